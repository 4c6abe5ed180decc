"""The staff estimate: odds of what a tray leads to, on what one side knows, against holding."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game import cli
from game.authoring import Briefing, load_scenario
from game.lab import estimate_words
from game.lab.estimate import PARTS, Answers, Estimate, answers, estimate, estimates, seated, supposed
from game.lab.odds import joined, odds, split
from game.match import Match
from game.players.playouts import play_out
from game.rules import CRISIS, Scenario, State, new_games, observe, step
from game.rules.observation import UNSEEN, estimated

LUCK = np.array([77], dtype=np.uint64)


@pytest.fixture(scope="module")
def texts() -> tuple[Scenario, Briefing]:
    return load_scenario("ukraine_2022")


def rows(scenario: Scenario, *names: str) -> tuple[int, ...]:
    """Rows of the first side's orders."""
    own = scenario.order_names[scenario.first[0] : scenario.last[0]]
    return tuple(scenario.first[0] + own.index(name) for name in names)


def asked(scenario: Scenario, state: State, *tray: str, games: int = 60) -> Estimate:
    return estimate(scenario, observe(scenario, state, 0), rows(scenario, *tray), LUCK, games=games)


def with_orders(scenario: Scenario, state: State, *names: str) -> State:
    """The next decision when the first side orders this and the others hold."""
    orders = np.broadcast_to(np.array(scenario.hold)[:, None, None], state.orders.shape).copy()
    for slot, row in enumerate(rows(scenario, *names)):
        orders[0, slot] = row
    return step(scenario, state, orders)


def test_the_estimate_is_the_same_whatever_the_hidden_values_are(war: Scenario) -> None:
    state = with_orders(war, new_games(war, 1, 5), "training")
    first = asked(war, state, "armour", "aircraft")
    other = state.copy()
    for row, (owner, _) in enumerate(war.hidden_names):
        if owner == 0:  # what others believe about this side is not its business either
            other.belief[row] = np.roll(other.belief[row], 3, axis=0) * 0.5 + 0.5 / len(other.belief[row])
        else:
            other.hidden[row] = 1.0 - other.hidden[row]
    unseen = [row for row in range(len(war.start)) if estimated(war, 0, row) and war.fog[row] >= UNSEEN]
    other.tracks[unseen] += 1.0
    assert not np.array_equal(other.hidden, state.hidden)
    assert asked(war, other, "armour", "aircraft") == first


def test_the_estimate_does_not_foresee_the_dice(war: Scenario) -> None:
    clear = replace(war, foggy=(), fog=np.zeros_like(war.fog))  # or the error of what is seen would come from the seed
    state = with_orders(clear, new_games(clear, 1, 5), "training")
    other = state.copy()
    other.seed[...] = 12345
    assert asked(clear, state, "armour") == asked(clear, other, "armour")
    again = estimate(clear, observe(clear, state, 0), rows(clear, "armour"), LUCK + np.uint64(1), games=60)
    assert again != asked(clear, state, "armour")


def test_at_the_start_the_odds_are_those_of_the_games_that_are_really_played(crisis: Scenario) -> None:
    tray = ("escort",)
    found = asked(crisis, new_games(crisis, 1, 5), *tray, games=1200).tray
    real = new_games(crisis, 1200, 91)
    first = np.full(real.orders.shape, -1, dtype=np.int64)
    first[0] = crisis.hold[0]
    first[0, 0] = rows(crisis, *tray)[0]
    true = odds(crisis, play_out(crisis, real, seated(supposed(crisis, 0), 1200), first=first))
    shares = [(found.endings[name].share, true.endings[name].share) for name in true.endings]
    shares += [(found.crisis.share, true.crisis.share), (found.war.share, true.war.share)]
    for estimated_share, true_share in shares:
        sd = (2.0 * max(true_share * (1.0 - true_share), 1e-4) / 1200) ** 0.5
        assert abs(estimated_share - true_share) <= 4.0 * sd
    assert any(0.05 < true_share < 0.95 for _, true_share in shares)


def test_the_tray_and_holding_are_tried_in_the_same_games_with_the_same_luck(crisis: Scenario) -> None:
    state = new_games(crisis, 1, 5)
    nothing = asked(crisis, state)
    assert nothing.tray == nothing.hold
    assert nothing.change.scores["harbour"].mean == nothing.change.scores["harbour"].sd == 0.0
    something = asked(crisis, state, "escort")
    assert something.hold == nothing.hold
    gap = something.tray.scores["harbour"].mean - something.hold.scores["harbour"].mean
    assert something.change.scores["harbour"].mean == pytest.approx(gap)


def test_provocation_shows_in_the_odds_of_a_crisis(war: Scenario) -> None:
    found = asked(war, new_games(war, 1, 3), "armour", "aircraft")
    assert found.change.crisis.low > 0.5
    assert sum(share.share for share in found.tray.rungs.values()) == pytest.approx(1.0)
    assert sum(share.share for share in found.tray.endings.values()) == pytest.approx(1.0)


def test_an_offensive_shows_in_the_land_that_is_likely_to_be_held(texts: tuple[Scenario, Briefing]) -> None:
    war, briefing = texts
    state = new_games(war, 1, 3)
    seen = observe(war, state, war.challenger)
    own = war.order_names[war.first[war.challenger] : war.last[war.challenger]]
    attack = war.first[war.challenger] + own.index("attack:donetsk")
    found = estimate(war, seen, (attack,), LUCK, games=80)
    assert found.change.land.high < 0.0  # less for the defender
    assert found.tray.land.mean == pytest.approx(found.hold.land.mean + found.change.land.mean)
    told = estimate_words.land(found, war, briefing)
    assert "Land held by Ukraine after this turn" in told
    assert "against holding" in told
    assert "against holding" not in estimate_words.land(estimate(war, seen, (), LUCK, games=40), war, briefing)


def test_an_answer_in_a_crisis_is_weighed_too(war: Scenario) -> None:
    state = with_orders(war, new_games(war, 1, 3), "armour", "aircraft")
    assert state.phase == CRISIS
    seen = observe(war, state, 0)
    climb = next(row for row in range(war.first[0], war.last[0]) if war.crisis_act[row] == 1)
    found = estimate(war, seen, (climb,), LUCK, games=60)
    assert found.tray.war.share >= found.hold.war.share
    assert found.tray != found.hold


def in_crisis(war: Scenario) -> State:
    state = with_orders(war, new_games(war, 1, 3), "armour", "aircraft")
    assert state.phase == CRISIS
    return state


def weighed(war: Scenario, state: State) -> Answers:
    return next(answers(war, observe(war, state, 0), LUCK, parts=(60,)))


def test_all_answers_in_a_crisis_are_weighed_in_the_same_games(war: Scenario) -> None:
    state = in_crisis(war)
    found = weighed(war, state)
    assert [war.crisis_act[row] for row in found.rows] == [0, 1, 2]  # an offer, a step up, a step back
    offer, climb, retreat = found.odds
    assert climb.crisis.share > offer.crisis.share > retreat.crisis.share == 0.0
    assert found.changes[0].scores["nato"].mean == found.changes[0].scores["nato"].sd == 0.0
    gap = retreat.scores["nato"].mean - offer.scores["nato"].mean
    assert found.changes[2].scores["nato"].mean == pytest.approx(gap)
    assert climb.climbed(war.rung_names[0]).share == 1.0
    assert climb.climbed(war.rung_names[-1]).count == climb.rungs[war.rung_names[-1]].count


def test_the_odds_of_answers_are_the_same_whatever_is_hidden(war: Scenario) -> None:
    state = in_crisis(war)
    other = state.copy()
    for row, (owner, _) in enumerate(war.hidden_names):
        if owner != 0:
            other.hidden[row] = 1.0 - other.hidden[row]
    assert weighed(war, other) == weighed(war, state)


def test_a_first_word_takes_few_games_and_the_last_one_many() -> None:
    assert PARTS[0] <= 60
    assert sum(PARTS) >= 1000
    assert list(PARTS) == sorted(PARTS)


def test_the_estimate_comes_in_parts_that_add_up_and_can_be_stopped(crisis: Scenario) -> None:
    seen = observe(crisis, new_games(crisis, 1, 5), 0)
    parts = list(estimates(crisis, seen, (), LUCK, parts=(20, 20, 10)))
    assert [part.games for part in parts] == [20, 40, 50]
    assert parts[-1].hold.games == 50
    assert list(estimates(crisis, seen, (), LUCK, parts=(20, 30), stop=lambda: True)) == []
    with pytest.raises(ValueError, match="at least one game"):
        estimate(crisis, seen, (), LUCK, games=0)


def test_splitting_and_joining_play_outs_loses_nothing(crisis: Scenario) -> None:
    state = new_games(crisis, 12, 5)
    whole = play_out(crisis, state, seated(supposed(crisis), 12))
    again = joined(split(whole, 3))
    assert np.array_equal(again.scores, whole.scores)
    assert np.array_equal(again.ending, whole.ending)


def test_every_combination_of_supposed_players_comes_up_as_often(war: Scenario) -> None:
    players = supposed(war, 0)
    assert len(players[0]) == 1  # the side itself goes on as usual
    combinations = int(np.prod([len(some) for some in players]))
    seats = seated(players, combinations * 3)
    _, counts = np.unique(seats.who, axis=1, return_counts=True)
    assert counts.tolist() == [3] * combinations


# --- in words and on the command line --------------------------------------------------------------------------------


def test_the_words_say_what_is_likely_first_and_leave_out_what_is_rare(texts: tuple[Scenario, Briefing]) -> None:
    scenario, briefing = texts
    found = asked(scenario, new_games(scenario, 1, 3), "armour", "aircraft")
    now = estimate_words.this_turn(found, scenario, briefing)
    assert now[0].label == "A crisis in this turn"
    assert now[0].sure
    ends = estimate_words.the_end(found, briefing)[:-1]
    assert [line.tray.share for line in ends] == sorted((line.tray.share for line in ends), reverse=True)
    assert all(max(line.tray.share, line.hold.share) >= estimate_words.RARE for line in ends)
    assert "NATO" in estimate_words.verdict(found, briefing)


def test_advise_prints_the_estimate_of_a_saved_match(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario, briefing = load_scenario("first_crisis")
    match = Match.new(scenario, briefing, seed=3, players={"harbour": "human", "strait": "bold"})
    match.add("harbour", rows(scenario, "escort")[0])
    path = tmp_path / "match.json"
    match.save(path)
    assert cli.run(["advise", str(path)]) == 0
    text = capsys.readouterr().out
    assert "A crisis in this turn" in text
    assert "against holding" in text
    assert cli.run(["advise", str(path), "--json", "--games", "100"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert (plain["side"], plain["orders"], plain["tray"]["games"]) == ("harbour", ["escort"], 100)
    assert path.read_bytes() and Match.load(path).tray("harbour") == match.tray("harbour")
    for words, said in (
        (["--side", "harbor"], "did you mean 'harbour'?"),
        (["--order", "escrot"], "did you mean"),
        (["--games", "1"], "--games"),
    ):
        assert cli.run(["advise", str(path), *words]) == 2
        assert said in capsys.readouterr().err


def test_advise_weighs_every_answer_of_a_match_that_stands_in_a_crisis(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario, briefing = load_scenario("ukraine_2022")
    match = Match.new(scenario, briefing, seed=3, players={"nato": "human"})
    for row in rows(scenario, "armour", "aircraft"):
        match.add("nato", row)
    match.seal("nato")
    assert match.phase == "crisis"
    path = tmp_path / "match.json"
    match.save(path)
    assert cli.run(["advise", str(path), "--games", "60"]) == 0
    text = capsys.readouterr().out
    for words in (
        "Hold and offer a way out",
        "Stand firm",
        "Back down",
        "Next firebreak",
        "Shots between the two camps",
    ):
        assert words in text
    assert cli.run(["advise", str(path), "--games", "60", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert plain["phase"] == "crisis"
    assert {name: one["odds"]["games"] for name, one in plain["answers"].items()} == {
        "hold": 60,
        "stand_firm": 60,
        "back_down": 60,
    }
    assert cli.run(["advise", str(path), "--games", "60", "--order", "stand_firm"]) == 0
    assert "answer: Stand firm" in capsys.readouterr().out


def test_a_match_that_is_over_needs_no_advice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario, briefing = load_scenario("first_crisis")
    match = Match.new(scenario, briefing, seed=3, players={})
    while match.phase != "over":
        match.advance()
    match.save(tmp_path / "match.json")
    assert cli.run(["advise", str(tmp_path / "match.json")]) == 2
    assert "is over" in capsys.readouterr().err
