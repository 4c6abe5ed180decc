"""The chronicle on the table: a headline for each turn and what happened in it, and chips that pick one topic."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable

import pygame

from game.texts.headlines import titled
from game.texts.language import _
from game.ui import resources, theme
from game.ui.canvas import Canvas, Look
from game.ui.snapshot import TableView
from game.ui.steps import Step
from game.ui.topics import TOPICS, WITH
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.controls import Tab
from game.ui.widgets.layout import Column, Flow, Panel, Scroll
from game.ui.widgets.text import Label

MOST = 80  # sentences that are laid out; older ones are in the match


class TopicChip(Tab):
    """A topic by its icon, with its name beside it where there is room; the name is its label and its tooltip."""

    EDGE = 25.0

    def __init__(self, topic: str, chosen: bool, words: bool, choose: Callable[[], Step | None]) -> None:
        name, icon = named(topic), TOPICS[topic][1] if topic in TOPICS else "info"
        tip = _("Show all topics again") if chosen else _("Show this topic only")
        super().__init__(name, chosen=chosen, id=f"topic_{topic}", tooltip=f"**{name}**\n{tip}", on_click=choose)
        self.picture = resources.image(f"icons/{icon}")
        self.words_too = words

    def measure(self, look: Look, width: float) -> Size:
        return self.EDGE + (look.fonts.width(self.label, self.size, "bold") + 10 if self.words_too else 0.0), 28.0

    def draw(self, canvas: Canvas) -> None:
        ground = theme.RAISED if self.chosen else theme.HOVER if self.hovered else theme.SURFACE
        canvas.fill(self.rect, ground, 4)
        if self.picture:
            box = pygame.FRect(self.rect.x + (self.EDGE - 16) / 2, self.rect.centery - 8, 16, 16)
            canvas.picture(self.picture, box, theme.ACCENT if self.chosen else theme.TEXT)
        if self.words_too:
            top = self.rect.centery - canvas.look.fonts.line_height(self.size) / 2
            tone = theme.TEXT if self.chosen else theme.MUTED
            canvas.text((self.rect.x + self.EDGE, top), self.label, self.size, tone, "bold")
        if self.chosen:
            canvas.fill(pygame.FRect(self.rect.x + 3, self.rect.bottom - 3, self.rect.w - 6, 3), theme.ACCENT)

    def misfit(self, look: Look) -> str:
        wide = self.measure(look, self.rect.w)[0]
        return f"the topic '{self.label}' needs {wide:.0f} and has {self.rect.w:.0f}" if wide > self.rect.w + 1 else ""


def named(topic: str) -> str:
    """What a topic is called."""
    return _(TOPICS[topic][0]) if topic in TOPICS else topic.replace("_", " ").capitalize()


def filed(topic: str) -> str:
    """The topic under whose chip an entry is found; "" where it is seen with all only."""
    return WITH.get(topic, topic)


def topics(view: TableView) -> list[str]:
    """The topics that have a chip: those of which something was told, in the order of the rules."""
    told = dict.fromkeys(filed(topic) for _turn, topic, _side, _text in view.chronicle)
    known = [topic for topic in TOPICS if topic in told]
    return known + [topic for topic in told if topic and topic not in TOPICS]


def panel(view: TableView, topic: str, choose: Callable[[str], Step | None], words: bool = False) -> Widget:
    """The newest turn first; within a turn in the order of what happened. `topic` is the one shown, "" all; with
    `words` there is room to name the topics.
    """

    def chip(each: str) -> Widget:
        return TopicChip(each, each == topic, words, functools.partial(choose, "" if each == topic else each))

    whole = Tab(
        _("Chronicle"),
        chosen=not topic,
        id="topic_all",
        tooltip=_("All that happened, turn by turn"),
        on_click=lambda: choose(""),
    )
    bar = Flow(whole, *(chip(each) for each in topics(view)), gap=2 if words else 0, id="topics", label=_("Topics"))
    listed = Scroll(Column(*_entries(view, topic), gap=4), id="chronicle", grow=1)
    return Panel(bar, listed, gap=4, pad=(10, 6), grow=2)


def _entries(view: TableView, topic: str) -> list[Widget]:
    found: list[Widget] = []
    shown = [entry for entry in view.chronicle if not topic or filed(entry[1]) == topic]
    newest = sorted(shown, key=lambda entry: -entry[0])[:MOST]
    for turn, run in itertools.groupby(newest, key=lambda entry: entry[0]):
        name = view.turns[turn] if turn < len(view.turns) else _("Turn {number}").format(number=turn + 1)
        texts = [text for _turn, _topic, _side, text in run]
        if topic or turn >= len(view.headlines):
            texts[0] = f"**{name}**  {texts[0]}"
        else:
            told = titled(name, view.headlines, turn)
            found.append(Label(told, size=13, weight="bold", colour=theme.ACCENT, id=f"headline_{turn}"))
        found += [Label(text, size=12.5, bold=theme.ACCENT) for text in texts]
    return found
