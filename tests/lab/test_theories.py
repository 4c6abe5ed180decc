"""Rival theories as parameters: a class can see how conclusions depend on them. Each moves what it claims."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.authoring import load_scenario
from game.players import choose
from game.rules import CRISIS, game_seeds, start_games
from game.rules.turn import advance

GAMES = 200


class Course(NamedTuple):
    """What happened in many games, a game."""

    attacks: float  # on members of the alliance
    crises: float


def course(nato: str, **parameters: float) -> Course:
    """The war of 2022 under a theory, with this NATO and an aggressive Russia; always the same games."""
    scenario, _ = load_scenario("ukraine_2022", parameters)
    grabs = [row for row, name in enumerate(scenario.order_names) if name.startswith("flank_attack")]
    state = start_games(scenario, game_seeds(7, 0, GAMES))
    players = {"nato": nato, "ukraine": "standard", "russia": "aggressive"}
    attacks = crises = 0
    while not state.over.all():
        live = ~state.over
        advance(scenario, state, choose(scenario, state, players))
        attacks += int(np.isin(state.orders[scenario.challenger], grabs)[:, live].sum())
        crises += int((state.protester >= 0).sum()) if state.phase == CRISIS else 0
        while state.phase == CRISIS:
            advance(scenario, state, choose(scenario, state, players))
    return Course(attacks / GAMES, crises / GAMES)


def test_if_red_lines_do_not_shift_every_step_is_quarrelled_over_again() -> None:
    fixed, shifting, soft = (course("cautious", habit=habit).crises for habit in (0, 1, 2.2))
    assert fixed > 1.25 * shifting > 1.5 * soft


def test_if_punishment_is_not_feared_members_are_attacked() -> None:
    assert course("adaptive", punishment=0).attacks > 1.0 > 0.1 > course("adaptive").attacks


def test_where_only_denial_deters_brigades_and_readiness_make_the_difference() -> None:
    """A NATO that stations brigades, against one that does not: only under denial does it matter to the attacker."""
    worthless, strong = (course("deploy_only", punishment=0, denial=worth).attacks for worth in (0, 24))
    assert strong <= worthless
    assert course("timid", punishment=0, denial=0).attacks > course("timid", punishment=0, denial=24).attacks


def test_if_a_tripwire_decides_fewer_members_are_attacked() -> None:
    assert course("adaptive", punishment=6, tripwire=0.3).attacks < course("adaptive", punishment=6, tripwire=0).attacks
