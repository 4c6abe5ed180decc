"""The tournament: ratings within a side, in games with the same luck, and the folder it leaves behind."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from game.authoring import load_scenario
from game.lab import contest_files, picture
from game.lab.matrix import Matrix, play_matrix
from game.lab.tournament import contestants, pairs, ratings, scores_of, summary
from game.rules import Scenario


@pytest.fixture(scope="module")
def contest(crisis: Scenario) -> Matrix:
    return play_matrix(crisis, contestants(crisis), games=60, seed=3)


def test_everybody_takes_part_but_those_who_think_ahead(crisis: Scenario, war: Scenario) -> None:
    assert contestants(crisis)["harbour"] == ["hold", "uniform", "careful", "bold"]
    assert not any(name.startswith("search") for players in contestants(war).values() for name in players)


def test_the_points_of_a_side_add_up_to_nothing_and_are_those_of_least_squares(contest: Matrix) -> None:
    for side, rated in enumerate(ratings(contest).values()):
        assert sum(one.points.mean for one in rated) == pytest.approx(0.0, abs=1e-9)
        means = {name: float(scores.mean()) for name, scores in scores_of(contest, side).items()}
        usual = np.mean(list(means.values()))
        for one in rated:
            assert one.points.mean == pytest.approx(means[one.player] - usual)
            assert one.points.low < one.points.mean < one.points.high


def test_the_least_squares_fit_of_all_counted_seatings_gives_the_same_points(contest: Matrix) -> None:
    names = contest.choices["harbour"]
    others = ["careful", "bold"]
    rows, values = [], []
    for row, name in enumerate(names):
        for column, other in enumerate(others):
            line = np.zeros(len(names) + len(others))
            line[row] = line[len(names) + column] = 1.0
            rows.append(line)
            values.append(contest.cells[name, other].outcomes.scores[0].mean())
    strengths = np.linalg.lstsq(np.array(rows), np.array(values), rcond=None)[0][: len(names)]
    found = {one.player: one.points.mean for one in ratings(contest)["harbour"]}
    for name, strength in zip(names, strengths - strengths.mean(), strict=True):
        assert found[name] == pytest.approx(strength)


def test_hold_and_uniform_are_rated_but_measure_nobody(contest: Matrix, crisis: Scenario) -> None:
    without = play_matrix(crisis, {"harbour": ["careful", "bold"], "strait": ["careful", "bold"]}, games=60, seed=3)
    alone, among = scores_of(without, 0), scores_of(contest, 0)
    assert np.array_equal(alone["bold"], among["bold"])
    silly = play_matrix(crisis, {"harbour": ["bold"], "strait": ["hold"]}, games=20, seed=3)
    assert ratings(silly)["harbour"][0].hardest == ("hold",)  # nobody else was there


def test_a_player_who_gets_more_stands_higher_and_the_pair_says_by_how_much(contest: Matrix) -> None:
    rated = ratings(contest)["harbour"]
    assert [one.points.mean for one in rated] == sorted((one.points.mean for one in rated), reverse=True)
    gap = pairs(contest, 0)[rated[-1].player, rated[0].player]
    assert gap.mean == pytest.approx(rated[0].points.mean - rated[-1].points.mean)
    assert gap.low > 0.0


def test_the_hardest_opponent_is_the_one_against_whom_a_player_gets_least(contest: Matrix) -> None:
    for one in ratings(contest)["strait"]:
        against = {other: contest.cells[other, one.player].outcomes.scores[1].mean() for other in ("careful", "bold")}
        assert one.least == pytest.approx(min(against.values()))
        assert one.hardest == (min(against, key=lambda name: against[name]),)


def test_the_folder_holds_every_game_every_seating_the_ratings_and_a_picture(contest: Matrix, tmp_path: Path) -> None:
    briefing = load_scenario("first_crisis")[1]
    written = contest_files.write(contest, briefing, tmp_path / "run", 1.0)
    assert sorted(path.name for path in (tmp_path / "run").iterdir()) == sorted(written)
    tables = {
        name: list(csv.DictReader((tmp_path / "run" / name).read_text(encoding="utf-8").splitlines()))
        for name in ("games.csv", "seatings.csv", "ratings.csv")
    }
    assert len(tables["games.csv"]) == 16 * 60
    assert len(tables["seatings.csv"]) == 16
    for row in tables["seatings.csv"]:
        mine = [float(game["out.score.strait"]) for game in tables["games.csv"] if game["point"] == row["point"]]
        assert float(row["mean.score.strait"]) == pytest.approx(np.mean(mine))
    assert [row["place"] for row in tables["ratings.csv"] if row["side"] == "strait"] == ["1", "2", "3", "4"]
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["points"][5] == [tables["seatings.csv"][5][f"player.{side}"] for side in ("harbour", "strait")]
    picture = ElementTree.parse(tmp_path / "run" / "tournament.svg")
    words = {element.text for element in picture.iter("{http://www.w3.org/2000/svg}text")}
    assert f"{contest.cells['bold', 'careful'].outcomes.scores[0].mean():.1f}" in words


def test_a_square_of_the_picture_is_the_mean_over_partners_with_a_purpose(war: Scenario) -> None:
    found = play_matrix(
        war, {"nato": ["timid"], "ukraine": ["hold", "uniform", "standard"], "russia": ["standard"]}, games=3, seed=1
    )
    score = found.cells["timid", "standard", "standard"].outcomes.scores[2].mean()
    assert picture.means(found, 2).tolist() == [[pytest.approx(score)]]


def test_the_plain_data_hold_ratings_and_all_pairs(contest: Matrix) -> None:
    plain = json.loads(json.dumps(summary(contest)))
    assert {one["player"] for one in plain["ratings"]["harbour"]} == {"hold", "uniform", "careful", "bold"}
    assert len(plain["pairs"]["strait"]) == 12
    assert len(plain["cells"]) == 16
