"""Damaged and hostile variants of YAML texts, the same ones for the same seed."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator

TOKENS = (
    "[", "]", "{", "}", ",", ":", ": ", "- ", "? ", "|", ">", "|-\n", "&a ", "*a", "!!int ", "!x ", "! ", "<<: *a\n",
    "<<: ", "'", '"', "#", " #", "%", "%YAML 1.1\n", "%TAG ! x\n", "---\n", "...\n", "\t", "\n", "\r", "\r\n", "  ",
    "~", "null", "true", "NO", "yes", ".nan", "-.inf", "1e999", "1e-999", "0x1F", "012", "1_000", "190:20:30",
    "9" * 30, "-0.0", "1" * 5000, "\\", "\\x1b", "\\ud800", "\\UFFFFFFFF", '"\\ud800"', '"\\x00"', "@", "`", "\x00",
    "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufeff", "\ud800", "\U0001f600", "é", "\u0301", "０", "١", "\xa0",
    "!!python/object/apply:os.system [x]", "!!timestamp x", "!!bool x", "2001-02-30", "!!binary x", "!!set {a}", "=",
    "\x07", "\uffff",
)  # fmt: skip

Mutation = Callable[[random.Random, str], "str | bytes"]


def mutants(text: str, seed: int, count: int) -> Iterator[bytes]:
    """`count` variants of one text: bytes, tokens, lines; each a function of the seed and its number."""
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        changed: str | bytes = text
        for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
            if isinstance(changed, bytes):
                changed = changed.decode("utf-8", "replace")
            changed = rng.choice(MUTATIONS)(rng, changed)
        yield changed if isinstance(changed, bytes) else changed.encode("utf-8", "surrogatepass")


VALUES = (
    None, True, False, 0, -1, 1, 2.5, 1e9, -1e300, 10**15 - 1, "", "x", "NO", "a.b.c", "target", "1_000",
)  # fmt: skip
SHAPES = (
    {"x": 1}, {"value": 5}, {"value": "x", "source": 5}, {"value": {"value": 1}}, {"": {}}, {}, [[1]], [{}], [None],
    [], "é" * 5000,
)  # fmt: skip


def reshaped(document: dict[str, object], seed: int, count: int) -> Iterator[bytes]:
    """`count` variants of a read file in which one to four values are exchanged, dropped, moved or renamed.

    They come as JSON, which is YAML, so that every one of them can be read and the fault is one of form.
    """
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        root = copy.deepcopy(document)
        for _ in range(rng.choice((1, 1, 2, 4))):
            places = list(_places(root))
            if places:
                _reshape(rng, *rng.choice(places), rng.choice(places))
        yield json.dumps(root, ensure_ascii=False).encode()


def _places(node: object) -> Iterator[tuple[dict[object, object] | list[object], object]]:
    if isinstance(node, dict | list):
        for key in list(node) if isinstance(node, dict) else range(len(node)):
            yield node, key
            yield from _places(node[key])


def _reshape(rng: random.Random, holder: object, key: object, other: tuple[object, object]) -> None:
    assert isinstance(holder, dict | list)
    kind = rng.randrange(5)
    if kind == 0:
        del holder[key]
    elif kind == 1 and isinstance(holder, dict):
        holder[str(key)[:-1]] = holder.pop(key)
    elif kind == 2:
        holder[key] = copy.deepcopy(other[0][other[1]])  # type: ignore[index]
    elif kind == 3:
        holder[key] = copy.deepcopy(rng.choice(SHAPES))
    else:
        holder[key] = rng.choice(VALUES)


def _flip_bytes(rng: random.Random, text: str) -> bytes:
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(rng.choice((1, 1, 4, 30)) if data else 0):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def _flip_ascii(rng: random.Random, text: str) -> str:
    place = rng.randrange(len(text) + 1)
    return text[:place] + chr(rng.randrange(32, 127)) + text[place + 1 :]


def _insert_token(rng: random.Random, text: str) -> str:
    place = rng.randrange(len(text) + 1)
    return text[:place] + rng.choice(TOKENS) + text[place:]


def _replace_value(rng: random.Random, text: str) -> str:
    colons = [place for place in range(len(text) - 1) if text[place : place + 2] == ": "]
    if not colons:
        return _insert_token(rng, text)
    start = rng.choice(colons) + 2
    ends = [end for end in (text.find(char, start) for char in "\n,}") if end >= 0]
    return text[:start] + rng.choice(TOKENS) + text[min(ends, default=len(text)) :]


def _delete_span(rng: random.Random, text: str) -> str:
    start = rng.randrange(len(text) + 1)
    return text[:start] + text[start + rng.choice((1, 1, 2, 5, 40, 400)) :]


def _cut_off(rng: random.Random, text: str) -> str:
    return text[: rng.randrange(len(text) + 1)]


def _repeat_span(rng: random.Random, text: str) -> str:
    start = rng.randrange(len(text) + 1)
    span = text[start : start + rng.choice((1, 3, 30, 300))]
    return text[:start] + span * rng.choice((2, 3, 50)) + text[start:]


def _lines(change: Callable[[random.Random, list[str]], None]) -> Mutation:
    def mutation(rng: random.Random, text: str) -> str:
        lines = text.split("\n")
        change(rng, lines)
        return "\n".join(lines)

    return mutation


def _swap(rng: random.Random, lines: list[str]) -> None:
    first, second = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]


def _double(rng: random.Random, lines: list[str]) -> None:
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(lines))


def _drop(rng: random.Random, lines: list[str]) -> None:
    del lines[rng.randrange(len(lines))]


def _indent(rng: random.Random, lines: list[str]) -> None:
    place = rng.randrange(len(lines))
    lines[place] = rng.choice((" ", "  ", "\t", " " * 40, "- ", "# ", "? ")) + lines[place]


def _dedent(rng: random.Random, lines: list[str]) -> None:
    place = rng.randrange(len(lines))
    lines[place] = lines[place][rng.choice((1, 2, 4)) :]


def _join(rng: random.Random, lines: list[str]) -> None:
    place = rng.randrange(len(lines))
    lines[place : place + 2] = [rng.choice(("", " ", ": ")).join(lines[place : place + 2])]


def _rename_key(rng: random.Random, lines: list[str]) -> None:
    keyed = [place for place, line in enumerate(lines) if ":" in line]
    if keyed:
        place = rng.choice(keyed)
        key, colon, rest = lines[place].partition(":")
        slip = rng.choice((key[:-1], key + "s", key.swapcase(), key[:-2] + key[-1:] + key[-2:-1], ""))
        lines[place] = slip + colon + rest


def _nest(rng: random.Random, text: str) -> str:
    place = rng.randrange(len(text) + 1)
    opening, closing = rng.choice((("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")))
    depth = rng.choice((5, 31, 32, 33, 1000))
    return text[:place] + opening * depth + rng.choice((closing * depth, "")) + text[place:]


def _recode(rng: random.Random, text: str) -> bytes:
    encoding = rng.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1251", "utf-8-sig", "utf-7"))
    return text.encode(encoding, "replace")


def _line_ends(rng: random.Random, text: str) -> str:
    return text.replace("\n", rng.choice(("\r\n", "\r", "\n\n", "\u2028", "\x85", "\n\r")))


MUTATIONS: tuple[Mutation, ...] = (
    _flip_bytes, _flip_ascii, _flip_ascii, _insert_token, _insert_token, _insert_token, _replace_value,
    _replace_value, _replace_value, _delete_span, _delete_span, _cut_off, _repeat_span, _lines(_swap),
    _lines(_double), _lines(_drop), _lines(_indent), _lines(_dedent), _lines(_join), _lines(_rename_key),
    _lines(_rename_key), _nest, _recode, _line_ends,
)  # fmt: skip


def bombs() -> dict[str, str]:
    """Small texts that other readers choke on, each just below the limit of size."""
    return {
        "100,000 open brackets": "a: " + "[" * 100_000,
        "100,000 open braces": "a: " + "{" * 100_000,
        "100,000 open maps": "a: " + "{a: " * 100_000,
        "100,000 dashes": "- " * 100_000,
        "100,000 question marks": "? " * 100_000,
        "100,000 colons": ": " * 100_000,
        "a staircase of dashes": "".join(" " * step + "-\n" for step in range(1_000)),
        "a staircase of keys": "".join(" " * (step % 30) + "a:\n" for step in range(40_000)),
        "billion laughs": "a0: &a0 [lol]\n"
        + "".join(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 12)),
        "one huge word": "a: " + "x" * 990_000,
        "one huge key": "x" * 990_000 + ": 1",
        "one huge quoted text": "a: '" + "x " * 490_000 + "'",
        "one huge number": "a: " + "1" * 990_000,
        "one huge fraction": "a: 0." + "1" * 990_000,
        "one huge tag": "a: !" + "x" * 990_000,
        "one huge anchor": "a: &" + "x" * 990_000,
        "one huge alias": "a: *" + "x" * 990_000,
        "one huge block": "a: |\n" + "  x\n" * 240_000,
        "a text over 300,000 lines": "a: " + "x\n " * 320_000,
        "escapes": 'a: "' + "\\x41" * 240_000 + '"',
        "a flow list": "a: [" + "1," * 490_000 + "]",
        "a flow list of lists": "a: [" + "[]," * 320_000 + "]",
        "a flow map of bare keys": "a: {" + "b," * 490_000 + "}",
        "commas": "a: [" + "," * 990_000,
        "100,000 keys": "".join(f"k{number}: {number}\n" for number in range(70_000)),
        "one key again and again": "a: 1\n" * 190_000,
        "anchors": "a: [" + "&a 1," * 190_000 + "]",
        "aliases": "a: [" + "*a," * 240_000 + "]",
        "tags": "a: [" + "!!int 1," * 120_000 + "]",
        "tag directives": "".join(f"%TAG !{number}! x\n" for number in range(60_000)),
        "documents": "---\n" * 240_000,
        "document ends": "...\n" * 240_000,
        "blank lines": "a: 1" + "\n" * 990_000,
        "comments": "#\n" * 490_000 + "a: 1\n",
        "spaces": " " * 990_000 + "a: 1",
        "tabs": "\t" * 990_000,
        "quotes": "'" * 990_000,
        "backslashes": 'a: "' + "\\" * 990_000,
        "returns": "\r" * 990_000,
        "zeros": "\0" * 990_000,
        "escape characters": "a: \x1b\n" * 190_000,
        "swallowed items": "a:\n- x\n" + " - y\n" * 190_000,
        "swallowed items, pair by pair": "a:\n" + "- x\n - y\n" * 95_000,
        "words inside brackets": "[" * 30 + "a " * 490_000,
        "not UTF-8 in one line": "a" * 900_000 + "\ud800",
        "smileys": "a: " + "\U0001f600" * 240_000,
        "combining marks": "a: x" + "\u0301" * 490_000 + "\nb: &x 1",
    }


_TRACK_KEYS = ("now", "later", "slopes", "effects")
_FACTORS = (0, 0, 1, -1, 0.5, 2, 10, 1000)


def plausible(document: dict[str, object], seed: int, count: int) -> Iterator[bytes]:
    """`count` variants whose form is mostly right and whose meaning may not be.

    Values are taken from other places with the same key, numbers multiplied, entries dropped, doubled and moved, keys
    exchanged for keys of the same kind.
    """
    values: dict[str, list[object]] = {}
    keys: dict[str, list[str]] = {}
    for holder, key in _places(document):
        assert isinstance(holder, dict | list)
        if isinstance(holder, dict):
            values.setdefault(str(key), []).append(holder[key])
            if isinstance(holder[key], dict):
                keys.setdefault(_kind_of_keys(str(key)), []).extend(str(inner) for inner in holder[key])
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        root = copy.deepcopy(document)
        for _ in range(rng.choice((1, 1, 1, 2, 3, 5))):
            _twist(rng, *rng.choice(list(_places(root))), values, keys)
        yield json.dumps(root, ensure_ascii=False).encode()


def _kind_of_keys(key: str) -> str:
    return "effects" if key in _TRACK_KEYS else key


def _twist(
    rng: random.Random, holder: object, key: object, values: dict[str, list[object]], keys: dict[str, list[str]]
) -> None:
    assert isinstance(holder, dict | list)
    value = holder[key]  # type: ignore[call-overload]
    if isinstance(value, bool):
        holder[key] = not value  # type: ignore[call-overload]
    elif isinstance(value, int | float) and rng.random() < 0.7:
        changed = value * rng.choice(_FACTORS)
        holder[key] = int(changed) if isinstance(value, int) else changed  # type: ignore[call-overload]
    elif isinstance(value, dict) and value and rng.random() < 0.6:
        old = rng.choice(list(value))
        if rng.random() < 0.4:
            del value[old]
        else:
            value[rng.choice(keys.get(_kind_of_keys(str(key)), [str(old)]))] = value.pop(old)
    elif isinstance(value, list) and value and rng.random() < 0.8:
        entry = rng.choice(value)
        rng.choice((value.remove, value.append))(copy.deepcopy(entry))
        rng.shuffle(value)
    elif isinstance(holder, list):
        holder.remove(value)
    elif rng.random() < 0.7:
        holder[key] = copy.deepcopy(rng.choice(values.get(str(key), [value])))
    else:
        del holder[key]
