"""The match: a table with a record. Save, load and replay go through the engine: scenario + seed + orders."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

import game
from game import players as seats
from game.authoring import Briefing, ScenarioError, load_scenario
from game.authoring.settings import SettingError
from game.match import save as files
from game.match.save import Saved, SaveError
from game.match.table import MatchError, Table
from game.notation import Decision, NotationError, Record, parse_tray, parse_turn, record_text, tray_text
from game.paths import SCENARIOS, ScenarioNotFound, scenario_files, scenario_names, user_scenarios
from game.rules import CRISIS, Scenario
from game.texts import language, tray_words, turn_name
from game.texts.headlines import titled

_ID = re.compile(r"[A-Za-z0-9_.-]{1,80}")


class Match(Table):
    """One game between players, from its first decision to its ending, that can be saved at any time."""

    def record(self) -> Record:
        """What this match leaves behind so far."""
        notes: dict[int, list[str]] = {}
        for index, entry in self._told:
            for line in entry.text.splitlines():
                known = f" (known to {entry.side})" if entry.side else ""
                notes.setdefault(index, []).append(f"{entry.topic}: {line}{known}")
        return Record(
            scenario=self.scenario.id,
            hash=self.scenario.hash,
            version=game.__version__,
            seed=self.seed,
            settings=dict(self.scenario.parameters),
            players=dict(self.players),
            decisions=tuple(self._decisions),
            notes=notes,
        )

    def record_text(self) -> str:
        """The record as text that a person can read and `Match.load` too."""
        return record_text(self.record())

    @classmethod
    def from_record(
        cls,
        record: Record,
        scenario: Scenario | None = None,
        briefing: Briefing | None = None,
        *,
        until: int | None = None,
        name: str = "This record",
    ) -> Match:
        """Plays a record again, up to the start of turn `until` (from 0) or to its end. Without a scenario the one that
        the record names is loaded. Raises SaveError when it is another scenario, or does not come out the same.
        """
        if scenario is None or briefing is None:
            scenario, briefing = _scenario_of(record, name)
        if record.hash != scenario.hash or record.scenario != scenario.id:
            raise SaveError(
                f"{name} was made with scenario {record.scenario[:60]} ({record.hash[:16]}), this one is {scenario.id} "
                f"({scenario.hash}): use the scenario file that it was made with."
            )
        try:
            match = cls(scenario, briefing, record.seed, record.players)
        except (seats.PlayerError, MatchError) as error:
            raise SaveError(f"{name} cannot be played: {error}") from None
        for decision in record.decisions:
            if until is not None and decision.turn >= until:
                break
            match._replay(decision, record, name)
        return match

    def _replay(self, decision: Decision, record: Record, name: str) -> None:
        state = self._state
        round_ = int(state.round[0]) + 1 if state.phase == CRISIS else 0
        if self.phase == "over" or (decision.turn, decision.round) != (state.turn, round_):
            raise SaveError(f"{name} is damaged: turn {decision.turn + 1} has orders out of place. Load an older save.")
        try:
            orders = parse_turn(self.scenario, decision.line)
        except NotationError as error:
            raise SaveError(f"{name} is damaged in turn {decision.turn + 1}: {error}") from None
        self._play(orders)
        if self._decisions[-1].digest != decision.digest:
            versions = (
                ""
                if record.version == game.__version__
                else f" It was made by version {record.version}; this is {game.__version__}."
            )
            raise SaveError(
                f"{name} does not come out the same in turn {decision.turn + 1}, so it is refused.{versions} "
                "Load another save."
            )

    def save(self, path: str | os.PathLike[str]) -> None:
        """Saves the match with its open trays. Raises SaveError; an older save at this path then stays as it was."""
        trays = {side: tray_text(self.scenario, tray) for side, tray in self._trays.items() if tray}
        files.write(path, Saved(self.record(), trays, tuple(sorted(self._sealed))))

    @classmethod
    def load(
        cls, path: str | os.PathLike[str], scenario: Scenario | None = None, briefing: Briefing | None = None
    ) -> Match:
        """The match that a save or a record holds, played again from its orders. Raises SaveError."""
        name = Path(path).name
        saved = files.read(path)
        match = cls.from_record(saved.record, scenario, briefing, name=name)
        try:
            for side, tray in saved.trays.items():
                for row in parse_tray(match.scenario, side, tray):
                    match.add(side, row)
            for side in saved.sealed:
                if match.seal(side):
                    raise MatchError("all sides have sealed.")
        except (NotationError, MatchError) as error:
            raise SaveError(f"{name} is damaged in its open orders: {error}") from None
        match._before = {side: [] for side in match.scenario.sides}
        return match


def _scenario_of(record: Record, name: str) -> tuple[Scenario, Briefing]:
    """The scenario that a record names, among those that are found by name: a save never opens a path of its own."""
    if not _ID.fullmatch(record.scenario):
        raise SaveError(f"{name} is damaged: it names no scenario. Load an older save.")
    try:
        return _load(record)
    except ScenarioNotFound:
        raise SaveError(
            f"{name} needs scenario {record.scenario!r}, which is not here: put its file into the scenario folder."
        ) from None
    except ScenarioError:
        raise SaveError(
            f"{name} needs scenario {record.scenario!r}, which does not check: run `firebreak check` on its file."
        ) from None
    except SettingError as error:
        raise SaveError(f"{name} needs a setting that the scenario does not have: {error}") from None


def _load(record: Record) -> tuple[Scenario, Briefing]:
    """By its name, or else a scenario of that id in a file of another name."""
    try:
        return load_scenario(_file(record.scenario), record.settings, language.current())
    except ScenarioNotFound:
        for other in scenario_names():
            with contextlib.suppress(ScenarioNotFound, ScenarioError, SettingError):
                found = load_scenario(_file(other), record.settings, language.current())
                if found[0].id == record.scenario:
                    return found
        raise


def _file(name: str) -> Path:
    """The file of a scenario in one of the two scenario folders, never one that lies in the current folder."""
    for folder in (SCENARIOS, user_scenarios()):
        for path in scenario_files(folder):
            if path.stem == name:
                return path
    raise ScenarioNotFound(f"There is no scenario {name!r}.")


def replay_text(path: str | os.PathLike[str], until: int | None = None, why: bool = False) -> str:
    """What happened in a save or a record, turn by turn, up to turn `until` (from 1): what `main.py replay` prints.

    With `why`, also why sides that search did it; raises MatchError where the game is not over.
    """
    saved = files.read(path)
    match = Match.from_record(saved.record, until=until, name=Path(path).name)
    scenario, briefing = match.scenario, match.briefing
    lines = [briefing.title, ""]
    lines += [f"{text.name}: {match.players[text.id]}" for text in briefing.sides]
    turn = -1
    for _at, entry in match._told:
        if entry.turn != turn:
            turn = entry.turn
            lines += ["", titled(turn_name(briefing, turn), match.headlines, turn)]
        only = f" [{briefing.sides[scenario.sides.index(entry.side)].name}]" if entry.side else ""
        lines.append(f"  {entry.text}{only}")
    if why:
        lines += _all_reasons(match)
    if match.phase == "over":
        ending = match.result()
        lines += [
            "",
            *(f"{text.name}: {ending.scores[text.id]:.0f}, {ending.bands[text.id]}" for text in briefing.sides),
        ]
    elif any(match.tray(side) for side in scenario.sides):
        lines += ["", "In the trays:"]
        lines += [f"  {text.name}: {tray_words(briefing, scenario, match.tray(text.id))}" for text in briefing.sides]
    return "\n".join(lines) + "\n"


def _all_reasons(match: Match) -> list[str]:
    """Turn by turn why sides that search did what they did."""
    lines = ["", "Why they did it"]
    for turn in sorted({decision.turn for decision in match._decisions}):
        for side in match.scenario.sides:
            for sentences in match.reasons(turn, side):
                lines += ["", f"{turn_name(match.briefing, turn)}: {sentences[0]}", *(f"  {s}" for s in sentences[1:])]
    return lines if len(lines) > 2 else [*lines, "", "Nobody in this match searched, so nobody can say."]
