"""Who sees colours otherwise, reads another language or wants large letters loses nothing."""

from __future__ import annotations

import gettext
import itertools
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from ui.fake import Fake
from ui.test_screens import visit

from game import paths
from game.texts import language
from game.ui import palette, resources, theme
from game.ui.app import App
from game.ui.library import Shipped
from game.ui.screens.table import Table
from game.ui.screens.title import Title

# Machado, Oliveira and Fernandes (2009), full severity, on linear RGB
KINDS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)
LEAST_DISTANCE = 25.0  # CIE76, in CIELAB under D65


def times(matrix: tuple[tuple[float, ...], ...], vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def linear(colour: theme.Colour) -> tuple[float, ...]:
    return tuple(c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    shares = (v / w for v, w in zip(times(TO_XYZ, tuple(min(1.0, max(0.0, c)) for c in rgb)), WHITE, strict=True))
    x, y, z = (s ** (1 / 3) if s > 0.008856 else 7.787 * s + 16 / 116 for s in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.fixture(autouse=True)
def as_usual() -> Iterator[None]:
    yield
    language.speak("en")
    palette.choose("default")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("worn", ["default", "high contrast"])
def test_the_sides_are_told_apart_by_the_colour_blind(kind: str, worn: str) -> None:
    palette.choose(worn)
    for colours in (theme.SIDE, theme.SIDE_TEXT):
        for one, other in itertools.combinations(colours.values(), 2):
            seen = [lab(times(KINDS[kind], linear(palette.tone(colour)))) for colour in (one, other)]
            assert math.dist(*seen) >= LEAST_DISTANCE


def test_the_measure_of_distance_is_that_of_its_definition() -> None:
    assert lab(linear((255, 255, 255))) == pytest.approx((100, 0, 0), abs=0.02)
    assert lab(linear((255, 0, 0))) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)


class Pseudo(gettext.NullTranslations):
    """English with accents and 40 % longer: what is hard-coded stays plain, and what is too tight shows."""

    ACCENTS = str.maketrans("aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝćńśź")

    def gettext(self, message: str) -> str:
        parts = re.split(r"(\{[^}]*\}|\*\*|\n)", message)
        said = "".join(part if n % 2 else part.translate(self.ACCENTS) for n, part in enumerate(parts))
        more = max(1, round(0.4 * len(message)))
        return said + ("" if not re.search("[A-Za-z]{2}", message) else " " + ("ńńńń " * more)[: more - 1].strip())

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalogue", Pseudo())
    monkeypatch.setattr(language, "speak", lambda code: True)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 1.0), ((1280, 720), 2.5), ((1920, 1080), 1.25)], ids=str)
def test_a_language_that_is_40_per_cent_longer_fits_every_screen(size: tuple[int, int], scale: float) -> None:
    app = App(size, scale, offscreen=True, debug=True)
    assert list(dict.fromkeys(visit(app))) == []


@pytest.mark.usefixtures("pseudo")
def test_no_word_of_the_window_is_hard_coded() -> None:
    here = Path(__file__).parent
    own = "".join((here / name).read_text(encoding="utf-8") for name in ("fake.py", "fake_data.py", "test_screens.py"))
    own = own.lower() + str(paths.user_home()).lower()
    plain: set[str] = set()

    def look(app: App) -> None:
        for widget in app.ui.root.walk():
            for word in re.findall(r"[A-Za-z]{3,}", widget.label):
                foreign = word.lower() in own or word in KNOWN or word.isupper()  # keys are named in capitals
                if re.search("[aeiouAEIOU]", word) and not foreign:
                    plain.add(f"{app.screen.name}: {widget.label}")

    app = App((1280, 720), 1.0, offscreen=True, debug=True)
    visit(app, look)
    assert plain == set()


KNOWN = {"Firebreak", "Esc", "Enter", "English"}  # names
KNOWN |= {"dev"}  # part of a version's number
KNOWN |= {"search", "easy", "normal", "hard", "hold"}  # players are called by the names that commands know


@pytest.mark.parametrize("code", language.languages())
def test_the_font_has_every_letter_of_every_language(code: str) -> None:
    import pygame

    pygame.font.init()
    path = language.ASSETS / "locale" / code / "LC_MESSAGES" / "firebreak.po"
    text = path.read_text(encoding="utf-8") if path.is_file() else "English is written in the code."
    for weight in ("regular", "medium", "bold"):
        font = pygame.font.Font(resources.font_path(weight), 14)
        letters = sorted(set(text) - set("\n\t"))
        assert [c for c, found in zip(letters, font.metrics("".join(letters)), strict=True) if found is None] == []


@pytest.mark.parametrize("code", language.languages())
def test_every_screen_fits_in_every_language(code: str) -> None:
    from game.ui.settings import Settings

    app = App((1280, 720), 1.0, offscreen=True, debug=True, chosen=Settings(language=code))
    assert list(dict.fromkeys(visit(app))) == []


def test_reduced_motion_moves_nothing() -> None:
    from game.ui.settings import Settings

    app = App((1280, 720), 1.0, offscreen=True, debug=True, chosen=Settings(motion="reduced"))
    app.open(Table(Fake()))
    app.press_key("e")
    app.finish_work(wait=True)
    app.frame()
    assert not app.frame()


def test_a_whole_game_needs_no_pointer_from_the_title_to_the_reckoning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.ui.screens.briefing.fresh_seed", lambda: 3)  # a game that has a crisis
    app = App((1280, 720), 1.0, offscreen=True, debug=True)
    app.open(Title(Shipped(3)))

    def key(name: str) -> None:
        app.press_key(name)
        app.settle()
        app.finish_work(wait=True)

    def tab_to(start: str) -> bool:
        """Goes on with Tab until the focus is on a widget whose id begins so; False after one round without it."""
        for _step in range(len(app.ui.focusable()) + 1):
            if app.ui.focus and app.ui.focus.id.startswith(start) and app.ui.focus.enabled:
                return True
            key("tab")
        return False

    for wanted in ("scenarios", "scenario_first_crisis", "start"):
        assert tab_to(wanted), wanted
        key("return")
    seen = set()
    for _step in range(120):
        seen.add(app.screen.name)
        if app.screen.name == "reckoning":
            break
        bold = app.screen.name == "table" and (tab_to("card_2") or tab_to("card_"))  # Sail through, if it can be paid
        if bold and not app.screen.view.tray:  # type: ignore[attr-defined]
            key("return")
            assert app.screen.view.tray  # type: ignore[attr-defined]
            key("e")
        elif app.screen.name == "crisis":
            assert tab_to("crisis_")
            key("return")
        else:
            key("e" if app.screen.name == "table" else "return")
        assert app.ui.focus is None or app.ui.focus.focused
    assert {"table", "crisis", "resolution", "reckoning"} <= seen
