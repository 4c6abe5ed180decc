"""Slips that teachers make again and again: the fix is what they meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.loader import check_file
from game.paths import SCENARIOS

WINTER = (SCENARIOS / "baltic_winter.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "fix"),
    [
        ("cost: 1.5, level: 3, consent", "cost: 1,5, level: 3, consent", "write 1.5"),
        ("minutes: 25", "minutes: 2,5", "write a whole number from 1 to 1000, as digits"),
        ("caution: 0.6,", "caution: 60 %,", "write 0.6, without quotes or unit"),
        ("  nordic: {name", "  NORDIC: {name", "write `nordic`"),
        ("id: baltic_winter", "id: Baltic Winter", "write `baltic_winter`"),
        ("text: Ships and banks are", "text: Ships, banks and ports are", "stands in quotes"),
        ("{name: Estonia, board", "{name:Estonia, board", "write `name: Estonia`"),
        ("does: {wedge: 1}", "does: wedge", "write `{wedge: 1}`"),
        ("when: [{track: hollow, at_least: 1}]", "when: {track: hollow, at_least: 1}", "`[{…}]`"),
        ("posture: 1.2}", 'posture: "1.2"}', "write 1.2, without quotes"),
        ("text: Ships and banks are", "text: “Ships, banks” are", "type straight ones"),
        ("now: {readiness: 18,", "now: {control.north: 18,", "add a region"),
        ("will.nordic: 1}", "will.nordc: 1}", "write `will.nordic`"),
        ("will.nordic: 1}", "will.iberia: 1}", "use one of `will.north_america`"),
        ("credibility.nato: 2", "credbility.nato: 2", "write `credibility.nato`"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(old: str, new: str, fix: str, tmp_path: Path) -> None:
    assert WINTER.count(old) >= 1, old
    path = tmp_path / "baltic_winter.yaml"
    path.write_text(WINTER.replace(old, new, 1), encoding="utf-8")
    found = check_file(path)
    assert any(fix in finding.suggestion for finding in found), found


def test_a_list_where_a_group_belongs_is_told_how_to_become_one(tmp_path: Path) -> None:
    start, end = WINTER.index("hosts:\n"), WINTER.index("groups: {posture")
    path = tmp_path / "baltic_winter.yaml"
    listed = "hosts:\n  - {id: estonia, name: Estonia, board: estonia, posture: 1}\n\n"
    path.write_text(WINTER[:start] + listed + WINTER[end:], encoding="utf-8")
    assert "`estonia: {name: Estonia}`" in check_file(path)[0].suggestion
