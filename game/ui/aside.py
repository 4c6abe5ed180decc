"""Thinking beside the window: one question at a time, the newest wins, and answers that get better while one plays on.

Unlike `App.work`, nothing waits for it: keys and clicks go on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from typing import Any

Think = Callable[[Callable[[], bool]], Iterator[Any]]  # told whether to stop; yields answers, each better than the last


class Aside:
    """`wake` is called from the thread when there is a new answer."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._key: Hashable = None
        self._answer: Any = None
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def ask(self, key: Hashable, think: Think) -> Any:
        """The best answer so far to the question named `key`, None before the first. Another key is another question:
        thinking about it begins, and about the one before ends. An answer may be the exception that ended it.
        """
        if key != self._key:
            self.forget()
            self._key, self._stop = key, threading.Event()
            self._thread = threading.Thread(target=self._run, args=(think, self._stop), daemon=True)
            self._thread.start()
        return self._answer

    def forget(self) -> None:
        """Nobody wants to know any more."""
        self._stop.set()
        self._key = self._answer = None

    def wait(self) -> None:
        """Waits until the present question is answered in full; for tests and scripts."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, think: Think, stop: threading.Event) -> None:
        try:
            for answer in think(stop.is_set):
                if not self._tell(answer, stop):
                    return
        except Exception as error:  # shown where the answer would stand; the game goes on
            self._tell(error, stop)

    def _tell(self, answer: Any, stop: threading.Event) -> bool:
        if stop.is_set():
            return False
        self._answer = answer
        self._wake()
        return True
