"""The parts of a scenario file that say what happens: orders, ladder, events, outcomes and doctrines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from game.authoring.values import Amount, Anything, Level, Number, Percent, Section, Share, Text, Turn, Within, Word
from game.rules.vocabulary import VERBS

if TYPE_CHECKING:
    Verb = str
else:
    Verb = Literal[tuple(VERBS)]


class Draws(Section):
    """A stock that an order draws on; its later effects and its strikes count for each unit drawn."""

    stock: Text = Field(
        description="The stock: a track such as military_fund, reserves or missiles.", examples=["military_fund"]
    )
    amount: Amount = Field(description="The most that it takes.", examples=[5])


class Stands(Section):
    """A number that must stand high enough."""

    track: Text = Field(description="The track.", examples=["permission"])
    at_least: Anything = Field(description="Its least value.", examples=[1])


class Needs(Section):
    """A number that must stand high enough, or low enough, or both."""

    track: Text = Field(description="The track.", examples=["permission"])
    at_least: Anything | None = Field(default=None, description="Its least value.", examples=[1])
    at_most: Anything | None = Field(default=None, description="Its greatest value.", examples=[70])


class Order(Section):
    """An order: a row for each of its targets."""

    id: Word = Field(description="Its id; notation is `id` or `id:target`.", examples=["air_defence"])
    title: Text = Field(description="Its name on the card.", examples=["Air defence"])
    text: Text = Field(description="What it does, in a sentence or two.", examples=["Batteries and missiles ..."])
    group: Word = Field(description="An id under `groups`.", examples=["aid"])
    source: str | None = Field(default=None, description="An id under `sources`, or words.", examples=["kiel"])
    icon: Word | None = Field(
        default=None, description="An icon; by default that of the group.", examples=["air_defence"]
    )
    cost: Amount = Field(default=0, description="Capital.", examples=[2])
    level: Level = Field(default=0, description="Provocation.", examples=[3.5])
    rung: Word | None = Field(default=None, description="The least rung it leads to.", examples=["expanded_war"])
    lead: Annotated[int, Field(ge=0, le=12)] = Field(
        default=0, description="Turns until its later effects.", examples=[2]
    )
    consent: Literal["none", "coalition", "alliance"] = Field(
        default="none", description="Whose consent it needs.", examples=["alliance"]
    )
    reversible: bool = Field(
        default=True, description="Whether a crisis can undo it; false for a fait accompli.", examples=[False]
    )
    targets: Literal["region", "host", "none"] | list[Word] = Field(
        default="none", description="What it is aimed at.", examples=["host"]
    )
    draws: Draws | None = Field(
        default=None, description="A stock it draws on.", examples=[{"stock": "military_fund", "amount": 5}]
    )
    needs: Needs | None = Field(
        default=None,
        description="A number that must stand high enough, or low enough.",
        examples=[{"track": "permission", "at_least": 1}],
    )
    first: Turn = Field(default=0, description="First turn.", examples=[3])
    last: Turn = Field(default=200, description="Last turn.", examples=[12])
    now: dict[Text, Anything] = Field(
        default={}, description="Effects at once: track and amount.", examples=[{"tension": 3}]
    )
    later: dict[Text, Anything] = Field(
        default={}, description="Effects after the lead time.", examples=[{"kit.drones": 5}]
    )
    does: dict[Verb, Anything] = Field(default={}, description="Acts that the rules know.", examples=[{"attack": 1}])
    crisis: Literal["climb", "back_down"] | None = Field(
        default=None, description="What it means in a crisis; such an order exists only there.", examples=["climb"]
    )


class Rung(Section):
    """A rung of the ladder."""

    id: Word = Field(description="Its id.", examples=["theatre_war"])
    name: Text = Field(description="Its name.", examples=["Theatre war"])
    text: Text = Field(description="What it means.", examples=["Open war between the camps."])
    hazard: Share = Field(default=0, description="Chance of an inadvertent step up, in a turn.", examples=[0.01])
    firebreak: bool = Field(default=False, description="A firebreak stands below it.", examples=[True])
    effects: dict[Text, Anything] = Field(
        default={}, description="What each turn on this rung brings: track and amount.", examples=[{"strain": 4}]
    )
    stands_while: Stands | None = Field(
        default=None,
        description="The conflict does not come down below this rung while a track stands so high.",
        examples=[{"track": "permission", "at_least": 1}],
    )
    factor: dict[Word, Share] = Field(
        default={},
        description="What is left of a side's points at the end when no higher rung than this one was reached.",
        examples=[{"nato": 0.55, "russia": 0.55}],
    )


class Ladder(Section):
    """Kahn's ladder, as far as this scenario needs it."""

    rungs: Annotated[list[Rung], Field(min_length=2, max_length=13)] = Field(
        description="From the bottom up.",
        examples=[
            [{"id": "crisis", "name": "Crisis", "text": "No shots."}, {"id": "war", "name": "War", "text": "Shots."}]
        ],
    )
    start: Word = Field(description="The rung at the start.", examples=["limited_war"])
    least: Word = Field(description="The rung below which it never falls.", examples=["limited_war"])
    war: Word = Field(description="The rung of shots between the camps.", examples=["direct_incident"])
    theatre: Word = Field(description="The rung of open war between the camps.", examples=["theatre_war"])
    accidents: Annotated[list[Share], Field(min_length=4, max_length=4)] = Field(
        description="Chance of an accident at each step of a crisis.", examples=[[0, 0.004, 0.025, 0.09]]
    )


class EventEntry(Section):
    """Something that happens to everybody."""

    id: Word = Field(description="Its id.", examples=["cold_winter"])
    title: Text = Field(description="Its name.", examples=["A cold winter"])
    text: Text = Field(description="What happens.", examples=["Power is short."])
    turn: Turn = Field(description="In which turn.", examples=[3])
    chance: Share = Field(default=1.0, description="How likely.", examples=[0.5])
    effects: dict[Text, Anything] = Field(
        default={}, description="Track and amount.", examples=[{"infrastructure": -5}]
    )
    source: str | None = Field(default=None, description="An id under `sources`.", examples=["timeline"])


class When(Section):
    """A condition of an ending."""

    track: Text = Field(description="The track.", examples=["support.ukraine"])
    at_least: Anything | None = Field(default=None, description="True at this value or above.", examples=[8])
    at_most: Anything | None = Field(default=None, description="True at this value or below.", examples=[12])
    turns: Annotated[int, Field(ge=1, le=50)] = Field(
        default=1, description="For so many turns in a row.", examples=[2]
    )


class EndingEntry(Section):
    """A way in which a game ends. The one without conditions is the horizon: the last turn is over."""

    id: Word = Field(description="Its id.", examples=["settlement"])
    title: Text = Field(description="Its name.", examples=["A settlement"])
    text: Text = Field(description="What it means.", examples=["The guns are silent."])
    match: Literal["all", "any"] = Field(
        default="all", description="Whether all conditions must hold, or one.", examples=["any"]
    )
    when: list[When] = Field(
        default=[], description="Its conditions.", examples=[[{"track": "tension", "at_least": 90, "turns": 2}]]
    )
    factor: dict[Word, Share] = Field(
        default={}, description="What it leaves of a side's points.", examples=[{"nato": 0.45}]
    )
    bonus: dict[Word, Annotated[Number, Within(-100, 100)]] = Field(
        default={}, description="Points it adds.", examples=[{"russia": 12}]
    )


class Term(Section):
    """A part of a side's score."""

    track: Text = Field(description="The track.", examples=["territory"])
    worst: Anything = Field(description="Value that gives nothing.", examples=[0.4])
    best: Anything = Field(description="Value that gives all points.", examples=[0.95])
    points: Percent = Field(description="The most it gives.", examples=[40])
    text: Text = Field(description="In words.", examples=["Ukraine holds its land"])


class Outcomes(Section):
    """Endings and scores."""

    endings: Annotated[list[EndingEntry], Field(min_length=1, max_length=20)] = Field(
        description="In the order in which they are judged.",
        examples=[[{"id": "horizon", "title": "It goes on", "text": "The last turn is over."}]],
    )
    scores: dict[Word, list[Term]] = Field(
        description="By side; points add up to 100.",
        examples=[{"nato": [{"track": "territory", "worst": 0.4, "best": 1, "points": 100, "text": "Land held"}]}],
    )
    bands: Annotated[list[Text], Field(min_length=5, max_length=5)] = Field(
        description="Names, worst first.", examples=[["disaster", "loss", "draw", "gain", "success"]]
    )
    limits: Annotated[list[Percent], Field(min_length=4, max_length=4)] = Field(
        default=[20, 40, 60, 80], description="Where a band ends.", examples=[[20, 40, 60, 80]]
    )


class Nerve(Section):
    """How a doctrine behaves in a crisis."""

    steps: Annotated[Number, Within(0, 4)] = Field(default=2, description="Climbs up to this step.", examples=[3])
    pride: Annotated[Number, Within(0, 8)] = Field(
        default=0, description="Climbs so many steps further at the highest grievance.", examples=[3]
    )
    risk: Share = Field(default=0.02, description="Largest chance of an accident that it accepts.", examples=[0.03])
    otherwise: Literal["hold", "back_down"] = Field(
        default="hold", description="What it does beyond.", examples=["hold"]
    )


class Want(Section):
    """How much a doctrine wants an action: a weight, and slopes along what it sees."""

    order: Text = Field(description="The action, or one of its rows.", examples=["air_defence"])
    weight: Anything = Field(description="Wanted when above 0; the highest come first.", examples=[3])
    slopes: dict[Text, Anything] = Field(
        default={},
        description="Added for each unit of a track, or of `odds`, `grab`, `shortfall` (of the target).",
        examples=[{"infrastructure": -0.05}],
    )


class Opponent(Section):
    """A doctrine: who plays a side without a person."""

    text: Text = Field(description="What it does, in a sentence.", examples=["Steps up slowly."])
    trust: Share = Field(
        default=0.3, description="Quantile of the believed red line that it takes for the line.", examples=[0.2]
    )
    margin: Annotated[Number, Within(-20, 20)] = Field(
        default=0, description="Levels above that line which it dares.", examples=[0.5]
    )
    whim: Annotated[Number, Within(0, 20)] = Field(default=0.5, description="Spread of its moods.", examples=[0.5])
    nerve: Nerve = Field(
        default_factory=Nerve,
        description="Its behaviour in a crisis.",
        examples=[{"steps": 2, "risk": 0.02, "otherwise": "hold"}],
    )
    plan: list[list[Text]] = Field(
        default=[],
        description="Orders to give first, a list for each turn; its wants fill what is left. For replaying a record.",
        examples=[[["air_defence", "deploy:estonia"], ["exercise"]]],
    )
    like: Word | None = Field(
        default=None,
        description="A doctrine of the same side whose wants it shares, but for those given here.",
        examples=["cautious"],
    )
    wants: list[Want] = Field(
        default=[], description="What it wants.", examples=[[{"order": "air_defence", "weight": 3}]]
    )
