"""Measures of balance in words: what is asked for, what came out, and tables that a terminal and a page can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.authoring import Briefing
from game.lab.balance import Balance, Pairing
from game.lab.statistics import Difference, Share

FIRST: Final = 1.0  # points that coming first may be worth
CAUGHT_UP: Final = 0.2  # of the bottom third at half time, above the median at the end
KNOWING: Final = (1.0, 8.0)  # points that it is worth to know what is hidden
OCCURS: Final = 0.005  # of the games of some pairing
DRIFT: Final = 0.01  # of the games of doves


@dataclass(frozen=True)
class Measure:
    """One measure: what it asks, the answer in a sentence, and its rows with the headings first."""

    name: str
    asks: str
    answer: str
    rows: list[list[str]]
    holds: bool | None  # None: too few games to tell

    @property
    def verdict(self) -> str:
        """In a word or two."""
        return {True: "holds", False: "missed", None: "not clear from so few games"}[self.holds]


def told(found: Balance, briefing: Briefing) -> Iterator[Measure]:
    """All measures, one after the other."""
    yield _first_mover(found, briefing)
    yield _catching_up(found, briefing)
    yield _knowing(found, briefing)
    yield _endings(found, briefing)
    yield _doves(found, briefing)


def _first_mover(found: Balance, briefing: Briefing) -> Measure:
    rows = [["side", "points", "95 % interval"]]
    rows += [[side.name, *_points(found.first_mover[side.id])] for side in briefing.sides]
    most = max(max(abs(gap.low), abs(gap.high)) for gap in found.first_mover.values())
    return Measure(
        "First mover",
        f"Is it worth anything to come first in the order of resolution? Asked for: less than {FIRST:g} point.",
        f"Taken in the reverse order, no side gains or loses more than {most:.2f} points (far ends of the intervals).",
        rows,
        _sure(most < FIRST, any(gap.low > FIRST or gap.high < -FIRST for gap in found.first_mover.values())),
    )


def _catching_up(found: Balance, briefing: Briefing) -> Measure:
    names = {side.id: side.name for side in briefing.sides}
    rows = [["pairing", *names.values()]]
    rows += [
        [_pairing(found, pairing), *(_share(by_side[side]) for side in names)]
        for pairing, by_side in found.catching_up.items()
    ]
    rows.append(["all pairings", *(_share(found.caught_up(side)) for side in names)])
    shares = [share for by_side in found.catching_up.values() for share in by_side.values()]
    low = {
        side: sum(by_side[side].share < CAUGHT_UP for by_side in found.catching_up.values())
        for side in found.first_mover
    }
    below = "; ".join(f"{names[side]} {count}" for side, count in low.items())
    return Measure(
        "Catching up",
        "Of the games in which a side stands in its bottom third at half time, how many does it end above the median "
        f"of its pairing? Asked for: {100 * CAUGHT_UP:.0f} % or more. (Half time and the end unrelated: 50 %.)",
        f"Pairings below {100 * CAUGHT_UP:.0f} %, of {len(found.pairings)}: {below}.",
        rows,
        _sure(not any(low.values()), any(one.high < CAUGHT_UP for one in shares)),
    )


def _knowing(found: Balance, briefing: Briefing) -> Measure:
    names = {side.id: side.name for side in briefing.sides}
    rows = [["side", "doctrine", "points", "95 % interval"]]
    rows += [[names[side], doctrine, *_points(gap)] for (side, doctrine), gap in found.knowing.items()]
    low, high = KNOWING
    leaders = {side for side, _ in found.knowing}
    gaps = {side: [gap for (owner, _), gap in found.knowing.items() if owner == side] for side in leaders}
    enough = {side for side in leaders if any(low <= gap.mean <= high for gap in gaps[side])}
    hardly = {side for side in leaders if all(gap.high < low or gap.low > high for gap in gaps[side])}
    told_so = [names[side] for side in names if side in enough]
    return Measure(
        "Knowing what is hidden",
        "What does a doctrine gain that is told the hidden types of the other camp instead of believing? Asked for, of "
        f"who thinks: {low:g} to {high:g} points.",
        f"Sides with a doctrine to which it is worth that much: {', '.join(told_so) or 'none'}.",
        rows,
        _sure(enough == leaders, bool(hardly)),
    )


def _endings(found: Balance, briefing: Briefing) -> Measure:
    rows = [["ending", "most often in", "% of its games"]]
    rows += [
        [text.title, _pairing(found, (rare := found.endings[text.id]).pairing), _share(rare.share)]
        for text in briefing.endings
    ]
    rare_ones = [text.title for text in briefing.endings if found.endings[text.id].share.share < OCCURS]
    return Measure(
        "Endings",
        f"Does every ending come about? Asked for: in {100 * OCCURS:g} % of the games of some pairing. The pairing is "
        "chosen in one half of the games and measured in the other.",
        f"Rarer than that: {', '.join(rare_ones) or 'none'}.",
        rows,
        _sure(not rare_ones, any(rare.share.high < OCCURS for rare in found.endings.values())),
    )


def _doves(found: Balance, briefing: Briefing) -> Measure:
    rows = [
        ["who provokes least", "shots between the camps, % of games"],
        [_pairing(found, found.doves), _share(found.drift)],
    ]
    return Measure(
        "Doves",
        f"Do careful players drift into war? Asked for: in less than {100 * DRIFT:.0f} % of their games.",
        f"Shots between the camps in {found.drift.count} games.",
        rows,
        _sure(found.drift.high < DRIFT, found.drift.low > DRIFT),
    )


def _sure(holds: bool, missed: bool) -> bool | None:
    return True if holds else False if missed else None


def _pairing(found: Balance, pairing: Pairing) -> str:
    """`adaptive, aggressive`: the players of the sides that have a choice."""
    choice = [len({one[row] for one in found.pairings}) > 1 for row in range(len(pairing))]
    return ", ".join(name for name, some in zip(pairing, choice, strict=True) if some or not any(choice))


def _points(gap: Difference) -> list[str]:
    return [f"{gap.mean:+.2f}", f"{gap.low:+.2f} to {gap.high:+.2f}"]


def _share(share: Share) -> str:
    """`26.3 (22 to 31)`, per cent."""
    return f"{100 * share.share:.1f} ({100 * share.low:.1f} to {100 * share.high:.1f})"
