"""Provocation, the red line and the alliance as the table shows them, over the real rules."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

import game
from game import paths
from game.match import Match
from game.ui import risk, snapshot
from game.ui.app import App
from game.ui.library import HUMAN
from game.ui.screens.opening import Opening
from game.ui.screens.table import Table
from game.ui.widgets.controls import Chip

MAIN = paths.MAIN_SCENARIO
SIZES = [(1280, 720), (1920, 1080), (2560, 1440)]
SCALES = [0.75, 1.0, 2.0]


def new(side: str = "nato", *others: str) -> Match:
    scenario, briefing = game.load_scenario(MAIN)
    return Match.new(scenario, briefing, seed=3, players=dict.fromkeys((side, *others), HUMAN))


def rows(match: Match, action: str) -> list[int]:
    return [order.row for order in match.briefing.orders if order.action == action]


def provoking(match: Match, side: str) -> list[int]:
    """A side's open orders, the most provoking first."""
    return sorted((c.row for c in match.cards(side)), key=lambda row: -float(match.scenario.level[row]))


def fill(match: Match, side: str) -> None:
    for row in provoking(match, side):
        if len(match.tray(side)) < match.slots(side):
            try:
                match.add(side, row)
            except ValueError:
                continue


def window(match: Match, size: tuple[int, int] = (1280, 720), scale: float = 1.0) -> App:
    app = App(size, scale, offscreen=True, debug=True)
    app.open(Table(match))
    app.frame()
    return app


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_a_full_tray_of_every_side_and_all_its_cards_fit(size: tuple[int, int], scale: float) -> None:
    wrong: list[str] = []
    for side in ("nato", "ukraine", "russia"):
        match = new(side)
        fill(match, side)
        app = window(match, size, scale)
        table = app.screen
        assert isinstance(table, Table)
        for part in ("orders", "ladder", "tracks"):
            table.part = part
            table.refresh()
            wrong += app.ui.misfits()
            app.settle()
            wrong += app.ui.misfits()
        match.clear(side)
        for group, _ in table.view.groups:
            table.choose_group(group)
            app.settle()
            wrong += app.ui.misfits()
        app.open(Opening(table))
        wrong += app.ui.misfits()
    assert list(dict.fromkeys(wrong)) == []


def test_the_zone_of_a_tray_goes_from_calm_to_beyond() -> None:
    one = risk.Risk(0.0, 3.2, 4.0, 6.0, "Russia", True)
    assert [one.zone_of(level) for level in (0.0, 3.2, 3.9, 4.0, 6.0, 6.1)] == [
        risk.CALM,
        risk.CALM,
        risk.MORE,
        risk.BAND,
        risk.BAND,
        risk.BEYOND,
    ]


def test_what_is_normal_by_now_is_calm_even_within_the_band() -> None:
    assert risk.Risk(5.0, 5.5, 4.0, 6.0, "Russia", True).zone == risk.CALM


def test_the_scale_tells_provocation_habit_and_red_line() -> None:
    match = new()
    app = window(match)
    seen = match.view("nato")
    assert f"used to about {float(seen.value('habituation.russia')[0]):.1f}" in app.find("red_line").value
    assert "Russia seems used to this." in app.find("verdict").label
    app.click(f"card_{rows(match, 'permission')[0]}")
    preview = match.preview("nato")
    assert app.find("red_line").value.startswith(f"{preview.provocation:.1f};")
    assert preview.red_line_level is not None
    assert preview.provocation > preview.red_line_level[1]
    assert "Crosses the red line" in app.find("verdict").label
    assert "crosses the red line" in app.find("tray_risk").label


def test_a_card_says_its_provocation_and_the_rung_it_climbs_to() -> None:
    match = new()
    app = window(match)
    row = rows(match, "permission")[0]
    words = " ".join(w.label for w in app.find(f"card_{row}").walk())
    assert f"provocation {float(match.scenario.level[row]):.1f}" in words
    assert "climbs to Deep strikes" in words


def test_a_card_warns_only_when_it_takes_the_tray_into_another_zone() -> None:
    match = new()
    cards = {c.row: c for c in snapshot.table(match, "nato").cards}
    permission, shells = rows(match, "permission")[0], rows(match, "anti_tank")[0]
    assert cards[permission].zone == risk.BEYOND
    assert cards[shells].zone == risk.CALM
    match.add("nato", permission)
    after = {c.row: c for c in snapshot.table(match, "nato").cards}
    assert after[shells].zone == risk.CALM


def test_the_bundle_of_the_cards_is_the_bundle_of_the_rules() -> None:
    match = new()
    for row in (rows(match, "artillery")[0], rows(match, "anti_tank")[0], rows(match, "drones")[0]):
        match.add("nato", row)
    levels = [float(match.scenario.level[row]) for row in match.tray("nato")]
    share = match.scenario.numbers.escalation.bundle_share
    assert risk.bundle(levels, share) == pytest.approx(match.preview("nato").provocation)


def test_orders_with_targets_share_one_card_with_a_button_a_place() -> None:
    match = new()
    app = window(match)
    app.press_key("3")
    app.settle()
    battlegroups = rows(match, "battlegroup")
    parents = {id(_card(app, row)) for row in battlegroups if _has(app, row)}
    assert len(parents) == 1
    chip = app.find(f"card_{battlegroups[0]}")
    assert isinstance(chip, Chip)
    assert chip.region == "estonia"
    app.click(chip.id)
    assert match.tray("nato") == (battlegroups[0],)


def test_places_where_an_order_is_not_possible_are_named_with_their_reasons() -> None:
    match = new("russia")
    app = window(match)
    app.screen.choose_group("battle")  # type: ignore[attr-defined]
    app.settle()
    attacks = rows(match, "attack")
    closed = next(c for c in match.cards("russia") if c.row in attacks and not c.allowed)
    line = next(w for w in app.ui.root.walk() if w.label.startswith("Not now:"))
    assert match.briefing.orders[closed.row].target_name in line.label
    assert closed.reason in line.hint()


def test_the_board_lights_up_the_target_that_has_the_focus() -> None:
    match = new()
    app = window(match)
    app.press_key("3")
    app.settle()
    app.ui.focus_on(f"card_{rows(match, 'battlegroup')[0]}")
    app.ui.keyboard = True
    app.frame()
    board = app.screen.board  # type: ignore[attr-defined]
    assert board.hinted(app.ui.focus) == {"estonia"}
    lit = board.rect.move(0, 0)
    with_focus = pygame.image.tobytes(app.surface.subsurface(pygame.Rect(lit)), "RGB")
    app.ui.focus_on("end_turn")
    app.frame()
    assert board.hinted(app.find("end_turn")) == frozenset()
    assert pygame.image.tobytes(app.surface.subsurface(pygame.Rect(lit)), "RGB") != with_focus


def test_members_say_what_they_think_of_a_common_act_only_to_who_leads_the_alliance() -> None:
    match = new()
    nato = snapshot.table(match, "nato").members
    assert all(m.objects <= m.blocks for m in nato)
    assert min(m.objects for m in nato) < 20
    assert {m.stance for m in snapshot.table(new("russia"), "russia").members} == {""}


def test_a_member_of_little_patience_objects_to_a_brigade() -> None:
    match = new()
    hungary = next(i for i, m in enumerate(match.briefing.members) if m.id == "hungary")
    match._state.will[hungary] = 20.0
    match._state.cache.clear()
    row = rows(match, "brigade")[0]
    stance, objects, blocks = risk.stances(match, "nato", (row,))[hungary]
    level = float(match.scenario.level[row])
    assert stance == ("blocks" if level > blocks else "objects" if level > objects else "")
    assert stance


def test_the_funds_tell_what_the_tray_asks_of_them() -> None:
    match = new()
    match.add("nato", rows(match, "artillery")[0])
    view = snapshot.table(match, "nato")
    fund = next(f for f in view.funds if f.name == "Military fund")
    assert fund.asked == pytest.approx(7.0)
    assert fund.there == pytest.approx(float(match.view("nato").value("military_fund")[0]))


def test_a_fall_of_the_other_camps_numbers_is_neither_good_nor_bad() -> None:
    good = {t.key: t.good for t in snapshot.table(new(), "nato").tracks}
    assert good["support.nato"] == "up"
    assert good["support.russia"] == "none"
    assert good["territory"] == "up"
    assert {t.key: t.good for t in snapshot.table(new("russia"), "russia").tracks}["territory"] == "down"


def test_the_other_person_reads_what_happened_when_the_curtain_rises() -> None:
    app = window(new("nato", "russia"))
    screens = []
    for _ in range(6):
        if app.screen.name == "table":
            app.click("end_turn")
            app.finish_work(wait=True)
        else:
            app.press_key("return")
        app.settle()
        screens.append((app.screen.name, app.screen.table.side if app.screen.name == "resolution" else ""))  # type: ignore[attr-defined]
    assert ("resolution", "russia") in screens
    assert ("resolution", "nato") in screens


def test_two_people_play_to_the_end(tmp_path: Path) -> None:
    app = window(new("nato", "russia"))
    for _ in range(400):
        app.finish_work(wait=True)
        app.settle()
        if app.screen.name == "reckoning":
            break
        if app.screen.name == "table":
            app.press_key("e")
        elif app.screen.name == "crisis":
            app.click("crisis_hold")
        else:
            app.press_key("return")
    assert app.screen.name == "reckoning"
    assert app.find("own").label


def _has(app: App, row: int) -> bool:
    return any(w.id == f"card_{row}" for w in app.ui.root.walk())


def _card(app: App, row: int) -> object:
    at = app.find(f"card_{row}").parent
    while at is not None and at.role != "card":
        at = at.parent
    return at
