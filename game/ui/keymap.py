"""Which key does what. Screens and buttons know the usual keys; a person may choose others, and only here is it known.

The window asks `usual` what a pressed key stands for; a button asks `shown` what to write beside its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

USUAL: Final = {  # what is done -> pygame's name of the usual key; what it is called stands in the settings screen
    "end_turn": "e",
    "take_back": "backspace",
    "undo": "u",
    "staff": "t",
    "save": "s",
    "load": "l",
    "help": "h",
    "fit": "f",
    "zoom_in": "+",
    "zoom_out": "-",
    "replay": "r",
}
FIXED: Final = ("escape", "tab", "return", "enter", "space", "left", "right", "up", "down", "f11", *"123456789")

_chosen: dict[str, str] = {}


def choose(keys: Mapping[str, str]) -> None:
    """The keys that a person wants in the place of the usual ones; what is unknown or taken is left out."""
    _chosen.clear()
    _chosen.update({act: key for act, key in keys.items() if act in USUAL and key != USUAL[act]})
    while clash := next((act for act, key in _chosen.items() if conflict(act, key)), None):
        del _chosen[clash]  # which may free a usual key that another one clashes with


def conflict(act: str, key: str) -> str:
    """What already has this key: another act, "fixed" for keys that cannot be changed, "" when it is free."""
    if key in FIXED:
        return "fixed"
    return next((other for other in USUAL if other != act and key_of(other) == key), "")


def key_of(act: str) -> str:
    """The key in force."""
    return _chosen.get(act, USUAL[act])


def usual(pressed: str) -> str:
    """The usual key that a pressed one stands for; "" for a usual key whose work another one does now."""
    for act, key in _chosen.items():
        if key == pressed:
            return USUAL[act]
    return "" if any(USUAL[act] == pressed for act in _chosen) else pressed


def shown(hint: str) -> str:
    """The name of a key beside a button's words, as it is now: a screen writes the usual one."""
    act = next((act for act, key in USUAL.items() if key == hint.lower()), "")
    return key_of(act).upper() if act in _chosen else hint
