"""Who only looks changes nothing, and what was undone plays again as before (goal 6 of docs/trust.md)."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest
from match.tables import compiled, fill, table
from trust.budgets import budget, budgets
from trust.games import SCENARIOS, Batch, again, check, run

from game.match import views
from game.players import choose, decide, names
from game.rules import CRISIS, Scenario, State, legal_orders, observe, orders, scores, step, why_illegal
from game.rules.observation import red_line_band
from game.rules.outcome import bands


def look(scenario: Scenario, state: State) -> None:
    """Asks everything that may be asked of games at a decision, as players, the table and the laboratory do."""
    for side in range(scenario.side_count):
        legal_orders(scenario, state, side)
        seen = observe(scenario, state, side)
        for answer in (seen.tracks, seen.belief, seen.own_types, seen.value("tension")):
            assert np.isfinite(answer).all()
        for name in seen.places:
            seen.named(name)
        rows = np.arange(scenario.first[side], scenario.last[side])
        seen.prices(np.repeat(rows[:, None], state.games, axis=1))
        if len(scenario.leaders) == 2:
            red_line_band(scenario, seen)
        if side in scenario.leaders or state.phase != CRISIS:
            for name in names(scenario, scenario.sides[side]):
                if not name.startswith("search"):  # slow; it has this test among its own
                    decide(scenario, state, side, name)
    choose(scenario, state, {})
    orders.settle(scenario, state, np.zeros_like(state.orders))
    bands(scenario, scores(scenario, state))
    state.digests()


def look_closely(scenario: Scenario, state: State) -> None:
    """The same of one game, with the questions that only one game is asked."""
    briefing = compiled(scenario.id)[1]
    look(scenario, state)
    for side in range(scenario.side_count):
        rows = range(scenario.first[side], scenario.last[side])
        for row in rows:
            why_illegal(scenario, state, row, (rows[-1],))
        views.preview(scenario, state, side, rows[:2])
        views.crisis_view(scenario, briefing, state, side)
        views.View(scenario, observe(scenario, state, side)).value("tension")
    if state.over[0]:
        views.result(scenario, briefing, state)


@check
def looking(batch: Batch) -> None:
    """A state that was looked at is the same state, and plays on as one that was not: no query leaves a trace."""
    scenario = batch.scenario
    for state, given in batch.played():
        for each in range(-1, state.games):  # the batch, and every game of it alone
            here = state if each < 0 else state.take([each])
            before, untouched = here.digests(), here.copy()
            (look if each < 0 else look_closely)(scenario, here)
            assert here.digests() == before, f"turn {state.turn}: the state was changed"
            if given is None:
                continue
            sealed = given if each < 0 else given[:, :, [each]]
            after, expected = step(scenario, here, sealed), step(scenario, untouched, sealed)
            assert after.digests() == expected.digests(), f"turn {state.turn}: it plays on otherwise"
            assert here.digests() == before, f"turn {state.turn}: the step changed the state that it was given"


@check
def undoing(batch: Batch) -> None:
    """Every earlier state of a game is still what it was when the game is over, and gives the same states once more."""
    kept = [(state, given, state.digests()) for state, given in batch.played()]
    for place, (state, _, digests) in enumerate(kept):
        assert state.digests() == digests, f"turn {state.turn}: later turns changed it"
        for back in range(1, min(3, place) + 1):
            again_from = kept[place - back][0]
            for _, orders_then, _ in kept[place - back : place]:
                again_from = step(batch.scenario, again_from, orders_then)
            assert again_from.digests() == digests, f"turn {state.turn}: undone by {back} and played again"


@check
def searching(batch: Batch) -> None:
    """A search plays thousands of games on from a state and leaves it as it is."""
    scenario = batch.scenario
    for state, _ in batch.played():
        deciding = scenario.leaders if state.phase == CRISIS else range(scenario.side_count)
        for side in deciding if not state.over.all() else ():
            before = state.digests()
            decide(scenario, state, side, "search:easy")
            assert state.digests() == before, f"turn {state.turn}: the state was changed"


@pytest.mark.release
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_search_leaves_no_trace(name: str, reached: Callable[[int, int, str], None]) -> None:
    reached(6, run(searching, name, 62, 1), "games searched by all sides at every decision, no trace left")


@budgets(
    change={"first_crisis": 4, "baltic_winter": 4, "ukraine_2022": 2},
    release={"first_crisis": 700, "baltic_winter": 240, "ukraine_2022": 60},
)
def test_looking_leaves_no_trace(name: str, count: int, reached: Callable[[int, int, str], None]) -> None:
    reached(6, run(looking, name, 60, count), "games looked at from all sides at every decision, no trace left")


@budget(change=100, release=2_000)
@pytest.mark.parametrize("name", SCENARIOS)
def test_what_was_undone_plays_again_as_before(name: str, count: int, reached: Callable[[int, int, str], None]) -> None:
    reached(6, run(undoing, name, 61, count), "games undone by one, two and three decisions and played again")


@budget(change=1, release=20)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_person_who_looks_at_everything_plays_the_game_of_one_who_looks_at_nothing(
    name: str, count: int, reached: Callable[[int, int, str], None]
) -> None:
    for seed in range(count):
        curious, plain = table(name, seed), table(name, seed)
        luck, same_luck = random.Random(seed), random.Random(seed)
        while (side := curious.waiting_for) is not None:
            fill(curious, side, luck)
            fill(plain, side, same_luck)
            for other in curious.scenario.sides:
                curious.cards(other), curious.view(other), curious.preview(other), curious.crisis(other)
                curious.budget(other), curious.chronicle_for(other)
                for track in curious.briefing.tracks:
                    curious.why(track.key, other), curious.history(track.key, other)
            curious.record_text(), curious.state_text()
            curious.seal(side)
            plain.seal(side)
        assert curious.record_text() == plain.record_text(), f"scenario {name}, seed {seed}"
    reached(6, count, "matches looked at from all sides, with the same record")


def test_a_look_that_leaves_a_trace_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    right = orders.surcharges

    def careless(scenario: Scenario, state: State) -> np.ndarray:
        state.heat += 1e-9
        return right(scenario, state)

    monkeypatch.setattr(orders, "surcharges", careless)
    with pytest.raises(pytest.fail.Exception) as failure:
        run(looking, "first_crisis", 3, 10)
    told = str(failure.value)
    assert "\n" not in told and "turn 0: the state was changed" in told
    call = told[told.index("again(") :]
    assert eval(call, {"again": again}) is not None
    monkeypatch.undo()
    assert eval(call, {"again": again}) is None
