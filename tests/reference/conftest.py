"""One import of the open data for every test of this folder: it takes longer than all that is asked of it."""

import pytest

from tests.published import imported_once


@pytest.fixture(scope="package")
def imported(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), imported_once() as printed:
        yield printed


@pytest.fixture
def published(imported, db):
    """Both releases and both neighbour models are stored; gives what the imports printed."""
    return imported
