"""The hover cards of rungs and members, and the reasons of shares, over the real rules."""

from __future__ import annotations

import numpy as np
import pytest

from game.match import Match
from game.ui import rung_card, snapshot
from game.ui.library import Shipped, everyone


@pytest.fixture(scope="module")
def match() -> Match:
    shelf = Shipped(3)
    scenario, briefing = shelf.load("ukraine_2022")
    made = shelf.start(scenario, briefing, everyone(briefing, {}))
    assert isinstance(made, Match)
    return made


def test_a_rung_says_what_it_brings_and_how_one_comes_down(match: Match) -> None:
    scenario, notes = match.scenario, rung_card.notes(match, "nato")
    assert len(notes) == len(match.briefing.rungs)
    chance = f"{scenario.numbers.escalation.step_down:.0%}"
    for rung, note in enumerate(notes):
        assert (chance in note) == (rung >= scenario.war_rung), note
        assert ("Each turn on it" in note) == any(at == rung for at, _effects in scenario.rung_effects)
        assert ("of your score is left" in note) == (scenario.rung_factor[0, rung] < 0.99)
        assert note.count("Will") <= 1  # many members, one line


def test_members_say_where_they_stand_on_the_common_acts_in_the_tray(match: Match) -> None:
    assert {m.stance for m in snapshot.table(match, "nato").members} == {""}
    common = next(c.row for c in match.cards("nato") if c.allowed and match.scenario.consent[c.row] == 2)
    match.add("nato", common)
    level = float(match.scenario.level[common])
    for member in snapshot.table(match, "nato").members:
        wanted = "blocks" if level > member.blocks else "objects" if level > member.objects else "supports"
        assert member.stance == wanted
    match.take_back("nato", 0)


def test_a_share_is_explained_in_per_cent() -> None:
    shelf = Shipped(3)
    scenario, briefing = shelf.load("ukraine_2022")
    match = shelf.start(scenario, briefing, everyone(briefing, {}))
    while match.turn < 1:
        match.seal("nato")
    reasons = match.why("territory", "nato")
    assert reasons and all(line.endswith("%") for line in reasons)
    told = sum(float(line.rpartition(": ")[2].rstrip(" %").replace("−", "-")) for line in reasons)
    past = match.history("territory", "nato")
    assert np.isclose(told, 100 * (past[-1] - past[-2]), atol=0.2)
