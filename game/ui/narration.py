"""The table as lines of text, for `play --narrate`: what the window shows, in an order that can be listened to.

Every function takes what is shown and returns lines; nothing here asks the rules, reads or prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from game.texts.headlines import titled
from game.texts.language import _, counted
from game.texts.words import amount, signed
from game.ui.snapshot import CardView, TableView, TrackView


def situation(view: TableView) -> list[str]:
    """Where the game stands: turn, ladder, the other side's red line, money, the tray."""
    lines = [
        _("{title}. You are {side}.").format(title=view.title, side=view.side_name),
        _("Turn {number} of {count}: {name}").format(
            number=view.turn + 1, count=max(len(view.turns), view.turn + 1), name=view.turn_name
        ),
    ]
    rung = _rung_now(view)
    if rung:
        lines.append(rung)
    if view.risk:
        lines += view.risk.facts.replace("**", "").split("\n")
    lines.append(_("Capital: {left}").format(left=amount(view.available)))
    lines += [_("{fund}: {there}").format(fund=fund.name, there=amount(fund.there)) for fund in view.funds]
    return lines


def tray(view: TableView) -> list[str]:
    """What will be sealed, what it costs and how far it goes."""
    head = _("Tray: {count} of {slots}. Capital left: {left} of {available}").format(
        count=len(view.tray),
        slots=view.slots,
        left=amount(view.available - view.spent),
        available=amount(view.available),
    )
    lines = [head, *(f"  {n}. {card.title} ({amount(card.cost)})" for n, card in enumerate(view.tray, 1))]
    for fund in view.funds:
        if fund.asked > fund.there:
            lines.append(
                _("{fund}: the tray asks for {asked}, and there is {there}. What comes last gets what is left.").format(
                    fund=fund.name, asked=amount(fund.asked), there=amount(fund.there)
                )
            )
    if view.tray and view.risk:
        lines.append(
            _("Provocation {level:.1f}: {verdict}").format(level=view.risk.provocation, verdict=view.risk.verdict)
        )
    against = {
        "objects": _("{member} objects to what is in the tray."),
        "blocks": _("{member} blocks what is in the tray."),
        "apart": _("{member} would turn away: a coalition act in the tray goes beyond what it bears."),
    }
    lines += [against[m.stance].format(member=m.name) for m in view.members if m.stance in against]
    return lines


def groups(view: TableView) -> list[str]:
    """The kinds of orders, with how many are open."""
    lines = [_("Kinds of orders. `orders KIND` lists one; `orders all` lists everything.")]
    for id, name in view.groups:
        mine = [card for card in view.cards if card.group == id]
        lines.append(
            _("  {id}: {name}. Open: {open} of {count}").format(
                id=id, name=name, open=sum(card.allowed for card in mine), count=len(mine)
            )
        )
    return lines


def cards(view: TableView, wanted: str) -> list[str]:
    """Orders of one kind, or those whose title has a word in it; each with the number to type."""
    word = wanted.casefold()
    names = {name.casefold(): id for id, name in view.groups}
    group = names.get(word, word)
    shown = [
        (n, card)
        for n, card in enumerate(view.cards, 1)
        if word == "all" or card.group == group or word in card.title.casefold()
    ]
    lines = [line for n, card in shown if card.allowed for line in _card(n, card)]
    closed = [(n, card) for n, card in shown if not card.allowed]
    if closed:
        lines.append(_("Not open now; `show NUMBER` says why:"))
        lines += [f"  {n}. {card.title}" for n, card in closed]
    return lines or [_("No order fits that. `orders` lists the kinds.")]


def _card(number: int, card: CardView) -> list[str]:
    facts = [_("cost {cost}").format(cost=amount(card.cost))]
    if card.level > 0:
        facts.append(_("provocation {level:.1f}").format(level=card.level))
    facts.append(counted("in {count} turn", "in {count} turns", card.delay) if card.delay else _("at once"))
    if card.rung:
        facts.append(_("climbs to {rung}").format(rung=card.rung))
    return [f"  {number}. {card.title} ({', '.join(facts)})"]


def card(view: TableView, number: int) -> list[str]:
    """Everything about one order."""
    shown = view.cards[number - 1]
    lines = [*_card(number, shown), shown.text, *shown.effects]
    if not shown.allowed:
        lines.append(_("Not open now: {reason}").format(reason=shown.reason))
    if shown.extra > 0.05:
        lines.append(_("{extra} of the cost wins over members who object.").format(extra=amount(shown.extra)))
    if shown.late > 0.05:
        late = amount(shown.late)
        lines.append(_("{extra} of the cost, because soldiers are sent late, in tense times.").format(extra=late))
    if shown.source:
        lines.append(_("Source: {source}").format(source=shown.source))
    return [line for line in lines if line]


def ladder(view: TableView) -> list[str]:
    """The ladder from the top, with what stands where."""
    lines = []
    for n, (name, text, firebreak) in reversed(list(enumerate(view.ladder.rungs))):
        marks = []
        if round(view.ladder.now) == n:
            marks.append(_("you are here"))
        if view.ladder.ghost is not None and round(view.ladder.ghost) == n and view.tray:
            marks.append(_("your orders lead here"))
        if view.ladder.red and view.ladder.red[0] <= n + 0.5 and view.ladder.red[1] >= n - 0.5:
            marks.append(_("within the estimate of the other side's red line"))
        tail = f" [{'; '.join(marks)}]" if marks else ""
        lines.append(f"  {n}. {name}{tail}. {text}".rstrip())
        if firebreak:
            lines.append("  " + _("— firebreak: above it other rules hold —"))
    return lines


def members(view: TableView) -> list[str]:
    """The alliance: will of each member and where it would object."""
    if not view.members:
        return [_("There is no alliance in this scenario.")]
    return [
        "  " + _("{member}: will {will:.0f} of 100").format(member=member.name, will=member.will)
        for member in view.members
    ]


def board(view: TableView) -> list[str]:
    """Who holds what, and soldiers of the alliance in host countries."""
    holder = next((name for _id, name, key in view.sides if key == "challenger"), _("the challenger"))
    lines = [
        "  " + _("{place}: held by {holder}: {share:.0%}").format(place=view.names[id], holder=holder, share=share)
        for id, share in view.shares.items()
        if id in view.names
    ]
    lines += [
        "  " + _("{place}: allied soldiers: {count:.1f} thousand").format(place=view.names[id], count=count)
        for id, count in view.hosts.items()
        if id in view.names
    ]
    return lines or [_("This scenario has no board.")]


def tracks(view: TableView) -> list[str]:
    """The numbers of the table, with their change since last turn."""
    return ["  " + track(shown) for shown in view.tracks]


def track(shown: TrackView) -> str:
    """One number in a line."""
    factor, unit = (100.0, "%") if shown.unit == "share" else (1.0, "" if shown.unit == "points" else _(shown.unit))
    about = "≈ " if shown.estimated else ""
    text = f"{shown.name}: {about}{amount(shown.value * factor)} {unit}".rstrip()
    change = shown.change * factor
    return text if abs(change) < 0.05 else text + f" ({signed(change)})"


def find_track(view: TableView, words: str) -> TrackView | None:
    """The number whose name or key fits best."""
    wanted = words.casefold()
    exact = [t for t in view.tracks if wanted in (t.key.casefold(), t.name.casefold())]
    near = [t for t in view.tracks if wanted in t.name.casefold() or wanted in t.key.casefold()]
    return next(iter(exact + near), None)


def story(
    entries: Iterable[tuple[int, str, str, str]], turns: tuple[str, ...], headlines: Sequence[str] = ()
) -> list[str]:
    """What was told, turn by turn, each under its headline once it has one."""
    lines: list[str] = []
    last = -1
    for turn, _topic, _side, text in entries:
        if turn != last:
            name = turns[turn] if turn < len(turns) else _("Turn {number}").format(number=turn + 1)
            lines.append(titled(name, headlines, turn) if turn < len(headlines) else f"{name}:")
            last = turn
        lines.append(f"  {text}")
    return lines


def crisis(match: Any, side: str) -> list[str]:
    """The duel: what it is about, the chances, what backing down costs, and the answers with their numbers."""
    seen = match.crisis(side)
    lines = [
        _("Crisis. Round {round} of {rounds}. Step: {step}").format(
            round=seen.round, rounds=seen.rounds, step=seen.step
        ),
        seen.about,
        _("Chance that shots are exchanged in this round, if both stand firm: {chance:.0%}").format(chance=seen.chance),
        _("The same, if only one side does: {chance:.0%}").format(chance=seen.chance_alone),
        _("Backing down now costs you: support at home {cost:.1f}, credibility {credibility:.1f}").format(
            cost=seen.cost, credibility=seen.credibility
        ),
        *(
            _(
                "Step ahead: {step}. Chance of shots on the way: {chance:.0%}. Backing down there costs {cost:.1f}"
            ).format(step=step.name, chance=step.chance, cost=step.cost)
            for step in seen.steps[seen.at + 1 :]
        ),
        _("Stood firm so far: you {own}, the other side {other}").format(
            own=amount(seen.firm[0]), other=amount(seen.firm[1])
        ),
        _("Type the number of your answer, then `seal`:"),
    ]
    for n, answer in enumerate(match.cards(side), 1):
        lines.append(f"  {n}. {answer.title}" + ("" if answer.allowed else f" ({answer.reason})"))
    return lines


def reckoning(match: Any) -> list[str]:
    """How it ended: the ending, each side's band and points with their reasons, and the fog lifted."""
    result, briefing = match.result(), match.briefing
    names = {side.id: side.name for side in briefing.sides}
    lines = [_("The end: {title}").format(title=result.title), result.text]
    for side, score in result.scores.items():
        lines.append(
            _("{side}: {points} points, {band}").format(side=names[side], points=amount(score), band=result.bands[side])
        )
        most = result.most[side]
        for n, (label, points) in enumerate(result.reasons[side]):
            of = _("{points} of {most}").format(points=amount(points), most=amount(most[n])) if n < len(most) else ""
            lines.append(f"    {label}: {of or signed(points)}")
    lines += [
        _(
            "Red line of {side}, in levels of provocation: {true:.1f}. {believer} believed {low:.1f} to {high:.1f}."
        ).format(side=names[fog.side], true=fog.true, believer=names[fog.believed_by], low=fog.low, high=fog.high)
        + f" {fog.habit}"
        for fog in result.fog
    ]
    if briefing.debrief:
        lines += [_("To talk about:"), *(f"  {question}" for question in briefing.debrief)]
    return lines


def _rung_now(view: TableView) -> str:
    if not view.ladder.rungs:
        return ""
    rung = view.ladder.rungs[min(max(0, round(view.ladder.now)), len(view.ladder.rungs) - 1)]
    return _("On the ladder: {rung}").format(rung=rung[0])
