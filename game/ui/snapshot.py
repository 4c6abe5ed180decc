"""What the table shows, read from a match in one place as plain values: no widget asks the rules anything.

Every function here takes the match and the side whose player looks at the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.match.views import on_ladder
from game.texts.language import _
from game.texts.refusals import late_price
from game.texts.words import effect_lines, turn_names
from game.ui import moving, risk, rung_card
from game.ui.moving import Tokens
from game.ui.risk import Risk


@dataclass(frozen=True)
class CardView:
    """An order as a card. `rung` names the rung it climbs to, "" where it does not; `delay` in turns.

    `level` is its provocation, `zone` where the tray would stand with it if it stands elsewhere now; `extra` is what
    winning over members adds to its cost, `late` what soldiers cost more because they are sent late; `action` and
    `place` are the order's title and its target.
    """

    row: int
    title: str
    action: str
    place: str
    level: float
    zone: str
    consent: str
    extra: float
    late: float
    text: str
    group: str
    cost: float
    delay: int
    rung: str
    source: str
    icon: str
    effects: tuple[str, ...]
    target: str
    target_name: str
    target_board: str
    allowed: bool
    reason: str


@dataclass(frozen=True)
class TrackView:
    """A number of the table with its past; `good` is "up", "down" or "none"."""

    key: str
    name: str
    unit: str
    text: str
    low: float
    high: float
    good: str
    value: float
    past: tuple[float, ...]
    estimated: bool = False  # whether this side only estimates it

    @property
    def change(self) -> float:
        return self.value - self.past[-2] if len(self.past) > 1 else 0.0


@dataclass(frozen=True)
class LadderView:
    """Rungs from the lowest, where the game stands, where the tray would lead, the other side's red line.

    `acts` are the rungs up to which each camp's acts of the last turn reached: (its name, its role, rung).
    """

    rungs: tuple[tuple[str, str, bool], ...]  # name, text, firebreak beneath it
    now: float
    ghost: float | None
    red: tuple[float, float] | None
    acts: tuple[tuple[str, str, int], ...] = ()
    notes: tuple[str, ...] = ()  # for each rung what it brings, and how the conflict comes down from it


@dataclass(frozen=True)
class MemberView:
    """A member of the alliance and its will, 0..100."""

    id: str
    name: str
    flag: str
    will: float
    change: float = 0.0  # of its will since last turn
    stance: str = ""  # to the acts in the tray, see `risk.stances`
    objects: float = float("inf")  # level of provocation above which it objects to a common act
    blocks: float = float("inf")


@dataclass(frozen=True)
class FundView:
    """A stock that orders draw on: what is there, and what the tray asks of it."""

    name: str
    there: float
    asked: float


@dataclass(frozen=True)
class TableView:
    """Everything on the table for one side at one moment."""

    title: str
    side: str
    side_name: str
    side_role: str
    side_key: str
    phase: str
    turn: int
    turns: tuple[str, ...]
    groups: tuple[tuple[str, str], ...]
    cards: tuple[CardView, ...]
    tray: tuple[CardView, ...]
    spent: float
    available: float
    slots: int
    tracks: tuple[TrackView, ...]
    ladder: LadderView
    risk: Risk | None
    funds: tuple[FundView, ...]
    members: tuple[MemberView, ...]
    board: bool
    shares: dict[str, float]
    hosts: dict[str, float]
    moving: Tokens
    names: dict[str, str]
    sides: tuple[tuple[str, str, str], ...]  # id, name, colour key
    chronicle: tuple[tuple[int, str, str, str], ...]  # turn, topic, side name, text
    headlines: tuple[str, ...]  # of each turn that is over

    @property
    def turn_name(self) -> str:
        return (
            self.turns[min(self.turn, len(self.turns) - 1)]
            if self.turns
            else _("Turn {number}").format(number=self.turn + 1)
        )


def table(match: Any, side: str) -> TableView:
    """The table as one side sees it."""
    briefing, seen = match.briefing, match.view(side)
    me = next(s for s in briefing.sides if s.id == side)
    tray_rows = tuple(match.tray(side)) if match.phase == "orders" else ()
    cards = {card.row: card for card in match.cards(side)} if match.phase == "orders" else {}
    danger = risk.of_tray(match, side)
    views = {row: _card(match, row, cards.get(row), danger, tray_rows, seen) for row in {*cards, *tray_rows}}
    stances = risk.stances(match, side, tray_rows)
    spent, available = match.budget(side)
    used = {view.group for view in views.values()}
    control, posture, will = seen.control, seen.posture, seen.will
    regions, hosts = briefing.regions, briefing.hosts
    return TableView(
        title=briefing.title,
        side=side,
        side_name=me.name,
        side_role=me.role,
        side_key=me.colour_key,
        phase=match.phase,
        turn=match.turn,
        turns=turn_names(briefing),
        groups=tuple((id, name) for id, name in briefing.groups.items() if id in used),
        cards=tuple(views[row] for row in cards),
        tray=tuple(views[row] for row in tray_rows),
        spent=float(spent),
        available=float(available),
        slots=int(match.slots(side)),
        tracks=tuple(_track(match, side, seen, text) for text in briefing.tracks),
        ladder=_ladder(match, side, seen),
        risk=danger,
        funds=_funds(match, seen, tray_rows, tuple(cards)),
        members=tuple(
            MemberView(m.id, m.name, m.flag, float(will[i][0]), _moved(match, side, m.id), *stances.get(i, ()))
            for i, m in enumerate(briefing.members)
        ),
        board=briefing.board is not None,
        shares={r.board: float(control[i][0]) for i, r in enumerate(regions)},
        hosts={h.board: float(posture[i][0]) for i, h in enumerate(hosts)},
        moving=moving.of(match, seen),
        names={r.board: r.name for r in (*regions, *hosts)},
        sides=tuple((s.id, s.name, s.colour_key) for s in briefing.sides),
        chronicle=chronicle(match, side),
        headlines=tuple(getattr(match, "headlines", ())),
    )


def chronicle(match: Any, side: str) -> tuple[tuple[int, str, str, str], ...]:
    """Turn, topic, side name and text of everything a side was told, oldest first."""
    names = {s.id: s.name for s in match.briefing.sides}
    return tuple((int(e.turn), str(e.topic), names.get(e.side, ""), str(e.text)) for e in match.chronicle_for(side))


def _card(match: Any, row: int, card: Any, danger: Risk | None, tray: tuple[int, ...], seen: Any) -> CardView:
    text = match.briefing.orders[row]
    boards = {p.id: p.board for p in (*match.briefing.regions, *match.briefing.hosts)}
    level = _number(match, "level", row, None)
    cost = _number(match, "cost", row, card)
    late = late_price(match.scenario, seen.seen, row) if hasattr(match.scenario, "late_costs") else 0.0
    zone = risk.CALM
    if danger:
        levels = [_number(match, "level", r, None) for r in (*tray, row)]
        reached = danger.zone_of(risk.bundle(levels, float(match.scenario.numbers.escalation.bundle_share)))
        zone = reached if reached != danger.zone else risk.CALM
    return CardView(
        row=row,
        title=_title(text),
        action=str(text.title),
        place=text.target_name or "",
        level=level,
        zone=zone,
        consent=("", "coalition", "consensus")[int(_number(match, "consent", row, None))],
        extra=max(0.0, cost - _number(match, "cost", row, None) - late),
        late=late,
        text=text.text,
        group=text.group,
        cost=cost,
        delay=max(0, int(_number(match, "lead", row, None))),
        rung=_rung(match, row, _plain(seen.rung)),
        source=_source(match, text),
        icon=text.icon,
        effects=tuple(effect_lines(match.briefing, text)),
        target=text.target or "",
        target_name=text.target_name or "",
        target_board=boards.get(text.target or "", ""),
        allowed=bool(card.allowed) if card else True,
        reason=str(card.reason) if card else "",
    )


def _title(text: Any) -> str:
    """An order's title with its target, unless the title names it already."""
    target = text.target_name or ""
    return str(text.title) if not target or target in text.title else f"{text.title}: {target}"


def _number(match: Any, column: str, row: int, card: Any) -> float:
    """A number of an order's row: from its card, else from the scenario's column."""
    if card is not None and hasattr(card, column):
        return float(getattr(card, column))
    values = getattr(match.scenario, column, None)
    return 0.0 if values is None else _plain(values[row])


def _rung(match: Any, row: int, now: float) -> str:
    """The rung that an order climbs to, when it is above the present one."""
    at = int(_number(match, "rung", row, None))
    rungs = match.briefing.rungs
    return rungs[at].name if round(now) < at < len(rungs) else ""


def _moved(match: Any, side: str, member: str) -> float:
    """How much the will of a member has changed since last turn; nothing for an estimate, whose error moves it too."""
    if not match.turn or not hasattr(match.scenario, "places") or match.view(side).estimates(f"will.{member}"):
        return 0.0
    past = match.history(f"will.{member}", side)
    return past[-1] - past[-2] if len(past) > 1 else 0.0


def _funds(match: Any, seen: Any, tray: tuple[int, ...], rows: tuple[int, ...]) -> tuple[FundView, ...]:
    """The stocks that this side's orders draw on, in the order of its cards."""
    scenario = match.scenario
    if not hasattr(scenario, "pool_track"):
        return ()
    from game.texts.words import track_name

    stocks = dict.fromkeys(int(scenario.pool_track[row]) for row in rows if scenario.pool_track[row] >= 0)
    return tuple(
        FundView(
            track_name(scenario, match.briefing, stock).split(":")[0],
            float(seen.seen.tracks[stock, 0]),
            sum(float(scenario.draws[row]) for row in tray if scenario.pool_track[row] == stock),
        )
        for stock in stocks
    )


def _plain(value: Any) -> float:
    """A float from a number or an array that holds one."""
    while hasattr(value, "__len__"):
        value = value[0]
    return float(value)


def _source(match: Any, text: Any) -> str:
    return str(match.briefing.sources.get(text.source, text.source or ""))


EVERYBODYS = ("tension", "rung", "hotline", "harm", "displaced")  # numbers that both camps want to go the same way


def _good(match: Any, side: str, text: Any) -> str:
    """Which way a number is good for this side: the other camp's numbers are neither, land is turned round."""
    roles = {s.id: s.role for s in match.briefing.sides}
    owner = text.key.partition(".")[2]
    if owner in roles and (roles[owner] == "challenger") != (roles[side] == "challenger"):
        return "none"
    if text.key == "territory" and roles[side] == "challenger":
        return "down" if text.good == "up" else "up"
    if roles[side] == "challenger" and not owner and text.key not in EVERYBODYS:
        return "none"
    return str(text.good)


def _track(match: Any, side: str, seen: Any, text: Any) -> TrackView:
    return TrackView(
        text.key,
        text.name,
        text.unit,
        _(text.text),
        float(text.low),
        float(text.high),
        _good(match, side, text),
        _plain(seen.value(text.key)),
        tuple(float(v) for v in match.history(text.key, side)),
        hasattr(seen, "estimates") and seen.estimates(text.key),
    )


def _ladder(match: Any, side: str, seen: Any) -> LadderView:
    ghost: float | None = None
    red: tuple[float, float] | None = None
    if match.phase == "orders":
        preview = match.preview(side)
        ghost = _plain(preview.rung)
        band = preview.red_line
        red = (_plain(band[0]), _plain(band[1])) if band is not None else None
    rungs = tuple((r.name, r.text, bool(r.firebreak)) for r in match.briefing.rungs)
    return LadderView(rungs, _plain(seen.rung), ghost, red, _acts(match, seen), rung_card.notes(match, side))


def _acts(match: Any, seen: Any) -> tuple[tuple[str, str, int], ...]:
    """How high each camp's acts of the last turn reached, once there has been one."""
    look, scenario = getattr(seen, "seen", None), match.scenario
    if look is None or match.turn == 0 or len(getattr(scenario, "leaders", ())) < 2:
        return ()
    names = {side.id: side for side in match.briefing.sides}
    found = []
    for leader in scenario.leaders:
        side = names[scenario.sides[leader]]
        place = on_ladder(scenario, float(look.provocation[scenario.camp[leader], 0]))
        found.append((side.name, side.colour_key, round(place)))
    return tuple(found)
