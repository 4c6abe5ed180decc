"""The exported JSON Schema: an editor marks what `check` would refuse, and nothing in what is shipped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from game.paths import SCENARIOS, scenario_files


def test_the_exported_schema_is_current(root: Path) -> None:
    from game.commands.schema import text

    exported = (root / "docs" / "scenario.schema.json").read_text(encoding="utf-8")
    assert exported == text(), "run `main.py schema --out docs/scenario.schema.json`"
    assert json.loads(exported)["title"] == "Firebreak scenario"


def marks(root: Path, scenario: str) -> list[str]:
    """What an editor with the exported schema marks in a scenario."""
    schema = json.loads((root / "docs" / "scenario.schema.json").read_text(encoding="utf-8"))
    return [fault.message for fault in Draft202012Validator(schema).iter_errors(yaml.safe_load(scenario))]


@pytest.mark.parametrize("path", scenario_files(SCENARIOS), ids=lambda path: path.stem)
def test_an_editor_marks_nothing_in_a_shipped_scenario(root: Path, path: Path) -> None:
    assert marks(root, path.read_text(encoding="utf-8")) == []


def test_an_editor_asks_of_a_variant_only_what_it_changes_and_still_marks_what_is_wrong(root: Path) -> None:
    variant = "format: 1\nextends: ukraine_2022.yaml\nid: quiet\n"
    fine = "events: [{id: gas_stop_2022, remove: true}]\nregions: {kyiv: {defences: 5}}\n"
    assert marks(root, variant + fine) == []
    assert marks(root, "format: 1\nid: quiet\n" + fine) != []
    for wrong in ("regions: {kyiv: {defenses: 5}}\n", "calendar: {turns: many}\n", "hosts: {norway: {remove: 5}}\n"):
        assert marks(root, variant + wrong) != []
