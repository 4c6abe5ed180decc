"""Tracks: the numbers that table effects may change, one line each: axis, range, unit, meaning, fog. No numpy here, so that a
scenario file is checked without loading it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, overload

if TYPE_CHECKING:
    from game.rules.arrays import Floats


@dataclass(frozen=True)
class Track:
    """A number that table effects may change, with its axis, range, unit and who may see it.

    `fog` is the relative error of the other camp's estimate (0: everybody sees it exactly; 1: nobody else sees it at
    all). A number of the table, of a member or of a region that one side keeps to itself names that side's role.
    """

    axis: str  # one | side | member | host | region | kit
    low: float
    high: float
    unit: str
    text: str
    fog: float = 0.0
    good: str = "none"  # up | down | none: what its owner hopes for, for the arrows in a window
    role: str = ""  # patron | defender | challenger: whose number it is; of a side without a word
    pool: bool = False  # a stock: drawn by min(amount, pool) and never clipped, so that books balance
    name: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        object.__setattr__(self, "name", name)

    @overload
    def __get__(self, tracks: None, owner: type) -> Track: ...

    @overload
    def __get__(self, tracks: Tracks, owner: type | None = None) -> Floats: ...

    def __get__(self, tracks: Tracks | None, owner: type | None = None) -> Track | Floats:
        return self if tracks is None else tracks.named(self.name)

    def __set__(self, tracks: Tracks, value: Floats) -> None:
        view = tracks.named(self.name)
        if value is not view:  # `state.will += 1` has already written into the block
            view[...] = value


class Tracks:
    """The block of tracks [T, N] with its names. A State has the true values, an Observation what one side sees."""

    tracks: Floats  # [T, N]
    belief: Floats  # [Y, B, N] about hidden types
    habits: Floats  # [V, I, N] what a leader would be used to by now, had it this or that habituation rate
    places: dict[str, slice | int]
    _views: dict[str, Floats]

    # of every side
    capital = Track(
        "side",
        0,
        20,
        "points",
        "What a side can still ask of its government, partners and people; orders are paid from it.",
        0.3,
        "up",
    )
    support = Track(
        "side",
        0,
        100,
        "points",
        "How far the people at home carry the course: will in the alliance, morale in a country at war.",
        0.1,
        "up",
    )
    credibility = Track(
        "side", 0, 100, "points", "How far others believe that this side does what it threatens or promises.", 0.0, "up"
    )
    habituation = Track(
        "side", 0, 16, "provocation", "The level of the other camp's acts that this side has got used to.", 0.0
    )
    grievance = Track(
        "side", 0, 100, "points", "What a leader has had to swallow of late; it shortens patience.", 0.0, "down"
    )
    alert = Track("side", 0, 100, "points", "Readiness of nuclear forces; it makes accidents likelier.", 0.2, "down")
    economy = Track("side", 0, 120, "points", "Strength of the economy; 100 is the year before the war.", 0.05, "up")
    army = Track("side", 0, 2000, "thousand soldiers", "Soldiers who can be sent to the front.", 0.12, "up", pool=True)
    reserves = Track("side", 0, 4000, "thousand people", "People who could still be called up.", 0.2, "up", pool=True)
    quality = Track("side", 0, 100, "points", "Training, officers and rest.", 0.12, "up")
    ammunition = Track("side", 0, 100, "points", "Shells and spare parts against what the front would use.", 0.2, "up")
    supply = Track("side", 0, 100, "points", "How well goods reach the front.", 0.15, "up")
    missiles = Track("side", 0, 100, "points", "Long-range missiles in stock.", 0.25, "up")
    industry = Track(
        "side", 0, 30, "points a turn", "What its own factories add to ammunition, drones and missiles.", 0.15, "up"
    )
    intelligence = Track("side", 0, 100, "points", "What a side knows of the other one.", 0.2, "up")
    fallen = Track(
        "side",
        0,
        4000,
        "thousand people",
        "Soldiers killed or wounded since the start, as the game counts them.",
        0.2,
        "down",
        pool=True,
    )
    # of the whole table
    tension = Track("one", 0, 100, "points", "How close to a mistake both camps stand.", 0.0, "down")
    rung = Track("one", 0, 12, "rung", "Where the conflict stands on the ladder.", 0.0, "down")
    hotline = Track(
        "one", 0, 100, "points", "Working channels between the two camps; they make accidents rarer.", 0.0, "up"
    )
    sanctions = Track("one", 0, 100, "points", "Weight of the sanctions on the challenger.", 0.0)
    readiness = Track(
        "one", 0, 100, "points", "How fast the alliance could reinforce its flank.", 0.15, "up", role="patron"
    )
    resilience = Track(
        "one",
        0,
        100,
        "points",
        "Protection of the alliance against sabotage and disinformation.",
        0.2,
        "up",
        role="patron",
    )
    strain = Track(
        "one", 0, 100, "points", "What the course costs the alliance's own households.", 0.1, "down", role="patron"
    )
    interoperability = Track(
        "one", 0, 100, "points", "How well the defender's army works with the patron's equipment and staff.", 0.0, "up"
    )
    reform = Track("one", 0, 100, "points", "State of the defender's institutions.", 0.0, "up")
    permission = Track(
        "one", 0, 1, "granted", "Whether the patron's arms may be used against the challenger's own territory.", 0.0
    )
    infrastructure = Track("one", 0, 100, "points", "Power, heat and railways of the defender.", 0.0, "up")
    harm = Track(
        "one", 0, 1000, "points", "Civilian harm since the start: an index, not a count of people.", 0.0, "down"
    )
    displaced = Track("one", 0, 20, "million people", "People driven from their homes.", 0.0, "down")
    military_fund = Track(
        "one",
        0,
        400,
        "bn EUR",
        "Military aid that donors have allocated and nobody has spent.",
        0.2,
        "up",
        role="patron",
        pool=True,
    )
    civil_fund = Track(
        "one",
        0,
        400,
        "bn EUR",
        "Financial and humanitarian aid allocated and not yet paid out.",
        0.2,
        "up",
        role="patron",
        pool=True,
    )
    territory = Track("one", 0, 1, "share", "Share of the board's value that the defender holds.", 0.0, "up")
    talks = Track("one", 0, 40, "turns", "Turns in a row in which both camps offered talks.", 0.0)
    stillness = Track("one", 0, 40, "turns", "Turns in a row in which the front hardly moved.", 0.0)
    settled = Track("one", 0, 1, "agreed", "Whether a settlement was signed.", 0.0)
    hollow = Track("one", 0, 1, "happened", "Whether an attack on a member went unanswered.", 0.0)
    durability = Track(
        "one", 0, 1, "share", "How long a signed settlement is likely to last; nothing before a signature.", 0.0
    )
    momentum = Track(
        "one", -1, 1, "share", "Ground won by the defender of late, of the board's value; below zero: lost.", 0.0
    )
    numbness = Track("one", 0, 100, "points", "How used the members are to nuclear threats.", 0.0)
    # of members, host countries, regions and kinds of kit
    will = Track(
        "member",
        0,
        100,
        "points",
        "How far a member carries the common course; others read its polls.",
        0.05,
        "up",
        role="patron",
    )
    posture = Track(
        "host", 0, 40, "thousand soldiers", "Allied soldiers in a host country of the flank.", 0.0, "up", pool=True
    )
    control = Track("region", 0, 1, "share", "Share of a region held by the challenger.", 0.0, "down")
    defences = Track(
        "region", 0, 100, "points", "Trenches, mines and strongpoints of the defender.", 0.15, role="defender"
    )
    entrenchment = Track(
        "region", 0, 100, "points", "Trenches, mines and strongpoints of the challenger.", 0.15, role="challenger"
    )
    kit = Track("kit", 0, 100, "points", "Equipment of one kind with the defender's army.", 0.15, "up", role="defender")

    def believed(self, row: int) -> Floats:
        """[B, N] what is believed of one hidden type; not to be written to."""
        rows: Floats = self.belief[row]
        return rows

    def named(self, name: str) -> Floats:
        """The view of a track by name: [N] for one, [X, N] for many."""
        view = self._views.get(name)
        if view is None:
            view = self._views[name] = self.tracks[self.places[name]]
        return view


TRACKS: Final[dict[str, Track]] = {name: track for name, track in vars(Tracks).items() if isinstance(track, Track)}
