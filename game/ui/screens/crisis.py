"""A crisis: two sides face to face, the chance of an accident, and what backing down would cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui import theme
from game.ui.screens.base import Screen
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Card
from game.ui.widgets.layout import Centre, Column, Gap, Grid, Panel, Row
from game.ui.widgets.meters import Meter
from game.ui.widgets.text import Badge, Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table


class Crisis(Screen):
    """One decision: stand firm, offer an off-ramp, back down."""

    name = "crisis"
    over = True

    def __init__(self, table: Table) -> None:
        self.table = table

    def build(self) -> Widget:
        match, side = self.table.match, self.table.side
        crisis = match.crisis(side)
        if crisis is None:
            return Centre(Panel(Label("The crisis is over."), title="Crisis"), 480)
        sides = match.briefing.sides
        own = next(s for s in sides if s.id == side)
        opposite = "challenger" if own.colour_key != "challenger" else "patron"
        other = next((s for s in sides if s.colour_key == opposite), sides[-1])
        faces = Row(
            Badge(
                own.name,
                ground=theme.SIDE[own.colour_key],
                colour=theme.ON_SIDE[own.colour_key],
                weight="bold",
                size=theme.HEADING,
            ),
            Gap(grow=1),
            Label("face to face", colour=theme.MUTED),
            Gap(grow=1),
            Badge(
                other.name,
                ground=theme.SIDE[other.colour_key],
                colour=theme.ON_SIDE[other.colour_key],
                weight="bold",
                size=theme.HEADING,
            ),
        )
        chance = float(crisis.chance)
        facts = Column(
            Label(f"Round {crisis.round} of {crisis.rounds}: {crisis.step}", weight="bold", id="crisis_step"),
            Label(crisis.about, colour=theme.MUTED),
            Label(self._rung(), bold=theme.ACCENT, id="crisis_rung"),
            Row(
                Label("Chance of an accident if both stand firm", grow=1),
                Label(f"{chance:.0%}", weight="bold", size=theme.HEADING, id="chance"),
            ),
            Meter(chance, 0.0, 1.0, theme.BAD, height=8),
            Row(
                Label("The same if only one side stands firm", size=13, colour=theme.MUTED, grow=1),
                Label(f"{float(crisis.chance_alone):.0%}", weight="bold", id="chance_alone"),
            ),
            Row(
                Label("What backing down costs at home, in points", grow=1),
                Label(f"{crisis.cost:g}", weight="bold", size=theme.HEADING, id="backing_down"),
            ),
            Row(
                Label("and in credibility", size=13, colour=theme.MUTED, grow=1),
                Label(f"{crisis.credibility:g}", weight="bold", id="credibility"),
            ),
            gap=7,
        )
        cards = []
        for card in match.cards(side):
            action = match.briefing.orders[card.row].action
            body: list[Widget] = [
                Label(card.title, weight="bold", size=theme.STRONG),
                Label(card.text, size=13, colour=theme.MUTED),
            ]
            if not card.allowed:
                body.append(Label(card.reason, size=12.5, colour=theme.WARNING))
            cards.append(
                Card(
                    *body,
                    id=f"crisis_{action}",
                    label=card.title,
                    enabled=card.allowed,
                    reason=card.reason,
                    stripe=theme.ACCENT,
                    on_click=lambda row=card.row: self._answer(row),
                )
            )
        return Centre(
            Panel(faces, facts, Grid(*cards, least=190, gap=10), title="Crisis", gap=14, border=theme.WARNING), 720
        )

    def _rung(self) -> str:
        """Where the ladder stands and which firebreak comes next."""
        ladder = self.table.view.ladder
        now = min(max(0, round(ladder.now)), len(ladder.rungs) - 1)
        ahead = next((name for i, (name, _, firebreak) in enumerate(ladder.rungs) if i > now and firebreak), "")
        text = f"On the ladder: **{ladder.rungs[now][0]}**" if ladder.rungs else ""
        return f"{text}. Next firebreak: before **{ahead}**." if ahead else f"{text}."

    def _answer(self, row: int) -> Step | None:
        match, side = self.table.match, self.table.side
        try:
            match.clear(side)
            match.add(side, row)
        except ValueError as error:
            self.app.ui.say(str(error))
            return None
        app = self.app
        app.follow(BACK)
        app.work(lambda: match.seal(side), self.table.after, "The other side decides…")
        return None
