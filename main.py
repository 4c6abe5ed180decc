"""Starts Firebreak from a checkout: `python main.py`. The installed command `firebreak` does the same.

This file is plain enough for older Pythons, so that they too say what is missing in one sentence.
"""

import sys


def start() -> None:
    """Run the command line; say what to do where its Python or its libraries are missing."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts a checkout has not been asked for it before
        sys.exit(f"Firebreak needs Python 3.11 or newer; this is {sys.version.split()[0]}, {sys.executable}.")
    try:
        from game.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    except ModuleNotFoundError as error:
        if not error.name or error.name.partition(".")[0] == "game":
            raise
        sys.exit(
            f"{sys.executable} has no {error.name}: start Firebreak with the Python of the folder .venv, "
            f"or install what it needs with `{sys.executable} -m pip install .` in the folder of main.py."
        )
    main()


if __name__ == "__main__":
    start()
