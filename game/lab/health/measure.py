"""Measuring a scenario: the games that an examination plays, and what they show as numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np

from game.authoring import Briefing
from game.lab import statistics
from game.lab.health.games import NEVER, Field, Played, pairings, play
from game.lab.health.thinking import GAMES, SEARCH, Thought, actions_of, seconds, think
from game.lab.simulate import Outcomes, simulate
from game.lab.tournament import AIMLESS
from game.players import default_players, names
from game.rules import Scenario, bands, game_seeds
from game.rules.arrays import Booleans, Floats

FIELD: Final = 2_000  # games of all pairings of doctrines
FORCED: Final = 200  # games in which each action is forced in once
PAIRED: Final = 500  # games with each end of a parameter
SEARCHED: Final = (6, 20)  # games in which the leader of a camp thinks ahead, at least and at most
SEARCH_COST: Final = 1_500  # turns that it may look at: a game costs it the square of its turns
ENOUGH: Final = 20  # games to judge an order by
THINKS: Final = 30.0  # seconds that thinking on every order may take without being asked for

Progress = Callable[[int, int], None]
Load = Callable[[Mapping[str, float]], Scenario]  # the same scenario with other parameters


@dataclass(frozen=True)
class Effect:
    """What one change does, in games with the same luck: points by side, shares of war and of the defender's ruin."""

    games: int
    scores: tuple[statistics.Difference, ...]  # of each side
    war: statistics.Difference
    ruin: statistics.Difference  # the defender (without one: any side) ends in its lowest band


@dataclass(frozen=True)
class Action:
    """One action of a side, all its rows together."""

    side: int
    rows: tuple[int, ...]
    title: str
    used: float  # share of the games of the doctrines in which it is ordered
    legal: float  # share of their turns in which some row of it is legal, at most; 0 never
    effect: Effect | None  # of ordering it once more; None where it found no place
    pushed: bool  # whether it finds a place only if others fall away
    thought: Thought | None = None  # what who thinks ahead makes of it; None where nobody was asked


@dataclass(frozen=True)
class Skill:
    """The players of one side against the doctrines of the others, in games with the same luck."""

    scores: dict[str, Floats]  # [cells, games] of each player
    search: statistics.Difference | None  # more than the best doctrine; None where it was not tried


@dataclass(frozen=True)
class Measures:
    """All that an examination measures."""

    scenario: Scenario
    briefing: Briefing
    field: Field
    played: Played  # all pairings of doctrines
    wild: Played  # all pairings with `hold` and `uniform` too
    doves: tuple[str, ...]  # the doctrine of each side that provokes least
    quiet: Outcomes  # those against each other
    asleep: Outcomes  # nobody does anything
    actions: tuple[Action, ...]
    parameters: dict[str, tuple[Effect, Effect]]  # at its lowest and at its highest, against the value in the file
    skill: tuple[Skill, ...]  # of each side


def measure(
    scenario: Scenario,
    briefing: Briefing,
    load: Load,
    *,
    seed: int = 7,
    scale: float = 1.0,
    search: bool = True,
    deep: bool = False,
    progress: Progress = lambda done, wanted: None,
) -> Measures:
    """Plays a scenario from all sides. `scale` multiplies the numbers of games; without `search` thinking ahead, which
    takes most of the time, is not tried. What who thinks ahead makes of every order is found out in a short game, and
    in any when `deep`; `thinking.seconds` says how long that takes.
    """
    deep = deep or (search and seconds(scenario) <= THINKS)
    steps = 5 + len(briefing.parameters) + scenario.side_count * (1 + deep)
    seeds = game_seeds(seed, 0, max(20, int(FIELD * scale)))
    doctrines = [_doctrines(scenario, side) for side in scenario.sides]
    everybody = [[*AIMLESS, *(name for name in some if name not in AIMLESS)] for some in doctrines]
    field = pairings(scenario, doctrines, len(seeds), seeds)
    played = play(scenario, field)
    progress(1, steps)
    wild = play(scenario, pairings(scenario, everybody, len(seeds), seeds))
    progress(2, steps)
    doves = doves_of(scenario, field, played)
    still = {"games": len(seeds) // 2, "seed": seed}
    quiet = simulate(scenario, dict(zip(scenario.sides, doves, strict=True)), **still).outcomes  # type: ignore[arg-type]
    asleep = simulate(scenario, dict.fromkeys(scenario.sides, "hold"), games=len(seeds) // 4, seed=seed).outcomes
    progress(3, steps)
    actions = _actions(scenario, briefing, field, played, max(20, int(FORCED * scale)), seed)
    progress(5, steps)
    parameters = {}
    some = field.take(_spread(field.games, max(20, int(PAIRED * scale))))
    usual = play(scenario, some).outcomes
    for done, parameter in enumerate(briefing.parameters, start=6):
        ends = [play(load({parameter.id: value}), some).outcomes for value in (parameter.low, parameter.high)]
        low, high = (effect(scenario, usual, end, np.arange(some.games)) for end in ends)
        parameters[parameter.id] = (low, high)
        progress(done, steps)
    skill = []
    least, most = SEARCHED
    searched = min(most, max(least, SEARCH_COST // scenario.turns**2)) if search else 0
    for side in range(scenario.side_count):
        skill.append(_skill(scenario, doctrines, everybody, side, len(seeds), seed, searched))
        progress(6 + len(briefing.parameters) + side, steps)
    if deep:
        actions = _thought(
            scenario, doctrines, actions, seed, lambda side: progress(steps + 1 + side - scenario.side_count, steps)
        )
    return Measures(scenario, briefing, field, played, wild, doves, quiet, asleep, actions, parameters, tuple(skill))


def ruined(scenario: Scenario, outcomes: Outcomes) -> Booleans:
    """[N] whether the defender ends in its lowest band; without a defender, whether any side does."""
    lowest = bands(scenario, outcomes.scores) == 0
    return np.asarray(lowest[scenario.defender] if scenario.defender >= 0 else lowest.any(axis=0))


def effect(scenario: Scenario, before: Outcomes, after: Outcomes, games: np.ndarray) -> Effect:
    """What differs between two sets of games with the same luck, in the games that are named."""

    def gap(first: np.ndarray, second: np.ndarray) -> statistics.Difference:
        return statistics.paired(first[games].astype(np.float64), second[games])

    war = scenario.war_rung
    return Effect(
        games=len(games),
        scores=tuple(gap(a, b) for a, b in zip(before.scores, after.scores, strict=True)),
        war=gap(before.rung_max >= war, after.rung_max >= war),
        ruin=gap(ruined(scenario, before), ruined(scenario, after)),
    )


def _doctrines(scenario: Scenario, side: str) -> list[str]:
    """The doctrines of a side; chance for a side without any."""
    found = [name for name in names(scenario, side) if name not in AIMLESS and not name.startswith("search")]
    return found or ["uniform"]


def doves_of(scenario: Scenario, field: Field, played: Played) -> tuple[str, ...]:
    """For each side the player in whose games its camp provokes least."""
    found = []
    for side, some in enumerate(field.players):
        levels = played.provocation[scenario.camp[side]]
        mean = {name: float(levels[field.with_player(side, name)].mean()) for name in some}
        found.append(min(mean, key=mean.__getitem__))
    return tuple(found)


def _spread(games: int, wanted: int) -> np.ndarray:
    """Numbers of games, evenly spread over all there are."""
    return np.unique(np.linspace(0, games - 1, min(games, wanted)).astype(np.int64))


def _actions(
    scenario: Scenario, briefing: Briefing, field: Field, played: Played, each: int, seed: int
) -> tuple[Action, ...]:
    """Every action, with what happens when it is ordered once more, at a turn by chance."""
    groups = [rows for side in range(scenario.side_count) for rows in actions_of(scenario, side)]
    chance = np.random.default_rng(seed)
    twin = np.tile(_spread(field.games, each), len(groups))
    each = len(twin) // max(1, len(groups))
    possible = [[row for row in rows if played.legal[row]] or list(rows) for rows in groups]
    force = np.concatenate([chance.choice(rows, size=each) for rows in possible])
    since = chance.integers(0, scenario.turns, size=len(twin))
    beside = play(scenario, field.take(twin), force=force, since=since)
    room = (beside.forced_at != NEVER).reshape(-1, each).sum(axis=1) >= ENOUGH
    instead = play(
        scenario, field.take(twin), force=np.where(np.repeat(room, each), NEVER, force), since=since, push=True
    )
    twins = _taken(played.outcomes, twin)
    turns = max(1, int(played.outcomes.turns.sum()))
    found = []
    for place, rows in enumerate(groups):
        forced = beside if room[place] else instead
        lanes = np.arange(place * each, (place + 1) * each)
        lanes = lanes[forced.forced_at[lanes] != NEVER]
        found.append(
            Action(
                side=int(scenario.side_of[rows[0]]),
                rows=rows,
                title=briefing.orders[rows[0]].title,
                used=float(played.ordered[list(rows)].any(axis=0).mean()),
                legal=float(played.legal[list(rows)].max() / turns),
                effect=effect(scenario, twins, forced.outcomes, lanes) if len(lanes) >= ENOUGH else None,
                pushed=not room[place],
            )
        )
    return tuple(found)


def _thought(
    scenario: Scenario,
    doctrines: list[list[str]],
    actions: tuple[Action, ...],
    seed: int,
    progress: Callable[[int], None],
) -> tuple[Action, ...]:
    """The actions, with what a search that plays their side makes of them."""
    found = []
    for side in range(scenario.side_count):
        own = [action for action in actions if action.side == side]
        thoughts = think(scenario, doctrines, side, [action.rows for action in own], seed, GAMES)
        found += [replace(action, thought=thought) for action, thought in zip(own, thoughts, strict=True)]
        progress(side)
    return tuple(found)


def _taken(outcomes: Outcomes, games: np.ndarray) -> Outcomes:
    return Outcomes(**{item.name: getattr(outcomes, item.name)[..., games] for item in fields(Outcomes)})


def _skill(
    scenario: Scenario,
    doctrines: list[list[str]],
    everybody: list[list[str]],
    side: int,
    games: int,
    seed: int,
    search: int,
) -> Skill:
    """Every player of a side against all pairings of the others' doctrines; and the search against the usual ones."""
    players = [everybody[side] if row == side else some for row, some in enumerate(doctrines)]
    field = pairings(scenario, players, games, game_seeds(seed, 0, games))
    outcomes = play(scenario, field).outcomes
    cells = int(np.prod([len(some) for row, some in enumerate(players) if row != side]))
    scores = {name: outcomes.scores[side][field.with_player(side, name)].reshape(cells, -1) for name in players[side]}
    if search < 2 or side not in scenario.leaders:  # of the followers it would take a minute more
        return Skill(scores, None)
    usual = default_players(scenario)
    best = max(doctrines[side], key=lambda name: float(scores[name].mean()))
    runs = [
        simulate(scenario, {**usual, scenario.sides[side]: name}, games=search, seed=seed).outcomes.scores[side]
        for name in (best, SEARCH)
    ]
    return Skill(scores, statistics.paired(*runs))
