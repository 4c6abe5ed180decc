"""From pydantic's complaints to one finding for each fault, at its line and column."""

from __future__ import annotations

import re
import time
from typing import Annotated, Any, Literal

import pytest
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from game.authoring.codes import CATALOGUE
from game.authoring.findings import Finding, in_order
from game.authoring.reader import MAX_FINDINGS, read_text
from game.authoring.validate import validate


class Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Sourced(Strict):
    value: float
    source: str
    confidence: Literal["known", "assumed"] = "known"


def _bare(value: Any) -> Any:
    return value.get("value") if isinstance(value, dict) and "value" in value else value


def _below_fifty(value: float | Sourced) -> float | Sourced:
    number = value.value if isinstance(value, Sourced) else value
    if number > 50:
        raise PydanticCustomError("range", "expected {low} to {high}", {"low": "0", "high": "50"})
    return value


Percent = Annotated[float, Field(ge=0, le=100)] | Sourced
Unwrapped = Annotated[float, BeforeValidator(_bare), Field(ge=0, le=100)]
Checked = Annotated[float | Sourced, AfterValidator(_below_fifty)]


class Aid(Strict):
    kind: Literal["aid"]
    amount: float


class Fire(Strict):
    kind: Literal["fire"]
    target: str


Effect = Annotated[Aid | Fire, Field(discriminator="kind")]


class Calendar(Strict):
    start: str
    turns: int = Field(ge=1, le=40, description="how many turns are played", examples=[12])


class Paper(Strict):
    title: str = Field(description="the name of the game", examples=["Winter"])
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")] = "x"
    minutes: int = Field(default=45, gt=0, le=240, json_schema_extra={"unit": "minutes"})
    difficulty: Literal["easy", "hard"] = "easy"
    calendar: Calendar | None = None
    sides: Annotated[list[str], Field(min_length=1)] = ["a"]
    pair: tuple[float, float] = (0.0, 1.0)
    will: Percent = 50.0
    caution: Unwrapped = 50.0
    harm: Checked = 5.0
    effects: list[Effect] = []
    either: Aid | Fire | None = None
    weights: dict[Annotated[str, StringConstraints(pattern="^[a-z]+$")], Percent] = {}
    low: float = 0.0
    high: float = 1.0
    window: bool = True
    short: str = Field(default="", max_length=5)

    @model_validator(mode="after")
    def _ordered(self, info: ValidationInfo) -> Paper:
        if self.low > self.high:
            raise ValueError("low stands above high")
        if self.low == 13:
            raise PydanticCustomError("S201", "nobody has 13", {"suggestion": "take 12"})
        return self


def faults(text: str) -> list[Finding]:
    tree = read_text(text, "f.yaml")
    document, findings = validate(tree, Paper)
    assert (document is None) == bool(findings)
    return in_order(findings)


def places(text: str) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.line, finding.column) for finding in faults("title: Winter\n" + text)]


def test_a_right_file_becomes_a_document_without_findings() -> None:
    text = (
        "title: Winter\ncalendar: {start: 2022 Q1, turns: 12}\npair: [0, 1.5]\nwill: 7\n"
        "caution: {value: 5, source: kiel}\n"
        "effects:\n  - {kind: aid, amount: 5}\n  - {kind: fire, target: NO}\nweights: {pl: {value: 1, source: kiel}}\n"
    )
    document, findings = validate(read_text(text), Paper)
    assert findings == []
    assert document is not None
    assert document.pair == (0.0, 1.5)
    assert document.caution == 5.0
    assert document.effects[1] == Fire(kind="fire", target="NO")
    assert document.weights["pl"] == Sourced(value=1, source="kiel")


def test_a_file_that_could_not_be_read_is_not_judged_twice() -> None:
    assert validate(read_text("a: [1"), Paper) == (None, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("minuts: 5\n", ("S101", 2, 1)),
        ("calendar:\n  start: a\n", ("S102", 2, 1)),
        ("effects:\n  - kind: aid\n    amount: 1\n  - kind: aid\n", ("S102", 5, 5)),
        ("effects:\n  - amount: 1\n", ("S102", 3, 5)),
        ("will: abc\n", ("S103", 2, 7)),
        ("will: [1]\n", ("S103", 2, 7)),
        ("will: {value: abc, source: kiel}\n", ("S103", 2, 15)),
        ("will: {value: 5}\n", ("S102", 2, 1)),
        ("will: {value: 5, source: kiel, sauce: x}\n", ("S101", 2, 32)),
        ("caution: {value: abc, source: kiel}\n", ("S103", 2, 18)),
        ("caution: {value: 140, source: kiel}\n", ("S104", 2, 18)),
        ("caution: -1\n", ("S104", 2, 10)),
        ("will: 140\n", ("S104", 2, 7)),
        ("harm: 60\n", ("S104", 2, 7)),
        ("harm: {value: 60, source: kiel}\n", ("S104", 2, 15)),
        ("harm: abc\n", ("S103", 2, 7)),
        ("minutes: 5.5\n", ("S103", 2, 10)),
        ("minutes: true\n", ("S103", 2, 10)),
        ("minutes: 0\n", ("S104", 2, 10)),
        ("sides: []\n", ("S105", 2, 8)),
        ("pair: [1]\n", ("S105", 2, 1)),
        ("pair: [1, 2, 3]\n", ("S105", 2, 7)),
        ("short: abcdef\n", ("S105", 2, 8)),
        ("difficulty: eazy\n", ("S106", 2, 13)),
        ("effects: [{kind: air}]\n", ("S106", 2, 18)),
        ("effects: [{kind: }]\n", ("S113", 2, 12)),
        ("effects: [5]\n", ("S103", 2, 11)),
        ("effects: {kind: aid}\n", ("S103", 2, 10)),
        ("either: {kind: aid}\n", ("S102", 2, 1)),
        ("either: {kind: fire, target: 5}\n", ("S103", 2, 30)),
        ("either: hello\n", ("S103", 2, 9)),
        ("id: Winter 2022\n", ("S107", 2, 5)),
        ("weights: {PL: 5}\n", ("S107", 2, 11)),
        ("weights: {pl: 500}\n", ("S104", 2, 15)),
        ("weights: {pl: abc}\n", ("S103", 2, 15)),
        ("low: 2\n", ("S108", 1, 1)),
        ("low: 13\nhigh: 20\n", ("S201", 1, 1)),
        ("will:\n", ("S113", 2, 1)),
        ("sides:\n", ("S113", 2, 1)),
        ("sides: [a, 5]\n", ("S103", 2, 12)),
        ("sides: alone\n", ("S103", 2, 8)),
    ],
)
def test_one_fault_is_one_finding_where_it_stands(text: str, expected: tuple[str, int, int]) -> None:
    assert places(text) == [expected]


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("will: 140", "`will`: expected a number from 0 to 100, found 140", "nearest allowed is 100"),
        ("harm: 60", "`harm`: expected a number from 0 to 50, found 60", "from 0 to 50"),
        ("minutes: 500", "a whole number above 0 and up to 240 (minutes), found 500", "nearest allowed is 240"),
        ("will: 1_000", 'expected a number from 0 to 100, found the text "1_000"', "write 1000"),
        ('will: "5"', 'expected a number from 0 to 100, found the text "5"', "write 5, without quotes"),
        ("will: 5 %", 'found the text "5 %"', "write 5,"),
        ("will: 0,5", 'found the text "0,5"', "write 0.5,"),
        ("will: 012", 'found the text "012"', "write 12,"),
        ("minutes: 5.5", "expected a whole number above 0", "write a whole number"),
        ("minutes: 5.0", "found 5.0", "write 5"),
        ("sides: []", "`sides` is empty; expected at least one entry", "give it at least one"),
        ("id: Winter 2022", 'the text "Winter 2022" does not have the form', "small letters"),
        ("title: 5", "`title`: expected text, found 5", 'put it in quotes: "5"'),
        ("title: true", "`title`: expected text, found `true`", 'put it in quotes: "true"'),
        ("window: yes", 'expected `true` or `false`, found the text "yes"', "write `true`"),
        ("window: False", 'found the text "False"', "write `false`"),
        ("sides: alone", 'expected a list (lines that begin with `- `), found the text "alone"', "write `[alone]`"),
        ("difficulty: eazy", 'expected `easy` or `hard`, found the text "eazy"', "write `easy`"),
        ("minuts: 5", "unknown key `minuts` in the scenario; did you mean `minutes`?", "write `minutes`"),
        ("turns: 5", "unknown key `turns` in the scenario", "it belongs below `calendar:`"),
        ("calendar: {start: a, turns: 5, window: true}", "key `window` in `calendar`", "belongs to the scenario"),
        ("qqq: 5", "unknown key `qqq` in the scenario", "delete it, or use one of"),
        ("calendar: {start: a}", "`calendar` needs the key `turns`", "`turns: 12` (a whole number from 1 to 40)"),
        ("weights:", "`weights` has no value; expected a group", "write its lines below"),
        ("effects: [{kind: aid, amount: 1}, {kind: aid}]", "`effects` entry 2 needs the key `amount`", "add a line"),
        ("low: 2", "the scenario: low stands above high", "change the value"),
        ("low: 13", "nobody has 13", "take 12"),
    ],
)
def test_the_sentence_says_what_was_expected_what_was_found_and_what_to_write(
    text: str, message: str, suggestion: str
) -> None:
    text = text if text.startswith("title") else "title: Winter\n" + text + ("\nhigh: 20" if "13" in text else "")
    (finding,) = faults(text)
    assert message in finding.message
    assert suggestion in finding.suggestion


def test_a_mistyped_key_is_not_reported_as_missing_too() -> None:
    (finding,) = faults("titel: Winter\n")
    assert (finding.code, finding.suggestion) == ("S101", "write `title`")


def test_all_faults_are_found_at_once_and_pydantic_is_never_quoted() -> None:
    text = "title: 5\nminutes: x\nwill: 140\nqqq: 1\neffects: [5, {kind: air}]\npair: x\nwindow: no\nsides:\n"
    text += "low: {a: 1}\n"
    found = faults(text)
    assert [finding.line for finding in found] == [1, 2, 3, 4, 5, 5, 6, 7, 8, 9]
    assert not any(re.search("[Ii]nput|valid|pydantic|float|string|dict", finding.message) for finding in found)


def test_what_the_reader_refused_is_not_reported_again() -> None:
    tree = read_text("title: Winter\nwill: .nan\nminutes: 1e999\n")
    assert [finding.code for finding in tree.findings] == ["S111", "S112"]
    assert validate(tree, Paper) == (None, [])


def test_the_examples_of_wrong_forms_in_the_catalogue_give_their_code_and_the_right_ones_none() -> None:
    for code in ("S101", "S102", "S103", "S104", "S105", "S106", "S107", "S108", "S113"):
        row = CATALOGUE[code]
        assert code in [finding.code for finding in faults(row.wrong)], code
        tree = read_text(row.right)
        assert tree.findings == []
        if code != "S108":  # its own numbers, not this model's
            assert validate(tree, Paper)[1] == [], code


@pytest.mark.parametrize("line", ["k{}: 1\n", "  - {{kind: aid, amout: {}}}\n", "  - {}\n"])
def test_ten_thousand_faults_are_cut_to_200_in_a_short_time(line: str) -> None:
    text = "title: a\n" + ("effects:\n" if line.startswith(" ") else "")
    text += "".join(line.format(number) for number in range(10_000))
    tree = read_text(text)
    start = time.process_time()
    findings = validate(tree, Paper)[1]
    assert time.process_time() - start < 2
    assert len(findings) == MAX_FINDINGS + 1
    assert findings[-1].code == "S015"
