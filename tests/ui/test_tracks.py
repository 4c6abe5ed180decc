"""Numbers stand by whom they are about, each under its heading where there is room."""

from __future__ import annotations

from game.ui.app import App
from game.ui.library import Shipped
from game.ui.screens import table_tracks as tracks
from game.ui.screens.table import Table
from game.ui.screens.title import Title


def test_numbers_stand_under_the_heading_of_whom_they_are_about(app: App) -> None:
    library = Shipped(5)
    scenario, briefing = library.load("ukraine_2022")
    table = Table(library.start(scenario, briefing, {"nato": "human", "ukraine": "standard", "russia": "standard"}))
    app.open(Title(library))
    app.open(table)
    roles = [tracks.about(table.view, track) for track in tracks.ordered(table.view)]
    assert roles == sorted(roles, key=tracks.ORDER.index) and set(roles) == set(tracks.ORDER)
    app.set_scale(2.0)
    app.click("part_tracks")
    words = [w.id for w in app.find("tracks_part").walk() if w.id.startswith(("tracks_", "track_"))]
    for role, name in (("defender", "ukraine"), ("challenger", "russia"), ("patron", "nato")):
        assert words.index(f"tracks_{role}") < words.index(f"track_support.{name}")
    assert words.index("tracks_both") < words.index("track_tension") < words.index("tracks_defender")
    assert app.ui.misfits() == []
