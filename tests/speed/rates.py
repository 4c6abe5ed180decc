"""Rates of play on one core, all in one run, so that their ratios mean something on a machine that others use too."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

import numpy as np
import reference
from reference import legality

from game.lab.simulate import simulate
from game.players import choose
from game.rules import Scenario, game_seeds, start_games
from game.rules.turn import advance


def alternate(work: dict[str, Callable[[int], int]], rounds: int) -> dict[str, list[float]]:
    """Amount of work a processor second of each, round by round: each gets its turn in every round."""
    rates: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(-1, rounds):
        for name, do in work.items():
            started = time.process_time()
            done = do(turn + 1)
            if turn >= 0:  # the first round pays for memory and look-ups that are kept
                rates[name].append(done / (time.process_time() - started))
    return rates


def ratio(rates: dict[str, list[float]], one: str, other: str) -> float:
    """The median over rounds of one rate over another."""
    return statistics.median(a / b for a, b in zip(rates[one], rates[other], strict=True))


def engine(scenario: Scenario, games: int, players: dict[str, str] | None = None) -> Callable[[int], int]:
    """Plays so many games side by side, `uniform` on all sides unless told; returns the turns played."""
    named = dict.fromkeys(scenario.sides, "uniform") if players is None else players
    return lambda seed: simulate(scenario, named, games=games, seed=seed).game_turns


def one_by_one(scenario: Scenario, games: int) -> Callable[[int], int]:
    """The same games by the plain transcription of all the rules: numbers, lists, one game after the other."""
    book = reference.Book(scenario)

    def play(seed: int) -> int:
        luck, turns = random.Random(seed), 0
        for number in game_seeds(seed, 0, games):
            game = reference.new_game(book, int(number))
            while not game.over:
                reference.step(book, game, _random_orders(book, game, luck))
            turns += game.turns
        return turns

    return play


def _random_orders(book: reference.Book, game: reference.Game, luck: random.Random) -> list[list[int]]:
    """[side][slot] rows at random among the legal ones, as `uniform` picks them."""
    orders = [[book.hold[side]] * book.most_slots for side in book.all_sides]
    for side in book.leaders if game.phase == reference.CRISIS else book.all_sides:
        legal = [row for row in range(book.first[side], book.last[side]) if legality.is_legal(book, game, row)]
        for slot in range(1 if game.phase == reference.CRISIS else book.slots[side]):
            orders[side][slot] = luck.choice(legal)
    return orders


def decisions_a_turn(scenario: Scenario, games: int) -> float:
    """Orders other than hold, chosen among more than one legal row, in a turn of a game in `uniform` play."""
    state, decisions = start_games(scenario, game_seeds(1, 0, games)), 0
    holds = np.array(scenario.hold)[:, None, None]
    while not state.over.all():
        orders = choose(scenario, state, dict.fromkeys(scenario.sides, "uniform"))
        decisions += int(np.count_nonzero((orders != holds) & ~state.over))  # hold is legal, so any other had a rival
        advance(scenario, state, orders)
    return decisions / int(state.turns.sum())
