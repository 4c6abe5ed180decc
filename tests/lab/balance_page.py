"""The measured tables of docs/balance.md. `PYTHONPATH=. python tests/lab/balance_page.py` measures and writes them.

It takes a few minutes; afterwards NOT_YET in tests/lab/test_bands.py must name the figures that the page calls missed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from game.authoring import load_scenario
from game.lab.balance import balance
from game.lab.balance_words import told
from game.lab.health.thinking import GAMES as THOUGHTS
from game.lab.health.thinking import actions_of, think
from game.lab.history import backtest
from game.lab.matrix import Matrix, doctrines, play_matrix
from game.lab.simulate import Run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "balance.md"
GAMES = 2_000


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def matrix_tables() -> list[str]:
    """A table for each measure: doctrines of NATO down, of Russia across, a `standard` Ukraine between."""
    scenario, briefing = load_scenario("ukraine_2022")
    found = play_matrix(scenario, {"ukraine": ["standard"]}, games=GAMES, seed=7)
    measures: list[tuple[str, Callable[[Run], str]]] = [
        (f"Mean score of {side.name}", lambda run, i=i: f"{run.outcomes.scores[i].mean():.1f}")  # type: ignore[misc]
        for i, side in enumerate(briefing.sides[:1])
    ]
    for rung in ("direct_incident", "theatre_war"):
        title = next(text.name for text in briefing.rungs if text.id == rung)
        measures.append((f"{title} reached, % of games", lambda run, r=rung: f"{100 * run.reached(r).share:.1f}"))  # type: ignore[misc]
    for ending in ("ukraine_collapse",):
        number = [one.id for one in scenario.endings].index(ending)
        title = next(text.title for text in briefing.endings if text.id == ending)
        measures.append((f"{title}, % of games", lambda run, n=number: f"{100 * run.ended(n).share:.0f}"))  # type: ignore[misc]
    return [line for title, measure in measures for line in _grid(found, title, measure)][:-1]


def _grid(found: Matrix, title: str, measure: Callable[[Run], str]) -> list[str]:
    across = doctrines(found.scenario)["russia"]
    lines = [f"**{title}**", "", row("NATO \\ Russia", *across), "|---|" + "--:|" * len(across)]
    for nato in doctrines(found.scenario)["nato"]:
        lines.append(row(nato, *(measure(found.cells[(nato, "standard", russia)]) for russia in across)))
    return [*lines, ""]


def history_tables() -> list[str]:
    scenario, briefing = load_scenario("ukraine_2022")
    found = backtest(scenario, briefing, games=GAMES)
    lines = [row("quarter", "record", "median", "5 %", "95 %", "error by region", "frozen front"), "|---|" + "--:|" * 6]
    for t, label in enumerate(found.record.labels):
        values = (found.record.share, found.median, found.low, found.high, found.error, found.frozen)
        lines.append(row(label, *(f"{value[t]:.1f}" for value in values)))
    lines += ["", row("region", "mean error", "frozen front", "record at the end", "median at the end")]
    lines.append("|---|" + "--:|" * 4)
    model, still = found.region_errors(found.control), found.region_errors(found.start[None, :])
    for r, name in enumerate(region.name for region in briefing.regions):
        if still[r] >= 1.0 or model[r] >= 1.0:
            last = (100 * found.record.control[-1, r], 100 * found.control[-1, r])
            lines.append(row(name, *(f"{value:.1f}" for value in (model[r], still[r], *last))))
    return lines


def figure_table() -> list[str]:
    """A line for each figure; what is missed is set in bold."""
    from test_bands import RELEASE, RUSSIAS, Cells, report

    lines = [row("figure", "asked for", *RUSSIAS), "|---|---|" + "--:|" * len(RUSSIAS)]
    figures: dict[tuple[str, str], dict[str, str]] = {}
    for name, russia, value, wanted, holds in report(Cells(load_scenario("ukraine_2022")[0], RELEASE)):
        figures.setdefault((name, wanted), {})[russia] = value if holds else f"**{value}**"
    lines += [row(name, wanted, *(by.get(russia, "") for russia in RUSSIAS)) for (name, wanted), by in figures.items()]
    return lines


def measure_tables() -> list[str]:
    """What `balance` measures, each measure with its table."""
    scenario, briefing = load_scenario("ukraine_2022")
    found = balance(scenario, lambda sides: load_scenario("ukraine_2022", sides=sides)[0], games=GAMES // 2)
    lines = []
    for one in told(found, briefing):
        head, *rows = one.rows
        lines += [f"**{one.name}: {one.verdict}.** {one.asks} {one.answer}", "", row(*head)]
        lines += ["|---" * len(head) + "|", *(row(*cells) for cells in rows), ""]
    return lines[:-1]


def order_table() -> list[str]:
    """What who thinks ahead makes of every order of the war of 2022."""
    scenario, briefing = load_scenario("ukraine_2022")
    lines = [row("side", "order", "in games, %", "in turns, %", "forced in, points"), "|---|---" + "|--:" * 3 + "|"]
    plans = [[name for name in names if name != "hold"] for names in doctrines(scenario).values()]
    for side, text in enumerate(briefing.sides):
        actions = actions_of(scenario, side)
        for rows, use in zip(actions, think(scenario, plans, side, actions, 7, THOUGHTS), strict=True):
            gap = use.forced
            worth = "" if gap is None else f"{gap.mean:+.1f} ({gap.low:+.1f} to {gap.high:+.1f})"
            cells = (briefing.orders[rows[0]].title, f"{100 * use.given:.0f}", f"{100 * use.turns:.0f}", worth)
            lines.append(row(text.name, *cells))
    return lines


BLOCKS: dict[str, Callable[[], list[str]]] = {
    "matrix": matrix_tables,
    "history": history_tables,
    "figures": figure_table,
    "measures": measure_tables,
    "orders": order_table,
}


def with_block(page: str, name: str, lines: list[str]) -> str:
    """The page with what stands between `<!-- name -->` and `<!-- end -->` measured anew."""
    text = "\n".join([*lines, ""])
    return re.sub(rf"(<!-- {name} -->\n).*?(<!-- end -->)", lambda found: found[1] + text + found[2], page, flags=re.S)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    for block in sys.argv[1:] or list(BLOCKS):
        measured = BLOCKS[block]()
        page = PAGE.read_text(encoding="utf-8")  # somebody may have written to it meanwhile
        PAGE.write_text(with_block(page, block, measured), encoding="utf-8")
