"""python -m assets.build.contact_sheet FOLDER OUT.png [COLUMNS]: all pictures of a folder on one sheet, to look at."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw

GROUND, TEXT = (36, 48, 66), (235, 235, 235)


def sheet(folder: Path, columns: int = 8) -> Image.Image:
    """Pictures at their own size, each with its file name below."""
    paths = sorted(folder.glob("*.png"))
    pictures = [Image.open(path).convert("RGBA") for path in paths]
    wide, high = max(p.width for p in pictures) + 40, max(p.height for p in pictures) + 34
    rows = -(-len(paths) // columns)
    result = Image.new("RGB", (columns * wide, rows * high), GROUND)
    draw = ImageDraw.Draw(result)
    for i, (path, picture) in enumerate(zip(paths, pictures, strict=True)):
        x, y = i % columns * wide + 10, i // columns * high + 10
        result.paste(picture, (x, y), picture)
        draw.text((x, y + picture.height + 4), path.stem, fill=TEXT)
    return result


if __name__ == "__main__":
    sheet(Path(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 8).save(sys.argv[2])
