"""`check --fix`: one word for another where a finding leaves no doubt; everything else in the file stays as it is.

Only words are exchanged, at the place that the finding names, so comments, order and layout are never touched. A
change is kept if nothing is wrong any more where words were exchanged, and the file is replaced whole or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game import paths
from game.authoring.findings import Finding
from game.authoring.loader import check_file
from game.authoring.screening import LINE_END

ROUNDS = 4  # a mended key may show a mistyped name below it


def fix_file(path: str) -> tuple[list[Finding], list[Finding]]:
    """Mends what can be mended without doubt. Returns what was mended, as it stood, and the findings that are left.

    Raises OSError when the file cannot be replaced; it is unchanged then.
    """
    mended: list[Finding] = []
    left = check_file(path)
    if any(finding.exchange for finding in left):
        data = before = Path(path).read_bytes()
        for _ in range(ROUNDS):
            changed, fixed = exchanged(data, [finding for finding in left if finding.file == path])
            after = check_file(path, changed) if fixed else left
            if not fixed or _places(fixed) & _places(after):
                break
            data, left, mended = changed, after, mended + fixed
        if data != before:
            paths.replace_file(Path(path).resolve(), data)
    return mended, left


def exchanged(data: bytes, findings: Sequence[Finding]) -> tuple[bytes, list[Finding]]:
    """The bytes of a file with words exchanged, and the findings that are mended thereby: those whose word does stand,
    alone, at the place that they name.
    """
    text = data.decode("utf-8")
    mark = text[:1] == "\ufeff"  # of the encoding; no finding counts it
    starts = [mark * 1, *(end.end() for end in LINE_END.finditer(text))]
    fixed: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.line, f.column), reverse=True):
        if finding.exchange is None or finding.line > len(starts):
            continue
        word, meant = finding.exchange
        at = starts[finding.line - 1] + finding.column - 1
        at += text[at : at + 1] in ("'", '"')  # the mark of a text in quotes stands before it
        end = at + len(word)
        if text[at:end] == word and not _continues(text[at - 1 : at]) and not _continues(text[end : end + 1]):
            text = text[:at] + meant + text[end:]
            fixed.append(finding)
    return text.encode("utf-8"), fixed[::-1]


def _continues(char: str) -> bool:
    """Whether a word goes on with this character."""
    return char.isalnum() or (char != "" and char in "_.-")


def _places(findings: Sequence[Finding]) -> set[tuple[str, int, int]]:
    return {(finding.file, finding.line, finding.column) for finding in findings}
