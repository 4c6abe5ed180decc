"""SVG text to PNG files."""

from __future__ import annotations

import io
from pathlib import Path

import resvg_py
from PIL import Image


def picture(svg: str, width: int, height: int) -> Image.Image:
    """The SVG drawn at exactly width x height pixels, RGBA."""
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height))
    image = Image.open(io.BytesIO(data)).convert("RGBA")
    if image.size != (width, height):
        raise ValueError(f"drawn at {image.size}, not {(width, height)}; give the SVG that ratio of width to height")
    return image


def save(svg: str, width: int, height: int, path: Path) -> None:
    """Draw and save, making the folder when it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture(svg, width, height).save(path, optimize=True)


def white(svg: str, width: int, height: int, path: Path) -> None:
    """Draw a one-colour picture as pure white with its own transparency, so that it can be tinted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGBA", (width, height), (255, 255, 255, 0))
    image.putalpha(picture(svg, width, height).getchannel("A"))
    image.save(path, optimize=True)
