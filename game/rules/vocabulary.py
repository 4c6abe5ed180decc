"""Vocabulary: the words of a scenario file that the rules understand beside tracks and numbers."""

from __future__ import annotations

from typing import Final

VERBS: Final[dict[str, tuple[str, str]]] = {  # verb: (what it is aimed at, what it does)
    "attack": ("region", "an offensive in a region"),
    "withdraw": ("region", "gives up a part of a region in order"),
    "fortify": ("", "digs in along the whole line"),
    "strike_infrastructure": ("", "strikes on power and railways, for each point of missiles drawn"),
    "strike_supply": ("", "strikes on the other army's supply"),
    "strike_deep": ("", "strikes into the challenger's own territory"),
    "sabotage": ("", "sabotage in the members' countries"),
    "wedge": ("", "disinformation that divides the members"),
    "threaten": ("", "nuclear threats in words"),
    "provoke_flank": ("host", "incidents at the border of a host country"),
    "flank_attack": ("host", "an attack on a host country"),
    "strike_hub": ("", "missiles on a hub of aid in a member's country"),
    "pledge": ("", "an extra pledge by the donors"),
    "reassure": ("", "a public reassurance of the flank"),
    "talk": ("", "an offer of talks"),
}

ESTIMATES: Final = ("odds", "danger", "grab", "shortfall")
"""What a doctrine may weigh besides tracks: its own odds in a region, the enemy's there, the worth of a grab of a host
country to the challenger, and how far a host country is from having a brigade.
"""
