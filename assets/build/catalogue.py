"""Texts for translators: finds every text of the game, keeps the .po files up to date and makes the .mo files.

    python assets/build/catalogue.py            bring all catalogues up to date, compile them, say what is missing
    python assets/build/catalogue.py --missing  only say what is missing

A text is what stands in `_("...")`, `later("...")` or `counted("one", "many", n)`, what the tracks of the rules are
called and mean, and the names on the board, which are translated when they are shown. Plain gettext
files; any editor for translations opens them. Python's standard library only.
"""

from __future__ import annotations

import ast
import gettext
import io
import json
import struct
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BOARD = ROOT / "assets" / "board.json"
LOCALE = ROOT / "assets" / "locale"
MARKS = {"_": 1, "later": 1, "counted": 2}  # function -> how many of its arguments are texts

Key = tuple[str, ...]  # one text, or one and many


def texts(folder: Path) -> dict[Key, list[str]]:
    """Every text of the code with the files that have it, in the order of the files."""
    found: dict[Key, list[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for key in keys(node):
                places = found.setdefault(key, [])
                place = path.relative_to(folder.parent).as_posix()
                if place not in places:
                    places.append(place)
    board = json.loads(BOARD.read_text(encoding="utf-8"))
    for entry in (*board["regions"].values(), *board["cities"]):
        found.setdefault((entry["name"],), ["assets/board.json"])
    return found


def keys(node: ast.AST) -> list[Key]:
    """The texts that a piece of code marks: a call of a marking function, or a line of the rules' tracks."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
        first = node.args[: MARKS[node.func.id]]
        key = tuple(a.value for a in first if isinstance(a, ast.Constant) and isinstance(a.value, str))
        return [key] if key and len(key) == len(first) else []
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and isinstance(node.targets[0], ast.Name):
        call = node.value
        if isinstance(call.func, ast.Name) and call.func.id == "Track":
            told = [a.value for a in call.args[3:5] if isinstance(a, ast.Constant)]  # its unit and its meaning
            return [(node.targets[0].id.replace("_", " ").capitalize(),), *((str(text),) for text in told)]
    return []


def read(path: Path) -> tuple[str, dict[Key, list[str]]]:
    """The header of a .po file, and the translations of each text; obsolete entries are left out."""
    known: dict[Key, list[str]] = {}
    header = ""
    entry: dict[str, str] = {}
    field = ""

    def close() -> None:
        nonlocal header
        if "msgid" in entry:
            key = (entry["msgid"],) if "msgid_plural" not in entry else (entry["msgid"], entry["msgid_plural"])
            forms = [entry[name] for name in sorted(entry) if name.startswith("msgstr")]
            if key == ("",):
                header = forms[0]
            else:
                known[key] = forms
        entry.clear()

    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith('"'):
            entry[field] += ast.literal_eval(line)
        elif line.startswith("msg"):
            field, _blank, rest = line.partition(" ")
            if field == "msgid":
                close()
            entry[field] = ast.literal_eval(rest)
    close()
    return header, known


def written(header: str, known: dict[Key, list[str]], found: dict[Key, list[str]]) -> str:
    """A .po file: the texts of the code in their order, with the translations that there are."""
    forms = int(header.split("nplurals=")[1][0])
    out = io.StringIO()
    out.write("# Firebreak. Made up to date by assets/build/catalogue.py; translate the msgstr lines.\n")
    out.write("# Not yet read by a native speaker.\n")
    out.write('msgid ""\nmsgstr ""\n' + "".join(f"{quoted(line)}\n" for line in header.splitlines(keepends=True)))
    for key, places in found.items():
        out.write("\n" + "".join(f"#: {place}\n" for place in places))
        if any("{" in text for text in key):
            out.write("#, python-brace-format\n")
        done = known.get(key, [])
        out.write(f"msgid {quoted(key[0])}\n")
        if len(key) == 1:
            out.write(f"msgstr {quoted(done[0] if done else '')}\n")
        else:
            out.write(f"msgid_plural {quoted(key[1])}\n")
            for n in range(forms):
                out.write(f"msgstr[{n}] {quoted(done[n] if n < len(done) else '')}\n")
    return out.getvalue()


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def compiled(header: str, known: dict[Key, list[str]]) -> bytes:
    """The bytes of a .mo file (GNU gettext's format), texts sorted, the untranslated left out."""
    pairs = {"": header}
    pairs |= {"\0".join(key): "\0".join(forms) for key, forms in known.items() if all(forms)}
    table = sorted((a.encode(), b.encode()) for a, b in pairs.items())
    start = 7 * 4 + 16 * len(table)
    ids = b"".join(a + b"\0" for a, _ in table)
    rows: list[tuple[int, int]] = []
    for place, at in ((0, start), (1, start + len(ids))):
        for pair in table:
            rows.append((len(pair[place]), at))
            at += len(pair[place]) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(table), 28, 28 + 8 * len(table), 0, 28 + 16 * len(table))
    return head + b"".join(struct.pack("<2I", *row) for row in rows) + ids + b"".join(b + b"\0" for _, b in table)


def main(words: list[str]) -> int:
    found = texts(ROOT / "game")
    missing = 0
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        header, known = read(path)
        if "--missing" not in words:
            path.write_text(written(header, known, found), encoding="utf-8")
            kept = {key: known[key] for key in found if key in known}
            path.with_suffix(".mo").write_bytes(compiled(header, kept))
            gettext.GNUTranslations(path.with_suffix(".mo").open("rb"))  # reads it, or says what is wrong
        lost = [key for key in found if not all(known.get(key, [""]))]
        missing += len(lost)
        print(f"{path.parents[1].name}: {len(found) - len(lost)} of {len(found)} texts are translated.")
        for key in lost:
            print(f"  {key[0]!r} ({found[key][0]})")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
