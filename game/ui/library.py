"""The scenarios as the menu sees them. Everything heavy is imported when it is first needed, so that the title shows at once."""

from __future__ import annotations

from typing import Any, Protocol

from game import paths


class Library(Protocol):
    """Where the title screen gets scenarios and matches from."""

    def names(self) -> list[str]: ...
    def load(self, name: str) -> tuple[Any, Any]: ...
    def start(self, scenario: Any, briefing: Any, side: str) -> Any: ...


class Shipped:
    """The scenarios of the game and of the user's folder; `opponents` are player names by side id."""

    def __init__(self, seed: int = 1, opponents: dict[str, str] | None = None) -> None:
        self.seed, self.opponents = seed, opponents or {}

    def names(self) -> list[str]:
        """Names of all scenarios, the main one first."""
        names = paths.scenario_names()
        return sorted(names, key=lambda name: name != paths.MAIN_SCENARIO)

    def load(self, name: str) -> tuple[Any, Any]:
        """Scenario and briefing. Raises ScenarioNotFound or ScenarioError."""
        import game

        scenario, briefing = game.load_scenario(name)
        return scenario, briefing

    def start(self, scenario: Any, briefing: Any, side: str) -> Any:
        """A new match with a person on one side."""
        from game.match import Match

        players = {s.id: "human" if s.id == side else self.opponents.get(s.id, "standard") for s in briefing.sides}
        return Match.new(scenario, briefing, seed=self.seed, players=players)
