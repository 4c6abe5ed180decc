"""One game of each shipped scenario as readable text: what changed in the rules shows as a diff that a person can read.

`PYTHONPATH=. python tests/match/test_golden.py` writes the records anew; do that only with an entry in CHANGELOG.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game import paths
from game.authoring import load_scenario
from game.match import Match

GOLDEN = Path(__file__).with_name("golden")
SCENARIOS = [path.stem for path in paths.scenario_files(paths.SCENARIOS)]
SEED = 7


def told(name: str) -> str:
    """The chronicle of a game between the default players, and its result."""
    scenario, briefing = load_scenario(name)
    match = Match.new(scenario, briefing, seed=SEED, players={})
    while match.phase != "over":
        match.advance()
    lines = [f"{briefing.turns[min(e.turn, scenario.turns - 1)]} [{e.topic}] {e.text}" for e in match.chronicle]
    result = match.result()
    scores = ", ".join(f"{side} {score:.1f} ({result.bands[side]})" for side, score in result.scores.items())
    return "\n".join([*lines, "", f"{result.title}. {scores}", f"digest {match.digest()}", ""])


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_shipped_scenario_tells_the_game_that_is_written_down(name: str) -> None:
    assert told(name) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for scenario_name in SCENARIOS:
        (GOLDEN / f"{scenario_name}.txt").write_text(told(scenario_name), encoding="utf-8")
