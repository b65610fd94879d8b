"""`python -m tests.sentences > docs/sentences.md` writes the list anew."""

import os

import django

import tests.environment  # noqa: F401 - settings ask for it

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()  # before the pages are imported, which know its tables

from tests.sentences.listing import document  # noqa: E402

print(document(), end="")
