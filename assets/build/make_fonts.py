"""assets/fonts/: Inter as four static weights with tabular digits, cut down to the characters an interface needs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from .sources import fetch

WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
OPTICAL_SIZE = 14  # the cut for small sizes
LARGEST = 200_000  # bytes

RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x017F), (0x0192, 0x0192), (0x01FA, 0x01FF), (0x0218, 0x021B), (0x0237, 0x0237),  # Latin
    (0x02C6, 0x02DD), (0x0300, 0x030C), (0x0326, 0x0328),  # accents on their own
    (0x0384, 0x03CE),  # Greek
    (0x0400, 0x045F), (0x0490, 0x0493), (0x0496, 0x049B), (0x04A2, 0x04A3), (0x04AE, 0x04B3),  # Cyrillic
    (0x04BA, 0x04BB), (0x04D8, 0x04D9), (0x04E8, 0x04E9), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EF2, 0x1EF3),
    (0x2009, 0x200B), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x202F, 0x202F),
    (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044),  # dashes, quotes, bullets
    (0x2070, 0x2070), (0x2074, 0x2079), (0x2080, 0x2089), (0x20AC, 0x20AC), (0x20B4, 0x20B4), (0x20BD, 0x20BD),
    (0x2116, 0x2116), (0x2122, 0x2122), (0x2153, 0x215E),
    (0x2190, 0x2199), (0x21A9, 0x21AA), (0x21B5, 0x21B5), (0x21BA, 0x21BB), (0x21D0, 0x21D4),  # arrows
    (0x21E7, 0x21E7), (0x2202, 0x2202), (0x2206, 0x2206), (0x220F, 0x2212), (0x2215, 0x2215), (0x2219, 0x221A),
    (0x221E, 0x221E), (0x222B, 0x222B), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x2303, 0x2303),
    (0x2318, 0x2318), (0x2325, 0x2325), (0x232B, 0x232B), (0x23CE, 0x23CE),
    (0x25A0, 0x25A1), (0x25B2, 0x25B3), (0x25B6, 0x25B7), (0x25BA, 0x25BA), (0x25BC, 0x25BD), (0x25C0, 0x25C1),
    (0x25C6, 0x25C7), (0x25CA, 0x25CB), (0x25CF, 0x25CF), (0x2605, 0x2606), (0x2661, 0x2661),  # shapes
    (0x2665, 0x2665), (0x26A0, 0x26A0), (0x2713, 0x2713), (0x2717, 0x2717), (0x2715, 0x2715), (0x2610, 0x2612),
    (0x2B06, 0x2B07), (0xFB01, 0xFB02),
]
NEEDED = "AZaz09éßøłșțŞğÆœ ΑΩαωάή АЯяёіїєґ ←↑→↓↗↘ •·− ×÷±≈≤≥ ▲▼▶◀△▽ ✓ ⚠ –— “”‘’„«» … €°²₂½ ● ○ ■ □ ★"


def make(scratch: Path, assets: Path) -> None:
    """Writes assets/fonts/Inter-*.ttf and OFL.txt.

    Raises ValueError when a character is missing, the digits differ in width or a file is too large.
    """
    source = fetch("fontpkg-inter", scratch) / "fontpkg_inter"
    folder = assets / "fonts"
    folder.mkdir(exist_ok=True)
    shutil.copyfile(source / "LICENSE", folder / "OFL.txt")
    for name, weight in WEIGHTS.items():
        font = TTFont(source / "files/Inter[opsz,wght].ttf", recalcTimestamp=False)
        font = instancer.instantiateVariableFont(font, {"wght": weight, "opsz": OPTICAL_SIZE}, updateFontNames=False)
        _tabular_digits(font)
        _rename(font, name, weight)
        _cut(font)
        path = folder / f"Inter-{name}.ttf"
        font.save(path)
        _check(path)


def _tabular_digits(font: Any) -> None:
    """Map the digits straight to their tabular forms: SDL_ttf cannot switch OpenType features on."""
    table = font["GSUB"].table
    lookups = next(f.Feature.LookupListIndex for f in table.FeatureList.FeatureRecord if f.FeatureTag == "tnum")
    forms: dict[str, str] = {}
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            forms.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    for cmap in font["cmap"].tables:
        for digit in range(ord("0"), ord("9") + 1):
            cmap.cmap[digit] = forms.get(cmap.cmap[digit], cmap.cmap[digit])  # tables may share one dictionary


def _rename(font: Any, style: str, weight: int) -> None:
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (25, 16, 17, 21, 22) or record.nameID > 255:
            names.removeNames(nameID=record.nameID)
    for name_id, text in ((1, f"Inter {style}"), (2, "Regular"), (3, f"Inter {style} 4.1 subset"),
                          (4, f"Inter {style}"), (6, f"Inter-{style}"), (16, "Inter"), (17, style)):
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    if "STAT" in font:
        del font["STAT"]


def _cut(font: Any) -> None:
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = ["*"]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)


def _check(path: Path) -> None:
    font = TTFont(path)
    characters = font.getBestCmap()
    missing = [c for c in NEEDED if ord(c) not in characters]
    if missing:
        raise ValueError(f"{path.name} has no glyph for {' '.join(missing)}; widen RANGES or choose another character")
    if len({font["hmtx"][characters[ord(digit)]][0] for digit in "0123456789"}) != 1:
        raise ValueError(f"the digits of {path.name} are not all of one width")
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path.name} is {path.stat().st_size} bytes; keep it below {LARGEST}")
