"""Game i is the same alone, in pairs, in thousands and in shuffled batches: the whole state, every turn."""

from __future__ import annotations

import numpy as np
import pytest

from game.authoring import load_scenario
from game.players import choose, names
from game.rules import Scenario, State, game_seeds, start_games, step
from game.rules.arrays import Words

SCENARIOS = ("first_crisis", "baltic_winter", "ukraine_2022")
PAIRS = (
    {"nato": "uniform", "ukraine": "uniform", "russia": "uniform"},
    {"nato": "reckless", "ukraine": "standard", "russia": "aggressive"},
)


def play(scenario: Scenario, seeds: Words, players: dict[str, str]) -> list[list[str]]:
    """The digest of every game at the end of every turn; a game that is over keeps its last one."""
    state = start_games(scenario, seeds)
    trail = []
    for _ in range(scenario.turns):
        turn = state.turn
        while state.turn == turn and not state.over.all():
            state = step(scenario, state, choose(scenario, state, players))
        trail.append(state.digests())
    return [list(games) for games in zip(*trail, strict=True)]


def players_of(scenario: Scenario, pair: dict[str, str]) -> dict[str, str]:
    if pair is PAIRS[0]:
        return dict.fromkeys(scenario.sides, "uniform")
    return {side: pair[side] for side in scenario.sides if pair.get(side) in names(scenario, side)}


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("pair", PAIRS, ids=["uniform", "doctrines"])
def test_a_game_is_the_same_in_batches_of_any_size_and_order(name: str, pair: dict[str, str]) -> None:
    scenario, _ = load_scenario(name)
    players = players_of(scenario, pair)
    seeds = game_seeds(11, 0, 300)
    together = play(scenario, seeds, players)
    shuffled = np.random.default_rng(3).permutation(300)
    assert play(scenario, seeds[shuffled], players) == [together[g] for g in shuffled]
    assert play(scenario, seeds[:64], players) == together[:64]
    assert play(scenario, seeds[7:14], players) == together[7:14]
    assert play(scenario, seeds[20:22], players) == together[20:22]
    for game in range(0, 300, 60):
        assert play(scenario, seeds[game : game + 1], players) == [together[game]]


@pytest.mark.release
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_thousand_games_are_the_same_alone_and_in_one_batch(name: str) -> None:
    scenario, _ = load_scenario(name)
    players = players_of(scenario, PAIRS[0])
    seeds = game_seeds(5, 0, 1000)
    together = play(scenario, seeds, players)
    for game in range(1000):
        assert play(scenario, seeds[game : game + 1], players) == [together[game]]


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_step_leaves_the_state_it_was_given_untouched(name: str) -> None:
    scenario, _ = load_scenario(name)
    state: State = start_games(scenario, game_seeds(2, 0, 20))
    for _ in range(6):
        before = state.digests()
        after = step(scenario, state, choose(scenario, state, players_of(scenario, PAIRS[0])))
        assert state.digests() == before
        state = after


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_finished_game_never_changes_again(name: str) -> None:
    scenario, _ = load_scenario(name)
    state = start_games(scenario, game_seeds(2, 0, 50))
    for _ in range(4 * scenario.turns):
        state = step(scenario, state, choose(scenario, state, players_of(scenario, PAIRS[0])))
    assert state.over.all()
    before = state.digests()
    after = step(scenario, state, choose(scenario, state, players_of(scenario, PAIRS[0])))
    assert after.digests() == before
