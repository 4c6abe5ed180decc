"""Crises in words: what one is about, its steps, what may be answered, and how it ended."""

from __future__ import annotations

from typing import Final

from game.authoring.briefing import Briefing
from game.rules.arrays import Integers
from game.rules.crisis import play_round
from game.rules.scenario import BACK_DOWN, CLIMB, ROUNDS, Scenario
from game.rules.state import State
from game.texts.language import _, later
from game.texts.words import listed, order_title, side_name

STEPS: Final = (later("private protest"), later("public demand"), later("alert"), later("brink"))


def crisis_end(scenario: Scenario, briefing: Briefing, before: State, orders: Integers) -> str:
    """What the answers `orders` [S, Q, 1] to the open crisis of `before` came to."""
    played = before.copy()
    play_round(scenario, played, orders)
    first, second = scenario.leaders
    acts = {side: int(scenario.crisis_act[orders[side, 0, 0]]) for side in scenario.leaders}
    if played.protester[0] >= 0:
        return _("The crisis goes on. Step: {step}.").format(step=step_name(float(played.heat[0])))
    retreating = [side for side, act in acts.items() if act == BACK_DOWN]
    if len(retreating) == 1:
        return _("{side} backs down, and the crisis is over.").format(side=side_name(briefing, retreating[0]))
    if played.floor[0] > before.floor[0]:
        if all(act == CLIMB for act in acts.values()) and played.round[0] >= ROUNDS:
            return _("Neither side gives way at the brink. Shots are exchanged.")
        return _("Something goes wrong at this step: {step}. Shots are exchanged.").format(
            step=step_name(float(played.heat[0]))
        )
    if CLIMB not in acts.values():
        return _("Both sides take the way out, and the crisis is over.")
    firmness = played.firmness_seen[:, 0]
    if firmness[first] == firmness[second]:
        return _("After the last round the matter is left open, and the crisis is over.")
    weaker = first if firmness[first] < firmness[second] else second
    return _("After the last round {side} gives way, at a part of the price, and the crisis is over.").format(
        side=side_name(briefing, weaker)
    )


def step_name(heat: float) -> str:
    """The name of a step of a crisis, 1..4."""
    return _(STEPS[min(max(int(heat), 1), len(STEPS)) - 1])


def crisis_answer(briefing: Briefing, scenario: Scenario, row: int) -> str:
    """What an order row means as an answer in a crisis; hold is an offer."""
    return _("Hold and offer a way out") if scenario.is_hold[row] else order_title(briefing, row)


def about(scenario: Scenario, briefing: Briefing, state: State) -> str:
    """The acts of this turn that an open crisis is about, the most provoking first."""
    camp = scenario.camp[int(state.protester[0])]
    rows = {
        int(r) for side in range(scenario.side_count) if scenario.camp[side] != camp for r in state.orders[side, :, 0]
    }
    acts = sorted(
        (row for row in rows if scenario.level[row] > 0.0), key=lambda row: (-float(scenario.level[row]), row)
    )
    return listed(order_title(briefing, row) for row in acts[:4])
