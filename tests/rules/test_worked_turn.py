"""The worked turn of docs/rules.md: the same turn by hand, by the engine and on the page."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from game.authoring import load_scenario
from game.rules import CRISIS, new_games, step
from game.rules.chance import triangular

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
HARBOUR, STRAIT = 0, 1


def test_the_worked_turn_is_what_the_engine_plays_and_what_the_page_says() -> None:
    scenario, _ = load_scenario("first_crisis")
    row = [
        {scenario.order_names[r]: r for r in range(scenario.first[side], scenario.last[side])}
        for side in (HARBOUR, STRAIT)
    ]

    def sealed(ours: str, theirs: str) -> np.ndarray:
        return np.array([row[HARBOUR][ours], row[STRAIT][theirs]], dtype=np.int64).reshape(2, 1, 1)

    start = new_games(scenario, n=1, seed=1)
    first = step(scenario, start, sealed("sail_through", "inspect"))
    second = step(scenario, first, sealed("stand_firm", "stand_firm"))
    end = step(scenario, second, sealed("back_down", "stand_firm"))
    assert (first.phase, second.phase, end.turn) == (CRISIS, CRISIS, 1)

    # by hand, with the numbers of the scenario and of the rule book
    quantile, resolve = float(start.hidden[2, 0]), float(start.hidden[1, 0])
    noise = 1.2 * float(triangular(start.seed, 0, "severity", STRAIT)[0])
    tolerance = 0.2 + (2.4 - 0.2) * quantile
    patience = 1.0 - 1.2 * (30.0 - 35.0) / 100.0
    severity = 4.0 - 1.0 - tolerance * patience + noise
    accident = 0.02 * (0.6 + 0.30)
    price = 2.4 * (2.0 - 1.0) * (0.6 + 0.8 * resolve)
    support = 60.0 - price
    trust = 50.0 - 1.3 * price
    trust += 0.07 * (56.0 + 35.0 * 0.0 - trust)  # readiness is 0: nothing stands ready
    winner = 50.0 + 0.4 * price
    tension = 30.0 + 2.5 * severity
    tension += 0.2 * (35.0 - tension)
    capital = 0.5 * (3.0 - 2.0) + 2.0 * (0.45 + 0.35 * support / 100.0 + 0.2)

    assert float(first.severity[STRAIT, 0]) == pytest.approx(severity)
    assert float(first.severity[HARBOUR, 0]) == 0.0
    assert int(first.protester[0]) == STRAIT
    assert float(end.support[HARBOUR, 0]) == pytest.approx(support)
    assert float(end.credibility[HARBOUR, 0]) == pytest.approx(trust)
    assert float(end.credibility[STRAIT, 0]) == pytest.approx(winner)
    assert float(end.territory[0]) == pytest.approx(0.5 - 0.08)
    assert float(end.habituation[HARBOUR, 0]) == pytest.approx(1.0 + 0.3 * (2.5 - 1.0))
    assert float(end.tension[0]) == pytest.approx(tension)
    assert float(end.capital[HARBOUR, 0]) == pytest.approx(capital)
    assert scenario.order_names[int(end.orders[HARBOUR, 0, 0])] == "hold"

    page = PAGE.read_text(encoding="utf-8")
    worked = page[page.index("## A worked turn") :]
    stated = {float(number) for number in re.findall(r"\*\*([0-9.]+)\*\*", worked)}
    values = (tolerance, severity, accident, price, support, trust, winner, tension, capital)
    assert stated == {round(value, 3) for value in values}
