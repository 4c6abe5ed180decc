"""A new scenario to begin with: a shipped one under another name, with a comment before every section."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Final

from game.authoring.document import Document

WIDTH: Final = 118
NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_KEY: Final = re.compile(r"^([a-z_]+):", re.MULTILINE)
_HEAD: Final = ("format", "id", "title")  # plain enough without a comment


def scenario_text(name: str, template: Path) -> str:
    """The text of a scenario `name` that begins as a copy of `template`. Raises ValueError for a name that is no id."""
    if not NAME.fullmatch(name):
        raise ValueError("The name of a scenario is small letters, digits and _, and begins with a letter.")
    lines = template.read_text(encoding="utf-8").splitlines()
    while lines and lines[0].startswith("#"):  # what the template says about itself
        lines.pop(0)
    body = "\n".join(lines).strip() + "\n"
    body = re.sub(r"^id: .*$", f"id: {name}", body, count=1, flags=re.MULTILINE)
    body = re.sub(r"^title: .*$", f"title: {name.replace('_', ' ').capitalize()}", body, count=1, flags=re.MULTILINE)
    return _preface(name, template.stem) + re.sub(r"\n{3,}", "\n\n", _KEY.sub(_commented, body))


def _preface(name: str, template: str) -> str:
    return f"""\
# yaml-language-server: $schema=scenario.schema.json
# {name}: begun as a copy of {template}. Every line may be changed; these commands help
# (in a checkout of the program, `python main.py` is `firebreak`):
#   firebreak check {name}.yaml     every mistake with its line, the reason and a way to mend it
#   firebreak try {name}.yaml       plays it with all opponents and tells you what came of it
#   firebreak play {name}.yaml      your turn
#   firebreak explain ORDER --scenario {name}.yaml      what an order does, column by column
#   firebreak schema --out scenario.schema.json      lets your editor complete and explain every key
"""


def _commented(match: re.Match[str]) -> str:
    """A key at the left margin with what it is about, as the format describes it, in the lines before."""
    key = match[1]
    field = Document.model_fields.get(key)
    if field is None or not field.description or key in _HEAD:
        return match[0]
    lines = textwrap.wrap(field.description, WIDTH, initial_indent="# ", subsequent_indent="# ")
    return "\n".join(["", *lines, match[0]])
