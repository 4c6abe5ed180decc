"""Codes and numbers as sentences."""

from __future__ import annotations

import gettext
import re
from dataclasses import replace

import numpy as np
import pytest
from match.tables import SCENARIOS, compiled, table

from game import texts
from game.rules import CRISIS, SEQUENCE_OF_PLAY, Scenario, State, game_seeds, legal_orders, start_games, why_illegal
from game.rules.alliance import patience
from game.rules.orders import CONDITIONS
from game.texts import language
from game.texts.refusals import CODES


def start(name: str) -> State:
    return start_games(compiled(name)[0], game_seeds(1, 0, 1))


def row(scenario: Scenario, side: str, name: str) -> int:
    number = scenario.sides.index(side)
    return scenario.first[number] + scenario.order_names[scenario.first[number] : scenario.last[number]].index(name)


def sentence(name: str, state: State, order: int, code: str, tray: tuple[int, ...] = ()) -> str:
    """The sentence for an order, after a check that the rules give this reason for it."""
    scenario, briefing = compiled(name)
    state.cache.clear()
    assert why_illegal(scenario, state, order, tray) == code
    return texts.why_not(scenario, briefing, state, order, tray, code)


def test_every_reason_of_the_rules_has_a_sentence() -> None:
    assert set(CODES) == {code for code, _ in CONDITIONS} | {"double", "slots", "budget"}


def test_every_rule_of_the_sequence_of_play_has_words() -> None:
    assert {rule.__name__ for rule in SEQUENCE_OF_PLAY} <= set(texts.RULE_WORDS)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_order_that_is_not_legal_at_the_start_says_why_in_whole_sentences(name: str) -> None:
    scenario, briefing = compiled(name)
    state, found = start(name), 0
    for order in range(len(scenario.side_of)):
        code = why_illegal(scenario, state, order)
        side = int(scenario.side_of[order])
        assert (code is None) == bool(legal_orders(scenario, state, side)[order - scenario.first[side], 0])
        if code is not None:
            text = texts.why_not(scenario, briefing, state, order, (), code)
            assert text[0].isupper() and text.endswith(".") and "{" not in text and "nan" not in text
            found += 1
    assert found


def test_an_answer_for_a_crisis_waits_for_one_and_orders_wait_for_its_end() -> None:
    scenario, _ = compiled("first_crisis")
    state = start("first_crisis")
    assert "opens when a crisis does" in sentence(
        "first_crisis", state, row(scenario, "harbour", "stand_firm"), "phase"
    )
    state.phase, state.protester[0] = CRISIS, 0
    assert "wait until it is over" in sentence("first_crisis", state, row(scenario, "harbour", "escort"), "phase")


def test_a_game_that_is_over_says_so() -> None:
    scenario, _ = compiled("first_crisis")
    state = start("first_crisis")
    state.ending[0] = 0
    assert "game is over" in sentence("first_crisis", state, row(scenario, "harbour", "escort"), "over")


def test_an_order_that_is_not_open_yet_names_its_first_turn_and_one_that_is_past_its_last() -> None:
    scenario, briefing = compiled("first_crisis")
    order = row(scenario, "harbour", "escort")
    early = scenario.not_before.copy()
    early[order] = 2
    text = texts.why_not(replace(scenario, not_before=early), briefing, start("first_crisis"), order, (), "time")
    assert text == "Not open yet. First turn: Day 3."
    state = start("first_crisis")
    state.turn = 3
    late = scenario.not_after.copy()
    late[order] = 1
    text = texts.why_not(replace(scenario, not_after=late), briefing, state, order, (), "time")
    assert text == "No longer open. Last turn: Day 2."
    early[order] = 99
    text = texts.why_not(replace(scenario, not_before=early), briefing, start("first_crisis"), order, (), "time")
    assert text == "Not open within the time of this scenario."


def test_an_order_that_needs_a_number_names_it_with_what_is_missing() -> None:
    scenario, briefing = compiled("ukraine_2022")
    state = start("ukraine_2022")
    order = int(np.flatnonzero((scenario.needs_track >= 0) & np.isfinite(scenario.needs_least))[0])
    track = int(scenario.needs_track[order])
    state.tracks[track] = float(scenario.needs_least[order]) - 1.0
    text = sentence("ukraine_2022", state, order, "needs")
    assert texts.track_name(scenario, briefing, track) in text
    assert texts.amount(float(scenario.needs_least[order]), 2) in text
    assert text.endswith(f"Now: {texts.amount(float(scenario.needs_least[order]) - 1.0, 2)}.")


def test_an_order_that_is_open_only_while_a_number_is_low_says_so() -> None:
    scenario, _ = compiled("ukraine_2022")
    state = start("ukraine_2022")
    order = row(scenario, "nato", "hotline")
    state.hotline[...] = float(scenario.needs_most[order]) + 5.0
    text = sentence("ukraine_2022", state, order, "needs")
    assert text == "Only while Hotline is 40 or less. Now: 45."


def test_an_empty_stock_is_named_with_its_unit() -> None:
    scenario, _ = compiled("ukraine_2022")
    state = start("ukraine_2022")
    state.military_fund[...] = 0.25
    text = sentence("ukraine_2022", state, row(scenario, "nato", "air_defence"), "stock")
    assert "Military fund" in text and "0.25 (bn EUR)" in text


def test_an_attack_out_of_reach_and_one_on_ones_own_ground_say_different_things() -> None:
    scenario, _ = compiled("ukraine_2022")
    state = start("ukraine_2022")
    assert "out of reach" in sentence("ukraine_2022", state, row(scenario, "russia", "attack:west"), "contact")
    assert "already held by Russia" in sentence(
        "ukraine_2022", state, row(scenario, "russia", "attack:crimea"), "contact"
    )
    assert "already held by Ukraine" in sentence(
        "ukraine_2022", state, row(scenario, "ukraine", "attack:west"), "contact"
    )
    assert "no ground to give up" in sentence(
        "ukraine_2022", state, row(scenario, "ukraine", "withdraw:west"), "contact"
    )


def test_members_that_block_are_named_and_no_other() -> None:
    scenario, briefing = compiled("ukraine_2022")
    state = start("ukraine_2022")
    common = [int(r) for r in np.flatnonzero(scenario.consent == 2) if scenario.not_before[r] == 0]
    order = max(common, key=lambda r: float(scenario.level[r]))
    place = scenario.member_names.index("hungary")
    state.will[...] = 100.0
    state.will[place] = 0.0
    state.capital[...] = 20.0
    text = sentence("ukraine_2022", state, order, "consent")
    blocks = patience(scenario, state, 0)[1][:, 0] < scenario.level[order]
    assert blocks[place]
    for member, blocking in zip(briefing.members, blocks, strict=True):
        assert (member.name in text) == bool(blocking)


def test_a_coalition_that_does_not_carry_an_act_says_how_far_it_goes() -> None:
    scenario, _ = compiled("ukraine_2022")
    state = start("ukraine_2022")
    order = max((int(r) for r in np.flatnonzero(scenario.consent == 1)), key=lambda r: float(scenario.level[r]))
    state.support[0] = 30.0
    state.turn = int(scenario.not_before[order])
    if scenario.needs_track[order] >= 0:
        state.tracks[scenario.needs_track[order]] = min(100.0, scenario.needs_most[order])
    text = sentence("ukraine_2022", state, order, "coalition")
    carried = texts.amount(float(state.habituation[scenario.challenger, 0]))
    assert f"Level of this act: {texts.amount(float(scenario.level[order]))}; carried: {carried}." in text


def test_missing_capital_is_counted_with_what_objecting_members_cost() -> None:
    scenario, briefing = compiled("ukraine_2022")
    state = start("ukraine_2022")
    order = scenario.order_names.index("exercise")
    numbers, normal = scenario.numbers.alliance, float(state.habituation[scenario.challenger, 0])
    above = numbers.consent_base + numbers.consent_slope * (float(scenario.level[order]) - 0.5 - normal)
    state.will[...] = 100.0
    state.will[2:5] = (0.4 + 0.8 * scenario.member_caution[2:5]) * above  # these would bear half a level less
    state.capital[...] = 0.0
    text = sentence("ukraine_2022", state, order, "capital")
    objecting = patience(scenario, state, 0)[0][:, 0] < scenario.level[order]
    assert list(np.flatnonzero(objecting)) == [2, 3, 4]
    for member, objects_ in zip(briefing.members, objecting, strict=True):
        assert (member.name in text) == bool(objects_)
    extra = scenario.numbers.alliance.objection_cost * float(objecting.sum())
    assert f"Of this, {texts.amount(extra)} to win over" in text
    assert f"Costs {texts.amount(float(scenario.cost[order]) + extra)} capital; there are 0." in text


def test_a_full_tray_a_double_and_an_overspent_budget_say_what_to_take_back() -> None:
    scenario, _ = compiled("ukraine_2022")
    state = start("ukraine_2022")
    state.capital[...] = 20.0
    rows = [r for r in range(scenario.first[0] + 1, scenario.last[0]) if legal_orders(scenario, state, 0)[r, 0]]
    rows = [r for r in rows if scenario.cost[r] > 0.0]
    slots = scenario.slots[0]
    assert "In the tray already" in sentence("ukraine_2022", state, rows[0], "double", (rows[0],))
    text = sentence("ukraine_2022", state, rows[slots], "slots", tuple(rows[:slots]))
    assert f"Orders a turn: {slots}." in text
    state.capital[...] = float(scenario.cost[rows[0]] + scenario.cost[rows[1]]) - 0.5
    assert "Missing: 0.5." in sentence("ukraine_2022", state, rows[1], "budget", (rows[0],))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1.0, "+1"),
        (-2.04, "-2"),
        (0.16, "+0.16"),
        (-0.08, "-0.08"),
        (0.0, "0"),
        (-1e-9, "0"),
        (12.34, "+12.3"),
        (0.0004, "0"),
    ],
)
def test_changes_show_their_sign_and_no_more_digits_than_they_need(value: float, shown: str) -> None:
    assert texts.signed(value) == shown


def test_an_order_is_called_by_its_title_and_its_target() -> None:
    scenario, briefing = compiled("ukraine_2022")
    assert texts.order_title(briefing, row(scenario, "nato", "battlegroup:estonia")) == "Send a battlegroup (Estonia)"
    assert texts.tray_words(briefing, scenario, (0, 0)) == "Hold"


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_number_of_the_table_has_a_readable_name(name: str) -> None:
    scenario, briefing = compiled(name)
    names = [texts.track_name(scenario, briefing, place) for place in range(len(scenario.start))]
    assert all(re.match(r"[A-Z]", label) and "_" not in label for label in names)
    for track in briefing.tracks:
        assert track.name in names


def test_the_first_entry_of_a_chronicle_is_the_introduction() -> None:
    match = table()
    assert [entry.text for entry in match.chronicle] == [match.briefing.intro.strip()]


def test_turns_beyond_the_calendar_are_counted() -> None:
    _, briefing = compiled("first_crisis")
    assert texts.turn_name(briefing, 0) == "Day 1" and texts.turn_name(briefing, 6) == "Turn 7"


def test_sentences_are_translated_when_they_are_shown_and_an_unknown_language_is_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper().replace("{NUMBER}", "{number}")

    _, briefing = compiled("first_crisis")
    monkeypatch.setattr(language, "_catalogue", Shouting())
    assert texts.turn_name(briefing, 6) == "TURN 7"
    assert not language.speak("xx")
    assert texts.turn_name(briefing, 6) == "Turn 7"
    assert language.speak("en")
