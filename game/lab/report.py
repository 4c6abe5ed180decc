"""The after-action report of a match: one HTML file with nothing from outside, to read, to print, to talk about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import game
from game.lab import charts
from game.lab.hindsight import GAMES, TurningPoint, course, largest, positions, viewpoint
from game.match import Match
from game.notation import parse_turn
from game.texts import tray_words, turn_name
from game.texts.crisis import crisis_answer
from game.texts.headlines import titled
from game.texts.language import _
from game.texts.words import signed

TEMPLATE: Final = Path(__file__).with_name("report.html.j2")


def report(match: Match, *, games: int = GAMES) -> str:
    """The report as HTML. `games` are played on from each turn for the odds; with 0 that part is left out."""
    import jinja2  # half as slow to load as the rest of the program

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(_contents(match, games))


def _contents(match: Match, games: int) -> dict[str, Any]:
    from markupsafe import Markup  # what jinja2 knows as finished HTML

    scenario, briefing = match.scenario, match.briefing
    result = match.result() if match.phase == "over" else None
    decisions = list(_decisions(match))
    points = list(course(match, games=games)) if games else []
    side = viewpoint(match)
    rungs = [(text.name, text.firebreak) for text in briefing.rungs]
    stands = [float(state.rung[0]) for state, _orders in positions(match)]
    return {
        "title": briefing.title,
        "content_note": briefing.content_note,
        "sides": [
            {
                "name": text.name,
                "player": match.players[text.id],
                "band": result.bands[text.id] if result else "",
                "score": result.scores[text.id] if result else 0.0,
                "reasons": result.reasons[text.id] if result else [],
            }
            for text in briefing.sides
        ],
        "result": result,
        "turns_played": match.turn,
        "ladder": Markup(charts.steps(stands, [*briefing.turns, _("End")], rungs)),
        "chart": Markup(_odds_over_time(match, points)) if points else "",
        "games": games,
        "viewpoint": _side_name(match, side),
        "turning": [_turning(match, point, side, decisions) for point in largest(points, side)],
        "fog": [_fog(match, line) for line in result.fog] if result else [],
        "decisions": decisions,
        "thoughts": list(_thoughts(match)) if result else [],
        "chronicle": _chronicle(match),
        "questions": briefing.debrief,
        "readings": briefing.readings,
        "version": game.__version__,
        "scenario": scenario.id,
        "hash": scenario.hash,
        "seed": match.seed,
    }


def _side_name(match: Match, side: str) -> str:
    return next(text.name for text in match.briefing.sides if text.id == side)


def _odds_over_time(match: Match, points: list[TurningPoint]) -> str:
    """Expected scores of all sides before each turn, and at last where the match stands."""
    series = []
    for text in match.briefing.sides:
        values = [point.before.scores[text.id].mean for point in points] + [points[-1].after.scores[text.id].mean]
        series.append((text.name, text.role, values))
    return charts.lines(series, match.briefing.turns, _("Expected scores turn by turn"))


def _turning(match: Match, point: TurningPoint, side: str, decisions: list[dict[str, Any]]) -> dict[str, Any]:
    """One turning point in words: the ending whose odds it moved most, and what was ordered."""
    gap = point.change.scores[side]
    ending, moved = max(point.change.endings.items(), key=lambda item: abs(item[1].mean))
    title = next(text.title for text in match.briefing.endings if text.id == ending)
    before, after = (100.0 * odds.endings[ending].share for odds in (point.before, point.after))
    name = turn_name(match.briefing, point.turn)
    orders = next(row["orders"] for row in decisions if row["turn"] == point.turn and not row["round"])
    return {
        "name": name,
        "before": f"{point.before.scores[side].mean:.0f}",
        "after": f"{point.after.scores[side].mean:.0f}",
        "change": f"{signed(round(gap.mean, 1))} ({signed(round(gap.low, 1))} .. {signed(round(gap.high, 1))})",
        "moved": f"{title}: {before:.0f} % → {after:.0f} %" if abs(moved.mean) >= 0.02 else "",
        "orders": [f"{text.name}: {given}" for text, given in zip(match.briefing.sides, orders, strict=True)],
    }


def _fog(match: Match, line: Any) -> dict[str, Any]:
    from markupsafe import Markup

    return {
        "side": _side_name(match, line.side),
        "by": _side_name(match, line.believed_by),
        "belief": f"{line.low:.1f} – {line.high:.1f}",
        "true": f"{line.true:.1f}",
        "habit": line.habit,
        "chart": Markup(charts.band(line.low, line.high, line.true, 1.25 * max(line.high, line.true))),
    }


def _decisions(match: Match) -> Iterator[dict[str, Any]]:
    """What every side sealed, turn by turn and round by round."""
    scenario, briefing = match.scenario, match.briefing
    for decision in match.record().decisions:
        orders = parse_turn(scenario, decision.line)
        name = turn_name(briefing, decision.turn)
        if decision.round:
            name = _("{turn}, crisis: round {round}").format(turn=name, round=decision.round)
        leaders = [row in scenario.leaders for row in range(scenario.side_count)]
        yield {
            "turn": decision.turn,
            "round": decision.round,
            "name": name,
            "orders": [
                tray_words(briefing, scenario, rows.tolist())
                if not decision.round
                else crisis_answer(briefing, scenario, int(rows[0]))
                if leads
                else "–"
                for rows, leads in zip(orders, leaders, strict=True)
            ],
        }


def _thoughts(match: Match) -> Iterator[dict[str, Any]]:
    """Why the sides that think ahead ordered what they ordered: what they compared in the futures they imagined."""
    for side in match.scenario.sides:
        if match.players[side].startswith("search"):
            for turn in range(match.turn + 1):
                for sentences in match.reasons(turn, side):
                    name = turn_name(match.briefing, turn)
                    yield {"name": f"{_side_name(match, side)}, {name}", "lines": sentences}


def _chronicle(match: Match) -> list[dict[str, Any]]:
    """What happened, by turns; what only one side knew is marked with its name."""
    found: list[dict[str, Any]] = []
    for entry in match.whole_chronicle:
        name = titled(turn_name(match.briefing, entry.turn), match.headlines, entry.turn)
        if not found or found[-1]["name"] != name:
            found.append({"name": name, "lines": []})
        known = f" [{_side_name(match, entry.side)}]" if entry.side else ""
        found[-1]["lines"].append(entry.text + known)
    return found
