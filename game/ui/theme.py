"""Colours, type sizes and spacing: calm dark paper, Okabe-Ito colours for the sides, text contrast at least 4.5:1.

Colours are (red, green, blue) 0..255; sizes are logical units (pixels at scale 1).
"""

from __future__ import annotations

Colour = tuple[int, int, int]


def colour(code: str) -> Colour:
    """(r, g, b) of "#RRGGBB"."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The colour `share` (0..1) of the way from the first to the second."""
    a, b, c = (round(x + (y - x) * share) for x, y in zip(first, second, strict=True))
    return a, b, c


# Surfaces, from the table's top downwards
TABLE = colour("#1A1C1F")
SURFACE = colour("#24272B")
RAISED = colour("#2F3338")
HOVER = colour("#3A3F45")
LINE = colour("#454A51")
EDGE = colour("#5A6068")
SHADE = colour("#0E0F11")

# Text
TEXT = colour("#EFE9DC")
MUTED = colour("#B9B2A3")
ACCENT = colour("#E3B95B")
ON_ACCENT = colour("#231B08")
FOCUS = colour("#FFE08A")
WARNING = colour("#FF9B7A")
GOOD = colour("#7FD1AE")
BAD = colour("#FF9B7A")

# Sides: the Okabe-Ito colour for shapes, and a lighter tone of it for words on dark paper
SIDE = {"patron": colour("#0072B2"), "defender": colour("#F0E442"), "challenger": colour("#D55E00")}
SIDE_TEXT = {"patron": colour("#6CBCEB"), "defender": colour("#F0E442"), "challenger": colour("#FF9A66")}
ON_SIDE = {"patron": colour("#FFFFFF"), "defender": colour("#1A1C1F"), "challenger": colour("#0E0F11")}

# The board's paper
PAPER = colour("#D9D0BC")
PAPER_FAR = colour("#B9B2A4")
SEA = colour("#54758A")
SEA_DEEP = colour("#4A6A7F")
LAKE = colour("#5F8196")
INK = colour("#24211C")
SEA_INK = colour("#E4EEF2")
HALO = colour("#F3ECDC")
CONTACT = colour("#7A1408")

# Every pair of text and ground in use; a test computes their contrast.
TEXT_PAIRS: tuple[tuple[str, Colour, Colour], ...] = (
    *(
        (f"text on {n}", TEXT, g)
        for n, g in (("table", TABLE), ("surface", SURFACE), ("raised", RAISED), ("hover", HOVER))
    ),
    *(
        (f"muted on {n}", MUTED, g)
        for n, g in (("table", TABLE), ("surface", SURFACE), ("raised", RAISED), ("hover", HOVER))
    ),
    *((f"accent on {n}", ACCENT, g) for n, g in (("table", TABLE), ("surface", SURFACE), ("raised", RAISED))),
    *((f"warning on {n}", WARNING, g) for n, g in (("table", TABLE), ("surface", SURFACE), ("raised", RAISED))),
    *((f"good on {n}", GOOD, g) for n, g in (("table", TABLE), ("surface", SURFACE), ("raised", RAISED))),
    ("button", ON_ACCENT, ACCENT),
    *((f"{key} words", tone, ground) for key, tone in SIDE_TEXT.items() for ground in (TABLE, SURFACE, RAISED)),
    *((f"{key} badge", ON_SIDE[key], ground) for key, ground in SIDE.items()),
    ("ink on paper", INK, PAPER),
    ("ink on halo", INK, HALO),
    ("sea names", SEA_INK, SEA_DEEP),
)

# Type and space
CAPTION, BODY, STRONG, HEADING, TITLE, DISPLAY = 12.0, 14.0, 15.0, 18.0, 24.0, 44.0
GAP, PAD, RADIUS = 8.0, 12.0, 6.0
CONTROL = 32.0  # least height of what is clicked


def luminance(value: Colour) -> float:
    """Relative luminance, 0..1 (WCAG 2.2)."""
    parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in value]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: Colour, second: Colour) -> float:
    """Contrast of two colours, 1..21 (WCAG 2.2)."""
    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
