"""`firebreak new`: a scenario to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game import paths
from game.commands import common
from game.console import WrongUse

TEMPLATE = "first_crisis"


def new(
    name: Annotated[str, typer.Argument(help="Its name, such as my_crisis, or the path of the file to write.")],
    template: Annotated[str, typer.Option("--from", metavar="TEMPLATE", help="A scenario to begin from.")] = TEMPLATE,
) -> None:
    """Write a commented scenario that checks and plays at once.

    It begins as a copy of a shipped scenario, the smallest unless told otherwise, in the current folder.
    """
    if not Path(name).name:
        raise WrongUse("The scenario needs a name; give one such as my_crisis.")
    path = Path(name)
    if path.suffix not in (".yaml", ".yml"):
        path = path.with_name(f"{path.name}.yaml")
    try:
        if path.exists():
            raise WrongUse(f"{path} is there already; choose another name, or delete it first.")
        found = paths.find_scenario(template)
    except paths.ScenarioNotFound as error:
        raise WrongUse(str(error)) from None
    except (OSError, ValueError):
        raise WrongUse(f"{name[:60]!r} cannot be the name of a file; give a name such as my_crisis.") from None
    if path.stem in paths.scenario_names():
        raise WrongUse(f"{path.stem} is the name of another scenario; choose a name of your own.")
    if not path.parent.is_dir():
        raise WrongUse(f"There is no folder {path.parent}; make it first, or give a name alone.")
    common.load(str(found))  # a template with a fault would only hand it on
    from game.authoring.starting import scenario_text

    try:
        text = scenario_text(path.stem, found)
    except ValueError as error:
        raise WrongUse(str(error)) from None
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"written: {path}, a copy of {found.stem} to be changed")
    print(f"`firebreak check {path}` finds mistakes, `firebreak try {path}` plays it with all opponents,")
    print(f"`firebreak play {path}` lets you play it yourself. (In a checkout, `python main.py` is `firebreak`.)")
    print(f"In {paths.user_scenarios()} the window's menu finds it too.")
