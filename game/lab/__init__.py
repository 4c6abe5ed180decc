"""Many games: runs, comparisons, estimates, the health of a scenario, speed and the signature of the rules.

Import from the module that is needed (`from game.lab.simulate import simulate`); nothing is loaded here.
"""
