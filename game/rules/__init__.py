"""The rule book. numpy only; everything that happens in the game happens here.

The sequence of play, in words: every side seals its orders, all are revealed at once, and what cannot be paid or is not
allowed falls away. Events happen. The level of what each camp does is measured against what the other is used to and
tolerates; where a red line is crossed, its leader protests and a crisis of up to three rounds decides whether the act
is withdrawn, accepted or fought over. Then orders draw on stocks, deliveries leave and arrive, pressure and strikes
fall, the front moves, people flee or return, attacks on the flank are answered or not, factories and economies run,
support and will move, tension and the ladder follow, leaders learn, donors allocate for the coming turn, and the
endings are judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.rules.chance import game_seeds as game_seeds
    from game.rules.ledger import Change as Change
    from game.rules.ledger import Ledger as Ledger
    from game.rules.observation import Observation as Observation
    from game.rules.observation import observe as observe
    from game.rules.observation import red_line_band as red_line_band
    from game.rules.orders import legal_orders as legal_orders
    from game.rules.orders import why_illegal as why_illegal
    from game.rules.outcome import bands as bands
    from game.rules.outcome import scores as scores
    from game.rules.scenario import Scenario as Scenario
    from game.rules.state import CRISIS as CRISIS
    from game.rules.state import ORDERS as ORDERS
    from game.rules.state import State as State
    from game.rules.turn import SEQUENCE_OF_PLAY as SEQUENCE_OF_PLAY
    from game.rules.turn import new_games as new_games
    from game.rules.turn import play_turn as play_turn
    from game.rules.turn import start_games as start_games
    from game.rules.turn import step as step

_HOME = {
    "CRISIS": "state",
    "ORDERS": "state",
    "SEQUENCE_OF_PLAY": "turn",
    "Change": "ledger",
    "Ledger": "ledger",
    "Observation": "observation",
    "Scenario": "scenario",
    "State": "state",
    "bands": "outcome",
    "game_seeds": "chance",
    "legal_orders": "orders",
    "new_games": "turn",
    "observe": "observation",
    "play_turn": "turn",
    "red_line_band": "observation",
    "scores": "outcome",
    "start_games": "turn",
    "step": "turn",
    "why_illegal": "orders",
}

__all__ = list(_HOME)  # the one list is the table above


def __getattr__(name: str) -> Any:
    """Loads a name on first use: whoever checks a scenario file reads its vocabulary here and needs no numpy."""
    if name not in _HOME:
        raise AttributeError(f"module 'game.rules' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"game.rules.{_HOME[name]}"), name)
    globals()[name] = value
    return value
