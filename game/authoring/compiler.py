"""Compiler: a checked document becomes a Scenario (numbers) and a Briefing (texts). Meaning is given here, once."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from game.authoring.briefing import Briefing
from game.authoring.compile_briefing import brief
from game.authoring.compile_opponents import doctrines
from game.authoring.compile_orders import compile_orders
from game.authoring.document import Document
from game.authoring.places import Places, lay_out
from game.authoring.values import plain
from game.rules.numbers import TOPICS, Numbers
from game.rules.scenario import (
    ABOVE,
    BELOW,
    BINS,
    CHALLENGERS_CAMP,
    PATRONS_CAMP,
    RATES,
    Condition,
    Ending,
    Event,
    RedLine,
    Scenario,
    ScoreTerm,
)
from game.rules.tracks import TRACKS


def compile_document(document: Document, digest: str, parameters: dict[str, float]) -> tuple[Scenario, Briefing]:
    """The Scenario and the Briefing of a document that has passed every check."""
    places = lay_out(document)
    orders, rows = compile_orders(document, places)
    values: dict[str, Any] = {
        "id": document.id,
        "hash": digest,
        "turns": document.calendar.turns,
        "numbers": _numbers(document),
        "parameters": parameters,
        "places": places.rows,
        **_sides(document),
        **_tracks(document, places),
        **orders,
        **_members(document),
        **_donors(document),
        **_regions(document),
        **_kits(document),
        **_ladder(document, places),
        **_hidden(document, places),
        **_events(document, places),
        **_outcomes(document, places),
        "host_names": tuple(document.hosts),
        "hosts": len(document.hosts),
        "opponents": (),
    }
    scenario = Scenario(**values)
    scenario = dataclasses.replace(scenario, opponents=doctrines(document, places, scenario))
    return scenario, brief(document, places, rows)


def _column(values: list[Any], dtype: Any = np.float64) -> Any:
    return np.array(values, dtype=dtype).reshape(-1, 1)


def _numbers(document: Document) -> Numbers:
    topics = {}
    for name, kind in TOPICS.items():
        given = getattr(document.rules, name, None) if document.rules is not None else None
        changes = {} if given is None else {key: plain(value) for key, value in given if value is not None}
        topics[name] = kind(**changes)
    return Numbers(**topics)


def _sides(document: Document) -> dict[str, Any]:
    sides = list(document.sides.values())
    roles = tuple(side.role for side in sides)
    camp = tuple(CHALLENGERS_CAMP if role == "challenger" else PATRONS_CAMP for role in roles)
    patron, defender, challenger = (roles.index(r) if r in roles else -1 for r in ("patron", "defender", "challenger"))
    speaker = patron if patron >= 0 else defender
    own = [side.own for side in sides]
    return {
        "sides": tuple(document.sides),
        "roles": roles,
        "slots": tuple(side.orders_a_turn for side in sides),
        "camp": camp,
        "leaders": tuple(s for s in (speaker, challenger) if s >= 0),
        "fighters": tuple(i for i, side in enumerate(sides) if plain(side.start.get("army", 0.0)) > 0),
        "patron": patron,
        "defender": defender,
        "challenger": challenger,
        "supply_level": tuple(plain(o.supply) for o in own),
        "quality_level": tuple(plain(o.quality) for o in own),
        "economy_level": tuple(plain(o.economy) for o in own),
        "support_level": tuple(plain(o.support) for o in own),
        "income": tuple(plain(o.income) for o in own),
        "capital_most": tuple(plain(o.capital_most) for o in own),
        "red_lines": tuple(
            RedLine(plain(s.red_line.imprecise), plain(s.red_line.arbitrary), plain(s.red_line.unverifiable))
            for s in sides
        ),
        "habituation_rate": tuple(plain(o.habituation_rate) for o in own),
        "habituation_start": tuple(plain(side.start.get("habituation", 0.0)) for side in sides),
    }


def _tracks(document: Document, places: Places) -> dict[str, Any]:
    start = np.zeros((places.count, 1))
    low, high = np.full((places.count, 1), -np.inf), np.full((places.count, 1), np.inf)
    fog, owner = np.zeros(places.count), np.full(places.count, -1, dtype=np.int64)
    roles = [side.role for side in document.sides.values()]
    for name, track in TRACKS.items():
        spot = places.rows[name]
        rows = range(spot, spot + 1) if isinstance(spot, int) else range(spot.start, spot.stop)
        for index, row in enumerate(rows):
            fog[row] = track.fog
            if not track.pool:
                low[row], high[row] = track.low, track.high
            if track.axis == "side":
                owner[row] = index
            elif track.role in roles:  # without such a side it is a number that everybody knows
                owner[row] = roles.index(track.role)
    given: dict[str, Any] = dict(document.table)
    for side_id, side in document.sides.items():
        given |= {f"{name}.{side_id}": value for name, value in side.start.items()}
    given |= {f"will.{name}": member.will for name, member in document.members.items()}
    given |= {f"posture.{name}": host.posture for name, host in document.hosts.items()}
    given |= {f"kit.{name}": kit.start for name, kit in document.capabilities.items()}
    for name, region in document.regions.items():
        given |= {f"control.{name}": region.control, f"defences.{name}": region.defences}
        given[f"entrenchment.{name}"] = region.entrenchment
    rungs = [rung.id for rung in document.ladder.rungs]
    given["rung"] = float(rungs.index(document.ladder.start))
    for text, value in given.items():
        start[places.find(text)] = plain(value)
    foggy = tuple(int(row) for row in np.flatnonzero(fog) if owner[row] >= 0)
    return {"start": start, "low": low, "high": high, "fog": fog, "owner": owner, "foggy": foggy}


def _members(document: Document) -> dict[str, Any]:
    members = list(document.members.values())
    return {
        "members": len(members),
        "member_names": tuple(document.members),
        "member_weight": _column([plain(m.weight) for m in members]),
        "member_caution": _column([plain(m.caution) for m in members]),
        "member_exposure": _column([plain(m.exposure) for m in members]),
        "member_veto": _column([m.veto for m in members], np.bool_),
        "member_from": _column([m.joins for m in members], np.int64),
        "member_will": _column([plain(m.will) for m in members]),
    }


def _donors(document: Document) -> dict[str, Any]:
    donors, turns = list(document.donors.values()), document.calendar.turns
    names = list(document.members)

    def table(series: list[Any]) -> list[float]:
        numbers = [plain(value) for value in series][:turns]
        return numbers + [numbers[-1]] * (turns - len(numbers))

    return {
        "donors": len(donors),
        "donor_names": tuple(document.donors),
        "donor_member": np.array([names.index(d.member) if d.member else 0 for d in donors], dtype=np.int64),
        "donor_voice": _column([d.member is not None for d in donors], np.bool_),
        "pool_military": np.array([table(d.military) for d in donors]).reshape(-1, turns),
        "pool_civil": np.array([table(d.civil) for d in donors]).reshape(-1, turns),
    }


def _regions(document: Document) -> dict[str, Any]:
    regions, names = list(document.regions.values()), list(document.regions)
    pairs = {tuple(sorted((names.index(n), names.index(o)))) for n, r in document.regions.items() for o in r.neighbours}
    value = _column([plain(r.value) for r in regions])
    return {
        "regions": len(regions),
        "region_names": tuple(names),
        "region_area": _column([plain(r.area) for r in regions]),
        "region_value": value,
        "total_value": float(value.sum()),
        "terrain": _column([plain(r.terrain) for r in regions]),
        "home_border": _column([r.home_border for r in regions], np.bool_),
        "borders": tuple(sorted((a, b) for a, b in pairs)),
    }


def _kits(document: Document) -> dict[str, Any]:
    kits = list(document.capabilities.values())
    columns = ("half", "attack", "defence", "air_shield", "supply_strike", "deep_strike", "wear", "own")
    return {
        "kits": len(kits),
        "kit_names": tuple(document.capabilities),
        "kit_heavy": _column([float(k.heavy) for k in kits]),
        **{f"kit_{name}": _column([plain(getattr(k, name)) for k in kits]) for name in columns},
    }


def _ladder(document: Document, places: Places) -> dict[str, Any]:
    ladder = document.ladder
    effects = [
        tuple((row, plain(value)) for text, value in rung.effects.items() for row in places.find(text))
        for rung in ladder.rungs
    ]
    names = [rung.id for rung in ladder.rungs]
    return {
        "rung_names": tuple(names),
        "hazard": np.array([plain(rung.hazard) for rung in ladder.rungs]),
        "top_rung": len(names) - 1,
        "war_rung": names.index(ladder.war),
        "theatre_rung": names.index(ladder.theatre),
        "rung_effects": tuple((float(rung), changes) for rung, changes in enumerate(effects) if changes),
        "rung_while": tuple(
            (float(index), places.find(rung.stands_while.track)[0], plain(rung.stands_while.at_least))
            for index, rung in enumerate(ladder.rungs)
            if rung.stands_while is not None
        ),
        "rung_factor": np.array([[plain(rung.factor.get(s, 1.0)) for rung in ladder.rungs] for s in document.sides]),
        "least_rung": float(names.index(ladder.least)),
        "accident": np.array([0.0, *(plain(chance) for chance in ladder.accidents)]),
    }


def _hidden(document: Document, places: Places) -> dict[str, Any]:
    names, low, high = [], [], []
    for index, side in enumerate(document.sides.values()):
        for kind, spread in side.hidden.items():
            names.append((index, str(kind)))
            low.append(plain(spread.low))
            high.append(plain(spread.high))
    quantile = (np.arange(BINS) + 0.5) / BINS
    rated = tuple(side for side, kind in names if kind == "habituation_rate")
    own = [row for row, (_, kind) in enumerate(names) if kind == "habituation_rate"]
    first = places.find("habituation." + next(iter(document.sides)))[0]
    lows, highs = np.array(low), np.array(high)
    grid = lows[:, None] + (highs - lows)[:, None] * quantile[None, :]
    return {
        "hidden_names": tuple(names),
        "hidden_low": lows,
        "hidden_high": highs,
        "hidden_grid": grid[:, :, None],
        "bin_quantile": quantile[:, None],
        "rated": rated,
        "rates": lows[own, None, None] + (highs - lows)[own, None, None] * ((np.arange(RATES) + 0.5) / RATES)[:, None],
        "habit_rows": tuple(first + side for side in rated),
    }


def _events(document: Document, places: Places) -> dict[str, Any]:
    events = tuple(
        Event(
            e.id,
            e.turn,
            plain(e.chance),
            tuple((row, plain(v)) for text, v in e.effects.items() for row in places.find(text)),
        )
        for e in document.events
    )
    turns = sorted({event.turn for event in events})
    return {"events": events, "events_at": {t: tuple(i for i, e in enumerate(events) if e.turn == t) for t in turns}}


def _outcomes(document: Document, places: Places) -> dict[str, Any]:
    outcomes, sides = document.outcomes, list(document.sides)
    endings = []
    for entry in outcomes.endings:
        conditions = []
        for when in entry.when:
            relation = ABOVE if when.at_least is not None else BELOW
            value = when.at_least if when.at_least is not None else when.at_most
            conditions.append(Condition(places.find(when.track)[0], relation, plain(value), when.turns))  # type: ignore[arg-type]
        endings.append(Ending(entry.id, tuple(conditions), entry.match == "any"))
    return {
        "endings": tuple(endings),
        "horizon": next(i for i, entry in enumerate(outcomes.endings) if not entry.when),
        "score_terms": tuple(
            ScoreTerm(sides.index(s), places.find(t.track)[0], plain(t.worst), plain(t.best), plain(t.points))
            for s, terms in outcomes.scores.items()
            for t in terms
        ),
        "ending_factor": np.array([[plain(e.factor.get(s, 1.0)) for e in outcomes.endings] for s in sides]),
        "ending_bonus": np.array([[plain(e.bonus.get(s, 0.0)) for e in outcomes.endings] for s in sides]),
        "band_limits": tuple(plain(limit) for limit in outcomes.limits),
    }
