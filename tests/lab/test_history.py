"""The model beside the record of the front, 2022 to 2025, while NATO follows the record.

The numbers were fitted to this record, so this is a test that the fit still stands, not one of foresight.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from game import cli
from game.authoring import load_scenario
from game.lab.history import Backtest, NoHistory, backtest, read_record
from game.players import PlayerError


@pytest.fixture(scope="module", params=[2_000, pytest.param(20_000, marks=pytest.mark.release)])
def found(request: pytest.FixtureRequest) -> Backtest:
    return backtest(*load_scenario("ukraine_2022"), games=request.param)


def from_quarter(found: Backtest, first: str) -> slice:
    return slice(found.record.labels.index(first), None)


def test_nato_follows_the_record_and_the_others_their_standard(found: Backtest) -> None:
    assert found.players == {"nato": "historical", "ukraine": "standard", "russia": "standard"}
    assert (found.record.labels[0], found.record.labels[-1], len(found.record.labels)) == ("2022 Q2", "2025 Q4", 15)


def test_the_median_share_is_within_a_point_and_a_half_of_the_record_in_every_quarter_from_2023(
    found: Backtest,
) -> None:
    off = np.abs(found.median - found.record.share)[from_quarter(found, "2023 Q1")]
    assert (off <= 1.5).all(), off.round(2)


def test_the_median_share_is_within_two_points_and_a_half_in_the_autumn_of_2022(found: Backtest) -> None:
    off = np.abs(found.median - found.record.share)[from_quarter(found, "2022 Q3")][:2]
    assert (off <= 2.5).all(), off.round(2)


def test_the_band_of_the_games_is_no_wider_than_eight_points(found: Backtest) -> None:
    assert (found.high - found.low <= 8.0).all()


def test_the_band_of_the_games_contains_the_record_in_four_quarters_of_five(found: Backtest) -> None:
    assert found.inside >= 0.8


def test_the_error_by_region_stays_below_that_of_a_frozen_front_in_every_quarter(found: Backtest) -> None:
    later = from_quarter(found, "2022 Q3")
    assert (found.error[later] < found.frozen[later]).all()
    assert found.error[later].mean() < 0.5 * found.frozen[later].mean()


@pytest.mark.parametrize("region", ["kharkiv", "kherson", "donetsk"])
def test_the_regions_that_moved_most_are_nearer_to_the_record_than_a_frozen_front(found: Backtest, region: str) -> None:
    row = found.scenario.region_names.index(region)
    assert found.region_errors(found.control)[row] < found.region_errors(found.start[None, :])[row]


# --- the comparison itself --------------------------------------------------------------------------------------------


def test_the_record_is_read_at_the_ends_of_quarters() -> None:
    scenario, briefing = load_scenario("ukraine_2022")
    record = read_record(scenario, briefing)
    last_of_2022 = record.labels.index("2022 Q4")
    assert record.turns[last_of_2022] == 2
    assert record.share[last_of_2022] == pytest.approx(100 * (79835 + 26945) / 603628)
    assert record.control[last_of_2022, scenario.region_names.index("kharkiv")] == pytest.approx(0.016)
    assert record.control[last_of_2022, scenario.region_names.index("crimea")] == 1.0


def test_a_front_that_never_moves_has_the_error_of_a_frozen_front() -> None:
    nobody = dict.fromkeys(("nato", "ukraine", "russia"), "hold")
    still = backtest(*load_scenario("ukraine_2022"), nobody, games=30)
    assert still.error == pytest.approx(still.frozen)
    assert still.low == pytest.approx(still.high)


def test_a_game_counts_the_same_in_a_short_and_in_a_long_run(monkeypatch: pytest.MonkeyPatch) -> None:
    war = load_scenario("ukraine_2022")
    whole = backtest(*war, games=60)
    monkeypatch.setattr("game.lab.history.CHUNK", 7)
    assert backtest(*war, games=60).summary() == whole.summary()


def test_a_scenario_without_a_record_says_so_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NoHistory, match="first_crisis has no regions"):
        backtest(*load_scenario("first_crisis"))
    assert cli.run(["backtest", "first_crisis"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_a_scenario_of_other_years_says_that_the_record_does_not_know_them(tmp_path: Path, root: Path) -> None:
    text = (root / "scenarios" / "ukraine_2022.yaml").read_text(encoding="utf-8")
    path = tmp_path / "later.yaml"
    path.write_text(text.replace("first: 2022 Q2", "first: 2031 Q2"), encoding="utf-8")
    with pytest.raises(NoHistory, match="does not know any of its turns"):
        read_record(*load_scenario(path))


def test_an_unknown_player_and_no_games_are_refused() -> None:
    war = load_scenario("ukraine_2022")
    with pytest.raises(PlayerError, match="historical"):
        backtest(*war, {"nato": "historcal"})
    with pytest.raises(ValueError, match="at least one game"):
        backtest(*war, games=0)


def test_the_command_shows_every_quarter_and_region_as_text_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["backtest", "--games", "40"]) == 0
    text = capsys.readouterr().out
    assert "NATO historical, Ukraine standard, Russia standard" in text
    for word in ("2022 Q2", "2025 Q4", "Kharkiv", "Donetsk", "of a frozen front"):
        assert word in text
    assert cli.run(["backtest", "--games", "40", "--json", "--player", "nato=hold"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["players"]["nato"] == "hold"
    assert [row["turn"] for row in data["turns"]][-1] == "2025 Q4"
    assert all(row["p05"] <= row["median"] <= row["p95"] for row in data["turns"])
    assert set(data["regions"]) == set(load_scenario("ukraine_2022")[0].region_names)
