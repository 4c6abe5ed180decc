"""A real window under a virtual display: started, clicked, typed into, closed by its frame; nothing sealed is lost.

    python tests/ui/real_window.py [FOLDER FOR PICTURES]

A script of the release run. It needs Debian's xvfb, xdotool, imagemagick and a small window manager (openbox), so that
the window can be closed as a person closes it. It says what it did, and its exit code is 0 when all of it came true.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DISPLAY = ":77"
WIDE, HIGH = 1280, 720
PATIENCE = 60.0  # seconds; a busy machine is slow to open a window


class Window:
    """The game's window on the virtual display, by its number."""

    def __init__(self, home: Path, *words: str) -> None:
        self.env = {**os.environ, "DISPLAY": DISPLAY, "FIREBREAK_HOME": str(home), "SDL_AUDIODRIVER": "dummy"}
        self.env.pop("SDL_VIDEODRIVER", None)
        self.process = subprocess.Popen([sys.executable, "main.py", *words], cwd=ROOT, env=self.env)
        self.number = ""
        wait_for("the window", self._find)

    def _find(self) -> bool:
        found = self.tool("search", "--onlyvisible", "--class", "main.py").split()
        self.number = found[-1] if found else ""
        return bool(found)

    def tool(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True, check=False)
        return done.stdout

    def key(self, *names: str) -> None:
        for name in names:
            self.tool("key", "--window", self.number, name)
            time.sleep(0.4)

    def click(self, x: int, y: int) -> None:
        self.tool("mousemove", "--window", self.number, str(x), str(y))
        self.tool("click", "1")
        time.sleep(0.5)

    def picture(self, path: Path) -> None:
        subprocess.run(["import", "-window", self.number, str(path)], env=self.env, check=True)
        print(f"  picture: {path.name}")

    def close(self) -> None:
        """As a person does it: the window manager's key asks the window to go."""
        self.tool("windowfocus", "--sync", self.number)
        self.tool("key", "alt+F4")
        self.process.wait(PATIENCE)


def wait_for(what: str, true: object) -> None:
    """Waits until something is so; a RuntimeError that names it when it does not come about."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if callable(true) and true():
            return
        time.sleep(0.25)
    raise RuntimeError(f"{what} did not come about within {PATIENCE:.0f} s.")


def saved(home: Path) -> dict[str, Any]:
    """The copy kept after the last turn."""
    files = sorted((home / "saves").glob("*last_turn.json"))
    return dict(json.loads(files[-1].read_text(encoding="utf-8"))) if files else {}


def turns(home: Path) -> int:
    """How many decisions the kept copy holds."""
    return len(saved(home).get("decisions", []))


def play(pictures: Path, home: Path) -> None:
    window = Window(home, "play", "ukraine_2022", "--seed", "7")
    time.sleep(2)
    window.picture(pictures / "1_table.png")
    print("A turn: the second group by its key, the first order by a click, E.")
    window.key("2")
    window.click(WIDE - 180, 150)
    window.picture(pictures / "2_tray.png")
    window.key("e")
    wait_for("a kept copy", lambda: turns(home) >= 1)
    if "nato hold" in str(saved(home)["decisions"][0]["orders"]):
        raise RuntimeError("the click on a card put no order into the tray.")
    time.sleep(1)
    window.picture(pictures / "3_resolution.png")
    print("Two more turns, with the keyboard.")
    done = turns(home)
    for _round in range(12):
        window.key("Return", "e")
        if turns(home) >= done + 2:
            break
    wait_for("two more turns", lambda: turns(home) >= done + 2)
    print("The pointer: over the board and onto a button at the top.")
    window.key("Return")
    window.tool("mousemove", "--window", window.number, str(WIDE // 2), str(HIGH // 2))
    time.sleep(1)
    window.picture(pictures / "4_pointer.png")
    before = turns(home)
    print(f"Closing the window by its frame; decisions kept: {before}.")
    window.close()
    print(f"It left with exit code {window.process.returncode}.")
    if window.process.returncode != 0 or turns(home) < before:
        raise RuntimeError("closing the window lost something or failed.")

    print("Opened again: Continue on the title screen takes up the kept match.")
    again = Window(home)
    time.sleep(2)
    again.picture(pictures / "5_title.png")
    again.key("Tab", "Return")
    time.sleep(3)
    again.picture(pictures / "6_continued.png")
    again.key("e")
    wait_for("one more turn of the kept match", lambda: turns(home) > before)
    print(f"Decisions kept after one more turn: {turns(home)}.")
    again.process.kill()
    again.process.wait(PATIENCE)
    print(f"Killed outright; decisions still kept: {turns(home)}.")
    if turns(home) <= before:
        raise RuntimeError("a killed window lost a sealed turn.")


def main(words: list[str]) -> int:
    pictures = Path(words[0] if words else tempfile.mkdtemp(prefix="firebreak-window-"))
    pictures.mkdir(parents=True, exist_ok=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", f"{WIDE}x{HIGH + 40}x24"], **quiet)
    time.sleep(1.5)
    frames = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": DISPLAY}, **quiet)
    try:
        with tempfile.TemporaryDirectory() as home:
            play(pictures, Path(home))
    except RuntimeError as error:
        print(f"Failed: {error}")
        return 1
    finally:
        frames.terminate()
        screen.terminate()
    print("All of it came true.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
