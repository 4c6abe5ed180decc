"""`firebreak advise`: the staff estimate for the side to move of a saved match."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.commands import common
from game.console import WrongUse

if TYPE_CHECKING:
    from game.lab.estimate import Answers, Estimate
    from game.lab.estimate_words import Line
    from game.lab.statistics import Share
    from game.match import Match


def advise(
    record: Annotated[Path, typer.Argument(help="A saved match.")],
    side: Annotated[
        str | None, typer.Option("--side", help="For this side; else for the person who is asked next.")
    ] = None,
    order: Annotated[
        list[str] | None,
        typer.Option("--order", metavar="ORDER", help="Weigh this order, not the tray; may be given several times."),
    ] = None,
    games: Annotated[int, typer.Option("--games", min=20, max=100_000, help="How many imagined games.")] = 400,
    as_json: common.AsJson = False,
) -> None:
    """Estimate what the orders in the tray of a saved match lead to, against holding; in a crisis, each answer.

    Odds of the endings, of a crisis and of the rung after this turn, from games imagined on what the side knows: hidden
    types and what is behind fog are drawn, and the dice are new. So the estimate gives away nothing.
    """
    if not record.is_file():
        raise WrongUse(f"There is no record {str(record)!r}; give the path of a saved match.")
    from game.lab.estimate import answers, estimate
    from game.match import Match

    match = Match.load(record)
    asked = _asked(match, side)
    tray = _tray(match, asked, order)
    if match.phase == "crisis" and not tray:
        (weighed,) = answers(match.scenario, match.view(asked).seen, match.luck(asked), parts=(games,))
        if as_json:
            print(json.dumps({"turn": match.turn, "phase": match.phase, **_plain(match, weighed)}, indent=2))
        else:
            print("\n".join(_text_of_answers(match, asked, weighed)))
        return
    found = estimate(match.scenario, match.view(asked).seen, tray, match.luck(asked), games=games)
    if as_json:
        orders = [match.scenario.order_names[row] for row in tray]
        print(json.dumps({"turn": match.turn, "phase": match.phase, "orders": orders, **asdict(found)}, indent=2))
    else:
        print("\n".join(_text(match, asked, tray, found)))


def _asked(match: Match, side: str | None) -> str:
    """The side to advise. Raises WrongUse when there is nothing to decide for it."""
    if side is not None and side not in match.scenario.sides:
        raise WrongUse(f"{match.scenario.id} has no side {side!r}: {common.suggest(side, match.scenario.sides)}")
    if match.phase == "over":
        raise WrongUse("This match is over, so there is nothing left to decide; `firebreak replay` tells how it went.")
    found = side or match.waiting_for or match.asked[0]
    if found not in match.asked:
        raise WrongUse(f"{found} decides nothing now; ask for {common.listed(match.asked)}.")
    return found


def _tray(match: Match, side: str, orders: list[str] | None) -> tuple[int, ...]:
    """The rows to weigh, each of them legal together with those before it."""
    if not orders:
        return match.tray(side)
    from game.match import IllegalOrder
    from game.notation import NotationError, parse_order

    match.clear(side)
    for text in orders:
        try:
            match.add(side, parse_order(match.scenario, side, text))
        except (NotationError, IllegalOrder) as error:
            raise WrongUse(f"--order {text}: {error}") from None
    return match.tray(side)


def _text(match: Match, side: str, tray: tuple[int, ...], found: Estimate) -> Iterator[str]:
    """The lines that a person reads."""
    from game.lab import estimate_words as words
    from game.texts import tray_words

    scenario, briefing = match.scenario, match.briefing
    crisis = match.phase == "crisis"
    yield _head(match, side)
    yield ("answer: " if crisis else "orders: ") + tray_words(briefing, scenario, tray)
    now = words.this_turn(found, scenario, briefing, in_crisis=crisis)
    for title, lines in (("at once", now), ("in the end", words.the_end(found, briefing))):
        yield ""
        yield from common.table(_rows(title, lines, bool(tray)))
    yield ""
    if left := words.patience_left(scenario, briefing, match.view(side).seen):
        yield left
    if ground := words.land(found, scenario, briefing):
        yield ground
    yield words.verdict(found, briefing)
    yield words.basis(found)


def _plain(match: Match, found: Answers) -> dict[str, object]:
    """The answers in a crisis as plain data, by the names of their rows."""
    named = [match.scenario.order_names[row] for row in found.rows]
    told = zip(named, found.odds, found.changes, strict=True)
    weighed = {name: {"odds": asdict(odds), "change": asdict(gap)} for name, odds, gap in told}
    return {"side": found.side, "games": found.games, "goes_on_as": found.goes_on_as, "answers": weighed}


def _text_of_answers(match: Match, side: str, found: Answers) -> Iterator[str]:
    """The lines that a person in a crisis reads."""
    from game.lab import estimate_words as words
    from game.texts.crisis import crisis_answer

    titles = [crisis_answer(match.briefing, match.scenario, row) for row in found.rows]
    lines = words.after_answers(found, match.briefing, match.view(side).seen)
    yield _head(match, side)
    yield from common.table(
        [["crisis", *titles], *([line.label, *(_share(share) for share in line.shares)] for line in lines)]
    )
    yield ""
    yield from (f"{title}: {words.worth(found, answer)}" for answer, title in enumerate(titles))
    yield words.basis(found)


def _head(match: Match, side: str) -> str:
    from game.texts import turn_name

    name = next(text.name for text in match.briefing.sides if text.id == side)
    return f"{match.briefing.title}, {turn_name(match.briefing, match.turn)}: estimate of the staff of {name}"


def _rows(title: str, lines: list[Line], compared: bool) -> list[list[str]]:
    rows = [[title, "with these orders", "holding", "change"] if compared else [title, "holding"]]
    for line in lines:
        rows.append([f"  {line.label}", *([_share(line.tray)] if compared else []), _share(line.hold)])
        if compared:
            gap = line.change
            rows[-1].append("" if gap is None else f"{100.0 * gap.mean:+.0f}" if line.sure else "not clear")
    return rows


def _share(share: Share) -> str:
    """`12 % (8 to 17)`."""
    return f"{100.0 * share.share:.0f} % ({100.0 * share.low:.0f} to {100.0 * share.high:.0f})"
