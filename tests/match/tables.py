"""Tables for tests: compiled scenarios, and persons who order at random by a generator of their own."""

from __future__ import annotations

import functools
import random
from collections.abc import Iterable

import game
from game.authoring import Briefing
from game.match import Match
from game.rules import Scenario

SCENARIOS = ("first_crisis", "ukraine_2022")


@functools.cache
def compiled(name: str) -> tuple[Scenario, Briefing]:
    """A shipped scenario, read once."""
    return game.load_scenario(name)


def table(name: str = "first_crisis", seed: int = 1, humans: Iterable[str] | None = None, **players: str) -> Match:
    """A match in which the first side is a person unless told; other sides are `uniform` unless told."""
    scenario, briefing = compiled(name)
    humans = scenario.sides[:1] if humans is None else tuple(humans)
    seated = dict.fromkeys(scenario.sides, "uniform") | players | dict.fromkeys(humans, "human")
    return Match.new(scenario, briefing, seed=seed, players=seated)


def fill(match: Match, side: str, luck: random.Random) -> None:
    """Fills a tray at random with what is allowed; sometimes with less."""
    for _ in range(luck.randint(0, match.slots(side))):
        open_ = [card.row for card in match.cards(side) if card.allowed]
        if open_:
            match.add(side, luck.choice(open_))


def decide(match: Match, luck: random.Random) -> None:
    """One person fills its tray at random and seals it."""
    side = match.waiting_for
    assert side is not None
    fill(match, side, luck)
    match.seal(side)


def play(match: Match, luck: random.Random, decisions: int = 10_000) -> Match:
    """Plays on at random, to the end or for some decisions."""
    while match.phase != "over" and decisions:
        decide(match, luck)
        decisions -= 1
    return match


def until_crisis(name: str, seed: int, humans: Iterable[str] | None = None) -> Match:
    """A match at its first crisis; the next seeds are tried until there is one."""
    while True:
        match, luck = table(name, seed, humans), random.Random(seed)
        while match.phase == "orders":
            decide(match, luck)
        if match.phase == "crisis":
            return match
        seed += 1
