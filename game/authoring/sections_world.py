"""The parts of a scenario file that say who and what there is: time, sides, alliance, places, equipment."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.authoring.values import Amount, Anything, Number, Percent, Section, Share, Text, Turn, Within, Word


class Calendar(Section):
    """Time."""

    first: Text = Field(description="Label of the first turn.", examples=["2022 Q2"])
    unit: Literal["quarter", "month", "week", "day", "turn"] = Field(
        description="Length of a turn.", examples=["quarter"]
    )
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
    economy: Annotated[Number, Within(0, 120)] = Field(default=100, description="Economy it can carry.", examples=[92])
    support: Percent = Field(default=60, description="Robust level of support.", examples=[70])
    habituation_rate: Share = Field(
        default=0.3,
        description="Part of the way to the level used that becomes normal in a turn, where everybody knows it.",
        examples=[0.3],
    )


class RedLine(Section):
    """The four weaknesses of a red line (D. Altman, Advancing without Attacking, Security Studies 27:1, 2018)."""

    imprecise: Annotated[Number, Within(0.01, 5)] = Field(
        default=1, description="Imprecision of its line, times `escalation.noise`.", examples=[1.5]
    )
    arbitrary: Annotated[Number, Within(0, 5)] = Field(
        default=0, description="Its line is drawn at the next multiple of so many levels.", examples=[0.5]
    )
    unverifiable: Share = Field(
        default=0, description="Chance that a crossing is not noticed or cannot be proved.", examples=[0.2]
    )
    incomplete: Share = Field(
        default=0, description="By how much less an order of a group in `unnamed` counts.", examples=[0.3]
    )
    unnamed: list[Word] = Field(
        default=[], description="Groups of orders of which its line does not speak.", examples=[["support"]]
    )


class Side(Section):
    """A side and its role."""

    role: Literal["patron", "defender", "challenger"] = Field(
        description="What the rules know it by.", examples=["patron"]
    )
    name: Text = Field(description="Its name on the screen.", examples=["NATO"])
    text: Text = Field(description="What it wants, fears and knows.", examples=["You lead ..."])
    orders_a_turn: Annotated[int, Field(ge=1, le=6)] = Field(description="Orders it may seal in a turn.", examples=[4])
    start: dict[Word, Anything] = Field(
        default={}, description="Start values of its own tracks.", examples=[{"support": 70}]
    )
    own: Own = Field(default_factory=Own, description="Its ordinary levels.", examples=[{"income": 7, "support": 72}])
    hidden: dict[Literal["tolerance", "resolve", "habituation_rate"], Hidden] = Field(
        default={},
        description="Its hidden types; a rate here takes the place of the one in `own`.",
        examples=[{"tolerance": {"low": 0.4, "high": 3.2}}],
    )
    red_line: RedLine = Field(
        default_factory=RedLine,
        description="What is weak about its red line, if it leads a camp.",
        examples=[{"imprecise": 1.2, "unverifiable": 0.2}],
    )


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
    member: Word | None = Field(
        default=None, description="The member whose will moves its gifts.", examples=["germany"]
    )
    military: list[Amount] = Field(
        description="bn EUR for arms, one a turn; the last value goes on.", examples=[[1.2, 0.8]]
    )
    civil: list[Amount] = Field(
        default=[0.0], description="bn EUR for finance and relief, one a turn.", examples=[[0.5]]
    )
    source: str | None = Field(default=None, description="An id under `sources`.", examples=["kiel"])


class Host(Section):
    """A host country of the flank."""

    name: Text = Field(description="Its name.", examples=["Estonia"])
    board: Word = Field(description="Its place on the board.", examples=["estonia"])
    posture: Annotated[Number, Within(0, 40)] = Field(
        description="Thousand allied soldiers at the start.", examples=[1.4]
    )
    joins: Turn = Field(default=0, description="First turn as a member.", examples=[4])


class Region(Section):
    """A region that can change hands."""

    name: Text = Field(description="Its name.", examples=["Kharkiv"])
    board: Word = Field(description="Its place on the board.", examples=["ua_kharkiv"])
    area: Annotated[Number, Within(1, 1e6)] = Field(description="Area in km2.", examples=[31390])
    value: Amount = Field(description="Its weight in what is at stake (people, industry, meaning).", examples=[7])
    control: Share = Field(default=0.0, description="Share held by the challenger at the start.", examples=[0.33])
    terrain: Annotated[Number, Within(0.5, 3)] = Field(
        default=1.0, description="Strength of ground and rivers for whoever defends.", examples=[1.2]
    )
    defences: Percent = Field(default=0, description="Works of the defender at the start.", examples=[20])
    entrenchment: Percent = Field(default=0, description="Works of the challenger at the start.", examples=[10])
    home_border: bool = Field(default=False, description="Touches the challenger's own land.", examples=[True])
    neighbours: list[Word] = Field(
        default=[], description="Regions it touches; naming one side is enough.", examples=[["kyiv"]]
    )


class Kit(Section):
    """A kind of equipment of the defender."""

    name: Text = Field(description="Its name.", examples=["Air defence"])
    start: Percent = Field(default=0, description="Points at the start.", examples=[20])
    half: Annotated[Number, Within(1, 1000)] = Field(
        default=30, description="Points at which half of its worth is reached.", examples=[25]
    )
    attack: Annotated[Number, Within(0, 5)] = Field(default=0, description="Worth in attack.", examples=[0.6])
    defence: Annotated[Number, Within(0, 5)] = Field(default=0, description="Worth in defence.", examples=[0.3])
    air_shield: Share = Field(default=0, description="Part of a salvo that it keeps off.", examples=[0.8])
    supply_strike: Share = Field(default=0, description="Worth against the other army's supply.", examples=[0.7])
    deep_strike: Share = Field(default=0, description="Worth against targets far behind the lines.", examples=[0.4])
    heavy: bool = Field(default=False, description="Needs supply and common standards.", examples=[True])
    wear: Share = Field(default=0.12, description="Part lost in a turn.", examples=[0.15])
    own: Annotated[Number, Within(0, 5)] = Field(
        default=0, description="Made at home, points for each point of industry.", examples=[0.5]
    )
