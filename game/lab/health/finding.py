"""What an examination says: a sentence, how grave it is, and the figures behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

PROBLEM: Final = "problem"  # a player would notice that something is wrong
NOTICE: Final = "notice"  # may be meant so; the author should know
FINE: Final = "fine"
SEVERITIES: Final = (PROBLEM, NOTICE, FINE)


@dataclass(frozen=True)
class Finding:
    """One thing that was found out about a scenario."""

    severity: str  # PROBLEM, NOTICE or FINE
    topic: str  # length, endings, bands, players, orders, ladder, crises, events, hidden, parameters
    text: str  # one sentence, or two
    figures: dict[str, Any] = field(default_factory=dict)
