"""Reasons: what a player who searched has compared before it decided, as numbers and as sentences.

While a game goes on they are that player's secret; afterwards everybody may ask why.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.authoring.briefing import Briefing
from game.rules.scenario import Scenario
from game.texts.crisis import crisis_answer
from game.texts.language import _
from game.texts.words import amount, listed, side_name, tray_words


@dataclass(frozen=True)
class Option:
    """One thing that could have been ordered, and what came of it in the imagined futures."""

    orders: tuple[int, ...]  # order rows, holds left out
    score: float  # mean of the side's own score, 0..100
    error: float  # half width of the 95 % interval of its score less that of the choice; 0 for the choice itself
    ruin: float  # share of futures with a score in the worst band
    war: float  # share of futures in which shots were exchanged between the camps
    crisis: float  # share of futures with a crisis in the turn itself


@dataclass(frozen=True)
class Reasons:
    """Why a side ordered what it ordered at one decision."""

    side: int
    turn: int  # from 0
    round: int  # of a crisis, from 1; 0 for the orders of the turn
    futures: int  # in which each option was tried
    ahead: int  # turns that were played out in each of them; 0 for all that were left
    follows: str  # the doctrine by which it expected to go on, or `hold` or `uniform`
    chosen: Option
    hold: Option
    runner_up: Option | None  # the best of all others
    more: tuple[
        int, ...
    ] = ()  # actions that it wants more of in the turns to come than that doctrine would, most first
    less: tuple[int, ...] = ()  # and less of


def told(scenario: Scenario, briefing: Briefing, reasons: Reasons) -> list[str]:
    """The reasons as sentences, the choice first."""
    intro = _("{side} imagined futures: {count}. In each of them it tried each choice, and then played on.").format(
        side=side_name(briefing, reasons.side), count=reasons.futures
    )
    if reasons.ahead:
        intro += " " + _("It looked {turns} turns ahead: the figures are those of that moment.").format(
            turns=reasons.ahead
        )
    lines = [intro, _option(scenario, briefing, reasons, _("Its choice"), reasons.chosen)]
    if reasons.hold.orders != reasons.chosen.orders:
        lines.append(_option(scenario, briefing, reasons, _("For comparison"), reasons.hold))
    if reasons.runner_up is not None:
        lines.append(_option(scenario, briefing, reasons, _("The next best"), reasons.runner_up))
    if reasons.follows != "uniform":
        doctrine = _("doing nothing") if reasons.follows == "hold" else reasons.follows.replace("_", " ")
        lines.append(_("How it expected to go on: {doctrine}.").format(doctrine=doctrine))
    if reasons.more:
        lines.append(_("From then on with more of: {orders}.").format(orders=_titles(briefing, reasons.more)))
    if reasons.less:
        lines.append(_("From then on with less of: {orders}.").format(orders=_titles(briefing, reasons.less)))
    return lines


def _titles(briefing: Briefing, actions: tuple[int, ...]) -> str:
    return listed(briefing.orders[row].title for row in actions)


def _option(scenario: Scenario, briefing: Briefing, reasons: Reasons, label: str, option: Option) -> str:
    rows = option.orders or (scenario.hold[reasons.side],)
    words = (
        crisis_answer(briefing, scenario, rows[0]) if reasons.round else tray_words(briefing, scenario, option.orders)
    )
    found = [
        _("{label}: {orders}.").format(label=label, orders=words),
        _("Expected points: {score}.").format(score=amount(option.score)),
    ]
    if option.error:
        gap = reasons.chosen.score - option.score
        found.append(
            _("Points short of the choice: {gap}, give or take {error}.").format(
                gap=amount(gap), error=amount(option.error)
            )
        )
    found.append(
        _("Ruin: {ruin} %. Shots between the camps by then: {war} %.").format(
            ruin=_percent(option.ruin), war=_percent(option.war)
        )
    )
    if not reasons.round:
        found.append(_("A crisis at once: {crisis} %.").format(crisis=_percent(option.crisis)))
    return " ".join(found)


def _percent(share: float) -> str:
    return amount(100.0 * share, 0 if share >= 0.1 or share == 0.0 else 1)
