"""The file format, field by field. One pydantic model a section; every field says what it means, with an example.

A number may be written `5` or `{value: 5, source: kiel, confidence: checked}`. The numbers of the rules are not repeated
here: their models are made from the lines of `game.rules.numbers`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model
from pydantic_core import PydanticCustomError

from game.rules.numbers import TOPICS, specs
from game.rules.scenario import VERBS

Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Text = Annotated[str, Field(min_length=1, max_length=4000)]


class Section(BaseModel):
    """What all sections share: unknown keys are refused, nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Sourced(Section):
    """A number with where it comes from."""

    value: float = Field(description="The number.", examples=[5])
    source: str | None = Field(default=None, description="An id under `sources`.", examples=["kiel"])
    confidence: Literal["checked", "reported", "assumed"] = Field(
        default="reported",
        description="checked: seen in the source; reported: general knowledge; assumed: a choice of the designer.",
        examples=["assumed"],
    )
    note: str | None = Field(default=None, description="A remark.", examples=["in prices of 2022"])


def plain(number: float | Sourced) -> float:
    """The number itself."""
    return number.value if isinstance(number, Sourced) else number


def _within(low: float, high: float) -> Any:
    def check(number: float | Sourced) -> float | Sourced:
        if not low <= plain(number) <= high:
            message = "expected a number from {low} to {high}, found {found}"
            raise PydanticCustomError("range", message, {"low": f"{low:g}", "high": f"{high:g}", "found": f"{plain(number):g}"})
        return number

    return Annotated[Annotated[float, Field(ge=low, le=high)] | Sourced, AfterValidator(check)]


Any_ = _within(-1e6, 1e6)
Percent = _within(0, 100)
Share = _within(0, 1)
Amount = _within(0, 1e6)
Level = _within(-4, 16)
Turn = Annotated[int, Field(ge=0, le=200)]


class Calendar(Section):
    """Time."""

    first: Text = Field(description="Label of the first turn.", examples=["2022 Q2"])
    unit: Literal["quarter", "month", "week", "day", "turn"] = Field(description="Length of a turn.", examples=["quarter"])
    turns: Annotated[int, Field(ge=1, le=200)] = Field(description="Number of turns.", examples=[16])


class Hidden(Section):
    """A hidden type: drawn once a game, evenly between low and high; the other camp never sees it."""

    low: Amount = Field(description="Least value.", examples=[0.4])
    high: Amount = Field(description="Largest value.", examples=[3.2])


class Own(Section):
    """A side's own ordinary levels, to which its numbers return."""

    income: Amount = Field(default=3, description="Capital a turn at full support and economy.", examples=[5])
    capital_most: Amount = Field(default=12, description="The most capital that can be kept.", examples=[12])
    supply: Percent = Field(default=60, description="Ordinary supply.", examples=[65])
    quality: Percent = Field(default=50, description="Ordinary quality.", examples=[55])
    economy: _within(0, 120) = Field(default=100, description="Economy it can carry.", examples=[92])  # type: ignore[valid-type]
    support: Percent = Field(default=60, description="Robust level of support.", examples=[70])
    habituation_rate: Share = Field(default=0.3, description="Part of the way to the level used that becomes normal in a turn.", examples=[0.3])


class Side(Section):
    """A side and its role."""

    role: Literal["patron", "defender", "challenger"] = Field(description="What the rules know it by.", examples=["patron"])
    name: Text = Field(description="Its name on the screen.", examples=["NATO"])
    text: Text = Field(description="What it wants, fears and knows.", examples=["You lead ..."])
    orders_a_turn: Annotated[int, Field(ge=1, le=6)] = Field(description="Orders it may seal in a turn.", examples=[4])
    start: dict[Word, Any_] = Field(default={}, description="Start values of its own tracks.", examples=[{"support": 70}])
    own: Own = Field(default=Own(), description="Its ordinary levels.")
    hidden: dict[Literal["tolerance", "resolve"], Hidden] = Field(default={}, description="Its hidden types.")


class Member(Section):
    """A member of the alliance, with a voice."""

    name: Text = Field(description="Its name.", examples=["Poland"])
    flag: Word = Field(default="eu", description="ISO code of its flag.", examples=["pl"])
    weight: Share = Field(description="Its weight in the alliance's support.", examples=[0.1])
    will: Percent = Field(description="Its will at the start, to which it returns.", examples=[85])
    caution: Share = Field(description="0 bold to 1 cautious.", examples=[0.3])
    exposure: Share = Field(default=0.5, description="How much sanctions cost its own economy.", examples=[0.5])
    veto: bool = Field(default=True, description="Whether it can block a common act.", examples=[True])
    joins: Turn = Field(default=0, description="First turn with a voice.", examples=[4])


class Donor(Section):
    """Whoever gives, with or without a voice."""

    name: Text = Field(description="Its name.", examples=["Japan"])
    member: Word | None = Field(default=None, description="The member whose will moves its gifts.", examples=["germany"])
    military: list[Amount] = Field(description="bn EUR for arms, one a turn; the last value goes on.", examples=[[1.2, 0.8]])
    civil: list[Amount] = Field(default=[0.0], description="bn EUR for finance and relief, one a turn.", examples=[[0.5]])
    source: str | None = Field(default=None, description="An id under `sources`.", examples=["kiel"])


class Host(Section):
    """A host country of the flank."""

    name: Text = Field(description="Its name.", examples=["Estonia"])
    board: Word = Field(description="Its place on the board.", examples=["estonia"])
    posture: _within(0, 40) = Field(description="Thousand allied soldiers at the start.", examples=[1.4])  # type: ignore[valid-type]
    joins: Turn = Field(default=0, description="First turn as a member.", examples=[4])


class Region(Section):
    """A region that can change hands."""

    name: Text = Field(description="Its name.", examples=["Kharkiv"])
    board: Word = Field(description="Its place on the board.", examples=["ua_kharkiv"])
    area: _within(1, 1e6) = Field(description="Area in km2.", examples=[31390])  # type: ignore[valid-type]
    value: Amount = Field(description="Its weight in what is at stake (people, industry, meaning).", examples=[7])
    control: Share = Field(default=0.0, description="Share held by the challenger at the start.", examples=[0.33])
    terrain: _within(0.5, 3) = Field(default=1.0, description="Strength of ground and rivers for whoever defends.", examples=[1.2])  # type: ignore[valid-type]
    defences: Percent = Field(default=0, description="Works of the defender at the start.", examples=[20])
    entrenchment: Percent = Field(default=0, description="Works of the challenger at the start.", examples=[10])
    home_border: bool = Field(default=False, description="Touches the challenger's own land.", examples=[True])
    neighbours: list[Word] = Field(default=[], description="Regions it touches; naming one side is enough.", examples=[["kyiv"]])


class Kit(Section):
    """A kind of equipment of the defender."""

    name: Text = Field(description="Its name.", examples=["Air defence"])
    start: Percent = Field(default=0, description="Points at the start.", examples=[20])
    half: _within(1, 1000) = Field(default=30, description="Points at which half of its worth is reached.", examples=[25])  # type: ignore[valid-type]
    attack: _within(0, 5) = Field(default=0, description="Worth in attack.", examples=[0.6])  # type: ignore[valid-type]
    defence: _within(0, 5) = Field(default=0, description="Worth in defence.", examples=[0.3])  # type: ignore[valid-type]
    air_shield: Share = Field(default=0, description="Part of a salvo that it keeps off.", examples=[0.8])
    supply_strike: Share = Field(default=0, description="Worth against the other army's supply.", examples=[0.7])
    deep_strike: Share = Field(default=0, description="Worth against targets far behind the lines.", examples=[0.4])
    heavy: bool = Field(default=False, description="Needs supply and common standards.", examples=[True])
    wear: Share = Field(default=0.12, description="Part lost in a turn.", examples=[0.15])
    own: _within(0, 5) = Field(default=0, description="Made at home, points for each point of industry.", examples=[0.5])  # type: ignore[valid-type]


class Draws(Section):
    """A stock that an order draws on; its later effects and its strikes count for each unit drawn."""

    stock: Text = Field(description="The stock: a track such as military_fund, reserves or missiles.", examples=["military_fund"])
    amount: Amount = Field(description="The most that it takes.", examples=[5])


class Needs(Section):
    """A number that must stand high enough."""

    track: Text = Field(description="The track.", examples=["permission"])
    at_least: Any_ = Field(description="Its least value.", examples=[1])


class Order(Section):
    """An order: a row for each of its targets."""

    id: Word = Field(description="Its id; notation is `id` or `id:target`.", examples=["air_defence"])
    title: Text = Field(description="Its name on the card.", examples=["Air defence"])
    text: Text = Field(description="What it does, in a sentence or two.", examples=["Batteries and missiles ..."])
    group: Word = Field(description="An id under `groups`.", examples=["aid"])
    source: str | None = Field(default=None, description="An id under `sources`, or words.", examples=["kiel"])
    icon: Word | None = Field(default=None, description="An icon; by default that of the group.", examples=["air_defence"])
    cost: Amount = Field(default=0, description="Capital.", examples=[2])
    level: Level = Field(default=0, description="Provocation.", examples=[3.5])
    rung: Word | None = Field(default=None, description="The least rung it leads to.", examples=["expanded_war"])
    lead: Annotated[int, Field(ge=0, le=12)] = Field(default=0, description="Turns until its later effects.", examples=[2])
    consent: Literal["none", "coalition", "alliance"] = Field(default="none", description="Whose consent it needs.", examples=["alliance"])
    reversible: bool = Field(default=True, description="Whether a crisis can undo it; false for a fait accompli.", examples=[False])
    targets: Literal["region", "host", "none"] | list[Word] = Field(default="none", description="What it is aimed at.", examples=["host"])
    draws: Draws | None = Field(default=None, description="A stock it draws on.")
    needs: Needs | None = Field(default=None, description="A number that must stand high enough.")
    first: Turn = Field(default=0, description="First turn.", examples=[3])
    last: Turn = Field(default=200, description="Last turn.", examples=[12])
    now: dict[Text, Any_] = Field(default={}, description="Effects at once: track and amount.", examples=[{"tension": 3}])
    later: dict[Text, Any_] = Field(default={}, description="Effects after the lead time.", examples=[{"kit.drones": 5}])
    does: dict[Literal[tuple(VERBS)], Any_] = Field(default={}, description="Acts that the rules know.", examples=[{"attack": 1}])  # type: ignore[valid-type]
    crisis: Literal["climb", "back_down"] | None = Field(default=None, description="What it means in a crisis; such an order exists only there.", examples=["climb"])


class Rung(Section):
    """A rung of the ladder."""

    id: Word = Field(description="Its id.", examples=["theatre_war"])
    name: Text = Field(description="Its name.", examples=["Theatre war"])
    text: Text = Field(description="What it means.", examples=["Open war between the camps."])
    hazard: Share = Field(default=0, description="Chance of an inadvertent step up, in a turn.", examples=[0.01])
    firebreak: bool = Field(default=False, description="A firebreak stands below it.", examples=[True])


class Ladder(Section):
    """Kahn's ladder, as far as this scenario needs it."""

    rungs: Annotated[list[Rung], Field(min_length=2, max_length=13)] = Field(description="From the bottom up.")
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
    effects: dict[Text, Any_] = Field(default={}, description="Track and amount.", examples=[{"infrastructure": -5}])
    source: str | None = Field(default=None, description="An id under `sources`.", examples=["timeline"])


class When(Section):
    """A condition of an ending."""

    track: Text = Field(description="The track.", examples=["support.ukraine"])
    at_least: Any_ | None = Field(default=None, description="True at this value or above.", examples=[8])
    at_most: Any_ | None = Field(default=None, description="True at this value or below.", examples=[12])
    turns: Annotated[int, Field(ge=1, le=50)] = Field(default=1, description="For so many turns in a row.", examples=[2])


class EndingEntry(Section):
    """A way in which a game ends. The one without conditions is the horizon: the last turn is over."""

    id: Word = Field(description="Its id.", examples=["settlement"])
    title: Text = Field(description="Its name.", examples=["A settlement"])
    text: Text = Field(description="What it means.", examples=["The guns are silent."])
    match: Literal["all", "any"] = Field(default="all", description="Whether all conditions must hold, or one.", examples=["any"])
    when: list[When] = Field(default=[], description="Its conditions.")
    factor: dict[Word, Share] = Field(default={}, description="What it leaves of a side's points.", examples=[{"nato": 0.45}])
    bonus: dict[Word, _within(-100, 100)] = Field(default={}, description="Points it adds.", examples=[{"russia": 12}])  # type: ignore[valid-type]


class Term(Section):
    """A part of a side's score."""

    track: Text = Field(description="The track.", examples=["territory"])
    worst: Any_ = Field(description="Value that gives nothing.", examples=[0.4])
    best: Any_ = Field(description="Value that gives all points.", examples=[0.95])
    points: Percent = Field(description="The most it gives.", examples=[40])
    text: Text = Field(description="In words.", examples=["Ukraine holds its land"])


class Outcomes(Section):
    """Endings and scores."""

    endings: Annotated[list[EndingEntry], Field(min_length=1, max_length=20)] = Field(description="In the order in which they are judged.")
    scores: dict[Word, list[Term]] = Field(description="By side; points add up to 100.")
    bands: Annotated[list[Text], Field(min_length=5, max_length=5)] = Field(description="Names, worst first.", examples=[["disaster", "loss", "draw", "gain", "success"]])
    limits: Annotated[list[Percent], Field(min_length=4, max_length=4)] = Field(default=[20, 40, 60, 80], description="Where a band ends.", examples=[[20, 40, 60, 80]])


class Nerve(Section):
    """How a doctrine behaves in a crisis."""

    steps: _within(0, 4) = Field(default=2, description="Climbs up to this step.", examples=[3])  # type: ignore[valid-type]
    risk: Share = Field(default=0.02, description="Largest chance of an accident that it accepts.", examples=[0.03])
    otherwise: Literal["hold", "back_down"] = Field(default="hold", description="What it does beyond.", examples=["hold"])


class Want(Section):
    """How much a doctrine wants an action: a weight, and slopes along what it sees."""

    order: Text = Field(description="The action, or one of its rows.", examples=["air_defence"])
    weight: Any_ = Field(description="Wanted when above 0; the highest come first.", examples=[3])
    slopes: dict[Text, Any_] = Field(default={}, description="Added for each unit of a track, or of `odds`, `grab`, `shortfall` (of the target).", examples=[{"infrastructure": -0.05}])


class Opponent(Section):
    """A doctrine: who plays a side without a person."""

    text: Text = Field(description="What it does, in a sentence.", examples=["Steps up slowly."])
    trust: Share = Field(default=0.3, description="Quantile of the believed red line that it takes for the line.", examples=[0.2])
    margin: _within(-20, 20) = Field(default=0, description="Levels above that line which it dares.", examples=[0.5])  # type: ignore[valid-type]
    whim: _within(0, 20) = Field(default=0.5, description="Spread of its moods.", examples=[0.5])  # type: ignore[valid-type]
    nerve: Nerve = Field(default=Nerve(), description="Its behaviour in a crisis.")
    like: Word | None = Field(default=None, description="A doctrine of the same side whose wants it shares, but for those given here.", examples=["cautious"])
    wants: list[Want] = Field(default=[], description="What it wants.")


class Parameter(Section):
    """A number that the start page shows as a slider and that a sweep may vary."""

    title: Text = Field(description="Its name.", examples=["Patience of Russia"])
    text: Text = Field(description="What it means.", examples=["How much ..."])
    default: Any_ = Field(description="Its value.", examples=[1])
    low: Any_ = Field(description="The least.", examples=[0.5])
    high: Any_ = Field(description="The most.", examples=[2])
    sets: list[Text] = Field(default=[], description="Numbers of the rules that become this value.", examples=[["battle.pace"]])
    scales: list[Text] = Field(default=[], description="Numbers of this file that are multiplied by it.", examples=[["sides.russia.hidden.tolerance.high"]])


def _rules() -> Any:
    topics: dict[str, Any] = {}
    for topic in TOPICS:
        lines: dict[str, Any] = {
            spec.name: (
                _within(spec.low, spec.high) | None,
                Field(default=None, description=f"{spec.text} ({spec.unit}; {spec.default:g} by default)", examples=[spec.default]),
            )
            for spec in specs()
            if spec.topic == topic
        }
        model = create_model(f"{topic.title()}Rules", __base__=Section, __doc__=f"Numbers of `{topic}`.", **lines)
        topics[topic] = (model | None, Field(default=None, description=f"Numbers of `{topic}` that differ."))
    return create_model("Rules", __base__=Section, __doc__="Numbers of the rules that differ from the rule book.", **topics)


Rules: Any = _rules()


class Document(Section):
    """A scenario file."""

    format: Literal[1] = Field(description="Version of the format.", examples=[1])
    extends: str | None = Field(default=None, description="Another file that this one changes; one level deep.", examples=["ukraine_2022.yaml"])
    id: Word = Field(description="Its id, the name of the file.", examples=["ukraine_2022"])
    title: Text = Field(description="Its title.", examples=["The war of 2022"])
    summary: Text = Field(description="One or two sentences for the list.", examples=["Spring 2022 ..."])
    minutes: Annotated[int, Field(ge=1, le=1000)] = Field(description="Length of a game.", examples=[60])
    difficulty: Literal["easy", "medium", "hard"] = Field(description="For a new player.", examples=["medium"])
    learning_goals: list[Text] = Field(default=[], description="What a class should see.", examples=[["why ..."]])
    content_note: Text = Field(description="What a reader should know before.", examples=["It is about a real war."])
    credits: Text = Field(default="-", description="Who made it.", examples=["Firebreak contributors"])
    licence: Text = Field(default="MIT", description="Its licence.", examples=["CC-BY-4.0"])
    historical: bool = Field(default=False, description="Whether its numbers should have sources; `check` counts those without.", examples=[True])
    sources: dict[Word, Text] = Field(default={}, description="Sources by id.", examples=[{"kiel": "Trebesch et al., Ukraine Support Tracker"}])
    calendar: Calendar = Field(description="Time.")
    board: Literal["main"] | None = Field(default=None, description="The board; none for a crisis without a map.", examples=["main"])
    sides: Annotated[dict[Word, Side], Field(min_length=2, max_length=3)] = Field(description="Two or three sides.")
    table: dict[Word, Any_] = Field(default={}, description="Start values of the tracks of the whole table.", examples=[{"tension": 40}])
    members: dict[Word, Member] = Field(default={}, description="Members of the patron's alliance.")
    donors: dict[Word, Donor] = Field(default={}, description="Donors.")
    hosts: dict[Word, Host] = Field(default={}, description="Host countries.")
    regions: dict[Word, Region] = Field(default={}, description="Regions that can change hands.")
    capabilities: dict[Word, Kit] = Field(default={}, description="Kinds of equipment of the defender.")
    groups: dict[Word, Text] = Field(description="Groups of orders.", examples=[{"aid": "Aid"}])
    orders: dict[Word, list[Order]] = Field(description="Orders by side. Every side can also hold.")
    ladder: Ladder = Field(description="The ladder.")
    events: list[EventEntry] = Field(default=[], description="Events.")
    outcomes: Outcomes = Field(description="Endings and scores.")
    opponents: dict[Word, dict[Word, Opponent]] = Field(default={}, description="Doctrines by side.")
    parameters: dict[Word, Parameter] = Field(default={}, description="Sliders.")
    rules: Rules | None = Field(default=None, description="Numbers of the rules that differ from the rule book.")
    show: list[Text] = Field(default=[], description="Tracks that the table shows, in order.", examples=[["support.nato"]])
    intro: Text = Field(description="The briefing that everybody reads.", examples=["It is spring 2022."])
    debrief: list[Text] = Field(default=[], description="Questions for afterwards.", examples=[["Which ..."]])
    readings: list[Text] = Field(default=[], description="Further reading.", examples=[["T. Schelling, Arms and Influence (1966)"]])
