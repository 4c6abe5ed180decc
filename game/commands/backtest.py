"""`firebreak backtest`: the model beside the record of the front."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from game import paths
from game.commands import common

if TYPE_CHECKING:
    from game.authoring import Briefing
    from game.lab.history import Backtest


def backtest(
    scenario: common.ScenarioName = paths.MAIN_SCENARIO,
    games: common.Games = 2_000,
    seed: common.Seed = 7,
    player: common.Players = None,
    settings: common.Settings = None,
    as_json: common.AsJson = False,
    quiet: common.Quiet = False,
) -> None:
    """Lay the front of many games beside the record.

    Sides follow the doctrine `historical` where they have one. The model was fitted to this record; it is no forecast.
    """
    rules, briefing = common.load(scenario, common.read_settings(settings))
    players = common.read_players(rules, player)
    from game.lab.history import backtest as compare

    bar = common.progress_bar("playing", quiet=quiet)
    found = compare(rules, briefing, players, games=games, seed=seed, progress=bar)
    if as_json:
        print(json.dumps(found.summary(), indent=2))
    else:
        print("\n".join(_text(found, briefing)))


def _text(found: Backtest, briefing: Briefing) -> Iterator[str]:
    """A table by turn and a table by region."""
    record = found.record
    names = {side.id: side.name for side in briefing.sides}
    who = ", ".join(f"{names[side]} {name}" for side, name in found.players.items())
    yield f"{briefing.title}: {found.games:,} games, seed {found.seed}; {who}"
    yield "share of the country held by the challenger, per cent, at the end of each turn"
    yield ""
    rows = [["turn", "record", "median", "off by", "5 %", "95 %", "error by region", "of a frozen front"]]
    for t, label in enumerate(record.labels):
        figures = (record.share[t], found.median[t], found.median[t] - record.share[t], found.low[t], found.high[t])
        shown = [f"{value:+.1f}" if i == 2 else f"{value:.1f}" for i, value in enumerate(figures)]
        rows.append([label, *shown, f"{found.error[t]:.1f}", f"{found.frozen[t]:.1f}"])
    yield from common.table(rows)
    yield ""
    yield f"the record lies inside the band in {common.percent(found.inside)} of the turns"
    yield "errors by region are weighted by area, in points; a frozen front stays where the scenario starts"
    yield ""
    model, still = found.region_errors(found.control), found.region_errors(found.start[None, :])
    rows = [["region", "mean error", "of a frozen front", f"record {record.labels[-1]}", "median"]]
    for r, region in enumerate(briefing.regions):
        last = (100.0 * record.control[-1, r], 100.0 * found.control[-1, r])
        rows.append([region.name, f"{model[r]:.1f}", f"{still[r]:.1f}", f"{last[0]:.1f}", f"{last[1]:.1f}"])
    yield from common.table(rows)
    over = 1.0 - found.running[-1]
    if over > 0.0:
        yield ""
        yield f"{common.percent(float(over))} of the games end before the record does; they keep their front"
