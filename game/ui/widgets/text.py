"""Words on the screen: Label (wraps, may be elided when its tooltip says it all) and Badge."""

from __future__ import annotations

from typing import Any

from game.ui import theme
from game.ui.canvas import Canvas, Look
from game.ui.fonts import plain
from game.ui.theme import Colour
from game.ui.widgets.base import Size, Widget


class Label(Widget):
    """Text that wraps into its width; `**stars**` make bold. With `elide`: one line, the whole in the tooltip."""

    role = "text"

    def __init__(
        self,
        text: str,
        *,
        size: float = theme.BODY,
        colour: Colour = theme.TEXT,
        weight: str = "regular",
        align: str = "left",
        elide: bool = False,
        bold: Colour | None = None,
        **more: Any,
    ) -> None:
        super().__init__(label=plain(text), **more)
        self.text, self.size, self.colour, self.weight = text, size, colour, weight
        self.align, self.elide, self.bold = align, elide, bold
        self._own_tip = not self.tooltip

    def measure(self, look: Look, width: float) -> Size:
        if self.elide:
            return min(width, look.fonts.width(self.text, self.size, self.weight) + 0.5), look.fonts.line_height(
                self.size
            )
        wide, high = look.fonts.measure(self.text, self.size, width, self.weight)
        return wide + 0.5, high

    def arrange(self, look: Look) -> None:
        if self.elide and self._own_tip:
            cut = look.fonts.elide(self.text, self.size, self.rect.w, self.weight) != self.text
            self.tooltip = self.text if cut else ""

    def draw(self, canvas: Canvas) -> None:
        fonts = canvas.look.fonts
        if self.elide:
            shown = fonts.elide(self.text, self.size, self.rect.w, self.weight)
            canvas.lines(
                self.rect, fonts.wrap(shown, self.size, 1e6, self.weight), self.size, self.colour, align=self.align
            )
        else:
            lines = fonts.wrap(self.text, self.size, self.rect.w, self.weight)
            canvas.lines(self.rect, lines, self.size, self.colour, self.bold, self.align)

    def misfit(self, look: Look) -> str:
        if self.elide:
            cut = look.fonts.elide(self.text, self.size, self.rect.w, self.weight) != self.text
            return f"'{self.text}' is elided and no tooltip says it all" if cut and not self.tooltip else ""
        wide, high = look.fonts.measure(self.text, self.size, self.rect.w, self.weight)
        if self.text and (high > self.rect.h + 1 or wide > self.rect.w + 1):
            return f"'{self.label[:60]}' needs {wide:.0f} x {high:.0f} and has {self.rect.w:.0f} x {self.rect.h:.0f}"
        return ""


class Badge(Label):
    """A short word on a coloured ground: a side, a cost, a rung."""

    role = "badge"

    def __init__(self, text: str, *, ground: Colour = theme.HOVER, colour: Colour = theme.TEXT, **more: Any) -> None:
        settings: dict[str, Any] = {"size": theme.CAPTION}
        settings.update(more)
        super().__init__(text, colour=colour, **settings)
        self.ground = ground

    def measure(self, look: Look, width: float) -> Size:
        wide, high = super().measure(look, width - 12)
        return wide + 12, high + 4

    def draw(self, canvas: Canvas) -> None:
        canvas.fill(self.rect, self.ground, 4)
        fonts = canvas.look.fonts
        inner = self.rect.inflate(-12, -4)
        lines = fonts.wrap(self.text, self.size, inner.w, self.weight)
        canvas.lines(inner, lines, self.size, self.colour)

    def misfit(self, look: Look) -> str:
        wide, high = look.fonts.measure(self.text, self.size, self.rect.w - 12, self.weight)
        if high > self.rect.h - 3 or wide > self.rect.w - 11:
            return (
                f"badge '{self.label}' needs {wide + 12:.0f} x {high + 4:.0f} in {self.rect.w:.0f} x {self.rect.h:.0f}"
            )
        return ""
