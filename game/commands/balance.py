"""`firebreak balance`: is it worth anything to come first, can one catch up, is what is hidden worth knowing."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from game import paths
from game.commands import common


def balance(
    scenario: common.ScenarioName = paths.MAIN_SCENARIO,
    games: Annotated[int, typer.Option("--games", min=20, max=100_000, help="Games of each pairing.")] = 400,
    seed: common.Seed = 7,
    settings: common.Settings = None,
    as_json: common.AsJson = False,
    quiet: common.Quiet = False,
) -> None:
    """Measure the balance of a scenario, every pairing of the leaders' doctrines with the same luck.

    Whether it is worth anything to come first; whether who is behind at half time can catch up; what it is worth to be
    told what is hidden; whether every ending comes about; whether careful players keep the peace. With intervals, and
    with what is asked for.
    """
    values = common.read_settings(settings)
    rules, briefing = common.load(scenario, values)
    from game.authoring import load_scenario
    from game.lab.balance import balance as measure
    from game.lab.balance_words import told

    found = measure(
        rules,
        lambda sides: load_scenario(scenario, values, sides=sides)[0],
        games=games,
        seed=seed,
        progress=common.progress_bar("playing", quiet=quiet),
    )
    measures = list(told(found, briefing))
    if as_json:
        print(json.dumps({"scenario": rules.id, "seed": seed, "games": games, **found.plain()}, indent=2))
        return
    print(f"{briefing.title}: {len(found.pairings)} pairings of {games:,} games, seed {seed}")
    for one in measures:
        print(f"\n{one.name}: {one.verdict}")
        print(f"  {one.asks}\n  {one.answer}\n")
        print("\n".join(common.table(one.rows)))
