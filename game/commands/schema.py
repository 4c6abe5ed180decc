"""`firebreak schema`: the scenario format as JSON Schema, for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from game.console import WrongUse


def text() -> str:
    """The schema as JSON text."""
    from game.authoring.document import Document

    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Document.model_json_schema()}
    schema["title"] = "Firebreak scenario"
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


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
