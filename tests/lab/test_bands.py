"""The outcome matrix as a gate: what help, haste and neglect come to in the war of 2022, against every Russia.

2,000 games a cell on every change, with limits a little wider; 20,000 before a release, with the limits themselves. All
cells play the same games. Figures that today's numbers do not reach stand in NOT_YET and, with what was measured, in
docs/balance.md; they are not asserted. `PYTHONPATH=. python tests/lab/test_bands.py 2000` prints all figures, and
`tests/lab/balance_page.py` writes them and the tables of the matrix to the page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from game.authoring import load_scenario
from game.lab.matrix import doctrines
from game.lab.simulate import Run, simulate
from game.rules import Scenario, bands

RUSSIAS = ("standard", "aggressive", "restrained")
RELEASE = 20_000

NOT_YET: set[tuple[str, str]] = set()
"""Figures, and the Russias against which they are missed today. Whoever tunes the numbers shortens this set."""


@dataclass
class Cells:
    """Doctrines of NATO against doctrines of Russia, with a `standard` Ukraine; each cell is played when asked for."""

    scenario: Scenario
    games: int
    played: dict[tuple[str, str], Run] = field(default_factory=dict)

    def run(self, nato: str, russia: str) -> Run:
        if (nato, russia) not in self.played:
            players = {"nato": nato, "ukraine": "standard", "russia": russia}
            self.played[nato, russia] = simulate(self.scenario, players, games=self.games, seed=7)
        return self.played[nato, russia]

    def score(self, nato: str, russia: str, games: np.ndarray | slice = slice(None)) -> float:
        return float(self.run(nato, russia).outcomes.scores[0, games].mean())

    def behind(self, nato: str, ahead: str, russia: str) -> float:
        """By how many points of NATO's score one doctrine lies behind another."""
        return self.score(ahead, russia) - self.score(nato, russia)

    def reached(self, nato: str, russia: str, rung: str) -> float:
        """Per cent of games."""
        return 100.0 * self.run(nato, russia).reached(rung).share

    def lowest_bands(self, nato: str, russia: str) -> float:
        in_band = bands(self.scenario, self.run(nato, russia).outcomes.scores)[0]
        return 100.0 * float((in_band <= 1).mean())

    def commonest_ending(self, nato: str, russia: str) -> float:
        return 100.0 * float(np.bincount(self.run(nato, russia).outcomes.ending).max()) / self.games

    def short(self, nato: str, russia: str) -> float:
        """Per cent of games that end before their tenth turn."""
        return 100.0 * float((self.run(nato, russia).outcomes.turns < 10).mean())

    def best(self) -> list[str]:
        """The doctrine with the highest mean score against each Russia, in each third of its hidden tolerance."""
        found = []
        row = self.scenario.hidden_row(self.scenario.challenger, "tolerance")
        low, high = self.scenario.hidden_low[row], self.scenario.hidden_high[row]
        for russia in RUSSIAS:
            third = np.minimum((self.run("cautious", russia).outcomes.hidden[row] - low) / (high - low) * 3.0, 2.5)
            for number in range(3):
                games = third.astype(int) == number
                scores = {nato: self.score(nato, russia, games) for nato in doctrines(self.scenario)["nato"]}
                found.append(max(scores, key=scores.__getitem__))
        return found


@dataclass(frozen=True)
class Figure:
    """Something measured in a cell, its limits, and by how much they are wider for a tenth of the games."""

    measure: Callable[[Cells, str], float]
    low: float = -np.inf
    high: float = np.inf
    wider: float = 0.5

    def holds(self, cells: Cells, russia: str) -> bool:
        slack = 0.0 if cells.games >= RELEASE else self.wider
        return self.low - slack <= self.measure(cells, russia) <= self.high + slack


FIGURES: dict[str, Figure] = {
    "hold in the two lowest bands": Figure(lambda c, r: c.lowest_bands("hold", r), low=95.0, wider=1.0),
    "deploy_only behind cautious": Figure(lambda c, r: c.behind("deploy_only", "cautious", r), low=15.0),
    "sanctions_only behind cautious": Figure(lambda c, r: c.behind("sanctions_only", "cautious", r), low=15.0),
    "reckless behind cautious": Figure(lambda c, r: c.behind("reckless", "cautious", r), low=10.0),
    "max_aid behind cautious": Figure(lambda c, r: c.behind("max_aid", "cautious", r), low=10.0),
    "timid behind adaptive": Figure(lambda c, r: c.behind("timid", "adaptive", r), low=4.0),
    "nuclear use of cautious": Figure(lambda c, r: c.reached("cautious", r, "limited_nuclear"), high=1.0),
    "theatre war of cautious": Figure(lambda c, r: c.reached("cautious", r, "theatre_war"), high=6.0, wider=1.0),
    "commonest ending of cautious": Figure(lambda c, r: c.commonest_ending("cautious", r), high=90.0, wider=1.5),
    "commonest ending of adaptive": Figure(lambda c, r: c.commonest_ending("adaptive", r), high=90.0, wider=1.5),
    "short games of cautious": Figure(lambda c, r: c.short("cautious", r), high=15.0, wider=1.5),
    "short games of adaptive": Figure(lambda c, r: c.short("adaptive", r), high=15.0, wider=1.5),
}
RECKLESS = Figure(lambda c, r: c.reached("reckless", r, "limited_nuclear"), low=0.3, high=8.0, wider=0.2)


def against(*names: str) -> pytest.MarkDecorator:
    """Every figure of these names against every Russia, but for those that are not reached yet."""
    wanted = [(name, russia) for name in names for russia in RUSSIAS if (name, russia) not in NOT_YET]
    return pytest.mark.parametrize(("name", "russia"), wanted, ids=[f"{n}, {r}" for n, r in wanted])


@pytest.fixture(scope="module", params=[2_000, pytest.param(RELEASE, marks=pytest.mark.release)])
def cells(request: pytest.FixtureRequest) -> Cells:
    return Cells(load_scenario("ukraine_2022")[0], request.param)


def check(cells: Cells, name: str, russia: str) -> None:
    figure = FIGURES[name]
    assert figure.holds(cells, russia), f"{name} against {russia}: {figure.measure(cells, russia):.2f}"


@against("hold in the two lowest bands")
def test_giving_nothing_ends_in_disaster_or_defeat(cells: Cells, name: str, russia: str) -> None:
    check(cells, name, russia)


@against("deploy_only behind cautious", "sanctions_only behind cautious")
def test_a_one_sided_policy_falls_far_behind_a_careful_one(cells: Cells, name: str, russia: str) -> None:
    check(cells, name, russia)


@against("reckless behind cautious", "max_aid behind cautious")
def test_help_without_regard_for_red_lines_falls_behind_a_careful_policy(cells: Cells, name: str, russia: str) -> None:
    check(cells, name, russia)


@against("nuclear use of cautious")
def test_a_careful_policy_hardly_ever_ends_in_nuclear_use(cells: Cells, name: str, russia: str) -> None:
    check(cells, name, russia)


def test_a_reckless_policy_against_an_aggressive_russia_carries_a_small_and_real_risk_of_nuclear_use(
    cells: Cells,
) -> None:
    assert RECKLESS.holds(cells, "aggressive"), RECKLESS.measure(cells, "aggressive")


@against("theatre war of cautious")
def test_a_careful_policy_seldom_ends_in_a_war_of_the_alliance(cells: Cells, name: str, russia: str) -> None:
    check(cells, name, russia)


@against("commonest ending of cautious", "commonest ending of adaptive")
def test_no_ending_of_a_sensible_policy_is_certain(cells: Cells, name: str, russia: str) -> None:
    check(cells, name, russia)


@against("short games of cautious", "short games of adaptive")
def test_games_of_sensible_policies_last_ten_turns_and_more(cells: Cells, name: str, russia: str) -> None:
    check(cells, name, russia)


@pytest.mark.parametrize("russia", RUSSIAS)
def test_a_timid_policy_is_no_better_than_one_that_adapts(cells: Cells, russia: str) -> None:
    assert cells.behind("timid", "adaptive", russia) > 1.0


@against("timid behind adaptive")
def test_a_timid_policy_falls_behind_one_that_adapts(cells: Cells, name: str, russia: str) -> None:
    check(cells, name, russia)


def test_no_doctrine_is_the_best_against_every_russia_and_every_tolerance(cells: Cells) -> None:
    assert len(set(cells.best())) > 1


def test_the_page_on_balance_shows_the_same_figures_as_missed(root: Path) -> None:
    page = (root / "docs" / "balance.md").read_text(encoding="utf-8")
    table = page.partition("<!-- figures -->")[2].partition("<!-- end -->")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("|")]
    russias = rows[0][2:]
    missed = {(row[0], russia) for row in rows for russia, cell in zip(russias, row[2:], strict=True) if "**" in cell}
    assert tuple(russias) == RUSSIAS
    assert {row[0] for row in rows} >= set(FIGURES)
    assert missed == NOT_YET


def report(cells: Cells) -> list[tuple[str, str, str, str, bool]]:
    """(figure, Russia, measured, asked for, whether it holds) for each figure and each Russia."""
    rows = [(name, figure, russia) for name, figure in FIGURES.items() for russia in RUSSIAS]
    rows.append(("nuclear use of reckless", RECKLESS, "aggressive"))
    lines = []
    for name, figure, russia in rows:
        value = figure.measure(cells, russia)
        wanted = f"{figure.low:g} to {figure.high:g}".replace("-inf to", "at most").replace(" to inf", " or more")
        lines.append((name, russia, f"{value:.2f}", wanted, figure.low <= value <= figure.high))
    best = cells.best()
    lines.append(
        ("doctrines that are best somewhere", RUSSIAS[0], str(len(set(best))), "2 or more", len(set(best)) > 1)
    )
    return lines


if __name__ == "__main__":
    for name, russia, value, wanted, holds in report(Cells(load_scenario("ukraine_2022")[0], int(sys.argv[1]))):
        print("holds " if holds else "MISSED", name, russia, value, f"({wanted})", sep="  ")
