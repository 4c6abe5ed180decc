"""The numbers of the rules by topic. One without a source is an assumption, tuned by measurement."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from game.rules.number import NumberSpec
from game.rules.numbers.alliance import Alliance, Coercion
from game.rules.numbers.brink import Belief, Crisis, Escalation, Outcome
from game.rules.numbers.war import Aid, Battle, Civilians, Economy, Strikes


@dataclass(frozen=True)
class Numbers:
    """All topics."""

    alliance: Alliance = field(default_factory=Alliance)
    aid: Aid = field(default_factory=Aid)
    coercion: Coercion = field(default_factory=Coercion)
    strikes: Strikes = field(default_factory=Strikes)
    battle: Battle = field(default_factory=Battle)
    civilians: Civilians = field(default_factory=Civilians)
    economy: Economy = field(default_factory=Economy)
    escalation: Escalation = field(default_factory=Escalation)
    crisis: Crisis = field(default_factory=Crisis)
    belief: Belief = field(default_factory=Belief)
    outcome: Outcome = field(default_factory=Outcome)


TOPICS: dict[str, type] = {item.name: item.default_factory for item in fields(Numbers)}  # type: ignore[misc]


def specs() -> tuple[NumberSpec, ...]:
    """Every number of every rule, topic by topic."""
    return tuple(
        NumberSpec(topic, item.name, item.default, **item.metadata)  # type: ignore[arg-type]
        for topic, kind in TOPICS.items()
        for item in fields(kind)
    )
