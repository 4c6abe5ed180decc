"""The guide for teachers: its examples are right."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from game.authoring.codes import CATALOGUE
from game.authoring.document import Document
from game.authoring.findings import format_text
from game.authoring.loader import check_file
from game.authoring.reader import read_text
from game.authoring.shapes import ANYTHING, Shape, fields_of
from game.paths import SCENARIOS


def blocks(root: Path, language: str) -> list[str]:
    """The blocks of code of one language in the guide, without their indentation."""
    found: list[str] = []
    opened: str | None = None
    lines: list[str] = []
    for line in (root / "docs" / "authoring.md").read_text(encoding="utf-8").splitlines():
        fence = re.match(r" *```(\w*)", line)
        if fence and opened is None:
            opened, lines = fence[1], []
        elif fence:
            if opened == language:
                found.append(textwrap.dedent("\n".join(lines)) + "\n")
            opened = None
        else:
            lines.append(line)
    return found


def test_every_example_of_the_guide_can_be_read_and_uses_keys_of_the_format(root: Path) -> None:
    keys = {*fields_of(Document)}
    for model in Document.model_json_schema()["$defs"].values():
        keys |= set(model.get("properties", {}))
    used = 0
    for block in blocks(root, "yaml"):
        tree = read_text("orders:\n" + block if block.startswith("-") else block)
        if block.startswith("#"):
            continue
        assert tree.findings == [], block
        assert tree.root is not None
        for path in tree.keys:
            shape = Shape(Document)
            for part in path:
                shape = shape.item(part)
            if shape != ANYTHING or path[0] in ("orders", "hidden"):
                used += 1
                continue
            assert path[-1] in keys, (path, block)
    assert used > 40


def test_the_variant_in_five_lines_is_sound(root: Path, tmp_path: Path) -> None:
    (variant,) = [block for block in blocks(root, "yaml") if "extends:" in block]
    path = tmp_path / "longer_crisis.yaml"
    path.write_text(variant, encoding="utf-8")
    assert check_file(path) == []


def test_the_finding_that_the_guide_shows_is_what_check_prints(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "my_crisis.yaml"
    text = (SCENARIOS / "first_crisis.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("least: calm", "least: clam").replace("id: first", "id: my"), encoding="utf-8")
    (finding,) = check_file(path)
    (shown,) = [block for block in blocks(root, "") if "error S201" in block]

    def from_the_message(printed: str) -> str:
        return printed[printed.index("error ") :].strip()

    assert from_the_message(shown) == from_the_message(format_text(finding))


def test_the_guide_names_the_codes_that_there_are(root: Path) -> None:
    text = (root / "docs" / "authoring.md").read_text(encoding="utf-8")
    ranges = re.findall(r"\| (S\d+) to (S\d+) \|", text)
    covered = {code for low, high in ranges for code in CATALOGUE if low <= code <= high}
    assert covered == set(CATALOGUE)
    assert {code for pair in ranges for code in pair} <= set(CATALOGUE)
