"""Whatever is sent, nothing ends in an error of ours or costs a web process more than it may."""

import pytest

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
