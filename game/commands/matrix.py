"""`firebreak matrix`: all doctrines against all doctrines."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from game import paths
from game.commands import common

if TYPE_CHECKING:
    from game.authoring import Briefing
    from game.lab.matrix import Matrix
    from game.lab.simulate import Run


def matrix(
    scenario: common.ScenarioName = paths.MAIN_SCENARIO,
    games: Annotated[int, typer.Option("--games", min=1, max=1_000_000, help="Games in each cell.")] = 400,
    seed: common.Seed = 7,
    player: common.Contestants = None,
    settings: common.Settings = None,
    as_json: common.AsJson = False,
    quiet: common.Quiet = False,
) -> None:
    """Play every doctrine against every doctrine.

    All cells play the same games, so that their differences are those of the doctrines.
    """
    rules, briefing = common.load(scenario, common.read_settings(settings))
    choices: dict[str, list[str]] = {}
    for side, name in common.read_choices(rules, player):
        choices.setdefault(side, []).append(name)
    from game.lab.matrix import play_matrix

    found = play_matrix(rules, choices, games=games, seed=seed, progress=common.progress_bar("playing", quiet=quiet))
    if as_json:
        print(json.dumps(found.summary(), indent=2))
    else:
        print("\n".join(_text(found, briefing)))


def _text(found: Matrix, briefing: Briefing) -> Iterator[str]:
    """Grids of the first side's players (rows) against the last side's (columns), for each way to fill the rest."""
    rules = found.scenario
    names = {side.id: side.name for side in briefing.sides}
    down, across, between = rules.sides[0], rules.sides[-1], rules.sides[1:-1]
    yield f"{briefing.title}: {len(found.cells)} cells of {found.games:,} games, seed {found.seed}"
    yield f"rows: {names[down]}; columns: {names[across]}; every cell plays the same games"
    measures: list[tuple[str, Callable[[Run], str]]] = [
        (f"mean score of {names[side]}", lambda run, i=i: f"{run.outcomes.scores[i].mean():.1f}")  # type: ignore[misc]
        for i, side in enumerate(rules.sides)
    ]
    measures += [
        (f"share of games that reach: {rung.name}", lambda run, r=rung.id: common.percent(run.reached(r).share))  # type: ignore[misc]
        for row, rung in enumerate(briefing.rungs)
        if row >= rules.war_rung and any(run.reached(rung.id).count for run in found.cells.values())
    ]
    for rest in itertools.product(*(found.choices[side] for side in between)):
        for title, measure in measures:
            with_whom = "".join(f", {names[side]} {name}" for side, name in zip(between, rest, strict=True))
            rows = [[title + with_whom, *found.choices[across]]]
            for name in found.choices[down]:
                cells = (found.cells[(name, *rest, other)] for other in found.choices[across])
                rows.append([f"  {name}", *(measure(run) for run in cells)])
            yield ""
            yield from common.table(rows)
    for side, players in found.choices.items():
        if len(players) > 1:
            rows = [[f"{names[side]}, score against {players[0]}", "difference", "95 % interval"]]
            for name, gap in found.compare(side, players[0]).items():
                rows.append([f"  {name}", f"{gap.mean:+.1f}", f"{gap.low:+.1f} to {gap.high:+.1f}"])
            yield ""
            yield from common.table(rows)
