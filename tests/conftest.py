"""What every test can use. The database is chosen by DATABASE_URL; see tests/environment.py."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import Atomic
from django.test import SimpleTestCase
from whitenoise.middleware import WhiteNoiseMiddleware

from tests import browser, factories
from tests.paths import needs_shared_data

ON_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}

# No deadline for an example: a busy machine is no fault of the code. The same examples each time, so that a test turns
# red for a change alone; OTHER_EXAMPLES=true tries others, and what they find is written down as an example.
OTHERS = bool(os.environ.get("OTHER_EXAMPLES"))
hypothesis.settings.register_profile("here", deadline=None, derandomize=not OTHERS, print_blob=OTHERS)
hypothesis.settings.load_profile("here")


# Thousands of tests and the modules they need stay until the end: looking again and again whether they may go is a
# third of what collecting costs. What stays is left out for good; what tests make is looked after as ever.
gc.disable()


def pytest_collection_finish():
    gc.freeze()
    gc.enable()


def pytest_configure(config):
    """Passwords that tests set need no slow hash; the folder of collected files is there, and empty, as in bin/demo."""
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    quick = "django.contrib.auth.hashers.MD5PasswordHasher"
    settings.PASSWORD_HASHERS = [quick, *settings.PASSWORD_HASHERS]


# What opens the database, beside what Django's own test cases do.
OPENS_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup", "demonstration"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Mark what is slow of its kind, leave out what is about the other database, and what no database changes but once.

    First of all hooks: pytest chooses by marks after it.
    """
    mark_slow_and_quick(items)
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    others = ["postgresql_only"] if on_sqlite else ["sqlite_only", "browser_alone", "one_database"]
    left_out = {item for item in items if any(map(item.get_closest_marker, others))}
    if not on_sqlite:
        left_out.update(item for item in items if not touches_database(item))
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def mark_slow_and_quick(items):
    """Quick is what is not slow and opens no database, and of what opens one the first test of each file."""
    files_with_one = set()
    for item in items:
        if is_slow(item):
            item.add_marker("slow")
        elif not touches_database(item):
            item.add_marker("quick")
        elif item.path not in files_with_one:
            files_with_one.add(item.path)
            item.add_marker("quick")


def is_slow(item):
    """A browser, many made-up examples, or the open data as published; others are marked where they stand."""
    made_up = hasattr(getattr(item, "obj", None), "hypothesis")
    published = needs_shared_data.mark in item.iter_markers("skipif")
    named = any(map(item.get_closest_marker, ("slow", "browser_alone")))
    return made_up or published or named or bool({"playwright", "demonstration"} & set(item.fixturenames))


def touches_database(item):
    """Whether the test asks for the database: what does not is kept from it, and finds the same on any."""
    named = any(map(item.get_closest_marker, ("django_db", "postgresql_only")))
    asked = OPENS_DATABASE & set(item.fixturenames)
    return bool(named or asked or (item.cls and issubclass(item.cls, SimpleTestCase)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """In continuous integration nothing is skipped: what would be, fails with the reason."""
    report = yield
    if not hasattr(report, "wasxfail"):
        fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """The same for a whole module that skips itself."""
    report = yield
    fail_if_skipped(report)
    return report


def fail_if_skipped(report):
    if ON_CI and report.skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} may not be skipped where CI=true. {reason}"


def pytest_terminal_summary(terminalreporter, config):
    """bin/test says at its very end what failed, after parts that run for ten minutes more."""
    said = os.environ.get("FAILURES_SAID")
    if said and not hasattr(config, "workerinput"):
        with Path(said).open("a") as file:
            for report in (*terminalreporter.getreports("failed"), *terminalreporter.getreports("error")):
                why = [line for line in str(report.longrepr).splitlines() if line.startswith("E ")]
                file.write("\n".join((report.nodeid, *why[:6])) + "\n")


@pytest.fixture(scope="session", autouse=True)
def static_files_listed_once() -> Iterator[None]:
    """Each test's client makes the middleware anew, which would list every static file again: an eighth of a test."""
    listed: dict = {}
    list_files = WhiteNoiseMiddleware.add_files_from_finders

    def list_once(middleware: WhiteNoiseMiddleware) -> None:
        if not listed:
            list_files(middleware)
            listed.update(middleware.files)
        middleware.files.update(listed)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", list_once)
        yield


@pytest.fixture(autouse=True)
def count_from_nought():
    """Names and codes that factories number do not depend on which tests ran before."""
    for factory in factories.EVERY_FACTORY:
        factory.reset_sequence(0, force=True)


@pytest.fixture(autouse=True)
def files_in_memory(settings):
    """Uploaded files stay in memory, so that tests leave nothing behind and never see each other's."""
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": memory}


@pytest.fixture(autouse=True)
def empty_cache():
    """Pages kept for visitors belong to one test's councils."""
    caches["pages"].clear()


@pytest.fixture(autouse=True)
def committed_as_in_use(monkeypatch):
    """What waits for a commit is done when the code's own outermost transaction ends, as in use.

    Else it would wait for that of the test, which never commits.
    """
    leave, ask = Atomic.__exit__, BaseDatabaseWrapper.on_commit

    def of_the_test_alone(connection) -> bool:
        return bool(connection.atomic_blocks) and all(
            block._from_testcase for block in connection.atomic_blocks
        )

    def on_commit(connection, func, robust=False):
        if of_the_test_alone(connection):
            func()
        else:
            ask(connection, func, robust)

    def left(block, exc_type, exc_value, traceback):
        leave(block, exc_type, exc_value, traceback)
        connection = transaction.get_connection(block.using)
        if not block._from_testcase and exc_type is None and of_the_test_alone(connection):
            waiting, connection.run_on_commit = connection.run_on_commit, []
            for _, func, _ in waiting:
                func()

    monkeypatch.setattr(BaseDatabaseWrapper, "on_commit", on_commit)
    monkeypatch.setattr(Atomic, "__exit__", left)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """Keep SQLite's test database in a file, as in use: several threads then have a connection each.

    No thread of a live server keeps its connection: the database could not be dropped at the end.

    The tables are made as the models say. That the migrations make the same ones is held by
    tests/architecture/test_migrations.py, and the demonstration is migrated on every database: not by each worker
    once more, which takes five to ten seconds.
    """
    database = settings.DATABASES["default"]
    database["CONN_MAX_AGE"] = 0
    database["TEST"] = {**database.get("TEST", {}), "MIGRATE": False}
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"] = {
            **database.get("TEST", {}),
            "NAME": str(tmp_path_factory.mktemp("database") / "test.sqlite3"),
        }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Django asks SQLite once in a process whether it knows JSON: here, before any test counts its queries."""
    with django_db_blocker.unblock():
        assert connection.features.supports_json_field


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """One Chromium for all browser tests of a worker: the machine's own."""
    if missing := browser.missing_packages():
        pytest.skip(f"No browser can run here: apt-get install {' '.join(missing)}")
    return {**browser_type_launch_args, "executable_path": browser.program(), "args": browser.ARGUMENTS}
