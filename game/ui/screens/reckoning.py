"""The reckoning: how it ended, what each side has to show for it, and why."""

from __future__ import annotations

from typing import Any

from game import paths
from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.screens.base import Screen
from game.ui.steps import HOME, Step
from game.ui.widgets.base import Size, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Flow, Grid, Panel, Row
from game.ui.widgets.meters import Spark
from game.ui.widgets.text import Badge, Label


class Bands(Widget):
    """Five bands from worst to best; the one reached is lit and named."""

    role = "bands"

    def __init__(self, names: tuple[str, ...], reached: str, **more: Any) -> None:
        super().__init__(value=reached, tooltip=" · ".join(names), **more)
        self.names, self.reached = names, reached

    def measure(self, look: Look, width: float) -> Size:
        return width, 12.0

    def draw(self, canvas: Canvas) -> None:
        import pygame

        step = self.rect.w / max(1, len(self.names))
        for n, name in enumerate(self.names):
            lit = name == self.reached
            box = pygame.FRect(self.rect.x + n * step, self.rect.y + (0 if lit else 3), step - 3, 12 if lit else 6)
            canvas.fill(box, theme.ACCENT if lit else theme.LINE, 3)


class Reckoning(Screen):
    """The end of a match."""

    name = "reckoning"
    first_focus = "title_screen"

    def __init__(self, match: Any, side: str) -> None:
        self.match, self.side = match, side

    def build(self) -> Widget:
        result, briefing = self.match.result(), self.match.briefing
        sides = sorted(briefing.sides, key=lambda s: s.id != self.side)
        columns = []
        for side in sides:
            band = str(result.bands[side.id])
            reasons = [
                Row(
                    Label(str(label), size=13, colour=theme.MUTED, grow=1),
                    Label(f"{points:+.1f}".replace("-", "−"), size=13, weight="bold"),
                    align="top",
                )
                for label, points in result.reasons[side.id]
            ]
            columns.append(
                Panel(
                    Row(
                        Badge(
                            side.name,
                            ground=theme.SIDE[side.colour_key],
                            colour=theme.ON_SIDE[side.colour_key],
                            weight="bold",
                            size=theme.STRONG,
                        )
                    ),
                    Row(
                        Label(band.capitalize(), weight="bold", size=theme.HEADING, grow=1),
                        Label(f"{result.scores[side.id]:.0f}", size=theme.TITLE, weight="bold"),
                    ),
                    Bands(tuple(briefing.bands), band),
                    *reasons,
                    gap=8,
                    id=f"score_{side.id}",
                    ground=theme.RAISED,
                )
            )
        names = {s.id: s.name for s in briefing.sides}
        lifted = [
            Label(
                f"**Red line of {names[fog.side]}**, in provocation: {names[fog.believed_by]} believed "
                f"{fog.low:.1f} to {fog.high:.1f}; in truth it stood at **{fog.true:.1f}**.",
                size=13,
                bold=theme.ACCENT,
            )
            for fog in result.fog
        ]
        fog_panel = [Panel(*lifted, title="The fog lifted", gap=5, id="fog")] if lifted else []
        buttons = Flow(
            Button("New game", id="new_game", kind="primary", on_click=self._again),
            Button("Save record", id="save_record", on_click=self._record),
            Button("Title screen", id="title_screen", hint_key="Esc", on_click=lambda: HOME),
        )
        return Centre(
            Panel(
                Label(result.title, size=theme.TITLE, weight="bold", id="ending"),
                Label(result.text, id="ending_text"),
                Grid(*columns, least=230, gap=10),
                self._climb(),
                *fog_panel,
                buttons,
                gap=14,
                pad=20,
            ),
            920,
        )

    def _climb(self) -> Widget:
        """The ladder over time, with the highest rung that was reached."""
        rungs = self.match.briefing.rungs
        past = self.match.history("rung", self.side)
        top = min(len(rungs) - 1, round(max(past))) if past else 0
        return Panel(
            Label(f"Highest rung at the start of a turn: **{rungs[top].name}**", size=13, bold=theme.ACCENT),
            Spark(past, 0.0, float(len(rungs) - 1), height=46.0, grow=0.0, id="climb"),
            title="The ladder, turn by turn",
            gap=5,
        )

    def _again(self) -> Step | None:
        from game.ui.screens.table import Table
        from game.ui.steps import Replace

        match = self.match
        self.app.work(
            lambda: type(match).new(match.scenario, match.briefing, seed=match.seed + 1, players=dict(match.players)),
            lambda new: Replace(Table(new), closing=2),
            "Setting up the board…",
        )
        return None

    def _record(self) -> Step | None:
        path = paths.user_home() / "records" / f"{self.match.briefing.id}_{self.match.seed}.txt"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.match.record_text(), encoding="utf-8")
        except OSError as error:
            self.app.ui.say(f"Not saved: {error}")
        else:
            self.app.ui.say(f"Saved as {path}.")
        return None

    def on_key(self, name: str) -> Step | None:
        return HOME if name == "escape" else None
