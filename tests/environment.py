"""The environment the tests run in, set before Django reads its settings.

Loaded by pytest as its first plugin (see pyproject.toml). What is already in the environment wins, so the same
suite runs on another database with `DATABASE_URL=postgresql://... pytest`.
"""

import os

DEFAULTS = {
    "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "INSECURE_LOCAL": "true",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
    # there are several councils in most tests
    "NATIONAL_FIGURES_BY_PAGE": "true",
    # what a test writes is seen by its next line
    "VISITORS_ASK_EVERY": "0",
    # A test that is about them switches them on
    "SECOND_FACTOR_REQUIRED": "false",
    "SIGN_IN_AGAIN_MINUTES": "1000000000",
    # Playwright's synchronous interface keeps an event loop running in the test's thread
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}

for name, value in DEFAULTS.items():
    os.environ.setdefault(name, value)
