"""The guide for teachers: its examples and tables are right; run as a program, this file writes the tables anew."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path

from game.authoring.checks_orders import _DOERS
from game.authoring.checks_world import _board
from game.authoring.codes import CATALOGUE
from game.authoring.document import Document
from game.authoring.findings import format_text
from game.authoring.loader import check_file
from game.authoring.reader import read_text
from game.authoring.shapes import ANYTHING, Shape, fields_of
from game.paths import ASSETS, SCENARIOS
from game.rules.tracks import TRACKS
from game.rules.vocabulary import VERBS

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "authoring.md"
PLACE = re.compile(r"<!-- (board|acts|tracks) -->\n((?:\|.*\n)*)")
AXES = {
    "one": "the table", "side": "each side", "member": "each member", "host": "each host", "region": "each region",
    "kit": "each kind of kit",
}  # fmt: skip


def table(name: str) -> str:
    """A table of words that the format knows, as it should stand in the guide."""
    if name == "board":
        names = json.loads((ASSETS / "board.json").read_text(encoding="utf-8"))["regions"]
        rows = [["place", "name"], *([f"`{place}`", names[place]["name"]] for place in sorted(_board()))]
    elif name == "acts":
        rows = [["act", "what it is", "aimed at", "whose order"]]
        rows += [
            [f"`{verb}`", text, f"a {kind}" if kind else "nothing", " or ".join(_DOERS.get(verb, ("any side",)))]
            for verb, (kind, text) in VERBS.items()
        ]
    else:
        rows = [["number", "of", "range", "the other camp sees it", "meaning"]]
        rows += [
            [
                f"`{key}`",
                AXES[entry.axis],
                f"{entry.low:g} to {entry.high:g}, {entry.unit}",
                f"within {entry.fog:.0%}" if entry.fog else "exactly",
                entry.text,
            ]
            for key, entry in TRACKS.items()
        ]
    lines = ["| " + " | ".join(cells) + " |" for cells in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]) + "\n"


def current(page: str) -> str:
    """The guide with tables as they should be."""
    return PLACE.sub(lambda found: f"<!-- {found[1]} -->\n{table(found[1])}", page)


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


def test_the_guide_lists_every_act_every_number_and_every_place_of_the_board() -> None:
    page = GUIDE.read_text(encoding="utf-8")
    assert sorted(found[1] for found in PLACE.finditer(page)) == ["acts", "board", "tracks"]
    assert page == current(page), "run `python tests/authoring/test_guide.py`"


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


if __name__ == "__main__":
    GUIDE.write_text(current(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
