"""What a person at the table is shown: plain values, made from what their side may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.authoring.briefing import Briefing
from game.notation import track_rows
from game.rules.arrays import Floats
from game.rules.crisis import BRINK, accident_chance, cost_of_backing_down
from game.rules.deterrence import line, patience, red_line
from game.rules.escalation import level, tolerance
from game.rules.observation import Observation, estimated, observe, other_leader, red_line_band
from game.rules.outcome import bands, score_terms, scores
from game.rules.scenario import ROUNDS, Scenario
from game.rules.state import CRISIS, State
from game.texts.crisis import about, step_name
from game.texts.language import _

PHASES: Final = ("orders", "crisis", "over")


def phase_name(state: State) -> str:
    """`orders`, `crisis` or `over` of the one game of `state`."""
    return PHASES[2] if state.over[0] else PHASES[1] if state.phase == CRISIS else PHASES[0]


@dataclass(frozen=True)
class Card:
    """An order that a side could give now; `reason` says why not, and is empty when it is allowed."""

    row: int
    cost: float
    allowed: bool
    reason: str
    title: str
    text: str


class View:
    """What one side sees of the table: an Observation of one game, by names. Arrays keep a last axis of 1."""

    def __init__(self, scenario: Scenario, seen: Observation) -> None:
        self.scenario, self.seen = scenario, seen
        self.side = scenario.sides[seen.side]
        self.turn = seen.turn
        self.phase = PHASES[2] if seen.over[0] else PHASES[1] if seen.phase == CRISIS else PHASES[0]

    @property
    def rung(self) -> Floats:
        """[1] where the conflict stands on the ladder."""
        return self.seen.named("rung")

    @property
    def control(self) -> Floats:
        """[R, 1] share of each region held by the challenger."""
        return self.seen.named("control")

    @property
    def posture(self) -> Floats:
        """[H, 1] thousand allied soldiers in each host country."""
        return self.seen.named("posture")

    @property
    def will(self) -> Floats:
        """[M, 1] will of each member, 0..100."""
        return self.seen.named("will")

    def value(self, key: str) -> Floats:
        """[1] a number of the table as this side knows it; a key that names several rows gives their mean."""
        rows = track_rows(self.scenario, key, self.seen.side)
        if not rows:
            return np.zeros(1)
        return np.asarray(sum((self.seen.tracks[row] for row in rows), np.zeros(1)) / len(rows))

    def estimates(self, key: str) -> bool:
        """Whether this side only estimates a number, or one of those that a key names."""
        rows = track_rows(self.scenario, key, self.seen.side)
        return any(estimated(self.scenario, self.seen.side, row) for row in rows)

    def red_line(self, camp: int) -> tuple[Floats, Floats]:
        """Two [1], levels of provocation: where the red line of a camp's leader is believed to lie (10 and 90 %).

        A leader knows its own; of the leader of one's own camp a partner knows no more than the range.
        """
        scenario, seen = self.scenario, self.seen
        leader = next(side for side in scenario.leaders if scenario.camp[side] == camp)
        if leader != seen.side:
            low, high = (red_line(scenario, seen, leader, share) for share in (0.1, 0.9))
            return low, high
        row = scenario.hidden_row(leader, "tolerance")
        bears = scenario.hidden_low[row] + (scenario.hidden_high[row] - scenario.hidden_low[row]) * seen.own_types[row]
        exact = line(scenario, leader, seen.habituation[leader], bears * patience(scenario, seen, leader))
        return exact, exact


@dataclass(frozen=True)
class Preview:
    """What the tray would mean if nothing else happened. Rungs are places on the ladder, levels are provocation."""

    rung: float  # where the ladder would stand
    provocation: float  # level of this side's tray
    red_line: (
        tuple[float, float] | None
    )  # the other leader's red line as believed, put on the ladder; for the band there
    red_line_level: tuple[float, float] | None  # the same in levels, to be compared with `provocation`


def preview(scenario: Scenario, state: State, side: int, tray: Sequence[int]) -> Preview:
    """The preview of a tray. Reads only what the side may see."""
    seen = observe(scenario, state, side)
    rows = [np.array([row]) for row in tray] or [np.array([scenario.hold[side]])]
    rung = float(seen.rung[0])
    if phase_name(state) == "orders":
        rung -= 1.0 if rung < scenario.war_rung else 0.0
    rung = max([rung, float(scenario.least_rung), *(float(scenario.rung[row]) for row in tray)])
    band: tuple[float, float] | None = None
    if len(scenario.leaders) > 1:
        low, high = red_line_band(scenario, seen)
        band = float(low[0]), float(high[0])
    return Preview(
        rung=rung,
        provocation=float(level(scenario, rows)[0]),
        red_line=(on_ladder(scenario, band[0]), on_ladder(scenario, band[1])) if band else None,
        red_line_level=band,
    )


def on_ladder(scenario: Scenario, provocation: float) -> float:
    """A level of provocation as a place on the ladder, 0..top.

    The scale comes from the scenario's own orders: each rung stands at the lowest level among the orders that lead to
    it, with straight lines between; beyond the last such rung the line goes on as steeply.
    """
    levels, rungs = [0.0], [0.0]
    for rung in sorted({float(r) for r in scenario.rung if r > 0.0}):
        lowest = min(float(step) for step, r in zip(scenario.level, scenario.rung, strict=True) if r == rung)
        if lowest > levels[-1]:
            levels.append(lowest)
            rungs.append(rung)
    if provocation <= levels[-1] or len(levels) < 2:
        return float(np.interp(provocation, levels, rungs))
    slope = (rungs[-1] - rungs[-2]) / (levels[-1] - levels[-2])
    return min(rungs[-1] + slope * (provocation - levels[-1]), float(scenario.top_rung))


@dataclass(frozen=True)
class CrisisStep:
    """One step of a crisis, from private protest to the brink. Chances 0..1; costs in points of face."""

    name: str
    chance: float  # that shots are exchanged on the way up to it, if both climb
    cost: float  # of backing down on it
    other_cost: tuple[float, float]  # the same for the other leader: the range that its unknown resolve leaves


@dataclass(frozen=True)
class CrisisView:
    """An open crisis as one side sees it. Chances 0..1; costs in points of face."""

    round: int  # the round to be decided, from 1
    rounds: int
    step: str
    protester: str  # side id
    about: str
    chance: float  # that shots are exchanged in this round, if both stand firm
    chance_alone: float  # the same if only one side does
    cost: float  # of backing down now
    other_cost: tuple[float, float]  # the same for the other leader: the range that its unknown resolve leaves
    credibility: float  # what that takes from the side's credibility
    decides: bool  # whether this side has an answer to give
    own: str  # id of the leader of one's own camp
    other: str  # id of the other leader
    firm: tuple[float, float]  # how often these two have stood firm so far, backing down taken off
    at: int  # the step reached, a place in `steps`
    steps: tuple[CrisisStep, ...]


def crisis_view(scenario: Scenario, briefing: Briefing, state: State, side: int) -> CrisisView | None:
    """The crisis of the one game of `state`; None without one."""
    if phase_name(state) != "crisis":
        return None
    seen = observe(scenario, state, side)
    numbers = scenario.numbers.crisis
    accident = float(accident_chance(scenario, seen, seen.heat + 1.0)[0])
    first, second = scenario.leaders
    # answers are given in the open: at the brink, two who have climbed as often collide if both stand firm once more
    brink = int(seen.round[0]) + 1 >= ROUNDS and state.firmness_seen[first, 0] == state.firmness_seen[second, 0]
    leader = first if scenario.camp[side] == scenario.camp[first] else second
    other = second if leader == first else first
    steps = tuple(_step(scenario, seen, heat, side, other) for heat in np.arange(1.0, BRINK + 1.0)[:, None])
    at = min(max(int(seen.heat[0]), 1), len(steps)) - 1
    cost = steps[at].cost
    return CrisisView(
        round=int(seen.round[0]) + 1,
        rounds=ROUNDS,
        step=step_name(float(seen.heat[0])).capitalize(),
        protester=scenario.sides[int(seen.protester[0])],
        about=_("{side} protests against: {acts}.").format(
            side=briefing.sides[int(seen.protester[0])].name, acts=about(scenario, briefing, state)
        ),
        chance=1.0 if brink else accident,
        chance_alone=accident * numbers.one_sided_risk,
        cost=cost,
        other_cost=steps[at].other_cost,
        credibility=round(cost * numbers.credibility_share, 2),
        decides=side in scenario.leaders,
        own=scenario.sides[leader],
        other=scenario.sides[other],
        firm=(float(state.firmness_seen[leader, 0]), float(state.firmness_seen[other, 0])),
        at=at,
        steps=steps,
    )


def _step(scenario: Scenario, seen: Observation, heat: Floats, side: int, other: int) -> CrisisStep:
    """A step of a crisis as a side knows it; `heat` [1] counts the steps from 1."""
    cost = 0.0
    if side in scenario.leaders:
        resolve = float(seen.own_types[scenario.hidden_row(side, "resolve"), 0])
        cost = float(cost_of_backing_down(scenario, heat, resolve)[0])
    return CrisisStep(
        name=step_name(float(heat[0])).capitalize(),
        chance=float(accident_chance(scenario, seen, heat)[0]),
        cost=round(cost, 2),
        other_cost=_costs_of(scenario, heat, other),
    )


def _costs_of(scenario: Scenario, heat: Floats, leader: int) -> tuple[float, float]:
    """What backing down would cost a leader whose resolve is not known: from its least to its greatest."""
    row = scenario.hidden_row(leader, "resolve")
    ends = (float(scenario.hidden_low[row]), float(scenario.hidden_high[row]))
    low, high = (round(float(cost_of_backing_down(scenario, heat, resolve)[0]), 2) for resolve in ends)
    return low, high


@dataclass(frozen=True)
class Lifted:
    """The fog lifted at the end: a leader's red line as it was, beside what the other side believed (10 and 90 %).

    In levels of provocation.
    """

    side: str
    believed_by: str
    low: float
    high: float
    true: float
    used_to: float  # what the leader was used to, and what the other side took it to be used to
    taken_for: float

    @property
    def habit(self) -> str:
        """What the leader had got used to, and what the other side thought, as a sentence."""
        return _("Used to acts of level: {true:.1f}; believed: {believed:.1f}.").format(
            true=self.used_to, believed=self.taken_for
        )


@dataclass(frozen=True)
class Result:
    """How it ended. The points of `reasons` add up to the score; the first ones are what was reached, and `most` has
    the points that each of these could have brought. From each score of `limits` on it is the next better band.
    """

    ending: str
    title: str
    text: str
    scores: dict[str, float]
    bands: dict[str, str]
    reasons: dict[str, list[tuple[str, float]]]
    most: dict[str, tuple[float, ...]]
    limits: tuple[float, ...]
    fog: tuple[Lifted, ...]


def result(scenario: Scenario, briefing: Briefing, state: State) -> Result:
    """The result of the one game of `state`, which must be over."""
    ending = int(state.ending[0])
    points = scores(scenario, state)
    band = bands(scenario, points)
    return Result(
        ending=scenario.endings[ending].id,
        title=briefing.endings[ending].title,
        text=briefing.endings[ending].text,
        scores={side: float(points[s, 0]) for s, side in enumerate(scenario.sides)},
        bands={side: briefing.bands[int(band[s, 0])] for s, side in enumerate(scenario.sides)},
        reasons={
            side: _reasons(scenario, briefing, state, s, float(points[s, 0])) for s, side in enumerate(scenario.sides)
        },
        most={
            side: tuple(term.weight for term in scenario.score_terms if term.side == s)
            for s, side in enumerate(scenario.sides)
        },
        limits=tuple(float(limit) for limit in scenario.band_limits),
        fog=tuple(_lifted(scenario, state)),
    )


def _reasons(scenario: Scenario, briefing: Briefing, state: State, side: int, score: float) -> list[tuple[str, float]]:
    """What was reached, then what the ending took or gave, then what the ends of the scale cut off."""
    ending = int(state.ending[0])
    found = [(briefing.score_texts[row], float(part[0])) for row, part in score_terms(scenario, state, side)]
    reached = sum(part for _label, part in found)
    factor, bonus = float(scenario.ending_factor[side, ending]), float(scenario.ending_bonus[side, ending])
    title = briefing.endings[ending].title
    highest = int(state.rung_max[0])
    widened = float(scenario.rung_factor[side, highest])
    if widened != 1.0:
        label = _("How far the conflict climbed: {rung}").format(rung=briefing.rungs[highest].name)
        found.append((label, reached * (widened - 1.0)))
        reached *= widened
    if factor != 1.0:
        label = (
            _("The ending takes a part of all this: {ending}")
            if factor < 1.0
            else _("The ending adds to all this: {ending}")
        )
        found.append((label.format(ending=title), reached * (factor - 1.0)))
    if bonus != 0.0:
        found.append((_("The ending itself: {ending}").format(ending=title), bonus))
    rest = score - (reached * factor + bonus)
    if abs(rest) > 1e-9:
        found.append((_("End of the scale"), rest))
    return found


def _lifted(scenario: Scenario, state: State) -> list[Lifted]:
    if len(scenario.leaders) < 2:
        return []
    found = []
    for side in scenario.leaders:
        other = other_leader(scenario, side)
        seen = observe(scenario, state, other)
        low, high = red_line_band(scenario, seen)
        bears = tolerance(scenario, state, side) * patience(scenario, state, side)
        true = float(line(scenario, side, state.habituation[side], bears)[0])
        levels = float(state.habituation[side, 0]), float(seen.habituation[side, 0])
        found.append(Lifted(scenario.sides[side], scenario.sides[other], float(low[0]), float(high[0]), true, *levels))
    return found
