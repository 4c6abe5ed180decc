"""Parameters: the few numbers that a start page shows as sliders, a sweep varies and `--set` changes."""

from __future__ import annotations

from typing import Any

from game.authoring.findings import nearest
from game.authoring.tree import Tree
from game.rules.numbers import specs


class SettingError(ValueError):
    """A setting that the scenario does not have, or out of its range; one sentence."""


def apply_parameters(tree: Tree, settings: dict[str, float]) -> dict[str, float]:
    """Writes parameters and settings into a read tree, before it is validated; returns the parameters in force.

    A parameter `sets` numbers of the rules and `scales` numbers of the file. Raises SettingError for unknown names and
    for values out of range; what is wrong with the file itself is left to the checks.
    """
    root: Any = tree.root
    declared = root.get("parameters") if isinstance(root.get("parameters"), dict) else {}
    known = {key: entry for key, entry in declared.items() if isinstance(entry, dict)}
    numbers = {f"{spec.topic}.{spec.name}": spec for spec in specs()}
    in_force: dict[str, float] = {}
    for name, entry in known.items():
        value = settings.get(name, _number(entry.get("default")))
        if value is None:
            continue
        low, high = _number(entry.get("low")), _number(entry.get("high"))
        if name in settings and low is not None and high is not None and not low <= value <= high:
            raise SettingError(f"{name} goes from {low:g} to {high:g}, not {value:g}.")
        in_force[name] = value
        if value != _number(entry.get("default")):
            entry["default"] = value  # what is in force now; the checks reckon from it
        for path in _listed(entry.get("sets")):
            if str(path) not in numbers:  # the checks say so
                continue
            _write_rule(root, str(path), value)
            tree.values.setdefault(("rules", *str(path).split(".")), tree.mark(("parameters", name, "default")))
        for path in _listed(entry.get("scales")):
            if value != 1.0:
                _scale(root, str(path).split("."), value)
    for name, value in settings.items():
        if name in known:
            continue
        if name not in numbers:
            guess = nearest(name, [*known, *numbers])
            hint = f"Did you mean {guess}?" if guess else "`firebreak explain battle.pace` shows how numbers are named."
            listed = f" It has {', '.join(known)}." if known else " It has none of its own."
            raise SettingError(f"{name} is not a parameter of this scenario.{listed} {hint}")
        spec = numbers[name]
        if not spec.low <= value <= spec.high:
            raise SettingError(f"{name} goes from {spec.low:g} to {spec.high:g} ({spec.unit}), not {value:g}.")
        in_force[name] = value
        _write_rule(root, name, value)
    return in_force


def _number(value: Any) -> float | None:
    if isinstance(value, dict):
        value = value.get("value")
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _write_rule(root: Any, path: str, value: float) -> None:
    topic, _, name = path.partition(".")
    rules = root.setdefault("rules", {})
    if isinstance(rules, dict):
        section = rules.setdefault(topic, {})
        if isinstance(section, dict):
            section[name] = value


def _scale(root: Any, path: list[str], factor: float) -> None:
    node = root
    for part in path[:-1]:
        node = node.get(part) if isinstance(node, dict) else None
    if not isinstance(node, dict) or path[-1] not in node:
        return
    value = node[path[-1]]
    if isinstance(value, dict) and _number(value) is not None:
        value["value"] = _number(value) * factor  # type: ignore[operator]
    elif _number(value) is not None:
        node[path[-1]] = _number(value) * factor  # type: ignore[operator]


def _listed(value: Any) -> list[Any]:
    """The list that stands here; nothing where something else stands, which the checks report."""
    return value if isinstance(value, list) else []
