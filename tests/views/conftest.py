"""What tests of pages share."""

import pytest


@pytest.fixture(autouse=True)
def files_in_memory(settings):
    """Uploaded files stay in memory, so that tests leave nothing behind and never see each other's."""
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": memory}
