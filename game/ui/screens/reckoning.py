"""The reckoning: how it ended, what each side has to show for it, and why."""

from __future__ import annotations

from typing import Any

from game import paths
from game.texts.language import _
from game.texts.words import turn_names
from game.ui import theme
from game.ui.screens.base import Screen
from game.ui.screens.reckoning_parts import Climb, Fog, side_score, what_weighed
from game.ui.steps import HOME, Step
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Column, Flow, Grid, Panel, Row
from game.ui.widgets.text import Label


class Reckoning(Screen):
    """The end of a match."""

    name = "reckoning"
    first_focus = "look_back"  # who presses Enter once too often loses nothing

    def __init__(self, match: Any, side: str) -> None:
        self.match, self.side = match, side

    def build(self) -> Widget:
        result, briefing = self.match.result(), self.match.briefing
        sides = sorted(briefing.sides, key=lambda s: s.id != self.side)
        columns = [side_score(side, result, tuple(briefing.bands)) for side in sides]
        buttons = Flow(
            Button(_("New game"), id="new_game", kind="primary", on_click=self._again),
            Button(
                _("What decided it?"),
                id="look_back",
                on_click=self._look_back,
            ),
            Button(_("Save record"), id="save_record", on_click=self._record),
            Button(_("Title screen"), id="title_screen", hint_key="Esc", on_click=lambda: HOME),
        )
        after = [self._climb(), *self._fog(result.fog)]
        two = self.app.ui.size[0] >= 900 and len(after) > 1
        return Centre(
            Panel(
                Row(
                    Column(
                        Label(result.title, size=theme.TITLE, weight="bold", id="ending"),
                        Label(result.text, id="ending_text"),
                        gap=4,
                        grow=1,
                    ),
                    self._own(result),
                    align="top",
                    gap=16,
                ),
                Label(what_weighed(result, self.side), bold=theme.ACCENT, id="own_why"),
                buttons,
                Grid(*columns, least=230, gap=10),
                Grid(*after, columns=2 if two else 1, gap=10),
                *self._talk(),
                gap=12,
                pad=18,
            ),
            1080,
        )

    def _own(self, result: Any) -> Widget:
        """What the player at the screen has reached, at a glance."""
        side = next(s for s in self.match.briefing.sides if s.id == self.side)
        words = _("{band}: {score} of 100").format(
            band=str(result.bands[self.side]).capitalize(), score=f"{result.scores[self.side]:.0f}"
        )
        return Column(
            Label(_("You, {name}").format(name=side.name), size=13, colour=theme.MUTED, align="right"),
            Label(words, size=theme.TITLE, weight="bold", colour=theme.ACCENT, id="own"),
            gap=2,
        )

    def _fog(self, fog: Any) -> list[Widget]:
        """Red lines as they truly were beside what the other side believed."""
        if not fog:
            return []
        names = {s.id: s.name for s in self.match.briefing.sides}
        most = 1.15 * max(max(line.high, line.true) for line in fog)
        lines: list[Widget] = []
        for line in fog:
            right = line.low <= line.true <= line.high
            verdict = (
                _("Its staff was right.")
                if right
                else _("It bore more.")
                if line.true > line.high
                else _("It bore less.")
            )
            text = _("**Red line of {side}**: {believer} believed {low:.1f} to {high:.1f}. {verdict}").format(
                side=names[line.side], believer=names[line.believed_by], low=line.low, high=line.high, verdict=verdict
            )
            lines.append(Label(text, size=13, bold=theme.ACCENT))
            lines.append(Fog(line.low, line.high, line.true, most, id=f"fog_{line.side}"))
            lines.append(Label(line.habit, size=12, colour=theme.MUTED))
        note = Label(_("In levels of provocation, at the end of the game."), size=12, colour=theme.MUTED)
        return [Panel(*lines, note, title=_("The fog lifted"), gap=5, id="fog", ground=theme.RAISED)]

    def _talk(self) -> list[Widget]:
        """Questions to talk about, where the scenario has some."""
        questions = getattr(self.match.briefing, "debrief", ())
        if not questions:
            return []
        text = "\n".join(f"– {question}" for question in questions)
        return [Panel(Label(text, size=13), title=_("To talk about"), gap=5, id="debrief", ground=theme.RAISED)]

    def _climb(self) -> Widget:
        """The ladder over time, with the highest rung that was reached."""
        briefing = self.match.briefing
        rungs = [(r.name, bool(r.firebreak)) for r in briefing.rungs]
        past = self.match.history("rung", self.side)
        top = min(len(rungs) - 1, round(max(past))) if past else 0
        return Panel(
            Label(
                _("Highest rung at the start of a turn: **{rung}**").format(rung=rungs[top][0]),
                size=13,
                bold=theme.ACCENT,
            ),
            Climb(past, rungs, turn_names(briefing), id="climb"),
            title=_("The ladder, turn by turn"),
            gap=5,
            ground=theme.RAISED,
        )

    def _look_back(self) -> Step | None:
        from game.ui.screens.look_back import LookBack

        return LookBack(self.match, self.side)

    def _again(self) -> Step | None:
        from game.ui.screens.table import Table
        from game.ui.steps import Replace

        match = self.match
        self.app.work(
            lambda: type(match).new(match.scenario, match.briefing, seed=match.seed + 1, players=dict(match.players)),
            lambda new: Replace(Table(new), closing=2),
            _("Setting up the board…"),
        )
        return None

    def _record(self) -> Step | None:
        path = paths.user_home() / "records" / f"{self.match.briefing.id}_{self.match.seed}.txt"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.match.record_text(), encoding="utf-8")
        except OSError as error:
            self.app.ui.say(_("Not saved: {error}").format(error=error))
        else:
            self.app.ui.say(_("Saved as {path}.").format(path=path))
        return None

    def on_key(self, name: str) -> Step | None:
        return HOME if name == "escape" else None
