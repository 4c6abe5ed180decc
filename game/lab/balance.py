"""Measures of balance: is it worth anything to come first, can one catch up, is it worth knowing what is hidden, does
every ending come about, and do careful players keep the peace.

The leaders of the camps are played by each of their doctrines, everybody else as usual, every pairing with the same
luck.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from game.lab import statistics
from game.lab.health.games import Field, Played, pairings, play, players_of
from game.lab.health.measure import doves_of
from game.lab.matrix import LEFT_OUT
from game.lab.simulate import simulate
from game.lab.tournament import AIMLESS
from game.players import default_players, names
from game.players.playouts import Player
from game.rules import Observation, Scenario, game_seeds
from game.rules.arrays import Booleans, Floats, Integers, Words
from game.rules.scenario import BINS

GAMES: Final = 400  # in each pairing

Pairing = tuple[str, ...]  # the player of each side
Load = Callable[[tuple[str, ...]], Scenario]  # the scenario with its sides seated in this order


@dataclass(frozen=True)
class Rare:
    """The pairing in which an ending is most frequent, chosen in one half of the games and measured in the other."""

    pairing: Pairing
    share: statistics.Share


@dataclass(frozen=True)
class Balance:
    """What was measured. Differences are in points of score."""

    scenario: Scenario
    games: int  # in each pairing
    pairings: tuple[Pairing, ...]
    first_mover: dict[str, statistics.Difference]  # by side: what it gains if the sides are resolved in reverse
    catching_up: dict[
        Pairing, dict[str, statistics.Share]
    ]  # by side: of the bottom third at half time, above the median
    knowing: dict[tuple[str, str], statistics.Difference]  # by side and doctrine: told the others' hidden types
    endings: dict[str, Rare]  # by the ending's id
    doves: Pairing  # who provokes least
    drift: statistics.Share  # of the doves' games, those with shots between the camps

    def caught_up(self, side: str) -> statistics.Share:
        """The same over all pairings."""
        shares = [by_side[side] for by_side in self.catching_up.values()]
        return statistics.wilson(sum(share.count for share in shares), len(shares) * (self.games // 3))

    def plain(self) -> dict[str, Any]:
        """As plain data for `balance --json`; shares and differences with their intervals."""
        sides = self.scenario.sides
        return {
            "first_mover": {side: asdict(gap) for side, gap in self.first_mover.items()},
            "catching_up": [
                {"players": dict(zip(sides, key, strict=True)), **{side: asdict(one) for side, one in found.items()}}
                for key, found in self.catching_up.items()
            ],
            "knowing": [{"side": side, "player": name, **asdict(gap)} for (side, name), gap in self.knowing.items()],
            "endings": {
                ending: {"players": dict(zip(sides, rare.pairing, strict=True)), **asdict(rare.share)}
                for ending, rare in self.endings.items()
            },
            "doves": {"players": dict(zip(sides, self.doves, strict=True)), **asdict(self.drift)},
        }


def balance(
    scenario: Scenario,
    load: Load,
    *,
    games: int = GAMES,
    seed: int = 7,
    progress: Callable[[int, int], None] = lambda done, wanted: None,
) -> Balance:
    """Plays and measures; `games` in each pairing. `load` seats the sides of the same scenario in another order.

    Raises ValueError for less than 20 games.
    """
    if games < 20:
        raise ValueError("Measures of balance take at least 20 games in each pairing.")
    seeds = game_seeds(seed, 0, games)
    steps = 4 + len(scenario.leaders)
    field = _field(scenario, doctrines(scenario), seeds)
    played = play(scenario, field)
    progress(1, steps)
    first_mover = _first_mover(scenario, _scores(field, played), load(scenario.sides[::-1]), seeds)
    progress(2, steps)
    knowing: dict[tuple[str, str], statistics.Difference] = {}
    for done, side in enumerate(scenario.leaders, start=3):
        knowing |= _worth_of_knowing(scenario, field, played, side)
        progress(done, steps)
    everybody = {
        side: [name for name in names(scenario, side) if not name.startswith("search")] for side in scenario.sides
    }
    everybody |= {side: some for side, some in doctrines(scenario).items() if len(some) == 1}
    wild = _field(scenario, everybody, seeds)
    endings = _endings(scenario, wild, play(scenario, wild))
    progress(steps - 1, steps)
    doves = doves_of(scenario, field, played)
    quiet = simulate(scenario, dict(zip(scenario.sides, doves, strict=True)), games=10 * games, seed=seed).outcomes
    progress(steps, steps)
    return Balance(
        scenario=scenario,
        games=games,
        pairings=tuple(cells(field)),
        first_mover=first_mover,
        catching_up={key: _catching_up(scenario, played, here) for key, here in cells(field).items()},
        knowing=knowing,
        endings=endings,
        doves=doves,
        drift=statistics.wilson(int((quiet.rung_max >= scenario.war_rung).sum()), quiet.games),
    )


def doctrines(scenario: Scenario) -> dict[str, list[str]]:
    """Who plays: every doctrine of the leaders, everybody else as usual; at random where there is no doctrine."""
    usual = default_players(scenario)
    found = {}
    for row, side in enumerate(scenario.sides):
        some = [name for name in names(scenario, side) if name not in (*AIMLESS, *LEFT_OUT)]
        found[side] = some if row in scenario.leaders and some else [usual[side]]
    return found


def cells(field: Field) -> dict[Pairing, Booleans]:
    """[N] for every pairing its games."""
    found: dict[Pairing, Booleans] = {}
    for key in np.unique(field.who, axis=1).T:
        names_here = tuple(field.players[side][number] for side, number in enumerate(key))
        found[names_here] = np.all(field.who == key[:, None], axis=0)
    return found


def _field(scenario: Scenario, players: dict[str, list[str]], seeds: Words) -> Field:
    some = [players[side] for side in scenario.sides]
    return pairings(scenario, some, len(seeds) * int(np.prod([len(each) for each in some])), seeds)


def _scores(field: Field, played: Played) -> dict[Pairing, Floats]:
    """[S, games] for every pairing the scores in its games."""
    return {key: played.outcomes.scores[:, here] for key, here in cells(field).items()}


def _first_mover(
    scenario: Scenario, usual: dict[Pairing, Floats], reverse: Scenario, seeds: Words
) -> dict[str, statistics.Difference]:
    """What a side gains when all sides are taken in the reverse order; the luck of a side hangs on its place, so these
    games are not paired, and the interval is that of two separate sets.
    """
    field = _field(reverse, doctrines(reverse), seeds)
    turned = _scores(field, play(reverse, field))
    found = {}
    for row, side in enumerate(scenario.sides):
        place = reverse.sides.index(side)
        before, after = [usual[key][row] for key in usual], [turned[key[::-1]][place] for key in usual]
        found[side] = statistics.unpaired(before, after)
    return found


def _catching_up(scenario: Scenario, played: Played, here: Booleans) -> dict[str, statistics.Share]:
    """Of the third of all games in which a side stands worst at half time, those that it ends above the median."""
    found = {}
    for row, side in enumerate(scenario.sides):
        half, end = played.half_time[row, here], played.outcomes.scores[row, here]
        worst = np.argsort(half, kind="stable")[: len(half) // 3]
        found[side] = statistics.wilson(int((end[worst] > np.median(end)).sum()), len(worst))
    return found


def certain(place: Floats) -> Floats:
    """[B, N] a belief that is certain of the bin in which the truth [N] about a hidden type lies, 0..1 of its range."""
    true: Integers = np.minimum((place * BINS).astype(np.int64), BINS - 1)
    return np.where(np.arange(BINS)[:, None] == true, 1.0 - 1e-6, 1e-6 / (BINS - 1))


class Knowing(Observation):
    """What a side would see if it were told the hidden types of the other camp. For measuring what they are worth;
    nobody plays with it.
    """

    def believed(self, row: int) -> Floats:
        """[B, N] certain of the bin in which the truth about a hidden type lies."""
        flat = super().believed(row)
        if self._scenario.camp[self._scenario.hidden_names[row][0]] == self._scenario.camp[self.side]:
            return flat
        return certain(self._state.hidden[row])


def told(one: Player) -> Player:
    """The same player, told what is hidden from it."""
    return lambda scenario, seen, luck: one(scenario, Knowing(scenario, seen._state, seen.side), luck)


def _worth_of_knowing(
    scenario: Scenario, field: Field, played: Played, side: int
) -> dict[tuple[str, str], statistics.Difference]:
    """How many points more each doctrine of a side gets in the same games when it is told what is hidden."""
    hands = list(players_of(scenario, field))
    hands[side] = tuple(told(one) for one in hands[side])
    knew = play(scenario, field, hands=tuple(hands))
    found = {}
    for name in field.players[side]:
        here = field.with_player(side, name)
        gap = knew.outcomes.scores[side, here] - played.outcomes.scores[side, here]
        by_game = gap.reshape(-1, field.games // len(cells(field)))  # [pairings with it, games]
        found[scenario.sides[side], name] = statistics.mean(by_game.mean(axis=0))
    return found


def _endings(scenario: Scenario, field: Field, played: Played) -> dict[str, Rare]:
    """For every ending the pairing in which it comes about most often."""
    half, pairs, found = np.arange(field.games) % 2 == 0, cells(field), {}
    for row, ending in enumerate(scenario.endings):
        ended = played.outcomes.ending == row
        rates = {key: float(ended[here & half].mean()) for key, here in pairs.items()}
        most = max(rates, key=rates.__getitem__)
        rest = ended[pairs[most] & ~half]
        found[ending.id] = Rare(most, statistics.wilson(int(rest.sum()), len(rest)))
    return found
