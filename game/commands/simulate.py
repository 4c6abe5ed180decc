"""`firebreak simulate`: many games at once, and how they went."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from game import paths
from game.commands import common
from game.console import WrongUse

if TYPE_CHECKING:
    from game.authoring import Briefing
    from game.lab.simulate import Run


def simulate(
    scenario: common.ScenarioName = paths.MAIN_SCENARIO,
    games: common.Games = 1_000,
    seed: common.Seed = 7,
    player: common.Players = None,
    settings: common.Settings = None,
    out: Annotated[Path | None, typer.Option("--out", help="Folder to write the run to: a row for each game.")] = None,
    trace: Annotated[
        bool, typer.Option("--trace", help="Keep a row for each turn of each game too: turns.csv.")
    ] = False,
    as_json: common.AsJson = False,
    quiet: common.Quiet = False,
) -> None:
    """Play many games at once and print how they went.

    Endings with 95 % intervals, scores, bands, rungs reached, length; `--out` keeps a row for each game, and with
    `--trace` a row for each of its turns: what each side ordered, how it provoked, and every number of the table.
    """
    if trace and out is None:
        raise WrongUse("--trace writes turns.csv into the folder of the run: name one with --out DIR.")
    rules, briefing = common.load(scenario, common.read_settings(settings))
    players = common.read_players(rules, player)
    from game.lab import files
    from game.lab.simulate import simulate as run_games

    if out is not None:
        files.check_free(out)
    bar = common.progress_bar("simulating", quiet=quiet)
    run = run_games(rules, players, games=games, seed=seed, progress=bar)
    summary = run.summary(briefing.bands)
    if as_json:
        print(json.dumps(summary, indent=2))
    else:
        print("\n".join(text(run, briefing, summary)))
    if out is not None:
        written = files.write(run, out, course=trace)
        if not quiet and not as_json:
            print(f"\nwritten to {out}: {', '.join(written)}")


def text(run: Run, briefing: Briefing, summary: dict[str, Any]) -> list[str]:
    """The lines that a person reads about a run."""
    count = f"{run.games:,} game{'s' if run.games > 1 else ''}"
    names = {side.id: side.name for side in briefing.sides}
    sides = {side: f"{names[side]} ({name})" for side, name in run.players.items()}
    changed = [f"{name}={value:g}" for name, value in run.scenario.parameters.items()]
    lines = [f"{briefing.title}: {count}, seed {run.seed}"]
    lines += [f"with {', '.join(changed)}"] if changed else []

    titles = {ending.id: ending.title for ending in briefing.endings}
    rows = [["endings", "games", "share", "95 % interval"]]
    for ending, found in summary["endings"].items():
        interval = f"{common.percent(found['low'])} to {common.percent(found['high'])}"
        rows.append([f"  {titles[ending]}", f"{found['count']:,}", common.percent(found["share"]), interval])
    lines += ["", *common.table(rows)]

    rows = [["scores", "mean", "sd", "5 %", "median", "95 %"]]
    for side, found in summary["scores"].items():
        rows.append([f"  {sides[side]}", *(f"{found[key]:.1f}" for key in ("mean", "sd", "p05", "p50", "p95"))])
    lines += ["", *common.table(rows)]

    rows = [["bands", *briefing.bands]]
    for side, shares in summary["bands"].items():
        rows.append([f"  {sides[side]}", *(common.percent(share) for share in shares.values())])
    lines += ["", *common.table(rows)]

    rungs = {rung.id: rung.name for rung in briefing.rungs}
    rows = [["highest rung at least", "share of games"]]
    rows += [[f"  {rungs[rung]}", common.percent(share)] for rung, share in summary["rung_reached"].items()]
    lines += ["", *common.table(rows)]

    turns = summary["turns"]
    lines += [
        "",
        f"turns: {turns['mean']:.1f} on average; 5 % {turns['p05']:g}, median {turns['p50']:g}, 95 % {turns['p95']:g}",
        f"{count} in {run.seconds:.2f} s, {run.game_turns / run.seconds:,.0f} turns of a game a second",
    ]
    return lines
