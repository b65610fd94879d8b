"""`python -m tests.fuzz --count 10000 --seed 1` sends so many requests made by chance, in a database of its own."""

import argparse
import logging
import os
import sys

import django

import tests.environment  # noqa: F401 - settings ask for it

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()  # before what it sends is imported, which knows its tables

from django.conf import settings  # noqa: E402
from django.test.utils import setup_databases, setup_test_environment, teardown_databases  # noqa: E402

from tests.fuzz.sending import run  # noqa: E402

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("--count", type=int, default=10_000)
arguments.add_argument("--seed", type=int, default=1)
asked = arguments.parse_args()

settings.STORAGES = {
    **settings.STORAGES,
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}
settings.API_REQUESTS_A_MINUTE, settings.API_ROWS_AN_HOUR = (
    asked.count,
    100 * asked.count,
)  # not what is looked at
setup_test_environment()
logging.disable(logging.CRITICAL)  # each refusal is a line; the faults are printed at the end
databases = setup_databases(verbosity=0, interactive=False)
try:
    found = run(asked.count, asked.seed)
finally:
    teardown_databases(databases, verbosity=0)
print(f"Sent {dict(found.sent)}; the slowest took {found.slowest:.2f} s of processor time.")
print(*(found.faults or ["No fault."]), sep="\n")
sys.exit(bool(found.faults))
