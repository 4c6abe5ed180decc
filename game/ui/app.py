"""App: the window (or an offscreen one), the stack of screens and the loop that sleeps while nothing happens.

`App(size=(1280, 720))`, then `open(TitleScreen(...))` and `run()`.
"""

from __future__ import annotations

import contextlib
import os
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame

from game.texts import language
from game.ui import keymap, palette, settings
from game.ui.aside import Aside
from game.ui.guide import Guide
from game.ui.screens.base import Screen
from game.ui.settings import LEAST_SCALE, MOST_SCALE, Settings
from game.ui.sound import Sounds
from game.ui.steps import Back, Home, Quit, Replace, Step
from game.ui.tree import Ui
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Over

IDLE_MS, BUSY_MS, MOVING_MS = 1000, 40, 25
REPEATED = ("tab", "left", "right", "up", "down", "page up", "page down", "+", "-", "=")  # held down, they go on
UNSEEN = ("dummy", "offscreen", "evdev")  # what SDL falls back to where there is no screen


class App:
    """One window. Without a `scale` it follows the window's size; `debug` lets errors through."""

    def __init__(
        self,
        size: tuple[int, int] = (1280, 720),
        scale: float | None = None,
        *,
        offscreen: bool = False,
        title: str = "Firebreak",
        debug: bool = False,
        chosen: Settings | None = None,
    ) -> None:
        if offscreen:
            os.environ["SDL_VIDEODRIVER"] = "dummy"
        pygame.display.init()
        if not offscreen and "SDL_VIDEODRIVER" not in os.environ and pygame.display.get_driver() in UNSEEN:
            pygame.display.quit()
            raise pygame.error("there is no display")
        pygame.font.init()
        self.offscreen, self.debug = offscreen, debug
        self.animates = not offscreen  # whether things may move, if the settings let them
        self.keeps = not offscreen  # whether a copy of the match is kept after every turn
        pygame.display.set_caption(title)
        self.surface = pygame.display.set_mode(size, 0 if offscreen else pygame.RESIZABLE)
        pygame.key.set_repeat(350, 40)
        self.settings = chosen or Settings()
        self._in_force()
        scale = scale or self.worn.scale
        self.auto_scale, size = scale is None, self.surface.get_size()
        self.ui = Ui(size, scale or self.worn.fitting_scale(size), self.worn.least_letters)
        self.stack: list[Screen] = []
        self.guide: Guide | None = None  # a lesson that is being played
        self.rebuild = False
        self.frames = 0
        self.running = True
        self._down: set[int] = set()
        self._job: tuple[threading.Thread, list[Any], Callable[[Any], Step | None]] | None = None
        self.aside = Aside(self._wake)
        self.sounds = Sounds()

    # --- settings ---------------------------------------------------------------------------------------------------
    def set(self, **changed: Any) -> None:
        """Change settings, at once and for the next time; offscreen only at once. Fields as in Settings."""
        self.settings = replace(self.settings, **changed)
        self._in_force()
        if changed.keys() & {"scale", "class_mode"}:
            self.auto_scale = self.worn.scale is None
            self.ui.least_letters = self.worn.least_letters
            self._resized(self.surface.get_size(), self.worn.scale or self.ui.scale)
        why_not = settings.save(self.settings) if self.keeps else ""
        if why_not:
            self.ui.say(why_not)
        if changed.keys() - {"sound"}:
            self.rebuild = True

    def _in_force(self) -> None:
        """What the settings mean now, also for the parts that do not know the window."""
        self.worn = self.settings.in_force
        language.speak(self.settings.language)
        keymap.choose(self.settings.keys)
        palette.choose(self.worn.palette)

    # --- screens --------------------------------------------------------------------------------------------------
    @property
    def screen(self) -> Screen:
        return self.stack[-1]

    def open(self, screen: Screen) -> None:
        """Show a screen on top of the present one."""
        self.follow(screen)
        self.settle()

    def follow(self, step: Step | None) -> None:
        """Do what a handler returned."""
        if step is None:
            return
        if isinstance(step, Quit):
            self.running = False
        elif isinstance(step, Home):
            del self.stack[1:]
        elif isinstance(step, Back):
            if len(self.stack) > 1:
                self.stack.pop()
        else:
            if isinstance(step, Replace):
                del self.stack[-step.closing :]
                step = step.screen
            assert isinstance(step, Screen)
            step.app = self
            self.stack.append(step)
        self.rebuild = True
        if self.running and self.stack:
            self.screen.on_show()

    def settle(self) -> None:
        """Follow what handlers returned and build what changed, so that the tree is up to date.

        While work beside the window changes a match, nothing is built from it: half a turn would be shown.
        """
        for _ in range(0 if self.busy else 20):
            while self.ui.steps:
                self.follow(self.ui.steps.pop(0))
            if not (self.rebuild and self.stack and self.running):
                break
            self.rebuild = False
            self._guard(self._build)
        self._guard(self.ui.place)
        if self.stack:
            volume = 0.0 if self.offscreen else self.worn.sound
            self.sounds.listen(self.screen, self.busy, self.ui, volume, self.worn.captions)

    def _build(self) -> None:
        first = len(self.stack) - 1
        while first and self.stack[first].over:
            first -= 1
        under = [screen.build() for screen in self.stack[first:-1]]
        root = self.screen.build()
        if self.guide and (self.guide.over or self.screen is self.stack[0]):
            self.guide = None
        if self.guide:
            self.guide.watch(self.screen)
            layer = self.guide.layer(self.screen, self._seen, self._again)
            root = Over(root, layer) if layer else root
        self.ui.set_root(root, under)
        if self.ui.focus is None and self.screen.first_focus:
            self.ui.focus_on(self.screen.first_focus)

    def _again(self) -> None:
        self.rebuild = True

    def _seen(self, id: str) -> Widget | None:
        """A widget of the tree by its id, the first of many for "id_*"; None when there is none now."""
        many = id.removesuffix("*") if id.endswith("*") else ""
        return next((w for w in self.ui.root.walk() if w.id == id or (many and w.id.startswith(many))), None)

    def close_down_to(self, screen: Screen) -> None:
        """Close everything that lies over a screen."""
        if screen in self.stack:
            del self.stack[self.stack.index(screen) + 1 :]
            self.guide = None
            self.rebuild = True
            screen.on_show()

    @property
    def keeps_match(self) -> bool:
        """Whether a copy of the match is kept after every turn; a lesson must not push out a person's own match."""
        return self.keeps and self.guide is None

    def _guard(self, act: Callable[[], object]) -> None:
        """Do something; an error becomes a panel, never a traceback on the player's screen."""
        try:
            act()
        except Exception as error:
            if self.debug:
                raise
            from game.ui.screens.problem import Problem

            if self.stack and isinstance(self.screen, Problem):
                raise
            problem = Problem(error, "".join(traceback.format_exception(error)))
            problem.app = self
            self.stack.append(problem)
            self.rebuild = True

    # --- work beside the window -------------------------------------------------------------------------------------
    @property
    def busy(self) -> bool:
        return self._job is not None

    def work(self, task: Callable[[], Any], done: Callable[[Any], Step | None], saying: str) -> None:
        """Run `task` beside the window, then `done(result)` in it. Keys and clicks wait meanwhile."""
        if self._job is not None:
            return
        box: list[Any] = []

        def run() -> None:
            try:
                box.append((True, task()))
            except Exception as error:
                box.append((False, error))

        thread = threading.Thread(target=run, daemon=True)
        self._job = thread, box, done
        self.ui.say(saying)
        thread.start()

    def _wake(self) -> None:
        """Something beside the window has a new answer; the loop, which may be asleep, builds the screen anew."""
        self.rebuild = True
        with contextlib.suppress(pygame.error):  # the window may have closed meanwhile
            pygame.event.post(pygame.event.Event(pygame.USEREVENT))

    def finish_work(self, wait: bool = False) -> None:
        """Take up the result of work that is done; with `wait`, wait for it."""
        if wait:
            self.aside.wait()
        while self._job is not None:
            thread, box, done = self._job
            if not wait and thread.is_alive():
                return
            thread.join()
            self._job = None
            self.ui.message = ""
            self.rebuild = True
            good, value = box[0]

            def take(good: bool = good, value: Any = value, done: Callable[[Any], Step | None] = done) -> None:
                if not good:
                    raise value
                self.follow(done(value))

            self._guard(take)
            self.settle()

    # --- events -----------------------------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> None:
        """One event of pygame's."""
        if event.type == pygame.QUIT:
            self.running = False
        elif event.type == pygame.VIDEORESIZE:
            self._resized(self.surface.get_size() if self.offscreen else (event.w, event.h), self.ui.scale)
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            self.ui.dirty = True
        elif event.type == pygame.DROPFILE and not self.busy:
            self._guard(lambda: self._dropped(Path(event.file)))
            self.settle()
        elif event.type == pygame.KEYUP:
            self._down.discard(event.key)
        elif self.busy:
            return
        else:
            self._guard(lambda: self._input(event))
            self.settle()

    def _dropped(self, path: Path) -> None:
        """A file was dropped onto the window: the first screen knows what to do with it."""
        step = self.stack[0].take_file(path) if self.stack else None
        if step is not None:
            self.ui.steps.append(step)

    def _input(self, event: pygame.event.Event) -> None:
        scale = self.ui.scale
        if event.type == pygame.KEYDOWN:
            held = event.key in self._down
            self._down.add(event.key)
            if held and pygame.key.name(event.key) not in REPEATED:
                return
            self.press_key(
                pygame.key.name(event.key), bool(event.mod & pygame.KMOD_SHIFT), bool(event.mod & pygame.KMOD_CTRL)
            )
        elif event.type == pygame.MOUSEMOTION:
            self.ui.move((event.pos[0] / scale, event.pos[1] / scale))
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.ui.press((event.pos[0] / scale, event.pos[1] / scale))
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self.ui.release((event.pos[0] / scale, event.pos[1] / scale))
        elif event.type == pygame.MOUSEWHEEL:
            self.ui.wheel(event.y)

    def press_key(self, name: str, shift: bool = False, ctrl: bool = False) -> None:
        """A key by pygame's name; Ctrl with + and - changes the scale, F11 the whole screen."""
        if ctrl and name in ("+", "=", "-", "0", "[+]", "[-]"):
            by = -0.125 if "-" in name else 0.125
            self.set(scale=1.0 if name == "0" else min(MOST_SCALE, max(LEAST_SCALE, self.ui.scale + by)))
        elif name == "f11" and not self.offscreen:
            pygame.display.toggle_fullscreen()
            self._resized(self.surface.get_size(), self.ui.scale)
        elif not ctrl and self.stack:
            if self.screen.take_key(name):
                self.ui.dirty = True
                return
            meant = keymap.usual(name)
            if not self.ui.key(meant, shift) and not self._guide_key(meant):
                step = self.screen.on_key(meant)
                if step is not None:
                    self.ui.steps.append(step)

    def _guide_key(self, name: str) -> bool:
        """N and B turn the cards of a lesson."""
        id = {"n": "guide_next", "b": "guide_back"}.get(name)
        found = self._seen(id) if id else None
        if found:
            found.click()
        return found is not None

    def set_scale(self, scale: float) -> None:
        """How large everything is drawn, 0.75 to 2.5."""
        self.auto_scale = False
        self._resized(self.surface.get_size(), min(MOST_SCALE, max(LEAST_SCALE, scale)))

    def set_size(self, size: tuple[int, int]) -> None:
        self.surface = pygame.display.set_mode(size, 0 if self.offscreen else pygame.RESIZABLE)
        self._resized(size, self.ui.scale)

    def _resized(self, size: tuple[int, int], scale: float) -> None:
        self.surface = pygame.display.get_surface() or self.surface
        self.ui.set_size(size, self.worn.fitting_scale(size) if self.auto_scale else scale)
        self.rebuild = True
        if not self.busy:
            self.settle()

    # --- frames -----------------------------------------------------------------------------------------------------
    def frame(self) -> bool:
        """Draw if something changed; True when it drew."""
        if not self.busy:
            self.settle()
        if not self.ui.dirty:
            return False
        self._guard(lambda: self.ui.paint(self.surface))
        pygame.display.flip()
        self.frames += 1
        return True

    def run(self) -> None:
        """The loop: draw what changed, then sleep until something happens."""
        self.frame()
        clock = pygame.time.Clock()
        while self.running:
            event = pygame.event.wait(self._patience())
            self._move(clock.tick() / 1000)
            if event.type == pygame.NOEVENT and not self.busy and not self.screen.moving:
                self._guard(self.screen.on_idle)
            if event.type != pygame.NOEVENT:
                self.handle(event)
                for more in pygame.event.get():
                    self.handle(more)
            self.finish_work()
            if self.running:
                self.frame()
        pygame.quit()

    def _patience(self) -> int:
        """Milliseconds to sleep unless something happens."""
        return BUSY_MS if self.busy else MOVING_MS if self.stack and self.screen.moving else IDLE_MS

    def _move(self, seconds: float) -> None:
        """Let the open screen move on; a long sleep before it opened does not count."""
        if self.stack and self.screen.moving and not self.busy:
            self._guard(lambda: self.screen.tick(min(seconds, 0.1)))
            self.ui.dirty = True

    # --- for tests and scripts --------------------------------------------------------------------------------------
    def find(self, id: str) -> Widget:
        self.settle()
        return self.ui.find(id)

    def click(self, id: str) -> None:
        """Click a widget by its id and follow what comes of it."""
        self.finish_work(wait=True)
        self.ui.message = ""
        widget = self.find(id)
        self._guard(widget.click)
        self.settle()

    def dump(self) -> dict[str, Any]:
        self.settle()
        return {"screen": self.screen.name, "turn_open": not self.busy, **self.ui.dump()}

    def shot(self, path: Path) -> None:
        """Write what is on the screen as a PNG."""
        self.ui.dirty = True
        self.frame()
        path.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(self.surface, str(path))
