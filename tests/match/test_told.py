"""What people at the table are told: all of what happened, and nothing that their side may not know."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pytest
from match.tables import SCENARIOS, compiled, decide, play, table, until_crisis

from game import players
from game.authoring import Briefing
from game.match import Entry, Match, MatchError, views
from game.rules import CRISIS, Change, Ledger, Scenario, State, game_seeds, start_games, step
from game.rules.aid import given_for_arms
from game.rules.arrays import Integers
from game.rules.orders import settle
from game.texts import causes, chronicle
from game.texts.chronicle import LEAST_SHARE, TOPICS


@dataclass(frozen=True)
class Step:
    """One step of a game by the engine, with its ledger."""

    before: State
    after: State
    orders: Integers
    changes: list[Change]


def steps(name: str, seeds: range) -> Iterator[tuple[Scenario, Briefing, Step]]:
    """Every step of some games between random players."""
    scenario, briefing = compiled(name)
    for seed in seeds:
        state = start_games(scenario, game_seeds(seed, 0, 1))
        while not state.over[0]:
            ledger = Ledger()
            orders, _ = settle(
                scenario, state, players.choose(scenario, state, dict.fromkeys(scenario.sides, "uniform"))
            )
            after = step(scenario, state, orders, ledger=ledger)
            yield scenario, briefing, Step(state, after, orders, ledger.changes)
            state = after


def told(scenario: Scenario, briefing: Briefing, one: Step) -> tuple[Entry, ...]:
    return chronicle(scenario, briefing, one.before, one.after, one.orders, one.changes)


@pytest.mark.parametrize(("name", "games"), [("first_crisis", 40), ("ukraine_2022", 12)])
def test_the_chronicle_tells_every_order_front_rung_event_and_ending(name: str, games: int) -> None:
    seen: set[str] = set()
    for scenario, briefing, one in steps(name, range(games)):
        entries = told(scenario, briefing, one)
        seen |= {entry.topic for entry in entries}
        texts = [entry.text for entry in entries]
        assert all(entry.turn == one.before.turn and entry.topic in TOPICS for entry in entries)
        for row in {int(row) for row in one.orders.ravel() if not scenario.is_hold[row]}:
            assert any(briefing.orders[row].title in text for text in texts)
        if one.after.turn > one.before.turn:
            moved = np.abs(one.after.control - one.before.control)[:, 0] >= LEAST_SHARE
            fronts = [entry.text for entry in entries if entry.topic == "front"]
            names = [region.name for region, m in zip(briefing.regions, moved, strict=True) if m]
            assert [text.partition(":")[0] for text in fronts] == names
            climbed = one.after.rung[0] != one.before.rung[0]
            assert climbed == any("The conflict" in text for text in texts)
        events = {change.event for change in one.changes if change.event >= 0}
        assert len(events) == sum(entry.topic == "event" for entry in entries)
        assert bool(one.after.over[0]) == (entries[-1].topic == "ending")
        if one.after.phase == CRISIS or one.before.phase == CRISIS:
            assert any(entry.topic == "crisis" for entry in entries)
    expected = {"orders", "crisis", "ladder", "estimate", "ending"}
    assert seen >= (expected if name == "first_crisis" else set(TOPICS) - {"start", "talks"})


def test_a_step_up_names_the_acts_that_led_to_it_or_says_that_nobody_ordered_it() -> None:
    ordered = mistakes = 0
    for scenario, briefing, one in steps("ukraine_2022", range(25)):
        was, now = int(one.before.rung[0]), int(one.after.rung[0])
        texts = [entry.text for entry in told(scenario, briefing, one) if entry.topic == "ladder"]
        acts = [int(row) for row in one.after.orders.ravel() if scenario.rung[row] >= now]
        if one.after.turn == one.before.turn or now <= was:
            assert not any("led to" in text or "Nobody ordered" in text for text in texts)
        elif acts:
            assert all(any("led to" in text and briefing.orders[row].title in text for text in texts) for row in acts)
            ordered += 1
        elif any("Nobody ordered" in text for text in texts):
            assert one.after.floor[0] < now
            mistakes += 1
    assert ordered and mistakes


def test_what_is_allocated_for_arms_is_told_with_its_largest_donors() -> None:
    told_of = 0
    for scenario, briefing, one in steps("ukraine_2022", range(5)):
        for entry in told(scenario, briefing, one):
            if entry.text.startswith("Allocated for arms"):
                shares = given_for_arms(scenario, one.after, one.after.turn)[:, 0]
                given = {name: float(share) for name, share in zip(briefing.donors, shares, strict=True)}
                assert sum(given.values()) == pytest.approx(1.0)
                largest = max(given, key=lambda name: given[name])
                assert f"shares: {largest}: {100.0 * given[largest]:.0f} %" in entry.text
                spent = sum(
                    float(one.after.drawn[side, slot, 0])
                    for side, slot in np.ndindex(*one.after.orders.shape[:2])
                    if scenario.pool_track[one.after.orders[side, slot, 0]] == scenario.places["military_fund"]
                )
                total = float(one.after.military_fund[0] - one.before.military_fund[0]) + spent
                assert float(re.findall(r"turn: ([\d.]+) bn", entry.text)[0]) == pytest.approx(total, abs=0.051)
                told_of += 1
    assert told_of > 20


def test_a_large_crossing_is_said_to_be_protested_in_public() -> None:
    steps_told = set()
    for scenario, briefing, one in steps("ukraine_2022", range(12)):
        if one.before.phase != CRISIS and one.after.phase == CRISIS:
            text = next(entry.text for entry in told(scenario, briefing, one) if "protests against" in entry.text)
            step_told = "public demand" if one.after.heat[0] == 2.0 else "private protest"
            assert text.endswith(f"Step of the crisis: {step_told}.")
            steps_told.add(step_told)
    assert steps_told == {"public demand", "private protest"}


def test_points_of_the_front_and_square_kilometres_agree_with_the_region() -> None:
    fronts = 0
    for scenario, briefing, one in steps("ukraine_2022", range(6)):
        for entry in told(scenario, briefing, one):
            if entry.topic == "front":
                found = re.fullmatch(r"(.+): ([\d.]+) percentage points \((\d+) km²\) to .+: ([\d.]+) %\.", entry.text)
                assert found is not None, entry.text
                place = [region.name for region in briefing.regions].index(found[1])
                area = float(scenario.region_area[place, 0])
                assert abs(float(found[2]) / 100.0 * area - float(found[3])) <= 0.0006 * area + 1.0
                assert float(found[4]) == pytest.approx(100.0 * float(one.after.control[place, 0]), abs=0.06)
                fronts += 1
    assert fronts > 20


@pytest.mark.parametrize(("name", "games"), [("first_crisis", 25), ("ukraine_2022", 6)])
def test_the_chronicle_reads_no_hidden_type_and_no_stock_that_others_only_estimate(name: str, games: int) -> None:
    luck = np.random.default_rng(3)
    compared = 0
    for scenario, briefing, one in steps(name, range(games)):
        entries = told(scenario, briefing, one)
        resampled, estimated = [], []
        for state in (one.before, one.after):
            other = state.copy()
            other.hidden[...] = luck.random(other.hidden.shape)
            resampled.append(other)
            other = other.copy()
            # how a crisis ends is public and hangs on alert: with another alert it would be another crisis
            alert = scenario.places["alert"]
            assert isinstance(alert, slice)
            kept = range(alert.start, alert.stop)
            foggy = [row for row in scenario.foggy if scenario.owner[row] >= 0 and row not in kept]
            other.tracks[foggy] *= luck.uniform(0.5, 1.5, (len(foggy), 1))
            estimated.append(other)
        assert told(scenario, briefing, Step(*resampled, one.orders, one.changes)) == entries
        # a side's own estimate may follow what it believes of such a stock; what everybody is told may not
        again = told(scenario, briefing, Step(*estimated, one.orders, one.changes))
        assert [entry for entry in again if entry.side is None] == [entry for entry in entries if entry.side is None]
        compared += 1
    assert compared > 50


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_one_side_alone_learns_is_not_told_to_another(name: str) -> None:
    match = play(table(name, 2, humans=compiled(name)[0].sides), random.Random(2))
    for side in match.scenario.sides:
        known = match.chronicle_for(side)
        assert {entry.side for entry in known} == {None, side}
        names = {text.id: text.name for text in match.briefing.sides}
        own = [entry.text for entry in known if entry.side == side]
        assert own and not any(f"red line of {names[side]}," in text for text in own)
    assert {entry.side for entry in match.chronicle} == {None}


def test_the_one_person_at_a_table_reads_the_chronicle_of_its_own_side() -> None:
    match = play(table(seed=2), random.Random(2))
    assert match.chronicle == match.chronicle_for("harbour")


@pytest.mark.parametrize("name", SCENARIOS)
def test_previews_and_crises_do_not_depend_on_what_the_other_side_hides(name: str) -> None:
    luck, compared = np.random.default_rng(4), 0
    for scenario, briefing, one in steps(name, range(4)):
        for number in range(scenario.side_count):
            other = one.after.copy()
            for row, (owner, _kind) in enumerate(scenario.hidden_names):
                if owner != number:
                    other.hidden[row] = luck.random(1)
            tray = [scenario.last[number] - 1]
            assert views.preview(scenario, other, number, tray) == views.preview(scenario, one.after, number, tray)
            crisis = views.crisis_view(scenario, briefing, one.after, number)
            assert views.crisis_view(scenario, briefing, other, number) == crisis
            compared += crisis is not None
    assert compared > 5


@pytest.mark.parametrize(("name", "games"), [("first_crisis", 20), ("ukraine_2022", 4)])
def test_the_causes_of_every_number_add_up_to_its_change(name: str, games: int) -> None:
    for seed in range(games):
        match, luck = table(name, seed), random.Random(seed)
        start = match._state
        while match.phase != "over":
            decide(match, luck)
            if match.phase != "crisis" and match.turn == start.turn + 1:
                for row in range(len(start.tracks)):
                    change = float(match._state.tracks[row, 0] - start.tracks[row, 0])
                    assert sum(cause.amount for cause in causes(match._last, [row])) == pytest.approx(change, abs=1e-6)
            if match.phase != "crisis":
                start = match._state


def test_a_number_that_a_side_only_estimates_is_explained_without_numbers() -> None:
    match = play(table("ukraine_2022", 3, humans=("nato", "russia")), random.Random(3), 12)
    for key, side in (("army.russia", "nato"), ("support.nato", "russia"), ("missiles.russia", "ukraine")):
        lines = match.why(key, side)
        assert len(lines) == 1 and not re.search(r"\d", lines[0])
    assert any(re.search(r"[+-]\d", line) for line in match.why("army.russia", "russia"))


@pytest.mark.parametrize("name", SCENARIOS)
def test_history_has_one_value_a_turn_and_ends_with_what_is_seen_now(name: str) -> None:
    match, luck = table(name, 3), random.Random(3)
    while match.phase != "over":
        for track in match.briefing.tracks:
            values = match.history(track.key)
            assert len(values) == match.turn + 1
            if match.phase == "orders":
                assert values[-1] == pytest.approx(float(match.view(match.humans[0]).value(track.key)[0]))
        decide(match, luck)
    assert len(match.history(match.briefing.tracks[0].key)) == match.turn + 1


# --- crises, previews and results -----------------------------------------------------------------------------------


def test_a_crisis_tells_round_step_matter_and_prices() -> None:
    seen: dict[str, float] = {}
    for seed in range(1, 40):
        match = until_crisis("ukraine_2022", seed)
        crisis = match.crisis("nato")
        assert crisis is not None
        assert (crisis.round, crisis.rounds) == (1, 3)
        assert "protests against" in crisis.about and crisis.decides
        assert 0.0 < crisis.chance_alone < crisis.chance < 0.5
        assert (crisis.own, crisis.other, crisis.firm) == ("nato", "russia", (0.0, 0.0))
        steps = crisis.steps
        assert (steps[crisis.at].name, steps[crisis.at].cost) == (crisis.step, crisis.cost)
        assert steps[crisis.at + 1].chance == crisis.chance, "the chance of a round is that of the next step"
        assert [step.cost for step in steps] == sorted(step.cost for step in steps)
        seen[crisis.step] = crisis.cost
        if len(seen) == 2:
            break
    assert seen["Private protest"] == 0.0, "giving way costs nothing while the matter is private"
    assert seen["Public demand"] > 0.0, "and something when a large crossing was public at once"
    other = match.crisis("ukraine")
    assert other is not None and not other.decides
    assert (other.own, other.other) == ("nato", "russia")


def test_standing_firm_to_the_end_on_both_sides_is_a_clash_and_the_crisis_says_so() -> None:
    seed = 1
    while True:
        match = until_crisis("first_crisis", seed, humans=("harbour", "strait"))
        while match.phase == "crisis":
            crisis = match.crisis("harbour")
            assert crisis is not None and (crisis.chance == 1.0) == (crisis.round == 3)
            assert (crisis.cost > 0.0) == (crisis.round > 1)
            last = crisis.round
            for side in ("harbour", "strait"):
                match.add(side, next(card.row for card in match.cards(side) if card.title == "Stand firm"))
                entries = match.seal(side)
        assert any("Shots are exchanged" in entry.text for entry in entries)
        if last == 3:
            return
        seed += 1


def test_without_a_crisis_there_is_none_to_see() -> None:
    assert table().crisis("harbour") is None


def test_the_preview_climbs_with_bold_orders_and_knows_the_red_line_as_a_band() -> None:
    match = table()
    quiet = match.preview("harbour")
    match.add("harbour", next(card.row for card in match.cards("harbour") if card.title == "Sail through"))
    bold = match.preview("harbour")
    assert quiet.provocation == 0.0 and bold.provocation == 4.0
    assert quiet.rung == 0.0 and bold.rung == match.scenario.rung_names.index("stand_off")
    assert bold.red_line_level is not None and bold.red_line is not None
    low, high = bold.red_line_level
    assert 1.0 < low < high < 4.0  # habit 1 and a patience of 0.2 to 2.4, lengthened by calm
    assert 0.0 < bold.red_line[0] < bold.red_line[1] < bold.rung


def test_levels_stand_on_the_ladder_in_their_order_with_each_act_on_its_rung() -> None:
    scenario, _ = compiled("ukraine_2022")
    places = [views.on_ladder(scenario, level / 10.0) for level in range(200)]
    assert places == sorted(places) and places[0] == 0.0 and places[-1] <= scenario.top_rung
    first, _ = compiled("first_crisis")
    for name, rung in (("escort", 1.0), ("sail_through", 2.0)):
        row = first.order_names.index(name)
        assert views.on_ladder(first, float(first.level[row])) == rung


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_reasons_of_a_score_add_up_to_it_and_the_band_is_its_own(name: str) -> None:
    factors = 0
    for seed in range(12 if name == "first_crisis" else 5):
        match = table(name, seed, humans=())
        while match.phase != "over":
            match.advance()
        result = match.result()
        for side in match.scenario.sides:
            assert sum(points for _, points in result.reasons[side]) == pytest.approx(result.scores[side])
            most = result.most[side]
            assert sum(most) == pytest.approx(100.0)
            assert all(0.0 <= part <= top for (_, part), top in zip(result.reasons[side], most, strict=False))
            limits = result.limits
            assert limits == tuple(match.scenario.band_limits)
            assert result.bands[side] == match.briefing.bands[sum(result.scores[side] >= limit for limit in limits)]
            factors += any("The ending" in label for label, _ in result.reasons[side])
    assert name == "first_crisis" or factors


def test_an_ending_that_halves_and_one_that_adds_are_reasons_of_their_own() -> None:
    match = table(humans=())
    while match.phase != "over":
        match.advance()
    scenario, briefing = compiled("first_crisis")
    whole = match.result()
    for factor, bonus in ((0.5, 0.0), (1.0, 7.0), (0.25, 3.0), (1.0, 500.0), (0.0, -5.0)):
        changed = replace(
            scenario,
            ending_factor=np.full_like(scenario.ending_factor, factor),
            ending_bonus=np.full_like(scenario.ending_bonus, bonus),
        )
        found = views.result(changed, briefing, match._state)
        for side in scenario.sides:
            expected = min(max(whole.scores[side] * factor + bonus, 0.0), 100.0)
            assert found.scores[side] == pytest.approx(expected)
            assert sum(points for _, points in found.reasons[side]) == pytest.approx(expected)


def test_the_fog_is_lifted_at_the_end_and_not_before() -> None:
    match = table()
    with pytest.raises(MatchError, match="not over"):
        match.result()
    lifted = play(match, random.Random(1)).result().fog
    assert {(fog.side, fog.believed_by) for fog in lifted} == {("harbour", "strait"), ("strait", "harbour")}
    assert all(fog.low < fog.high and fog.true > 0.0 for fog in lifted)


def test_a_side_sees_its_own_red_line_and_only_a_band_of_the_others() -> None:
    match = table()
    own, other = match.view("harbour").red_line(0), match.view("harbour").red_line(1)
    assert own[0] == own[1] and other[0] < other[1]


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_view_has_every_number_of_the_table(name: str) -> None:
    match = table(name)
    scenario: Scenario = match.scenario
    for side in scenario.sides:
        view = match.view(side)
        assert view.side == side and view.turn == 0 and view.phase == "orders"
        shapes = (view.rung.shape, view.control.shape, view.posture.shape, view.will.shape)
        assert shapes == ((1,), (scenario.regions, 1), (scenario.hosts, 1), (scenario.members, 1))
        for track in match.briefing.tracks:
            assert view.value(track.key).shape == (1,)
            assert Match.new(scenario, match.briefing, seed=1, players=match.players).history(track.key)


def test_a_side_is_told_which_numbers_are_estimates() -> None:
    match = table("ukraine_2022")
    ours, theirs = (
        ("will.usa", "readiness", "military_fund", "habituation.nato"),
        ("alert.russia", "habituation.russia"),
    )
    nato, russia = match.view("nato"), match.view("russia")
    assert not any(nato.estimates(key) for key in ours) and all(nato.estimates(key) for key in theirs)
    assert all(russia.estimates(key) for key in ours) and not any(russia.estimates(key) for key in theirs)
    for key in ("rung", "tension", "territory", "posture.estonia", "control.donetsk"):
        assert not nato.estimates(key) and not russia.estimates(key)
    assert match.view("ukraine").estimates("habituation.nato") and not match.view("ukraine").estimates("readiness")
