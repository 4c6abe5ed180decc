"""The window: the only part of the game that imports pygame.

`game.ui.app.App` opens the window (or an offscreen one), `game.ui.screens` holds one file a screen, `game.ui.widgets`
the small toolkit they are made of, `game.ui.script` plays a text file of inputs. Nothing is imported here, so that
`import game.ui` costs nothing and pygame starts only when a window is opened. The environment is set here because
pygame reads it while it is imported.
"""

import os
import sys

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
if sys.platform == "win32":
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
