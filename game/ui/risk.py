"""How far the tray goes: its provocation beside what the other side is used to and its red line as believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.texts.language import _

CALM, MORE, BAND, BEYOND = "calm", "more", "band", "beyond"  # zones, from harmless to dangerous


@dataclass(frozen=True)
class Risk:
    """Levels of provocation: of the tray, what the other leader is believed to be used to, its red line (10-90 %)."""

    provocation: float
    used_to: float
    low: float
    high: float
    other: str  # the other leader's name
    partners: bool  # whether others of one's own camp add orders of their own

    @property
    def zone(self) -> str:
        """Where the tray stands: `calm`, `more` than usual, in the `band` of the red line, `beyond` it."""
        return self.zone_of(self.provocation)

    def zone_of(self, provocation: float) -> str:
        if provocation <= self.used_to + 1e-9:  # what is normal by now is no crossing, and this is believed to be
            return CALM
        return MORE if provocation < self.low else BAND if provocation <= self.high else BEYOND

    @property
    def verdict(self) -> str:
        """The zone as a sentence."""
        if self.zone == MORE and self.partners:
            return _("Below the red line as believed; your partners' orders come on top.")
        return {
            CALM: _("{other} seems used to this.").format(other=self.other),
            MORE: _("New to {other}, and below its red line as believed.").format(other=self.other),
            BAND: _("May cross the red line: a protest, and then a crisis."),
            BEYOND: _("Crosses the red line as believed: expect a crisis."),
        }[self.zone]

    @property
    def short(self) -> str:
        """The zone in a few words, for the tray."""
        return {
            CALM: _("nothing new to them"),
            MORE: _("below the red line"),
            BAND: _("may cross the red line"),
            BEYOND: _("crosses the red line"),
        }[self.zone]

    @property
    def facts(self) -> str:
        """The numbers as sentences."""
        return "\n".join(
            (
                _("{other} is used to about **{level:.1f}**").format(other=self.other, level=self.used_to),
                _("Red line believed: **{low:.1f} to {high:.1f}**").format(low=self.low, high=self.high),
            )
        )

    @property
    def explained(self) -> str:
        """What provocation is, for a hover card."""
        head = _("**Provocation of your orders: {provocation:.1f}**").format(provocation=self.provocation)
        how = [_("The most provoking order counts in full and each of the others in part.")]
        if self.partners:
            how.append(_("Your partners' orders, which you do not see, come on top."))
        how.append(_("What is not answered becomes normal: the other side gets used to it."))
        how.append(_("Intelligence narrows the estimate."))
        return "\n".join((head, self.facts, self.verdict, " ".join(how)))


def of_tray(match: Any, side: str) -> Risk | None:
    """The risk of a side's tray; None where there is no other camp, or no orders are given now."""
    if match.phase != "orders":
        return None
    preview = match.preview(side)
    if preview.red_line_level is None:
        return None
    other = other_leader(match, side)
    low, high = preview.red_line_level
    camp = {s.role for s in match.briefing.sides if s.id == side}
    partners = camp != {"challenger"} and sum(s.role != "challenger" for s in match.briefing.sides) > 1
    used_to = float(match.view(side).value(f"habituation.{other.id}")[0])
    return Risk(float(preview.provocation), used_to, float(low), float(high), other.name, partners)


def other_leader(match: Any, side: str) -> Any:
    """The texts of the side that speaks for the other camp."""
    sides = match.briefing.sides
    own = next(s for s in sides if s.id == side)
    wanted = "patron" if own.role == "challenger" else "challenger"
    return next((s for s in sides if s.role == wanted), next(s for s in sides if s.id != side))


def bundle(levels: list[float], share: float) -> float:
    """The provocation of orders together: the highest level and a share of all the others."""
    steps = [max(0.0, level) for level in levels]
    return max(steps, default=0.0) + share * (sum(steps) - max(steps, default=0.0))


def stances(match: Any, side: str, tray: tuple[int, ...]) -> dict[int, tuple[str, float, float]]:
    """For each member by its place: what it says to the acts in the tray (``""`` where none asks it, "supports",
    "objects", "blocks"; "apart" where a coalition would act over its head), and the levels of provocation above which
    it objects and blocks a common act. Only for the side that leads the alliance.
    """
    scenario = match.scenario
    if match.phase != "orders" or not match.briefing.members or not hasattr(scenario, "consent"):
        return {}
    if next(s.role for s in match.briefing.sides if s.id == side) != "patron":
        return {}
    from game.rules.alliance import patience
    from game.rules.scenario import ALLIANCE, COALITION

    objects, blocks = patience(scenario, match.view(side).seen, match.turn)
    common, willing = (
        max((float(scenario.level[row]) for row in tray if scenario.consent[row] == whose), default=-1.0)
        for whose in (ALLIANCE, COALITION)
    )
    found = {}
    for i in range(len(match.briefing.members)):
        low, high = float(objects[i, 0]), float(blocks[i, 0])
        stance = "blocks" if common > high else "objects" if common > low else "apart" if willing > low else ""
        stance = stance or ("supports" if common >= 0 else "")
        found[i] = stance, low, high
    return found
