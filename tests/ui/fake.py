"""A small made-up match with the same surface as game.match.Match, so that the window is tested without the rules."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace as Plain
from typing import Any

from ui.fake_data import ACTIONS, ANSWERS, GROUPS, HOSTS, MEMBERS, REGIONS, RUNGS, TRACKS

from game import paths
from game.authoring.briefing import EffectText


class Refused(ValueError):
    """An order that is not allowed, as a sentence."""


@dataclass
class Fake:
    """Sides nato (human), ukraine and russia; with `small` two sides and neither board nor alliance."""

    small: bool = False
    turn: int = 0
    phase: str = "orders"
    seed: int = 7
    crisis_rounds: int = 0
    trays: dict[str, list[int]] = field(default_factory=dict)
    chronicle: list[Any] = field(default_factory=list)
    values: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.briefing = briefing(self.small)
        self.scenario = Plain(
            lead=[a[4] for a in ACTIONS] + [0] * 3,
            rung=[a[5] for a in ACTIONS] + [0] * 3,
            cost=[a[3] for a in ACTIONS] + [0] * 3,
            level=[1.2 * a[5] for a in ACTIONS] + [0] * 3,
            numbers=Plain(escalation=Plain(bundle_share=0.2)),
        )
        self.players = {s.id: "human" if i == 0 else "standard" for i, s in enumerate(self.briefing.sides)}
        self.me = self.briefing.sides[0].id
        self.values = {t[0]: [t[4]] for t in TRACKS}
        self._say("start", None, "The first quarter begins. Both sides have sealed nothing yet.")

    @property
    def waiting_for(self) -> str | None:
        return None if self.phase == "over" else self.me

    def _say(self, topic: str, side: str | None, text: str) -> None:
        self.chronicle.append(Plain(turn=self.turn, topic=topic, side=side, text=text))

    def cards(self, side: str) -> list[Any]:
        spent, available = self.budget(side)
        if self.phase == "crisis":
            return [
                Plain(row=len(ACTIONS) + i, cost=0.0, allowed=True, reason="", title=title, text=text)
                for i, (_, title, text) in enumerate(ANSWERS)
            ]
        found = []
        for row, action in enumerate(ACTIONS):
            cost = action[3]
            reason = ""
            if row in self.tray(side):
                reason = "This order is in the tray already."
            elif len(self.tray(side)) >= self.slots(side):
                reason = f"The tray holds {self.slots(side)} orders; take one back first."
            elif spent + cost > available:
                reason = f"Costs {cost:g} and {available - spent:g} is left; take an order back or wait a turn."
            found.append(Plain(row=row, cost=cost, allowed=not reason, reason=reason))
        return found

    def tray(self, side: str) -> tuple[int, ...]:
        return tuple(self.trays.get(side, ()))

    def add(self, side: str, row: int) -> None:
        card = next((c for c in self.cards(side) if c.row == row), None)
        if card is None:
            raise Refused("This order is not open now.")
        if not card.allowed:
            raise Refused(card.reason)
        self.trays.setdefault(side, []).append(row)

    def take_back(self, side: str, index: int) -> None:
        self.trays[side].pop(index)

    def clear(self, side: str) -> None:
        self.trays[side] = []

    def budget(self, side: str) -> tuple[float, float]:
        return sum(ACTIONS[r][3] for r in self.tray(side) if r < len(ACTIONS)), 8.0

    def slots(self, side: str) -> int:
        return 3

    def seal(self, side: str) -> tuple[Any, ...]:
        before = len(self.chronicle)
        if self.phase == "crisis":
            answer = ANSWERS[self.trays.pop(side)[0] - len(ACTIONS)]
            self.crisis_rounds -= 1
            self._say("crisis", side, f"Answer in the crisis: {answer[1]}.")
            if self.crisis_rounds <= 0 or answer[0] == "back_down":
                self.phase = "orders"
            return tuple(self.chronicle[before:])
        for row in self.tray(side):
            self._say(ACTIONS[row][2], side, f"Ordered: {ACTIONS[row][1]}. It takes effect in {ACTIONS[row][4]} turns.")
        self._say(
            "battle",
            self.briefing.sides[-1].id,
            "The line moved by four kilometres near Kharkiv; nobody gained a city.",
        )
        self.trays[side] = []
        self.turn += 1
        for n, key in enumerate(self.values):
            self.values[key].append(self.values[key][-1] + ((self.turn * 7 + n * 3) % 11 - 5) * 0.7)
        if self.turn == 2:
            self.phase, self.crisis_rounds = "crisis", 2
        if self.turn >= len(self.briefing.turns):
            self.phase = "over"
        return tuple(self.chronicle[before:])

    def crisis(self, side: str) -> Any:
        if self.phase != "crisis":
            return None
        return Plain(
            round=3 - self.crisis_rounds,
            rounds=3,
            step="Public demand",
            chance=0.07,
            cost=6.0,
            other_cost=(3.0, 8.0),
            chance_alone=0.02,
            protester="russia",
            credibility=3.0,
            decides=True,
            own="nato",
            other="russia",
            firm=(1.0, 0.0),
            at=1,
            steps=tuple(
                Plain(name=name, chance=0.04 * n, cost=3.0 * n, other_cost=(1.5 * n, 4.0 * n))
                for n, name in enumerate(("Private protest", "Public demand", "Alert", "Brink"))
            ),
            about="Both sides have forces within range; neither wants to be seen to yield.",
        )

    def view(self, side: str) -> Any:
        shift = 0.02 * self.turn
        return Plain(
            side=side,
            turn=self.turn,
            phase=self.phase,
            rung=[2 + self.turn % 3],
            control=[[min(1.0, r[3] + (shift if 0 < r[3] < 1 else 0))] for r in REGIONS],
            posture=[[h[3] + self.turn * 0.3] for h in HOSTS],
            will=[[m[3] - self.turn] for m in MEMBERS],
            value=lambda key: [3.2 if key.startswith("habituation.") else self.values[key][-1]],
            red_line=lambda camp: ([5.2], [7.4]),
            seen=None,  # a staff that is asked finds nothing to imagine from, and says so
        )

    def luck(self, side: str) -> Any:
        return None

    def preview(self, side: str) -> Any:
        return Plain(
            rung=max([2 + self.turn % 3, *(ACTIONS[r][5] for r in self.tray(side))]),
            provocation=max([0.0, *(self.scenario.level[r] for r in self.tray(side))]),
            red_line=([5.2], [7.4]),
            red_line_level=(4.1, 5.9),
        )

    def why(self, key: str, side: str | None = None) -> list[str]:
        return ["Air defence delivered: +1.5", "Losses of the quarter: -2.1"] if self.turn else []

    def history(self, key: str, side: str | None = None) -> list[float]:
        return list(self.values[key]) if key != "rung" else [float(2 + turn % 3) for turn in range(self.turn + 1)]

    def chronicle_for(self, side: str | None) -> list[Any]:
        return list(self.chronicle)

    def result(self) -> Any:
        sides = [s.id for s in self.briefing.sides]
        return Plain(
            ending="horizon",
            title="The horizon is reached",
            text="The war goes on; neither side has reached what it wanted.",
            fog=(Plain(side="russia", believed_by="nato", low=4.0, high=6.5, true=5.1, habit="Used to acts."),),
            scores={s: 54.0 - 9 * i for i, s in enumerate(sides)},
            bands={s: self.briefing.bands[min(4, 2 + i)] for i, s in enumerate(sides)},
            reasons={
                s: [("Ground held", 21.0), ("Unity of the alliance", 18.5), ("Civilian harm", -7.5)] for s in sides
            },
            most=dict.fromkeys(sides, (30.0, 25.0)),
            limits=(22.0, 40.0, 55.0, 70.0),
        )

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"turn": self.turn}), encoding="utf-8")

    @staticmethod
    def load(path: Path) -> Fake:
        return Fake(turn=int(json.loads(path.read_text(encoding="utf-8"))["turn"]))

    @staticmethod
    def new(scenario: Any, texts: Any, *, seed: int, players: dict[str, str]) -> Fake:
        return Fake(small=texts.board is None, seed=seed)

    def record_text(self) -> str:
        return "\n".join(e.text for e in self.chronicle)


def briefing(small: bool = False) -> Any:
    """The texts of the made-up scenario."""
    sides = [
        Plain(
            id="nato",
            name="NATO",
            role="patron",
            colour_key="patron",
            text="You want Ukraine to stand and the war not to spread. You fear a split alliance, and a direct war "
            "between nuclear powers. You know "
            "your own stocks and the will of every member; of the other side's red lines you have an estimate.",
        ),
        Plain(
            id="ukraine",
            name="Ukraine",
            role="defender",
            colour_key="defender",
            text="You want your territory and your people back.",
        ),
        Plain(
            id="russia",
            name="Russia",
            role="challenger",
            colour_key="challenger",
            text="You want control, and that the alliance tires.",
        ),
    ]
    if small:
        sides = [sides[0], sides[2]]
    names = {r[0]: r[1] for r in (*REGIONS, *HOSTS)}
    orders = tuple(
        Plain(
            row=i,
            side="nato",
            action=a[0].split(":")[0],
            target=a[0].split(":")[1] if ":" in a[0] else None,
            target_name=names.get(a[0].split(":")[1]) if ":" in a[0] else None,
            title=a[1],
            text=a[7],
            group=a[2],
            source="kiel",
            icon=a[6],
            effects=(EffectText("posture." + a[0].split(":")[1], names[a[0].split(":")[1]], 1.2),)
            if ":" in a[0]
            else (EffectText("will", "", 1), EffectText("strain", "", 2)),
        )
        for i, a in enumerate(ACTIONS)
    )
    orders += tuple(
        Plain(
            row=len(orders) + i,
            side="nato",
            action=a,
            target=None,
            target_name=None,
            title=t,
            text=x,
            group="crisis",
            source="",
            icon="crisis",
            effects=(),
        )
        for i, (a, t, x) in enumerate(ANSWERS)
    )
    return Plain(
        id="fake",
        title="A quarter at a time: 2022–2025",
        summary="The alliance helps a country that is attacked, and tries to keep the war from spreading.",
        minutes=45,
        difficulty="medium",
        content_note="This scenario is about a real war in which people die every day. It shows civilian harm as a "
        "number and leaves out what numbers cannot say.",
        learning_goals=("Why firebreaks matter", "What deterrence costs"),
        credits="",
        licence="",
        board=None if small else "main",
        sides=tuple(sides),
        orders=orders,
        groups=GROUPS,
        rungs=tuple(
            Plain(
                id=n.lower().replace(" ", "_"),
                name=n,
                text=f"What is usual on this rung: {n.lower()}.",
                firebreak=i in (5, 7, 9),
            )
            for i, n in enumerate(RUNGS)
        ),
        endings=(),
        regions=() if small else tuple(Plain(id=a, name=b, board=c) for a, b, c, _ in REGIONS),
        hosts=() if small else tuple(Plain(id=a, name=b, board=c) for a, b, c, _ in HOSTS),
        members=() if small else tuple(Plain(id=a, name=b, flag=c) for a, b, c, _ in MEMBERS),
        kits=(),
        tracks=tuple(
            Plain(key=k, name=n, unit=u, text=f"{n}, as staff sees it.", low=0.0, high=100.0, good=g)
            for k, n, u, g, _ in TRACKS
        ),
        turns=tuple(f"{2022 + (q + 1) // 4} Q{(q + 1) % 4 + 1}" for q in range(6 if small else 12)),
        intro="It is the spring of 2022. The attack on the capital has failed.",
        sources={"kiel": "Ukraine Support Tracker, Kiel Institute, 2024"},
        bands=("grave", "poor", "mixed", "fair", "good"),
        events=(),
        opponents={
            "ukraine": {"standard": "Holds and asks for aid."},
            "russia": {
                "aggressive": "Takes what it can.",
                "standard": "Stays below what it believes the other will bear.",
            },
        },
    )


class FakeLibrary:
    """Three scenarios: one with everything, a small one, and one that does not check."""

    def names(self) -> list[str]:
        return ["full", "small", "broken", *self.dropped]

    dropped: tuple[str, ...] = ()

    def stamp(self, name: str) -> float:
        return 0.0

    def drop(self, path: Path) -> str:
        self.dropped = (*self.dropped, str(path))
        return ""

    def load(self, name: str, settings: dict[str, float] | None = None) -> tuple[Any, Any]:
        if name == "broken":
            raise ValueError("broken.yaml:3:1: error S103: there is no side 'natto'; did you mean 'nato'?")
        return None, briefing(name == "small")

    def saved(self) -> Path | None:
        path = paths.saves() / "fake.json"
        return path if path.is_file() else None

    def resume(self, path: Path) -> Any:
        try:
            return Fake.load(path)
        except KeyError:
            raise ValueError(f"{path.name} is damaged: load an older save, or start a new game.") from None

    def start(self, scenario: Any, texts: Any, players: dict[str, str], seed: int | None = None) -> Any:
        return Fake(small=texts.board is None, seed=7 if seed is None else seed)
