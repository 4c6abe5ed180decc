"""Settings: size, palette, motion, sound, language and keys. Everything is in force at once and kept for next time."""

from __future__ import annotations

import functools
from typing import Any

from game.paths import ASSETS
from game.texts.language import _
from game.ui import keymap, theme
from game.ui.screens.base import Screen
from game.ui.settings import LEAST_SCALE, MOST_SCALE
from game.ui.steps import BACK, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Tab
from game.ui.widgets.layout import Centre, Column, Flow, Grid, Panel, Row
from game.ui.widgets.slider import Slider
from game.ui.widgets.text import Label

OWN_NAMES = {"en": "English", "uk": "Українська"}  # a language is called by its own name


class SettingsScreen(Screen):
    """Lies over whatever was there."""

    name = "settings"
    over = True
    first_focus = "back"

    def __init__(self) -> None:
        self.waiting = ""  # the act whose new key is asked for

    def build(self) -> Widget:
        head = Row(
            Label(_("Settings"), size=theme.TITLE, weight="bold", grow=1),
            Button(_("Close"), id="back", kind="primary", hint_key="Esc", on_click=lambda: BACK),
        )
        two = self.app.ui.size[0] >= 860
        body = Grid(
            Column(self._class(), self._seen(), self._heard(), gap=10),
            Column(self._keys()),
            columns=2 if two else 1,
            gap=12,
        )
        return Centre(Panel(head, body, gap=12, pad=18, id="settings_panel"), 940)

    def _seen(self) -> Widget:
        now = self.app.worn
        auto = self.app.auto_scale
        size = Row(
            Button("–", id="smaller", width=44, on_click=lambda: self._scale(-0.125)),
            Label(f"{self.app.ui.scale:.0%}", id="scale", width=64, align="center", weight="bold"),
            Button("+", id="larger", width=44, on_click=lambda: self._scale(0.125)),
            Tab(
                _("As the window"),
                chosen=auto,
                id="scale_auto",
                tooltip=_("Letters grow and shrink with the window."),
                on_click=lambda: self._set(scale=None),
            ),
            gap=6,
        )
        palettes = self._tabs("palette", {"default": _("Calm"), "high contrast": _("High contrast")}, now.palette)
        motion = self._tabs("motion", {"full": _("Moves"), "reduced": _("Stands still")}, now.motion)
        languages = self._tabs("language", _languages(), now.language)
        note: list[Widget] = []
        if now.language != "en":
            note = [Label(_("This translation has not yet been read by a native speaker."), size=12.5)]
        for widget in palettes.children:
            self._decided(widget)
        return Panel(
            *_field(_("Size of everything"), size),
            *_field(_("Colours"), palettes),
            *_field(_("Motion"), motion),
            *_field(_("Language"), languages),
            *note,
            gap=5,
            ground=theme.RAISED,
        )

    def _heard(self) -> Widget:
        now = self.app.worn
        volume = Slider(
            round(100 * now.sound),
            0,
            100,
            lambda value: self.app.set(sound=value / 100),
            step=10,
            show=lambda value: _("off") if not value else f"{value:.0f}%",
            id="sound",
            label=_("Sound"),
        )
        captions = self._tabs("captions", {False: _("Without"), True: _("With a word for every sound")}, now.captions)
        self._decided(volume)
        return Panel(*_field(_("Sound"), volume), *_field(_("Captions"), captions), gap=5, ground=theme.RAISED)

    def _class(self) -> Widget:
        """The one switch for a class before one screen."""
        says = _(
            "Large letters and no small print, high contrast, no sound, and a turn is told at half the pace: for a "
            "class that reads it from the back row."
        )
        switch = Flow(
            *(
                Tab(
                    name,
                    chosen=on == self.app.settings.class_mode,
                    id=f"class_mode_{'on' if on else 'off'}",
                    on_click=functools.partial(self._set, class_mode=on, scale=None),  # as large as the window allows
                )
                for on, name in ((False, _("Off")), (True, _("On")))
            ),
            gap=4,
        )
        return Panel(*_field(_("Class mode"), switch), Label(says, size=12.5), gap=5, ground=theme.RAISED)

    def _decided(self, widget: Widget) -> None:
        """What class mode decides cannot be changed beside it."""
        if self.app.settings.class_mode and widget.focusable:
            widget.enabled, widget.reason = False, _("Class mode decides this. Switch it off first.")

    def _keys(self) -> Widget:
        names = act_names()
        rows = [
            Row(
                Label(names[act], grow=1, size=13.5),
                Button(
                    _("press a key…") if act == self.waiting else keymap.key_of(act).upper(),
                    id=f"key_{act}",
                    kind="primary" if act == self.waiting else "plain",
                    width=126.0,
                    on_click=functools.partial(self._ask, act),
                ),
            )
            for act in keymap.USUAL
        ]
        again = Button(
            _("The usual keys"),
            id="usual_keys",
            kind="quiet",
            enabled=bool(self.app.settings.keys),
            reason=_("These are the usual keys."),
            on_click=lambda: self._set(keys={}),
        )
        return Panel(*rows, Row(again), title=_("Keys"), gap=4, ground=theme.RAISED)

    def _tabs(self, field: str, names: dict[Any, str], now: Any) -> Widget:
        return Flow(
            *(
                Tab(
                    name,
                    chosen=value == now,
                    id=f"{field}_{str(value).lower().replace(' ', '_')}",
                    on_click=functools.partial(self._set, **{field: value}),
                )
                for value, name in names.items()
            ),
            gap=4,
        )

    def _set(self, **changed: Any) -> Step | None:
        self.app.set(**changed)
        self.refresh()
        return None

    def _scale(self, by: float) -> Step | None:
        return self._set(scale=min(MOST_SCALE, max(LEAST_SCALE, self.app.ui.scale + by)))

    def _ask(self, act: str) -> Step | None:
        self.waiting = "" if self.waiting == act else act
        self.refresh()
        return None

    def take_key(self, name: str) -> bool:
        """A key pressed while one is asked for; True when it was taken, whatever came of it."""
        act, self.waiting = self.waiting, ""
        if not act:
            return False
        self.refresh()
        if name == "escape":
            return True
        clash = keymap.conflict(act, name)
        if clash:
            names = {**act_names(), "fixed": _("what cannot be changed")}
            self.app.ui.say(
                _("{key} is taken already: {act}. Choose another key.").format(key=name.upper(), act=names[clash])
            )
        else:
            self.app.set(keys={**self.app.settings.keys, act: name})
        return True

    def on_key(self, name: str) -> Step | None:
        return BACK if name == "escape" else None


def act_names() -> dict[str, str]:
    """What can be done with a key of its own, in words."""
    return {
        "end_turn": _("End the turn"),
        "take_back": _("Take an order back"),
        "undo": _("Undo the last change of the tray"),
        "staff": _("Ask the staff"),
        "save": _("Save"),
        "load": _("Load"),
        "help": _("Help"),
        "fit": _("Whole board, or what is contested"),
        "zoom_in": _("Closer"),
        "zoom_out": _("Farther"),
        "replay": _("Show the turn again"),
    }


def _field(name: str, widget: Widget) -> tuple[Widget, Widget]:
    return Label(name, size=12.5, colour=theme.MUTED), widget


def _languages() -> dict[str, str]:
    """English and every language that has a catalogue."""
    folder = ASSETS / "locale"
    found = sorted(p.name for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []
    shown = [code for code in found if code in OWN_NAMES and code != "en"]
    return {"en": OWN_NAMES["en"], **{code: OWN_NAMES[code] for code in shown}}
