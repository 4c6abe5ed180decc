"""Information hygiene: what a side can ask never depends on what it cannot know.

In states from all kinds of play, everything that a side cannot see is drawn anew: the hidden types of other sides, what
the others believe of it, what the rules keep to themselves. Then all that the side can query, and what every player in
its seat decides, must be the same bit for bit. Its own hidden types stay as they are and may matter.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from game import paths
from game.authoring import load_scenario
from game.match import views
from game.players import choose, decide, default_players, names
from game.players.imagine import imagine
from game.rules import CRISIS, Observation, Scenario, State, game_seeds, observe, start_games, step
from game.rules.observation import estimated, red_line_band
from game.rules.state import ARRAYS

SCENARIOS = tuple(path.stem for path in paths.scenario_files(paths.SCENARIOS))
BOLD = {"nato": "reckless", "russia": "aggressive", "harbour": "bold", "strait": "bold"}
CAREFUL = {"nato": "cautious", "ukraine": "standard", "russia": "standard", "harbour": "careful", "strait": "bold"}


def drawn_anew(scenario: Scenario, state: State, side: int, luck: np.random.Generator) -> State:
    """The same games to the eyes of `side`, with other values where it cannot look."""
    other = state.copy()
    for row, (owner, _) in enumerate(scenario.hidden_names):
        if owner != side:
            other.hidden[row] = luck.random(state.games)
        if scenario.camp[owner] == scenario.camp[side]:  # what the other camp believes of this one
            belief = luck.random(state.belief[row].shape)
            other.belief[row] = belief / belief.sum(axis=0)
    other.severity[...] = luck.random(state.severity.shape) * 5.0
    other.patience[...] = luck.random(state.patience.shape)
    theirs = np.repeat([camp != scenario.camp[side] for camp in scenario.camp], scenario.most_slots)
    other.sent_amount[:, theirs] = luck.random(state.sent_amount[:, theirs].shape)
    for place, ending in enumerate(scenario.endings):
        for index, condition in enumerate(ending.conditions):
            if estimated(scenario, side, condition.track):
                other.held[place, index] = luck.integers(0, 5, state.games)
    return other


def differences(scenario: Scenario, state: State, other: State, side: int) -> list[str]:
    """What the side could tell the two apart by."""
    one, two = observe(scenario, state, side), observe(scenario, other, side)
    answers = dict(queries(scenario, two))
    found = [name for name, here in queries(scenario, one) if not same(here, answers[name])]
    deciding = scenario.leaders if state.phase == CRISIS else range(scenario.side_count)
    if side in deciding:
        for name in names(scenario, scenario.sides[side]):
            if not same(decide(scenario, state, side, name), decide(scenario, other, side, name)):
                found.append(f"decision of {name}")
    return found


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
    ):
        yield name, getattr(seen, name)
    rows = np.arange(scenario.first[seen.side], scenario.last[seen.side])
    yield "prices", seen.prices(np.repeat(rows[:, None], seen.games, axis=1))
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


def check(scenario: Scenario, games: int, players: dict[str, str]) -> int:
    """Resamples at every decision for every side; returns how many states that were."""
    luck = np.random.default_rng(3)
    states = 0
    for state in decisions(scenario, games, players):
        states += int((~state.over).sum())
        for side in range(scenario.side_count):
            found = differences(scenario, state, drawn_anew(scenario, state, side, luck), side)
            assert not found, f"{scenario.sides[side]} at turn {state.turn}, phase {state.phase}: {', '.join(found)}"
    return states


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("players", [{}, BOLD, CAREFUL], ids=["random", "bold", "careful"])
def test_what_a_side_can_ask_and_what_every_player_decides_never_depend_on_what_it_cannot_know(
    name: str, players: dict[str, str]
) -> None:
    assert check(load_scenario(name)[0], 120, players) > 300


@pytest.mark.release
@pytest.mark.parametrize("players", [{}, BOLD, CAREFUL], ids=["random", "bold", "careful"])
@pytest.mark.parametrize("name", SCENARIOS)
def test_it_never_does_in_a_hundred_thousand_states(name: str, players: dict[str, str]) -> None:
    scenario, _ = load_scenario(name)
    assert check(scenario, 60_000 // scenario.turns, players) > 20_000


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
                    assert repr(shown(alone)) == repr(shown(other))
    assert seen_crisis


@pytest.mark.parametrize("name", ["first_crisis", "ukraine_2022"])
def test_a_sides_own_resolve_does_matter_to_what_it_decides(name: str) -> None:
    scenario, _ = load_scenario(name)
    side = scenario.leaders[0]
    bold = "bold" if name == "first_crisis" else "adaptive"
    for state in decisions(scenario, 200, BOLD):
        if state.phase == CRISIS:
            other = state.copy()
            other.hidden[scenario.hidden_row(side, "resolve")] = (
                1.0 - state.hidden[scenario.hidden_row(side, "resolve")]
            )
            if not same(decide(scenario, state, side, bold), decide(scenario, other, side, bold)):
                return
    pytest.fail("No crisis in which resolve decided anything.")


def test_a_leak_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario, _ = load_scenario("first_crisis")
    monkeypatch.setattr(Observation, "own_types", property(lambda seen: seen._state.hidden))
    with pytest.raises(AssertionError, match="own_types"):
        check(scenario, 20, BOLD)
