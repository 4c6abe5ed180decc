"""Words for arrays and back."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from match.tables import SCENARIOS, compiled, play, table

from game import notation
from game.notation import NotationError, parse_order, parse_record, parse_tray, parse_turn, record_text, tray_text
from game.rules import game_seeds, play_turn, start_games


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_order_is_found_again_by_its_name(name: str) -> None:
    scenario, _ = compiled(name)
    for row, side in enumerate(scenario.side_of):
        assert parse_order(scenario, scenario.sides[side], scenario.order_names[row]) == row


@pytest.mark.parametrize("name", SCENARIOS)
@given(data=some.data())
def test_a_turn_written_and_read_again_is_the_same_array(name: str, data: some.DataObject) -> None:
    scenario, _ = compiled(name)
    orders = np.repeat(np.array(scenario.hold)[:, None], scenario.most_slots, axis=1)
    for side, slots in enumerate(scenario.slots):
        rows = some.integers(scenario.first[side], scenario.last[side] - 1)
        orders[side, :slots] = data.draw(some.lists(rows, min_size=slots, max_size=slots))
    line = notation.turn_text(scenario, orders)
    assert np.array_equal(parse_turn(scenario, line), orders)
    assert notation.turn_text(scenario, parse_turn(scenario, line)) == line


def test_a_turn_reads_as_a_person_would_write_it() -> None:
    scenario, _ = compiled("ukraine_2022")
    line = "nato: air_defence, battlegroup:estonia | ukraine: hold | russia: attack:donetsk"
    assert notation.turn_text(scenario, parse_turn(scenario, line)) == line
    assert notation.turn_text(scenario, parse_turn(scenario, " russia :attack:donetsk ")) == (
        "nato: hold | ukraine: hold | russia: attack:donetsk"
    )


def test_holds_at_the_end_are_left_out_and_holds_between_keep_their_place() -> None:
    scenario, _ = compiled("ukraine_2022")
    assert tray_text(scenario, ()) == tray_text(scenario, (0, 0)) == "hold"
    assert tray_text(scenario, (0, 2, 0)) == f"hold, {scenario.order_names[2]}"
    assert parse_tray(scenario, "nato", "hold, air_defence")[0] == 0


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("nato: air_defense", "did you mean 'air_defence'"),
        ("nato: battlegroup:estona", "did you mean 'battlegroup:estonia'"),
        ("nat: hold", "did you mean 'nato'"),
        ("nato: xyzzy", "there are: hold"),
        ("nato hold", "side: order"),
        ("nato: hold | nato: hold", "twice"),
        ("nato: hold, hold, hold, hold, hold, hold, hold", "at most: "),
        ("nato:", "write `hold`"),
        ("", "side: order"),
        ("russia: air_defence", "not an order of russia"),
        ("nato: " + "x" * 5000, "not an order"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_nearest_name(line: str, sentence: str) -> None:
    scenario, _ = compiled("ukraine_2022")
    with pytest.raises(NotationError, match=re.escape(sentence)) as refused:
        parse_turn(scenario, line)
    assert len(str(refused.value)) < 500


@given(line=some.text(alphabet="nato:ukris|, hldx\n\x00é", max_size=60))
def test_any_text_is_a_turn_or_a_sentence(line: str) -> None:
    scenario, _ = compiled("ukraine_2022")
    try:
        assert parse_turn(scenario, line).shape == (3, scenario.most_slots)
    except NotationError as error:
        assert str(error)[-1] in ".?"


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_number_of_the_table_has_a_name_that_finds_it(name: str) -> None:
    scenario, briefing = compiled(name)
    keys = notation.track_keys(scenario)
    assert len(set(keys)) == len(keys) == len(scenario.start) and "" not in keys
    for row, key in enumerate(keys):
        assert notation.track_rows(scenario, key, 0) == (row,)
    for track in briefing.tracks:
        assert notation.track_rows(scenario, track.key, 0)


def test_a_track_of_sides_without_a_place_is_ones_own_and_one_of_members_all_of_them() -> None:
    scenario, _ = compiled("ukraine_2022")
    assert notation.track_rows(scenario, "support", 2) == notation.track_rows(scenario, "support.russia", 0)
    assert len(notation.track_rows(scenario, "will", 0)) == scenario.members


@pytest.mark.parametrize(
    ("key", "sentence"),
    [("tensoin", "did you mean 'tension'"), ("tension.nato", "whole table"), ("support.nat", "'nato'")],
)
def test_an_unknown_number_is_refused_with_the_nearest_name(key: str, sentence: str) -> None:
    scenario, _ = compiled("ukraine_2022")
    with pytest.raises(NotationError, match=re.escape(sentence)):
        notation.track_rows(scenario, key, 0)


def test_a_state_as_text_shows_every_number_that_is_not_zero_and_differs_when_the_state_does() -> None:
    scenario, _ = compiled("ukraine_2022")
    states = [start_games(scenario, game_seeds(7, 0, 2))]
    for _turn in range(3):
        holds = np.repeat(np.array(scenario.hold)[:, None], scenario.most_slots, axis=1)[:, :, None]
        states.append(play_turn(scenario, states[-1], lambda state, holds=holds: np.repeat(holds, 2, axis=2)))
    texts = [notation.state_text(scenario, state, game) for state in states for game in (0, 1)]
    assert len(set(texts)) == len(texts)
    assert texts[0] == notation.state_text(scenario, start_games(scenario, game_seeds(7, 0, 1)))
    shown = dict(line.split(": ", 1) for line in texts[-1].splitlines())
    for row, key in enumerate(notation.track_keys(scenario)):
        assert float(shown.get(key, 0.0)) == pytest.approx(float(states[-1].tracks[row, 1]), abs=6e-5)


def test_a_record_written_and_read_again_is_the_same_record() -> None:
    for seed in range(5):
        record = play(table(seed=seed), random.Random(seed)).record()
        assert parse_record(record_text(record)) == record
        assert record_text(replace(record, notes={})) == record_text(parse_record(record_text(record)))


def test_a_record_with_settings_keeps_every_bit_of_them() -> None:
    record = replace(table().record(), settings={"patience": 0.1 + 0.2, "battle.pace": 1e-17})
    assert parse_record(record_text(record)).settings == record.settings


def test_a_record_that_is_cut_or_changed_anywhere_is_refused() -> None:
    text = record_text(replace(play(table(seed=1), random.Random(1)).record(), notes={}))
    for length in range(len(text) - 1):
        with pytest.raises(NotationError):
            parse_record(text[:length])
    for place in range(len(text) - 1):
        changed = text[:place] + ("#" if text[place] != "#" else "x") + text[place + 1 :]
        with pytest.raises(NotationError):
            parse_record(changed)
