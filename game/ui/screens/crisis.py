"""A crisis: two sides face to face, the step it has reached, what each answer would mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.texts.chronicle import STEPS
from game.texts.language import _, later
from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.screens.base import Screen
from game.ui.screens.crisis_staff import CrisisStaff
from game.ui.screens.table_cards import Icon
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.controls import Card
from game.ui.widgets.layout import Centre, Column, Gap, Grid, Panel, Row
from game.ui.widgets.text import Badge, Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table

HOW = (
    later("Only diplomats know of it. Giving way now costs next to nothing."),
    later("The demand is public. Whoever gives way now loses face."),
    later("Forces are alerted. Giving way is dear, and a mistake can happen."),
    later("One more step and shots may be exchanged."),
)


def steps() -> list[str]:
    """The steps of a crisis as the table names them, in the language of the moment."""
    return [_(step).capitalize() for step in STEPS]


class Stair(Widget):
    """The steps of a crisis from quiet to dangerous; the present one is lit."""

    role = "stair"

    def __init__(self, step: str, **more: Any) -> None:
        super().__init__(label=_("Steps of the crisis"), value=step, **more)
        self.steps = steps()
        self.at = self.steps.index(step) if step in self.steps else -1

    SIZE = 12.0

    def measure(self, look: Look, width: float) -> Size:
        wide = (width - 8 * (len(self.steps) - 1)) / len(self.steps) - 8
        high = max(look.fonts.measure(step, self.SIZE, wide, "bold")[1] for step in self.steps)
        return width, high + 8 + 6 * (len(self.steps) - 1)

    def draw(self, canvas: Canvas) -> None:
        r, fonts = self.rect, canvas.look.fonts
        wide = (r.w - 8 * (len(self.steps) - 1)) / len(self.steps)
        high = r.h - 6 * (len(self.steps) - 1)
        for n, step in enumerate(self.steps):
            box = pygame.FRect(r.x + n * (wide + 8), r.bottom - high - 6 * n, wide, high)
            lit, past = n == self.at, n < self.at
            ground = theme.ACCENT if lit else theme.mix(theme.SURFACE, theme.ACCENT, 0.28) if past else theme.RAISED
            canvas.fill(box, ground, 4, theme.ACCENT if lit else theme.LINE)
            lines = fonts.wrap(step, self.SIZE, wide - 8, "bold")
            top = box.centery - len(lines) * fonts.line_height(self.SIZE) / 2
            inner = pygame.FRect(box.x + 4, top, wide - 8, high)
            canvas.lines(inner, lines, self.SIZE, theme.ON_ACCENT if lit else theme.TEXT, align="center")


class Crisis(Screen):
    """One decision: stand firm, offer a way out, back down."""

    name = "crisis"
    over = True

    def __init__(self, table: Table) -> None:
        self.table = table

    def build(self) -> Widget:
        match, side = self.table.match, self.table.side
        crisis = match.crisis(side)
        if crisis is None:
            return Centre(Panel(Label(_("The crisis is over.")), title=_("Crisis")), 480)
        staff = CrisisStaff(self.table)
        sides = match.briefing.sides
        own = next(s for s in sides if s.id == side)
        opposite = "challenger" if own.colour_key != "challenger" else "patron"
        other = next((s for s in sides if s.colour_key == opposite), sides[-1])
        faces = Row(
            _face(own),
            Gap(grow=1),
            Icon("icons/crisis", 24, theme.WARNING),
            Label(
                _("Round {round} of {rounds}").format(round=crisis.round, rounds=crisis.rounds),
                weight="bold",
                id="crisis_round",
            ),
            Gap(grow=1),
            _face(other),
        )
        facts = Grid(
            _fact(
                _("If both stand firm"),
                percent(crisis.chance),
                _("chance that shots are exchanged in this round; then the war climbs over a firebreak."),
                "chance",
            ),
            _fact(
                _("If only one stands firm"),
                percent(crisis.chance_alone),
                _("chance of the same mistake."),
                "chance_alone",
            ),
            _fact(
                _("If you back down"),
                _("free") if crisis.cost < 0.05 else f"−{crisis.cost:.1f}",
                _("at this step nobody has noticed yet.")
                if crisis.cost < 0.05
                else _("support at home, and −{credibility:.1f} credibility. It grows with every step.").format(
                    credibility=crisis.credibility
                ),
                "backing_down",
            ),
            _fact(
                _("If {side} backs down").format(side=other.name),
                _("free") if crisis.other_cost[1] < 0.05 else "−{:.1f} … −{:.1f}".format(*crisis.other_cost),
                _("nobody there would notice yet.")
                if crisis.other_cost[1] < 0.05
                else _("support in its own country, as far as you know: its resolve is hidden."),
                "other_backing_down",
            ),
            least=240 if staff.open else 280,
            gap=8,
        )
        stair = Stair(crisis.step, id="crisis_step")
        means = _(HOW[stair.at]) if stair.at >= 0 else ""
        stairs = Column(
            stair,
            Label(means, size=13),
            gap=5,
        )
        cards = [self._card(n, card, crisis, staff.beside(card.row)) for n, card in enumerate(match.cards(side), 1)]
        answers = Grid(*cards, least=190, gap=10, id="answers")
        return Centre(
            Panel(
                faces,
                Label(crisis.about, id="crisis_about"),
                stairs,
                Label(self._rung(), size=13, colour=theme.MUTED, bold=theme.ACCENT, id="crisis_rung"),
                facts,
                answers,
                staff.foot(),
                title=_("Crisis"),
                gap=11,
                pad=16,
                border=theme.WARNING,
            ),
            1060 if staff.open else 760,
        )

    def _card(self, number: int, card: Any, crisis: Any, odds: list[Widget]) -> Widget:
        action = self.table.match.briefing.orders[card.row].action
        provoked = crisis.protester != self.table.side
        text = card.text or _("You neither climb nor give way. If both sides do this, the crisis ends.")
        if action == "back_down" and not provoked:  # who protests has nothing to take back
            text = _("Drop the demand and let the other side go on.")
        body: list[Widget] = [
            Row(
                Badge(str(number), ground=theme.HOVER, weight="bold"),
                Label(card.title, weight="bold", size=theme.STRONG, grow=1),
                align="top",
            ),
            Label(text, size=13),
            Label(_means(action, crisis, provoked), size=12.5, colour=theme.MUTED),
        ]
        if not card.allowed:
            body.append(Label(card.reason, size=12.5, colour=theme.WARNING))
        body += odds
        return Card(
            *body,
            id=f"crisis_{action}",
            label=card.title,
            enabled=card.allowed,
            reason=card.reason,
            stripe=theme.ACCENT,
            on_click=lambda row=card.row: self._answer(row),
        )

    def _rung(self) -> str:
        """Where the ladder stands and which firebreak comes next."""
        ladder = self.table.view.ladder
        now = min(max(0, round(ladder.now)), len(ladder.rungs) - 1)
        ahead = next((name for i, (name, _text, firebreak) in enumerate(ladder.rungs) if i > now and firebreak), "")
        text = _("On the ladder: **{rung}**.").format(rung=ladder.rungs[now][0]) if ladder.rungs else ""
        return text + " " + _("Next firebreak: before **{rung}**.").format(rung=ahead) if ahead else text

    def on_key(self, name: str) -> Step | None:
        """The number of an answer gives it."""
        if name.isdigit():
            cards = self.table.match.cards(self.table.side)
            at = int(name) - 1
            return self._answer(cards[at].row) if 0 <= at < len(cards) else None
        if name == "t":
            return self.table.staff.toggle()
        return super().on_key(name)

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
        app.work(lambda: self.table.seal(side), self.table.after, _("The other side decides…"))
        return None


def percent(chance: float) -> str:
    """A chance in words that never calls a small one none."""
    if chance <= 0:
        return _("none")
    return _("under 1 %") if chance < 0.01 else _("{share} %").format(share=f"{100 * chance:.0f}")


def _face(side: Any) -> Widget:
    key = side.colour_key
    return Badge(side.name, ground=theme.SIDE[key], colour=theme.ON_SIDE[key], weight="bold", size=theme.HEADING)


def _fact(head: str, number: str, words: str, id: str) -> Widget:
    return Column(
        Label(head, size=12.5, colour=theme.MUTED),
        Label(number, weight="bold", size=theme.HEADING, id=id),
        Label(words, size=12.5),
        gap=2,
        pad=(10, 7),
        ground=theme.RAISED,
        radius=4,
    )


def _means(action: str, crisis: Any, provoked: bool) -> str:
    """What an answer leads to, in this round; `provoked` says that one's own orders are what it is about."""
    last = crisis.round >= crisis.rounds
    if action == "back_down":
        return (
            _("The other side wins a little credibility; your most provoking order that can be undone is undone.")
            if provoked
            else _("The other side wins a little credibility, and what it did stands.")
        )
    if action in ("hold", "off_ramp"):
        return (
            _("Last round: if the other side has stood firm more often than you, you give way at a part of the price.")
            if last
            else _("The crisis goes on only if the other side climbs.")
        )
    return (
        _("Last round: whoever stood firm less often gives way; if neither did, you collide.")
        if last
        else _("The crisis goes one step up, unless the other side backs down.")
    )
