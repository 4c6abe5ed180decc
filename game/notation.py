"""Notation: words for arrays and back. Orders, trays, turns, states and records as short text.

    air_defence                  one order of a side
    deploy:estonia               an order with its target
    air_defence, deploy:estonia  a tray, in the order of its slots; an empty one is `hold`
    nato: air_defence, deploy:estonia | ukraine: hold | russia: attack:ua_donetsk     a turn

What is parsed and written again is the same text, and the same array: holds between two orders keep their place.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.rules.arrays import Integers
from game.rules.scenario import Scenario
from game.rules.state import CRISIS, State
from game.rules.tracks import TRACKS, Tracks

RECORD_FORMAT: Final = 1
_HEAD: Final = f"firebreak record {RECORD_FORMAT}"
_DIGEST = re.compile(r"^[0-9a-f]{32}$")
_LONGEST_SHOWN = 60


class NotationError(ValueError):
    """Text that names no order, side or track; one sentence with the nearest name."""


# --- orders ----------------------------------------------------------------------------------------------


def parse_order(scenario: Scenario, side: str, text: str) -> int:
    """The row of a side's order by its name, such as `deploy:estonia`; back goes `scenario.order_names[row]`."""
    number = side_number(scenario, side)
    first, last = scenario.first[number], scenario.last[number]
    names = scenario.order_names[first:last]
    wanted = text.strip()
    if wanted in names:
        return first + names.index(wanted)
    raise NotationError(f"{_quote(wanted)} is not an order of {side}{_guess(wanted, names)}")


def side_number(scenario: Scenario, side: str) -> int:
    """The index of a side by its id."""
    if side in scenario.sides:
        return scenario.sides.index(side)
    raise NotationError(f"{_quote(side)} is not a side of {scenario.id}{_guess(side, scenario.sides)}")


def tray_text(scenario: Scenario, rows: Iterable[int]) -> str:
    """`air_defence, deploy:estonia`; trailing holds are left out, and nothing at all is `hold`."""
    names = [scenario.order_names[row] for row in rows]
    hold = scenario.order_names[scenario.hold[0]]
    while names and names[-1] == hold:
        names.pop()
    return ", ".join(names) or hold


def parse_tray(scenario: Scenario, side: str, text: str) -> tuple[int, ...]:
    """The rows of a tray, one for each name that is written."""
    if not text.strip():
        raise NotationError(f"Nothing is written for {side}; write `hold` for a side that does nothing.")
    return tuple(parse_order(scenario, side, part) for part in text.split(","))


def turn_text(scenario: Scenario, orders: Integers) -> str:
    """A line for orders [S, Q] of one game: `nato: air_defence | russia: hold`."""
    return " | ".join(
        f"{side}: {tray_text(scenario, (int(r) for r in orders[s]))}" for s, side in enumerate(scenario.sides)
    )


def parse_turn(scenario: Scenario, line: str) -> Integers:
    """[S, Q] the rows of a line; a side that is not named holds."""
    rows = np.repeat(np.array(scenario.hold, dtype=np.int64)[:, None], scenario.most_slots, axis=1)
    named: set[int] = set()
    for part in line.split("|"):
        side, colon, tray = part.partition(":")
        if not colon:
            raise NotationError(
                f"{_quote(part.strip())} does not say whose orders these are; write `side: order, order`."
            )
        number = side_number(scenario, side.strip())
        if number in named:
            raise NotationError(f"{side.strip()} stands twice in the line; write all its orders once, with commas.")
        named.add(number)
        found = parse_tray(scenario, side.strip(), tray)
        if len(found) > scenario.slots[number]:
            raise NotationError(f"{side.strip()} gives {len(found)} orders; at most: {scenario.slots[number]}.")
        rows[number, : len(found)] = found
    return rows


def _guess(text: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(text[:_LONGEST_SHOWN], names, n=1, cutoff=0.5)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; there are: {', '.join(names[:12])}{', ...' if len(names) > 12 else ''}."


def _quote(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "...")


# --- states ----------------------------------------------------------------------------------------------


def track_keys(scenario: Scenario) -> tuple[str, ...]:
    """[T] the text of every row of tracks: `tension`, `support.nato`, `control.ua_donetsk`."""
    keys = [""] * len(scenario.start)
    for name, spot in scenario.places.items():
        if isinstance(spot, int):
            keys[spot] = name
        else:
            for index, place in enumerate(axis(scenario, name)):
                keys[spot.start + index] = f"{name}.{place}"
    return tuple(keys)


def axis(scenario: Scenario, track: str) -> tuple[str, ...]:
    """The ids along which a track runs: sides, members, host countries, regions or kinds of kit; else none."""
    return {
        "one": (),
        "side": scenario.sides,
        "member": scenario.member_names,
        "host": scenario.host_names,
        "region": scenario.region_names,
        "kit": scenario.kit_names,
    }[TRACKS[track].axis]


def track_rows(scenario: Scenario, key: str, side: int) -> tuple[int, ...]:
    """The rows that a key points at; without a place, a track of sides means one's own and any other all its rows."""
    name, _, place = key.partition(".")
    if name not in TRACKS:
        raise NotationError(f"{_quote(key)} is not a number of the table{_guess(name, tuple(TRACKS))}")
    spot = scenario.places[name]
    ids = axis(scenario, name)
    if isinstance(spot, int):
        if place:
            raise NotationError(f"{name} belongs to the whole table; write it without a place.")
        return (spot,)
    if not place:
        return (spot.start + side,) if TRACKS[name].axis == "side" else tuple(range(spot.start, spot.stop))
    if place not in ids:
        raise NotationError(f"{_quote(place)} has no {name}{_guess(place, ids)}")
    return (spot.start + ids.index(place),)


def state_text(scenario: Scenario, state: State, game: int = 0) -> str:
    """All of one game that has a name, as a referee sees it: one `key: value` a line."""
    ending = int(state.ending[game])
    lines = [
        f"scenario: {scenario.id}",
        f"turn: {state.turn + 1} of {scenario.turns}",
        f"phase: {'over' if ending >= 0 else 'crisis' if state.phase == CRISIS else 'orders'}",
    ]
    if ending >= 0:
        lines.append(f"ending: {scenario.endings[ending].id}")
    if state.phase == CRISIS and state.protester[game] >= 0:
        protester = scenario.sides[int(state.protester[game])]
        lines.append(
            f"crisis: {protester} protests, rounds played {int(state.round[game])}, step {int(state.heat[game])}"
        )
    lines += [
        f"hidden {kind} of {scenario.sides[s]}: {_plain(state.hidden[y, game])}"
        for y, (s, kind) in enumerate(scenario.hidden_names)
    ]
    lines.append(f"orders: {turn_text(scenario, state.orders[:, :, game])}")
    return "\n".join([*lines, *tracks_text(scenario, state, game)])


def tracks_text(scenario: Scenario, seen: Tracks, game: int = 0) -> list[str]:
    """A line for every number of a state, or of what a side sees, that is not zero."""
    return [
        f"{key}: {_plain(seen.tracks[row, game])}"
        for row, key in enumerate(track_keys(scenario))
        if seen.tracks[row, game] != 0.0
    ]


def _plain(value: float) -> str:
    """Four digits behind the point at most; a whole number without any."""
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


# --- records ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Decision:
    """What all sides ordered at one decision, and the digest of the state that came of it."""

    turn: int  # from 0
    round: int  # 0 the orders of the turn, 1.. a round of a crisis
    line: str  # notation of the orders
    digest: str


@dataclass(frozen=True)
class Record:
    """What a match leaves behind: enough to play it again, and to see whether it came out the same."""

    scenario: str
    hash: str
    version: str
    seed: int
    settings: Mapping[str, float]
    players: Mapping[str, str]
    decisions: tuple[Decision, ...] = ()
    notes: Mapping[int, Sequence[str]] = field(
        default_factory=dict, compare=False
    )  # sentences after a decision, for readers


def record_text(record: Record) -> str:
    """The record for a reader; lines that begin with `#` are for people only."""
    lines = [
        _HEAD,
        f"scenario: {record.scenario}",
        f"hash: {record.hash}",
        f"version: {record.version}",
        f"seed: {record.seed}",
        *(f"setting {name}: {value!r}" for name, value in sorted(record.settings.items())),
        *(f"player {side}: {name}" for side, name in record.players.items()),
    ]
    lines += [f"# {note}" for note in record.notes.get(-1, ())]
    for index, decision in enumerate(record.decisions):
        what = f"crisis {decision.round}" if decision.round else "orders"
        lines.append(f"turn {decision.turn + 1} {what} | {decision.line}")
        lines += [f"# {note}" for note in record.notes.get(index, ())]
        lines.append(f"= {decision.digest}")
    return "\n".join([*lines, _seal(lines)]) + "\n"


def _seal(lines: Sequence[str]) -> str:
    """The last line: a hash of the lines above that are not for people only. It finds a cut or damaged record."""
    text = "\n".join(line for line in lines if not line.startswith("#"))
    return f"end {hashlib.sha256(text.encode()).hexdigest()[:32]}"


_DECISION = re.compile(r"^turn ([0-9]{1,4}) (?:orders|crisis ([1-9]))$")


def parse_record(text: str) -> Record:
    """The record that `record_text` wrote; NotationError names the line that cannot be read."""
    lines = [
        (number, line.rstrip()) for number, line in enumerate(text.splitlines(), 1) if line.strip() and line[0] != "#"
    ]
    if not lines or lines[0][1] != _HEAD:
        raise NotationError(f"This is not a record that this version reads; a record begins with the line {_HEAD!r}.")
    if lines[-1][1] != _seal([line for _at, line in lines[:-1]]):
        raise NotationError("The record is cut short or changed: its last line does not fit the lines above it.")
    head: dict[str, str] = {}
    settings: dict[str, float] = {}
    players: dict[str, str] = {}
    decisions: list[Decision] = []
    open_: tuple[int, int, str] | None = None
    for number, line in lines[1:-1]:
        if line.startswith("= "):
            if open_ is None or not _DIGEST.match(line[2:]):
                raise NotationError(f"Line {number} of the record holds no digest for the orders above it.")
            decisions.append(Decision(*open_, line[2:]))
            open_ = None
        elif line.startswith("turn "):
            what, _, orders = line.partition(" | ")
            found = _DECISION.match(what)
            if found is None or open_ is not None:
                raise NotationError(f"Line {number} of the record is out of place or no turn: {_quote(line)}.")
            open_ = int(found[1]) - 1, int(found[2] or 0), orders
        else:
            key, colon, value = line.partition(": ")
            kind, _, name = key.partition(" ")
            if not colon or decisions or open_ is not None or key in head:
                raise NotationError(f"Line {number} of the record is out of place: {_quote(line)}.")
            if kind == "setting" and name:
                settings[name] = _number(number, value)
            elif kind == "player" and name:
                players[name] = value
            else:
                head[key] = value
    missing = [key for key in ("scenario", "hash", "version", "seed") if key not in head]
    if missing or open_ is not None:
        raise NotationError(
            f"The record is cut short; missing: {', '.join(missing) or 'the digest of the last orders'}."
        )
    if not re.fullmatch(r"-?[0-9]{1,30}", head["seed"]):
        raise NotationError(f"The seed of the record is not a whole number: {_quote(head['seed'])}.")
    return Record(
        head["scenario"], head["hash"], head["version"], int(head["seed"]), settings, players, tuple(decisions)
    )


def _number(line: int, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise NotationError(f"Line {line} of the record holds no number: {_quote(text)}.") from None
