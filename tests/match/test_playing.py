"""Trays, seals and turns of one table."""

from __future__ import annotations

import contextlib
import random

import pytest
from match.tables import SCENARIOS, compiled, decide, fill, play, table, until_crisis

from game.match import IllegalOrder, Match, MatchError
from game.players import PlayerError


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_match_of_computers_plays_to_its_ending(name: str) -> None:
    for seed in range(3):
        match = table(name, seed, humans=())
        while match.phase != "over":
            assert match.waiting_for is None
            assert match.advance()
        assert match.result().ending in {ending.id for ending in match.scenario.endings}


def test_the_same_seed_and_orders_give_the_same_game_and_another_seed_another() -> None:
    ends = [play(table(seed=seed), random.Random(5)).digest() for seed in (3, 3, 4)]
    assert ends[0] == ends[1] != ends[2]


def test_sides_without_a_named_player_get_the_default_of_the_scenario() -> None:
    scenario, briefing = compiled("first_crisis")
    match = Match.new(scenario, briefing, seed=1, players={"harbour": "human"})
    assert match.players == {"harbour": "human", "strait": "careful"}


def test_an_unknown_side_or_player_is_refused_with_the_names_there_are() -> None:
    scenario, briefing = compiled("first_crisis")
    with pytest.raises(MatchError, match="harbour, strait"):
        Match.new(scenario, briefing, seed=1, players={"nato": "human"})
    with pytest.raises(PlayerError, match="careful"):
        Match.new(scenario, briefing, seed=1, players={"strait": "carefull"})


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_card_is_allowed_exactly_when_the_order_can_be_added_and_else_says_why(name: str) -> None:
    for seed in range(2):
        match, luck = table(name, seed), random.Random(seed)
        while match.phase != "over":
            side = match.waiting_for
            assert side is not None
            fill(match, side, luck)
            tray, digest = match.tray(side), match.digest()
            for card in match.cards(side):
                if card.allowed:
                    match.add(side, card.row)
                    assert match.tray(side) == (*tray, card.row)
                    match.undo(side)
                else:
                    with pytest.raises(IllegalOrder) as refused:
                        match.add(side, card.row)
                    assert str(refused.value) == card.reason
                    assert card.reason[0].isupper() and card.reason.endswith(".")
                assert match.tray(side) == tray
            assert match.digest() == digest
            match.seal(side)


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_tray_holds_more_than_can_be_paid_or_than_there_are_places(name: str) -> None:
    for seed in range(3):
        match, luck = table(name, seed), random.Random(seed)
        side = match.waiting_for
        assert side is not None
        cards = [card.row for card in match.cards(side)]
        for row in luck.sample(cards, len(cards)):
            with contextlib.suppress(IllegalOrder):
                match.add(side, row)
        spent, have = match.budget(side)
        assert len(match.tray(side)) <= match.slots(side)
        assert spent <= have + 1e-9


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_the_tray_allows_stands_in_the_game(name: str) -> None:
    match, luck = table(name, 5), random.Random(5)
    while match.phase != "over":
        side = match.waiting_for
        assert side is not None
        fill(match, side, luck)
        titles = [match.briefing.orders[row].title for row in match.tray(side)]
        place = match.briefing.sides[match.scenario.sides.index(side)].name
        told = next(entry.text for entry in match.seal(side) if entry.text.startswith(f"{place}: "))
        assert all(title in told or title == "Hold" for title in titles)


@pytest.mark.parametrize("name", SCENARIOS)
def test_looking_leaves_the_game_untouched(name: str) -> None:
    for seed in range(3):
        match, luck = table(name, seed), random.Random(seed)
        while match.phase != "over":
            digest, trays = match.digest(), {side: match.tray(side) for side in match.scenario.sides}
            for side in match.scenario.sides:
                match.cards(side), match.preview(side), match.view(side), match.crisis(side), match.budget(side)
                for track in match.briefing.tracks:
                    match.why(track.key, side), match.history(track.key, side), match.view(side).value(track.key)
            assert match.chronicle and match.record_text() and match.state_text()
            assert match.digest() == digest
            assert trays == {side: match.tray(side) for side in match.scenario.sides}
            decide(match, luck)


def test_looking_changes_nothing_of_how_the_game_goes_on() -> None:
    watched, alone = table(seed=8), table(seed=8)
    luck, same_luck = random.Random(8), random.Random(8)
    while alone.phase != "over":
        for side in watched.scenario.sides:
            watched.cards(side), watched.preview(side), watched.crisis(side)
        decide(watched, luck)
        decide(alone, same_luck)
        assert watched.digest() == alone.digest()


def test_undo_takes_back_every_change_of_the_tray_one_by_one() -> None:
    match = table("ukraine_2022")
    trays = [match.tray("nato")]
    for _ in range(2):
        match.add("nato", next(card.row for card in match.cards("nato") if card.allowed))
        trays.append(match.tray("nato"))
    match.take_back("nato", 0)
    trays.append(match.tray("nato"))
    match.clear("nato")
    while trays:
        match.undo("nato")
        assert match.tray("nato") == trays.pop()
        if len(trays) == 1:
            break
    match.undo("nato")
    match.undo("nato")
    assert match.tray("nato") == ()


def test_a_place_in_the_tray_that_is_empty_cannot_be_taken_back() -> None:
    match = table()
    with pytest.raises(MatchError, match="holds 0"):
        match.take_back("harbour", 0)


def test_orders_of_another_side_and_the_hold_of_a_turn_are_refused() -> None:
    match = table()
    scenario = match.scenario
    for row in (scenario.first[1], scenario.last[1] - 1, -1, 10_000):
        with pytest.raises(IllegalOrder, match="one of its own"):
            match.add("harbour", row)
    with pytest.raises(IllegalOrder, match="seal the tray"):
        match.add("harbour", scenario.hold[0])
    with pytest.raises(MatchError, match="no side 'nato'"):
        match.tray("nato")


def test_the_budget_is_what_the_tray_costs_and_what_the_side_has() -> None:
    match = table("ukraine_2022")
    card = next(card for card in match.cards("nato") if card.allowed and card.cost > 0)
    have = float(match.view("nato").value("capital")[0])
    assert match.budget("nato") == (0.0, have)
    match.add("nato", card.row)
    assert match.budget("nato") == (card.cost, have)


def test_only_a_person_seals_and_only_computers_advance() -> None:
    match = table()
    with pytest.raises(MatchError, match="only a person"):
        match.seal("strait")
    with pytest.raises(MatchError, match="harbour has not sealed"):
        match.advance()


def test_several_persons_seal_one_after_the_other_and_nothing_happens_before_the_last() -> None:
    match = table("ukraine_2022", humans=("nato", "ukraine", "russia"))
    digest = match.digest()
    for side in ("nato", "ukraine"):
        assert match.waiting_for == side
        assert match.seal(side) == ()
        assert match.digest() == digest
        with pytest.raises(IllegalOrder, match="sealed already"):
            match.clear(side)
    assert match.waiting_for == "russia"
    assert match.seal("russia")
    assert match.digest() != digest and match.waiting_for == "nato"


def test_persons_may_seal_in_any_order() -> None:
    ends = []
    for order in (("harbour", "strait"), ("strait", "harbour")):
        match = table(humans=("harbour", "strait"))
        for side in order:
            match.add(side, match.scenario.first[match.scenario.sides.index(side)] + 1)
        for side in order:
            match.seal(side)
        ends.append(match.digest())
    assert ends[0] == ends[1]


def test_in_a_crisis_only_the_leaders_are_asked_and_hold_is_an_answer() -> None:
    match = until_crisis("ukraine_2022", 1, humans=("nato", "ukraine", "russia"))
    assert match.asked == ("nato", "russia")
    assert match.cards("ukraine") == []
    with pytest.raises(IllegalOrder, match="leaders"):
        match.clear("ukraine")
    titles = [card.title for card in match.cards("nato")]
    assert "Hold and offer a way out" in titles and len(titles) == 3
    hold = match.scenario.hold[0]
    match.add("nato", hold)
    assert match.tray("nato") == (hold,)
    with pytest.raises(IllegalOrder, match="One answer a round"):
        match.add("nato", hold)
    match.seal("nato")
    assert match.waiting_for == "russia"


def test_a_person_who_does_not_lead_is_not_kept_waiting_by_a_crisis() -> None:
    match, luck = table("ukraine_2022", 1, humans=("ukraine",)), random.Random(1)
    seen: set[str] = set()
    while match.phase != "over":
        assert match.phase == "orders" and match.waiting_for == "ukraine"
        fill(match, "ukraine", luck)
        seen |= {entry.topic for entry in match.seal("ukraine")}
    assert "crisis" in seen


def test_nothing_can_be_ordered_when_the_game_is_over() -> None:
    match = play(table(), random.Random(1))
    assert match.phase == "over" and match.waiting_for is None and match.cards("harbour") == []
    for act in (
        lambda: match.add("harbour", 1),
        lambda: match.seal("harbour"),
        lambda: match.clear("harbour"),
        match.advance,
    ):
        with pytest.raises(MatchError, match="game is over"):
            act()


def test_a_player_that_fails_leaves_the_table_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    match = table()
    match.add("harbour", match.cards("harbour")[0].row)
    tray, digest = match.tray("harbour"), match.digest()
    with monkeypatch.context() as broken:
        broken.setattr("game.players.decide", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            match.seal("harbour")
    assert (match.tray("harbour"), match.digest(), match.waiting_for) == (tray, digest, "harbour")
    assert match.seal("harbour")
