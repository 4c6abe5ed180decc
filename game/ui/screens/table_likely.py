"""What an order is likely to do, for its hover card: worked out beside the window when somebody looks at it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pygame

from game.texts.language import _
from game.ui.aside import Aside

if TYPE_CHECKING:
    from game.lab.likely import Likely
    from game.ui.screens.table import Table

REST = 0.12  # seconds that somebody looks at an order before it is worked out: a passing pointer costs nothing


class Foresight:
    """Remembers what was worked out in this turn; nothing is worked out before it is asked for."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.aside = Aside(self._woken)
        self.many = Aside(self._built)
        self._moment: tuple[str, int] = ("", -1)
        self._known: dict[int, Likely] = {}

    def tip(self, row: int) -> str:
        """The lines for the hover card of an order; "" where there is nothing to foresee."""
        table, match = self.table, self.table.match
        if table.view.phase != "orders" or not hasattr(match, "luck"):
            return ""
        moment = (table.side, match.turn)
        if moment != self._moment:
            self._moment, self._known = moment, {}
        found = self._known.get(row) or self._ask(row)
        if found is None:
            return _("Working out what it is likely to do…")
        if isinstance(found, Exception):
            return _("What it is likely to do could not be worked out: {error}").format(error=found)
        from game.lab import likely_words as words

        self._known[row] = found
        return "\n".join(words.report(found, match.scenario, match.briefing))

    def grounds(self, rows: tuple[int, ...]) -> dict[int, str]:
        """For orders that are about ground: the points of it that change hands in the challenger's favour, with their
        sign; as far as they are worked out by now.
        """
        table, match = self.table, self.table.match
        if table.view.phase != "orders" or not hasattr(match, "luck") or not rows:
            return {}
        seen, luck = match.view(table.side).seen, match.luck(table.side)

        def think(stop: Callable[[], bool]) -> Iterator[dict[int, str]]:
            time.sleep(REST)
            from game.lab.likely import likely, target_row

            found: dict[int, str] = {}
            for row in rows:
                if stop() or target_row(match.scenario, row) < 0:
                    return
                points = likely(match.scenario, seen, row, luck).ground or 0.0
                found[row] = "±0" if abs(points) < 0.05 else f"{points:+.1f}".replace("-", "−")
            yield found

        answer: Any = self.many.ask((table.side, match.turn, rows), think)
        return answer if isinstance(answer, dict) else {}

    def _ask(self, row: int) -> Likely | Exception | None:
        table, match = self.table, self.table.match
        seen, luck = match.view(table.side).seen, match.luck(table.side)

        def think(stop: Callable[[], bool]) -> Iterator[Likely]:
            time.sleep(REST)
            if stop():
                return
            from game.lab.likely import likely

            yield likely(match.scenario, seen, row, luck)

        found: Any = self.aside.ask((*self._moment, row), think)
        return found  # type: ignore[no-any-return]

    def _built(self) -> None:
        """Buttons have other words now."""
        self.table.app.rebuild = True
        self._woken()

    def _woken(self) -> None:
        """The hover card is drawn anew; nothing else has changed."""
        self.table.app.ui.dirty = True
        with contextlib.suppress(pygame.error):  # the window may have closed meanwhile
            pygame.event.post(pygame.event.Event(pygame.USEREVENT))
