"""Doctrine: a standing table of preferences, as data. Who plays by it is `game.players`' affair."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.arrays import Floats, Integers


@dataclass(frozen=True)
class Doctrine:
    """What a side wants: W order rows, each with a base weight and up to X slopes along what the side sees."""

    name: str
    side: int
    trust: float  # quantile of the believed red line that it takes for the line
    margin: float  # levels above that line which it dares
    whim: float  # spread of its moods
    steps: float  # step of a crisis up to which it climbs
    pride: float  # steps that it climbs besides at the highest grievance: who has given way gives way less readily
    risk: float  # largest chance of an accident that it accepts
    backs_down: bool  # what it does beyond: back down, or hold
    rows: Integers  # [W] order rows
    weight: Floats  # [W, 1]
    slope: Floats  # [X, W, 1]
    seen: Integers  # [X, W] row of tracks, or -1 - k for the k-th estimate
    place: Integers  # [W] the target of the row, for estimates
    plan: tuple[tuple[int, ...], ...]  # rows to order first, turn by turn; what is not legal falls away
