"""Colours can be read and are never the only sign."""

from __future__ import annotations

import pytest

from game.ui import theme


@pytest.mark.parametrize(("name", "text", "ground"), theme.TEXT_PAIRS, ids=[pair[0] for pair in theme.TEXT_PAIRS])
def test_every_text_has_a_contrast_of_at_least_4_5(name: str, text: theme.Colour, ground: theme.Colour) -> None:
    assert theme.contrast(text, ground) >= 4.5


def test_contrast_is_that_of_the_guideline_at_its_ends() -> None:
    assert theme.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert theme.contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_sides_have_the_colours_of_okabe_and_ito() -> None:
    assert theme.SIDE["patron"] == (0, 114, 178)
    assert theme.SIDE["challenger"] == (213, 94, 0)
    assert theme.SIDE["defender"] == (240, 228, 66)
