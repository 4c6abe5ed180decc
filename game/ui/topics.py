"""Topics of the chronicle: their headings, icons and tones, and which of them are shown together."""

from __future__ import annotations

from typing import Final

from game.texts.language import later
from game.ui import theme

TOPICS: Final = {  # heading, icon, tone
    "start": (later("The beginning"), "play", theme.ACCENT),
    "orders": (later("Orders turned over"), "next", theme.ACCENT),
    "event": (later("Events"), "info", theme.ACCENT),
    "crisis": (later("Crisis"), "crisis", theme.WARNING),
    "delivery": (later("What takes effect"), "aid", theme.ACCENT),
    "front": (later("At the front"), "battle", theme.ACCENT),
    "civilians": (later("Civilians"), "humanitarian", theme.ACCENT),
    "alliance": (later("The alliance"), "diplomacy", theme.ACCENT),
    "ladder": (later("On the ladder"), "warning", theme.WARNING),
    "talks": (later("Talks"), "diplomacy", theme.ACCENT),
    "estimate": (later("What your staff learned"), "eye", theme.ACCENT),
    "ending": (later("The end"), "info", theme.WARNING),
}
# topics that a filter shows with another; "" with all only
WITH: Final = {"talks": "alliance", "start": "", "ending": ""}
