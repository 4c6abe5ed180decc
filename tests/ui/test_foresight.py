"""The hover card of an order says in numbers what it is likely to do."""

from __future__ import annotations

from game.ui.app import App
from game.ui.library import Shipped
from game.ui.screens.table import Table
from game.ui.screens.title import Title


def test_a_card_says_what_its_order_is_likely_to_do_once_somebody_looks(app: App) -> None:
    library = Shipped(5)
    scenario, briefing = library.load("ukraine_2022")
    table = Table(library.start(scenario, briefing, {"nato": "adaptive", "ukraine": "human", "russia": "standard"}))
    app.open(Title(library))
    app.open(table)
    app.frame()
    assert table.foresight.aside._thread is None  # nobody asked, nothing is worked out
    dig = next(c for c in table.match.cards("ukraine") if scenario.verbs["fortify"][c.row] > 0.0)
    app.click(f"group_{briefing.orders[dig.row].group}")
    assert "Working out" in app.find(f"card_{dig.row}").hint()
    table.foresight.aside.wait()
    frames = app.frames
    app.frame()
    assert app.frames == frames + 1  # the answer is drawn, and then nothing more
    told = app.find(f"card_{dig.row}").hint()
    assert "Likely this turn, against holding" in told and "Defences" in told
    app.frame()
    assert app.frames == frames + 1
