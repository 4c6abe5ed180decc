"""Sounds: a few short quiet tones that are made here, each with the words that say the same.

What is heard follows from what changed between two looks at the table, so no screen has to remember to ring.
Where there is no audio device nothing is heard, and nothing else happens.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, replace
from typing import Any, Final

import pygame

from game.texts.language import _, later
from game.ui.tree import Ui

RATE: Final = 22050  # samples a second
LOUDEST: Final = 0.22  # of full scale: these are cues, not alarms

# what happened -> tones: frequency in Hz, start and length in seconds; and the words beside it
CUES: Final[dict[str, tuple[tuple[tuple[float, float, float], ...], str]]] = {
    "order": (((392.0, 0.0, 0.12),), later("An order goes into the tray.")),
    "back": (((330.0, 0.0, 0.12),), later("An order comes out of the tray.")),
    "seal": (((196.0, 0.0, 0.18), (147.0, 0.1, 0.3)), later("The tray is sealed.")),
    "turn": (((294.0, 0.0, 0.15), (330.0, 0.12, 0.15), (392.0, 0.24, 0.3)), later("The orders are turned over.")),
    "crisis": (((147.0, 0.0, 0.7), (156.0, 0.25, 0.8)), later("A crisis is open.")),
    "up": (((220.0, 0.0, 0.25), (294.0, 0.2, 0.5)), later("The conflict climbs.")),
    "down": (((294.0, 0.0, 0.25), (220.0, 0.2, 0.5)), later("The conflict comes down.")),
    "end": (((131.0, 0.0, 1.2), (196.0, 0.3, 1.1), (233.0, 0.6, 1.0)), later("The game is over.")),
}


@dataclass(frozen=True)
class Heard:
    """What the ear has to know of a moment at the table."""

    screen: str = ""
    side: str = ""
    turn: int = 0
    tray: int = 0
    rung: int = 0
    sealed: bool = False  # the others decide


def look(screen: Any) -> Heard:
    """The moment that a screen shows; of screens without a table only the name."""
    view = getattr(screen if hasattr(screen, "view") else getattr(screen, "table", None), "view", None)
    if view is None:
        return Heard(screen.name)
    return Heard(screen.name, view.side, view.turn, len(view.tray), round(view.ladder.now))


def cue(before: Heard, now: Heard) -> str:
    """The cue for what changed, the weightiest one; "" when there is nothing to hear."""
    if now.sealed:
        return "" if before.sealed else "seal"
    came = now.screen != before.screen
    if came and now.screen == "reckoning":
        return "end"
    if came and now.screen == "crisis":
        return "crisis"
    if not before.side or before.side != now.side:
        return ""
    if now.rung != before.rung:
        return "up" if now.rung > before.rung else "down"
    if came and now.screen == "resolution":
        return "turn"
    if now.turn == before.turn and now.tray != before.tray and now.screen == before.screen == "table":
        return "order" if now.tray > before.tray else "back"
    return ""


def caption(name: str) -> str:
    """The words for a cue, in the language of the moment."""
    return _(CUES[name][1])


class Sounds:
    """The loudspeaker. It is opened at the first sound, and stays silent where that fails."""

    def __init__(self) -> None:
        self.made: dict[str, pygame.mixer.Sound] = {}
        self.broken = False
        self.last = Heard()

    def listen(self, screen: Any, busy: bool, ui: Ui, volume: float, captions: bool) -> str:
        """Sounds what changed since the last look, with its words on the screen if wished; returns the cue.

        While the others decide (`busy`) the match is theirs and is not looked at.
        """
        before = self.last
        self.last = replace(before, sealed=bool(before.side)) if busy else look(screen)
        name = cue(before, self.last)
        if name:
            self.play(name, volume)
            if captions and not ui.message:
                ui.say(_("Sound: {words}").format(words=caption(name)))
        return name

    def play(self, name: str, volume: float) -> bool:
        """Plays a cue, `volume` 0..1; False when nothing can be heard."""
        if self.broken or volume <= 0.0:
            return False
        try:
            if not pygame.mixer.get_init():
                pygame.mixer.init(RATE, -16, 1, 512)
            if name not in self.made:
                self.made[name] = pygame.mixer.Sound(buffer=samples(name))
            self.made[name].set_volume(volume)
            self.made[name].play()
        except pygame.error:  # no device, or it went away
            self.broken = True
            return False
        return True


def samples(name: str) -> bytes:
    """A cue as 16-bit samples, one channel: sines with a soft start and a long fading."""
    tones = CUES[name][0]
    wave = [0.0] * (1 + round(RATE * max(start + length for _pitch, start, length in tones)))
    for pitch, start, length in tones:
        first, count = round(RATE * start), round(RATE * length)
        for n in range(count):
            t = n / RATE
            shape = min(1.0, t / 0.012) * math.exp(-4.0 * t / length) * (1.0 - n / count)
            wave[first + n] += shape * (math.sin(math.tau * pitch * t) + 0.25 * math.sin(2 * math.tau * pitch * t))
    most = max(1.0, *(abs(value) for value in wave))
    return array("h", (round(32767 * LOUDEST * value / most) for value in wave)).tobytes()
