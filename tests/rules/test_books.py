"""What must hold in every game, whatever is ordered: books balance, ranges hold, ladders are climbed a step at a time.

Random batched play of every shipped scenario with legal, illegal and foolish orders (goal 1 of docs/trust.md). A
failure is one line that plays the game again, see `trust.games`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from trust.budgets import budget
from trust.games import SCENARIOS, Batch, again, check, run

from game.authoring import load_scenario
from game.rules import CRISIS, ORDERS, Scenario, State, game_seeds, scores, start_games, turn
from game.rules.battle import fight
from game.rules.crisis import accident_chance
from game.rules.deterrence import honoured, repel
from game.rules.state import ARRAYS
from game.rules.tracks import TRACKS

FUNDS = ("military_fund", "civil_fund")
POOLS = {  # stocks, and the rules that may move them
    "military_fund": {"fill_funds", "draw_from_pools", "arrive"},
    "civil_fund": {"fill_funds", "draw_from_pools"},
    "army": {"act_at_once", "arrive", "fight"},
    "reserves": {"draw_from_pools"},
    "fallen": {"fight"},
    "posture": {"act_at_once", "arrive", "happen"},
}


@dataclass
class Played:
    """Games from start to end: the state at every decision, and what moved in the funds inside each turn."""

    scenario: Scenario
    states: list[State] = field(default_factory=list)
    given: list[Any] = field(default_factory=list)  # [2, N] each turn, by rule `fill_funds`
    spent: list[Any] = field(default_factory=list)  # [2, N] each turn, by rule `draw_from_pools`
    returned: list[Any] = field(default_factory=list)  # [2, N] each turn, by rule `arrive`
    movers: dict[str, set[str]] = field(default_factory=lambda: {pool: set() for pool in POOLS})  # rules, by stock
    # after any rule of any turn, before scales are kept in range
    fewest_missiles: float = 0.0
    least_control: float = 0.0
    most_control: float = 1.0
    turn: int = 0  # the turn that is being looked at, for the sentence of a failure

    @property
    def starts(self) -> list[State]:
        """The states at the beginning of the turns, and at the end."""
        return [state for state in self.states if state.phase == ORDERS]

    def each(self) -> Iterator[State]:
        """Every state, one after another."""
        for state in self.states:
            self.turn = state.turn
            yield state

    def by_turn(self) -> Iterator[tuple[State, State]]:
        """The states at the beginning of each turn and of the next one."""
        for before, after in pairwise(self.starts):
            self.turn = before.turn
            yield before, after


def watch(batch: Batch) -> Played:
    """Plays games and watches funds, missiles and control after every rule."""
    played = Played(batch.scenario)

    def watched(rule: turn.Rule) -> turn.Rule:
        def run(scenario: Scenario, state: State) -> None:
            before = {pool: getattr(state, pool).copy() for pool in POOLS}
            rule(scenario, state)
            for pool, stock in before.items():
                if not np.array_equal(stock, getattr(state, pool)):
                    played.movers[pool].add(rule.__name__)
            moved = np.stack([getattr(state, fund) - before[fund] for fund in FUNDS])
            if rule.__name__ == "fill_funds":
                played.given.append(np.where(state.over, 0.0, moved))
            elif rule.__name__ == "draw_from_pools":
                played.spent.append(np.where(state.over, 0.0, -moved))
            elif rule.__name__ == "arrive":
                played.returned.append(np.where(state.over, 0.0, moved))
                full = (state.kit >= scenario.high[scenario.places["kit"]]).any(axis=0)
                assert not moved[:, ~full].any(), "money came back without a full store"
            played.fewest_missiles = min(played.fewest_missiles, float(state.missiles.min()))
            played.least_control = float(state.control.min(initial=played.least_control))
            played.most_control = float(state.control.max(initial=played.most_control))

        return run

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(turn, "OPENING", tuple(watched(rule) for rule in turn.OPENING))
        patch.setattr(turn, "RESOLUTION", tuple(watched(rule) for rule in turn.RESOLUTION))
        played.states = [state for state, _ in batch.played()]
    return played


def people_are_moved_and_never_made(played: Played) -> None:
    """Army, reserves, the fallen and those on their way to the army are as many as at the start, on each side."""
    scenario = played.scenario
    start = played.states[0]
    before = start.army + start.reserves + start.fallen
    for state in played.each():
        now = state.army + state.reserves + state.fallen + on_the_way(scenario, state)
        assert np.allclose(now, before, rtol=0.0, atol=1e-6)


def on_the_way(scenario: Scenario, state: State) -> Any:
    """[S, N] people who were sent and have not arrived."""
    found = np.zeros_like(state.army)
    first = scenario.places["army"].start
    for place in range(scenario.turns_on_the_way):
        # [N] the turn in which they left
        sent = state.turns - 1 - (state.turns - 1 - place) % scenario.turns_on_the_way
        waiting = (state.sent_lead[place] + sent >= state.turns) & (sent >= 0)
        for track, add in zip(scenario.later_track, scenario.later_add, strict=True):
            side = track[state.sent[place]] - first
            people = np.where(waiting, state.sent_amount[place] * add[state.sent[place]], 0.0)
            for which in range(scenario.side_count):
                found[which] += np.where(side == which, people, 0.0).sum(axis=0)
    return found


def money_is_given_and_spent_and_never_made(played: Played) -> None:
    """What is left of a fund is what was there, and what donors gave, less what orders drew; what comes back had been
    drawn for equipment that did not fit.
    """
    scenario = played.scenario
    for index, fund in enumerate(FUNDS):
        table = scenario.pool_military if index == 0 else scenario.pool_civil
        expected = getattr(played.states[0], fund).copy()
        unpaid = np.zeros_like(expected)
        for number, (before, after) in enumerate(played.by_turn()):
            given, spent = played.given[number][index], played.spent[number][index]
            assert (given >= 0.0).all() and (spent >= 0.0).all()
            if scenario.donors:
                coming = min(number + 1, scenario.turns - 1)
                most = table[:, coming].sum() * scenario.numbers.aid.most_generous
                most *= 1.0 + scenario.numbers.aid.pledge
                assert (given <= most + 1e-9).all()
            drew = scenario.pool_track[after.orders] == scenario.places[fund]
            taken = np.where(drew, after.drawn, 0.0).sum(axis=(0, 1))
            assert np.allclose(spent, np.where(before.over, 0.0, taken), rtol=0.0, atol=1e-9)
            returned = played.returned[number][index]
            assert (returned >= 0.0).all()
            unpaid += returned - spent
            assert (unpaid <= 1e-7).all(), "more came back than was ever drawn"
            expected += given - spent + returned
            assert np.allclose(getattr(after, fund), expected, rtol=0.0, atol=1e-7)


def stocks_are_moved_by_the_rules_that_may(played: Played) -> None:
    for pool, rules in played.movers.items():
        assert rules <= POOLS[pool], f"{pool} is moved by {', '.join(sorted(rules - POOLS[pool]))}"


def no_stock_falls_below_nothing(played: Played) -> None:
    for state in played.each():
        for name, track in TRACKS.items():
            if track.pool:
                assert (getattr(state, name) >= 0.0).all(), f"{name} {getattr(state, name).min()}"


def missiles_never_fall_below_nothing(played: Played) -> None:
    assert played.fewest_missiles >= 0.0


def control_is_a_share(played: Played) -> None:
    assert played.least_control >= 0.0 and played.most_control <= 1.0
    for state in played.each():
        assert ((state.control >= 0.0) & (state.control <= 1.0)).all()
        if played.scenario.regions:
            assert ((state.territory >= -1e-12) & (state.territory <= 1.0 + 1e-12)).all()


def beliefs_sum_to_one(played: Played) -> None:
    for state in played.each():
        assert (state.belief > 0.0).all()
        assert np.allclose(state.belief.sum(axis=1), 1.0, rtol=0.0, atol=1e-9)


def chances_lie_between_never_and_always(played: Played) -> None:
    scenario = played.scenario
    for state in played.each():
        chances = [accident_chance(scenario, state, np.full(state.games, heat)) for heat in (1.0, 2.0, 3.0, 4.0)]
        if scenario.hosts:
            chances += [honoured(scenario, state), repel(scenario, state)]
        channel, alert = state.hotline / 100.0, state.alert.max(axis=0) / 100.0
        slip = scenario.hazard[state.rung.astype(int)] * (0.5 + state.tension / 100.0)
        chances.append(slip * (1.0 + 0.6 * alert) * (1.0 - 0.55 * channel))
        for chance in chances:
            assert ((chance >= 0.0) & (chance <= 1.0)).all()


def free_scales_keep_to_their_ranges(played: Played) -> None:
    for state in played.each():
        assert np.isfinite(state.tracks).all()
        assert (state.tracks >= played.scenario.low - 1e-6).all()
        assert (state.tracks <= played.scenario.high + 1e-6).all()


def the_ladder_is_climbed_by_acts_or_shots_or_one_slip(played: Played) -> None:
    """Down by one a turn at most; up to what acts and shots demand, and one rung by mischance. An act that found too
    little to draw on demands nothing.
    """
    scenario = played.scenario
    for before, after in played.by_turn():
        runs = ~before.over
        done = after.drawn >= scenario.numbers.escalation.least_done * scenario.asked[after.orders]
        demanded = (scenario.rung[after.orders] * done).max(axis=(0, 1))
        assert (after.rung >= before.rung - 1.0)[runs].all()
        stayed = np.maximum(np.maximum(before.rung, demanded), scenario.least_rung)
        assert (after.rung <= np.maximum(stayed + 1.0, after.floor))[runs].all()
        assert (after.rung >= np.maximum(demanded, after.floor))[runs].all()
        assert (after.rung == np.floor(after.rung)).all() and (after.rung <= scenario.top_rung).all()
        assert (after.rung_max == np.maximum(before.rung_max, after.rung))[runs].all()


def scores_lie_between_nothing_and_a_hundred(played: Played) -> None:
    points = scores(played.scenario, played.states[-1])
    assert ((points >= 0.0) & (points <= 100.0)).all()


def nothing_on_its_way_is_negative(played: Played) -> None:
    for state in played.each():
        assert (state.sent_amount >= 0.0).all() and (state.drawn >= 0.0).all()
        assert ((state.sent >= 0) & (state.sent < len(played.scenario.order_names))).all()


def orders_stand_with_whoever_may_give_them(played: Played) -> None:
    """What stands is a side's own row, in its slots, once; and nobody spends more than there is."""
    scenario = played.scenario
    for state in played.each():
        assert (state.capital >= -1e-8).all()
        for side in range(scenario.side_count):
            rows = state.orders[side]
            assert (scenario.side_of[rows] == side).all()
            assert (rows[scenario.slots[side] :] == scenario.hold[side]).all()
            for slot in range(scenario.slots[side]):
                twice = (rows[:slot] == rows[slot]) & (rows[slot] != scenario.hold[side])
                assert not twice.any()


def a_crisis_has_three_rounds_at_most(played: Played) -> None:
    leaders = [-1, *played.scenario.leaders]
    for state in played.each():
        assert np.isin(state.protester, leaders).all()
        assert ((state.round >= 0) & (state.round <= 3)).all()
        assert ((state.heat >= 0.0) & (state.heat <= 4.0)).all()
        if state.phase == CRISIS:
            assert ((state.protester >= 0) & ~state.over).any()
        else:
            assert (state.protester[~state.over] == -1).all()


def a_finished_game_is_frozen(played: Played) -> None:
    for before, after in pairwise(played.each()):
        done = before.over
        for name in ARRAYS:
            assert np.array_equal(getattr(before, name)[..., done], getattr(after, name)[..., done]), name


def every_game_ends_in_time(played: Played) -> None:
    last = played.states[-1]
    assert last.over.all() and (last.turns <= played.scenario.turns).all() and (last.turns >= 1).all()
    short = last.turns < played.scenario.turns
    assert (last.ending[short] != played.scenario.horizon).all()


BOOKS: tuple[Callable[[Played], None], ...] = (
    people_are_moved_and_never_made,
    money_is_given_and_spent_and_never_made,
    stocks_are_moved_by_the_rules_that_may,
    no_stock_falls_below_nothing,
    missiles_never_fall_below_nothing,
    control_is_a_share,
    beliefs_sum_to_one,
    chances_lie_between_never_and_always,
    free_scales_keep_to_their_ranges,
    the_ladder_is_climbed_by_acts_or_shots_or_one_slip,
    scores_lie_between_nothing_and_a_hundred,
    nothing_on_its_way_is_negative,
    orders_stand_with_whoever_may_give_them,
    a_crisis_has_three_rounds_at_most,
    a_finished_game_is_frozen,
    every_game_ends_in_time,
)


@check
def books(batch: Batch) -> None:
    """Every book in every state of these games; what fails is named with its turn."""
    played = watch(batch)
    for holds in BOOKS:
        try:
            holds(played)
        except AssertionError as problem:
            said = f" ({problem})" if str(problem) else ""
            raise AssertionError(f"turn {played.turn}, {holds.__name__}{said}") from None


@budget(change=2_000, release=200_000)
@pytest.mark.parametrize("name", [*SCENARIOS, "ukraine_2022 poor", "small_war"])
def test_random_games_keep_every_book(name: str, count: int, reached: Callable[[int, int, str], None]) -> None:
    reached(1, run(books, name, 1000, count), f"random games of {name}: {len(BOOKS)} books without a violation")


def test_no_more_ground_is_taken_than_there_is() -> None:
    """An overwhelming offensive against the last tenth of a small region: ranges are not kept before the turn ends."""
    scenario = load_scenario("ukraine_2022")[0]
    state = start_games(scenario, game_seeds(3, 0, 50))
    region = scenario.region_names.index("luhansk")
    state.control[region], state.army[scenario.challenger], state.army[scenario.defender] = 0.9, 3000.0, 71.0
    state.entrenchment[...] = state.defences[...] = 0.0
    state.orders[scenario.challenger, 0] = scenario.order_names.index(
        "attack:luhansk", scenario.first[scenario.challenger]
    )
    fight(scenario, state)
    assert (state.control[region] == 1.0).all()


def test_every_stock_has_a_book() -> None:
    assert set(POOLS) == {name for name, track in TRACKS.items() if track.pool}


def test_a_broken_book_reproduces_from_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    made = turn.aid.allocate

    def gift(scenario: Scenario, state: State, of: int) -> None:
        made(scenario, state, of)
        state.army[-1] += np.where(state.seed % np.uint64(50) == 3, 1.0, 0.0)  # a thousand soldiers out of nothing

    monkeypatch.setattr(turn.aid, "allocate", gift)
    with pytest.raises(pytest.fail.Exception) as failure:
        run(books, "ukraine_2022", 7, 300)
    told = str(failure.value)
    assert "\n" not in told and "turn 1, people_are_moved" in told
    call = told[told.index("again(") :]
    assert eval(call, {"again": again}) == told.split(": again(")[0]
    monkeypatch.undo()
    assert eval(call, {"again": again}) is None
