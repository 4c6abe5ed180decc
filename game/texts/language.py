"""The language of the sentences. Texts are written in English in the code and translated when they are shown."""

from __future__ import annotations

import gettext
from typing import Final

from game.paths import ASSETS

DOMAIN: Final = "firebreak"
ENGLISH: Final = "en"

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_current = ENGLISH


def current() -> str:
    """The code of the language of the moment."""
    return _current


def speak(language: str) -> bool:
    """Shows sentences in a language from now on; False, and English, where there is no catalogue for it."""
    global _catalogue, _current
    _current = ENGLISH
    if language == ENGLISH:
        _catalogue = gettext.NullTranslations()
        return True
    try:
        _catalogue = gettext.translation(DOMAIN, ASSETS / "locale", [language])
    except OSError:
        _catalogue = gettext.NullTranslations()
        return False
    _current = language
    return True


def languages() -> tuple[str, ...]:
    """Codes of the languages that can be shown, English first."""
    return (
        ENGLISH,
        *sorted(path.parent.parent.name for path in (ASSETS / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.mo")),
    )


def checked(language: str) -> bool:
    """Whether a native speaker has read the texts of a language; its catalogue says so in its header."""
    if language == ENGLISH:
        return True
    try:
        told = gettext.translation(DOMAIN, ASSETS / "locale", [language])
    except OSError:
        return False
    return told.info().get("x-read-by-a-native-speaker", "no") == "yes"


def later(text: str) -> str:
    """Marks a text of a table for translators; it is translated when it is shown."""
    return text


def _(text: str) -> str:
    """The text in the language of the moment."""
    return _catalogue.gettext(text)


def counted(one: str, many: str, count: int) -> str:
    """A text with `{count}` in the form that the language has for that number of things."""
    return _catalogue.ngettext(one, many, count).format(count=count)
