"""Every screen: its texts fit, the keyboard is enough, no key does harm."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from ui.fake import Fake, FakeLibrary

from game import paths
from game.ui.app import App
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.crisis import Crisis
from game.ui.screens.curtain import Curtain
from game.ui.screens.help import Help
from game.ui.screens.menu import Menu
from game.ui.screens.reckoning import Reckoning
from game.ui.screens.resolution import Resolution
from game.ui.screens.table import Table
from game.ui.screens.title import Title
from game.ui.widgets.base import Widget

SIZES = [(1280, 720), (1920, 1080), (2560, 1440)]
SCALES = [0.75, 1.0, 2.5]
LONG = [("orders", "Russia: " + "A long order, " * 9)] * 3 + [("front", "A long sentence. " * 9)] * 9


def visit(app: App, also: Callable[[App], None] = lambda app: None) -> list[str]:
    """Every screen in turn; returns what does not fit, with the screen's name."""
    wrong: list[str] = []

    def look() -> None:
        app.frame()
        wrong.extend(f"{app.screen.name}: {sentence}" for sentence in app.ui.misfits())
        also(app)

    Fake().save(paths.saves() / "fake.json")
    (paths.saves() / "fake.2.json").write_text("{}", encoding="utf-8")
    app.open(Title(FakeLibrary()))
    look()
    for id in ("settings", "learn", "saves"):
        app.click(id)
        app.finish_work(wait=True)
        look()
        app.press_key("escape")
        app.settle()
    app.click("scenarios")
    app.finish_work(wait=True)
    look()
    app.click("scenario_full")
    app.finish_work(wait=True)
    look()
    app.press_key("escape")
    app.press_key("escape")
    app.settle()
    app.click("play")
    app.finish_work(wait=True)
    look()
    for small in (False, True):
        match = Fake(small=small)
        table = Table(match)
        app.open(table)
        match.add("nato", 0)
        match.add("nato", 6)
        for turn in range(3):
            table.refresh()
            for part in ("orders", "board", "ladder", "tracks", "chronicle"):
                table.part = part
                table.refresh()
                look()
            for group, _ in table.view.groups:
                table.choose_group(group)
                look()
            if turn < 2:
                match.seal("nato")
        for screen in (
            Help(),
            Menu(table),
            Curtain(table, match.me),
            Crisis(table),
            Resolution(table, LONG, True, "2022 Q3"),
        ):
            app.open(screen)
            look()
            app.stack.pop()
            app.rebuild = True
        app.open(Reckoning(match, "nato"))
        look()
    return wrong


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_every_text_of_every_screen_fits(size: tuple[int, int], scale: float) -> None:
    app = App(size, scale, offscreen=True, debug=True)
    assert list(dict.fromkeys(visit(app))) == []


def test_a_game_is_played_with_the_keyboard_alone(at_title: App) -> None:
    app = at_title

    def keys(*names: str) -> None:
        for name in names:
            app.press_key(name)
            app.settle()
            app.finish_work(wait=True)

    keys("return")
    assert app.screen.name == "opening"
    keys("return")
    assert app.screen.name == "table"
    keys("2")
    app.ui.focus_on("card_4")
    keys("return")
    assert "Send a battlegroup: Estonia" in app.find("tray_0").label
    keys("backspace")
    assert "tray_0" not in {w.id for w in app.ui.root.walk()}
    for _ in range(40):
        if app.screen.name == "reckoning":
            break
        if app.screen.name == "table":
            keys("e")
        elif app.screen.name == "resolution":
            keys("return")
        else:
            assert app.screen.name == "crisis"
            keys("tab", "return")
    assert app.screen.name == "reckoning"
    keys("escape")
    assert app.screen.name == "title"


def test_a_card_that_is_not_allowed_says_why(at_table: App) -> None:
    at_table.click("card_2")
    at_table.click("card_0")
    at_table.click("card_1")
    card = at_table.find("card_1")
    assert not card.enabled
    assert "is left" in card.reason
    assert "is left" in at_table.ui.message


def test_the_ladder_shows_where_the_tray_leads(at_table: App) -> None:
    assert "you are here" in at_table.find("rung_2").value
    at_table.click("card_2")
    assert "your orders lead here" in at_table.find("rung_4").value
    assert "red line" in at_table.find("rung_6").value


def test_why_a_number_changed_stands_in_its_tooltip(at_table: App) -> None:
    at_table.click("end_turn")
    at_table.finish_work(wait=True)
    at_table.press_key("return")
    at_table.settle()
    assert "Losses of the quarter" in at_table.find("track_will").hint()


def test_enter_on_a_number_opens_its_course_and_why_it_changed(at_table: App) -> None:
    at_table.click("end_turn")
    at_table.finish_work(wait=True)
    at_table.press_key("return")
    at_table.settle()
    at_table.ui.focus_on("track_will")
    at_table.press_key("return")
    at_table.settle()
    assert at_table.screen.name == "why"
    assert any("Losses of the quarter" in w.label for w in at_table.ui.root.walk() if w.id.startswith("why_"))
    assert at_table.find("why_course").value
    assert at_table.ui.misfits() == []
    at_table.press_key("escape")
    at_table.settle()
    assert at_table.screen.name == "table"


def test_saving_and_loading_at_any_time_only_says_so(at_table: App) -> None:
    at_table.press_key("l")
    assert "no saved match" in at_table.ui.message
    at_table.press_key("s")
    assert "Saved as" in at_table.ui.message
    before = at_table.screen
    at_table.press_key("l")
    at_table.settle()
    assert at_table.screen.name == "table"
    assert at_table.screen is not before


def test_who_plays_the_other_sides_is_chosen_in_the_briefing(at_title: App) -> None:
    at_title.click("scenarios")
    at_title.finish_work(wait=True)
    at_title.click("scenario_full")
    at_title.finish_work(wait=True)
    screen = at_title.screen
    assert isinstance(screen, BriefingScreen)
    assert screen.players["russia"] == "standard"
    at_title.click("player_russia_aggressive")
    assert screen.players["russia"] == "aggressive"
    at_title.click("side_russia")
    assert "You are Russia" in {w.label for w in at_title.ui.root.walk()}
    assert "player_russia_standard" not in {w.id for w in at_title.ui.root.walk()}


def test_a_scenario_that_does_not_check_is_a_greyed_card(at_title: App) -> None:
    at_title.click("scenarios")
    at_title.finish_work(wait=True)
    card = at_title.find("scenario_broken")
    assert not card.enabled
    assert "S103" in card.reason


def test_a_scenario_without_board_members_and_hosts_shows_the_ladder_large(app: App) -> None:
    app.open(Table(Fake(small=True)))
    ids = {w.id for w in app.ui.root.walk()}
    assert "board" not in ids
    assert "members" not in ids
    assert app.find("ladder").rect.w > 600


def test_work_beside_the_window_takes_no_keys(at_table: App) -> None:
    at_table.click("end_turn")
    turn = at_table.stack[-1]
    at_table.finish_work(wait=True)
    assert at_table.screen is not turn


@pytest.mark.parametrize("seed", [1, 2])
def test_a_thousand_random_keys_and_clicks_do_no_harm(seed: int, tmp_path: Path) -> None:
    app = App((1280, 720), 1.0 + 0.5 * (seed - 1), offscreen=True, debug=True)
    app.open(Title(FakeLibrary()))
    app.open(Table(Fake()))
    draw = random.Random(seed)
    keys = "tab tab return space escape up down left right backspace e s l h f m 1 2 3 4 5 9 0 + - page_up page_down x"
    names = keys.split()
    for step in range(1000):
        kind = draw.random()
        if kind < 0.7:
            app.press_key(draw.choice(names).replace("_", " "), shift=draw.random() < 0.2)
        elif kind < 0.9:
            at = draw.uniform(0, app.ui.size[0]), draw.uniform(0, app.ui.size[1])
            app.ui.press(at)
            if draw.random() < 0.3:
                app.ui.move((at[0] + draw.uniform(-200, 200), at[1] + draw.uniform(-200, 200)))
            app.ui.release(app.ui.pointer)
        else:
            app.ui.wheel(draw.choice((-1, 1)))
        app.settle()
        app.finish_work(wait=True)
        if not app.running:
            app.running = True
        if step % 25 == 0:
            app.frame()
        assert app.screen.name != "problem"
    assert app.frame() or app.frames > 0


def test_every_letter_on_the_screens_has_its_glyph(app: App) -> None:
    seen: set[str] = set()
    original = app.ui.set_root

    def watch(root: Widget, under: list[Widget] | None = None) -> None:
        seen.update(text for w in root.walk() for text in (w.label, w.hint()))
        original(root, under)

    app.ui.set_root = watch  # type: ignore[method-assign]
    visit(app)
    letters = "".join(sorted({letter for text in seen for letter in text} - {"\n"}))
    missing = [
        letter
        for weight in ("regular", "bold")
        for letter, metrics in zip(letters, app.ui.look.fonts.font(14, weight).metrics(letters), strict=True)
        if metrics is None
    ]
    assert len(letters) > 50
    assert missing == []


def test_a_saved_match_is_continued_from_the_title(at_title: App) -> None:
    assert "continue" not in {w.id for w in at_title.ui.root.walk()}
    match = Fake()
    match.seal("nato")
    match.save(paths.saves() / "fake.json")
    at_title.rebuild = True
    at_title.click("continue")
    at_title.finish_work(wait=True)
    assert at_title.screen.name == "table"
    assert at_title.find("turn").label == "2022 Q3"


def test_the_chronicle_shows_one_topic_or_all(at_table: App) -> None:
    at_table.click("card_0")
    at_table.click("end_turn")
    at_table.finish_work(wait=True)
    at_table.press_key("return")
    at_table.settle()
    whole = [w.label for w in at_table.find("chronicle").walk() if w.role == "text"]
    at_table.click("topic_aid")
    assert at_table.find("topic_aid").value == "chosen" and not at_table.find("topic_all").value
    part = [w.label for w in at_table.find("chronicle").walk() if w.role == "text"]
    assert len(whole) > len(part) == 1
    assert "Air defence" in part[0]
    at_table.click("topic_aid")
    assert [w.label for w in at_table.find("chronicle").walk() if w.role == "text"] == whole


def test_an_answer_in_a_crisis_is_given_by_its_number(at_table: App) -> None:
    match = at_table.screen.match  # type: ignore[attr-defined]
    match.phase, match.crisis_rounds = "crisis", 2
    at_table.open(Crisis(at_table.screen))  # type: ignore[arg-type]
    assert "−3.0 … −8.0" in at_table.find("other_backing_down").label
    at_table.press_key("9")
    at_table.settle()
    assert at_table.screen.name == "crisis"
    at_table.press_key("1")
    at_table.settle()
    at_table.finish_work(wait=True)
    assert match.crisis_rounds == 1


def test_the_duel_shows_both_sides_the_steps_with_their_risks_and_prices_and_who_was_firm(at_table: App) -> None:
    match = at_table.screen.match  # type: ignore[attr-defined]
    match.phase, match.crisis_rounds = "crisis", 2
    at_table.open(Crisis(at_table.screen))  # type: ignore[arg-type]
    stair = at_table.find("crisis_step")
    assert stair.value == "Public demand"
    assert "Alert: mistake: 8 %, −6.0, −3.0 … −8.0" in stair.hint()
    assert at_table.find("firm_nato").value == "1 time"
    assert at_table.find("firm_russia").value == "0 times"
    protests = {w.label for w in at_table.find("face_russia").walk()}
    assert "protests" in protests
    assert {at_table.find(id).label for id in ("chance", "chance_alone", "backing_down")} == {"7 %", "2 %", "−6.0"}


def test_nothing_is_built_while_a_turn_is_decided_beside_the_window(at_table: App) -> None:
    """Half a turn would be shown otherwise, and the resolution would take the new turn for the one that is over."""
    table = at_table.screen
    assert isinstance(table, Table)
    shown, go_on = table.view, threading.Event()
    at_table.work(lambda: go_on.wait(10), lambda _done: None, "busy")
    at_table.rebuild = True
    at_table.settle()
    assert table.view is shown
    go_on.set()
    at_table.finish_work(wait=True)
    assert table.view is not shown


def test_an_answer_in_a_crisis_is_sealed_and_kept_as_a_turn_is(at_table: App) -> None:
    table = at_table.screen
    assert isinstance(table, Table)
    sealed: list[str] = []
    real = table.seal

    def seal(side: str) -> object:
        sealed.append(side)
        return real(side)

    table.seal = seal  # type: ignore[method-assign]
    table.match.phase, table.match.crisis_rounds = "crisis", 2
    at_table.open(Crisis(table))
    at_table.press_key("1")
    at_table.settle()
    at_table.finish_work(wait=True)
    assert sealed == [table.side]


def test_the_reckoning_shows_every_part_of_a_score_with_its_most_and_where_the_next_band_begins(at_table: App) -> None:
    at_table.open(Reckoning(Fake(), "nato"))
    told = " ".join(w.label for w in at_table.find("score_nato").walk())
    assert "Ground held 21 of 30" in told
    assert "Civilian harm −7.5" in told
    assert "54 of 100" in told
    assert "The next band, Fair, begins at 55." in told
    why = at_table.find("own_why").label
    assert "Most points, and most missed: Ground held (21 of 30)" in why
    assert "Most taken away: Civilian harm (−7.5)" in why


def test_enter_once_too_often_does_not_leave_the_reckoning_unread(at_table: App) -> None:
    at_table.open(Reckoning(Fake(phase="over"), "nato"))
    at_table.settle()
    assert at_table.ui.focus is not None and at_table.ui.focus.id == "look_back"
