"""What a handler may return: the next screen, or where to go from here. None means: stay."""

from __future__ import annotations


class Step:
    """Something the window does next. A screen is one: it is opened on top of the present one."""


class Back(Step):
    """Close this screen and show the one beneath."""


class Quit(Step):
    """Close the window."""


class Replace(Step):
    """Open a screen in the place of the present one, or of the `closing` topmost ones."""

    def __init__(self, screen: Step, closing: int = 1) -> None:
        self.screen, self.closing = screen, closing


class Home(Step):
    """Close everything down to the first screen."""


BACK, QUIT, HOME = Back(), Quit(), Home()
