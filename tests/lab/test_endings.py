"""Every ending of the war of 2022 occurs: in half a per cent of the games of some pairing, or more."""

from __future__ import annotations

import pytest

from game.authoring import load_scenario
from game.lab.simulate import simulate

PAIRINGS = {
    ("reckless", "aggressive"): ("limited_nuclear_use", "alliance_fracture", "settlement"),
    ("historical", "aggressive"): ("general_nuclear_war",),
    ("adaptive", "aggressive"): ("horizon",),
    ("adaptive", "uniform"): ("hollow_article_5", "russian_collapse"),
    ("hold", "standard"): ("ukraine_collapse",),
}
GAMES = 4_000


@pytest.mark.parametrize("pairing", PAIRINGS, ids=" against ".join)
def test_every_ending_occurs_in_some_pairing(pairing: tuple[str, str]) -> None:
    scenario, _ = load_scenario("ukraine_2022")
    nato, russia = pairing
    run = simulate(scenario, {"nato": nato, "ukraine": "standard", "russia": russia}, games=GAMES, seed=7)
    names = [ending.id for ending in scenario.endings]
    shares = {ending: run.ended(names.index(ending)).share for ending in PAIRINGS[pairing]}
    assert min(shares.values()) >= 0.005, shares


def test_no_ending_is_left_out() -> None:
    scenario, _ = load_scenario("ukraine_2022")
    assert {ending for listed in PAIRINGS.values() for ending in listed} == {e.id for e in scenario.endings}
