"""Starts Firebreak from a checkout: `python main.py`. The installed command `firebreak` does the same.

This file is plain enough for older Pythons, so that they too say what is missing in one sentence.
"""

import sys


def start():  # type: ignore[no-untyped-def]
    """Run the command line; say what to do where its Python or its libraries are missing."""
    if sys.version_info < (3, 11):
        sys.exit("Firebreak needs Python 3.11 or newer; this one is %d.%d." % sys.version_info[:2])
    try:
        from game.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    except ModuleNotFoundError as error:
        if not error.name or error.name.partition(".")[0] == "game":
            raise
        sys.exit(
            "This Python (%s) has no %s. Start Firebreak with the Python of the folder .venv, "
            "or install what it needs: `%s -m pip install .` in the folder of main.py."
            % (sys.executable, error.name, sys.executable)
        )
    main()


if __name__ == "__main__":
    start()
