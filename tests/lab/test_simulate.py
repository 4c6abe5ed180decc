"""A simulation is the same whatever its chunks, and its memory does not grow with it."""

from __future__ import annotations

import tracemalloc
from dataclasses import fields

import numpy as np
import pytest

from game.lab.simulate import Outcomes, Run, simulate
from game.players import PlayerError, choose
from game.rules import Scenario, bands, game_seeds, scores, start_games, step


def uniform(scenario: Scenario) -> dict[str, str]:
    return dict.fromkeys(scenario.sides, "uniform")


def same(one: Outcomes, other: Outcomes) -> bool:
    """Bit for bit."""
    return all(getattr(one, item.name).tobytes() == getattr(other, item.name).tobytes() for item in fields(Outcomes))


def part(run: Run, first: int, count: int) -> Outcomes:
    arrays = {item.name: getattr(run.outcomes, item.name)[..., first : first + count] for item in fields(Outcomes)}
    return Outcomes(**{name: np.ascontiguousarray(array) for name, array in arrays.items()})


@pytest.mark.parametrize("chunk", [1, 7, 64, 199, 200])
def test_the_size_of_the_chunks_changes_no_bit(crisis: Scenario, chunk: int) -> None:
    games = 60 if chunk == 1 else 200
    whole = simulate(crisis, uniform(crisis), games=200, seed=11)
    assert same(simulate(crisis, uniform(crisis), games=games, seed=11, chunk=chunk).outcomes, part(whole, 0, games))


def test_the_size_of_the_chunks_changes_no_bit_of_a_war(war: Scenario) -> None:
    whole = simulate(war, uniform(war), games=120, seed=3)
    assert same(simulate(war, uniform(war), games=120, seed=3, chunk=17).outcomes, whole.outcomes)
    assert len(np.unique(whole.outcomes.turns)) > 1  # games that end early were taken out while others went on


def test_parts_of_a_run_in_any_order_are_the_run(war: Scenario) -> None:
    whole = simulate(war, {}, games=90, seed=5)
    for first, count in ((60, 30), (0, 25), (25, 35)):
        piece = simulate(war, {}, games=count, first=first, seed=5)
        assert same(piece.outcomes, part(whole, first, count))


def test_outcomes_are_those_of_games_played_to_the_end_without_taking_any_out(war: Scenario) -> None:
    players = uniform(war)
    state = start_games(war, game_seeds(9, 0, 150))
    while not state.over.all():
        state = step(war, state, choose(war, state, players))
    assert same(simulate(war, players, games=150, seed=9).outcomes, Outcomes.of(war, state))
    assert Outcomes.of(war, state).scores.tobytes() == scores(war, state).tobytes()


def test_another_seed_is_another_run(crisis: Scenario) -> None:
    one, other = (simulate(crisis, {}, games=50, seed=seed) for seed in (1, 2))
    assert not np.intersect1d(one.outcomes.seed, other.outcomes.seed).size
    assert not np.array_equal(one.outcomes.hidden, other.outcomes.hidden)


def test_hidden_types_are_paired_between_players(crisis: Scenario) -> None:
    one = simulate(crisis, {"harbour": "bold"}, games=50, seed=1)
    other = simulate(crisis, {"harbour": "hold"}, games=50, seed=1)
    assert one.outcomes.hidden.tobytes() == other.outcomes.hidden.tobytes()
    assert (one.outcomes.hidden >= crisis.hidden_low[:, None]).all()
    assert (one.outcomes.hidden <= crisis.hidden_high[:, None]).all()


def test_the_summary_counts_what_the_outcomes_say(crisis: Scenario) -> None:
    run = simulate(crisis, {"harbour": "bold", "strait": "bold"}, games=400, seed=7)
    names = ["a", "b", "c", "d", "e"]
    found = run.summary(names)
    outcomes = run.outcomes
    assert found["games"] == 400
    assert sum(entry["count"] for entry in found["endings"].values()) == 400
    for row, ending in enumerate(crisis.endings):
        assert found["endings"][ending.id]["count"] == int((outcomes.ending == row).sum())
    for index, side in enumerate(crisis.sides):
        assert found["scores"][side]["mean"] == pytest.approx(outcomes.scores[index].mean())
        in_band = bands(crisis, outcomes.scores)[index]
        assert found["bands"][side] == {name: float((in_band == i).mean()) for i, name in enumerate(names)}
    reached = list(found["rung_reached"].values())
    assert reached[0] == 1.0
    assert reached == sorted(reached, reverse=True)
    assert 0.0 < found["rung_reached"]["war"] < 1.0
    assert found["rung_reached"]["war"] == float((outcomes.rung_max >= 4).mean())


def test_a_side_that_is_not_named_is_played_by_its_first_doctrine(crisis: Scenario) -> None:
    assert simulate(crisis, {"strait": "bold"}, games=5).players == {"harbour": "careful", "strait": "bold"}


def test_progress_grows_to_the_number_of_games(crisis: Scenario) -> None:
    seen: list[tuple[int, int]] = []
    simulate(crisis, {}, games=100, chunk=30, progress=lambda done, wanted: seen.append((done, wanted)))
    assert [done for done, _ in seen] == sorted({done for done, _ in seen})
    assert seen[-1] == (100, 100)


@pytest.mark.parametrize(("games", "chunk"), [(0, 10), (-1, 10), (10, 0)])
def test_less_than_one_game_is_refused(crisis: Scenario, games: int, chunk: int) -> None:
    with pytest.raises(ValueError, match="at least one game"):
        simulate(crisis, {}, games=games, chunk=chunk)


def test_an_unknown_player_is_named(crisis: Scenario) -> None:
    with pytest.raises(PlayerError, match="bald"):
        simulate(crisis, {"harbour": "bald"}, games=5)


def test_memory_does_not_grow_with_the_number_of_games_but_for_the_results(crisis: Scenario) -> None:
    def needed(games: int) -> int:
        tracemalloc.start()
        try:
            run = simulate(crisis, uniform(crisis), games=games, chunk=250)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        return peak - sum(getattr(run.outcomes, item.name).nbytes for item in fields(Outcomes))

    needed(250)  # what is kept between runs is paid for here
    assert needed(10_000) < 1.2 * needed(500)
