"""Authoring: YAML -> checked document -> Scenario and Briefing. Lazy: each part is loaded when used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.authoring.findings import Finding, ScenarioError

if TYPE_CHECKING:
    from game.authoring.briefing import Briefing
    from game.authoring.loader import check_file, load_scenario

__all__ = ["Briefing", "Finding", "ScenarioError", "check_file", "load_scenario"]


def __getattr__(name: str) -> Any:
    if name in ("check_file", "load_scenario"):
        from game.authoring import loader

        return getattr(loader, name)
    if name == "Briefing":
        from game.authoring.briefing import Briefing

        return Briefing
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
