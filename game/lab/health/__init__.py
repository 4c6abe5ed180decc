"""Health of a scenario: it is played with all opponents, and what its author should know is said in plain sentences.

`measure` plays, `findings` judges. Figures come with intervals; what is compared is played with the same luck.
"""

from __future__ import annotations

from game.lab.health.finding import Finding
from game.lab.health.measure import Measures, measure
from game.lab.health.verdicts import findings

__all__ = ["Finding", "Measures", "findings", "measure"]
