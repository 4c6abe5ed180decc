"""What is refused before the parser sees a text: other encodings, characters that hide or steer, parser directives."""

from __future__ import annotations

import re
from bisect import bisect_right

from game.authoring.tree import Mark, Source, Tree

LINE_END = re.compile(r"\r\n|\n|\r")
# Control characters, lone surrogates, odd line ends, marks that are invisible or turn the direction of text round.
FORBIDDEN = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


def unreadable(name: str, code: str, message: str, suggestion: str) -> Tree:
    """A tree of a file that was not read, with the reason."""
    tree = Tree(Source(name, ()))
    tree.findings.append(Mark(tree.source, 0, 0).finding(code, message, suggestion))
    return tree


def not_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> Tree:
    """One finding at the first byte that is not UTF-8; the lines before it are shown as they are."""
    lines = tuple(LINE_END.split(data.decode("utf-8", "replace")))
    before = LINE_END.split(data[: error.start].decode("utf-8", "replace").removeprefix("\ufeff"))
    message = f"the file is not UTF-8: byte {error.start + 1} (0x{data[error.start]:02X}) is not part of any letter"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        message = "the file is stored as UTF-16, not as UTF-8"
    tree = Tree(Source(name, lines))
    suggestion = "save the file again with the encoding UTF-8 (in most editors: Save as, Encoding)"
    tree.findings.append(Mark(tree.source, len(before) - 1, len(before[-1])).finding("S003", message, suggestion))
    return tree


def screen(tree: Tree, text: str) -> bool:
    """Refuse characters and directives before the parser sees them; False when there were any."""
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def place(offset: int) -> Mark:
        line = bisect_right(starts, offset) - 1
        return Mark(tree.source, line, offset - starts[line])

    for match in FORBIDDEN.finditer(text):
        message = f"a character that cannot be seen or steers the screen: {codepoint(match[0])}"
        tree.findings.append(place(match.start()).finding("S004", message, "delete it, or type the line again"))
        if len(tree.findings) == 20:
            break
    directive = _DIRECTIVE.search(text)
    if directive is not None and not tree.findings:
        message = "a line that begins with % is an instruction to the parser, which scenarios do not allow"
        tree.findings.append(place(directive.start()).finding("S013", message, "delete the line"))
    return not tree.findings


def codepoint(char: str) -> str:
    """How a character that cannot be shown is named."""
    return f"U+{ord(char):04X}"
