"""Cross-references and what could never happen: one fault is one finding, with its code, at its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.document import Document
from game.authoring.findings import Finding
from game.authoring.loader import check_file, load_scenario
from game.authoring.reader import MAX_FINDINGS
from game.paths import SCENARIOS, scenario_files

WAR = (Path(__file__).parent / "small_war.yaml").read_text(encoding="utf-8")


def faults(folder: Path, text: str) -> list[Finding]:
    path = folder / "small_war.yaml"
    path.write_text(text, encoding="utf-8")
    return check_file(path)


def changed(old: str, new: str) -> str:
    assert WAR.count(old) == 1, (old, WAR.count(old))
    return WAR.replace(old, new)


# what stands in the file, what is written instead, the code, and the text at the place of the finding
ERRORS = [
    # names that stand nowhere
    ("now: {posture.target: 1}", "now: {postures.target: 1}", "S201", "postures.target"),
    ("later: {kit.drones: 5}", "later: {kit.drone: 5}", "S201", "kit.drone:"),
    ("slopes: {kit.drones: -0.05}", "slopes: {kit.tanks: -0.05}", "S201", "kit.tanks"),
    ("effects: {infrastructure: -5}", "effects: {infrastructur: -5}", "S201", "infrastructur:"),
    ("{track: rung, at_least: 3}", "{track: rang, at_least: 3}", "S201", "rang"),
    ("{track: support.land, at_most", "{track: support.lend, at_most", "S201", "support.lend"),
    ("{track: tension, worst: 90", "{track: tensions, worst: 90", "S201", "tensions"),
    ("show: [territory, ", "show: [teritory, ", "S201", "teritory"),
    ("needs: {track: missiles", "needs: {track: misiles", "S201", "misiles"),
    ("stock: military_fund", "stock: militry_fund", "S201", "militry_fund"),
    ("{capital: 6, support: 70", "{capital: 6, suport: 70", "S201", "suport"),
    ("table: {tension: 40", "table: {support: 40", "S201", "support"),
    ("member: north,", "member: nord,", "S201", "nord"),
    ("group: aid, source", "group: aids, source", "S201", "aids"),
    ("group: aid, source: book", "group: aid, source: bok", "S201", "bok"),
    ("value: 300, source: book", "value: 300, source: boook", "S201", "boook"),
    ("effects: {infrastructure: -5}, source: book", "effects: {infrastructure: -5}, source: boook", "S201", "boook"),
    ("rung: strikes, draws", "rung: strike, draws", "S201", "strike,"),
    ("group: aid, source: book", "group: aid, icon: mony, source: book", "S201", "mony,"),
    ("theatre: wide", "theatre: wild", "S201", "wild"),
    ("least: war\n", "least: ware\n", "S201", "ware"),
    ("neighbours: [west]", "neighbours: [wst]", "S201", "wst"),
    ("board: ua_kharkiv", "board: ua_kharkov", "S201", "ua_kharkov"),
    ("board: estonia", "board: baltic_n", "S201", "baltic_n"),
    ("targets: [east, west]", "targets: [east, wast]", "S201", "wast"),
    ("factor: {league: 0.3}", "factor: {leage: 0.3}", "S201", "leage"),
    ("bonus: {empire: 10}", "bonus: {umpire: 10}", "S201", "umpire"),
    ("like: steady", "like: stedy", "S201", "stedy"),
    ("like: steady", "like: bold", "S201", "bold"),
    ("{order: arms, weight", "{order: army, weight", "S201", "army"),
    ('"brigade:estonia"', '"brigade:latvia"', "S201", '"brigade:latvia"'),
    ("text: Steady., wants: [{order: attack", "text: Steady., plan: [[], [atack:east]], wants: [{order: attack",
     "S201", "atack"),
    ("text: Steady., wants: [{order: attack", "text: Steady., plan: [[attack]], wants: [{order: attack",
     "S201", "attack]"),
    ("text: Strikes.}", "text: Strikes., effects: {tensions: 4}}", "S201", "tensions"),
    ("sets: [alliance.tripwire]", "sets: [alliance.tripwires]", "S201", "alliance.tripwires"),
    ("tolerance.high]", "tolerence.high]", "S201", "sides.empire"),
    ("opponents:\n  league:", "opponents:\n  leage:", "S201", "leage"),
    # ids
    ("id: salvo", "id: attack", "S202", "attack, title: Salvo"),
    ("id: recruit, title", "id: hold, title", "S202", "hold"),
    ("    - {id: wide, name", "    - {id: war, name: A, text: A., hazard: 1}\n    - {id: wide, name", "S202",
     "war, name: A"),
    ("{id: collapse", "{id: wide_war", "S202", "wide_war, title: Collapse"),
    ("targets: [east, west]", "targets: [east, east]", "S202", "east]"),
    ("  west: {name: West, board: ua_west", "  west: {name: West, board: ua_kharkiv", "S202", "ua_kharkiv"),
    ("    bold: {", "    human: {", "S202", "human"),
    ("show: [territory, support.league, tension]", "show: [territory, territory]", "S202", "territory]"),
    # numbers that do not fit
    ("{track: tension, worst: 90", "{track: will, worst: 90", "S204", "will"),
    ("{track: support.land, at_most", "{track: support, at_most", "S204", "support"),
    ("stock: military_fund", "stock: tension", "S204", "tension"),
    ("now: {posture.target: 1}", "now: {control.target: 1}", "S204", "control.target"),
    ("now: {posture.target: 1}", "now: {posture.target: 1}, later: {kit.target: 1}", "S204", "kit.target"),
    ("slopes: {odds: 7}", "slopes: {grab: 7}", "S204", "grab"),
    ("table: {tension: 40", "table: {rung: 1", "S204", "rung"),
    # ranges
    ("table: {tension: 40", "table: {tension: 140", "S104", "140"),
    ("missiles: 40}", "missiles: -1}", "S104", "-1"),
    ("will: 80", "will: 0", "S104", "0, caution"),
    ("low: 0, high: 0.3", "low: 0, high: 3", "S104", "3, sets"),
    ("default: 1, low: 0.5, high: 2, scales: [sides.empire.hidden.tolerance.high]",
     "default: 1, low: 0.5, high: 2, scales: [sides.empire.hidden.tolerance]", "S213", "sides.empire"),
    ("scales: [sides.empire.hidden.tolerance.high]", "scales: [sides.empire.orders_a_turn]", "S213", "sides.empire"),
    ("scales: [sides.empire.hidden.tolerance.high]", "scales: [regions.east.control], low: -1", "S109", "low"),
    ("low: 0.5, high: 2, scales: [sides.empire.hidden.tolerance.high]",
     "low: 0.5, high: 9, scales: [regions.east.control]", "S213", "regions.east"),
    ("low: 0.5, high: 2,", "low: 2, high: 0.5,", "S209", "2, high"),
    ("default: 0.03", "default: 0.4", "S209", "0.4"),
    # roles and what relies on them
    ("    role: challenger", "    role: defender", "S205", "defender"),
    ("    role: patron", "    role: challenger", "S205", "challenger"),
    ("needs: {track: missiles", "now: {posture.target: 1}, needs: {track: missiles", "S204", "posture.target"),
    ("    - {id: firm, title: Firm, text: Stand., group: crisis, crisis: climb}\n"
     "    - {id: give_way, title: Give way, text: Go., group: crisis, crisis: back_down}\nladder",
     "    - {id: firm, title: Firm, text: Stand., group: crisis, crisis: climb}\nladder", "S206", "empire"),
    # endings and scores
    ("    - {id: horizon, title: It goes on, text: On.}\n", "", "S207", "endings"),
    (", when: [{track: support.land, at_most: 10, turns: 2}]", "", "S207", "{id: horizon"),
    ("at_most: 10, turns", "at_most: 10, at_least: 5, turns", "S207", "{track: support"),
    ("at_most: 10, turns", "turns", "S207", "{track: support"),
    ("best: 10, points: 40", "best: 10, points: 30", "S208", "empire"),
    ("worst: 90, best: 10", "worst: 10, best: 10", "S209", "10, points"),
    ("limits: [20, 40, 60, 80]", "limits: [20, 60, 40, 80]", "S209", "40, 80"),
    # order and size
    ("  start: war\n  least: war", "  start: war\n  least: strikes", "S209", "war"),
    ("  war: shots\n  theatre: wide", "  war: wide\n  theatre: strikes", "S209", "strikes"),
    ("value: 5, control", "value: 5, neighbours: [east], control", "S109", "neighbours"),
    ("military: [3, 2]", "military: []", "S105", "[]"),
    ("lead: 1, draws: {stock: reserves", "first: 4, last: 2, lead: 1, draws: {stock: reserves", "S209", "4, last"),
    # acts
    ("targets: [east, west], does", "targets: [estonia], does", "S212", "attack: 1"),
    ("does: {strike_infrastructure: 1}", "does: {strike_deep: 1}", "S212", "strike_deep"),
    ("now: {posture.target: 1}", "now: {posture.target: 1}, does: {fortify: 1}", "S212", "fortify"),
    # what leaves nothing to play for
    ("neighbours: [west]", "neighbours: [east]", "S108", "east]"),
    ("missiles: 40}\n    hidden: {tolerance: {low: 1, high: 3}",
     "missiles: 40}\n    hidden: {tolerance: {low: 3, high: 1}", "S209", "{low: 3"),
    ("weight: 0.6, will", "weight: 0, will", "S209", "members"),
    ("value: 5, control: 0.3, home_border: true, neighbours: [west]}\n"
     "  west: {name: West, board: ua_west, area: 60000, value: 9}",
     "value: 0, control: 0.3, home_border: true, neighbours: [west]}\n"
     "  west: {name: West, board: ua_west, area: 60000, value: 0}", "S209", "regions"),
    ("targets: [east, west]", "targets: []", "S105", "[]"),
    ("    bold: {text: Bold.",
     "    brave: {text: Brave., like: bold, wants: [{order: arms, weight: 1}]}\n    bold: {text: Bold.",
     "S201", "bold, wants"),
]  # fmt: skip

WARNINGS = [
    ("id: small_war", "id: smaller_war", "S306", "smaller_war"),
    ("civil: [1]", "civil: [1, 2, 3, 4, 5, 6, 7]", "S210", "[1, 2, 3, 4, 5, 6, 7]"),
    ("turn: 2, chance: 0.5", "turn: 6, chance: 0.5", "S210", "6, chance"),
    ("turn: 2, chance: 0.5", "turn: 2, chance: 0", "S304", "0, effects"),
    ("lead: 1, draws: {stock: military_fund", "lead: 6, draws: {stock: military_fund", "S210", "6, draws"),
    ("cost: 1, level: 2", "cost: 1, first: 7, level: 2", "S210", "7, level"),
    ("cost: 1, level: 2", "cost: 1, last: 7, level: 2", "S210", "7, level"),
    ("lead: 1, draws: {stock: military_fund, amount: 4}, later", "lead: 1, now", "S303", "1, now"),
    ("rung: strikes, draws", "rung: strikes, lead: 2, draws", "S303", "2, draws"),
    ("text: Bold.,", "text: Bold., plan: [[], [], [], [], [], [], [arms]],", "S210", "[[]"),
    (", home_border: true, neighbours: [west]}", ", neighbours: []}", "S304", "east"),
    ("hazard: 0.1, firebreak: true", "firebreak: true", "S301", "{id: wide"),
    ("hazard: 0.1, firebreak: true", "hazard: 0.1", "S301", "{id: shots"),
    ("at_least: 3}]", "at_least: 7}]", "S304", "7}"),
    ("at_most: 10, turns: 2", "at_most: 10, turns: 9", "S304", "9}"),
    ("now: {posture.target: 1}", "now: {posture.target: 1, support: 2}", "S305", "support: 2"),
    (", scales: [sides.empire.hidden.tolerance.high]", "", "S303", "patience"),
    ("amount: 9}", "amount: 0}", "S303", "0}"),
    ("lead: 1, draws: {stock: reserves, amount: 20}, later: {army: 1}}", "draws: {stock: reserves, amount: 20}}",
     "S303", "{id: recruit"),
    ("now: {posture.target: 1}", "now: {posture.target: 1, territory: 0.1}", "S305", "territory: 0.1"),
    ("effects: {infrastructure: -5}", "effects: {infrastructure: -5, territory: -0.1}", "S305", "territory: -0.1"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "at"), ERRORS)
def test_one_fault_is_one_error_where_it_stands(old: str, new: str, code: str, at: str, tmp_path: Path) -> None:
    found = [finding for finding in faults(tmp_path, changed(old, new)) if finding.severity == "error"]
    assert code in [finding.code for finding in found], found
    (fault,) = found
    assert fault.code == code
    assert fault.source_line[fault.column - 1 :].startswith(at)
    assert fault.message and fault.suggestion


@pytest.mark.parametrize(("old", "new", "code", "at"), WARNINGS)
def test_what_plays_badly_is_a_warning_and_no_error(old: str, new: str, code: str, at: str, tmp_path: Path) -> None:
    found = faults(tmp_path, changed(old, new))
    assert [finding.severity for finding in found] == ["warning"] * len(found)
    assert [(finding.code, finding.source_line[finding.column - 1 :][: len(at)]) for finding in found].count((code, at))
    load_scenario(tmp_path / "small_war.yaml")


@pytest.mark.parametrize(
    ("old", "new", "suggestion"),
    [
        ("group: aid, source", "group: aids, source", "write `aid`"),
        ("{track: support.land, at_most", "{track: support.lend, at_most", "write `support.land`"),
        ("board: ua_kharkiv", "board: ua_kharkov", "write `ua_kharkiv`"),
        ("like: steady", "like: bold", "another doctrine"),
        ("rung: strikes, draws", "rung: strike, draws", "write `strikes`"),
        ("sets: [alliance.tripwire]", "sets: [aliance.tripwire]", "write `alliance.tripwire`"),
        (", resolve: {low: 0, high: 1}}\n  land:", "}\n  land:", "add `resolve: {low: 0, high: 1}`"),
        ("points: 60, text: Land}, {", "points: 50, text: Land}, {", "add 10, so that"),
    ],
)
def test_the_nearest_valid_name_is_offered(old: str, new: str, suggestion: str, tmp_path: Path) -> None:
    assert suggestion in faults(tmp_path, changed(old, new))[0].suggestion


def test_all_cross_references_are_found_at_once(tmp_path: Path) -> None:
    text = WAR.replace("group: war", "group: wer").replace("member: north", "member: nort")
    text = text.replace("sets: [alliance", "sets: [aliance")
    lines = [finding.line for finding in faults(tmp_path, text)]
    assert len(lines) == text.count("group: wer") + 2
    assert lines == sorted(lines)


def test_a_wrong_form_does_not_hide_a_wrong_name_elsewhere(tmp_path: Path) -> None:
    text = WAR.replace("minutes: 5", "minutes: long").replace("cost: 1, level: 2", "cost: 1, level: 99")
    text = text.replace("intro: A small war.", "intr: A small war.").replace("member: north", "member: nort")
    text = text.replace("{posture.target: 1}", "{posture.target: much}").replace("[west]", "[wst]")
    assert [finding.code for finding in faults(tmp_path, text)] == ["S103", "S201", "S201", "S104", "S103", "S101"]


def test_what_was_made_up_for_the_checks_is_never_reported(tmp_path: Path) -> None:
    text = changed("group: war, rung: strikes, draws: {stock: missiles, amount: 9}", "rung: strikes, draws: {}")
    found = faults(tmp_path, text.replace("hazard: 0.1", "hazard: 7"))
    assert [finding.code for finding in found if finding.severity == "error"] == ["S102", "S102", "S102", "S104"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: arms", "id: Arms", "S107"),
        ("role: defender", "role: defendr", "S106"),
        ("hosts:\n", "hots:\n", "S101"),
        ("  estonia: {name: Estonia, board: estonia, posture: 1.4}", "  [estonia]", "S103"),
        ("later: {kit.drones: 5}", "later: 5", "S103"),
    ],
)
def test_where_a_name_or_a_section_has_a_wrong_form_only_the_form_is_reported(
    old: str, new: str, code: str, tmp_path: Path
) -> None:
    assert [finding.code for finding in faults(tmp_path, changed(old, new))] == [code]


def test_more_faults_than_anybody_reads_are_cut(tmp_path: Path) -> None:
    order = "    - {id: o%d, title: O, text: O., group: nobody, level: 1, now: {nothing: 1}}\n"
    text = WAR.replace("  land:\n    - {id", "".join(order % n for n in range(240)) + "  land:\n    - {id")
    found = faults(tmp_path, text)
    assert len(found) == MAX_FINDINGS + 1
    assert found[0].code == "S015"


def test_a_side_with_more_than_255_rows_is_refused(tmp_path: Path) -> None:
    order = "    - {id: o%d, title: O, text: O., group: aid, level: 1}\n"
    text = WAR.replace("  land:\n    - {id", "".join(order % n for n in range(252)) + "  land:\n    - {id")
    (fault,) = faults(tmp_path, text)
    assert (fault.code, fault.source_line.strip()) == ("S211", "league:")


def test_the_small_war_and_every_scenario_shipped_have_neither_errors_nor_warnings(tmp_path: Path) -> None:
    assert faults(tmp_path, WAR) == []
    for path in scenario_files(SCENARIOS):
        assert [finding for finding in check_file(path) if finding.severity != "info"] == []


def test_a_historical_scenario_is_told_once_how_many_numbers_have_no_source(tmp_path: Path) -> None:
    (note,) = faults(tmp_path, WAR.replace("difficulty: easy", "difficulty: easy\nhistorical: true"))
    assert (note.code, note.severity) == ("S302", "info")
    counts = [int(word) for word in note.message.split() if word.isdigit()]
    assert 0 < counts[0] < counts[1]
    assert faults(tmp_path, WAR.replace("difficulty: easy", "difficulty: easy\nhistorical: false")) == []


def test_the_document_without_an_alliance_or_a_map_needs_none_of_their_checks(tmp_path: Path) -> None:
    path = SCENARIOS / "first_crisis.yaml"
    scenario, _ = load_scenario(path)
    assert (scenario.members, scenario.regions, scenario.hosts) == (0, 0, 0)


def test_every_field_of_the_format_has_a_description_and_an_example(root: Path) -> None:
    schema = Document.model_json_schema()
    for name, part in {"Document": schema, **schema["$defs"]}.items():
        for key, entry in part.get("properties", {}).items():
            assert entry.get("description") and entry.get("examples"), f"{name}.{key}"


def test_an_alliance_with_hosts_and_without_a_front_is_a_whole_scenario() -> None:
    path = SCENARIOS / "baltic_winter.yaml"
    assert check_file(path) == []
    scenario, _ = load_scenario(path)
    assert (scenario.regions, scenario.defender, scenario.hosts, scenario.members) == (0, -1, 3, 4)
    assert scenario.sides[scenario.patron] == "nato", "and both camps may offer talks in it"
    offers = [scenario.side_of[row] for row, name in enumerate(scenario.order_names) if name == "talks"]
    assert sorted(offers) == sorted([scenario.patron, scenario.challenger])
