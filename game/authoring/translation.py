"""Translations of a scenario: a sidecar `name.uk.yaml` with the same keys, texts only.

Numbers, ids and everything else that the rules read stay those of the scenario itself, so a match is the same in every
language. Entries of a list are found by their `id`, plain lists by their order. Under `show:` a sidecar names the
numbers of the table: `tension: Напруга`. A scenario that extends another one needs words for its own texts only.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from game.authoring.briefing import Briefing
from game.authoring.document import Document
from game.authoring.extending import extended
from game.authoring.findings import Finding
from game.authoring.reader import read_file
from game.authoring.tree import KeyPath, Tree

NOT_ASKED: Final = frozenset(("credits", "readings", "sources", "assumptions", "difficulty", "first", "unit"))
TEXTS: Final = NOT_ASKED | {  # keys whose values are read by people; those not asked for may stay as they are
    *("title", "summary", "learning_goals", "content_note", "intro", "name", "text", "bands", "debrief", "groups"),
}
NAMES: Final = "show"


def sidecar(path: Path, language: str) -> Path:
    """Where the translation of a scenario file stands."""
    return path.with_name(f"{path.stem}.{language}{path.suffix}")


def translated(document: Document, own: Tree, path: Path, language: str) -> tuple[Document, dict[str, str]]:
    """The document in a language, and names for numbers by key; as it is where there is no translation of it. `own` is
    what its file says, without what it extends.
    """
    said = document
    named: dict[str, str] = {}
    for words in (_inherited(own, language), _words(path, language)):
        names = words.pop(NAMES, None)
        named |= {str(k): str(v) for k, v in names.items()} if isinstance(names, dict) else {}
        said = _say(said, words, False)
    return said, named


def _words(path: Path, language: str) -> dict[str, Any]:
    """What the sidecar of a scenario says; nothing without one that can be read."""
    file = sidecar(path, language)
    tree = read_file(file) if file.is_file() else None
    return dict(tree.root) if tree is not None and tree.root is not None else {}


def _inherited(own: Tree, language: str) -> dict[str, Any]:
    """What the sidecar of the extended scenario says of the texts that still stand there."""
    base = extended(own)
    if base is None:
        return {}
    words = _words(Path(base.source.name), language)
    return {key: value if key == NAMES else _without({key: value}, own.root)[key] for key, value in words.items()}


def _without(words: Any, own: Any) -> Any:
    """The words without those for texts that a file has in its own words."""
    if isinstance(words, dict) and isinstance(own, dict):
        return {key: _without(value, own[key]) if key in own else value for key, value in words.items() if key != "id"}
    if isinstance(words, list) and isinstance(own, list):
        by_id = {entry.get("id"): entry for entry in own if isinstance(entry, dict)}
        named = [entry for entry in words if isinstance(entry, dict) and "id" in entry]
        return [{"id": entry["id"], **_without(entry, by_id.get(entry["id"], {}))} for entry in named]
    return None


def renamed(briefing: Briefing, names: dict[str, str]) -> Briefing:
    """The briefing with other names for its numbers."""
    return replace(briefing, tracks=tuple(replace(t, name=names.get(t.key, t.name)) for t in briefing.tracks))


def check_translations(path: Path, document: Document) -> Iterator[Finding]:
    """What is wrong with the translations beside a scenario, and how much of it each leaves out."""
    wanted, own = dict(_texts(document, (), False)), read_file(path)
    for file in sorted(path.parent.glob(f"{path.stem}.*{path.suffix}")):
        tree = read_file(file)
        if tree.root is None:
            yield from tree.findings
            continue
        before = _inherited(own, file.stem.rpartition(".")[2])
        done = {_by_id(before, place) for place, value in _leaves(before, ()) if isinstance(value, str)}
        for place, value in _leaves(tree.root, ()):
            if place[:1] == (NAMES,):
                continue
            key = _by_id(tree.root, place)
            if key in wanted and isinstance(value, str):
                done.add(key)
            else:
                what = "this is no text of the scenario" if key not in wanted else "a translation is text"
                yield tree.finding("S307", place, what, "delete it, or correct the key", severity="warning")
        missing = [key for key in wanted if key not in done and not NOT_ASKED & set(map(str, key))]
        if missing:
            some = ", ".join(".".join(map(str, key)) for key in missing[:4])
            message = f"texts without a translation: {len(missing)} of {len(wanted)}, like {some}"
            yield tree.finding("S307", (), message, "add them; until then they are shown as written", severity="info")


def _say(node: Any, words: Any, text: bool) -> Any:
    """The node with the words for its texts; what does not fit is left as it is."""
    if isinstance(node, str):
        return words if text and isinstance(words, str) else node
    if isinstance(words, dict):
        if isinstance(node, BaseModel):
            known = {key: value for key, value in words.items() if key in type(node).model_fields}
            return node.model_copy(
                update={key: _say(getattr(node, key), value, key in TEXTS) for key, value in known.items()}
            )
        if isinstance(node, dict):
            return {key: _say(value, words.get(key), text) for key, value in node.items()}
    if isinstance(node, list | tuple) and isinstance(words, list):
        by_id = {entry.get("id"): entry for entry in words if isinstance(entry, dict)}
        return type(node)(
            _say(entry, by_id.get(entry.id) if hasattr(entry, "id") else said, text)
            for entry, said in itertools.zip_longest(node, words[: len(node)])
        )
    return node


def _texts(node: Any, place: KeyPath, text: bool) -> Iterator[tuple[KeyPath, str]]:
    """Every text of a document with its place; entries of lists by their id."""
    if isinstance(node, str):
        if text and node.strip():
            yield place, node
    elif isinstance(node, BaseModel):
        for key in type(node).model_fields:
            yield from _texts(getattr(node, key), (*place, key), key in TEXTS)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, (*place, key), text)
    elif isinstance(node, list | tuple):
        for n, entry in enumerate(node):
            yield from _texts(entry, (*place, getattr(entry, "id", n)), text)


def _leaves(node: Any, place: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    """Every value of a sidecar with its place, ids left out."""
    if isinstance(node, dict):
        for key, value in node.items():
            if not (key == "id" and place and isinstance(place[-1], int)):
                yield from _leaves(value, (*place, key))
    elif isinstance(node, list):
        for n, entry in enumerate(node):
            yield from _leaves(entry, (*place, n))
    else:
        yield place, node


def _by_id(root: Any, place: KeyPath) -> KeyPath:
    """A place of a sidecar with the ids of list entries in place of their numbers."""
    found: list[str | int] = []
    node = root
    for part in place:
        node = node[part]
        found.append(str(node["id"]) if isinstance(part, int) and isinstance(node, dict) and "id" in node else part)
    return tuple(found)
