"""What moves on the board besides garrisons: both armies, exercises, and aid on its way. No pictures here: the table in
words reads it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.texts.language import _, counted

DRILL = 10.0  # points of readiness from which an order is an exercise


@dataclass(frozen=True)
class Army:
    """An army as a counter: whose it is, and how many soldiers, in thousands."""

    key: str  # role
    name: str
    thousand: float


@dataclass(frozen=True)
class Convoy:
    """What arrives after so many turns."""

    turns: int
    orders: tuple[str, ...]  # their titles


@dataclass(frozen=True)
class Tokens:
    """Everything that moves, for one moment."""

    armies: tuple[Army, ...] = ()
    convoys: tuple[Convoy, ...] = ()
    cut: bool = False  # whether the supply line was struck last turn
    exercise: bool = False


NOTHING_MOVES = Tokens()


def of(match: Any, seen: Any) -> Tokens:
    """What a side sees moving; nothing where the match has no war and no aid."""
    scenario, look = match.scenario, getattr(seen, "seen", None)
    if look is None or not hasattr(scenario, "fighters"):
        return Tokens()
    names = {s.id: s.name for s in match.briefing.sides}
    armies = tuple(
        Army(scenario.roles[side], names[scenario.sides[side]], float(look.army[side, 0]))
        for side in (scenario.defender, scenario.challenger)
        if side >= 0 and side in scenario.fighters
    )
    strikes = scenario.verbs["strike_supply"]
    cut = scenario.challenger >= 0 and any(strikes[row] > 0.0 for row in look.orders[scenario.challenger, :, 0])
    return Tokens(armies, _convoys(match, look), bool(cut), _exercises(scenario, look))


def _convoys(match: Any, look: Any) -> tuple[Convoy, ...]:
    """What the patron has sent and the defender waits for, by turns to arrival."""
    scenario = match.scenario
    if scenario.patron < 0 or scenario.defender < 0:
        return ()
    waiting: dict[int, list[str]] = {}
    first = scenario.patron * scenario.most_slots
    for age in range(1, min(scenario.turns_on_the_way, look.turn + 1)):
        place = (look.turn - age) % scenario.turns_on_the_way
        for slot in range(first, first + scenario.slots[scenario.patron]):
            row, lead = int(look.sent[place, slot, 0]), int(look.sent_lead[place, slot, 0])
            if lead >= age and look.sent_amount[place, slot, 0] > 0.0 and scenario.absorbed[row]:
                waiting.setdefault(lead - age + 1, []).append(str(match.briefing.orders[row].title))
    return tuple(Convoy(turns, tuple(waiting[turns])) for turns in sorted(waiting))


def _exercises(scenario: Any, look: Any) -> bool:
    """Whether the alliance practised reinforcing its flank last turn."""
    if scenario.patron < 0 or not scenario.hosts:
        return False
    ready = scenario.places["readiness"]
    for row in look.orders[scenario.patron, :, 0]:
        effects = zip(scenario.now_track[:, row], scenario.now_add[:, row], strict=True)
        if any(track == ready and add >= DRILL for track, add in effects):
            return True
    return False


def army_text(army: Army) -> str:
    """The hover card of an army."""
    return "\n".join(
        [
            f"**{_('Army: {name}').format(name=army.name)}**",
            _("About {count:.0f} thousand soldiers fit for the front").format(count=army.thousand),
        ]
    )


def convoy_text(convoy: Convoy, cut: bool) -> str:
    """The hover card of aid on its way."""
    lines = [f"**{_('On its way: {when}').format(when=counted('in {count} turn', 'in {count} turns', convoy.turns))}**"]
    lines += [f"· {title}" for title in convoy.orders]
    if cut:
        lines.append(_("The supply line was struck last turn; less of what arrives can be used."))
    return "\n".join(lines)
