"""The demonstration as bin/demo serves it: loaded once for all workers, then a copy and a server for each."""

import fcntl
import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page

from config.demonstration.loading.people import DOMAIN, demonstration_password
from tests.paths import PROJECT

TEMPLATE = "demonstration_template"


@dataclass(frozen=True)
class Demonstration:
    """A running copy. What a test writes in it stays for the tests after it, so each writes where no other reads."""

    url: str
    signed_in: dict[str, list[dict]] = field(default_factory=dict)

    def sign_in(self, page: Page, mailbox: str, *, anew: bool = False) -> None:
        """As `member`, `officer`, `approver`, `clerk`, `administrator` or `analyst`; opens no page.

        Each signs in by the form once: the cookies of that are good for every window after it. Whoever publishes signs
        in `anew`, because that asks for a sign-in of the last minutes.
        """
        if anew or mailbox not in self.signed_in:
            self._by_form(page, mailbox)
            self.signed_in[mailbox] = page.context.cookies()
        page.context.add_cookies(self.signed_in[mailbox])

    def _by_form(self, page: Page, mailbox: str) -> None:
        page.goto(f"{self.url}{reverse('account_login')}")
        page.get_by_label(re.compile("e-?mail", re.IGNORECASE)).fill(f"{mailbox}@{DOMAIN}")
        page.get_by_label("Password").fill(demonstration_password())
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda address: "login" not in address)


@contextmanager
def served(common: Path, own: Path, worker: str) -> Iterator[Demonstration]:
    """`common` is a folder that all workers share, `own` this worker's."""
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    database = SqliteCopies(common, own) if on_sqlite else PostgresCopies(worker)
    with loaded_once(common, database):
        address = database.copy_template()
    try:
        with server(address, own) as url:
            yield Demonstration(url)
    finally:
        database.drop_copy()


@contextmanager
def loaded_once(common: Path, database: "SqliteCopies | PostgresCopies") -> Iterator[str]:
    """What the loading said, by whichever worker came first. Until the end nobody else loads or copies it."""
    with (common / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = common / "demonstration.said"
        if not said.exists():
            words = load(database.make_template())
            said.write_text(words, "utf-8")
        yield said.read_text("utf-8")


def environment(database: str, media: Path | None = None) -> dict[str, str]:
    own = {"DATABASE_URL": database, "LOG_LEVEL": "ERROR"}
    return {**os.environ, **own, **({"MEDIA_ROOT": str(media)} if media else {})}


def load(database: str) -> str:
    """What the last command said."""
    said = ""
    for command in (["migrate"], ["load_demonstration", "--as-written"]):
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=PROJECT,
            env=environment(database),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"manage.py {command}:\n{done.stdout}\n{done.stderr}"
        said = done.stdout
    return said


def common_folder(factory: pytest.TempPathFactory) -> Path:
    """The folder of this run that all its workers share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@contextmanager
def server(database: str, own: Path) -> Iterator[str]:
    """Serve on a socket that already listens: a request made before the server is ready waits."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        number = listening.fileno()
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "config.wsgi",
            "--bind",
            f"fd://{number}",
            "--threads",
            "4",
        ]
        process = subprocess.Popen(
            [*command, "--log-level", "warning"],
            cwd=PROJECT,
            env=environment(database, own / "media"),
            pass_fds=[number],
        )
        try:
            yield f"http://localhost:{listening.getsockname()[1]}"
        finally:
            process.terminate()
            process.wait(timeout=30)


class SqliteCopies:
    def __init__(self, common: Path, own: Path):
        self.template, self.copy = common / "demonstration.sqlite3", own / "demonstration.sqlite3"

    def make_template(self) -> str:
        return f"sqlite:///{self.template}"

    def copy_template(self) -> str:
        with sqlite3.connect(self.template) as template, sqlite3.connect(self.copy) as copy:
            template.backup(copy)
        return f"sqlite:///{self.copy}"

    def drop_copy(self) -> None:
        """The test run's folder goes as a whole."""


class PostgresCopies:
    """Databases on the server of DATABASE_URL, beside the tests' own."""

    def __init__(self, worker: str):
        self.copy = f"demonstration_{worker}"

    def make_template(self) -> str:
        run_sql(f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)", f"CREATE DATABASE {TEMPLATE}")
        return self.address(TEMPLATE)

    def copy_template(self) -> str:
        self.drop_copy()
        run_sql(f"CREATE DATABASE {self.copy} TEMPLATE {TEMPLATE}")
        return self.address(self.copy)

    def drop_copy(self) -> None:
        run_sql(f"DROP DATABASE IF EXISTS {self.copy} WITH (FORCE)")

    def address(self, name: str) -> str:
        given = os.environ["DATABASE_URL"]
        start, question, options = given.partition("?")
        return f"{start.rpartition('/')[0]}/{name}{question}{options}"


def run_sql(*statements: str) -> None:
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    finally:
        connection.close()
