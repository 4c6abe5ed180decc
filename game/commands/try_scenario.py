"""`firebreak try`: a draft is played with all opponents, and its author is told what came of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from game import console, paths
from game.commands import common

if TYPE_CHECKING:
    from game.lab.health import Finding, Measures

TITLES = {"problem": "Problems", "notice": "To look at (may be meant so)", "fine": "Fine"}


def try_scenario(
    scenario: common.ScenarioName = paths.MAIN_SCENARIO,
    seed: common.Seed = 7,
    settings: common.Settings = None,
    quick: Annotated[bool, typer.Option("--quick", help="Fewer games, and nobody thinks ahead: some seconds.")] = False,
    deep: Annotated[
        bool,
        typer.Option(
            "--deep", help="Ask who thinks ahead about every order; takes up to some minutes, and says how long."
        ),
    ] = False,
    effects: Annotated[bool, typer.Option("--orders", help="List what every order is worth, given once more.")] = False,
    as_json: common.AsJson = False,
    quiet: common.Quiet = False,
) -> None:
    """Play a scenario with all opponents and tell its author what came of it.

    Length in turns and minutes, endings, bands, crises, rungs and events never reached, orders that nobody gives or
    that do harm, whether plans beat chance and thinking ahead beats plans, what hidden types and parameters change.
    Ends with code 1 when there is a problem. Takes less than a minute on a usual computer. With --deep, and without it
    when the game is short, a search also plays every side, and every order is forced into its trays.
    """
    values = common.read_settings(settings)
    rules, briefing = common.load(scenario, values)
    from game.lab.health import findings, measure
    from game.lab.health.thinking import seconds

    if deep and not quiet:
        console.say(f"Thinking ahead on every side takes about {seconds(rules):.0f} seconds more on one core.")
    found = measure(
        rules,
        briefing,
        lambda changed: common.load(scenario, {**values, **changed})[0],
        seed=seed,
        scale=0.3 if quick else 1.0,
        search=not quick,
        deep=deep,
        progress=common.progress_bar("trying", quiet=quiet),
    )
    said = findings(found)
    if as_json:
        plain = {
            "scenario": rules.id,
            "seed": seed,
            "findings": [asdict(one) for one in said],
            "orders": _orders(found),
        }
        print(json.dumps(plain, indent=2, ensure_ascii=False))
    else:
        print("\n".join(_text(found, said)))
        if effects:
            print("\n".join(["", *_table(found)]))
    if any(one.severity == "problem" for one in said):
        raise common.exit_wrong()


def _text(found: Measures, said: list[Finding]) -> Iterator[str]:
    games = found.played.games + found.wild.games
    yield f"{found.briefing.title}: what its author should know, from {games:,} games and more"
    for severity, title in TITLES.items():
        lines = [one for one in said if one.severity == severity]
        if lines or severity == "problem":
            yield ""
            yield f"{title}: {len(lines) or 'none'}"
        for one in lines:
            yield f"  {one.text}"
    yield ""
    yield "In brackets: 95 % intervals. A score is 0 to 100. What is compared is played with the same luck."


def _orders(found: Measures) -> list[dict[str, object]]:
    """What every action is worth, as plain data."""
    return [
        {
            "side": found.scenario.sides[action.side],
            "action": found.briefing.orders[action.rows[0]].action,
            "used": action.used,
            "instead_of_others": action.pushed,
            "effect": None if action.effect is None else asdict(action.effect),
            "thought": None if action.thought is None else asdict(action.thought),
        }
        for action in found.actions
    ]


def _table(found: Measures) -> list[str]:
    """What every action is worth, as a table."""
    rows = [["order, given once more", "in games", "points", "95 % interval", "war", "ruin"]]
    for action in sorted(found.actions, key=lambda one: one.side):
        name = f"  {found.briefing.sides[action.side].name}: {action.title}{' *' if action.pushed else ''}"
        change = action.effect
        if change is None:
            rows.append([name, common.percent(action.used), "", "", "", ""])
            continue
        points = change.scores[action.side]
        interval = f"{points.low:+.1f} to {points.high:+.1f}"
        shares = [f"{100.0 * gap.mean:+.1f}" for gap in (change.war, change.ruin)]
        rows.append([name, common.percent(action.used), f"{points.mean:+.1f}", interval, *shares])
    notes = ["war, ruin: change of the share of games, in percentage points; * in place of orders that fall away"]
    return [*common.table(rows), *notes, *_thoughts(found)]


def _thoughts(found: Measures) -> list[str]:
    """What who thinks ahead makes of every action, as a table; nothing where nobody was asked."""
    rows = [["order, to who thinks ahead", "in games", "in turns", "points, forced in", "95 % interval"]]
    for action in sorted(found.actions, key=lambda one: one.side):
        if use := action.thought:
            gap = use.forced
            worth = ["", ""] if gap is None else [f"{gap.mean:+.1f}", f"{gap.low:+.1f} to {gap.high:+.1f}"]
            name = f"  {found.briefing.sides[action.side].name}: {action.title}"
            rows.append([name, common.percent(use.given), common.percent(use.turns), *worth])
    note = "forced in: at every turn of these games, in place of the last order; points of the own side a time"
    return ["", *common.table(rows), note] if rows[1:] else []
