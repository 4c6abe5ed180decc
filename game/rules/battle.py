"""Battle on the regions: gains, losses, withdrawal and digging in. Who may attack where and strengths: see
`capability`.

Strengths of both sides are frozen before either acts, which removes any first-mover effect (measured on the prototype).
An offensive is one entry (region, game, effort): there are few of them, so that most regions cost nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Booleans, Floats, Integers, add_rows, scatter_add
from game.rules.capability import contact, line_strength, strengths
from game.rules.chance import triangular
from game.rules.effects import acting, entries
from game.rules.scenario import Scenario
from game.rules.state import State


@dataclass(frozen=True)
class Offensives:
    """All offensives of a side in a turn, as vectors of one length, and how many each game has."""

    regions: Integers
    games: Integers
    efforts: Floats
    ratios: Floats  # of strengths
    gains: Floats  # share of the region
    fronts: Floats  # [N]


def fight(scenario: Scenario, state: State) -> None:
    """Offensives, withdrawals and digging in, all at once; people and ground are moved, never made."""
    state.shift[...] = 0.0
    if scenario.regions == 0:
        state.stillness += 1.0
        return
    challenger, defender = scenario.challenger, scenario.defender
    hold, push, their_hold, their_push = strengths(scenario, state)
    reach, our_reach = contact(scenario, state)
    theirs = _attack(scenario, state, challenger, reach, their_push, hold, state.defences)
    ours = _attack(scenario, state, defender, our_reach, push, their_hold, state.entrenchment)
    old = state.control.copy()
    forward, back = np.zeros_like(old), np.zeros_like(old)
    scatter_add(forward, theirs.regions, theirs.games, theirs.gains)
    scatter_add(back, ours.regions, ours.games, ours.gains)
    state.control += np.minimum(forward, 1.0 - old)
    state.control -= np.minimum(back, old)
    _withdraw(scenario, state)
    _count_losses(scenario, state, theirs, challenger, defender)
    _count_losses(scenario, state, ours, defender, challenger)
    _wear_down(scenario, state)
    _dig_in(scenario, state, old)
    _settle_the_line(scenario, state)


def held_value(scenario: Scenario, control: Floats) -> Floats:
    """[N] share of the board's value that the defender holds; `control` is [R, N]."""
    return 1.0 - add_rows(scenario.region_value * control) / scenario.total_value


def _attack(
    scenario: Scenario, state: State, side: int, reach: Booleans, push: Floats, line: Floats, works: Floats
) -> Offensives:
    """A side's offensives with their ratios of strengths, and the ground they take.

    Mass split over several regions is weaker in each. Luck is of the army in that turn. Ground grows with the fourth
    power of the ratio: assaults below parity bite off villages, clear superiority breaks through.
    """
    numbers = scenario.numbers.battle
    regions, games, efforts = entries(scenario, state, "attack", side)
    open_ = np.flatnonzero(reach[regions, games])
    regions, games, efforts = regions[open_], games[open_], efforts[open_]
    fronts = np.zeros(state.games)
    np.add.at(fronts, games, 1.0)
    spread = 2.0 / (1.0 + fronts)
    defence = line_strength(scenario, line[games], works[regions, games], scenario.terrain[regions, 0])
    ratios = efforts * spread[games] * numbers.attack_mass * push[games] / defence
    luck = triangular(state.seed, state.turn, "luck of the offensives", side)
    tilted = ratios * (1.0 + numbers.luck * luck[games])
    square, half = tilted * tilted, numbers.pace_half * numbers.pace_half
    ground = numbers.pace * (square * square) / (square * square + half * half)
    return Offensives(regions, games, efforts, ratios, ground / scenario.region_area[regions, 0], fronts)


def _withdraw(scenario: Scenario, state: State) -> None:
    """Giving up ground in order: the ground goes over, the soldiers do not."""
    most = scenario.numbers.battle.withdrawal
    for side, sign in ((scenario.challenger, -1.0), (scenario.defender, 1.0)):
        regions, games, asked = entries(scenario, state, "withdraw", side)
        if games.size == 0:
            continue
        given = np.zeros_like(state.control)
        scatter_add(given, regions, games, most * asked)
        state.control += sign * np.minimum(given, state.control if sign < 0.0 else 1.0 - state.control)


def _count_losses(scenario: Scenario, state: State, attacks: Offensives, attacker: int, other: int) -> None:
    """Attackers lose more the worse their odds, defenders less; losses are moved from the army to the fallen."""
    numbers = scenario.numbers.battle
    share = numbers.committed / np.maximum(attacks.fronts, 1.0)[attacks.games]
    lost, cost = np.zeros(state.games), np.zeros(state.games)
    bled = attacks.efforts * numbers.attacker_losses / (numbers.attacker_odds + attacks.ratios)
    borne = numbers.defender_losses * (numbers.defender_odds + np.minimum(attacks.ratios, numbers.odds_most))
    np.add.at(lost, attacks.games, share * bled)
    np.add.at(cost, attacks.games, share * borne)
    _fall(scenario, state, attacker, np.minimum(lost, numbers.losses_most))
    _fall(scenario, state, other, np.minimum(cost, numbers.losses_most))
    shells = numbers.shells_attack * np.minimum(attacks.fronts, numbers.fronts_most)
    state.ammunition[attacker] -= np.minimum(shells, state.ammunition[attacker])


def _fall(scenario: Scenario, state: State, side: int, share: Floats) -> None:
    lost = state.army[side] * share
    state.army[side] -= lost
    state.fallen[side] += lost
    state.quality[side] -= np.minimum(scenario.numbers.battle.quality_lost * share, state.quality[side])


def _wear_down(scenario: Scenario, state: State) -> None:
    """A line costs people and shells even when nobody attacks; civilians near it are harmed."""
    numbers = scenario.numbers.battle
    line = add_rows(state.control * (1.0 - state.control))
    busy = line / (line + numbers.line_half)
    for side in (scenario.challenger, scenario.defender):
        _fall(scenario, state, side, numbers.attrition * busy)
        state.ammunition[side] -= np.minimum(numbers.shells_line * busy, state.ammunition[side])
    state.harm += numbers.harm_line * busy


def _dig_in(scenario: Scenario, state: State, old: Floats) -> None:
    """Whoever keeps a line digs in; ordered works go faster; moving the line leaves works behind."""
    numbers = scenario.numbers.battle
    touched = (state.control > numbers.foothold) & (state.control < 1.0 - numbers.foothold)
    left = 1.0 - np.minimum(np.abs(state.control - old) * numbers.works_lost, 1.0)
    left *= 1.0 - numbers.works_decay
    for works, side in ((state.defences, scenario.defender), (state.entrenchment, scenario.challenger)):
        dug = numbers.dig + numbers.fortify * acting(scenario, state, "fortify", side)
        works += touched * dug
        works *= left


def _settle_the_line(scenario: Scenario, state: State) -> None:
    """What the defender holds now, by how much that changed, and for how long the front has hardly moved."""
    before = state.territory.copy()
    state.territory[...] = held_value(scenario, state.control)
    state.shift[...] = state.territory - before
    numbers = scenario.numbers.battle
    state.momentum += numbers.memory * (state.shift - state.momentum)
    moved = np.abs(state.shift) > numbers.still
    state.stillness[...] = np.where(moved, 0.0, state.stillness + 1.0)
