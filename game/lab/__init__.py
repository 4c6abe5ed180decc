"""Many games: simulate, statistics, run folders, the outcome matrix, speed and the signature of the rules.

Import from the module that is needed (`from game.lab.simulate import simulate`); nothing is loaded here.
"""
