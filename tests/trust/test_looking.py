"""Who only looks changes nothing, and what was undone plays again as before (goal 6 of docs/trust.md)."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from match.tables import compiled, fill, table
from numpy.typing import NDArray
from trust.budgets import budget, budgets
from trust.games import SCENARIOS, Batch, again, check, run

from game.lab.estimate import estimate
from game.match import Match, views
from game.players import choose, decide, names
from game.players.playouts import luck_of
from game.players.search.choose import search
from game.players.search.level import Level
from game.rules import CRISIS, Scenario, State, legal_orders, observe, orders, scores, step, why_illegal
from game.rules.observation import red_line_band
from game.rules.outcome import bands

EACH = -(-1_000 // len(SCENARIOS))  # a thousand games before a release
CLOSELY = 6  # every game is looked at alone in one of its turns, then in one of so many, and at its end
SHORT = Level(40)  # with few play-outs a search does all that it does with many
SEARCHED = 12  # the same for searches by all its sides, which take longer


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


def lots(batch: Batch) -> NDArray[np.intp]:
    """[N] one turn of each game, drawn by its seed alone among those that it lasts."""
    *_, (end, _) = batch.played()
    return (batch.seeds % end.turns.astype(np.uint64)).astype(np.intp)


def due(state: State, lot: NDArray[np.intp], every: int) -> list[int]:
    """Games whose turn it is: the one drawn, and every so many turns before and after it."""
    return np.flatnonzero(((state.turn - lot) % every == 0) & ~state.over).tolist()


def leaves_no_trace(scenario: Scenario, state: State, given: Any, looks: Callable[[Scenario, State], None]) -> None:
    """Looks at a state; it must be the same state, and play on like one that nobody looked at."""
    before, untouched = state.digests(), state.copy()
    looks(scenario, state)
    assert state.digests() == before, f"turn {state.turn}: the state was changed"
    if given is not None:
        after, expected = step(scenario, state, given), step(scenario, untouched, given)
        assert after.digests() == expected.digests(), f"turn {state.turn}: it plays on otherwise"
        assert state.digests() == before, f"turn {state.turn}: the step changed the state that it was given"


@check
def looking(batch: Batch) -> None:
    """All games at every decision, and now and then each alone with the questions that only one game is asked."""
    lot = lots(batch)
    for state, given in batch.played():
        leaves_no_trace(batch.scenario, state, given, look)
        for game in range(state.games) if given is None else due(state, lot, CLOSELY):
            alone = None if given is None else given[:, :, [game]]
            leaves_no_trace(batch.scenario, state.take([game]), alone, look_closely)


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


def think(scenario: Scenario, state: State) -> None:
    """Has every side that decides now search for what to order."""
    for side in scenario.leaders if state.phase == CRISIS else range(scenario.side_count):
        search(scenario, observe(scenario, state, side), luck_of(state, side), SHORT)


@check
def searching(batch: Batch) -> None:
    """A search plays many games on from a state and leaves it as it is; games are searched side by side."""
    lot = lots(batch)
    for state, given in batch.played():
        games = due(state, lot, SEARCHED)
        if games and given is not None:
            leaves_no_trace(batch.scenario, state.take(games), given[:, :, games], think)


@budgets(change=0, release=EACH, first_crisis=(6, EACH), baltic_winter=(4, EACH))
def test_a_search_leaves_no_trace(name: str, count: int, reached: Callable[[int, int, str], None]) -> None:
    reached(6, run(searching, name, 62, count), "games searched by all sides, no trace left")


@budgets(change=2, release=EACH, first_crisis=(4, EACH), baltic_winter=(4, EACH))
def test_looking_leaves_no_trace(name: str, count: int, reached: Callable[[int, int, str], None]) -> None:
    reached(6, run(looking, name, 60, count), "games looked at from all sides at every decision, no trace left")


@budget(change=100, release=2_000)
@pytest.mark.parametrize("name", SCENARIOS)
def test_what_was_undone_plays_again_as_before(name: str, count: int, reached: Callable[[int, int, str], None]) -> None:
    reached(6, run(undoing, name, 61, count), "games undone by one, two and three decisions and played again")


def look_around(match: Match, side: str) -> None:
    """Asks the table all that a person may ask, from every side; empties the tray step by step and fills it again."""
    for other in match.scenario.sides:
        match.cards(other), match.view(other), match.preview(other), match.crisis(other)
        match.budget(other), match.chronicle_for(other)
        for track in match.briefing.tracks:
            match.why(track.key, other), match.history(track.key, other)
    match.record_text(), match.state_text()
    tray = match.tray(side)
    if match.turn % CLOSELY == 0:
        estimate(match.scenario, match.view(side).seen, tray, match.luck(side), games=4)
    for _ in tray:
        match.undo(side)
    assert match.tray(side) == (), f"turn {match.turn}: undone, but not all of it"
    for row in tray:
        match.add(side, row)


def curious(name: str, seed: int) -> None:
    """The same match twice: by a person who looks at everything before sealing, and by one who looks at nothing."""
    curious, plain = table(name, seed), table(name, seed)
    luck, same_luck = random.Random(seed), random.Random(seed)
    while (side := curious.waiting_for) is not None:
        fill(curious, side, luck)
        fill(plain, side, same_luck)
        look_around(curious, side)
        curious.seal(side)
        plain.seal(side)
    assert curious.record_text() == plain.record_text(), "another record"
    assert curious.digest() == plain.digest(), "another state"


@budgets(change=1, release=100, first_crisis=(1, 500), baltic_winter=(1, 300))
def test_a_person_who_looks_at_everything_plays_the_game_of_one_who_looks_at_nothing(
    name: str, count: int, reached: Callable[[int, int, str], None]
) -> None:
    for seed in range(count):
        try:
            curious(name, seed)
        except AssertionError as problem:
            pytest.fail(f"{str(problem).partition(chr(10))[0]}: curious({name!r}, {seed})", pytrace=False)
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
