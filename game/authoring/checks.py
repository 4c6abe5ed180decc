"""Checks of a whole document: cross-references, and what could never happen. All findings at once."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from game.authoring.checks_orders import check_orders
from game.authoring.checks_story import check_story
from game.authoring.checks_world import check_world
from game.authoring.document import Document
from game.authoring.findings import Finding, in_order
from game.authoring.inspection import Inspection
from game.authoring.places import lay_out
from game.authoring.reader import MAX_FINDINGS
from game.authoring.tree import KeyPath, Tree


def check_document(tree: Tree, document: Document, mended: Collection[KeyPath] = ()) -> list[Finding]:
    """Every finding that needs more than one place of the file, in at most MAX_FINDINGS findings; none in places that
    were `mended` for this check.
    """
    look = Inspection(tree, document, lay_out(document), frozenset(mended))
    _name(look)
    check_world(look)
    check_orders(look)
    check_story(look)
    found = in_order(look.findings)
    if len(found) > MAX_FINDINGS:
        message = f"more than {MAX_FINDINGS} faults; the others are not shown"
        return [
            *found[:MAX_FINDINGS],
            tree.finding("S015", (), message, "mend the first ones and check again"),
        ]
    return found


def _name(look: Inspection) -> None:
    """The id is the name of the file, so that saves and records find their scenario again."""
    path = Path(look.tree.source.name)
    if path.suffix in (".yaml", ".yml") and path.stem != look.document.id:
        message = f"the id is `{look.document.id}`, and the file is called `{path.name}`"
        look.warn("S306", ("id",), message, f"give both the same name, so that saved games find it: `id: {path.stem}`")
