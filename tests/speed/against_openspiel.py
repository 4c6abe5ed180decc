"""Decisions a second of this engine and of OpenSpiel's backgammon in C++: random legal play, one core, the same run.

    pip install open_spiel
    PYTHONPATH=tests python tests/speed/against_openspiel.py

OpenSpiel plays whole games inside C++ with two of its uniform random bots, so that no Python stands between two moves.
A decision is a choice among more than one legal move (in this engine, an order other than hold).
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable

import pyspiel
from speed.rates import alternate, decisions_a_turn, engine, ratio

from game.authoring import load_scenario
from game.lab.simulate import CHUNK

ROUNDS, THEIRS = 9, 300


def backgammon(games: int) -> Callable[[int], int]:
    """Plays so many games; returns the moves that the players made."""
    rules = pyspiel.load_game("backgammon")

    def play(seed: int) -> int:
        moves = 0
        for number in range(games):
            root = 2 * (seed * games + number)
            state = rules.new_initial_state()
            pyspiel.evaluate_bots(state, [pyspiel.make_uniform_random_bot(side, root + side) for side in (0, 1)], root)
            moves += sum(1 for step in state.full_history() if step.player >= 0)
        return moves

    return play


def choices_a_move(games: int) -> float:
    """Share of the moves for which there was more than one."""
    luck, moves, choices = random.Random(1), 0, 0
    for _ in range(games):
        state = pyspiel.load_game("backgammon").new_initial_state()
        while not state.is_terminal():
            if state.is_chance_node():
                outcomes, chances = zip(*state.chance_outcomes(), strict=True)
                state.apply_action(luck.choices(outcomes, chances)[0])
            else:
                legal = state.legal_actions()
                moves, choices = moves + 1, choices + (len(legal) > 1)
                state.apply_action(luck.choice(legal))
    return choices / moves


def main() -> None:
    """Measures and prints."""
    scenario, _ = load_scenario("ukraine_2022")
    ours, theirs = decisions_a_turn(scenario, 1000), choices_a_move(100)
    rates = alternate({"engine": engine(scenario, CHUNK), "backgammon": backgammon(THEIRS)}, ROUNDS)
    turns, moves = statistics.median(rates["engine"]), statistics.median(rates["backgammon"])
    print(f"ukraine_2022: {turns:,.0f} game-turns/s, {ours:.2f} decisions a turn: {turns * ours:,.0f} decisions/s")
    print(f"backgammon: {moves:,.0f} moves/s, {theirs:.2f} of them a choice: {moves * theirs:,.0f} decisions/s")
    print(f"ratio of decisions, median of {ROUNDS} rounds: {ratio(rates, 'engine', 'backgammon') * ours / theirs:.1f}")


if __name__ == "__main__":
    main()
