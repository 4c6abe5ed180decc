"""The after-action report: one HTML file that holds everything and needs nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from game import cli
from game.authoring import load_scenario
from game.lab.report import report
from game.match import Match

EMPTY = {"meta", "line", "path", "polyline"}


class Reader(HTMLParser):
    """Checks that every tag that is opened is closed in its place, and gathers the words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(text: str) -> str:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return " ".join(" ".join(reader.words).split())


def played(name: str, turns: int | None = None, **players: str) -> Match:
    scenario, briefing = load_scenario(name)
    match = Match.new(scenario, briefing, seed=3, players=players)
    while match.phase != "over" and (turns is None or match.turn < turns):
        match.advance()
    return match


@pytest.mark.parametrize("name", ["first_crisis", "ukraine_2022"])
def test_the_report_holds_the_outcome_the_decisions_the_chronicle_and_the_truth(name: str) -> None:
    match = played(name)
    text = report(match, games=12)
    said, result = read(text), match.result()
    assert result.title in said
    for side in match.briefing.sides:
        assert f"{side.name}: {result.bands[side.id]}" in said
        assert f"{result.scores[side.id]:.1f}" in said
    for entry in match.whole_chronicle:
        assert " ".join(entry.text.split()) in said
    for line in result.fog:
        assert f"true: {line.true:.1f}" in said
    for question in match.briefing.debrief:
        assert question in said


def test_the_report_needs_nothing_from_outside_and_its_pictures_are_sound() -> None:
    text = report(played("first_crisis", harbour="bold", strait="bold"), games=60)
    assert not re.search(r"""(src|href)=|url\(|@import""", text)
    pictures = re.findall(r"<svg.*?</svg>", text, flags=re.DOTALL)
    assert len(pictures) >= 4  # ladder, odds, two red lines
    for picture in pictures:
        ElementTree.fromstring(picture)
    assert "Turning points for The Harbour League" in read(text)


def test_the_report_says_why_a_side_that_thinks_ahead_ordered_what_it_did() -> None:
    match = played("first_crisis", strait="search:easy")
    said = read(report(match, games=0))
    sentences = [sentence for turn in range(match.turn) for told in match.reasons(turn, "strait") for sentence in told]
    assert sentences
    assert all(sentence in said for sentence in sentences)
    assert "Why did they do that?" not in read(report(played("first_crisis"), games=0))


def test_what_a_scenario_says_cannot_become_markup() -> None:
    match = played("first_crisis", turns=1)
    from dataclasses import replace

    match.briefing = replace(match.briefing, title="<script>alert(1)</script> & Co", debrief=("a < b",))
    text = report(match, games=0)
    assert "<script" not in text
    assert "<script>alert(1)</script> & Co" in read(text)


def test_a_match_that_goes_on_has_a_report_without_scores_and_without_the_hidden() -> None:
    said = read(report(played("first_crisis", turns=2), games=0))
    assert "The match is not over" in said
    assert "The fog lifted" not in said
    assert "Day 1" in said


def test_debrief_writes_the_report_of_a_saved_match(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    match = played("first_crisis")
    match.save(tmp_path / "match.json")
    target = tmp_path / "report.html"
    assert cli.run(["debrief", str(tmp_path / "match.json"), "--out", str(target), "--games", "20"]) == 0
    assert match.result().title in read(target.read_text(encoding="utf-8"))
    for out, expected in ((tmp_path, "ends in .html"), (tmp_path / "no" / "a.html", "There is no folder")):
        capsys.readouterr()
        assert cli.run(["debrief", str(tmp_path / "match.json"), "--out", str(out)]) == 2
        assert expected in capsys.readouterr().err
