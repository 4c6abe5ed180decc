"""`firebreak signature`: the hash of the rules' behaviour."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from game import console
from game.commands import common
from game.console import WrongUse


def signature(
    write: Annotated[
        bool, typer.Option("--write", help="Write it to docs/signature.txt; then enter the change in CHANGELOG.md.")
    ] = False,
    as_json: common.AsJson = False,
) -> None:
    """Print the hash of the rules' behaviour.

    Says whether it is the one that is written down.
    """
    from game.lab import signature as lab

    hashes, file = lab.signature(), lab.stored()
    if as_json:
        print(json.dumps(hashes, indent=2))
    else:
        rows = [*hashes.items(), ("rules", lab.short(hashes))]
        print("\n".join(common.table([[name, value] for name, value in rows])))
    if write:
        if not file.parent.is_dir():
            raise WrongUse(f"There is no folder {file.parent}; --write works in a checkout of the project.")
        file.write_text(lab.as_text(hashes), encoding="utf-8", newline="\n")
        console.say(f"written to {file}; CHANGELOG.md must name it: rules {lab.short(hashes)}")
    elif file.is_file():
        known = lab.read(file)
        changed = sorted(name for name in {*hashes, *known} if hashes.get(name) != known.get(name))
        if changed:
            console.say(
                f"Other than written down in {file}: {common.listed(changed)}. If that is meant, "
                "enter it in CHANGELOG.md and run `firebreak signature --write`."
            )
            raise common.exit_wrong()
