"""What moves on the board: armies, exercises, and aid on its way with its turns to arrival."""

from __future__ import annotations

import pytest

from game.authoring import load_scenario
from game.match import Match
from game.ui import board_tokens as tokens
from game.ui import moving as moves
from game.ui.board_data import board


def after(*turns: list[str], seed: int = 5) -> Match:
    """The war of 2022 after turns in which NATO gave these orders and held in every crisis."""
    scenario, briefing = load_scenario("ukraine_2022")
    match = Match.new(scenario, briefing, seed=seed, players={"nato": "human"})
    for orders in turns:
        for name in orders:
            match.add("nato", scenario.order_names.index(name))
        match.seal("nato")
        while match.phase == "crisis":
            match.seal("nato")
    return match


def moving(match: Match) -> moves.Tokens:
    return moves.of(match, match.view("nato"))


def test_aid_on_its_way_is_shown_with_its_turns_to_arrival_until_it_arrives() -> None:
    match = after(["anti_tank", "artillery", "air_defence"])
    assert moving(match).convoys == (
        moves.Convoy(1, ("Artillery and shells",)),
        moves.Convoy(2, ("Air defence",)),
    )
    later = after(["anti_tank", "artillery", "air_defence"], [])
    assert moving(later).convoys == (moves.Convoy(1, ("Air defence",)),)
    assert moving(after(["anti_tank", "artillery", "air_defence"], [], [])).convoys == ()


def test_what_arrives_is_where_the_board_said_it_would_be() -> None:
    before, then = after(["artillery"]), after(["artillery"], [])
    row = before.scenario.kit_names.index("artillery")
    worn = float(before._state.kit[row, 0]) * (1.0 - float(before.scenario.kit_wear[row, 0]))
    assert float(then._state.kit[row, 0]) > worn


def test_both_armies_stand_on_their_own_side_of_the_line_of_contact() -> None:
    match = after()
    shares = {r.board: float(match._state.control[i, 0]) for i, r in enumerate(match.briefing.regions)}
    stands = tokens.stations(board(), shares)
    assert shares[stands["challenger"]] >= 0.5 > shares[stands["defender"]]
    armies = moving(match).armies
    assert [army.key for army in armies] == ["defender", "challenger"]
    assert armies[0].thousand == pytest.approx(310, rel=0.2)


def test_an_exercise_is_on_the_board_in_the_turn_after_it_was_ordered_and_not_before() -> None:
    assert not moving(after([])).exercise
    assert moving(after(["exercise"])).exercise


def test_a_struck_supply_line_is_marked_when_the_challenger_struck_it() -> None:
    match = after([])
    assert not moving(match).cut
    match._state.orders[match.scenario.challenger, 0, 0] = match.scenario.order_names.index("interdict")
    assert moving(match).cut


def test_the_way_of_aid_runs_from_the_hub_to_the_front() -> None:
    line = tokens.route(board())
    assert len(line) == len(tokens.ROUTE)
    assert tokens.along(line, 0.0) == line[0] and tokens.along(line, 1.0) == pytest.approx(line[-1])
    assert line[0][0] < tokens.along(line, 0.5)[0] < line[-1][0]


def test_a_match_without_a_war_has_nothing_that_moves() -> None:
    scenario, briefing = load_scenario("first_crisis")
    match = Match.new(scenario, briefing, seed=1, players={"harbour": "human"})
    assert moves.of(match, match.view("harbour")) == moves.NOTHING_MOVES
