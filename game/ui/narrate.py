"""`play --narrate`: the table in words, played by typed commands. It needs no display, and pygame is not loaded.

What a person types goes through one table of commands; what is shown comes from the same views as the window's.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any, Final

from game.match import Match, MatchError
from game.texts.language import _, later
from game.ui import keeping, narration, snapshot

Write = Callable[[str], None]
Ask = Callable[[str], str]  # shows a prompt and returns a line; raises EOFError or KeyboardInterrupt to leave

COMMANDS: Final = {  # word typed -> what it does
    "look": later("where the game stands"),
    "orders": later("the kinds of orders; `orders aid` lists a kind, `orders drone` all with that word"),
    "show": later("all about an order: `show 3`"),
    "add": later("put an order into the tray: `add 3`, or just `3`"),
    "tray": later("what is in the tray"),
    "back": later("take an order out of the tray: `back 1`"),
    "undo": later("take back the last change of the tray"),
    "seal": later("seal the tray and end the turn"),
    "ladder": later("the escalation ladder"),
    "tracks": later("the numbers of the table"),
    "why": later("why a number changed last turn: `why support`"),
    "members": later("the members of the alliance"),
    "board": later("who holds what"),
    "story": later("what happened; `story 3` the last three turns"),
    "brief": later("the briefing again"),
    "save": later("save the match"),
    "load": later("go on with the saved match"),
    "quit": later("leave; the match is kept"),
    "help": later("this list"),
}
OTHER_WORDS: Final = {"end": "seal", "exit": "quit", "state": "look", "chronicle": "story", "?": "help", "q": "quit"}


class Narrator:
    """One match told in a terminal. `run` returns when the game is over or the person leaves."""

    def __init__(self, match: Any, ask: Ask, write: Write) -> None:
        self.match, self.ask, self.write = match, ask, write
        self.side = ""
        self.leaving = False

    # --- the loop -------------------------------------------------------------------------------------------------
    def run(self) -> None:
        """Plays until the end, `quit`, the end of the input or Ctrl-C; the match is kept whichever it is."""
        self.do_brief()
        self._say(_("Type `help` for what can be typed."))
        try:
            while not self.leaving and self.match.phase != "over":
                self._whose_turn()
                self._do(self.ask(self._prompt()))
            if self.match.phase == "over":
                self._say("", *narration.reckoning(self.match))
        except (EOFError, KeyboardInterrupt):
            self._say("")
        self._keep()
        if self.match.phase != "over":
            self._say(_("The match is kept; `load` goes on with it."))

    def _prompt(self) -> str:
        name = next(s.name for s in self.match.briefing.sides if s.id == self.side)
        return _("{side}, your answer> ").format(side=name) if self._crisis else f"{name}> "

    def _whose_turn(self) -> None:
        """Greets the next person; the others look away."""
        side = self.match.waiting_for
        if side is None:
            raise MatchError(_("Nobody is at the table: give one side to a person."))
        if side == self.side:
            return
        several, self.side = len(self.match.humans) > 1, side
        if several:
            name = next(s.name for s in self.match.briefing.sides if s.id == side)
            self.ask(_("Hand over to the player of {side}, who presses Enter.").format(side=name) + " ")
        self._tell()

    @property
    def _crisis(self) -> bool:
        return bool(self.match.phase == "crisis")

    @property
    def _view(self) -> snapshot.TableView:
        return snapshot.table(self.match, self.side)

    def _tell(self) -> None:
        self._say("", *(narration.crisis(self.match, self.side) if self._crisis else narration.situation(self._view)))

    def _do(self, line: str) -> None:
        """One line that was typed. A mistake is answered by a sentence and changes nothing."""
        word, _blank, rest = line.strip().partition(" ")
        word, rest = word.lower(), rest.strip()
        if not word:
            return
        if word.isdecimal():
            word, rest = "add", line.strip()
        word = OTHER_WORDS.get(word, word)
        if word not in COMMANDS:
            near = [w for w in COMMANDS if w.startswith(word)] or difflib.get_close_matches(word, COMMANDS, n=1)
            if len(near) != 1 or not near[0].startswith(word):
                hint = (
                    _("Did you mean `{word}`?").format(word=near[0]) if near else _("`help` lists what can be typed.")
                )
                self._say(_("`{word}` is not a command.").format(word=word[:40]) + " " + hint)
                return
            word = near[0]
        try:
            getattr(self, f"do_{word}")(rest)
        except (MatchError, ValueError) as error:
            self._say(str(error))

    def _say(self, *lines: str) -> None:
        for line in lines:
            self.write(line)

    # --- what can be typed: do_WORD for each of COMMANDS -----------------------------------------------------------
    def do_help(self, rest: str) -> None:
        self._say(*(f"  {word}: {_(text)}" for word, text in COMMANDS.items()))

    def do_look(self, rest: str) -> None:
        self._tell()

    def do_brief(self, rest: str = "") -> None:
        briefing = self.match.briefing
        self._say(briefing.title, briefing.summary.strip(), briefing.content_note.strip(), briefing.intro.strip())
        for side in briefing.sides:
            if side.id in self.match.humans:
                self._say(_("You are {side}. {text}").format(side=side.name, text=side.text.strip()))

    def do_orders(self, rest: str) -> None:
        if self._crisis:
            self._say(*narration.crisis(self.match, self.side))
        else:
            self._say(*(narration.cards(self._view, rest) if rest else narration.groups(self._view)))

    def do_show(self, rest: str) -> None:
        number = self._number(rest, len(self._view.cards))
        self._say(*narration.card(self._view, number), *self._likely(self._view.cards[number - 1].row))

    def _likely(self, row: int) -> list[str]:
        """What an order is likely to do, while orders are given."""
        if self._crisis:
            return []
        from game.lab import likely_words as words
        from game.lab.likely import likely

        match = self.match
        found = likely(match.scenario, match.view(self.side).seen, row, match.luck(self.side))
        return [line.replace("**", "") for line in words.report(found, match.scenario, match.briefing)]

    def do_add(self, rest: str) -> None:
        cards = self.match.cards(self.side)
        for word in rest.replace(",", " ").split() or [""]:
            card = cards[self._number(word, len(cards)) - 1]
            if self._crisis:
                self.match.clear(self.side)
            self.match.add(self.side, card.row)
        if self._crisis:
            self._say(_("Your answer: {title}. `seal` gives it.").format(title=card.title))
        else:
            self._say(*narration.tray(self._view))

    def do_tray(self, rest: str) -> None:
        self._say(*narration.tray(self._view))

    def do_back(self, rest: str) -> None:
        held = len(self.match.tray(self.side))
        if not held:
            self._say(_("The tray is empty."))
            return
        self.match.take_back(self.side, self._number(rest, held) - 1 if rest else -1)
        self._say(*narration.tray(self._view))

    def do_undo(self, rest: str) -> None:
        self.match.undo(self.side)
        self._say(*narration.tray(self._view))

    def do_seal(self, rest: str) -> None:
        if self._crisis and not self.match.tray(self.side):
            self._say(_("Choose an answer first: type its number."))
            return
        told = self.match.seal(self.side)
        self._keep()
        self._say(*(f"  {entry.text}" for entry in told))
        if len(self.match.humans) > 1:
            self.side = ""
        elif self.match.phase != "over":
            self.side = self.match.waiting_for or self.side
            self._tell()

    def do_ladder(self, rest: str) -> None:
        self._say(*narration.ladder(self._view))

    def do_tracks(self, rest: str) -> None:
        self._say(*narration.tracks(self._view))

    def do_members(self, rest: str) -> None:
        self._say(*narration.members(self._view))

    def do_board(self, rest: str) -> None:
        self._say(*narration.board(self._view))

    def do_why(self, rest: str) -> None:
        track = narration.find_track(self._view, rest) if rest else None
        if track is None:
            self._say(_("Which number? Like `why {name}`; `tracks` lists them.").format(name=self._view.tracks[0].name))
            return
        reasons = self.match.why(track.key, self.side)
        self._say(narration.track(track), track.text, *(f"  {reason}" for reason in reasons))
        if not reasons:
            self._say(_("It did not change last turn."))

    def do_story(self, rest: str) -> None:
        back = self._number(rest, 1000) if rest else 1
        entries = snapshot.chronicle(self.match, self.side)
        shown = [e for e in entries if e[0] >= self.match.turn - back]
        self._say(*narration.story(shown, self._view.turns, self._view.headlines))

    def do_save(self, rest: str) -> None:
        path = keeping.save_path(self.match)
        self._say(keeping.save(self.match, path) or _("Saved as {path}.").format(path=path))

    def do_load(self, rest: str) -> None:
        places = (keeping.save_path(self.match), keeping.last_turn_path(self.match))
        found = max((p for p in places if p.is_file()), key=lambda p: p.stat().st_mtime, default=None)
        if found is None:
            self._say(_("There is no saved match of this scenario yet; `save` makes one."))
            return
        self.match, self.side = Match.load(found), ""
        self._say(_("Loaded: {path}.").format(path=found))

    def do_quit(self, rest: str) -> None:
        self.leaving = True

    def _keep(self) -> None:
        """The copy after every turn, trays and all; says so when it cannot be written."""
        if self.match.turn or self.match.tray(self.side or self.match.humans[0]) or self._crisis:
            problem = keeping.save(self.match, keeping.last_turn_path(self.match))
            if problem:
                self._say(problem)

    @staticmethod
    def _number(text: str, most: int) -> int:
        if not (text.isdecimal() and len(text) < 9 and 1 <= int(text) <= most):
            raise ValueError(_("Type a number from 1 to {most}.").format(most=most))
        return int(text)
