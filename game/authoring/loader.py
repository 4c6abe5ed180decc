"""From a file to a Scenario and a Briefing: read, extend, set parameters, validate, check, compile."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from game.authoring.checks import check_document
from game.authoring.document import Document
from game.authoring.extending import extend
from game.authoring.findings import Finding, ScenarioError, has_errors, in_order
from game.authoring.mending import MOST, mend
from game.authoring.reader import read_file, read_text
from game.authoring.settings import apply_parameters
from game.authoring.tree import Tree
from game.authoring.validate import validate
from game.paths import find_scenario

if TYPE_CHECKING:
    from game.authoring.briefing import Briefing
    from game.rules.scenario import Scenario


def check_file(path: str | os.PathLike[str], data: bytes | None = None) -> list[Finding]:
    """Every finding of one file, in the order of its lines; of the file that it extends, too. With `data` as if the
    file held these bytes.
    """
    tree = extend(read_file(str(path)) if data is None else read_text(data, str(path)))
    if tree.root is None:
        return in_order(tree.findings)
    apply_parameters(tree, {})
    return in_order(_understand(tree)[1])


def load_scenario(
    name_or_path: str | os.PathLike[str], settings: Mapping[str, float] | None = None
) -> tuple[Scenario, Briefing]:
    """The compiled scenario and its texts. `settings` change parameters of the scenario (`patience`) or numbers of the
    rules (`battle.pace`). Raises ScenarioError with all findings, ScenarioNotFound or SettingError.
    """
    tree = extend(read_file(find_scenario(name_or_path)))
    if tree.root is None:
        raise ScenarioError(in_order(tree.findings))
    parameters = apply_parameters(tree, dict(settings or {}))
    document, findings = _understand(tree)
    if document is None or has_errors(findings):
        raise ScenarioError(in_order(findings))
    from game.authoring.compiler import compile_document  # whoever only checks does not need it

    digest = hashlib.sha256(json.dumps(tree.root, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
    return compile_document(document, digest, parameters)


def _understand(tree: Tree) -> tuple[Document | None, list[Finding]]:
    document, findings = validate(tree, Document)
    known = set(tree.findings)
    found = [*tree.findings, *(finding for finding in findings if finding not in known)]
    if document is not None and not has_errors(found):
        found.extend(check_document(tree, document))
    elif document is None and 0 < len(findings) <= MOST:
        mended = mend(tree)
        if mended is not None:
            found.extend(check_document(tree, *mended))
    return document, found
