"""Saves: a record and unfinished trays as JSON; an old save is replaced whole or not at all.

A save is refused when its bytes are damaged (hash of the canonical JSON), when it is no save of ours or of another
format, and by the table when the scenario differs or the replay does not give the recorded digests. The hash finds
damage, not intent.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from game import paths
from game.notation import Decision, NotationError, Record, parse_record

KIND: Final = "firebreak save"
FORMAT: Final = 1
LARGEST: Final = 8_000_000  # bytes; a long match takes some thousands
STALE: Final = 3600.0  # seconds after which what a killed program left behind is cleared away


class SaveError(ValueError):
    """A save that cannot be written or read; one sentence with the next step."""


@dataclass(frozen=True)
class Saved:
    """What a save holds: the record, and for the open decision the trays and the sides that have sealed."""

    record: Record
    trays: Mapping[str, str] = field(default_factory=dict)  # side: notation
    sealed: tuple[str, ...] = ()


# --- to and from text ------------------------------------------------------------------------------------


def encode(saved: Saved) -> bytes:
    """The bytes of a save: JSON that a person can read, with the hash of its canonical form."""
    record = saved.record
    body: dict[str, Any] = {
        "kind": KIND,
        "format": FORMAT,
        "scenario": record.scenario,
        "scenario_hash": record.hash,
        "version": record.version,
        "seed": record.seed,
        "settings": dict(record.settings),
        "players": dict(record.players),
        "decisions": [
            {"turn": d.turn, "round": d.round, "orders": d.line, "digest": d.digest} for d in record.decisions
        ],
        "trays": dict(saved.trays),
        "sealed": list(saved.sealed),
    }
    return (json.dumps({**body, "hash": canonical_hash(body)}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def canonical_hash(body: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON: keys sorted, no spaces."""
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def decode(data: bytes, name: str) -> Saved:
    """The save that these bytes hold. Raises SaveError; `name` is the file's, for the sentence."""
    damaged = SaveError(f"{name} is damaged: load an older save, or start a new game.")
    foreign = SaveError(f"{name} is not a save of Firebreak: choose another file.")
    try:
        body = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise (damaged if KIND.encode() in data[:200] else foreign) from None
    if not isinstance(body, dict) or body.get("kind") != KIND:
        raise damaged if isinstance(body, dict) and "scenario_hash" in body else foreign
    found = body.pop("hash", None)
    try:
        if found != canonical_hash(body):
            raise damaged
    except (ValueError, RecursionError):  # a lone surrogate has no UTF-8
        raise damaged from None
    if body.get("format") != FORMAT:
        raise SaveError(
            f"{name} has save format {str(body.get('format'))[:20]!r} and this version reads {FORMAT}: "
            f"open it with Firebreak {str(body.get('version'))[:20]}."
        )
    try:
        return _understand(body)
    except (KeyError, TypeError, ValueError):
        raise damaged from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(text: str) -> Any:
    raise ValueError(f"{text} is no number")


def _understand(body: dict[str, Any]) -> Saved:
    decisions = tuple(
        Decision(_as(int, d["turn"]), _as(int, d["round"]), _as(str, d["orders"]), _as(str, d["digest"]))
        for d in _as(list, body["decisions"])
    )
    settings = _as(dict, body["settings"])
    if not all(isinstance(value, int | float) and not isinstance(value, bool) for value in settings.values()):
        raise TypeError("a setting is no number")
    record = Record(
        scenario=_as(str, body["scenario"]),
        hash=_as(str, body["scenario_hash"]),
        version=_as(str, body["version"]),
        seed=_as(int, body["seed"]),
        settings={key: float(value) for key, value in settings.items()},
        players={key: _as(str, value) for key, value in _as(dict, body["players"]).items()},
        decisions=decisions,
    )
    trays = {key: _as(str, value) for key, value in _as(dict, body["trays"]).items()}
    return Saved(record, trays, tuple(_as(str, side) for side in _as(list, body["sealed"])))


def _as(kind: type, value: Any) -> Any:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"{value!r} is not {kind.__name__}")
    return value


# --- to and from files -----------------------------------------------------------------------------------


def read(path: str | os.PathLike[str]) -> Saved:
    """The save or the record at this path. Raises SaveError."""
    name = Path(path).name
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise SaveError(f"{name} cannot be read ({_why(error)}): choose another file.") from None
    if len(data) > LARGEST:
        raise SaveError(f"{name} is too large for a save of Firebreak: choose another file.")
    if not data.startswith(b"firebreak record"):
        return decode(data, name)
    try:
        return Saved(parse_record(data.decode("utf-8")))
    except UnicodeDecodeError:
        raise SaveError(f"{name} is damaged: choose another record.") from None
    except NotationError as error:
        raise SaveError(f"{name} cannot be read: {error}") from None


def write(path: str | os.PathLike[str], saved: Saved) -> None:
    """Replaces the save at this path whole or not at all; whatever fails on the way, the old save stays.

    Raises SaveError.
    """
    target = Path(path)
    data = encode(saved)
    try:
        _clear_stale(target)
        paths.replace_file(target, data)
    except (OSError, ValueError) as error:
        kept = " The save that was there is unchanged." if target.exists() else ""
        raise SaveError(f"{target.name} cannot be written ({_why(error)}): choose another place.{kept}") from None


def _clear_stale(target: Path) -> None:
    """Files that a killed program left half written; fresh ones may belong to one that still runs."""
    with contextlib.suppress(OSError):
        for old in target.parent.iterdir():
            if old.name.startswith(f".{target.name}.") and old.name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    if time.time() - old.stat().st_mtime > STALE:
                        old.unlink()


def _why(error: Exception) -> str:
    return (error.strerror or type(error).__name__).lower() if isinstance(error, OSError) else "not a name for a file"
