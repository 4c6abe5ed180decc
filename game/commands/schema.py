"""`firebreak schema`: the scenario format as JSON Schema, for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from game.console import WrongUse


def text() -> str:
    """The schema as JSON text."""
    from game.authoring.document import Document

    whole = Document.model_json_schema()
    parts = whole.pop("$defs")
    plain = {name for name, part in parts.items() if "required" not in part and "$ref" not in json.dumps(part)}
    changes = {f"{name} changed": _changed(part, plain) for name, part in parts.items() if name not in plain}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_changed(whole, plain),
        "title": "Firebreak scenario",
        "if": {"not": {"required": ["extends"]}},  # what extends nothing has to be whole
        "then": {"$ref": "#/$defs/Scenario"},
        "$defs": {"Scenario": whole, **parts, **changes},
    }
    del schema["properties"]["remove"]
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _changed(node: Any, plain: set[str]) -> Any:
    """What a file that extends another one may write in place of a part: some of its keys, or that it is removed.
    `plain` parts have no key that must be there.
    """
    if isinstance(node, list):
        return [_changed(entry, plain) for entry in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return node if name in plain else {**node, "$ref": f"#/$defs/{name} changed"}
    relaxed = {key: _changed(value, plain) for key, value in node.items() if key not in ("required", "minItems")}
    if "required" in node and "properties" in node:
        removal = {"const": True, "description": "Leaves out this entry of the file that is extended."}
        relaxed["properties"] = {**relaxed["properties"], "remove": removal}
    return relaxed


def schema(
    out: Annotated[Path | None, typer.Option("--out", help="File to write instead of standard output.")] = None,
) -> None:
    """Print the scenario format as JSON Schema.

    Editors complete and check scenarios with it.
    """
    if out is None:
        print(text(), end="")
        return
    if out.is_dir():
        raise WrongUse(f"{out} is a folder; give the name of a file, for instance {out / 'scenario.schema.json'}.")
    out.write_text(text(), encoding="utf-8", newline="\n")
