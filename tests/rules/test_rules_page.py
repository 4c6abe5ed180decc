"""docs/rules.md states every number of the rules; `python -m tests.rules.test_rules_page` writes its tables anew."""

from __future__ import annotations

import re
from pathlib import Path

from game.rules.numbers import TOPICS, specs
from game.rules.tracks import TRACKS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
PLACE = re.compile(r"<!-- numbers: (\w+) -->\n((?:\|.*\n)*)")
WORDS = {"alliance", "own", "worst", "best"}  # keys of a scenario file that the page speaks of


def table(topic: str) -> str:
    """The numbers of a topic as a table."""
    lines = ["| number | default | range | unit | meaning |", "|---|--:|---|---|---|"]
    for spec in specs():
        if spec.topic == topic:
            lines.append(
                f"| `{spec.name}` | {spec.default:g} | {spec.low:g} to {spec.high:g} | {spec.unit} | {spec.text} |"
            )
    return "\n".join(lines) + "\n"


def current(page: str) -> str:
    """The page with tables as they should be."""
    return PLACE.sub(lambda found: f"<!-- numbers: {found[1]} -->\n{table(found[1])}", page)


def test_the_page_of_the_rules_states_every_number_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert sorted(found[1] for found in PLACE.finditer(page)) == sorted(TOPICS), "a topic has no table, or two"
    assert page == current(page), "run `python tests/rules/test_rules_page.py`"


def test_the_formulas_on_the_page_name_only_numbers_and_tracks_that_exist() -> None:
    prose = PLACE.sub("", PAGE.read_text(encoding="utf-8"))
    named = set(re.findall(r"`([a-z0-9]+(?:_[a-z0-9]+)*)`", prose))
    known = {spec.name for spec in specs()} | set(TRACKS) | WORDS
    assert not named - known, f"unknown: {sorted(named - known)}"


if __name__ == "__main__":
    PAGE.write_text(current(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
