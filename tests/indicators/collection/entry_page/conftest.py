"""A section of three indicators and its officer."""

import pytest
from django.test import Client

from tests.entries import SectionUnderTest
from tests.indicators.collection.entry_page.page import client_of


@pytest.fixture
def section() -> SectionUnderTest:
    """Three or more placements, 46 of 566 last quarter; and a count."""
    found = SectionUnderTest()
    found.placements = found.add("Three or more placements", numerator="children who moved twice or more")
    found.record(found.placements, 46, 566)
    found.homes = found.add_count("New foster homes")
    return found


@pytest.fixture
def officer(section) -> Client:
    return client_of(section.officer)
