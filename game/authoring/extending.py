"""`extends: other.yaml`: a scenario that changes another one, one level deep. Both trees become one.

Groups are merged key by key; lists whose entries have an `id` are merged by it, the wishes of a doctrine by their
`order`; every other value is replaced, a number together with its source. An entry that says only `remove: true` takes
away the entry of that name. Everything keeps the mark of the file in which it stands.
"""

from __future__ import annotations

from pathlib import Path

from game import paths
from game.authoring.findings import cut, printable
from game.authoring.reader import read_file
from game.authoring.tree import KeyPath, Tree, Value
from game.authoring.values import Sourced

_SUFFIXES = (".yaml", ".yml")


def extend(tree: Tree) -> Tree:
    """The tree itself, or the tree of what it extends with its own lines over it. Faults are findings of the result."""
    if tree.root is None or "extends" not in tree.root or tree.is_refused(("extends",)):
        return tree
    base = extended(tree)
    if base is None:
        return tree
    if base.root is None:
        message = f"`{printable(cut(str(tree.root['extends']), 60))}` cannot be read"
        tree.findings.append(tree.finding("S203", ("extends",), message, "mend that file first"))
        tree.findings.extend(base.findings)
        return tree
    merged = Tree(tree.source, findings=[*base.findings, *tree.findings])
    root = _merge(merged, (), (base, (), base.root), (tree, (), tree.root))
    assert isinstance(root, dict)  # two groups make a group
    merged.root = root
    if "id" not in tree.root:
        message = "a scenario that extends another one needs an id of its own"
        merged.findings.append(tree.finding("S203", ("extends",), message, "add a line `id: …`, the name of this file"))
    return merged


def extended(tree: Tree) -> Tree | None:
    """The tree of the file that this one extends, if it does and there is one."""
    named = tree.root.get("extends") if tree.root is not None else None
    return _base(tree, named) if isinstance(named, str) else None  # the format refuses everything but text


def _base(tree: Tree, named: str) -> Tree | None:
    """The tree of the file that is extended; None with a finding when there is no such file or it extends another."""

    def refuse(message: str, suggestion: str) -> None:
        tree.findings.append(tree.finding("S203", ("extends",), message, suggestion))

    shown = printable(cut(named, 60))
    if Path(named).name != named or "\\" in named or ":" in named or Path(named).suffix not in _SUFFIXES:
        refuse(f"`{shown}` is not the plain name of a .yaml file", "name a file that lies beside this one")
        return None
    own = Path(tree.source.name)
    choices = [own.parent / named, paths.SCENARIOS / named]  # beside this file, or among those shipped
    try:
        found = next((path for path in choices if path.is_file()), None)
        outside = found is not None and found.resolve().parent != found.parent.resolve()
        itself = found is not None and own.is_file() and found.resolve() == own.resolve()
    except (OSError, ValueError):  # a name that the file system refuses
        found, outside, itself = None, False, False
    if found is None:
        refuse(f"there is no file `{shown}` beside this one", "correct the name, or put the file there")
    elif outside:
        refuse(f"`{shown}` leads out of this folder", "put a copy of the file beside this one")
    elif itself:
        refuse("the scenario extends itself", "name another file")
    else:
        base = read_file(found)
        if base.root is None or "extends" not in base.root:
            return base
        refuse(f"`{shown}` extends another file itself; only one step is followed", "extend the file that it extends")
    return None


_Place = tuple[Tree, KeyPath, Value]  # a tree, a path in it, and the value that stands there


def _merge(out: Tree, path: KeyPath, base: _Place, top: _Place) -> Value:
    below, above = base[2], top[2]
    if isinstance(below, dict) and isinstance(above, dict) and not _is_number(below):
        _mark(out, path, top)
        merged: dict[str, Value] = {}
        for key in [*below, *(key for key in above if key not in below)]:
            if _removes(above.get(key)):
                _forget(out, top[0], (*top[1], key), key in below)
                continue
            under = (base[0], (*base[1], key), below.get(key))
            over = (top[0], (*top[1], key), above.get(key))
            if key in below and key in above:
                merged[key] = _merge(out, (*path, key), under, over)
            else:
                merged[key] = _take(out, (*path, key), under if key in below else over)
        return merged
    if isinstance(below, list) and isinstance(above, list):
        known, changed = _by_id(below), _by_id(above)
        if known and changed:
            _mark(out, path, top)
            entries: list[Value] = []
            for name in [*known, *(name for name in changed if name not in known)]:
                place = (*path, len(entries))
                if name in changed and _removes(above[changed[name]]):
                    _forget(out, top[0], (*top[1], changed[name]), name in known)
                    continue
                under = (base[0], (*base[1], known.get(name, -1)), below[known[name]] if name in known else None)
                over = (top[0], (*top[1], changed.get(name, -1)), above[changed[name]] if name in changed else None)
                if name in known and name in changed:
                    entries.append(_merge(out, place, under, over))
                else:
                    entries.append(_take(out, place, under if name in known else over))
            return entries
    return _take(out, path, top)


def _is_number(group: dict[str, Value]) -> bool:
    """Whether a group is one number with its source; a region, too, has a value, among other things."""
    return "value" in group and group.keys() <= Sourced.model_fields.keys()


def _removes(entry: Value) -> bool:
    return isinstance(entry, dict) and entry.get("remove") is True and entry.keys() <= {"id", "order", "remove"}


def _forget(out: Tree, tree: Tree, path: KeyPath, known: bool) -> None:
    """Nothing is left of what is removed; to remove what is not there is a slip of the pen."""
    if not known:
        message = "there is nothing of this name to remove"
        out.findings.append(tree.finding("S203", path, message, "correct the name, or delete the line"))


def _by_id(entries: list[Value]) -> dict[str, int]:
    """The place of every entry by its id or order; nothing when an entry has none or two have the same."""
    places: dict[str, int] = {}
    for index, entry in enumerate(entries):
        name = entry.get("id", entry.get("order")) if isinstance(entry, dict) else None
        if not isinstance(name, str) or name in places:
            return {}
        places[name] = index
    return places


def _take(out: Tree, path: KeyPath, place: _Place) -> Value:
    """A copy of a value with all its marks."""
    tree, old, value = place
    _mark(out, path, place)
    if isinstance(value, dict):
        return {key: _take(out, (*path, key), (tree, (*old, key), inner)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_take(out, (*path, index), (tree, (*old, index), inner)) for index, inner in enumerate(value)]
    return value


def _mark(out: Tree, path: KeyPath, place: _Place) -> None:
    tree, old, _ = place
    if old in tree.values:
        out.values[path] = tree.values[old]
    if old in tree.keys:
        out.keys[path] = tree.keys[old]
    if old in tree.refused:
        out.refused.add(path)
