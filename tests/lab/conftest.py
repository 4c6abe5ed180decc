"""The scenarios that many tests of this folder play."""

from __future__ import annotations

import pytest

from game.authoring import load_scenario
from game.rules import Scenario


@pytest.fixture(scope="session")
def crisis() -> Scenario:
    """A small scenario: two sides, six turns."""
    return load_scenario("first_crisis")[0]


@pytest.fixture(scope="session")
def war() -> Scenario:
    """The main scenario: three sides, an alliance, a front."""
    return load_scenario("ukraine_2022")[0]
