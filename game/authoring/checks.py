"""Checks of a whole document: cross-references, and what could never happen. All findings at once."""

from __future__ import annotations

from game.authoring.document import Document
from game.authoring.findings import Finding
from game.authoring.tree import Tree


def check_document(tree: Tree, document: Document) -> list[Finding]:
    """Every finding that needs more than one place of the file."""
    return []
