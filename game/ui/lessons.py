"""The lessons: what the guide says, what it points at and what it waits for. Played on real matches; the whole of them
takes less than five minutes. Texts are made when a lesson is opened, in the language of the moment.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.texts.language import _

NEXT, ORDERED = "next", "ordered"  # what a card may wait for, beside "card_ROW" and "screen NAME"


@dataclass(frozen=True)
class Card:
    """One card of the guide. `at` is the id of the widget it points at; a * at the end stands for the first of many.

    `on` is the screen it belongs to, `until` what it waits for: NEXT the button, ORDERED an order in the tray,
    "card_ROW" this one, "screen NAME" that a screen opens.
    """

    text: str
    at: str = ""
    on: str = "table"
    until: str = NEXT
    title: str = ""


@dataclass(frozen=True)
class Lesson:
    """A small match with a guide beside it."""

    id: str
    title: str
    summary: str
    minutes: int
    scenario: str
    side: str
    seed: int
    cards: tuple[Card, ...]


def lessons() -> tuple[Lesson, ...]:
    """All lessons in the order in which they are best played."""
    return (_a_crisis(), _a_turn())


def surprises() -> dict[str, str]:
    """What the guide says when a screen opens that the lesson did not wait for."""
    return {
        "table": _("The table is yours. Press Next when the guide shall go on."),
        "resolution": _("What happened, in the order in which it happened. Read it, then continue."),
        "crisis": _(
            "The other side protests: this is a crisis. Read the chance of an accident, then choose. Backing down "
            "early costs least."
        ),
        "reckoning": _(
            "The game is over. Here you see what each side has reached, and why. Leave the lesson when you like."
        ),
    }


def _a_crisis() -> Lesson:
    return Lesson(
        "crisis",
        _("A threat, and a way out"),
        _("One strait, two powers: give an order, go too far on purpose, and see what a crisis is."),
        2,
        "first_crisis",
        "harbour",
        3,
        (
            Card(
                _(
                    "You lead the Harbour League and want ships to pass. The other side wants the strait. Both may "
                    "go too far; nobody wants a war. This takes two minutes."
                ),
                title=_("Welcome"),
            ),
            Card(
                _(
                    "The ladder: the higher the rung, the nearer the war. A broken line is a firebreak: beyond it "
                    "other rules hold, and the way back is long."
                ),
                at="ladder",
            ),
            Card(
                _(
                    "Your orders are cards. Beside its name stands what it costs; you have a little each turn. Now "
                    "choose the boldest one: Sail through."
                ),
                at="card_2",
                until="card_2",
            ),
            Card(
                _(
                    "See the scale: your order lies beyond where the other side's red line may be. You only know the "
                    "striped band, never the line itself. Expect a protest."
                ),
                at="risk",
            ),
            Card(
                _(
                    "Until you seal it, everything can be taken back. Now end the turn: both sides' orders are "
                    "turned over together."
                ),
                at="end_turn",
                until="screen resolution",
            ),
            Card(
                _("What happened, in order. Read it, then go on."),
                at="caption",
                on="resolution",
                until="screen crisis",
            ),
            Card(
                _(
                    "A crisis: both of you stand on a stair. On each step up you read how likely shots by mistake are "
                    "on the way to it, and left and right what giving way on it costs at home: little now, much later."
                ),
                at="crisis_step",
                on="crisis",
            ),
            Card(
                _(
                    "Answer as you like: climb, hold and offer a way out, or back down. The crisis has up to three "
                    "rounds."
                ),
                at="answers",
                on="crisis",
                until="screen resolution",
            ),
            Card(
                _(
                    "What goes unanswered becomes normal: the other side gets used to it, and its red line moves. "
                    "That is why small steps go unpunished, and why they are dangerous."
                ),
                on="resolution",
            ),
            Card(
                _("That was the heart of the game. Go on playing these six days, or leave for the next lesson."),
                on="",
                title=_("Done"),
            ),
        ),
    )


def _a_turn() -> Lesson:
    return Lesson(
        "turn",
        _("A quarter of the war of 2022"),
        _("The whole table: map, members, numbers, aid on its way. You lead NATO through one turn."),
        3,
        "ukraine_2022",
        "nato",
        11,
        (
            Card(
                _(
                    "Spring 2022. You lead NATO: help Ukraine to stand, keep the alliance together, and keep the war "
                    "from spreading. Let us look around the table."
                ),
                title=_("Welcome"),
            ),
            Card(
                _(
                    "The map shows who holds what. Hatching is the share that Russia holds; the thick line is the "
                    "front. Point at a region to read more; the wheel zooms."
                ),
                at="board",
            ),
            Card(
                _(
                    "Your members. The number is each one's will to go on, out of 100. If it sinks too low, a member "
                    "objects, or blocks what needs all of you."
                ),
                at="members",
            ),
            Card(
                _("The numbers that decide how it ends. Point at one, and it tells you why it changed."),
                at="tracks",
            ),
            Card(
                _(
                    "Orders come in groups; here you choose one. Then put one order into the tray, any that you can "
                    "pay."
                ),
                at="group_*",
                until=ORDERED,
            ),
            Card(
                _(
                    "The tray. Most help takes turns to arrive: the card says how many. Orders are paid with "
                    "capital, and aid also with money and arms that your members give."
                ),
                at="tray",
            ),
            Card(
                _(
                    "How far your orders provoke Russia. Green is what it is used to; the striped band is where your "
                    "staff believes its red line. Below it you are left alone."
                ),
                at="risk",
            ),
            Card(
                _("Add more orders if you like. Then end the turn."),
                at="end_turn",
                until="screen resolution",
            ),
            Card(
                _("All sealed orders are turned over together. Read what happened; then continue."),
                at="caption",
                on="resolution",
                until="screen table",
            ),
            Card(
                _(
                    "A quarter is over. What you sent is on its way, Russia has had its turn too, and a new quarter "
                    "begins. Everything is written down in the chronicle."
                ),
                at="chronicle",
            ),
            Card(
                _("That is all you need. Go on with this match, or leave and start your own."),
                on="",
                title=_("Done"),
            ),
        ),
    )
