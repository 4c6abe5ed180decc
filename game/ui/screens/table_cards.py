"""The orders of the table: cards, one card with a button a place for orders that have targets, the tray."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from game.texts.language import _, counted, later
from game.ui import resources, theme
from game.ui.canvas import Canvas
from game.ui.risk import BAND, BEYOND
from game.ui.snapshot import CardView, TableView
from game.ui.steps import Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Card, Chip, Tab
from game.ui.widgets.layout import Column, Flow, Gap, Panel, Row
from game.ui.widgets.meters import Meter
from game.ui.widgets.redline import TONES, Mark
from game.ui.widgets.text import Badge, Label

Do = Callable[[int], Step | None]
CONSENT = {
    "coalition": (
        later("coalition"),
        later("A coalition of the willing carries it; the alliance's support says how far it goes."),
    ),
    "consensus": (
        later("consensus"),
        later("All members decide together: one may block it; those who object want something for it."),
    ),
}


class Icon(Widget):
    """A picture of the assets in one tone."""

    role = "image"

    def __init__(
        self, name: str, size: float = 20.0, tone: theme.Colour | None = theme.TEXT, wide: float = 0.0
    ) -> None:
        super().__init__(width=wide or size, height=size)
        self.picture = resources.image(name)
        self.tone = tone

    def draw(self, canvas: Canvas) -> None:
        if self.picture:
            canvas.picture(self.picture, self.rect, self.tone)


def amount(value: float) -> str:
    """A number as short as it may be."""
    return f"{value:.0f}" if abs(value) >= 100 or abs(value - round(value)) < 0.05 else f"{value:.1f}"


@dataclass(frozen=True)
class Acts:
    """What cards do: put an order into the tray, tell what it is likely to do, and ask for a place on the board."""

    add: Do
    foresee: Callable[[int], str]
    aim: Callable[[tuple[int, ...]], Step | None] | None = None
    grounds: dict[int, str] = field(default_factory=dict)  # points of ground that an order is likely to move, by row


def cards(view: TableView, shown: Sequence[CardView], acts: Acts, whole: bool = False) -> list[Widget]:
    """A card for each order; the orders of one action with many targets share a card unless `whole`."""
    stripe = theme.SIDE[view.side_key]
    taken = {entry.row for entry in view.tray}
    made: list[Widget] = []
    for _alike, run in itertools.groupby(shown, key=lambda c: (c.action, c.cost, c.level) if c.target else c.row):
        alike = list(run)
        if whole or len(alike) == 1:
            made += [card(c, acts, stripe, c.row in taken) for c in alike]
        else:
            made.append(targeted(view, alike, acts, stripe))
    return made


def card(view: CardView, acts: Acts, stripe: theme.Colour, taken: bool = False) -> Card:
    """An order that can be put into the tray; one that lies there already leaves its room to the others."""
    face = _face(view, view.title, view.effects, view.allowed)
    return Card(
        *(face[:1] if taken and not view.allowed else face),
        *([] if view.allowed else [Label(view.reason, size=12.5, weight="bold", colour=theme.MUTED)]),
        id=f"card_{view.row}",
        label=view.title,
        value=_value(view),
        enabled=view.allowed,
        reason=view.reason,
        tooltip=lambda: _tip(view, acts.foresee(view.row)),
        stripe=stripe,
        pad=9.0,
        on_click=lambda: acts.add(view.row),
    )


def targeted(view: TableView, alike: list[CardView], acts: Acts, stripe: theme.Colour) -> Card:
    """One card for one action with a button for each place where it is possible; the card itself asks for a place on
    the board.
    """
    first = alike[0]
    usual = Counter(c.reason for c in alike).most_common(1)[0][0]  # one place may have a reason of its own
    open_ = [c for c in alike if c.allowed]
    closed = [c for c in alike if not c.allowed]
    effects = tuple(e.replace(f": {first.place}", "") for e in first.effects)
    body = _face(first, first.action, effects, bool(open_))
    if open_:
        body.append(
            Flow(
                *(
                    Chip(
                        _place(view, c, acts.grounds.get(c.row, "")),
                        id=f"card_{c.row}",
                        value=_value(c),
                        tooltip=lambda c=c: _there(view, c, acts.foresee(c.row)),
                        region=c.target_board,
                        on_click=lambda row=c.row: acts.add(row),
                    )
                    for c in open_
                ),
                gap=4,
            )
        )
        if closed:
            names = ", ".join(c.place for c in closed)
            reasons = "\n".join(dict.fromkeys(c.reason for c in closed))
            why = Label(
                _("Not now: {names}").format(names=names),
                size=12,
                colour=theme.MUTED,
                tooltip=reasons,
                id=f"closed_{first.row}",
            )
            why.focusable = True  # its reasons are read with the keyboard too
            body.append(why)
    else:
        body.append(Label(usual, size=12.5, weight="bold", colour=theme.MUTED))
    places = frozenset(c.target_board for c in open_ if c.target_board)
    aim = acts.aim if len(places) > 1 else None
    tip = _tip(first)
    if aim:
        tip = "\n".join((tip or f"**{first.action}**", _("Click: choose the place on the board.")))
    return Card(
        *body,
        id=f"action_{first.row}",
        label=first.action,
        value=_value(first),
        enabled=bool(open_),
        reason="" if open_ else usual,
        tooltip=tip,
        stripe=stripe,
        pad=9.0,
        still=aim is None,
        regions=places,
        on_click=(lambda: aim(tuple(c.row for c in alike))) if aim else None,
    )


def _place(view: TableView, card: CardView, ground: str) -> str:
    """A target with the number that matters there: share held and its likely change, or thousand soldiers."""
    if card.target_board in view.shares:
        return f"{card.place} · {view.shares[card.target_board]:.0%} {ground}".rstrip()
    if card.target_board in view.hosts:
        return f"{card.place} · {view.hosts[card.target_board]:.1f}k"
    return card.place


def _there(view: TableView, card: CardView, foreseen: str) -> str:
    """The hover card of a target: what is there now, and what the card says."""
    lines = [f"**{card.title}**"]
    if card.target_board in view.shares:
        holder = next((name for _, name, key in view.sides if key == "challenger"), _("the challenger"))
        lines.append(_("Held by {holder}: {share:.0%}").format(holder=holder, share=view.shares[card.target_board]))
    if card.target_board in view.hosts:
        lines.append(_("Allied soldiers there: {count:.1f} thousand").format(count=view.hosts[card.target_board]))
    return "\n".join([*lines, *_tip(card, foreseen).split("\n")[1:]])


def _face(view: CardView, title: str, effects: Sequence[str], allowed: bool) -> list[Widget]:
    """Name and cost, provocation and time, effects; the sentence is in the hover card, so that more cards are seen."""
    tone = theme.TEXT if allowed else theme.MUTED
    words = " · ".join(effects) or view.text  # what it does in numbers, or else in words
    notes: list[Widget] = []
    if view.level > 0:
        risky = allowed and view.zone in (BAND, BEYOND)
        notes.append(
            Badge(
                _("provocation {level:.1f}").format(level=view.level),
                colour=TONES[view.zone] if risky else theme.TEXT,
                size=11.5,
            )
        )
        if risky:
            notes.append(Mark(view.zone, 15))
    notes.append(Badge(_when(view.delay), size=11.5))
    if view.consent:
        notes.append(Badge(_(CONSENT[view.consent][0]), size=11.5))
    if view.rung:
        notes.append(Badge(_("climbs to {rung}").format(rung=view.rung), colour=theme.ACCENT, size=11.5))
    return [
        Row(
            Icon(f"icons/{view.icon}", 20, tone),
            Label(title, weight="bold", grow=1, colour=tone),
            Badge(_("cost {cost}").format(cost=amount(view.cost)), weight="bold"),
            align="top",
        ),
        Flow(*notes, gap=4),
        *([Label(words, size=12.5, colour=tone if effects else theme.MUTED)] if words else []),
    ]


def _when(delay: int) -> str:
    return _("at once") if not delay else counted("in {count} turn", "in {count} turns", delay)


def _value(view: CardView) -> str:
    return _("cost {cost}, provocation {level:.1f}").format(cost=amount(view.cost), level=view.level)


def _tip(view: CardView, foreseen: str = "") -> str:
    """What a card does not say on its face; `foreseen` is what it is likely to do."""
    lines = [f"**{view.title}**", *([view.text] if view.text else [])]
    if view.allowed and view.zone == BAND:
        lines.append(_("With it, your orders stand where the other side's red line may lie."))
    if view.allowed and view.zone == BEYOND:
        lines.append(_("With it, your orders stand beyond the other side's red line as believed."))
    if view.consent:
        lines.append(_(CONSENT[view.consent][1]))
    if view.extra > 0.05:
        lines.append(_("{extra} of the cost wins over members who object.").format(extra=amount(view.extra)))
    if view.late > 0.05:
        late = amount(view.late)
        lines.append(_("{extra} of the cost, because soldiers are sent late, in tense times.").format(extra=late))
    if foreseen:
        lines.append(foreseen)
    if view.source:
        lines.append(_("Source: {source}").format(source=view.source))
    return "\n".join(lines) if len(lines) > 1 else ""


def tabs(view: TableView, chosen: str, choose: Callable[[str], Step | None]) -> Widget:
    """The groups of orders; the number is the key."""
    made = [
        Tab(f"{n} {name}" if n < 10 else name, chosen=id == chosen, id=f"group_{id}", on_click=lambda id=id: choose(id))
        for n, (id, name) in enumerate(view.groups, 1)
    ]
    return Flow(*made, gap=3, id="groups")


def tray(view: TableView, take_back: Do, wide: bool = False) -> Widget:
    """What will be sealed, with the budget, the funds and the provocation; `wide` puts the orders side by side."""
    left = view.available - view.spent
    waits = view.phase == "crisis"  # its answer is given face to face, not from the tray
    title = _("The tray waits") if waits else _("Tray {count} of {slots}")
    head = Row(
        Label(title.format(count=len(view.tray), slots=view.slots), weight="bold", grow=1),
        Label(
            _("{left} of {available} capital left").format(left=amount(left), available=amount(view.available)),
            size=13,
            colour=theme.MUTED,
            id="budget",
            tooltip=_(
                "Political capital: attention, votes and favours. Orders cost it, and some comes back every turn."
            ),
        ),
    )
    entries: list[Widget] = [
        Button(
            f"{entry.title}  ({amount(entry.cost)})",
            id=f"tray_{n}",
            kind="quiet",
            size=13,
            least=27.0,
            tooltip=_("Take this order back (Enter or Backspace)"),
            icon=resources.image("icons/undo"),
            on_click=lambda n=n: take_back(n),
        )
        for n, entry in enumerate(view.tray)
    ]
    if wide and entries:
        entries = [Flow(*entries, gap=4)]
    if view.phase == "orders" and not entries:
        many = _("up to {slots} orders").format(slots=view.slots) if view.slots > 1 else _("an order")
        text = _("Choose {many} above; what is in the tray is sealed when you end the turn.").format(many=many)
        entries = [Label(text, size=12.5, colour=theme.MUTED)]
    foot: list[Widget] = []
    if view.funds:
        foot.append(Flow(*(_fund(fund.name, fund.there, fund.asked) for fund in view.funds), gap=8))
    if view.risk and view.tray:
        zone = view.risk.zone
        words = _("Provocation {level:.1f}: {verdict}").format(level=view.risk.provocation, verdict=view.risk.short)
        foot.append(
            Row(
                Mark(zone),
                Label(
                    words,
                    size=12.5,
                    weight="bold",
                    colour=TONES[zone],
                    grow=1,
                    tooltip=view.risk.explained,
                    id="tray_risk",
                ),
                gap=6,
            )
        )
    meter = Meter(view.spent, 0.0, max(view.available, 1e-9), height=6, id="budget_meter", label=_("Budget spent"))
    return Column(
        head,
        meter,
        *entries,
        *foot,
        gap=4,
        pad=(10, 8),
        ground=theme.RAISED,
        radius=theme.RADIUS,
        id="tray",
        label=_("Tray"),
    )


def _fund(name: str, there: float, asked: float) -> Widget:
    """A stock that orders draw on; red words when the tray asks for more than there is."""
    short = asked > there + 0.005
    shown = f"{amount(asked)}/{amount(there)}" if asked else amount(there)
    tip = _("What orders draw on beside capital. {name}: {there} now; the tray asks for {asked}.").format(
        name=name, there=amount(there), asked=amount(asked)
    )
    if short:
        tip += " " + _("That is more than there is: what comes last gets what is left.")
    tone = theme.WARNING if short else theme.MUTED
    return Label(f"{name} {shown}" + (" !" if short else ""), size=12, colour=tone, tooltip=tip)


def nothing(text: str) -> Widget:
    """A sentence in place of an empty list."""
    return Panel(Label(text, size=13, colour=theme.MUTED), Gap(2))


def hinted(widget: Widget | None) -> frozenset[str]:
    """The places that a focused or pointed target button or card stands for."""
    if isinstance(widget, Chip):
        return frozenset({widget.region})
    return widget.regions if isinstance(widget, Card) else frozenset()
