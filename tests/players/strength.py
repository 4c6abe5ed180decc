"""How strong the players who think ahead are: paired games, in parts that can be stopped and taken up again.

    PYTHONPATH=. python tests/players/strength.py --games 120     # plays what is missing, most important first
    PYTHONPATH=. python tests/players/strength.py --show          # prints what has been played so far

A cell is a side and who plays the other leader; in it every player of the side plays the same games with the same luck.
Each part of some games is appended to one file for each cell and player, in a folder named after the rules, so that
figures of different rules never mix. Ukraine is played by `standard` throughout.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from game.authoring import load_scenario
from game.lab.balance import certain
from game.lab.signature import short, signature
from game.lab.statistics import paired, wilson
from game.players import choose, decide
from game.rules import CRISIS, Scenario, State, game_seeds, scores, start_games
from game.rules.arrays import Floats
from game.rules.turn import advance

ROOT = 2024  # of the seeds: the same games for everybody
PART = 40  # games that are searched side by side: 12 take half as long again
CELLS = {  # the side, who plays the other leader, most important cells first
    "nato against standard": ("nato", "russia", "standard"),
    "russia against cautious": ("russia", "nato", "cautious"),
    "nato against aggressive": ("nato", "russia", "aggressive"),
    "russia against adaptive": ("russia", "nato", "adaptive"),
    "nato against restrained": ("nato", "russia", "restrained"),
    "russia against historical": ("russia", "nato", "historical"),
    "ukraine against standard": ("ukraine", "russia", "standard"),
}
TRAPS = ("no_fly_zone", "hub_strike", "flank_attack", "nuclear_use")  # meant to ruin whoever gives them
LEVELS = ("search:easy", "search:normal", "search:hard")
KNOWING = "search:hard, knowing the hidden types"
Task = tuple[str, str, int]  # cell, player, number of the part


def knowing(scenario: Scenario, state: State, side: int) -> State:
    """The same games, but the side is certain of the hidden types of the other camp: the measure of a belief."""
    known = state.copy()
    for row, (owner, _) in enumerate(scenario.hidden_names):
        if scenario.camp[owner] != scenario.camp[side]:
            known.belief[row] = certain(state.hidden[row])
    return known


def play(scenario: Scenario, cell: str, player: str, part: int) -> dict[str, Any]:
    """One part of the games of a cell: scores, endings, seconds of this process, and in how many turns of each game the
    side gave each order.
    """
    side_id, other, opponent = CELLS[cell]
    side = scenario.sides.index(side_id)
    own = player.partition(",")[0]
    players = {side_id: "hold" if player == KNOWING else own, other: opponent}
    state = start_games(scenario, game_seeds(ROOT, part * PART, PART))
    used = np.zeros((len(scenario.cost), state.games), dtype=np.int64)
    half = np.zeros(state.games)
    began = time.process_time()
    while not state.over.all():
        ordering, going_on = state.phase != CRISIS, ~state.over
        if ordering and state.turn == scenario.turns // 2:
            half = scores(scenario, state)[side]
        orders = choose(scenario, state, players)
        if player == KNOWING:
            orders[side] = decide(scenario, knowing(scenario, state, side), side, own)
        advance(scenario, state, orders)
        if ordering:
            given = np.zeros(used.shape, dtype=np.bool_)  # an action counts once a turn, whatever its targets
            for rows in state.orders[side]:
                given[scenario.action[rows], np.arange(state.games)] |= going_on
            used += given
    actions = np.unique(scenario.action[scenario.first[side] + 1 : scenario.last[side]])
    turns = {scenario.order_names[row].partition(":")[0]: used[row].tolist() for row in actions}
    return {
        "part": part,
        "scores": [round(float(score), 4) for score in scores(scenario, state)[side]],
        "half": [round(float(score), 4) for score in half],
        "endings": [int(row) for row in state.ending],
        "turns": [int(turns) for turns in state.turns],
        "seconds": round(time.process_time() - began, 2),
        "orders": {name: by_game for name, by_game in turns.items() if any(by_game)},
    }


def path(folder: Path, cell: str, player: str) -> Path:
    """Where the results of a player in a cell stand."""
    return folder / f"{cell}, {player}.jsonl".replace(" ", "_").replace(":", "-")


def results(folder: Path, cell: str, player: str) -> dict[int, dict[str, Any]]:
    """{part: results} of what has been played."""
    file = path(folder, cell, player)
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return {found["part"]: found for found in map(json.loads, lines)}


def work(folder: Path, task: Task) -> tuple[Task, float]:
    """Plays one part and writes it down; for a process of its own."""
    scenario, _ = load_scenario("ukraine_2022")
    found = play(scenario, *task)
    with path(folder, *task[:2]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(found) + "\n")
    return task, found["seconds"]


def doctrines(scenario: Scenario, side_id: str) -> list[str]:
    """The doctrines of a side."""
    return [one.name for one in scenario.opponents if scenario.sides[one.side] == side_id]


def tasks(scenario: Scenario, games: int, cells: list[str], players: list[str]) -> Iterator[Task]:
    """Everything that is to be played: doctrines first, which cost nothing; then a few games everywhere, then more."""
    parts = -(-games // PART)
    for cell in cells:
        for name in doctrines(scenario, CELLS[cell][0]):
            yield from ((cell, name, part) for part in range(parts))
    for part in range(parts):
        for cell in cells:
            yield from ((cell, player, part) for player in players if player != KNOWING)
    if KNOWING in players:
        yield from ((cell, KNOWING, part) for part in range(parts) for cell in cells[:2])


def scored(folder: Path, cell: str, player: str) -> dict[int, Floats]:
    """{part: scores} of what has been played."""
    return {part: np.array(found["scores"]) for part, found in results(folder, cell, player).items()}


def gap(before: dict[int, Floats], after: dict[int, Floats]) -> str:
    """The paired difference in the games that both have played."""
    both = sorted(set(before) & set(after))
    if not both:
        return "-"
    found = paired(np.concatenate([before[part] for part in both]), np.concatenate([after[part] for part in both]))
    return f"{found.mean:+.1f} [{found.low:+.1f}, {found.high:+.1f}] ({PART * len(both)})"


def show(scenario: Scenario, folder: Path, cells: list[str], players: list[str]) -> None:
    """The figures as Markdown: paired differences with 95 % intervals and the number of games."""
    print("| cell | best doctrine | player | score | over the best doctrine | over the player before | s a game |")
    print("|---|---|---|--:|--:|--:|--:|")
    for cell in cells:
        names = doctrines(scenario, CELLS[cell][0])
        known = {name: scored(folder, cell, name) for name in names}
        known = {name: found for name, found in known.items() if found}
        if not known:
            continue
        best = max(known, key=lambda name: float(np.mean(list(known[name].values()))))
        before = known[best]
        for player in players:
            after = scored(folder, cell, player)
            if after:
                seconds = sum(found["seconds"] for found in results(folder, cell, player).values())
                cost = seconds / PART / len(after)
                score = f"{np.mean(list(after.values())):.1f}"
                line = (cell, best, player, score, gap(known[best], after), gap(before, after), f"{cost:.1f}")
                print(f"| {' | '.join(line)} |")
                before = after
    for cell in cells:
        usage(scenario, folder, cell, players[min(2, len(players) - 1)])
    print("\nCaught up: of the third of the games that stood worst at half time, per cent above the median at the end")
    for cell in cells:
        told = ", ".join(f"{name} {caught_up(folder, cell, name)}" for name in doctrines(scenario, CELLS[cell][0]))
        print(f"{cell}:", ", ".join(f"{name} {caught_up(folder, cell, name)}" for name in players), "|", told)


def caught_up(folder: Path, cell: str, player: str) -> str:
    """Of the third of the games that stood worst at half time, how many ended above the median."""
    every = results(folder, cell, player).values()
    if not every:
        return "-"
    half, end = (np.concatenate([np.array(found[key]) for found in every]) for key in ("half", "scores"))
    worst = np.argsort(half, kind="stable")[: len(half) // 3]
    found = wilson(int((end[worst] > np.median(end)).sum()), len(worst))
    return f"{100 * found.share:.0f} [{100 * found.low:.0f}, {100 * found.high:.0f}]"


def usage(scenario: Scenario, folder: Path, cell: str, player: str) -> None:
    """How often the player gave each order: share of games, share of its turns."""
    every = results(folder, cell, player).values()
    if not every:
        return
    turns = sum(sum(found["turns"]) for found in every)
    side = scenario.sides.index(CELLS[cell][0])
    rows = range(scenario.first[side] + 1, scenario.last[side])
    names = dict.fromkeys(scenario.order_names[row].partition(":")[0] for row in rows if not scenario.crisis_act[row])
    share = {}
    for name in names:
        given = np.concatenate([found["orders"].get(name, [0] * PART) for found in every])
        share[name] = float((given > 0).mean()), float(given.sum() / turns)
    print(f"\n{cell}, {player}: orders in % of games (of turns)")
    print(
        ", ".join(
            f"{name} {100 * a:.0f} ({100 * b:.0f})" for name, (a, b) in sorted(share.items(), key=lambda x: -x[1][1])
        )
    )
    rare = [name for name, (a, _) in share.items() if a < 0.05 and name not in TRAPS]
    print("Below 5 % of games, traps left out:", ", ".join(rare) or "none", end="; ")
    print("above 60 % of turns:", ", ".join(name for name, (_, b) in share.items() if b > 0.6) or "none")


def main() -> None:
    """See the head of this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--games", type=int, default=120, help="games a cell, in parts of 40")
    parser.add_argument("--out", type=Path, default=Path("strength"), help="folder of the results")
    parser.add_argument("--cells", nargs="*", default=list(CELLS)[:6], choices=list(CELLS), help="which cells")
    parser.add_argument("--level", nargs="*", default=[*LEVELS, KNOWING], help="which players who think ahead")
    parser.add_argument("--minutes", type=float, default=1e9, help="begin nothing new after this time")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--show", action="store_true", help="only print what has been played")
    asked = parser.parse_args()
    scenario, _ = load_scenario("ukraine_2022")
    folder = asked.out / short(signature())
    folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    if not asked.show:
        wanted = [
            task
            for task in tasks(scenario, asked.games, asked.cells, asked.level)
            if task[2] not in results(folder, *task[:2])
        ]
        with ProcessPoolExecutor(asked.processes) as pool:
            waiting, at = set(), 0
            while waiting or at < len(wanted):
                while at < len(wanted) and len(waiting) < asked.processes:
                    if time.monotonic() - began > 60.0 * asked.minutes:
                        at = len(wanted)
                        break
                    waiting.add(pool.submit(work, folder, wanted[at]))
                    at += 1
                done = {one for one in waiting if one.done()}
                for one in done:
                    task, seconds = one.result()
                    print(f"{time.monotonic() - began:6.0f} s", *task, f"{seconds:.1f} s", flush=True)
                waiting -= done
                time.sleep(0.05)
    show(scenario, folder, asked.cells, asked.level)


if __name__ == "__main__":
    main()
