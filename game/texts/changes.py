"""The ledger in words: what changed a number in a turn, cause by cause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from game.authoring.briefing import Briefing
from game.rules.ledger import Change
from game.rules.scenario import Scenario
from game.texts.language import _, later
from game.texts.words import order_title, side_name, signed

RULE_WORDS: Final[dict[str, str]] = {
    "pay": later("Spent on orders"),
    "happen": later("Events"),
    "measure_provocation": later("How provoking the acts were"),
    "measure_what_was_done": later("How provoking the acts were that stood"),
    "live_beyond_a_firebreak": later("What this rung of the ladder brings"),
    "measure_severity": later("How far a red line was crossed"),
    "open_crises": later("A crossing that was let pass"),
    "play_round": later("The crisis"),
    "overrule": later("What a coalition did unasked"),
    "fill_funds": later("Allocations of the donors"),
    "draw_from_pools": later("Drawn for orders"),
    "send": later("Sent on its way"),
    "act_at_once": later("Orders"),
    "arrive": later("Deliveries"),
    "coerce": later("Pressure on the alliance"),
    "strike": later("Strikes behind the lines"),
    "fight": later("Fighting at the front"),
    "shelter": later("People who fled or returned"),
    "answer_attack": later("The answer to an attack on the flank"),
    "answer_strike": later("The answer to a strike on a hub"),
    "produce": later("Factories, repair and rest"),
    "balance": later("The economy"),
    "move_support": later("The mood at home"),
    "wear": later("Wear and losses of equipment"),
    "move_will": later("The mood of the members"),
    "reinforce": later("Time and trust in the alliance"),
    "move_tension": later("Acts of the turn and calming down"),
    "climb_ladder": later("The ladder"),
    "learn": later("What leaders learned"),
    "habituate": later("Getting used to what is done"),
    "keep_in_range": later("End of the scale"),
    "unity": later("The members together"),
    "income": later("Income of the turn"),
    "talk": later("Talks"),
    "judge": later("The end of the game"),
}
PAID: Final = "pay"  # not a rule of the sequence of play: what sealed orders cost


@dataclass(frozen=True)
class Cause:
    """By how much something changed a number: an order row, an event row, or else a rule."""

    rule: str
    order: int
    event: int
    amount: float


def causes(changes: Iterable[Change], rows: Sequence[int], share: float = 1.0) -> tuple[Cause, ...]:
    """The causes of changes of some rows of tracks, each once, in the order of the sequence of play."""
    found: dict[tuple[str, int, int], float] = {}
    for change in changes:
        if change.track in rows and change.amount:
            key = ("", change.order, change.event) if change.order >= 0 or change.event >= 0 else (change.rule, -1, -1)
            found[key] = found.get(key, 0.0) + share * change.amount
    return tuple(Cause(*key, amount) for key, amount in found.items())


def cause_name(scenario: Scenario, briefing: Briefing, cause: Cause) -> str:
    """An order with its side, an event by its title, a rule in words."""
    if cause.order >= 0:
        side = side_name(briefing, int(scenario.side_of[cause.order]))
        return _("{side}, {order}").format(side=side, order=order_title(briefing, cause.order))
    if cause.event >= 0:
        return briefing.events[cause.event].title
    return _(RULE_WORDS.get(cause.rule, cause.rule.replace("_", " ").capitalize()))


def sentences(
    scenario: Scenario, briefing: Briefing, found: Iterable[Cause], factor: float = 1.0, unit: str = ""
) -> list[str]:
    """`Deliveries: +1.5`, the causes that show at two digits; with a factor of 100 and "%" a share in per cent."""
    lines = ((cause_name(scenario, briefing, cause), signed(factor * cause.amount)) for cause in found)
    return [
        _("{cause}: {change}").format(cause=name, change=f"{change} {unit}".rstrip())
        for name, change in lines
        if change != "0"
    ]
