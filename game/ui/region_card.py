"""The hover card of a region or host country: holders, worth, works, what changed, and what can be ordered there."""

from __future__ import annotations

from typing import Any

from game.texts.language import _
from game.ui.snapshot import TableView

HARD, OPEN = 1.25, 1.05  # factors of terrain from which ground counts as hard, and below which as open


def lines(view: TableView, match: Any, side: str, board_id: str, board_name: str) -> list[str]:
    """The lines of the card; the first is the name."""
    found = [f"**{view.names.get(board_id, board_name)}**"]
    named = {key: name for _id, name, key in view.sides}
    challenger, defender = named.get("challenger", _("the challenger")), named.get("defender", _("the defender"))
    region = next((n for n, r in enumerate(match.briefing.regions) if r.board == board_id), None)
    if region is not None and board_id in view.shares:
        found += _held(view.shares[board_id], challenger, defender)
        if hasattr(match.scenario, "terrain"):
            found += _ground(match, side, region, challenger, defender)
    if board_id in view.hosts:
        found.append(_("Forward presence: {count:.1f} thousand soldiers").format(count=view.hosts[board_id]))
    titles = [card.title for card in view.cards if card.target_board == board_id and card.allowed]
    if titles:
        found.append(_("Orders here (click): {orders}").format(orders="; ".join(titles[:4])))
    return found


def _held(share: float, challenger: str, defender: str) -> list[str]:
    return [
        _("Held by {holder}: {share:.0%}").format(holder=holder, share=held)
        for holder, held in ((challenger, share), (defender, 1.0 - share))
    ]


def _ground(match: Any, side: str, region: int, challenger: str, defender: str) -> list[str]:
    """What changed last turn, what the region counts, its ground and its works."""
    scenario, look = match.scenario, match.view(side).seen
    found = []
    past = match.history(f"control.{scenario.region_names[region]}", side)
    change = past[-1] - past[-2] if len(past) > 1 else 0.0
    if abs(change) >= 0.005:
        winner = challenger if change > 0.0 else defender
        found.append(_("Last turn {side} took {share:.0%} of it.").format(side=winner, share=abs(change)))
    worth = float(scenario.region_value[region, 0]) / scenario.total_value
    found.append(_("Counts for {share:.0%} of the territory").format(share=worth))
    terrain = float(scenario.terrain[region, 0])
    found.append(_("Hard ground") if terrain >= HARD else _("Open ground") if terrain < OPEN else _("Ordinary ground"))
    works = (float(look.defences[region, 0]), float(look.entrenchment[region, 0]))
    if max(works) >= 1.0:
        text = _("Field works: {defender} {ours:.0f}, {challenger} {theirs:.0f} (the other side's are an estimate)")
        found.append(text.format(defender=defender, ours=works[0], challenger=challenger, theirs=works[1]))
    return found
