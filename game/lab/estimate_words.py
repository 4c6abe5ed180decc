"""The staff estimate in words: the lines and sentences that the window and `advise` show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.authoring import Briefing
from game.authoring.briefing import RungText
from game.lab.estimate import Answers, Estimate
from game.lab.statistics import Difference, Share
from game.rules import Observation, Scenario
from game.rules.deterrence import pathways, patience
from game.texts.language import _, later
from game.texts.words import amount, signed

RARE: Final = 0.02  # what is rarer both ways has no line of its own


@dataclass(frozen=True)
class Line:
    """One thing that may happen: how likely with the tray and with holding, and what the tray changes."""

    label: str
    tray: Share
    hold: Share
    change: Difference | None  # shares, -1..1; None where it is not measured

    @property
    def sure(self) -> bool:
        """Whether the play-outs show that the tray changes it at all."""
        return self.change is not None and (self.change.low > 0.0 or self.change.high < 0.0)


def this_turn(found: Estimate, scenario: Scenario, briefing: Briefing, *, in_crisis: bool = False) -> list[Line]:
    """What this decision may bring at once: a crisis, and where the ladder stands after the turn, most likely first."""
    title = _("The crisis goes on after this answer") if in_crisis else _("A crisis in this turn")
    lines = [Line(title, found.tray.crisis, found.hold.crisis, found.change.crisis)] if scenario.leaders[1:] else []
    rungs = [
        Line(_("On the ladder: {rung}").format(rung=text.name), found.tray.rungs[text.id], hold, None)
        for text in briefing.rungs
        if max(found.tray.rungs[text.id].share, (hold := found.hold.rungs[text.id]).share) >= RARE
    ]
    return lines + sorted(rungs, key=lambda line: -line.tray.share)


def the_end(found: Estimate, briefing: Briefing) -> list[Line]:
    """How the game may end, most likely first, and whether shots are exchanged between the camps by then."""
    ends = [
        Line(text.title, found.tray.endings[text.id], hold, found.change.endings[text.id])
        for text in briefing.endings
        if max(found.tray.endings[text.id].share, (hold := found.hold.endings[text.id]).share) >= RARE
    ]
    ends.sort(key=lambda line: -line.tray.share)
    war = Line(_("Shots between the two camps"), found.tray.war, found.hold.war, found.change.war)
    return [*ends, war]


def verdict(found: Estimate, briefing: Briefing) -> str:
    """What the tray is worth for the side that asks, in one sentence."""
    name = next(text.name for text in briefing.sides if text.id == found.side)
    gap = found.change.scores[found.side]
    if found.tray == found.hold:
        return _("Score of {side}, 0 to 100: about {score}.").format(
            side=name, score=f"{found.tray.scores[found.side].mean:.0f}"
        )
    if gap.low > 0.0:
        text = _("Score of {side}, against holding: better, {points} points ({low} to {high}).")
    elif gap.high < 0.0:
        text = _("Score of {side}, against holding: worse, {points} points ({low} to {high}).")
    else:
        text = _("Score of {side}, against holding: no clear difference, {low} to {high} points.")
    points, low, high = (signed(round(value, 1)) for value in (gap.mean, gap.low, gap.high))
    return text.format(side=name, points=points, low=low, high=high)


def land(found: Estimate, scenario: Scenario, briefing: Briefing) -> str:
    """What the defender is likely to hold after this turn, and what the tray changes; "" without a front."""
    if not scenario.regions or scenario.defender < 0:
        return ""
    text = _("Land held by {side} after this turn: {share} %.")
    gap, held = found.change.land, found.tray.land if found.tray != found.hold else found.hold.land
    if (gap.low > 0.0 or gap.high < 0.0) and abs(gap.mean) >= 0.00005:
        text = _("Land held by {side} after this turn: {share} %; against holding {points} points ({low} to {high}).")
    points, low, high = (signed(round(100.0 * value, 2)) for value in (gap.mean, gap.low, gap.high))
    return text.format(
        side=briefing.sides[scenario.defender].name, share=f"{100.0 * held.mean:.1f}", points=points, low=low, high=high
    )


@dataclass(frozen=True)
class Row:
    """One thing that may come of a crisis: how likely it is after each answer, in the order of the answers."""

    label: str
    shares: tuple[Share, ...]
    changes: tuple[Difference, ...] = ()  # against the first answer, where that is measured

    def sure(self, answer: int) -> bool:
        """Whether the play-outs show that this answer changes it at all, against the first one."""
        gap = self.changes[answer] if self.changes else None
        return gap is not None and (gap.low > 0.0 or gap.high < 0.0)


def after_answers(found: Answers, briefing: Briefing, seen: Observation) -> list[Row]:
    """What the answers in a crisis may lead to: at once, then by the end of the game, the likeliest ending first."""
    odds, changes = found.odds, found.changes
    rows = [Row(_("The crisis goes on"), tuple(one.crisis for one in odds), tuple(gap.crisis for gap in changes))]
    if ahead := next_firebreak(briefing, seen):
        label = _("Next firebreak crossed this turn: {rung}").format(rung=ahead.name)
        rows.append(Row(label, tuple(one.climbed(ahead.id) for one in odds)))
    label = _("Shots between the two camps, by the end")
    rows.append(Row(label, tuple(one.war for one in odds), tuple(gap.war for gap in changes)))
    ends = [
        Row(text.title, tuple(one.endings[text.id] for one in odds), tuple(gap.endings[text.id] for gap in changes))
        for text in briefing.endings
    ]
    ends = [row for row in ends if max(share.share for share in row.shares) >= RARE]
    return rows + sorted(ends, key=lambda row: -max(share.share for share in row.shares))


def next_firebreak(briefing: Briefing, seen: Observation) -> RungText | None:
    """The lowest rung with a firebreak below it that the ladder does not stand on yet."""
    return next((rung for rung in briefing.rungs[int(seen.rung[0]) + 1 :] if rung.firebreak), None)


def worth(found: Answers, answer: int) -> str:
    """What an answer is worth for the side that gives it, in points of its score, against the first one."""
    score, gap = found.odds[answer].scores[found.side], found.changes[answer].scores[found.side]
    if answer == 0:
        return _("Score, 0 to 100: about {score}.").format(score=f"{score.mean:.0f}")
    points, low, high = (signed(round(value, 1)) for value in (gap.mean, gap.low, gap.high))
    if gap.low <= 0.0 <= gap.high:
        text = _("Score: about {score}; no clear difference from holding ({low} to {high}).")
    else:
        text = _("Score: about {score}; against holding {points} points ({low} to {high}).")
    return text.format(score=f"{score.mean:.0f}", points=points, low=low, high=high)


PATHWAYS: Final = {
    "costs": later("costs already imposed"),
    "entry": later("the belief that the alliance is about to enter"),
    "defeat": later("a battle that is being lost"),
    "unrest": later("unrest at home"),
}


def patience_left(scenario: Scenario, briefing: Briefing, seen: Observation) -> str:
    """How much of its tolerance the other leader has left, and what each pathway to a wider war takes of it, as far as
    the side that sees this can tell; "" where nobody is on such a pathway.
    """
    side = scenario.challenger
    if side == seen.side or not (taken := pathways(scenario, seen, side)):
        return ""
    parts = [f"{_(PATHWAYS[name])}: {amount(100.0 * float(lost[0]))}" for name, lost in taken.items()]
    return _(
        "Patience of {side}, in % of what it bears in ordinary times: {left}. Lost on four pathways: {parts}. "
        "What else is lost went to tension and to past crises."
    ).format(
        side=briefing.sides[side].name,
        left=f"{100.0 * float(patience(scenario, seen, side)[0]):.0f}",
        parts="; ".join(parts),
    )


def basis(found: Estimate | Answers) -> str:
    """What the odds rest on, so that nobody takes them for more."""
    return _(
        "From {games} imagined games that fit what your side knows. Your side is supposed to go on like “{player}”, "
        "each other side like one of its doctrines. In brackets: 95 % intervals, for the luck of these games only."
    ).format(games=found.games, player=found.goes_on_as)
