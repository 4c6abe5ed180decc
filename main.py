"""Starts Firebreak from a checkout: `python main.py`. The installed command `firebreak` does the same."""

from game.cli import main

if __name__ == "__main__":
    main()
