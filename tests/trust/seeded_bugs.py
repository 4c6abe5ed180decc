"""Bugs that are planted on purpose, and the tests that must find them (goal 13 of docs/trust.md).

Each is one exchange of text in one file, of a kind that simulations are known to die of. Golden records, the signature
and the committed replays are left out: they find any change and know of none whether it is wrong.
"""

from __future__ import annotations

from typing import NamedTuple


class Bug(NamedTuple):
    """One wrong line: what it does, where, what is exchanged for what, and who must notice."""

    name: str
    file: str  # below game/
    right: str  # stands there exactly once
    wrong: str
    tests: str  # below tests/


BATCHES, BOOKS, HYGIENE = "rules/test_batches.py", "rules/test_books.py", "rules/test_hygiene.py"
REFERENCE, SAVES, CRASH = "rules/test_reference.py", "match/test_saves.py", "match/test_crash.py"
PLAYING, TOLD, LOOKING = "match/test_playing.py", "match/test_told.py", "trust/test_looking.py"
IMAGINE, AID, ALLIANCE = "players/test_imagine.py", "rules/test_aid.py", "rules/test_alliance.py"
SIMULATE, FILES, READER = "lab/test_simulate.py", "lab/test_files.py", "authoring/test_reader.py"

BUGS = (
    # the same inputs, another game
    Bug("a sum over an axis", "rules/arrays.py", "return reduce(np.add, rows)", "return rows.sum(axis=0)", BATCHES),
    Bug(
        "luck shared between games",
        "rules/chance.py",
        "return _stir(seed ^ _key(turn, site, lane))",
        "return _stir(seed ^ _key(turn, site, lane) ^ np.uint64(len(seed)))",
        BATCHES,
    ),
    Bug(
        "luck in single precision",
        "rules/chance.py",
        "lane) >> np.uint64(11)) * _TO_UNIT, dtype=np.float64",
        "lane) >> np.uint64(11)) * _TO_UNIT, dtype='f4'",
        REFERENCE,
    ),
    Bug(
        "the second part of a run repeats the first",
        "rules/chance.py",
        "np.arange(first, first + count",
        "np.arange(0, count",
        SIMULATE,
    ),
    Bug("a step that changes its input", "rules/turn.py", "after = state.copy()", "after = state", BATCHES),
    Bug(
        "a copy that shares its arrays", "rules/state.py", "lambda array: array.copy()", "lambda array: array", BATCHES
    ),
    Bug(
        "a stale cache",
        "rules/turn.py",
        "    state.ledger = None\n    state.cache.clear()",
        "    state.ledger = None",
        REFERENCE,
    ),
    Bug("finished games go on", "rules/turn.py", "if kept is not None and finished.size:", "if False:", BOOKS),
    Bug(
        "a scatter that loses one of two",
        "rules/arrays.py",
        "np.add.at(block.reshape(-1), rows * block.shape[1] + games, amounts)",
        "block.reshape(-1)[rows * block.shape[1] + games] += amounts",
        REFERENCE,
    ),
    # rules that are a little wrong
    Bug(
        "off by one in a delay",
        "rules/aid.py",
        "due = state.sent_lead[place] == age",
        "due = state.sent_lead[place] == age + 1",
        REFERENCE,
    ),
    Bug(
        "an event a turn too late",
        "rules/events.py",
        "scenario.events_at.get(state.turn,",
        "scenario.events_at.get(state.turn - 1,",
        REFERENCE,
    ),
    Bug(
        "a game that lasts a turn too long",
        "rules/outcome.py",
        "state.turn + 1 >= scenario.turns",
        "state.turn >= scenario.turns",
        BOOKS,
    ),
    Bug("a crisis with a fourth round", "rules/crisis.py", "(state.round >= ROUNDS)", "(state.round > ROUNDS)", BOOKS),
    Bug("two rungs in one slip", "rules/escalation.py", "lowered + slip,", "lowered + 2.0 * slip,", BOOKS),
    Bug(
        "an ending that forgets its turns",
        "rules/outcome.py",
        "state.held[row, index] + 1, 0)",
        "state.held[row, index] + 1, 1)",
        REFERENCE,
    ),
    Bug("a permission that keeps no rung", "rules/escalation.py", "state.tracks[row] >= least", "False", REFERENCE),
    Bug(
        "soldiers sent late at the price of early ones",
        "rules/orders.py",
        "            found[1:] += np.array(scenario.late_costs)[:, None] * lateness(scenario, state)\n",
        "",
        ALLIANCE,
    ),
    Bug(
        "a coalition that offends nobody",
        "rules/alliance.py",
        "    state.will -= over",
        "    pass",
        ALLIANCE,
    ),
    # books that do not balance
    Bug(
        "a clip that hides a loss",
        "rules/battle.py",
        "    state.army[side] -= lost\n",
        "    state.army[side] = np.maximum(state.army[side] - 1.1 * lost, 0.0)\n",
        BOOKS,
    ),
    Bug(
        "a pool that can be overdrawn",
        "rules/aid.py",
        "np.minimum(scenario.draws[chosen], np.maximum(state.tracks[place], 0.0))",
        "scenario.draws[chosen] + 0.0",
        BOOKS,
    ),
    Bug(
        "an order drawn twice",
        "rules/aid.py",
        "state.tracks[place] -= taken\n",
        "state.tracks[place] -= np.minimum(2.0 * taken, state.tracks[place])\n",
        BOOKS,
    ),
    Bug(
        "equipment that does not fit is lost",
        "rules/aid.py",
        "        state.tracks[scenario.pool_track[rows], games] += surplus / points / goods[some]\n",
        "",
        AID,
    ),
    Bug("a price given back for each of several goods", "rules/aid.py", "/ points / goods[some]", "/ points", AID),
    Bug(
        "air defence that is never used up",
        "rules/strikes.py",
        "    state.kit -= np.minimum(need, state.kit)\n",
        "",
        AID,
    ),
    Bug(
        "arms lost at a hub under fire",
        "rules/aid.py",
        "state.sent_lead[place] += held_up",
        "state.sent_lead[place][held_up] = -1",
        AID,
    ),
    Bug(
        "a strike on a hub that nobody answers", "rules/posture.py", '"answer to a strike") < chance', '"") < 0.0', AID
    ),
    Bug("interceptors that are not there", "rules/strikes.py", "np.minimum(need, state.kit)", "need", AID),
    Bug("a belief that does not sum to one", "rules/belief.py", "    belief /= add_rows(belief)\n", "", BOOKS),
    Bug("a share above one", "rules/battle.py", "np.minimum(forward, 1.0 - old)", "forward", BOOKS),
    # orders that nobody may give
    Bug(
        "one order given twice",
        "rules/orders.py",
        "stand &= stands[side, earlier] != rows[slot]",
        "stand &= True",
        BOOKS,
    ),
    Bug("more spent than there is", "rules/orders.py", "stand &= charges[slot] <= left", "stand &= True", BOOKS),
    Bug(
        "orders of another side",
        "rules/orders.py",
        "foreign = (rows < scenario.first[side]) | (rows >= scenario.last[side])",
        "foreign = rows < 0",
        BOOKS,
    ),
    Bug(
        "an order before its time",
        "rules/orders.py",
        "(scenario.not_before > state.turn)",
        "(scenario.not_before > state.turn + 1)",
        REFERENCE,
    ),
    Bug("a table that allows what the engine does not", "match/table.py", "[row, 0] and not tray", "[row, 0]", PLAYING),
    # what one side must not know
    Bug(
        "hidden types in a view",
        "rules/observation.py",
        "np.where(mine[:, None], self._state.hidden, 0.5)",
        "self._state.hidden",
        HYGIENE,
    ),
    Bug(
        "beliefs of the others in a view",
        "rules/observation.py",
        "return np.broadcast_to(1.0 / BINS, belief.shape)",
        "return belief",
        HYGIENE,
    ),
    Bug(
        "a doctrine that peeks",
        "players/doctrine.py",
        "resolve = seen.own_types[",
        "resolve = seen._state.hidden[::-1][",
        HYGIENE,
    ),
    Bug("estimates without an error", "rules/observation.py", "(1.0 + error)", "(1.0 + 0.0 * error)", HYGIENE),
    Bug(
        "an error that another question averages out",
        "rules/observation.py",
        '"fog", 1024 * side + row',
        '"fog" + str(id(state)), row',
        HYGIENE,
    ),
    Bug(
        "consent that knows what the other leader is used to",
        "rules/alliance.py",
        "normal = used_to(scenario, seen, scenario.challenger)",
        "normal = seen.habituation[scenario.challenger]",
        HYGIENE,
    ),
    Bug(
        "an observation that shows what the other leader is used to",
        "rules/observation.py",
        "if row in self._scenario.habit_rows and owner != self.side:",
        "if False:",
        HYGIENE,
    ),
    Bug(
        "an imagined game that knows what the other leader is used to",
        "players/imagine.py",
        "state.hidden[row], state.habituation[owner] = place, level_at(levels, place)",
        "state.hidden[row] = place",
        IMAGINE,
    ),
    Bug(
        "a chronicle for everybody",
        "match/table.py",
        "return [entry for _at, entry in self._told if entry.side in (None, side)]",
        "return [entry for _at, entry in self._told]",
        TOLD,
    ),
    Bug(
        "an imagined game that foresees the dice",
        "players/imagine.py",
        'seeds = words(np.repeat(luck, copies) + copy * APART, seen.turn, "imagined game", seen.side)',
        "seeds = np.repeat(seen._state.seed, copies)",
        IMAGINE,
    ),
    Bug(
        "an imagined game that forgets what is believed",
        "players/imagine.py",
        'place_in(belief, uniform(state.seed, state.turn, f"imagined {kind}", owner))',
        'uniform(state.seed, state.turn, f"imagined {kind}", owner)',
        IMAGINE,
    ),
    Bug(
        "an imagined game that takes estimates for the truth",
        "players/imagine.py",
        "error = spread(scenario, state, side, row) * triangular",
        "error = 0.0 * triangular",
        IMAGINE,
    ),
    # saves and records
    Bug("a field missing in a save", "match/save.py", '"trays": dict(saved.trays),', '"trays": {},', SAVES),
    Bug("settings missing in a save", "match/save.py", '"settings": dict(record.settings),', '"settings": {},', SAVES),
    Bug("a seal that a load forgets", "match/record.py", "for side in saved.sealed:", "for side in ():", SAVES),
    Bug("a damaged save that loads", "match/save.py", "if found != canonical_hash(body):", "if found is None:", SAVES),
    Bug(
        "a replay that may come out otherwise",
        "match/record.py",
        "if self._decisions[-1].digest != decision.digest:",
        "if False:",
        SAVES,
    ),
    Bug(
        "a save written in place",
        "match/save.py",
        "        paths.replace_file(target, data)\n",
        "        target.write_bytes(data)\n",
        SAVES,
    ),
    Bug(
        "an undo that undoes too much",
        "match/table.py",
        "self._trays[side] = self._before[side].pop()",
        "self._trays[side] = self._before[side].pop(0)",
        PLAYING,
    ),
    # explanations, runs, files of strangers
    Bug(
        "causes counted twice",
        "rules/ledger.py",
        "            rest[change.track] -= change.amount\n",
        "            pass\n",
        TOLD,
    ),
    Bug(
        "finished games mixed up",
        "lab/simulate.py",
        "places = state.take(~over), places[~over]",
        "places = state.take(~over), places[: np.count_nonzero(~over)]",
        SIMULATE,
    ),
    Bug(
        "scores of one game in the row of another",
        "lab/files.py",
        "outcomes.scores[:, part]",
        "outcomes.scores[:, part][:, ::-1]",
        FILES,
    ),
    Bug(
        "keys that stand twice",
        "authoring/reader.py",
        'self._report("S109", message, "',
        'str("S109" + message + "',
        READER,
    ),
)
