"""`firebreak scenarios` and `firebreak players`: what there is."""

from __future__ import annotations

import json
from typing import Any

from game import paths
from game.commands import common


def scenarios(as_json: common.AsJson = False) -> None:
    """List the scenarios.

    Shipped ones first, then your own.
    """
    from game.authoring import ScenarioError, load_scenario

    found: list[dict[str, Any]] = []
    for name in paths.scenario_names():
        path = paths.find_scenario(name)
        entry: dict[str, Any] = {"name": name, "file": str(path), "shipped": path.parent == paths.SCENARIOS}
        try:
            rules, briefing = load_scenario(path)
        except ScenarioError as error:
            entry |= {"title": None, "findings": len(error.findings)}
        else:
            entry |= {
                "title": briefing.title,
                "summary": briefing.summary,
                "sides": list(rules.sides),
                "turns": rules.turns,
                "minutes": briefing.minutes,
                "difficulty": briefing.difficulty,
            }
        found.append(entry)
    if as_json:
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return
    for entry in found:
        own = "" if entry["shipped"] else ", your own"
        if entry["title"] is None:
            print(f"{entry['name']}{own}\n    cannot be played; `firebreak check {entry['name']}` says why\n")
        else:
            sides = common.listed(entry["sides"])
            print(f"{entry['name']}: {entry['title']} ({entry['difficulty']}, {entry['minutes']} minutes{own})")
            print(f"    {entry['summary']}\n    {entry['turns']} turns; sides {sides}\n")


def players(scenario: common.ScenarioName = paths.MAIN_SCENARIO, as_json: common.AsJson = False) -> None:
    """List who can play each side of a scenario."""
    rules, briefing = common.load(scenario)
    from game.players import EVERYWHERE, default_players, names

    usual = default_players(rules)
    found = {
        side: {
            name: briefing.opponents.get(side, {}).get(name) or (EVERYWHERE[name][1] if name in EVERYWHERE else "")
            for name in names(rules, side)
        }
        for side in rules.sides
    }
    if as_json:
        print(
            json.dumps(
                {
                    side: [{"name": n, "text": t, "usual": n == usual[side]} for n, t in named.items()]
                    for side, named in found.items()
                },
                indent=2,
                ensure_ascii=False,
            )
        )
        return
    titles = {side.id: side.name for side in briefing.sides}
    for side, named in found.items():
        print(f"{side}: {titles[side]}")
        print("\n".join(common.table([[f"  {'*' if n == usual[side] else ' '} {n}", t] for n, t in named.items()], 2)))
        print()
    print("* plays the side if nobody is named; `--player SIDE=NAME` names somebody else")
