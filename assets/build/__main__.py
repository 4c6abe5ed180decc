"""python -m assets.build [board relief fonts icons flags counters] --scratch FOLDER, from the project's root."""

from __future__ import annotations

import argparse
import importlib
import time
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent
STEPS = ("board", "relief", "fonts", "icons", "flags", "counters")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m assets.build", description="Makes the assets from their sources.")
    parser.add_argument("steps", nargs="*", default=[], help=f"any of: {', '.join(STEPS)} (default: all)")
    parser.add_argument("--scratch", type=Path, required=True, help="folder outside the project for the downloads")
    arguments = parser.parse_args()
    unknown = set(arguments.steps) - set(STEPS)
    if unknown:
        parser.error(f"there is no step {sorted(unknown)[0]}; choose from {', '.join(STEPS)}")
    if arguments.scratch.resolve().is_relative_to(ASSETS.parent):
        parser.error("the scratch folder must lie outside the project; try --scratch ../firebreak-assets")
    for step in STEPS:
        if not arguments.steps or step in arguments.steps:
            start = time.monotonic()
            importlib.import_module(f".make_{step}", __package__).make(arguments.scratch, ASSETS)
            print(f"{step}: done in {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
