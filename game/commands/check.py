"""`firebreak check`: every finding of scenario files, for people, programs and code hosts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from game import paths
from game.commands import common
from game.console import WrongUse


def check(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Paths or names; all of scenarios/ if none.")
    ] = None,
    form: Annotated[
        Literal["text", "json", "github"], typer.Option("--format", help="For people, programs, code hosts.")
    ] = "text",
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend mistyped words that leave no doubt; nothing else of a file is touched.")
    ] = False,
) -> None:
    """Find what is wrong in scenario files.

    Every finding of every file at once, with its line and how to mend it. `--fix` exchanges a mistyped key or name
    where one valid name alone is near, and keeps comments and layout as they are.
    """
    from game.authoring.findings import Finding, as_json, format_github, format_text, has_errors, printable
    from game.authoring.fixing import fix_file
    from game.authoring.loader import check_file

    named = [_path(word) for word in files] if files else [_short(p) for p in paths.scenario_files(paths.SCENARIOS)]
    findings: list[Finding] = []
    notes: list[Finding] = []  # what an author may like to know and need not mend
    mended: list[Finding] = []
    for path in named:
        fixed, found = fix_file(path) if fix else ([], check_file(path))
        mended += fixed
        for finding in found:
            (notes if finding.severity == "info" else findings).append(finding)
    if form == "json":
        print(json.dumps([as_json(finding) for finding in findings], indent=2, ensure_ascii=False))
    else:
        show = format_github if form == "github" else format_text
        for finding in findings:
            print(show(finding))
        if form == "text":
            done = f", {_count(len(mended), 'word')} mended" if fix else ""
            for finding in mended:
                word, meant = finding.exchange or ("", "")
                print(f"mended: {printable(finding.file)}:{finding.line}: {printable(word)} -> {meant}")
            for note in notes:
                print(f"note: {note.file}: {note.message}")
            print(f"{_count(len(named), 'file')} checked, {_count(len(findings), 'finding')}{done}.")
    if has_errors(findings):
        raise common.exit_wrong()


def _path(word: str) -> str:
    """The file that is meant; what cannot be found is left as it is, for a finding that says so."""
    try:
        return _short(paths.find_scenario(word))
    except paths.ScenarioNotFound as error:
        if Path(word).name == word and not Path(word).suffix:  # a name, not a path: then the name is wrong
            raise WrongUse(str(error)) from None
        return word


def _short(path: Path) -> str:
    """The path as seen from here, where that is shorter."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
