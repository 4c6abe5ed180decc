"""Pictures and places of what moves on the board: both armies, exercises, and aid on its way along its route."""

from __future__ import annotations

import itertools
import math

import pygame

from game.texts.language import _, counted
from game.ui import resources, theme
from game.ui.board_data import BoardData, Region, Spot
from game.ui.canvas import Canvas, Look, Point, haloed
from game.ui.moving import Army, Convoy, Tokens, army_text, convoy_text

ROUTE = ("Rzeszów", "Lviv", "Kyiv", "Dnipro")  # the way of aid: hub, border, capital, front
TONES = {
    "patron": theme.colour("#9CCBE8"),
    "defender": theme.colour("#F2E6A0"),
    "challenger": theme.colour("#F0B48A"),
}
FOUGHT = 0.02  # a share below which nobody fights for a region
BEHIND = 0.12  # a share up to which the rest of a region counts as all of it


def stations(data: BoardData, held: dict[str, float]) -> dict[str, str]:
    """Where each army stands: behind the line, in the region of its own that most regions fought over border on."""
    meets: dict[str, dict[str, int]] = {"defender": {}, "challenger": {}}
    for pair in data.touching:
        for here, there in (pair, pair[::-1]):
            if here in held and there in held:
                own = held[here] if held[here] >= 0.5 else 1.0 - held[here]
                fought = FOUGHT < held[there] < 1.0 - FOUGHT or (held[here] >= 0.5) != (held[there] >= 0.5)
                if own >= 1.0 - BEHIND and fought:
                    key = "challenger" if held[here] >= 0.5 else "defender"
                    meets[key][here] = meets[key].get(here, 0) + 1
    return {key: max(found, key=lambda id: (found[id], id)) for key, found in meets.items() if found}


def route(data: BoardData) -> list[Spot]:
    """The way of the aid on the board; empty where the board lacks its cities."""
    cities = dict(data.cities)
    return [cities[name] for name in ROUTE] if all(name in cities for name in ROUTE) else []


def along(line: list[Spot], share: float) -> Spot:
    """The point at a share of a line's length."""
    steps = [((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5 for a, b in itertools.pairwise(line)]
    left = share * sum(steps)
    for (a, b), step in zip(itertools.pairwise(line), steps, strict=True):
        if left <= step:
            part = left / step if step else 0.0
            return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part
        left -= step
    return line[-1]


def pictures(
    data: BoardData, moving: Tokens, held: dict[str, float], look: Look, size: float
) -> list[tuple[str, Spot, pygame.Surface, str, frozenset[str]]]:
    """Every token: what it stands for, the board point where it stands, its picture, its hover card, and the regions
    where it may stand; none named, anywhere.
    """
    found: list[tuple[str, Spot, pygame.Surface, str, frozenset[str]]] = []
    line = route(data)
    farthest = max((convoy.turns for convoy in moving.convoys), default=0)
    for convoy in moving.convoys if line else ():
        spot = along(line, 1.0 - convoy.turns / (farthest + 1.0))
        found.append(
            (f"convoy:{convoy.turns}", spot, convoy_picture(convoy, look), convoy_text(convoy, moving.cut), frozenset())
        )
    stands = stations(data, held)
    for army in moving.armies:
        if army.key in stands:
            spot = data.regions[stands[army.key]].token
            own = frozenset(r.id for r in data.order if _holds(army.key, r, held))
            found.append((f"army:{army.key}", spot, army_picture(army, look, size), army_text(army), own))
    if moving.exercise and "pl_east" in data.regions:
        text = f"**{_('Exercise')}**\n" + _("The alliance practises reinforcing its eastern members.")
        at = dict(data.cities).get("Warsaw", data.regions["pl_east"].token)
        found.append(("exercise", at, exercise_picture(look, size), text, frozenset()))
    return found


def _holds(key: str, region: Region, held: dict[str, float]) -> bool:
    """Whether a side stands in a region, so that its counter may."""
    if region.id in held:
        return (held[region.id] >= 0.5) == (key == "challenger")
    return key == "challenger" and region.side == "russia"


def army_picture(army: Army, look: Look, size: float) -> pygame.Surface:
    """An APP-6 army counter in the tone of its side, with its strength beneath."""
    frame = "friend" if army.key != "challenger" else "hostile"
    return _counter(f"counters/{frame}_army_mechanised", TONES[army.key], f"{army.thousand:.0f}k", look, size)


def exercise_picture(look: Look, size: float) -> pygame.Surface:
    """The counter of an exercise."""
    return _counter("counters/friend_exercise", TONES["patron"], _("exercise"), look, size)


def _counter(name: str, tone: theme.Colour, text: str, look: Look, size: float) -> pygame.Surface:
    scale = look.scale * size * look.grown
    wide, high = round(40 * scale), round(47.5 * scale)
    words = haloed([text], 11.0 * max(0.9, size), look, theme.INK, theme.HALO, "bold")
    made = pygame.Surface((max(wide, words.get_width()), high + words.get_height() - round(8 * scale)), pygame.SRCALPHA)
    picture = resources.image(name)
    if picture:
        small = pygame.transform.smoothscale(picture.convert_alpha(), (wide, high))
        small.fill((*tone, 255), special_flags=pygame.BLEND_RGBA_MULT)
        made.blit(small, ((made.get_width() - wide) // 2, 0))
    made.blit(words, words.get_rect(midbottom=(made.get_width() // 2, made.get_height())))
    return made


def convoy_picture(convoy: Convoy, look: Look) -> pygame.Surface:
    """A crate with the number of deliveries and the turns until they arrive."""
    scale = look.scale
    number = look.fonts.render(f"×{len(convoy.orders)}", 11.5, "bold", theme.INK)
    when = look.fonts.render(counted("{count} turn", "{count} turns", convoy.turns), 9.5, "medium", theme.INK)
    pad, crate = round(4 * scale), round(14 * scale)
    wide = pad * 2 + max(crate + round(3 * scale) + number.get_width(), when.get_width())
    high = pad + max(crate, number.get_height()) + when.get_height() + round(1 * scale)
    made = pygame.Surface((wide, high), pygame.SRCALPHA)
    pygame.draw.rect(made, (*theme.HALO, 240), made.get_rect(), border_radius=round(4 * scale))
    pygame.draw.rect(made, theme.INK, made.get_rect(), max(1, round(1.2 * scale)), border_radius=round(4 * scale))
    box = pygame.Rect(pad, pad // 2 + 1, crate, crate)
    pygame.draw.rect(made, theme.colour("#B98B4E"), box.inflate(-2, -3))
    line = max(1, round(1.2 * scale))
    pygame.draw.rect(made, theme.INK, box.inflate(-2, -3), line)
    pygame.draw.line(made, theme.INK, box.midleft, (box.right - 2, box.centery), line)
    made.blit(number, number.get_rect(midleft=(box.right + round(3 * scale), box.centery)))
    made.blit(when, when.get_rect(midbottom=(wide // 2, high - round(1 * scale))))
    return made


def draw_route(canvas: Canvas, line: list[Point], cut: bool) -> None:
    """The way of the aid, as dots through points of the screen; red and crossed where it was struck last turn."""
    tone = theme.CONTACT if cut else theme.INK
    for start, end in itertools.pairwise(line):
        steps = max(1, round(math.dist(start, end) / 9))
        for n in range(steps):
            x, y = (start[k] + (end[k] - start[k]) * n / steps for k in (0, 1))
            canvas.fill(pygame.FRect(x - 2.6, y - 2.6, 5.2, 5.2), theme.HALO, 2.6)
            canvas.fill(pygame.FRect(x - 1.7, y - 1.7, 3.4, 3.4), tone, 1.7)
    if line and cut:
        x, y = line[len(line) // 2]
        for colour, thick in ((theme.HALO, 5.0), (theme.CONTACT, 2.5)):
            for rise in (-6, 6):
                canvas.line((x - 6, y - rise), (x + 6, y + rise), colour, thick)
