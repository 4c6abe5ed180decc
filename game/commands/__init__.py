"""The commands, one module each or one for a few that belong together.

A module here imports the engine, the window or any heavy library inside its function, never at its top: all of them are
read for every `--help`.
"""
