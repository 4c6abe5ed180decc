"""Speed does not rot: ratios of this run against the ratios written down, so that the machine does not matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from speed.rates import alternate, engine, one_by_one, ratio

from game.authoring import load_scenario
from game.lab.simulate import CHUNK
from game.players import default_players

FIGURES = Path(__file__).with_name("figures.json")
TOLERANCE = 0.8  # of the figure; measured again on a busy machine, ratios strayed by less than a tenth


def ratios() -> dict[str, float]:
    """How many times as fast one kind of play is as another, by the processor time of one core."""
    scenario, _ = load_scenario("ukraine_2022")
    rates = alternate(
        {
            "one by one": one_by_one(scenario, 8),
            "uniform": engine(scenario, CHUNK),
            "doctrines": engine(scenario, CHUNK, default_players(scenario)),
            "long run": engine(scenario, 5 * CHUNK),
        },
        rounds=7,
    )
    return {
        "uniform side by side to the plain transcription one by one": round(ratio(rates, "uniform", "one by one"), 1),
        "doctrines to uniform": round(ratio(rates, "doctrines", "uniform"), 2),
        "five chunks of games to one": round(ratio(rates, "long run", "uniform"), 2),
    }


@pytest.mark.release
def test_the_engine_is_as_many_times_as_fast_as_written_down() -> None:
    recorded, found = json.loads(FIGURES.read_text(encoding="utf-8")), ratios()
    print(json.dumps(found, indent=2))
    assert found.keys() == recorded.keys()
    slower = {name: (found[name], figure) for name, figure in recorded.items() if found[name] < TOLERANCE * figure}
    assert not slower, f"found, and written down in {FIGURES.name}: {slower}"


if __name__ == "__main__":
    print(json.dumps(ratios(), indent=2))
