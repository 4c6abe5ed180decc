"""What moves on the board besides names and garrisons: both armies, exercises, and aid on its way along its route."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import pygame

from game.texts.language import _, counted
from game.ui import resources, theme
from game.ui.board_data import BoardData, Spot
from game.ui.canvas import Look, haloed

ROUTE = ("Rzeszów", "Lviv", "Kyiv", "Dnipro")  # the way of aid: hub, border, capital, front
TONES = {
    "patron": theme.colour("#9CCBE8"),
    "defender": theme.colour("#F2E6A0"),
    "challenger": theme.colour("#F0B48A"),
}
DRILL = 10.0  # points of readiness from which an order is an exercise


@dataclass(frozen=True)
class Army:
    """An army as a counter: whose it is, and how many soldiers, in thousands."""

    key: str  # role
    name: str
    thousand: float


@dataclass(frozen=True)
class Convoy:
    """What arrives after so many turns."""

    turns: int
    orders: tuple[str, ...]  # their titles


@dataclass(frozen=True)
class Tokens:
    """Everything that moves, for one moment."""

    armies: tuple[Army, ...] = ()
    convoys: tuple[Convoy, ...] = ()
    cut: bool = False  # whether the supply line was struck last turn
    exercise: bool = False


NOTHING_MOVES = Tokens()


def of(match: Any, seen: Any) -> Tokens:
    """What a side sees moving; nothing where the match has no war and no aid."""
    scenario, look = match.scenario, getattr(seen, "seen", None)
    if look is None or not hasattr(scenario, "fighters"):
        return Tokens()
    names = {s.id: s.name for s in match.briefing.sides}
    armies = tuple(
        Army(scenario.roles[side], names[scenario.sides[side]], float(look.army[side, 0]))
        for side in (scenario.defender, scenario.challenger)
        if side >= 0 and side in scenario.fighters
    )
    strikes = scenario.verbs["strike_supply"]
    cut = scenario.challenger >= 0 and any(strikes[row] > 0.0 for row in look.orders[scenario.challenger, :, 0])
    return Tokens(armies, _convoys(match, look), bool(cut), _exercises(scenario, look))


def _convoys(match: Any, look: Any) -> tuple[Convoy, ...]:
    """What the patron has sent and the defender waits for, by turns to arrival."""
    scenario = match.scenario
    if scenario.patron < 0 or scenario.defender < 0:
        return ()
    waiting: dict[int, list[str]] = {}
    first = scenario.patron * scenario.most_slots
    for age in range(1, min(scenario.turns_on_the_way, look.turn + 1)):
        place = (look.turn - age) % scenario.turns_on_the_way
        for slot in range(first, first + scenario.slots[scenario.patron]):
            row, lead = int(look.sent[place, slot, 0]), int(look.sent_lead[place, slot, 0])
            if lead >= age and look.sent_amount[place, slot, 0] > 0.0 and scenario.absorbed[row]:
                waiting.setdefault(lead - age + 1, []).append(str(match.briefing.orders[row].title))
    return tuple(Convoy(turns, tuple(waiting[turns])) for turns in sorted(waiting))


def _exercises(scenario: Any, look: Any) -> bool:
    """Whether the alliance practised reinforcing its flank last turn."""
    if scenario.patron < 0 or not scenario.hosts:
        return False
    ready = scenario.places["readiness"]
    for row in look.orders[scenario.patron, :, 0]:
        effects = zip(scenario.now_track[:, row], scenario.now_add[:, row], strict=True)
        if any(track == ready and add >= DRILL for track, add in effects):
            return True
    return False


def stations(data: BoardData, held: dict[str, float]) -> dict[str, str]:
    """Where each army stands: the region of its own that meets the other side's in most places."""
    meets: dict[str, dict[str, int]] = {"defender": {}, "challenger": {}}
    for pair in data.shared:
        for here, there in (pair, pair[::-1]):
            if here in held and there in held and (held[here] >= 0.5) != (held[there] >= 0.5):
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
) -> list[tuple[Spot, pygame.Surface, str]]:
    """Every token with the board point where it stands and the text of its hover card."""
    found: list[tuple[Spot, pygame.Surface, str]] = []
    stands = stations(data, held)
    for army in moving.armies:
        if army.key in stands:
            spot = data.regions[stands[army.key]].token
            found.append((spot, army_picture(army, look, size), army_text(army)))
    line = route(data)
    farthest = max((convoy.turns for convoy in moving.convoys), default=0)
    for convoy in moving.convoys if line else ():
        spot = along(line, 1.0 - convoy.turns / (farthest + 1.0))
        found.append((spot, convoy_picture(convoy, look), convoy_text(convoy, moving.cut)))
    if moving.exercise and "pl_east" in data.regions:
        text = f"**{_('Exercise')}**\n" + _("The alliance practises reinforcing its eastern members.")
        at = dict(data.cities).get("Warsaw", data.regions["pl_east"].token)
        found.append((at, exercise_picture(look, size), text))
    return found


def army_text(army: Army) -> str:
    """The hover card of an army."""
    return "\n".join(
        [
            f"**{_('Army: {name}').format(name=army.name)}**",
            _("About {count:.0f} thousand soldiers fit for the front").format(count=army.thousand),
        ]
    )


def convoy_text(convoy: Convoy, cut: bool) -> str:
    """The hover card of aid on its way."""
    lines = [f"**{_('On its way: {when}').format(when=counted('in {count} turn', 'in {count} turns', convoy.turns))}**"]
    lines += [f"· {title}" for title in convoy.orders]
    if cut:
        lines.append(_("The supply line was struck last turn; less of what arrives can be used."))
    return "\n".join(lines)


def army_picture(army: Army, look: Look, size: float) -> pygame.Surface:
    """An APP-6 army counter in the tone of its side, with its strength beneath."""
    frame = "friend" if army.key != "challenger" else "hostile"
    return _counter(f"counters/{frame}_army_mechanised", TONES[army.key], f"{army.thousand:.0f}k", look, size)


def exercise_picture(look: Look, size: float) -> pygame.Surface:
    """The counter of an exercise."""
    return _counter("counters/friend_exercise", TONES["patron"], _("exercise"), look, size)


def _counter(name: str, tone: theme.Colour, text: str, look: Look, size: float) -> pygame.Surface:
    scale = look.scale * size
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

