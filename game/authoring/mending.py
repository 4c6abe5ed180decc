"""A document with a wrong form, mended for the checks: so that one round shows cross-references too.

Every value that has a wrong form is exchanged for its default or its example, and a mistyped key for the one that was
meant. What stands in a mended place is not judged again. Names and roles are never made up: where one of them is at
fault, half of the file would seem wrong, so there is nothing to check until it is mended by its author.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from game.authoring.document import Document
from game.authoring.findings import nearest
from game.authoring.shapes import fields_of
from game.authoring.tree import KeyPath, Tree
from game.authoring.validate import Fault, faults_of

MOST = 40  # faults beyond which a file is not nearly right
_NAMES = {"id", "role", "sides", "orders", "targets", "like"}


def mend(tree: Tree) -> tuple[Document, set[KeyPath]] | None:
    """The document as it may have been meant and the places that were mended, or None."""
    faults = faults_of(tree, Document)
    places = {fault.path for fault in faults}
    if not 0 < len(places) <= MOST or tree.refused:
        return None
    root = json.loads(json.dumps(tree.root))
    mended: set[KeyPath] = set()
    for fault in faults:
        if fault.path in mended:
            continue
        if not fault.path or _NAMES & set(map(str, fault.path[-1:])) or not _exchange(root, fault):
            return None
        mended.add(fault.path)
    try:
        return Document.model_validate_json(json.dumps(root)), mended
    except ValidationError:
        return None


def _exchange(root: Any, fault: Fault) -> bool:
    """Put something right in the place of a fault; False where nothing is known to be right."""
    holder = root
    for part in fault.path[:-1]:
        inside = part in holder if isinstance(holder, dict) else isinstance(holder, list)
        if not inside:
            return False
        holder = holder[part]
    key = fault.path[-1]
    fields = fields_of(fault.models[-1][1]) if fault.models else {}
    if not isinstance(holder, dict) or fault.of_key:
        return False
    if fault.kind == "extra_forbidden":
        value = holder.pop(key)
        meant = nearest(str(key), [name for name in fields if name not in holder])
        if meant is not None:
            holder[meant] = value
        return meant not in _NAMES
    field = fields.get(str(key)) if len(fault.path) == len(fault.models[-1][0]) + 1 else None
    if field is None:  # an entry of a group of numbers
        numbers = {branch.annotation for branch in (fault.shape, *fault.shape.branches)}
        if float in numbers:
            holder[key] = 1
        return float in numbers
    if fault.shape.is_container:  # what else names its entries would seem wrong
        return False
    if not field.is_required():
        holder.pop(key, None)
        return True
    if not field.examples:
        return False
    holder[key] = field.examples[0]
    return True
