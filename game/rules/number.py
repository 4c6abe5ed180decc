"""How one number of the rules is stated: default, range, unit and meaning. The numbers themselves: see `numbers`.

The key in a scenario file (`rules: battle: pace: 5000`), the range check, the default and the documentation all come
from its one line there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class NumberSpec:
    """What is known about one number of the rules."""

    topic: str
    name: str
    default: float
    low: float
    high: float
    unit: str
    text: str


def number(default: float, low: float, high: float, unit: str, text: str) -> Any:
    """One number of a rule; the only place where it is stated."""
    return field(default=default, metadata={"low": low, "high": high, "unit": unit, "text": text})
