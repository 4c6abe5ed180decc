"""A crisis as a duel: two sides face to face, the stair between them, and three answers with what each risks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.texts.language import _, later
from game.ui import theme
from game.ui.screens.base import Screen
from game.ui.screens.crisis_staff import CrisisStaff
from game.ui.screens.crisis_stair import Pips, Stair, Tier
from game.ui.screens.table_cards import Icon
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Card
from game.ui.widgets.layout import Centre, Column, Grid, Panel, Row, Rule
from game.ui.widgets.text import Badge, Label

if TYPE_CHECKING:
    from game.ui.screens.table import Table

HOW = (
    later("Only diplomats know of it. Giving way now costs next to nothing."),
    later("The demand is public. Whoever gives way now loses face."),
    later("Forces are alerted. Giving way is dear, and a mistake can happen."),
    later("One more step and shots may be exchanged."),
)
LOOKS = {  # what an answer does to the crisis: icon, tone of its stripe
    "hold": ("icons/diplomacy", theme.GOOD),
    "off_ramp": ("icons/diplomacy", theme.GOOD),
    "back_down": ("icons/undo", theme.MUTED),
}
FIRM = ("icons/warning", theme.WARNING)
LOW = 480.0  # below this a step has one line, so that the answers are near
HIGH = 660.0  # below this the stair does without its legend, which is in its hover too
WIDE = 900.0  # from here on the two sides stand left and right of the stair


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
        named = {s.id: s for s in match.briefing.sides}
        own, other = named[crisis.own], named[crisis.other]
        head = Row(
            Icon("icons/crisis", 30, theme.WARNING),
            Column(
                Label(_("Crisis"), size=theme.TITLE, weight="bold"),
                Label(crisis.about, id="crisis_about"),
                gap=2,
                grow=1,
            ),
            Badge(
                _("Round {round} of {rounds}").format(round=crisis.round, rounds=crisis.rounds),
                weight="bold",
                size=theme.STRONG,
                id="crisis_round",
            ),
            gap=12,
        )
        answers = Grid(
            *(
                self._card(n, card, crisis, other.name, staff.beside(card.row))
                for n, card in enumerate(match.cards(side), 1)
            ),
            least=240,
            gap=10,
            id="answers",
        )
        faces = self._own(crisis, own), self._other(crisis, other)
        stair = self._stair(crisis, own, other, brief=staff.open or self.app.ui.size[1] < HIGH)
        if self.app.ui.size[0] >= WIDE:
            for face in faces:
                face.width = 214.0
            stair.grow = 1
            parts: list[Widget] = [Row(faces[0], stair, faces[1], gap=16, align="stretch"), answers]
        else:
            parts = [stair, answers, Grid(*faces, least=200, gap=8)]
        return Centre(Panel(head, *parts, staff.foot(), gap=12, pad=16, border=theme.WARNING), 1120)

    # --- the picture ----------------------------------------------------------------------------------------------
    def _stair(self, crisis: Any, own: Any, other: Any, brief: bool) -> Widget:
        """The stair and what it means; `brief` where the room is needed for the answers."""
        tiers = [
            Tier(
                step.name,
                _("mistake: {chance}").format(chance=percent(step.chance))
                if n > crisis.at
                else _("you are here")
                if n == crisis.at
                else _("passed"),
                _price(step.cost),
                _price(*step.other_cost),
            )
            for n, step in enumerate(crisis.steps)
        ]
        legend = _(
            "Left and right of a step: the support at home that {own} and {other} lose by backing down on it. Mistake: "
            "the chance that shots are exchanged on the way up to it."
        ).format(own=own.name, other=other.name)
        now, ahead = self._ladder()
        beyond = (
            _("Shots would cross the firebreak: {rung}").format(rung=ahead)
            if ahead
            else _("Shots would be exchanged: {rung}").format(rung=now)
        )
        keys = own.colour_key, other.colour_key
        flat = self.app.ui.size[1] < LOW
        stair = Stair(tiers, crisis.at, keys, beyond, legend, flat, id="crisis_step")
        if brief:
            return Column(stair)
        means = Label(_(HOW[crisis.at]), weight="bold", align="center", id="crisis_how")
        return Column(stair, means, Label(legend, size=12, colour=theme.MUTED, align="center"), gap=6)

    def _own(self, crisis: Any, side: Any) -> Widget:
        free = crisis.cost < 0.05
        words = _("Nobody has noticed yet.") if free else _("support at home")
        more = (
            []
            if free
            else [Label(_("and −{points:.1f} credibility abroad").format(points=crisis.credibility), size=12.5)]
        )
        return self._face(
            _("You, {name}").format(name=side.name),
            side,
            crisis,
            crisis.firm[0],
            (
                Label(_("If you back down now"), size=12.5, colour=theme.MUTED),
                Label(_price(crisis.cost), weight="bold", size=theme.TITLE, id="backing_down"),
                Label(words, size=12.5),
                *more,
            ),
        )

    def _other(self, crisis: Any, side: Any) -> Widget:
        free = crisis.other_cost[1] < 0.05
        words = (
            _("Nobody there has noticed yet.")
            if free
            else _("support in its own country, as far as you know: its resolve is hidden.")
        )
        return self._face(
            side.name,
            side,
            crisis,
            crisis.firm[1],
            (
                Label(_("If it backs down now"), size=12.5, colour=theme.MUTED),
                Label(_price(*crisis.other_cost), weight="bold", size=theme.TITLE, id="other_backing_down"),
                Label(words, size=12.5),
            ),
        )

    def _face(self, name: str, side: Any, crisis: Any, firm: float, price: tuple[Widget, ...]) -> Widget:
        """One side of the duel: its part in it, how firm it has been, what backing down would cost it."""
        key = side.colour_key
        part = _("protests") if crisis.protester == side.id else _("is asked to give way")
        return Column(
            Row(Badge(name, ground=theme.SIDE[key], colour=theme.ON_SIDE[key], weight="bold", size=theme.HEADING)),
            Label(part),
            Rule(),
            Label(_("Has stood firm"), size=12.5, colour=theme.MUTED),
            Row(Pips(firm, crisis.rounds, id=f"firm_{side.id}", label=_("Has stood firm"))),
            Rule(),
            *price,
            gap=5,
            pad=(12, 10),
            ground=theme.RAISED,
            radius=theme.RADIUS,
            border=theme.SIDE[key],
            id=f"face_{side.id}",
        )

    def _ladder(self) -> tuple[str, str]:
        """The rung on which the conflict stands, and the one behind the next firebreak."""
        ladder = self.table.view.ladder
        if not ladder.rungs:
            return "", ""
        now = min(max(0, round(ladder.now)), len(ladder.rungs) - 1)
        ahead = next((name for i, (name, _text, firebreak) in enumerate(ladder.rungs) if i > now and firebreak), "")
        return ladder.rungs[now][0], ahead

    # --- the answers ----------------------------------------------------------------------------------------------
    def _card(self, number: int, card: Any, crisis: Any, other: str, odds: list[Widget]) -> Widget:
        action = self.table.match.briefing.orders[card.row].action
        provoked = crisis.protester != self.table.side
        text = card.text or _holding(provoked)
        if action == "back_down" and not provoked:  # who protests has nothing to take back
            text = _("Drop the demand and let the other side go on.")
        icon, tone = LOOKS.get(action, FIRM)
        body: list[Widget] = [
            Row(
                Badge(str(number), ground=theme.HOVER, weight="bold", size=theme.STRONG),
                Icon(icon, 22, tone),
                Label(card.title, weight="bold", size=theme.HEADING, grow=1),
            ),
            Label(text),
            *_stakes(action, crisis, other),
            *(odds or [Label(_means(action, crisis, provoked), size=12.5, colour=theme.MUTED)]),
        ]
        if not card.allowed:
            body.append(Label(card.reason, size=12.5, colour=theme.WARNING))
        return Card(
            *body,
            id=f"crisis_{action}",
            label=card.title,
            enabled=card.allowed,
            reason=card.reason,
            stripe=tone,
            pad=14.0,
            gap=6.0,
            on_click=lambda row=card.row: self._answer(row),
        )

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


def _price(low: float, high: float | None = None) -> str:
    """What backing down takes, in points; a range where it is not known."""
    most = low if high is None else high
    if most < 0.05:
        return _("free")
    return f"−{low:.1f}" if high is None else f"−{low:.1f} … −{high:.1f}"


def _holding(provoked: bool) -> str:
    if provoked:
        return _(
            "You neither climb nor give way. If both sides do this, the crisis ends; if your step was a large one, "
            "you take it back, which costs a part of the price of backing down at most."
        )
    return _(
        "You neither climb nor give way. If both sides do this, the crisis ends; if the other side's step was a large "
        "one and can be undone, it is taken back."
    )


def _stakes(action: str, crisis: Any, other: str) -> list[Widget]:
    """The figure that an answer puts at stake, and what it is."""
    if action == "back_down":
        free = crisis.cost < 0.05
        words = _("nobody at home notices") if free else _("support at home, for certain")
        return [_stake(_price(crisis.cost), words, "stake")]
    if action in ("hold", "off_ramp"):
        words = _("chance of shots, if {other} stands firm").format(other=other)
        return [_stake(percent(crisis.chance_alone), words, "chance_alone")]
    words = _("chance of shots, if {other} stands firm too; {alone} if it does not").format(
        other=other, alone=percent(crisis.chance_alone)
    )
    return [_stake(percent(crisis.chance), words, "chance")]


def _stake(figure: str, words: str, id: str) -> Widget:
    return Row(Label(figure, weight="bold", size=theme.TITLE, id=id), Label(words, size=13, grow=1), gap=10)


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
