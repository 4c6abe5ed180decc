"""Saves and records: the same game or a refusal, and never a lost save."""

from __future__ import annotations

import errno
import functools
import json
import os
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from match.tables import compiled, fill, play, table, until_crisis
from trust.budgets import budget, budgets

import game
from game.authoring import load_scenario
from game.match import Match, SaveError, replay_text
from game.match import save as files

# --- a save never changes the game ----------------------------------------------------------------------------------


def interrupted(name: str, seed: int, folder: Path) -> None:
    """The same game twice: once through, and once with save and load at every decision, in the middle of the tray."""
    scenario, briefing = compiled(name)
    humans = scenario.sides[: 1 + seed % len(scenario.sides)]
    through, broken = table(name, seed, humans), table(name, seed, humans)
    luck, same_luck = random.Random(seed), random.Random(seed)
    path = folder / f"{name}.json"
    while through.phase != "over":
        side = through.waiting_for
        assert side is not None and broken.waiting_for == side
        fill(through, side, luck)
        fill(broken, side, same_luck)
        broken.save(path)
        broken = Match.load(path, scenario, briefing)
        assert broken.tray(side) == through.tray(side)
        assert broken.seal(side) == through.seal(side)
        assert broken.digest() == through.digest() and broken.state_text() == through.state_text()
    assert broken.record_text() == through.record_text() and broken.result() == through.result()
    for track in briefing.tracks:
        assert broken.history(track.key) == through.history(track.key)
        assert broken.why(track.key) == through.why(track.key)


def broken_once(name: str, seed: int, folder: Path) -> None:
    """The same game twice, the second time with save and load at one of its decisions."""
    through = play(table(name, seed), random.Random(seed))
    luck = random.Random(seed)
    broken = play(table(name, seed), luck, seed % 7)
    broken.save(folder / "a.json")
    broken = play(Match.load(folder / "a.json", *compiled(name)), luck)
    assert broken.digest() == through.digest() and broken.record_text() == through.record_text()


def heavy(way: Callable[[str, int, Path], None], name: str, count: int, folder: Path) -> int:
    """Plays games in one of the two ways; fails with the one line that repeats it. Returns how many games."""
    for seed in range(count):
        try:
            way(name, seed, folder)
        except (AssertionError, SaveError) as problem:
            said = str(problem).partition("\n")[0]
            pytest.fail(f"{said}: {way.__name__}({name!r}, {seed}, Path('.'))", pytrace=False)
    return count


@budgets(change=2, release=100, first_crisis=(4, 500), baltic_winter=(4, 300))
def test_save_load_and_continue_at_every_decision_is_the_uninterrupted_game(
    name: str, count: int, tmp_path: Path, reached: Callable[[int, int, str], None]
) -> None:
    reached(5, heavy(interrupted, name, count, tmp_path), "games saved and loaded at every decision")


@budgets(change=2, release=100, first_crisis=(10, 500), baltic_winter=(4, 300))
def test_save_load_and_continue_at_any_one_decision_is_the_uninterrupted_game(
    name: str, count: int, tmp_path: Path, reached: Callable[[int, int, str], None]
) -> None:
    reached(5, heavy(broken_once, name, count, tmp_path), "games saved and loaded at one decision")


def test_a_save_that_changes_the_game_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = files.encode
    monkeypatch.setattr(files, "encode", lambda saved: right(replace(saved, trays={})))
    with pytest.raises(pytest.fail.Exception) as failure:
        heavy(interrupted, "first_crisis", 5, tmp_path)
    call = str(failure.value).rpartition(": ")[2]
    with pytest.raises(AssertionError):
        eval(call, {"interrupted": interrupted, "Path": lambda _: tmp_path})
    monkeypatch.undo()
    eval(call, {"interrupted": interrupted, "Path": lambda _: tmp_path})


def test_a_save_in_a_crisis_keeps_the_answer_in_the_tray(tmp_path: Path) -> None:
    match = until_crisis("first_crisis", 1)
    match.add("harbour", match.cards("harbour")[0].row)
    match.save(tmp_path / "a.json")
    again = Match.load(tmp_path / "a.json")
    assert again.phase == "crisis" and again.tray("harbour") == match.tray("harbour")
    assert again.seal("harbour") == match.seal("harbour")


def test_a_save_keeps_who_has_sealed(tmp_path: Path) -> None:
    match = table(humans=("harbour", "strait"))
    match.add("harbour", 1)
    match.seal("harbour")
    match.save(tmp_path / "a.json")
    again = Match.load(tmp_path / "a.json")
    assert again.waiting_for == "strait" and again.tray("harbour") == (1,)
    assert again.seal("strait") == match.seal("strait")


def test_a_save_is_a_small_readable_file_with_seed_and_orders_but_no_hidden_types(tmp_path: Path) -> None:
    match = play(table("ukraine_2022", 3), random.Random(3))
    match.save(tmp_path / "a.json")
    body = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert body["seed"] == 3 and body["decisions"][0]["orders"].startswith("nato: ")
    assert (tmp_path / "a.json").stat().st_size < 40_000
    assert not any("hidden" in key for key in body)


def test_settings_of_the_scenario_come_back_with_the_save(tmp_path: Path) -> None:
    scenario, briefing = load_scenario("ukraine_2022", {"battle.pace": 3000.0})
    match = Match.new(scenario, briefing, seed=1, players={"nato": "human"})
    match.seal("nato")
    match.save(tmp_path / "a.json")
    again = Match.load(tmp_path / "a.json")
    assert again.scenario.numbers.battle.pace == 3000.0 and again.digest() == match.digest()


def test_a_record_as_text_is_a_save_too(tmp_path: Path) -> None:
    match = play(table(seed=4), random.Random(4))
    (tmp_path / "record.txt").write_text(match.record_text(), encoding="utf-8")
    assert Match.load(tmp_path / "record.txt").record_text() == match.record_text()


def test_a_record_plays_up_to_a_turn_and_undo_of_turns_is_replay() -> None:
    match, luck = table(seed=6), random.Random(6)
    digests = {0: match.digest()}
    while match.phase != "over":
        play(match, luck, 1)
        if match.phase != "crisis":
            digests[match.turn] = match.digest()
    for turn, digest in digests.items():
        assert Match.from_record(match.record(), until=turn).digest() == digest


def test_replay_tells_what_happened_up_to_a_turn(tmp_path: Path) -> None:
    match = play(table(seed=6), random.Random(6))
    match.save(tmp_path / "a.json")
    whole, part = replay_text(tmp_path / "a.json"), replay_text(tmp_path / "a.json", until=2)
    assert "Day 6" in whole and "The game ends" in whole
    assert "Day 2" in part and "Day 3" not in part and "The game ends" not in part
    assert whole.splitlines()[5:9] == part.splitlines()[5:9]


# --- a damaged or foreign file is refused ---------------------------------------------------------------------------


@functools.cache
def saves() -> tuple[bytes, bytes]:
    """A save and a record of the same match, some turns old and with an open tray."""
    match = play(table(seed=7), random.Random(7), 4)
    side = match.waiting_for
    assert side is not None
    match.add(side, next(card.row for card in match.cards(side) if card.allowed))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        match.save(path)
        save = path.read_bytes()
    told = match.record_text().splitlines(keepends=True)
    return save, "".join(line for line in told if line[0] != "#" or "ladder" in line).encode()


@pytest.fixture
def saved() -> tuple[bytes, bytes]:
    return saves()


@functools.cache
def loaded(which: int) -> Match:
    """The match that an undamaged save (0) or record (1) holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_bytes(saves()[which])
        return Match.load(path, *compiled("first_crisis"))


def refused_or_equal(path: Path, which: int, data: bytes) -> bool:
    """Whether these bytes are refused with a sentence; otherwise they must be the same game as save or record."""
    path.write_bytes(data)
    try:
        match = Match.load(path, *compiled("first_crisis"))
    except SaveError as error:
        assert str(error).endswith((".", "?")) and "\n" not in str(error) and len(str(error)) < 400, str(error)
        return True
    same = loaded(which)
    assert match.record() == same.record() and match.digest() == same.digest(), "another game"
    assert all(match.tray(side) == same.tray(side) for side in match.scenario.sides), "another tray"
    return False


def attack(folder: Path, which: int, data: bytes) -> bool:
    """The same, and whatever else happens is told in the one line that repeats it."""
    try:
        return refused_or_equal(folder / "a.json", which, data)
    except Exception as problem:
        said = (str(problem) or repr(problem)).partition("\n")[0]
        pytest.fail(f"{said[:300]}: refused_or_equal(Path('a.json'), {which}, {data!r})", pytrace=False)


def mutant(data: bytes, luck: random.Random) -> bytes:
    """The bytes with one to three wounds: flipped, cut out, doubled, swapped, overwritten, or a digit changed."""
    found = bytearray(data)
    for _ in range(luck.randint(1, 3)):
        if not found:
            break
        at, length = luck.randrange(len(found)), luck.randint(1, 40)
        kind = luck.randrange(6)
        if kind == 0:
            found[at] ^= 1 << luck.randrange(8)
        elif kind == 1:
            del found[at : at + length]
        elif kind == 2:
            found[at:at] = found[at : at + length]
        elif kind == 3:
            other = luck.randrange(len(found))
            found[at], found[other] = found[other], found[at]
        elif kind == 4:
            found[at : at + length] = luck.randbytes(length)
        else:
            digits = [place for place, byte in enumerate(found) if 48 <= byte <= 57]
            if digits:
                found[luck.choice(digits)] = luck.randint(48, 57)
    return bytes(found)


@budget(change=6_000, release=20_000)
def test_damaged_saves_are_refused_or_equal(
    tmp_path: Path, count: int, reached: Callable[[int, int, str], None]
) -> None:
    luck, refused = random.Random(20), 0
    for number in range(count):
        which = int(number % 4 == 3)
        refused += attack(tmp_path, which, mutant(saves()[which], luck))
    assert refused > count // 2
    reached(8, count, "damaged saves refused or equal")


@pytest.mark.parametrize("which", [0, 1], ids=["save", "record"])
def test_a_save_cut_at_any_length_is_refused(
    which: int, tmp_path: Path, reached: Callable[[int, int, str], None]
) -> None:
    original = saves()[which]
    for length in range(len(original)):
        if not attack(tmp_path, which, original[:length]):
            assert original[length:].isspace()  # only the last line break is missing
    reached(8, len(original), "lengths at which a save was cut")


@pytest.mark.release
@pytest.mark.parametrize("which", [0, 1], ids=["save", "record"])
def test_a_save_with_any_bit_flipped_is_refused_or_equal(
    which: int, tmp_path: Path, reached: Callable[[int, int, str], None]
) -> None:
    original = saves()[which]
    for place in range(8 * len(original)):
        data = bytearray(original)
        data[place // 8] ^= 1 << place % 8
        attack(tmp_path, which, bytes(data))
    reached(8, 8 * len(original), "single bits flipped in saves")


def test_a_damaged_save_that_loads_as_another_game_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "canonical_hash", lambda body: "any")
    forged = tampered(saves()[0], trays={})
    with pytest.raises(pytest.fail.Exception) as failure:
        attack(tmp_path, 0, forged)
    told = str(failure.value)
    assert "\n" not in told and told.startswith("another tray: ")
    names = {"refused_or_equal": refused_or_equal, "Path": lambda name: tmp_path / name}
    with pytest.raises(AssertionError, match="another tray"):
        eval(told.removeprefix("another tray: "), names)
    monkeypatch.undo()
    assert eval(told.removeprefix("another tray: "), names), "with the right hash it is refused"


def tampered(data: bytes, **changes: Any) -> bytes:
    """A save that somebody edited, with a hash that fits again."""
    body = json.loads(data)
    del body["hash"]
    body.update(changes)
    return json.dumps({**body, "hash": files.canonical_hash(body)}).encode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"scenario_hash": "0123456789abcdef"}, "0123456789abcdef"),
        ({"scenario": "no_such_scenario"}, "no_such_scenario"),
        ({"scenario": "../../etc/passwd"}, "names no scenario"),
        ({"format": 2, "version": "9.9"}, "Firebreak 9.9"),
        ({"seed": 8}, "does not come out the same"),
        ({"seed": "7"}, "damaged"),
        ({"seed": True}, "damaged"),
        ({"players": {"harbour": "nobody", "strait": "uniform"}}, "nobody"),
        ({"players": {"nato": "human"}}, "nato"),
        ({"settings": {"no_such": 1.0}}, "no_such"),
        ({"settings": {"no_such": "x"}}, "damaged"),
        ({"trays": {"harbour": "scort"}}, "escort"),
        ({"trays": {"harbour": "escort, escort"}}, "damaged in its open orders"),
        ({"trays": {"nowhere": "escort"}}, "nowhere"),
        ({"sealed": ["harbour"]}, "damaged in its open orders"),
        ({"decisions": [{"turn": 1, "round": 0, "orders": "harbour: hold", "digest": "0" * 32}]}, "out of place"),
        ({"decisions": [{"turn": 0, "round": 0, "orders": "harbour: hold", "digest": "0" * 32}]}, "come out the same"),
        ({"decisions": [{"turn": 0, "round": 0, "orders": "harbour: hald", "digest": "0" * 32}]}, "hold"),
        ({"decisions": [{"turn": 0}]}, "damaged"),
        ({"decisions": "none"}, "damaged"),
    ],
)
def test_an_edited_save_is_refused_by_name(
    saved: tuple[bytes, bytes], changes: dict[str, Any], sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_bytes(tampered(saved[0], **changes))
    with pytest.raises(SaveError, match=sentence):
        Match.load(tmp_path / "a.json")


def test_a_save_that_was_changed_without_its_hash_is_refused_even_where_the_orders_would_still_play(
    saved: tuple[bytes, bytes], tmp_path: Path
) -> None:
    body = json.loads(saved[0])
    for changes in ({"trays": {}}, {"version": "0.0.1"}, {"decisions": body["decisions"][:1]}, {"more": 1}):
        (tmp_path / "a.json").write_text(json.dumps({**body, **changes}), encoding="utf-8")
        with pytest.raises(SaveError, match="damaged"):
            Match.load(tmp_path / "a.json")


def test_a_save_edited_without_effect_still_loads(saved: tuple[bytes, bytes], tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(tampered(saved[0]))
    assert Match.load(tmp_path / "a.json").turn > 0


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"1",
        b"\x00" * 100,
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"9" * 10_000,
        b'{"hash": NaN}',
        b'{"kind": "firebreak save"}',
        b'{"kind": "firebreak save", "x": "\\ud800"}',
        b'"\\ud800"',
        b"firebreak record 1\n",
        b"firebreak record 1\nend 0\n",
        b"firebreak record 99\n",
        b"GIF89a",
        b"PK\x03\x04",
    ],
)
def test_a_foreign_file_is_refused_in_one_sentence(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(data)
    with pytest.raises(SaveError) as refused:
        Match.load(tmp_path / "a.json")
    assert str(refused.value).startswith("a.json ")


def test_a_file_that_is_missing_a_folder_or_too_large_is_refused(tmp_path: Path) -> None:
    with open(tmp_path / "large.json", "wb") as file:
        file.truncate(files.LARGEST + 1)
    for name, sentence in (("none.json", "no such file"), (".", "is a directory"), ("large.json", "too large")):
        with pytest.raises(SaveError, match=sentence):
            Match.load(tmp_path / name)


def test_a_save_of_another_version_is_loaded_when_it_comes_out_the_same_and_else_both_are_named(
    saved: tuple[bytes, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(tampered(saved[0], version="0.0.1"))
    assert Match.load(path).turn > 0
    path.write_bytes(tampered(saved[0], version="0.0.1", seed=8))
    with pytest.raises(SaveError, match=rf"version 0\.0\.1; this is {game.__version__}"):
        Match.load(path)


# --- an old save is replaced whole or not at all --------------------------------------------------------------------


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EINTR])
def test_a_save_that_fails_leaves_the_old_one_and_no_litter(
    call: str, reason: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    match = table(seed=9)
    match.save(path)
    old = path.read_bytes()
    match.seal("harbour")

    def fails(*_: Any, **__: Any) -> Any:
        raise OSError(reason, os.strerror(reason))

    class Full:
        def __init__(self, file: Any) -> None:
            self.file = file

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: Any) -> None:
            self.file.close()

        def write(self, data: bytes) -> None:
            self.file.write(data[: len(data) // 2])
            fails()

    with monkeypatch.context() as broken:
        if call == "open":
            broken.setattr("tempfile.mkstemp", fails)
        elif call == "write":
            opened = os.fdopen
            broken.setattr("os.fdopen", lambda *a, **k: Full(opened(*a, **k)))
        else:
            broken.setattr(f"os.{call}", fails)
        with pytest.raises(SaveError, match="unchanged"):
            match.save(path)
    assert path.read_bytes() == old and os.listdir(tmp_path) == ["a.json"]
    match.save(path)
    assert Match.load(path).digest() == match.digest()


def test_a_folder_that_cannot_be_forced_to_the_disk_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    match = table(seed=9)
    opened = os.open

    def no_folders(path: Any, *rest: Any, **more: Any) -> int:
        if os.path.isdir(path):
            raise PermissionError(errno.EACCES, "no")
        return opened(path, *rest, **more)

    with monkeypatch.context() as windows:
        windows.setattr("os.open", no_folders)
        match.save(tmp_path / "a.json")
    assert Match.load(tmp_path / "a.json").digest() == match.digest()


def test_a_save_into_no_folder_says_so_and_changes_nothing(tmp_path: Path) -> None:
    match = table()
    for path in (tmp_path / "none" / "a.json", tmp_path, tmp_path / "a\x00b"):
        with pytest.raises(SaveError, match="another place"):
            match.save(path)
    assert os.listdir(tmp_path) == [] and match.waiting_for == "harbour"


def test_what_a_killed_program_left_behind_is_cleared_away_after_an_hour(tmp_path: Path) -> None:
    old, fresh, other = (tmp_path / name for name in (".a.json.x.tmp", ".a.json.y.tmp", ".b.json.x.tmp"))
    for path in (old, fresh, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (time.time() - 7200, time.time() - 7200))
    table().save(tmp_path / "a.json")
    assert sorted(os.listdir(tmp_path)) == [".a.json.y.tmp", ".b.json.x.tmp", "a.json"]
