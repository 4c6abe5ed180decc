"""From a file to a Scenario and a Briefing: read, extend, set parameters, validate, check, compile."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.authoring.checks import check_document
from game.authoring.document import Document
from game.authoring.extending import extend
from game.authoring.findings import Finding, ScenarioError, has_errors, in_order
from game.authoring.mending import MOST, mend
from game.authoring.reader import read_file, read_text
from game.authoring.settings import apply_parameters
from game.authoring.translation import check_translations, renamed, translated
from game.authoring.tree import Tree, Value
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
    document, findings = _understand(tree)
    if document is not None and data is None:
        findings += check_translations(Path(path), document)
    return in_order(findings)


def load_scenario(
    name_or_path: str | os.PathLike[str],
    settings: Mapping[str, float] | None = None,
    language: str = "en",
    *,
    sides: Sequence[str] = (),
) -> tuple[Scenario, Briefing]:
    """The compiled scenario and its texts, in a language as far as a translation stands beside the file.

    `settings` change parameters of the scenario (`patience`) or numbers of the rules (`battle.pace`). With `sides` they
    are seated in that order, for whoever measures whether it matters. Raises ScenarioError with all findings,
    ScenarioNotFound or SettingError.
    """
    path = find_scenario(name_or_path)
    own = read_file(path)
    tree = extend(own)
    if tree.root is None:
        raise ScenarioError(in_order(tree.findings))
    if sides:
        _seat(tree.root, sides)
    parameters = apply_parameters(tree, dict(settings or {}))
    document, findings = _understand(tree)
    if document is None or has_errors(findings):
        raise ScenarioError(in_order(findings))
    from game.authoring.compiler import compile_document  # whoever only checks does not need it

    digest = hashlib.sha256(json.dumps(tree.root, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
    said, names = translated(document, own, path, language)  # the digest is that of the file: matches know no language
    scenario, briefing = compile_document(said, digest, parameters)
    return scenario, renamed(briefing, names)


def _seat(root: Value, sides: Sequence[str]) -> None:
    """Puts the sides of a file in another order, as far as it names them."""
    if isinstance(root, dict) and isinstance(known := root.get("sides"), dict):
        root["sides"] = {side: known[side] for side in (*sides, *known) if side in known}


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
