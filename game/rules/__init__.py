"""The rule book. numpy only; everything that happens in the game happens here.

The sequence of play, in words: every side seals its orders, all are revealed at once, and what cannot be paid or is not
allowed falls away. Events happen. The level of what each camp does is measured against what the other is used to and
tolerates; where a red line is crossed, its leader protests and a crisis of up to three rounds decides whether the act
is withdrawn, accepted or fought over. Then donors' money flows, orders draw on stocks, deliveries leave and arrive,
pressure and strikes fall, the front moves, people flee or return, attacks on the flank are answered or not, factories
and economies run, support and will move, tension and the ladder follow, leaders learn, and the endings are judged.
"""

from game.rules.chance import game_seeds
from game.rules.ledger import Change, Ledger
from game.rules.observation import Observation, observe, red_line_band
from game.rules.orders import legal_orders, why_illegal
from game.rules.outcome import bands, scores
from game.rules.scenario import Scenario
from game.rules.state import CRISIS, ORDERS, State
from game.rules.turn import SEQUENCE_OF_PLAY, new_games, play_turn, start_games, step

__all__ = [
    "CRISIS",
    "ORDERS",
    "SEQUENCE_OF_PLAY",
    "Change",
    "Ledger",
    "Observation",
    "Scenario",
    "State",
    "bands",
    "game_seeds",
    "legal_orders",
    "new_games",
    "observe",
    "play_turn",
    "red_line_band",
    "scores",
    "start_games",
    "step",
    "why_illegal",
]
