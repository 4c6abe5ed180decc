"""Information hygiene: what a side can ask never depends on what it cannot know (goal 15 of docs/trust.md).

In states from all kinds of play, everything that a side cannot see is drawn anew: the hidden types of other sides, what
the others believe of it, the true values behind the estimates that it is shown, what the rules keep to themselves. Then
all that the side can query, and what every player in its seat decides, must be the same bit for bit. Its own hidden
types stay as they are and may matter. A failure is one line that plays the game again, see `trust.games`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from trust.budgets import budget
from trust.games import SCENARIOS, Batch, again, check, random_games, run
from trust.unseen import drawn_anew, the_same_estimates

from game.authoring import load_scenario
from game.match import views
from game.players import choose, decide, default_players, names
from game.players.imagine import imagine
from game.rules import CRISIS, Observation, Scenario, State, game_seeds, observe, start_games, step
from game.rules.observation import UNSEEN, estimated, red_line_band
from game.rules.state import ARRAYS
from game.rules.tracks import TRACKS

BOLD = {"nato": "reckless", "russia": "aggressive", "harbour": "bold", "strait": "bold"}

SEEN = {  # by everybody at the table
    *("turns", "ending", "rung_max", "orders", "drawn", "protester", "round", "heat", "floor", "shift"),
    *("provocation", "carried_out", "firmness_seen", "sent", "sent_lead", "habits"),
}
DRAWN_ANEW = {"tracks", "hidden", "belief", "severity", "patience", "sent_amount", "held"}  # in part or wholly
LUCK = {"seed"}  # in no observation, but fog and players' whims are drawn from it


def differences(scenario: Scenario, state: State, other: State, side: int) -> list[str]:
    """What the side could tell the two apart by."""
    deciding = scenario.leaders if state.phase == CRISIS else range(scenario.side_count)
    players = [name for name in names(scenario, scenario.sides[side]) if not name.startswith("search")]  # slow; below

    def answers(games: State) -> dict[str, np.ndarray]:
        found = dict(queries(scenario, observe(scenario, games, side)))
        if side in deciding:
            found |= {f"decision of {name}": decide(scenario, games, side, name) for name in players}
        return found

    here = answers(state)
    with the_same_estimates(scenario, state, side):
        there = answers(other)
    return [name for name, answer in here.items() if not same(answer, there[name])]


def queries(scenario: Scenario, seen: Observation) -> Iterator[tuple[str, np.ndarray]]:
    """Everything that an observation answers, by name."""
    for name in (
        "tracks",
        "belief",
        "own_types",
        "legal",
        "purse",
        "protester",
        "round",
        "heat",
        "provocation",
        "over",
        "ending",
        "turns",
        "rung_max",
        "orders",
        "sent",
        "sent_lead",
        "sent_amount",
        "held",
        "firmness_seen",
        "habits",
    ):
        yield name, getattr(seen, name)
    rows = np.arange(scenario.first[seen.side], scenario.last[seen.side])
    yield "prices", seen.prices(np.repeat(rows[:, None], seen.games, axis=1))
    yield "price_table", seen.price_table(rows)
    imagined = imagine(scenario, seen, 2, np.arange(seen.games, dtype=np.uint64))
    for name in ARRAYS:
        yield f"imagined {name}", getattr(imagined, name)
    if len(scenario.leaders) == 2:
        low, high = red_line_band(scenario, seen)
        yield "red line", np.stack([low, high])


def same(one: np.ndarray, two: np.ndarray) -> bool:
    """Bit for bit."""
    return one.shape == two.shape and one.tobytes() == two.tobytes()


def decisions(scenario: Scenario, games: int, players: dict[str, str]) -> Iterator[State]:
    """The states of a batch of games at every decision, crises included, until all are over."""
    named = {side: players[side] for side in scenario.sides if players.get(side) in names(scenario, side)}
    named = {**(default_players(scenario) if players else dict.fromkeys(scenario.sides, "uniform")), **named}
    state = start_games(scenario, game_seeds(11, 0, games))
    while not state.over.all():
        yield state
        state = step(scenario, state, choose(scenario, state, named))


@check
def hygiene(batch: Batch) -> None:
    """At every decision of these games every side sees and decides the same after what it cannot know is drawn anew."""
    scenario, luck = batch.scenario, np.random.default_rng(int(batch.seeds[0]) % 2**32)
    for state, _ in batch.played():
        for side in range(scenario.side_count):
            found = differences(scenario, state, drawn_anew(scenario, state, side, luck), side)
            assert not found, f"turn {state.turn}, {scenario.sides[side]}, phase {state.phase}: {', '.join(found)}"


@budget(change=150, release=2_000)
@pytest.mark.parametrize("name", SCENARIOS)
def test_what_a_side_can_ask_and_what_every_player_decides_never_depend_on_what_it_cannot_know(
    name: str, count: int, reached: Callable[[int, int, str], None]
) -> None:
    reached(15, run(hygiene, name, 40, count), "games whose every state looks the same with hidden values drawn anew")


def test_every_variable_of_the_state_is_seen_drawn_anew_or_luck() -> None:
    assert {*ARRAYS} == SEEN | DRAWN_ANEW | LUCK


@pytest.mark.parametrize("name", SCENARIOS)
def test_an_estimate_is_never_exact_and_never_further_off_than_its_fog(name: str) -> None:
    scenario, compared = load_scenario(name)[0], set()
    for state, _ in random_games(name, 7, 60).played():
        for side in range(scenario.side_count):
            seen = observe(scenario, state, side)
            for row in scenario.foggy:
                told, true, fog = seen.track(row), state.tracks[row], scenario.fog[row]
                inside = (true > max(scenario.low[row, 0], 0.0)) & (true < scenario.high[row])
                if not estimated(scenario, side, row) or fog >= UNSEEN or not inside.any():
                    continue
                off = np.abs(told - true)[inside] / true[inside]
                assert (off > 0.0).any() and (off <= fog + 1e-12).all()
                compared.add((side, row))
    print(f"{name}: {len(compared)} numbers of {len(scenario.foggy)} behind fog were compared")
    assert compared


@pytest.mark.parametrize("name", SCENARIOS)
def test_whoever_asks_again_is_told_the_same_estimate(name: str) -> None:
    """Else the mean of many answers would be the truth."""
    scenario = load_scenario(name)[0]
    state = start_games(scenario, game_seeds(11, 0, 30))
    for side in range(scenario.side_count):
        asked = [observe(scenario, games, side).tracks for games in (state, state.copy(), state.copy())]
        assert all(np.array_equal(asked[0], again_asked) for again_asked in asked)


def test_every_answer_of_an_observation_is_among_the_queries() -> None:
    scenario = load_scenario("ukraine_2022")[0]
    seen = observe(scenario, start_games(scenario, game_seeds(1, 0, 2)), 0)
    answers = {name for name in {*dir(type(seen)), *vars(seen)} if name[0] != "_"}
    asked = {name for name, _ in queries(scenario, seen)}
    always_known = {"side", "turn", "phase", "games", "places"}
    by_name = {*TRACKS, "track", "named", "value", "believed"}  # parts of `tracks` and of `belief`
    the_same_of_some_games = {"take", "window", "once"}
    assert answers - asked == always_known | by_name | the_same_of_some_games


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_table_shows_a_person_nothing_that_depends_on_what_its_side_cannot_know(name: str) -> None:
    scenario, briefing = load_scenario(name)
    luck = np.random.default_rng(5)
    seen_crisis = 0
    for state in decisions(scenario, 40, BOLD):
        for game in np.flatnonzero(~state.over)[::8]:
            alone = state.take([game])
            for side in range(scenario.side_count):
                other = drawn_anew(scenario, alone, side, luck)
                seen_crisis += alone.phase == CRISIS and alone.protester[0] >= 0
                for shown in (
                    lambda one, side=side: views.preview(scenario, one, side, (scenario.first[side] + 1,)),
                    lambda one, side=side: views.crisis_view(scenario, briefing, one, side),
                ):
                    here = repr(shown(alone))
                    with the_same_estimates(scenario, alone, side):
                        assert repr(shown(other)) == here
    assert seen_crisis


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_leaders_own_resolve_does_matter_to_what_its_doctrines_decide(name: str) -> None:
    scenario, _ = load_scenario(name)
    indifferent = set(scenario.leaders)
    for state in decisions(scenario, 100, BOLD):
        for side in indifferent.copy() if state.phase == CRISIS else ():
            other, row = state.copy(), scenario.hidden_row(side, "resolve")
            other.hidden[row] = 1.0 - state.hidden[row]
            doctrines = (doctrine.name for doctrine in scenario.opponents if doctrine.side == side)
            if any(
                not same(decide(scenario, state, side, one), decide(scenario, other, side, one)) for one in doctrines
            ):
                indifferent.remove(side)
    assert not indifferent, "no crisis in which their resolve decided anything"


def test_a_leak_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Observation, "own_types", property(lambda seen: seen._state.hidden))
    with pytest.raises(pytest.fail.Exception) as failure:
        run(hygiene, "first_crisis", 3, 20)
    told = str(failure.value)
    assert "\n" not in told and "own_types" in told
    call = told[told.index("again(") :]
    assert eval(call, {"again": again}) is not None
    monkeypatch.undo()
    assert eval(call, {"again": again}) is None
