"""The engine and the independent transcription of the rules agree on the whole state, bit for bit, at every decision.

A difference prints one line: a call of `difference` that finds it again. FIREBREAK_TIMES=10 lengthens the release.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import reference
from reference import home, legality
from trust.budgets import SCENARIOS, budgets
from trust.games import SMALL_WAR

from game.authoring import load_scenario
from game.players import choose
from game.rules import CRISIS, Scenario, State, game_seeds, scores, start_games, step
from game.rules.numbers import specs
from game.rules.orders import legality as engine_legality
from game.rules.state import ARRAYS

Chooser = Callable[[Scenario, State], Any]  # orders [S, Q, N] of a decision
BOLD = {
    "first_crisis": {"harbour": "bold", "strait": "bold"},
    "baltic_winter": {"nato": "forward", "russia": "daring"},
    "ukraine_2022": {"nato": "reckless", "ukraine": "standard", "russia": "aggressive"},
    "years_before": {"nato": "early", "ukraine": "standard", "russia": "aggressive"},
}


def uniform(scenario: Scenario, state: State) -> Any:
    return choose(scenario, state, dict.fromkeys(scenario.sides, "uniform"))


def bold(scenario: Scenario, state: State) -> Any:
    return choose(scenario, state, BOLD.get(scenario.id, {}))


def wild(scenario: Scenario, state: State) -> Any:
    """Legal orders, of which some become any row at all: foreign, illegal, doubled, negative, beyond the table."""
    orders = uniform(scenario, state)
    luck = np.random.default_rng([state.turn, int(state.round.sum()), state.games])
    junk = luck.integers(-3, len(scenario.order_names) + 3, size=orders.shape)
    orders = np.where(luck.random(orders.shape) < 0.3, junk, orders)
    orders[:, 1:] = np.where(luck.random(orders[:, 1:].shape) < 0.1, orders[:, :-1], orders[:, 1:])
    return np.where(luck.random(orders.shape) < 0.02, luck.choice([-(2**62), 2**62]), orders)


def talking(scenario: Scenario, state: State) -> Any:
    """Random orders, and every side that can offer talks does so."""
    orders = uniform(scenario, state)
    for row, name in enumerate(scenario.order_names):
        if name == "talks" and state.phase != CRISIS:
            orders[scenario.side_of[row], 0] = row
    return orders


def attacking(scenario: Scenario, state: State) -> Any:
    """Random orders, and the challenger attacks one host country or another as soon as it can."""
    orders = uniform(scenario, state)
    rows = np.flatnonzero(scenario.verbs["flank_attack"])
    if state.phase != CRISIS:
        orders[scenario.challenger, 0] = rows[(np.arange(state.games) + state.turn) % len(rows)]
    return orders


def values(book: reference.Book, name: str, games: list[reference.Game]) -> list[Any]:
    """An array of the engine's State, as the reference has it: one entry a game."""
    if name != "tracks":
        return [getattr(game, name) for game in games]
    blocks = [[getattr(game, track) for track in book.places] for game in games]
    return [[v for part in block for v in (part if isinstance(part, list) else [part])] for block in blocks]


def disagreement(book: reference.Book, state: State, games: list[reference.Game]) -> tuple[int, str] | None:
    """The first game that differs, and in what, or None."""
    for name in ARRAYS:
        engine = np.moveaxis(getattr(state, name), -1, 0)
        plain = np.array(values(book, name, games), dtype=engine.dtype).reshape(engine.shape)
        bits = f"u{engine.dtype.itemsize}"
        if np.array_equal(engine, plain) and engine.tobytes() == plain.tobytes():
            continue
        wrong = np.argwhere(np.ascontiguousarray(engine).view(bits) != np.ascontiguousarray(plain).view(bits))[0]
        game, place = int(wrong[0]), tuple(int(index) for index in wrong[1:])
        what = ".".join(str(part) for part in book.track_of[place[0]]) if name == "tracks" else ""
        found = (engine[tuple(wrong)].item(), plain[tuple(wrong)].item())
        return game, f"{name}{list(place)} {what} engine {found[0]!r} reference {found[1]!r}"
    return None


def prepare(name: str, settings: dict[str, float], world: int) -> Scenario:
    """The scenario with these settings; in a world other than 0 with another start, less capital and slower endings."""
    scenario, _ = load_scenario(name, settings)
    if not world:
        return scenario
    luck = np.random.default_rng(world)
    start = scenario.start * luck.uniform(0.7, 1.7, scenario.start.shape)
    start[scenario.places["control"]] = 0.7 * luck.random(scenario.start[scenario.places["control"]].shape)
    start = np.clip(start, scenario.low, scenario.high)
    start[scenario.places["rung"]] = scenario.start[scenario.places["rung"]]
    endings = []
    for ending in scenario.endings:
        slower = [replace(condition, turns=condition.turns + int(luck.integers(3))) for condition in ending.conditions]
        endings.append(replace(ending, conditions=tuple(slower)))
    most = tuple(0.6 * capital for capital in scenario.capital_most)
    return replace(scenario, start=start, endings=tuple(endings), capital_most=most)


def difference(name: str, settings: dict[str, float], seed: int, trail: list[Any], world: int = 0) -> str | None:
    """Plays one game alone by the orders of its decisions [decision][side][slot]; what differs first, or None."""
    scenario = prepare(name, settings, world)
    book = reference.Book(scenario)
    state, game = start_games(scenario, np.array([seed], dtype=np.uint64)), reference.new_game(book, seed)
    for orders in trail:
        state = step(scenario, state, np.array(orders, dtype=np.int64)[:, :, None])
        reference.step(book, game, orders)
        wrong = disagreement(book, state, [game])
        if wrong is not None:
            return wrong[1]
    return None


def play_both(
    name: str, settings: dict[str, float], root: int, count: int, chooser: Chooser, world: int = 0
) -> tuple[int, State]:
    """Plays `count` games in the engine and in the reference; fails with one line where they differ.

    Returns the decisions compared, summed over games, and the engine's games at their end.
    """
    scenario = prepare(name, settings, world)
    book = reference.Book(scenario)
    seeds = game_seeds(root, 0, count)
    state = start_games(scenario, seeds)
    games = [reference.new_game(book, int(seed)) for seed in seeds]
    trails: list[list[Any]] = [[] for _ in games]
    compared = 0
    while not state.over.all():
        orders, in_crisis = chooser(scenario, state), state.phase == CRISIS
        state = step(scenario, state, orders)
        for index, game in enumerate(games):
            if game.over or (in_crisis and game.protester < 0):
                continue  # nothing to decide here: other games of the batch are in a crisis
            trails[index].append(orders[:, :, index].tolist())
            (reference.play_round if in_crisis else reference.reveal)(book, game, trails[index][-1])
            compared += 1
        if state.phase != CRISIS:
            for game in games:
                reference.resolve(book, game)
        wrong = disagreement(book, state, games)
        if wrong is not None:
            index, what = wrong
            seed = int(seeds[index])
            alone = difference(name, settings, seed, trails[index], world)
            kind = "alone too" if alone else f"only in a batch: root {root}, {count} games, {chooser.__name__}"
            call = f"difference({name!r}, {settings!r}, {seed}, {trails[index]!r}, {world})"
            pytest.fail(f"turn {state.turn}, {what}, {kind}: {call}", pytrace=False)
    end = np.array([reference.scores(book, game) for game in games]).T
    assert np.array_equal(end, scores(scenario, state)), "the scores differ"
    return compared, state


@pytest.mark.parametrize("chooser", [uniform, bold, wild])
@budgets(change=60, release=2_000, first_crisis=(250, 2_000))
def test_the_engine_and_the_reference_agree_on_every_bit(
    name: str, count: int, chooser: Chooser, reached: Callable[[int, int, str], None]
) -> None:
    compared = 0
    for root, first in enumerate(range(0, count, 250), start=21):
        decisions, state = play_both(name, {}, root, min(250, count - first), chooser)
        compared += decisions
        assert len(np.unique(state.ending)) >= 2, "games that all end alike compare too little"
    print(f"{name}, {chooser.__name__}: {count} games, {compared} decisions, 0 differences")
    reached(2, count, "games the same in the engine and in the reference, every bit")


def other_numbers(number: int) -> dict[str, float]:
    """Every number of the rules between a half and one and a half of its default, inside its range."""
    luck = np.random.default_rng(number)
    found = {}
    for spec in specs():
        value = spec.default * float(luck.uniform(0.5, 1.5))
        found[f"{spec.topic}.{spec.name}"] = min(max(value, spec.low), spec.high)
    return found


@pytest.mark.parametrize("number", range(4))
def test_they_agree_whatever_numbers_the_rules_have(number: int) -> None:
    for name, count in (("first_crisis", 40), ("ukraine_2022", 20)):
        compared, _ = play_both(name, other_numbers(number), number, count, wild if number % 2 else uniform)
        print(f"{name} with other numbers: {count} games, {compared} decisions, 0 differences")


@pytest.mark.parametrize("world", [1, 2, 3])
def test_they_agree_wherever_a_game_begins(world: int) -> None:
    for name, count in (("first_crisis", 40), ("ukraine_2022", 20)):
        compared, _ = play_both(name, {}, world, count, uniform, world)
        print(f"{name} in another world: {count} games, {compared} decisions, 0 differences")


def test_they_agree_whatever_the_theory() -> None:
    for settings in ({"patience": 0.4, "habit": 0.0}, {"patience": 2.0, "habit": 1.1, "tripwire": 0.3}):
        compared, _ = play_both("ukraine_2022", settings, 5, 20, bold)
        print(f"ukraine_2022 with {settings}: 20 games, {compared} decisions, 0 differences")


@pytest.mark.parametrize("chooser", [uniform, wild])
def test_they_agree_on_a_scenario_with_every_section_of_the_format(chooser: Chooser) -> None:
    compared, _ = play_both(str(SMALL_WAR), {}, 9, 60, chooser)
    print(f"small war, {chooser.__name__}: 60 games, {compared} decisions, 0 differences")


def test_they_agree_on_settlements() -> None:
    ripe = {"outcome.talks_needed": 2.0, "outcome.stillness_needed": 1.0, "outcome.settlement_chance": 0.5}
    compared, state = play_both("ukraine_2022", ripe, 4, 30, talking)
    assert (state.settled == 1.0).any() and (state.durability > 0.0).any()
    print(f"ukraine_2022 with talks: 30 games, {compared} decisions, {int(state.settled.sum())} settled, 0 differences")


def test_they_agree_on_attacks_that_are_answered_and_attacks_that_are_not() -> None:
    doubtful = {"alliance.article5_base": -0.9, "tripwire": 0.3}
    compared, state = play_both("ukraine_2022", doubtful, 6, 60, attacking)
    unanswered = int(state.hollow.sum())
    assert unanswered and (state.rung_max >= 6).any()
    print(f"ukraine_2022 with attacks: 60 games, {compared} decisions, {unanswered} unanswered, 0 differences")


@pytest.mark.parametrize("name", SCENARIOS)
def test_they_agree_on_what_is_legal_and_what_it_costs(name: str) -> None:
    scenario, _ = load_scenario(name)
    book, rows = reference.Book(scenario), range(len(scenario.order_names))
    state = start_games(scenario, game_seeds(8, 0, 12))
    games = [reference.new_game(book, int(seed)) for seed in state.seed]
    asked = 0
    while not state.over.all():
        legal = engine_legality(scenario, state)
        for index, game in enumerate(games):
            if not game.over and game.phase == state.phase:
                assert [legality.is_legal(book, game, row) for row in rows] == legal[:, index].tolist()
                asked += len(rows)
        orders, in_crisis = bold(scenario, state) if state.turn % 2 else uniform(scenario, state), state.phase == CRISIS
        state = step(scenario, state, orders)
        for index, game in enumerate(games):
            chosen = orders[:, :, index].tolist()
            (reference.play_round if in_crisis else reference.reveal)(book, game, chosen)
            if state.phase != CRISIS:
                reference.resolve(book, game)
    print(f"{name}: {asked} rows asked, 0 differences")


def test_a_difference_reproduces_from_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    right = home.chance_above
    monkeypatch.setattr(home, "chance_above", lambda margin, width: right(margin, width) + 1e-15)
    with pytest.raises(pytest.fail.Exception) as failure:
        play_both("first_crisis", {}, 3, 30, wild)
    line = str(failure.value)
    assert "\n" not in line and "alone too" in line and "belief" in line
    call = line[line.index("difference(") :]
    found = eval(call, {"difference": difference})
    assert found is not None and found in line
    monkeypatch.undo()
    assert eval(call, {"difference": difference}) is None
