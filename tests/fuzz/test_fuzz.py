"""Whatever is sent, nothing ends in an error of ours or costs a web process more than it may."""

import pytest

from tests.fuzz import files, workbooks
from tests.fuzz.sending import run


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.one_database
def test_what_chance_sends_ends_in_no_error_of_ours(settings):
    """Some of what `python -m tests.fuzz` sends ten thousand of."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    found = run(count=150, seed=20261127)
    assert set(found.sent) == {"address", "body", "file", "figures", "directory"}
    assert found.faults == []


def test_workbooks_made_by_chance_are_proposed_and_no_number_is_invented():
    """Some of what `python -m tests.fuzz.workbooks` makes ten thousand of."""
    assert workbooks.run(40, seed=20261127).faults == []


def test_small_files_are_read_as_they_were_meant_or_refused_row_by_row():
    assert files.main(60, seed=1) == 0
