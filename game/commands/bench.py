"""`firebreak bench`: speed on this machine, as ratios."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from game import console, paths
from game.commands import common

if TYPE_CHECKING:
    from game.lab.bench import Bench


def bench(
    scenario: common.ScenarioName = paths.MAIN_SCENARIO,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.05, max=60.0, help="Time for each of the measurements.")
    ] = 2.0,
    as_json: common.AsJson = False,
    quiet: common.Quiet = False,
) -> None:
    """Measure speed on this machine, as ratios.

    The measure is a plain Python game of the same kind, played in the same run.
    """
    rules, _ = common.load(scenario)
    from game.lab.bench import measure

    if not quiet and not as_json:
        console.say(f"Measuring for about {4.5 * seconds:.0f} seconds.")
    found = measure(rules, seconds=seconds)
    print(json.dumps(found.summary(), indent=2) if as_json else "\n".join(_text(found)))


def _text(found: Bench) -> Iterator[str]:
    yield f"{found.scenario}, uniform against uniform, one core; turns of a game a second"
    yield ""
    rates = [["", "turns/s", "to plain Python"]]
    for title, rate in (
        (f"{found.lanes:,} games side by side", found.batch),
        ("one game at a time", found.alone),
        ("plain Python, one at a time, most rules left out", found.plain),
    ):
        rates.append([f"  {title}", f"{rate:,.0f}", f"{rate / found.plain:.2f}"])
    yield from common.table(rates)
    yield ""
    yield f"side by side against one at a time: {found.batch / found.alone:,.0f} times"
    yield f"one turn of one game: {found.turn_alone_ms:.2f} ms, of it {found.step_alone_ms:.2f} ms the rules"
    yield f"a game in flight: {found.bytes_a_game:,} bytes"
    yield ""
    total = sum(found.by_rule.values())
    rows = [["where the time goes", "ns a game-turn", "share"]]
    for rule, spent in sorted(found.by_rule.items(), key=lambda item: -item[1]):
        rows.append([f"  {rule}", f"{spent:,.0f}", common.percent(spent / total)])
    yield from common.table(rows)
