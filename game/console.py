"""What every command of the command line shares: sentences for errors, exit codes, colours, the display.

Exit codes: 0 done, 1 the thing asked about is wrong, 2 the command line is wrong, 130 stopped with Ctrl-C, 141 whoever
read the output has closed the pipe. Data go to standard output; all that is said to a person about them goes to
standard error.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback

DONE = 0
WRONG = 1
USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class WrongUse(Exception):
    """The command line asks for something that does not exist; the message is one sentence with the next step."""


_UNSEEN_DRIVERS = {"dummy", "offscreen"}


def say(sentence: str) -> None:
    """Writes one sentence for a person on standard error."""
    if sys.stderr is not None:  # a program without a console has none, and `print` would take standard output instead
        print(sentence, file=sys.stderr, flush=True)


def colours(stream: object = None) -> bool:
    """True if colours may be written to the stream (standard output unless given): a terminal, and no NO_COLOR."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    isatty = getattr(stream if stream is not None else sys.stdout, "isatty", None)
    return bool(isatty and isatty())


def display() -> str | None:
    """Name of the display a window would open on, or None if there is none that a person could see.

    Only the environment is read: asking SDL would mean loading pygame.
    """
    driver = os.environ.get("SDL_VIDEODRIVER", "").strip()
    if driver:
        return None if driver in _UNSEEN_DRIVERS else driver
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return "macos"
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if wayland:
        return f"wayland {wayland}"
    return f"x11 {x11}" if x11 else None


def report(error: Exception, *, debug: bool) -> int:
    """Tells a person about an error that ended a command; returns the exit code.

    Errors that the game defines carry a sentence written for people. Anything else is a fault of the program (or of the
    machine), and the sentence says how to see more of it.
    """
    if debug:
        traceback.print_exception(error)
    elif type(error).__module__.partition(".")[0] == "game":
        say(str(error))
    elif isinstance(error, OSError) and error.strerror:
        about = f"{error.filename}: " if error.filename else ""
        say(f"{about}{error.strerror}. Check the path and the space and rights there.")
    elif isinstance(error, MemoryError):
        say("The memory of this machine does not suffice; ask for fewer games at once.")
    else:
        detail = " ".join(str(error).split())
        say(
            f"Firebreak failed with {type(error).__name__}{f': {detail}' if detail else ''}. "
            "Run the same command with --debug for the details a report of the fault needs."
        )
    return USAGE if isinstance(error, WrongUse) else WRONG


def pipe_closed(error: BaseException | None) -> bool:
    """True if the error says that whoever read the output has left; Windows calls that an invalid argument."""
    if isinstance(error, BrokenPipeError):
        return True
    return sys.platform == "win32" and isinstance(error, OSError) and error.errno == errno.EINVAL and not error.filename


def never_fail_on_a_letter() -> None:
    """Lets a terminal or a pipe that lacks a letter show a question mark in its place; the program goes on."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def abandon_output() -> None:
    """Points standard output at nothing after its reader has left, so that Python's last flush stays quiet."""
    try:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.stdout.fileno())
        os.close(sink)
    except (OSError, ValueError):  # standard output is no file, as in a test or a notebook: nothing to be quiet about
        return
