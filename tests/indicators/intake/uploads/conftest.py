"""A section of percentages and the desk at which files are brought to it."""

import pytest

from indicators.intake.uploads import actions
from tests.sections import Percentages
from tests.uploads import Desk


@pytest.fixture
def section():
    return Percentages()


@pytest.fixture
def desk(section):
    return Desk(section.council, section.officer)


@pytest.fixture
def all_is_large(monkeypatch):
    """Whatever is brought is for a worker."""
    monkeypatch.setattr(actions, "LARGE_FILE", 10)
    monkeypatch.setattr(actions, "LARGE_SAVING", 0)
