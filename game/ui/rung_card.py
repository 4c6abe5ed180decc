"""The hover card of a rung: what it brings each turn, how one comes down from it, and what it leaves of the score."""

from __future__ import annotations

from typing import Any

from game.texts.language import _
from game.texts.words import track_name


def notes(match: Any, side: str) -> tuple[str, ...]:
    """For each rung, from the lowest, the lines of its card below its text; nothing where a match has no rules."""
    scenario = match.scenario
    if not hasattr(scenario, "rung_effects"):
        return ()
    return tuple("\n".join(_lines(match, side, rung)) for rung in range(len(match.briefing.rungs)))


def _lines(match: Any, side: str, rung: int) -> list[str]:
    scenario, numbers = match.scenario, match.scenario.numbers.escalation
    effects = [effect for at, listed in scenario.rung_effects if round(at) == rung for effect in listed]
    lines = [_("Each turn on it: {effects}").format(effects="; ".join(_effects(match, effects)))] if effects else []
    if rung > scenario.least_rung:
        if rung < scenario.war_rung:
            lines.append(_("Coming down: one rung a turn, as long as nobody's act or shots hold it up."))
        else:
            least = numbers.step_down
            most = min(1.0, least + numbers.step_down_channel)
            lines.append(
                _(
                    "Coming down: one rung with a chance of {least:.0%} a turn; the more open the channels, "
                    "up to {most:.0%}. Only where nobody's act or shots hold it up."
                ).format(least=least, most=most)
            )
    for at, row, least in scenario.rung_while:
        if round(at) == rung:
            name = track_name(match.scenario, match.briefing, row)
            lines.append(_("It stands as long as: {track} {least} or more.").format(track=name, least=f"{least:g}"))
    factor = float(scenario.rung_factor[scenario.sides.index(side), rung])
    if abs(factor - 1.0) > 0.004:
        lines.append(_("If the game ever stands this high, {share:.0%} of your score is left.").format(share=factor))
    return lines


def _effects(match: Any, effects: list[tuple[int, float]]) -> list[str]:
    """What a rung changes each turn; a number that many places have is told once, from the least to the most."""
    changes: dict[int, float] = {}
    for row, amount in effects:
        changes[row] = changes.get(row, 0.0) + amount
    alike: dict[str, list[float]] = {}
    for row, amount in changes.items():
        name = track_name(match.scenario, match.briefing, row)
        alike.setdefault(name.split(":")[0], []).append(amount)
    return [
        f"{name} {min(amounts):+g}"
        if min(amounts) == max(amounts)
        else _("{name}: {least} to {most}").format(name=name, least=f"{max(amounts):+g}", most=f"{min(amounts):+g}")
        for name, amounts in alike.items()
    ]
