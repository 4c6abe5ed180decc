"""A text file of inputs played on an offscreen window: one instruction a line, `#` starts a comment.

size 1280 720     window size in pixels            shot NAME        write NAME.png into the folder
scale 1.5         0.75 to 2.5                      dump NAME        write NAME.json, the tree of widgets
click ID          click a widget                   wait_turn        wait for the other sides
focus ID          give it the focus                expect ID TEXT   the widget's label or value has TEXT in it
key TAB           press a key (SHIFT+TAB too)      expect_screen NAME
type TEXT         press the keys of a text         repeat N LINE    the same instruction N times
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pygame

from game.ui.app import App
from game.ui.settings import LEAST_SCALE, MOST_SCALE
from game.ui.tree import NoSuchWidget

KEYS = {
    "enter": "return",
    "esc": "escape",
    "pageup": "page up",
    "pagedown": "page down",
    "del": "delete",
    "plus": "+",
    "minus": "-",
}


class ScriptError(Exception):
    """A line of a script that cannot be done; the message starts with the file and the line."""


class Script:
    """A script on one window. `run` plays a whole file, `do` one instruction."""

    def __init__(self, app: App, shots: Path) -> None:
        self.app, self.shots = app, shots
        self.written: list[Path] = []
        self.verbs: dict[str, Callable[[str], None]] = {
            "size": self._size,
            "scale": self._scale,
            "click": self._click,
            "focus": self._focus,
            "key": self._key,
            "type": self._type,
            "shot": self._shot,
            "dump": self._dump,
            "wait_turn": self._wait,
            "expect": self._expect,
            "expect_screen": self._expect_screen,
            "repeat": self._repeat,
        }

    def run(self, path: Path) -> list[Path]:
        """Play a file; returns the files written. Raises ScriptError."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not a text in UTF-8"
            raise ScriptError(f"The script {path} cannot be read: {why}; give another file.") from error
        return self.run_text(text, str(path))

    def run_text(self, text: str, name: str = "script") -> list[Path]:
        for number, line in enumerate(text.splitlines(), 1):
            line = line.split("#", 1)[0].strip() if not line.lstrip().startswith("type") else line.strip()
            if line:
                try:
                    self.do(line)
                except (ValueError, LookupError) as error:
                    raise ScriptError(
                        f"{name}:{number}: {error.args[0] if error.args else error}  (line: {line})"
                    ) from error
        return self.written

    def do(self, line: str) -> None:
        verb, _, rest = line.partition(" ")
        if verb not in self.verbs:
            raise ValueError(f"There is no instruction '{verb}'; known are {', '.join(sorted(self.verbs))}.")
        self.verbs[verb](rest.strip())
        self.app.frame()

    def _size(self, rest: str) -> None:
        parts = rest.split()
        if len(parts) != 2 or not all(p.isdigit() and 200 <= int(p) <= 8000 for p in parts):
            raise ValueError("size wants two numbers of pixels from 200 to 8000, like: size 1280 720.")
        self.app.set_size((int(parts[0]), int(parts[1])))

    def _scale(self, rest: str) -> None:
        wanted = f"scale wants a number from {LEAST_SCALE} to {MOST_SCALE}, like: scale 1.5."
        try:
            scale = float(rest)
        except ValueError as error:
            raise ValueError(wanted) from error
        if not LEAST_SCALE <= scale <= MOST_SCALE:
            raise ValueError(wanted)
        self.app.set_scale(scale)

    def _click(self, rest: str) -> None:
        self.app.click(_one(rest, "click wants the id of a widget, like: click end_turn."))

    def _focus(self, rest: str) -> None:
        self.app.settle()
        self.app.ui.focus_on(_one(rest, "focus wants the id of a widget, like: focus end_turn."))
        self.app.ui.keyboard = True

    def _key(self, rest: str) -> None:
        names = _one(rest, "key wants the name of a key, like: key TAB.").lower().split("+") if rest != "+" else ["+"]
        name = KEYS.get(names[-1], names[-1])
        try:
            code = pygame.key.key_code(name)
        except ValueError as error:
            raise ValueError(f"There is no key '{rest}'; like TAB, RETURN, ESCAPE, SPACE, LEFT, E, 1, F1.") from error
        mods = (pygame.KMOD_SHIFT if "shift" in names[:-1] else 0) | (pygame.KMOD_CTRL if "ctrl" in names[:-1] else 0)
        self._press(code, mods)

    def _press(self, code: int, mods: int = 0) -> None:
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            self.app.handle(pygame.event.Event(kind, key=code, mod=mods, unicode=""))

    def _type(self, rest: str) -> None:
        for letter in rest:
            self._press(pygame.key.key_code("space" if letter == " " else letter.lower()))

    def _shot(self, rest: str) -> None:
        path = self.shots / f"{_file(rest, 'shot')}.png"
        self.app.shot(path)
        self.written.append(path)

    def _dump(self, rest: str) -> None:
        path = self.shots / f"{_file(rest, 'dump')}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(self.app.dump(), indent=1, ensure_ascii=False), encoding="utf-8")
        self.written.append(path)

    def _wait(self, rest: str) -> None:
        if rest:
            raise ValueError("wait_turn stands alone on its line.")
        self.app.finish_work(wait=True)

    def _expect(self, rest: str) -> None:
        id, _, text = rest.partition(" ")
        if not text:
            raise ValueError("expect wants an id and a text, like: expect turn 2022 Q2.")
        try:
            widget = self.app.ui.root if id == "screen" else self.app.find(id)
        except NoSuchWidget as error:
            raise ValueError(str(error)) from error
        shown = " ".join(f"{w.label} {w.value}" for w in widget.walk())
        if text.lower() not in f"{shown} {self.app.ui.message}".lower():
            raise ValueError(f"'{id}' was expected to show '{text}' and shows '{shown.strip()[:200]}'.")

    def _expect_screen(self, rest: str) -> None:
        self.app.settle()
        if self.app.screen.name != rest:
            raise ValueError(f"The screen was expected to be '{rest}' and is '{self.app.screen.name}'.")

    def _repeat(self, rest: str) -> None:
        count, _, line = rest.partition(" ")
        if not count.isdigit() or not line or int(count) > 10_000:
            raise ValueError("repeat wants a number up to 10000 and an instruction, like: repeat 3 key TAB.")
        for _ in range(int(count)):
            self.do(line)


def _one(text: str, sentence: str) -> str:
    if not text or " " in text:
        raise ValueError(sentence)
    return text


def _file(text: str, verb: str) -> str:
    if not text or not all(c.isalnum() or c in "-_." for c in text) or text.startswith(".") or len(text) > 60:
        raise ValueError(f"{verb} wants a name of up to 60 letters, digits, - and _, like: {verb} table.")
    return text
