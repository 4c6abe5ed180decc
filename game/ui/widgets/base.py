"""Widget: what every thing on the screen has in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

import pygame

from game.ui.canvas import Canvas, Look, Point
from game.ui.steps import Step

if TYPE_CHECKING:
    from typing import Self

Handler = Callable[[], Step | None]
Size = tuple[float, float]


class Host(Protocol):
    """What a widget asks of the window it stands in."""

    def activate(self, widget: Widget) -> None: ...
    def changed(self) -> None: ...


class Widget:
    """A box with an id, a role, a label, a rect in logical units and children.

    `width` and `height` fix a size, `grow` takes a share of what is left in a row or column. `reason` says why a widget
    that is not enabled is not. `tooltip` is a text or a function that makes it when it is shown.
    """

    role = "group"
    focusable = False
    tip_beside = False  # whether its tooltip stands to the left, where it hides nothing that is chosen from

    def __init__(
        self,
        *children: Widget,
        id: str = "",
        label: str = "",
        value: str = "",
        grow: float = 0.0,
        width: float | None = None,
        height: float | None = None,
        tooltip: str | Callable[[], str] = "",
        enabled: bool = True,
        reason: str = "",
        on_click: Handler | None = None,
    ) -> None:
        self.id, self.label, self.value = id, label, value
        self.grow, self.width, self.height = grow, width, height
        self.tooltip, self.enabled, self.reason, self.on_click = tooltip, enabled, reason, on_click
        self.children: list[Widget] = list(children)
        self.parent: Widget | None = None
        self.host: Host | None = None
        self.rect = pygame.FRect(0, 0, 0, 0)
        self.focused = self.hovered = False
        for child in children:
            child.parent = self

    # --- layout ---------------------------------------------------------------------------------------------------
    def wanted(self, look: Look, width: float) -> Size:
        """The size it asks for when it may be `width` wide."""
        limit = width if self.width is None else self.width
        wide, high = self.measure(look, limit)
        return (wide if self.width is None else self.width), (high if self.height is None else self.height)

    def measure(self, look: Look, width: float) -> Size:
        sizes = [child.wanted(look, width) for child in self.children]
        return max((w for w, _ in sizes), default=0.0), max((h for _, h in sizes), default=0.0)

    def place(self, look: Look, rect: pygame.FRect) -> None:
        """Take a rect and give the children theirs."""
        self.rect = pygame.FRect(rect)
        self.arrange(look)

    def arrange(self, look: Look) -> None:
        for child in self.children:
            child.place(look, self.rect)

    # --- painting -------------------------------------------------------------------------------------------------
    def paint(self, canvas: Canvas) -> None:
        self.draw(canvas)
        self.paint_children(canvas)

    def draw(self, canvas: Canvas) -> None:
        """Its own look, beneath the children."""

    def paint_children(self, canvas: Canvas) -> None:
        view = canvas.surface.get_clip()
        for child in self.children:
            if canvas.box(child.rect).inflate(8, 8).colliderect(view):
                child.paint(canvas)

    # --- input: True or a Step when the widget took it ------------------------------------------------------------
    def click(self) -> None:
        """What the mouse or Enter does."""
        host = self.find_host()
        if host:
            host.activate(self)

    def focus_on(self) -> bool:
        return self.focusable

    def activate(self) -> Step | None:
        return self.on_click() if self.on_click else None

    def key(self, name: str) -> bool:
        return False

    def wheel(self, at: Point, notches: float) -> bool:
        return False

    def press(self, at: Point) -> bool:
        """The left button went down; True asks for the drag that follows."""
        return False

    def drag(self, at: Point, by: Point) -> None:
        """The pointer moved with the button down."""

    def hover(self, at: Point | None) -> None:
        """The pointer is over the widget, or left it (None)."""

    def hint(self) -> str:
        """The text of its tooltip now: why it is not enabled stands first."""
        text = self.tooltip if isinstance(self.tooltip, str) else self.tooltip()
        return "\n".join(part for part in ("" if self.enabled else self.reason, text) if part)

    def tip_rect(self) -> pygame.FRect:
        """Where its tooltip points at."""
        return self.rect

    @property
    def takes_pointer(self) -> bool:
        return bool(self.on_click or self.tooltip or self.focusable)

    # --- the tree -------------------------------------------------------------------------------------------------
    def walk(self) -> Iterator[Widget]:
        yield self
        for child in self.children:
            yield from child.walk()

    def find_host(self) -> Host | None:
        at: Widget | None = self
        while at is not None and at.host is None:
            at = at.parent
        return at.host if at else None

    def changed(self) -> None:
        """Ask for a new frame."""
        host = self.find_host()
        if host:
            host.changed()

    def add(self, *children: Widget) -> Self:
        for child in children:
            child.parent = self
            self.children.append(child)
        return self

    def dump(self) -> dict[str, Any]:
        """The widget and what is in it, as plain values."""
        return {
            "id": self.id,
            "role": self.role,
            "label": self.label,
            "value": self.value,
            "enabled": self.enabled,
            "reason": self.reason,
            "rect": [round(v, 1) for v in self.rect],
            "focused": self.focused,
            "children": [child.dump() for child in self.children],
        }

    def misfit(self, look: Look) -> str:
        """A sentence when its own text does not fit its box, else ''."""
        return ""
