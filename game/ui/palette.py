"""The palette in force: what the colours of `theme` look like to this person. Only the canvas asks.

Widgets name colours by what they are for; a palette says which tone each of them has. Mixed tones stay as they are.
"""

from __future__ import annotations

from typing import Final

from game.ui import theme
from game.ui.theme import Colour, colour

HIGH_CONTRAST: Final = {
    theme.TABLE: colour("#000000"),
    theme.SURFACE: colour("#060709"),
    theme.RAISED: colour("#14171A"),
    theme.HOVER: colour("#2A3036"),
    theme.LINE: colour("#8B929B"),
    theme.EDGE: colour("#C3C9D0"),
    theme.SHADE: colour("#000000"),
    theme.TEXT: colour("#FFFFFF"),
    theme.MUTED: colour("#E2DED4"),
    theme.ACCENT: colour("#FFD76A"),
    theme.ON_ACCENT: colour("#000000"),
    theme.FOCUS: colour("#FFF3B0"),
    theme.WARNING: colour("#FFB79E"),
    theme.GOOD: colour("#A6EFCB"),
}
PALETTES: Final[dict[str, dict[Colour, Colour]]] = {"default": {}, "high contrast": HIGH_CONTRAST}

_tones: dict[Colour, Colour] = {}


def choose(name: str) -> None:
    """The palette from now on; an unknown name is the default."""
    _tones.clear()
    _tones.update(PALETTES.get(name, {}))


def tone(named: Colour) -> Colour:
    """What a colour of the theme looks like now."""
    return _tones.get(named, named)
