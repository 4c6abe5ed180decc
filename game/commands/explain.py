"""`firebreak explain`: what a finding, an order, a parameter, a number, a track or an act means."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from game import paths
from game.commands import common
from game.console import WrongUse

if TYPE_CHECKING:
    from game.authoring import Briefing
    from game.authoring.briefing import OrderText
    from game.rules import Scenario

_CODE = re.compile(r"^[Ss]\d{3}$")


def explain(
    what: Annotated[
        str, typer.Argument(help="A finding (S103), an order, a parameter, a number (battle.pace), a track or an act.")
    ],
    scenario: Annotated[
        str, typer.Option("--scenario", help="The scenario whose order or number is meant.")
    ] = paths.MAIN_SCENARIO,
) -> None:
    """Explain a finding, an order or a number of the rules.

    What a finding means, with an example; what an order does, column by column, with its sources.
    """
    if _CODE.match(what):
        print(_finding(what))
        return
    rules, briefing = common.load(scenario)
    found = [
        *_orders(rules, briefing, what),
        *_parameter(rules, briefing, what),
        *_rule_number(rules, what),
        *_track(what),
        *_act(what),
    ]
    if not found:
        raise WrongUse(
            f"There is nothing called {what!r} in {rules.id}: {common.suggest(what, _known(rules, briefing))}"
        )
    print("\n\n".join(found))


def _finding(code: str) -> str:
    from game.authoring import codes

    if code.upper() not in codes.CATALOGUE:
        raise WrongUse(f"There is no finding {code!r}: {common.suggest(code, codes.CATALOGUE)}")
    return codes.explain(code).rstrip()


def _known(rules: Scenario, briefing: Briefing) -> list[str]:
    from game.rules.numbers import specs
    from game.rules.tracks import TRACKS
    from game.rules.vocabulary import VERBS

    actions = [order.action for order in briefing.orders]
    numbers = [f"{spec.topic}.{spec.name}" for spec in specs()]
    parameters = [parameter.id for parameter in briefing.parameters]
    return list(dict.fromkeys([*actions, *rules.order_names, *parameters, *TRACKS, *VERBS, *numbers]))


def _orders(rules: Scenario, briefing: Briefing, what: str) -> Iterator[str]:
    """The texts of every order of that name (an action, or a row with its target), one a side that has it."""
    for index, side in enumerate(rules.sides):
        rows = [
            order
            for order in briefing.orders[rules.first[index] : rules.last[index]]
            if what in (order.action, rules.order_names[order.row])
        ]
        if rows:
            yield "\n".join(_order(rules, briefing, side, rows))


def _order(rules: Scenario, briefing: Briefing, side: str, rows: list[OrderText]) -> Iterator[str]:
    """An order column by column: all its rows share everything but the target and what follows from it."""
    from game.texts.words import effect_lines

    order, row = rows[0], rows[0].row
    titles = {entry.id: entry.name for entry in briefing.sides}
    yield f"{order.action}: {order.title} ({titles[side]})"
    yield f"  {order.text}"
    yield ""
    yield from common.table([["column", "value", "meaning"], *_columns(rules, briefing, row)], 3)
    if len(rows) > 1 or order.target:
        yield ""
        yield from common.table([["row", "target", "effects"], *_targets(rules, briefing, rows)], 3)
    elif order.effects:
        yield ""
        yield "effects:"
        yield from (f"  {line}" for line in effect_lines(briefing, order))
    sources = _sources(rules, briefing, side, order)
    yield ""
    yield "sources:"
    yield from (f"  {line}" for line in sources or ["none named: an assumption of the designers"])


def _targets(rules: Scenario, briefing: Briefing, rows: list[OrderText]) -> Iterator[list[str]]:
    from game.texts.words import effect_lines

    for order in rows:
        yield [rules.order_names[order.row], order.target_name or "", "; ".join(effect_lines(briefing, order)) or "-"]


def _columns(rules: Scenario, briefing: Briefing, row: int) -> Iterator[list[str]]:
    """[column, value, meaning] of one row of the order table."""
    from game.rules.scenario import ALLIANCE, BACK_DOWN, CLIMB, COALITION
    from game.rules.vocabulary import VERBS
    from game.texts.words import track_name

    def label(turn: int) -> str:
        return briefing.turns[turn] if 0 <= turn < len(briefing.turns) else f"turn {turn + 1}"

    order = briefing.orders[row]
    if order.group:
        yield ["group", briefing.groups.get(order.group, order.group), "where it stands among the orders"]
    yield ["cost", f"{rules.cost[row]:g}", "capital to pay"]
    yield ["level", f"{rules.level[row]:g}", "provocation, as the other camp sees it"]
    rung = briefing.rungs[int(rules.rung[row])]
    yield ["rung", rung.id, f"least rung of the ladder: {rung.name}"]
    yield ["lead", f"{max(int(rules.lead[row]), 0)}", "turns until the later effects"]
    consent = {COALITION: "coalition", ALLIANCE: "alliance"}.get(int(rules.consent[row]))
    yield ["consent", consent or "none", "who has to agree"]
    yield ["reversible", "yes" if rules.reversible[row] else "no", "whether a crisis can undo it"]
    act = {CLIMB: "climb", BACK_DOWN: "back_down"}.get(int(rules.crisis_act[row]))
    if act:
        yield ["crisis", act, "open only in a crisis"]
    if rules.pool_track[row] >= 0:
        yield [
            "draws",
            f"{rules.draws[row]:g}",
            f"from the stock {track_name(rules, briefing, int(rules.pool_track[row]))}",
        ]
    if rules.needs_track[row] >= 0:
        track = track_name(rules, briefing, int(rules.needs_track[row]))
        for bound, how in ((rules.needs_least[row], "at least"), (rules.needs_most[row], "at most")):
            if math.isfinite(bound):
                yield ["needs", f"{bound:g}", f"{how}, of {track}"]
    if rules.not_before[row] > 0:
        yield ["first", label(int(rules.not_before[row])), "not before this turn"]
    if rules.not_after[row] < rules.turns - 1:
        yield ["last", label(int(rules.not_after[row])), "not after this turn"]
    for verb, column in rules.verbs.items():
        if column[row] != 0.0:
            yield [f"does {verb}", f"{column[row]:g}", VERBS[verb][1]]


def _sources(rules: Scenario, briefing: Briefing, side: str, order: OrderText) -> list[str]:
    """The source of the order as a whole, then those of its single numbers."""
    first = rules.first[rules.sides.index(side)]
    actions = dict.fromkeys(o.action for o in briefing.orders if o.side == side and o.row != first)
    found = [order.source] if order.source else []
    if order.action in actions:
        prefix = f"orders.{side}.{list(actions).index(order.action)}."
        for number in briefing.numbers:
            if number.path.startswith(prefix):
                source = number.source or "no source"
                found.append(f"{number.path.removeprefix(prefix)} {number.value:g}: {source} ({number.confidence})")
    return found


def _parameter(rules: Scenario, briefing: Briefing, what: str) -> Iterator[str]:
    for parameter in briefing.parameters:
        if parameter.id == what:
            value = rules.parameters.get(what)
            now = "" if value is None else f"\n  value here: {value:g}; change it with --set {what}=..."
            yield f"{parameter.id}: {parameter.title}\n  {parameter.text}{now}"


def _rule_number(rules: Scenario, what: str) -> Iterator[str]:
    from game.rules.numbers import specs

    for spec in specs():
        if what == f"{spec.topic}.{spec.name}":
            value = float(getattr(getattr(rules.numbers, spec.topic), spec.name))
            yield (
                f"{what}: {spec.text}\n  value here: {value:g} {spec.unit}; usually {spec.default:g}, "
                f"from {spec.low:g} to {spec.high:g}\n"
                f"  change it with --set {what}=..., or under `rules:` in the scenario"
            )


def _track(what: str) -> Iterator[str]:
    from game.rules.tracks import TRACKS

    track = TRACKS.get(what.partition(".")[0])
    if track is not None:
        of = {"one": "the whole table", "kit": "each kind of equipment"}.get(track.axis, f"each {track.axis}")
        seen = f"the other camp sees it within {track.fog:.0%}" if track.fog else "everybody sees it"
        limits = f", from {track.low:g} to {track.high:g}"
        stock = "; a stock: it can be drawn on and never made" if track.pool else limits
        yield f"{track.name}: a number of {of}\n{track.text}\nIn {track.unit}{stock}; {seen}."


def _act(what: str) -> Iterator[str]:
    from game.rules.vocabulary import VERBS

    if what in VERBS:
        kind, text = VERBS[what]
        aimed = f"aimed at a {kind}" if kind else "without a target"
        yield (
            f"{what}: an act that orders can do ({aimed})\n"
            f"{text[0].upper()}{text[1:]}. Write it as `does: {{{what}: 1}}`."
        )
