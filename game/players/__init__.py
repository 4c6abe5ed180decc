"""Players: everyone who can play a side. They decide on an Observation and on luck of their own, never on the State.

`hold`, `uniform` and the searches play every side of every scenario; doctrines stand in the scenario file.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Final

import numpy as np

from game.players.doctrine import follow
from game.players.playouts import Player, luck_of
from game.players.search import LEVELS, search_and_explain, searching
from game.players.simple import hold, uniform
from game.rules.arrays import Integers
from game.rules.observation import observe
from game.rules.scenario import Scenario
from game.rules.state import CRISIS, State
from game.texts.language import later
from game.texts.reasons import Reasons

EVERYWHERE: Final[dict[str, tuple[Player, str]]] = {
    "hold": (hold, later("Never acts.")),
    "uniform": (uniform, later("Picks at random among what is legal.")),
    "search:easy": (searching("easy"), later("Thinks ahead a little: plays out 200 futures before it decides.")),
    "search:normal": (searching("normal"), later("Thinks ahead: plays out 1,000 futures before it decides.")),
    "search:hard": (searching("hard"), later("Thinks ahead for long: plays out 4,000 futures before it decides.")),
}
SHORT: Final = {"search": "search:normal"}
SEARCHES: Final = {name: text for name, (_, text) in EVERYWHERE.items() if name.startswith("search")}


class PlayerError(ValueError):
    """No such player for this side; one sentence that says who there is."""


def names(scenario: Scenario, side_id: str) -> list[str]:
    """Who can play a side: everywhere the same few, and the doctrines of the scenario."""
    side = _side(scenario, side_id)
    doctrines = [doctrine.name for doctrine in scenario.opponents if doctrine.side == side]
    return [*(name for name in EVERYWHERE if name not in SEARCHES), *doctrines, *SEARCHES]


def default_players(scenario: Scenario) -> dict[str, str]:
    """A player for each side: the first doctrine of the scenario, or `uniform`."""
    found = dict.fromkeys(scenario.sides, "uniform")
    for doctrine in reversed(scenario.opponents):
        found[scenario.sides[doctrine.side]] = doctrine.name
    return found


def player(scenario: Scenario, side: int, name: str) -> Player:
    """The player of that name for a side. Raises PlayerError."""
    for doctrine in scenario.opponents:
        if doctrine.side == side and doctrine.name == name:
            return lambda scenario, seen, luck: follow(scenario, doctrine, seen, luck)
    if SHORT.get(name, name) in EVERYWHERE:
        return EVERYWHERE[SHORT.get(name, name)][0]
    known = names(scenario, scenario.sides[side])
    guess = difflib.get_close_matches(name, known, 1)
    hint = f" Did you mean {guess[0]}?" if guess else f" There are: {', '.join(known)}."
    raise PlayerError(f"No player {name!r} for {scenario.sides[side]}.{hint}")


def decide(scenario: Scenario, state: State, side: int, name: str) -> Integers:
    """[Q, N] the rows that a player seals for a side at this decision."""
    chosen = player(scenario, side, name)
    return chosen(scenario, observe(scenario, state, side), luck_of(state, side))


def decide_and_explain(scenario: Scenario, state: State, side: int, name: str) -> tuple[Integers, Reasons | None]:
    """[Q, 1] the same for one game at a decision that the side is asked for, and why, if the player can say so."""
    level = LEVELS.get(SHORT.get(name, name).removeprefix("search:"))
    if level is None or SHORT.get(name, name) not in SEARCHES:
        return decide(scenario, state, side, name), None
    return search_and_explain(scenario, observe(scenario, state, side), luck_of(state, side), level)


def choose(scenario: Scenario, state: State, players: Mapping[str, str]) -> Integers:
    """[S, Q, N] the orders of all sides at this decision; sides that `players` does not name get their default."""
    chosen = {**default_players(scenario), **players}
    for side_id in chosen:
        _side(scenario, side_id)
    deciding = scenario.leaders if state.phase == CRISIS else range(scenario.side_count)
    orders = np.empty_like(state.orders)
    for side, name in enumerate(scenario.sides):
        orders[side] = decide(scenario, state, side, chosen[name]) if side in deciding else scenario.hold[side]
    return orders


def _side(scenario: Scenario, side_id: str) -> int:
    if side_id not in scenario.sides:
        guess = difflib.get_close_matches(side_id, scenario.sides, 1)
        hint = f" Did you mean {guess[0]}?" if guess else ""
        raise PlayerError(f"No side {side_id!r} in {scenario.id}; there are: {', '.join(scenario.sides)}.{hint}")
    return scenario.sides.index(side_id)
