"""Firebreak: deterrence, aid and escalation between NATO, Ukraine and Russia, as a game and as a simulation.

    import game
    scenario, briefing = game.load_scenario("ukraine_2022")
    state = game.new_games(scenario, n=10_000, seed=7)

The names below are the public ones. Each is loaded when it is first used, so that `import game` costs nothing and a
program that plays without a window never loads one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.2.0.dev0"

if TYPE_CHECKING:
    from game.authoring import load_scenario as load_scenario
    from game.match import Match as Match
    from game.players import choose as choose
    from game.rules import Scenario as Scenario
    from game.rules import State as State
    from game.rules import legal_orders as legal_orders
    from game.rules import new_games as new_games
    from game.rules import observe as observe
    from game.rules import play_turn as play_turn
    from game.rules import scores as scores
    from game.rules import step as step

_HOME = {
    "Match": "game.match",
    "Scenario": "game.rules",
    "State": "game.rules",
    "choose": "game.players",
    "legal_orders": "game.rules",
    "load_scenario": "game.authoring",
    "new_games": "game.rules",
    "observe": "game.rules",
    "play_turn": "game.rules",
    "scores": "game.rules",
    "step": "game.rules",
}

__all__ = ["__version__", *_HOME]  # the one list of public names is the table above


def __getattr__(name: str) -> Any:
    """Loads a public name from its module on first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'game' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, also those not loaded yet."""
    return sorted({*globals(), *__all__})
