"""`extends:`: a scenario of a few lines that changes another one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.authoring.findings import ScenarioError
from game.authoring.loader import check_file, load_scenario
from game.paths import SCENARIOS

LONGER = Path(__file__).parent / "strait_longer.yaml"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def only_fault(path: Path) -> tuple[str, str, int]:
    (fault,) = [finding for finding in check_file(path) if finding.severity == "error"]
    return fault.code, fault.message, fault.line


def test_a_scenario_of_a_few_lines_has_everything_else_from_the_one_that_it_extends() -> None:
    assert check_file(LONGER) == []
    scenario, briefing = load_scenario(LONGER)
    first, crisis = load_scenario("first_crisis")
    assert (scenario.turns, first.turns) == (8, 6)
    assert briefing.title == "A longer crisis"
    assert briefing.intro == crisis.intro
    assert scenario.rung_names == first.rung_names
    assert scenario.hash != first.hash


def test_entries_of_lists_are_merged_by_their_id_and_new_ones_come_last() -> None:
    scenario, _ = load_scenario(LONGER)
    first, _ = load_scenario("first_crisis")
    ours = scenario.order_names[scenario.first[0] : scenario.last[0]]
    assert ours == (*first.order_names[first.first[0] : first.last[0]], "protest")
    escort = scenario.order_names.index("escort")
    assert (scenario.cost[escort], scenario.level[escort]) == (0.5, 2.5)


def test_other_lists_and_numbers_with_their_source_are_replaced_as_a_whole() -> None:
    scenario, briefing = load_scenario(LONGER)
    assert briefing.learning_goals == ("What two days more change.",)
    assert scenario.start[scenario.places["tension"], 0] == 50
    assert [number.confidence for number in briefing.numbers] == ["assumed"]


def test_entries_of_lists_and_of_groups_can_be_removed(tmp_path: Path) -> None:
    top = write(
        tmp_path,
        "top.yaml",
        "extends: ukraine_2022.yaml\nid: top\nevents: [{id: gas_stop_2022, remove: true}]\n"
        "hosts: {norway: {remove: true}}\n",
    )
    scenario, briefing = load_scenario(top)
    war, whole = load_scenario("ukraine_2022")
    assert {event.title for event in whole.events} - {event.title for event in briefing.events} == {"Gas stops flowing"}
    assert set(war.host_names) - set(scenario.host_names) == {"norway"}


def test_one_wish_of_a_doctrine_is_changed_and_the_others_stay(tmp_path: Path) -> None:
    wish = "opponents: {russia: {standard: {wants: [{order: fortify, weight: 9}]}}}"
    top = write(tmp_path, "top.yaml", f"extends: ukraine_2022.yaml\nid: top\n{wish}\n")
    ours, theirs = (
        next(d for d in load_scenario(name)[0].opponents if d.side == 2 and d.name == "standard")
        for name in (top, "ukraine_2022")
    )
    assert (ours.rows == theirs.rows).all()
    assert (ours.weight != theirs.weight).sum() == 1


@pytest.mark.parametrize(
    "line", ["events: [{id: fog, remove: true}]", "sides: {china: {remove: true}}", "members: {usa: {remove: true}}"]
)
def test_what_is_not_there_or_is_still_needed_is_not_removed_in_silence(tmp_path: Path, line: str) -> None:
    top = write(tmp_path, "top.yaml", f"extends: first_crisis.yaml\nid: top\n{line}\n")
    assert any(finding.severity == "error" and finding.line == 3 for finding in check_file(top))


def test_findings_point_into_the_file_in_which_the_fault_stands(tmp_path: Path) -> None:
    base = (SCENARIOS / "first_crisis.yaml").read_text(encoding="utf-8")
    write(tmp_path, "base.yaml", base.replace("group: pressure, cost: 2", "group: presure, cost: 2", 1))
    top = write(tmp_path, "top.yaml", "extends: base.yaml\nid: top\nladder: {start: clam}\n")
    found = [(Path(finding.file).name, finding.line, finding.code) for finding in check_file(top)]
    assert ("top.yaml", 3, "S201") in found
    line = next(number for number, text in enumerate(base.splitlines(), 1) if "id: sail_through" in text)
    assert ("base.yaml", line, "S201") in found
    assert len(found) == 2


def test_a_file_beside_this_one_comes_before_one_that_is_shipped(tmp_path: Path) -> None:
    base = (SCENARIOS / "first_crisis.yaml").read_text(encoding="utf-8")
    write(tmp_path, "first_crisis.yaml", base.replace("turns: 6", "turns: 5"))
    top = write(tmp_path, "top.yaml", "extends: first_crisis.yaml\nid: top\n")
    assert load_scenario(top)[0].turns == 5


def test_a_shorter_calendar_does_not_complain_of_what_the_other_file_has_for_later_turns(tmp_path: Path) -> None:
    top = write(tmp_path, "top.yaml", "extends: ukraine_2022.yaml\nid: top\ncalendar: {turns: 4}\n")
    assert [finding for finding in check_file(top) if finding.severity != "info"] == []
    assert load_scenario(top)[0].turns == 4


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("missing.yaml", "there is no file"),
        ("top.yaml", "extends itself"),
        ("middle.yaml", "extends another file itself"),
        ("../first_crisis.yaml", "not the plain name"),
        ("/etc/passwd.yaml", "not the plain name"),
        ("C:first.yaml", "not the plain name"),
        ("sub\\first.yaml", "not the plain name"),
        ("notes.txt", "not the plain name"),
        ("link.yaml", "leads out of this folder"),
        ("x" * 300 + ".yaml", "there is no file"),
        ("broken.yaml", "cannot be read"),
    ],
)
def test_what_cannot_be_extended_is_refused(named: str, message: str, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    write(folder, "middle.yaml", "extends: first_crisis.yaml\nid: middle\n")
    write(folder, "broken.yaml", "a: [1\n")
    os.symlink(write(tmp_path, "outside.yaml", "id: outside\n"), folder / "link.yaml")
    top = write(folder, "top.yaml", f"format: 1\nextends: '{named}'\nid: top\n")
    refused = [finding for finding in check_file(top) if finding.code == "S203"]
    assert [(message in finding.message, finding.line) for finding in refused] == [(True, 2)]
    with pytest.raises(ScenarioError):
        load_scenario(top)


def test_an_extending_scenario_needs_an_id_of_its_own(tmp_path: Path) -> None:
    top = write(tmp_path, "top.yaml", "extends: first_crisis.yaml\n")
    assert only_fault(top)[0::2] == ("S203", 1)


def test_a_fault_of_reading_in_the_extended_file_is_shown_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, "base.yaml", "a: 1\na: 2\nb: [1\n")
    top = write(tmp_path, "top.yaml", "extends: base.yaml\nid: top\n")
    places = {(Path(finding.file).name, finding.line) for finding in check_file(top)}
    assert {("base.yaml", 2), ("top.yaml", 1)} <= places
