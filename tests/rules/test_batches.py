"""Game i is the same alone, in pairs, in thousands and in shuffled batches: the whole state, every turn."""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np
import pytest
from trust.budgets import budget
from trust.games import SCENARIOS, compiled

from game.players import choose, names
from game.rules import Scenario, State, game_seeds, start_games, step, turn
from game.rules.arrays import Words

PAIRS = (
    {"nato": "uniform", "ukraine": "uniform", "russia": "uniform"},
    {"nato": "reckless", "ukraine": "standard", "russia": "aggressive"},
)
SIZES = (1, 2, 7, 64)
ROOT = 11
TOGETHER = 1_000

Trail = list[list[str]]  # the digest of each game [N] at the end of each turn


def play(scenario: Scenario, seeds: Words, players: dict[str, str]) -> Trail:
    """Plays these games; a game that is over keeps its last digest."""
    state = start_games(scenario, seeds)
    trail = []
    for _ in range(scenario.turns):
        turn = state.turn
        while state.turn == turn and not state.over.all():
            state = step(scenario, state, choose(scenario, state, players))
        trail.append(state.digests())
    return [list(games) for games in zip(*trail, strict=True)]


def difference(
    name: str, players: dict[str, str], together: int, games: list[int], trail: Trail | None = None
) -> str | None:
    """What differs first when these games are played apart from a batch of so many, or None; `trail` is the batch's."""
    scenario, seeds = compiled(name), game_seeds(ROOT, 0, together)
    trail = trail or play(scenario, seeds, players)
    for game, digests in zip(games, play(scenario, seeds[games], players), strict=True):
        for number, (apart, among) in enumerate(zip(digests, trail[game], strict=True)):
            if apart != among:
                return f"game {game} differs from turn {number + 1} on"
    return None


def compare(name: str, players: dict[str, str], together: int, groups: list[list[int]], trail: Trail | None) -> int:
    """Plays groups of the games of a batch by themselves, and fails with one line; returns how many games they were."""
    for games in groups:
        found = difference(name, players, together, games, trail)
        if found is not None:
            pytest.fail(f"{found}: difference({name!r}, {players}, {together}, {games})", pytrace=False)
    return sum(map(len, groups))


@functools.cache
def players_of(name: str, pair: int) -> dict[str, str]:
    """Who plays: random players, or doctrines where the scenario has them."""
    scenario, wanted = compiled(name), PAIRS[pair]
    if pair == 0:
        return dict.fromkeys(scenario.sides, "uniform")
    return {side: wanted[side] for side in scenario.sides if wanted.get(side) in names(scenario, side)}


@functools.cache
def together(name: str, pair: int) -> Trail:
    """All games in one batch; played once for the tests below."""
    return play(compiled(name), game_seeds(ROOT, 0, TOGETHER), players_of(name, pair))


@budget(change=3, release=TOGETHER)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("pair", [0, 1], ids=["uniform", "doctrines"])
def test_a_game_is_the_same_in_batches_of_any_size(
    name: str, pair: int, size: int, count: int, reached: Callable[[int, int, str], None]
) -> None:
    groups = [list(range(first, min(first + size, TOGETHER))) for first in range(0, TOGETHER, size)][:count]
    games = compare(name, players_of(name, pair), TOGETHER, groups, together(name, pair))
    reached(3, games, f"games in groups of {size} the same as in one batch of {TOGETHER}")


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("pair", [0, 1], ids=["uniform", "doctrines"])
def test_a_game_is_the_same_in_a_shuffled_batch(name: str, pair: int, reached: Callable[[int, int, str], None]) -> None:
    shuffled = np.random.default_rng(3).permutation(TOGETHER).tolist()
    games = compare(name, players_of(name, pair), TOGETHER, [shuffled], together(name, pair))
    reached(3, games, "games the same in a shuffled batch")


def test_a_game_that_depends_on_its_neighbours_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    right = turn.economy.produce

    def mixed(scenario: Scenario, state: State) -> None:
        right(scenario, state)
        state.ammunition[0] += 1e-12 * state.tension.mean()

    monkeypatch.setattr(turn, "RESOLUTION", tuple(mixed if rule is right else rule for rule in turn.RESOLUTION))
    players = dict.fromkeys(("harbour", "strait"), "uniform")
    with pytest.raises(pytest.fail.Exception) as failure:
        compare("first_crisis", players, 40, [[0, 1], [2, 3], [4, 5]], None)
    told, call = str(failure.value).split(": ", 1)
    assert "\n" not in call and eval(call, {"difference": difference}) == told
    monkeypatch.undo()
    assert eval(call, {"difference": difference}) is None


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_step_leaves_the_state_it_was_given_untouched(name: str) -> None:
    scenario = compiled(name)
    state: State = start_games(scenario, game_seeds(2, 0, 20))
    for _ in range(6):
        before = state.digests()
        after = step(scenario, state, choose(scenario, state, players_of(name, 0)))
        assert state.digests() == before
        state = after


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_finished_game_never_changes_again(name: str) -> None:
    scenario = compiled(name)
    state = start_games(scenario, game_seeds(2, 0, 50))
    for _ in range(4 * scenario.turns):
        state = step(scenario, state, choose(scenario, state, players_of(name, 0)))
    assert state.over.all()
    before = state.digests()
    after = step(scenario, state, choose(scenario, state, players_of(name, 0)))
    assert after.digests() == before
