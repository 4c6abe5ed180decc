"""The hover card of a rung: what it brings each turn, how one comes down from it, and what it leaves of the score."""

from __future__ import annotations

from typing import Any

from game.texts.language import _


def notes(match: Any, side: str) -> tuple[str, ...]:
    """For each rung, from the lowest, the lines of its card below its text; nothing where a match has no rules."""
    scenario = match.scenario
    if not hasattr(scenario, "rung_effects"):
        return ()
    return tuple("\n".join(_lines(match, side, rung)) for rung in range(len(match.briefing.rungs)))


def _lines(match: Any, side: str, rung: int) -> list[str]:
    from game.texts.words import track_name

    scenario, numbers = match.scenario, match.scenario.numbers.escalation
    effects = [effect for at, listed in scenario.rung_effects if round(at) == rung for effect in listed]
    lines = []
    if effects:
        each = (f"{track_name(scenario, match.briefing, row)} {amount:+g}" for row, amount in effects)
        lines.append(_("Each turn on it: {effects}").format(effects="; ".join(each)))
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
    factor = float(scenario.rung_factor[scenario.sides.index(side), rung])
    if abs(factor - 1.0) > 0.004:
        lines.append(_("If the game ever stands this high, {share:.0%} of your score is left.").format(share=factor))
    return lines
