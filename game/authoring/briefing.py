"""Briefing: the texts and looks of a scenario, for people. Numbers are in the Scenario."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SideText:
    """A side as its player reads it."""

    id: str
    name: str
    role: str
    colour_key: str  # patron | defender | challenger
    text: str


@dataclass(frozen=True)
class EffectText:
    """What an order adds to one number if it gets all that it asks for; `uses` instead: what it takes from a stock."""

    key: str  # support.ukraine
    place: str  # the name of its place, "" for a number of the whole table
    amount: float  # in the number's own unit
    at_most: bool = False
    uses: bool = False


@dataclass(frozen=True)
class OrderText:
    """One row of the order table, for a card."""

    row: int
    side: str
    action: str
    target: str | None
    target_name: str | None
    title: str
    text: str
    group: str
    source: str
    icon: str
    effects: tuple[EffectText, ...]


@dataclass(frozen=True)
class RungText:
    """A rung of the ladder; a firebreak stands below the rung that carries the mark."""

    id: str
    name: str
    text: str
    firebreak: bool


@dataclass(frozen=True)
class NamedText:
    """An ending or an event with its words."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class ParameterText:
    """A number that a start page shows as a slider, with its words and its range."""

    id: str
    title: str
    text: str
    low: float
    high: float
    default: float  # as the file has it, or as it was set


@dataclass(frozen=True)
class PlaceText:
    """A region that can change hands, or a host country; `board` is its id in the board's geometry."""

    id: str
    name: str
    board: str


@dataclass(frozen=True)
class MemberText:
    """A member of the alliance; `flag` is an ISO code."""

    id: str
    name: str
    flag: str


@dataclass(frozen=True)
class TrackText:
    """A number that the table shows."""

    key: str
    name: str
    unit: str
    text: str
    low: float
    high: float
    good: str  # up | down | none


@dataclass(frozen=True)
class SourcedNumber:
    """Where a number of the scenario comes from, for the report of sources."""

    path: str
    value: float
    source: str
    confidence: str


@dataclass(frozen=True)
class Briefing:
    """All texts of a scenario."""

    id: str
    title: str
    summary: str
    minutes: int
    difficulty: str
    content_note: str
    learning_goals: tuple[str, ...]
    credits: str
    licence: str
    board: str | None
    intro: str
    sides: tuple[SideText, ...]
    orders: tuple[OrderText, ...]  # index = order row
    groups: dict[str, str]
    rungs: tuple[RungText, ...]
    endings: tuple[NamedText, ...]
    events: tuple[NamedText, ...]
    parameters: tuple[ParameterText, ...]
    regions: tuple[PlaceText, ...]
    hosts: tuple[PlaceText, ...]
    members: tuple[MemberText, ...]
    donors: tuple[str, ...]
    kits: tuple[str, ...]
    tracks: tuple[TrackText, ...]
    turns: tuple[str, ...]  # a label a turn
    bands: tuple[str, ...]  # five, worst first
    opponents: dict[str, dict[str, str]]  # side: player: what it does
    score_texts: tuple[str, ...]  # one a score term
    sources: dict[str, str]
    numbers: tuple[SourcedNumber, ...]
    assumptions: dict[str, str]  # paths of numbers that are the designer's choice, and why
    debrief: tuple[str, ...]
    readings: tuple[str, ...]
