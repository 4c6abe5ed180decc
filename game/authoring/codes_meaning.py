"""Codes S2xx and S3xx: parts that do not fit together, and what can be read but does not play well."""

from __future__ import annotations

from game.authoring.codes_form import Code

MEANING = (
    Code(
        "S201",
        "A name that stands nowhere",
        "One part of a scenario names another by its id, and there is none of that id.",
        "side: natoo",
        "side: nato",
    ),
    Code(
        "S202",
        "An id is used twice",
        "An id names one thing. With two of the same id nobody could say which one an order means.",
        "- {id: kyiv}\n- {id: kyiv}",
        "- {id: kyiv}\n- {id: odesa}",
    ),
    Code(
        "S203",
        "The scenario that this one extends",
        "`extends:` names one file beside this one, and that file extends none itself.",
        "extends: missing.yaml",
        "extends: ukraine_2022.yaml",
    ),
    Code(
        "S204",
        "A number that does not fit here",
        "The track exists, but not here: it needs a side, a member or a region behind a dot; it stands for "
        "many numbers where one is needed; it is no stock that could be drawn on; or no target has it.",
        "when: [{track: support, at_most: 20}]",
        "when: [{track: support.nato, at_most: 20}]",
    ),
    Code(
        "S205",
        "Roles that do not fit together",
        "The rules know sides by their roles. There is one challenger, and a patron, a defender or both against "
        "it. Members and hosts need a patron; regions and equipment need a defender.",
        "sides:\n  north: {role: patron}\n  south: {role: patron}",
        "sides:\n  north: {role: patron}\n  south: {role: challenger}",
    ),
    Code(
        "S206",
        "Something that another part relies on is absent",
        "An order aimed at regions needs regions; a verb needs what it works on; whoever speaks for a camp needs "
        "hidden types and an answer in a crisis: one order that climbs and one that backs down.",
        "orders: {nato: [{id: wait, crisis: climb}]}",
        "orders: {nato: [{id: wait, crisis: climb}, {id: give_way, crisis: back_down}]}",
    ),
    Code(
        "S207",
        "Endings and their conditions",
        "Exactly one ending has no conditions: it is taken when the last turn is over. A condition says either "
        "`at_least` or `at_most`.",
        "when: [{track: tension}]",
        "when: [{track: tension, at_least: 95}]",
    ),
    Code(
        "S208",
        "Points that do not add up to 100",
        "A score goes from 0 to 100, so the points of a side's terms add up to 100. Every side needs terms.",
        "- {track: territory, points: 60}\n- {track: tension, points: 30}",
        "- {track: territory, points: 60}\n- {track: tension, points: 40}",
    ),
    Code(
        "S209",
        "Numbers in the wrong order",
        "A least value stands below a largest one, limits rise, a default lies within its range, and what the rules "
        "divide by is not nothing.",
        "tolerance: {low: 3, high: 1}",
        "tolerance: {low: 1, high: 3}",
    ),
    Code(
        "S210",
        "Beyond the end of the game",
        "Turns are counted from 0. What belongs to a later turn than the last one never happens.",
        "calendar: {first: Day 1, unit: day, turns: 6}\nevents: [{id: storm, turn: 6}]",
        "calendar: {first: Day 1, unit: day, turns: 6}\nevents: [{id: storm, turn: 5}]",
    ),
    Code(
        "S211",
        "Too many orders",
        "Each side may have 255 rows of orders, one for every target of every order, and `hold`. Nobody can "
        "choose among so many.",
        "20 orders, each aimed at 14 regions",
        "one order for each thing that can be done",
    ),
    Code(
        "S212",
        "An act that does not fit",
        "Acts under `does` are known to the rules: an attack is aimed at a region, an attack on a member at a host "
        "country, and some acts belong to one role only.",
        "{id: attack, targets: host, does: {attack: 1}}",
        "{id: attack, targets: region, does: {attack: 1}}",
    ),
    Code(
        "S213",
        "What a parameter changes",
        "`scales` names numbers of this file by the keys on the way to them, with dots between; the number stays in "
        "its range at both ends of the slider. No two parameters change the same number.",
        "scales: [sides.russia.hidden]",
        "scales: [sides.russia.hidden.tolerance.high]",
    ),
    Code(
        "S301",
        "A rung that cannot be reached",
        "No order, event, crisis or slip leads to this rung, so that nobody will ever see it; or the rung of the first "
        "shots has no firebreak below it.",
        "a rung 7 and no order above rung 5",
        "an order with `rung: 7`, or a ladder that ends at 5",
    ),
    Code(
        "S302",
        "Numbers without a source",
        "The scenario says that it is historical. This counts its numbers about sides, members, donors and places that "
        "name no source. It is a note, not a fault: some numbers are nobody's record.",
        "army: 310",
        "army: {value: 310, source: designer, confidence: assumed}",
    ),
    Code(
        "S303",
        "Something that changes nothing",
        "An order without effects, a lead time after which nothing happens, or a parameter that sets no number.",
        "lead: 2\nnow: {tension: 3}",
        "lead: 2\nlater: {tension: 3}",
    ),
    Code(
        "S304",
        "Something that never happens",
        "A chance of 0, a condition outside the range of its track, an order that is never asked for, or a region that "
        "no army can come to.",
        "when: [{track: tension, at_least: 150}]",
        "when: [{track: tension, at_least: 95}]",
    ),
    Code(
        "S305",
        "An effect that is lost",
        "Some numbers follow from others and are worked out anew every turn: the support of an alliance from the will "
        "of its members, the ground held from the regions. Change what they follow from.",
        "now: {support.nato: 3}",
        "now: {will: 3}",
    ),
    Code(
        "S306",
        "The id is not the name of the file",
        "Saved games and records name their scenario by its id, and it is found by the name of its file.",
        "id: winter, in a file called spring.yaml",
        "id: spring, in a file called spring.yaml",
    ),
    Code(
        "S307",
        "A translation that does not fit",
        "A translation (`name.uk.yaml`) has the same keys as its scenario, and texts only. A key that the scenario "
        "does not have is stale or mistyped; a text without a translation is shown as the scenario has it.",
        "sides: {natto: {name: НАТО}}",
        "sides: {nato: {name: НАТО}}",
    ),
)
