"""The file format: a scenario from top to bottom. One pydantic model a section; every field says what it means.

A number may be written `5` or `{value: 5, source: kiel, confidence: checked}`. The numbers of the rules are not
repeated here: their models are made from the lines of `game.rules.numbers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, create_model

from game.authoring.sections_play import EventEntry, Ladder, Opponent, Order, Outcomes
from game.authoring.sections_world import Calendar, Donor, Host, Kit, Member, Region, Side
from game.authoring.values import Anything, Number, Section, Text, Within, Word
from game.rules.numbers import TOPICS, specs

if TYPE_CHECKING:
    Rules = Any


class Parameter(Section):
    """A number that the start page shows as a slider and that a sweep may vary."""

    title: Text = Field(description="Its name.", examples=["Patience of Russia"])
    text: Text = Field(description="What it means.", examples=["How much ..."])
    default: Anything = Field(description="Its value.", examples=[1])
    low: Anything = Field(description="The least.", examples=[0.5])
    high: Anything = Field(description="The most.", examples=[2])
    sets: list[Text] = Field(
        default=[], description="Numbers of the rules that become this value.", examples=[["battle.pace"]]
    )
    scales: list[Text] = Field(
        default=[],
        description="Numbers of this file that are multiplied by it.",
        examples=[["sides.russia.hidden.tolerance.high"]],
    )


def _rules() -> Any:
    topics: dict[str, Any] = {}
    for topic in TOPICS:
        lines: dict[str, Any] = {
            spec.name: (
                Annotated[Number, Within(spec.low, spec.high)] | None,
                Field(
                    default=None,
                    description=f"{spec.text} ({spec.unit}; {spec.default:g} by default)",
                    examples=[spec.default],
                ),
            )
            for spec in specs()
            if spec.topic == topic
        }
        model = create_model(f"{topic.title()}Rules", __base__=Section, __doc__=f"Numbers of `{topic}`.", **lines)
        first = next({spec.name: spec.default} for spec in specs() if spec.topic == topic)
        note = Field(default=None, description=f"Numbers of `{topic}` that differ.", examples=[first])
        topics[topic] = (model | None, note)
    return create_model(
        "Rules", __base__=Section, __doc__="Numbers of the rules that differ from the rule book.", **topics
    )


if not TYPE_CHECKING:
    Rules = _rules()


class Document(Section):
    """A scenario file."""

    format: Literal[1] = Field(description="Version of the format.", examples=[1])
    extends: str | None = Field(
        default=None, description="Another file that this one changes; one level deep.", examples=["ukraine_2022.yaml"]
    )
    id: Word = Field(description="Its id, the name of the file.", examples=["ukraine_2022"])
    title: Text = Field(description="Its title.", examples=["The war of 2022"])
    summary: Text = Field(description="One or two sentences for the list.", examples=["Spring 2022 ..."])
    minutes: Annotated[int, Field(ge=1, le=1000)] = Field(description="Length of a game.", examples=[60])
    difficulty: Literal["easy", "medium", "hard"] = Field(description="For a new player.", examples=["medium"])
    learning_goals: list[Text] = Field(default=[], description="What a class should see.", examples=[["why ..."]])
    content_note: Text = Field(description="What a reader should know before.", examples=["It is about a real war."])
    credits: Text = Field(default="-", description="Who made it.", examples=["Firebreak contributors"])
    licence: Text = Field(default="MIT", description="Its licence.", examples=["CC-BY-4.0"])
    historical: bool = Field(
        default=False,
        description="Whether its numbers should have sources; `check` counts those without.",
        examples=[True],
    )
    sources: dict[Word, Text] = Field(
        default={}, description="Sources by id.", examples=[{"kiel": "Trebesch et al., Ukraine Support Tracker"}]
    )
    assumptions: dict[Text, Text] = Field(
        default={},
        description="Numbers that are the designer's choice, by path (`*` stands for any part), and why.",
        examples=[{"members.*.will": "own judgement"}],
    )
    calendar: Calendar = Field(
        description="When it begins and how long it lasts.",
        examples=[{"first": "2022 Q2", "unit": "quarter", "turns": 16}],
    )
    board: Literal["main"] | None = Field(
        default=None, description="The board; none for a crisis without a map.", examples=["main"]
    )
    sides: Annotated[dict[Word, Side], Field(min_length=2, max_length=3)] = Field(
        description="Two or three sides.",
        examples=[{"nato": {"role": "patron", "name": "NATO", "text": "You lead ...", "orders_a_turn": 4}}],
    )
    table: dict[Word, Anything] = Field(
        default={}, description="Start values of the tracks of the whole table.", examples=[{"tension": 40}]
    )
    members: dict[Word, Member] = Field(
        default={},
        max_length=200,
        description="Members of the patron's alliance.",
        examples=[{"poland": {"name": "Poland", "flag": "pl", "weight": 0.1, "will": 85, "caution": 0.3}}],
    )
    donors: dict[Word, Donor] = Field(
        default={},
        max_length=200,
        description="Donors.",
        examples=[{"japan": {"name": "Japan", "military": [0], "civil": [0.5, 0.7]}}],
    )
    hosts: dict[Word, Host] = Field(
        default={},
        max_length=200,
        description="Host countries.",
        examples=[{"estonia": {"name": "Estonia", "board": "estonia", "posture": 1.4}}],
    )
    regions: dict[Word, Region] = Field(
        default={},
        max_length=200,
        description="Regions that can change hands.",
        examples=[{"kharkiv": {"name": "Kharkiv", "board": "ua_kharkiv", "area": 31390, "value": 8}}],
    )
    capabilities: dict[Word, Kit] = Field(
        default={},
        max_length=200,
        description="Kinds of equipment of the defender.",
        examples=[{"drones": {"name": "Drones", "start": 18, "defence": 0.2}}],
    )
    groups: dict[Word, Text] = Field(description="Groups of orders.", examples=[{"aid": "Aid"}])
    orders: dict[Word, list[Order]] = Field(
        description="Orders by side. Every side can also hold.",
        examples=[{"nato": [{"id": "call", "title": "Call", "text": "A line is opened.", "group": "diplomacy"}]}],
    )
    ladder: Ladder = Field(
        description="The ladder.", examples=[{"start": "crisis", "least": "crisis", "war": "war", "theatre": "war"}]
    )
    events: list[EventEntry] = Field(
        default=[],
        max_length=200,
        description="Events.",
        examples=[[{"id": "cold_winter", "title": "A cold winter", "text": "Power is short.", "turn": 3}]],
    )
    outcomes: Outcomes = Field(
        description="How games end and what that is worth to each side.",
        examples=[{"bands": ["disaster", "loss", "draw", "gain", "success"]}],
    )
    opponents: dict[Word, dict[Word, Opponent]] = Field(
        default={},
        description="Doctrines by side.",
        examples=[{"nato": {"cautious": {"text": "Helps steadily.", "trust": 0.2}}}],
    )
    parameters: dict[Word, Parameter] = Field(
        default={},
        description="Sliders.",
        examples=[{"pace": {"title": "Pace", "text": "How fast ...", "default": 1, "low": 0.5, "high": 2}}],
    )
    rules: Rules | None = Field(
        default=None,
        description="Numbers of the rules that differ from the rule book.",
        examples=[{"alliance": {"tripwire": 0.05}}],
    )
    show: list[Text] = Field(
        default=[], description="Tracks that the table shows, in order.", examples=[["support.nato"]]
    )
    intro: Text = Field(description="The briefing that everybody reads.", examples=["It is spring 2022."])
    debrief: list[Text] = Field(default=[], description="Questions for afterwards.", examples=[["Which ..."]])
    readings: list[Text] = Field(
        default=[], description="Further reading.", examples=[["T. Schelling, Arms and Influence (1966)"]]
    )
