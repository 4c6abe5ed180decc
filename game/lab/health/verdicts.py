"""Judging a scenario: from what was measured to sentences for its author, the gravest first.

One function a topic; CHECKS lists them. Limits stand here, with the reason where it is not plain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any, Final

import numpy as np

from game.lab import statistics
from game.lab.health.finding import FINE, NOTICE, PROBLEM, SEVERITIES, Finding
from game.lab.health.measure import ENOUGH, Effect, Measures
from game.lab.tournament import AIMLESS
from game.rules import bands
from game.rules.arrays import Booleans
from game.rules.scenario import FREE
from game.texts.words import listed, signed

MINUTES_AN_ORDER: Final = 0.75  # an assumption: what a person needs to choose one order
SAME_ENDING: Final = 0.95  # of all games
QUIET: Final = 0.01  # war between doves, share of games
DRIFT: Final = 0.05
SURE: Final = 3.3  # standard errors: one false alarm in a thousand
HARDLY: Final = 0.005  # of the games
MOST_TURNS: Final = 0.6  # of all turns: an order that is given more often needs no thought


def findings(found: Measures) -> list[Finding]:
    """All findings, problems first."""
    every = [finding for check in CHECKS for finding in check(found)]
    return sorted(every, key=lambda finding: SEVERITIES.index(finding.severity))


def length(found: Measures) -> Iterator[Finding]:
    """How long a game is, in turns and in minutes of a person."""
    turns = statistics.spread(found.played.outcomes.turns)
    minutes = turns.mean * max(found.scenario.slots) * MINUTES_AN_ORDER
    stated = found.briefing.minutes
    text = (
        f"A game takes {turns.mean:.1f} turns of at most {found.scenario.turns} (nine in ten: {turns.p05:.0f} to "
        f"{turns.p95:.0f}), about {minutes:.0f} minutes for a person; the file says {stated}."
    )
    off = max(minutes, stated) / max(1.0, min(minutes, stated))
    figures = {"turns": asdict(turns), "minutes": round(minutes, 1), "stated": stated}
    yield Finding(NOTICE if off > 2.0 else FINE, "length", text, figures)


def endings(found: Measures) -> Iterator[Finding]:
    """How games end, and what never comes about."""
    seen = found.played.outcomes.ending
    shares = {text.id: float((seen == row).mean()) for row, text in enumerate(found.briefing.endings)}
    titles = {text.id: text.title for text in found.briefing.endings}
    common = sorted(shares, key=lambda name: -shares[name])
    top = shares[common[0]]
    text = "Endings when doctrines play: " + listed(
        f"{titles[name]} {_percent(shares[name])}" for name in common if shares[name] > 0.0
    )
    severity = PROBLEM if top >= 1.0 else NOTICE if top > SAME_ENDING else FINE
    yield Finding(severity, "endings", text + ("; all games end alike." if top >= 1.0 else "."), shares)
    never = [text for row, text in enumerate(found.briefing.endings) if not (found.wild.outcomes.ending == row).any()]
    never = [text for text in never if shares[text.id] == 0.0]
    for ending in never:
        games = found.wild.games + found.played.games
        yield Finding(
            NOTICE, "endings", f"Ending “{ending.title}” never came about in {games:,} games.", {"ending": ending.id}
        )


def scores(found: Measures) -> Iterator[Finding]:
    """How well each side does, and whether it can do well and badly."""
    points = found.played.outcomes.scores
    in_band = bands(found.scenario, points)
    for row, side in enumerate(found.briefing.sides):
        shares = statistics.shares(in_band[row], len(found.briefing.bands))
        spread = statistics.spread(points[row])
        in_words = listed(
            f"{name} {_percent(share)}" for name, share in zip(found.briefing.bands, shares, strict=True) if share
        )
        reach = f"nine games in ten: {spread.p05:.0f} to {spread.p95:.0f}"
        text = f"{side.name} scores {spread.mean:.0f} on average ({reach}). "
        severity = PROBLEM if max(shares) == 1.0 else NOTICE if max(shares) > SAME_ENDING else FINE
        figures = {"side": side.id, "mean": spread.mean, "bands": dict(zip(found.briefing.bands, shares, strict=True))}
        yield Finding(severity, "bands", f"{text}Bands: {in_words}.", figures)


def ladder(found: Measures) -> Iterator[Finding]:
    """Rungs that nobody ever reaches."""
    seen = max(int(found.played.outcomes.rung_max.max()), int(found.wild.outcomes.rung_max.max()))
    never = [text.name for row, text in enumerate(found.briefing.rungs) if row > seen]
    if never:
        yield Finding(NOTICE, "ladder", f"Rungs that no game reached: {listed(never)}.", {"rungs": never})
    war = float((found.played.outcomes.rung_max >= found.scenario.war_rung).mean())
    yield Finding(FINE, "ladder", f"The war firebreak is crossed in {_percent(war)} of games.", {"war": war})


def doves(found: Measures) -> Iterator[Finding]:
    """Two sides that want no war must not drift into one, and nothing must not lead to one."""
    scenario = found.scenario
    if float(scenario.start[scenario.places["rung"]].max()) >= scenario.war_rung:
        return
    quiet = statistics.wilson(int((found.quiet.rung_max >= scenario.war_rung).sum()), found.quiet.games)
    who = listed(f"{side} {name}" for side, name in zip(scenario.sides, found.doves, strict=True))
    severity = PROBLEM if quiet.low > DRIFT else NOTICE if quiet.low > QUIET else FINE
    yield Finding(
        severity,
        "doves",
        f"When all are careful ({who}), {_percent(quiet.share)} of games drift into war.",
        {"doves": list(found.doves), **asdict(quiet)},
    )
    asleep = int((found.asleep.rung_max >= scenario.war_rung).sum())
    if asleep:
        text = f"When nobody does anything, {asleep} of {found.asleep.games} games still come to war."
        yield Finding(PROBLEM, "doves", text, {"games": asleep})


def crises(found: Measures) -> Iterator[Finding]:
    """How often each leader's red line is crossed."""
    if len(found.scenario.leaders) < 2:
        return
    for leader in found.scenario.leaders:
        name = found.briefing.sides[leader].name
        share = float((found.played.protests[leader] > 0).mean())
        wild = float((found.wild.protests[leader] > 0).mean())
        figures = {"side": found.scenario.sides[leader], "games": share, "games_at_random": wild}
        if share == wild == 0.0:
            yield Finding(
                NOTICE, "crises", f"The red line of {name} was never crossed: it might as well have none.", figures
            )
        elif share > SAME_ENDING:
            text = f"The red line of {name} is crossed in {_percent(share)} of games: nobody can keep below it."
            yield Finding(NOTICE, "crises", text, figures)
        else:
            yield Finding(FINE, "crises", f"The red line of {name} is crossed in {_percent(share)} of games.", figures)


def events(found: Measures) -> Iterator[Finding]:
    """Events that games hardly ever live to see."""
    for text, event in zip(found.briefing.events, found.scenario.events, strict=True):
        share = float((found.played.outcomes.turns > event.turn).mean()) * event.chance
        if share < 0.05:
            when = found.briefing.turns[event.turn] if event.turn < len(found.briefing.turns) else event.turn + 1
            yield Finding(
                NOTICE,
                "events",
                f"Event “{text.title}” ({when}) happens in {_percent(share)} of games only.",
                {"event": event.id, "share": share},
            )


def orders(found: Measures) -> Iterator[Finding]:
    """Orders that cannot be given, that nobody gives, or that do nobody good."""
    for action in found.actions:
        name = f"{found.briefing.sides[action.side].name}, “{action.title}”"
        change = action.effect
        figures: dict[str, Any] = {
            "side": found.scenario.sides[action.side],
            "action": found.briefing.orders[action.rows[0]].action,
        }
        unused = action.used < HARDLY
        if not any(found.played.legal[row] or found.wild.legal[row] for row in action.rows):
            if (found.scenario.consent[list(action.rows)] > FREE).all():
                text = (
                    f"{name}: its members agreed to it in no turn of {found.played.games + found.wild.games:,} games."
                )
                yield Finding(NOTICE, "orders", text, figures)
            else:
                yield Finding(PROBLEM, "orders", f"{name}: can never be given; it is not allowed in any turn.", figures)
            continue
        if change is None:
            text = f"{name}: hardly ever allowed and paid for, except where it is given anyway."
            yield Finding(FINE if action.used > SAME_ENDING else NOTICE, "orders", text, figures)
            continue
        points = change.scores[action.side]
        figures |= {"used": action.used, "points": asdict(points), "war": change.war.mean, "ruin": change.ruin.mean}
        once = "once more, in place of others" if action.pushed else "once more"
        worth = f"given {once}: {_interval(points)} points for its own side"
        if unused and action.thought is not None:
            continue  # what who thinks ahead makes of it tells more
        if unused and points.high < 0.0:
            severity, text = NOTICE, f"nobody gives it, and it does harm; a trap, or too dear ({worth})."
        elif unused and points.low > 0.0:
            severity, text = NOTICE, f"no doctrine gives it, though it helps ({worth})."
        elif unused:
            severity, text = NOTICE, f"no doctrine gives it, and it makes no clear difference ({worth})."
        elif points.high < 0.0:
            severity, text = FINE, f"given in {_percent(action.used)} of games; more of it does harm ({worth})."
        elif _nothing(change):
            severity, text = NOTICE, f"changes nothing that counts ({worth})."
        else:
            continue
        yield Finding(severity, "orders", f"{name}: {text}", figures)
    yield from _matter(found)


def thought(found: Measures) -> Iterator[Finding]:
    """Orders that are dominated (who thinks ahead never gives them, and they do harm when forced in) or dominant."""
    asked = [action for action in found.actions if action.thought is not None]
    for action in asked:
        use = action.thought
        assert use is not None
        figures: dict[str, Any] = {
            "side": found.scenario.sides[action.side],
            "action": found.briefing.orders[action.rows[0]].action,
            **asdict(use),
        }
        name = f"{found.briefing.sides[action.side].name}, “{action.title}”"
        if use.turns > MOST_TURNS:
            text = f"who thinks ahead gives it in {_percent(use.turns)} of all turns: there is little to weigh."
        elif use.given >= HARDLY or use.forced is None or use.games < ENOUGH:
            continue
        else:
            figures["dominated"] = use.forced.high < 0.0
            worth = f"forced in, in place of its last order: {_interval(use.forced)} points"
            if use.forced.high < 0.0:
                text = f"nothing speaks for it; who thinks ahead never gives it. A trap, or too dear ({worth})."
            elif use.forced.low > 0.0:
                text = f"who thinks ahead never gives it, though it helps ({worth})."
            else:
                text = f"who thinks ahead never gives it, and it makes no clear difference ({worth})."
        yield Finding(NOTICE, "orders", f"{name}: {text}", figures)
    if asked:
        games = max(action.thought.games for action in asked if action.thought is not None)
        used = sum(action.thought.given >= HARDLY for action in asked if action.thought is not None)
        text = f"Who thinks ahead ({games} games on every side) gives {used} of {len(asked)} orders."
        yield Finding(FINE, "orders", text, {"used": used, "of": len(asked)})


def _matter(found: Measures) -> Iterator[Finding]:
    """Which orders move the odds of war and of the defender's ruin most."""
    for what, title in (("war", "war between the camps"), ("ruin", _ruin(found))):
        moved = [(a, getattr(a.effect, what)) for a in found.actions if a.effect is not None]
        sure = sorted(((a, gap) for a, gap in moved if gap.low > 0.0 or gap.high < 0.0), key=lambda pair: pair[1].mean)
        sure = [*sure[:2], *sure[2:][-2:]]
        in_words = listed(f"{found.briefing.sides[a.side].name} “{a.title}” {100 * gap.mean:+.0f}" for a, gap in sure)
        if sure:
            text = (
                f"Orders that move the odds of {title} most, in percentage points for giving it once more: {in_words}."
            )
            yield Finding(
                FINE, "orders", text, {what: {found.briefing.orders[a.rows[0]].action: gap.mean for a, gap in sure}}
            )


def players(found: Measures) -> Iterator[Finding]:
    """Doing nothing must not be best, chance must not be as good as a plan, and no plan best against everybody."""
    for row, skill in enumerate(found.skill):
        name = found.briefing.sides[row].name
        means = {player: float(scores.mean()) for player, scores in skill.scores.items()}
        planned = [player for player in means if player not in AIMLESS]
        if not planned:
            continue
        best = max(planned, key=lambda player: means[player])
        for idle, words in (("hold", "Doing nothing"), ("uniform", "Acting at random")):
            gap = _gap(skill.scores[idle], skill.scores[best])
            figures = {"side": found.scenario.sides[row], "best": best, "points": asdict(gap)}
            text = f"{name}: {best} gets {_interval(gap)} points more than {words.lower()}."
            if gap.low <= 0.0:
                text = f"{name}: {words.lower()} is as good as its best doctrine, {best} ({_interval(gap)} points)."
            yield Finding(FINE if gap.low > 0.0 else PROBLEM, "players", text, figures)
        others = [player for player in planned if player != best]
        cells = {player: _each(skill.scores[player], skill.scores[best]) for player in others}
        if others and all(gap.low > 0.0 for gaps in cells.values() for gap in gaps):
            text = f"{name}: {best} is its best doctrine whatever the others do; there is little to weigh."
            yield Finding(NOTICE, "players", text, {"side": found.scenario.sides[row], "best": best})
        if skill.search is not None:
            gap = skill.search
            figures = {"side": found.scenario.sides[row], "best": best, "points": asdict(gap)}
            if gap.high < 0.0:
                text = f"{name}: thinking ahead does not pay ({_interval(gap)} points against {best})."
                yield Finding(NOTICE, "players", text, figures)
            else:
                sure = "pays" if gap.low > 0.0 else "may pay; too few games to be sure"
                if gap.low <= 0.0 and gap.high < 1.0:
                    sure = "makes no difference that counts"
                yield Finding(
                    FINE,
                    "players",
                    f"{name}: thinking ahead {sure} ({_interval(gap)} points more than {best}).",
                    figures,
                )


def hidden(found: Measures) -> Iterator[Finding]:
    """Hidden types must matter: games in which one is high go otherwise than games in which it is low."""
    seen = found.played.outcomes
    measures = {f"mean score of {side.name}": seen.scores[row] for row, side in enumerate(found.briefing.sides)}
    measures["share of games with war"] = (seen.rung_max >= found.scenario.war_rung).astype(np.float64)
    measures["crises a game"] = found.played.protests.sum(axis=0).astype(np.float64)
    for row, (side, kind) in enumerate(found.scenario.hidden_names):
        values = seen.hidden[row]
        low, high = values <= np.quantile(values, 1 / 3), values >= np.quantile(values, 2 / 3)
        if side not in found.scenario.leaders or len(found.scenario.leaders) < 2 or np.ptp(values) == 0.0:
            continue
        apart = {what: _apart(numbers, low, high) for what, numbers in measures.items()}
        most = max(apart, key=lambda what: abs(apart[what]))
        name = f"{found.briefing.sides[side].name}, hidden {kind}"
        figures = {"side": found.scenario.sides[side], "type": kind, "standard_errors": apart}
        if abs(apart[most]) < SURE:
            yield Finding(
                NOTICE,
                "hidden",
                f"{name}: games go the same whether it is high or low; nothing is to be guessed.",
                figures,
            )
        else:
            before, after = (float(measures[most][some].mean()) for some in (low, high))
            yield Finding(
                FINE, "hidden", f"{name}: matters; {most} {before:.2g} when low, {after:.2g} when high.", figures
            )


def parameters(found: Measures) -> Iterator[Finding]:
    """What the sliders of the start page change, from one end to the other."""
    for parameter in found.briefing.parameters:
        low, high = found.parameters[parameter.id]
        at = f"“{parameter.title}” at {parameter.low:g} and at {parameter.high:g}"
        gaps = [
            f"{side.name} {signed(round(low.scores[row].mean, 1))} and {signed(round(high.scores[row].mean, 1))} points"
            for row, side in enumerate(found.briefing.sides)
        ]
        gaps.append(f"war {100 * low.war.mean:+.1f} and {100 * high.war.mean:+.1f} percentage points")
        gaps.append(f"{_ruin(found)} {100 * low.ruin.mean:+.1f} and {100 * high.ruin.mean:+.1f}")
        figures = {"parameter": parameter.id, "low": asdict(low), "high": asdict(high)}
        if _nothing(low) and _nothing(high):
            yield Finding(NOTICE, "parameters", f"Parameter {at}: changes nothing that counts.", figures)
        else:
            yield Finding(
                FINE, "parameters", f"Parameter {at}, against {parameter.default:g}: {'; '.join(gaps)}.", figures
            )


CHECKS: Final[tuple[Callable[[Measures], Iterator[Finding]], ...]] = (
    *(length, endings, scores, ladder, doves, crises, events, orders, thought, players, hidden, parameters),
)


def _percent(share: float) -> str:
    if 0.0 < share < 0.001:
        return "below 0.1 %"
    return f"{100.0 * share:.0f} %" if share >= 0.1 or share == 0.0 else f"{100.0 * share:.1f} %"


def _interval(gap: statistics.Difference) -> str:
    return f"{signed(round(gap.mean, 1))} ({signed(round(gap.low, 1))} to {signed(round(gap.high, 1))})"


def _ruin(found: Measures) -> str:
    row = found.scenario.defender
    return f"ruin of {found.briefing.sides[row].name}" if row >= 0 else "ruin of a side"


def _nothing(change: Effect) -> bool:
    """Whether it certainly changes next to nothing: a fifth of a point, a percentage point."""
    narrow = all(max(abs(gap.low), abs(gap.high)) < 0.2 for gap in change.scores)
    return narrow and all(max(abs(gap.low), abs(gap.high)) < 0.01 for gap in (change.war, change.ruin))


def _gap(before: np.ndarray, after: np.ndarray) -> statistics.Difference:
    """The paired difference of two players [cells, games]: over the games, each the mean of its cells."""
    return statistics.paired(before.mean(axis=0), after.mean(axis=0))


def _each(before: np.ndarray, after: np.ndarray) -> list[statistics.Difference]:
    """The same in each cell by itself."""
    return [statistics.paired(one, other) for one, other in zip(before, after, strict=True)]


def _apart(values: np.ndarray, low: Booleans, high: Booleans) -> float:
    """How far the means of two groups of games lie apart, in standard errors."""
    error = float(values[low].var() / low.sum() + values[high].var() / high.sum()) ** 0.5
    return float(values[high].mean() - values[low].mean()) / error if error > 0.0 else 0.0
