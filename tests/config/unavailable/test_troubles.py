"""Which failures of a database or a disk are told as such, and what comes back of a form. No database."""

import errno
import sqlite3
from unittest.mock import sentinel

import pytest
from django.test import RequestFactory

from accounts.files.faults import NOT_KEPT, StoreFault
from accounts.troubles import BUSY, FULL, GONE, SLOW, trouble_of
from accounts.writing.sent import fields_of
from config.environment import database, limited
from config.unavailable.pages import said, unavailable


class Said(Exception):
    """What psycopg2 raises, by the server's own code."""

    def __init__(self, code: str | None):
        super().__init__("words of the server\nLINE 1: what was sent")
        self.pgcode = code


Said.__module__, Said.__name__ = "psycopg2.errors", "OperationalError"


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (None, GONE),
        ("08006", GONE),
        ("57P01", GONE),
        ("57P03", GONE),
        ("25006", GONE),
        ("53300", BUSY),
        ("40P01", BUSY),
        ("55P03", BUSY),
        ("57014", SLOW),
        ("53100", FULL),
        ("42P01", None),  # a table that is not there is a fault of ours
        ("22003", None),
    ],
)
def test_postgresql_says_by_its_code_what_is_wrong(code, trouble):
    try:
        raise RuntimeError("as Django passes it on") from Said(code)
    except RuntimeError as error:
        assert trouble_of(error) is trouble


def opened(name: object, **options) -> sqlite3.Connection:
    return sqlite3.connect(name, timeout=0, isolation_level=None, **options)


def failure(connection: sqlite3.Connection, sql: str) -> sqlite3.Error:
    with pytest.raises(sqlite3.Error) as raised:
        connection.execute(sql)
    return raised.value


def test_sqlite_says_whether_it_is_busy_full_or_asked_something_wrong(tmp_path):
    name = tmp_path / "one.sqlite3"
    one, other = opened(name), opened(name)
    one.execute("CREATE TABLE t (a)")
    one.execute("BEGIN IMMEDIATE")
    assert trouble_of(failure(other, "INSERT INTO t VALUES (1)")) is BUSY
    one.execute("ROLLBACK")
    one.execute("PRAGMA max_page_count = 3").close()
    filling = "INSERT INTO t VALUES (zeroblob(100000))"
    assert trouble_of(failure(one, filling)) is FULL
    assert trouble_of(failure(one, "SELECT * FROM nothing")) is None
    readers = opened(f"file:{name}?mode=ro", uri=True)
    assert trouble_of(failure(readers, "INSERT INTO t VALUES (1)")) is FULL
    for connection in (one, other, readers):
        connection.close()
    with pytest.raises(sqlite3.Error) as raised:
        sqlite3.connect(tmp_path / "no folder" / "x")
    assert trouble_of(raised.value) is GONE


def test_a_full_disk_of_uploads_on_their_way_is_told_and_other_faults_are_ours():
    assert trouble_of(OSError(errno.ENOSPC, "No space left on device")) is FULL
    assert [trouble_of(fault) for fault in (OSError(errno.ENOENT, "x"), KeyError("x"), None)] == [None] * 3


def test_programs_get_a_problem_and_the_log_one_line_a_minute(caplog):
    said.clear()
    for path in ("/api/figures/", "/scim/v2/Users", "/api/figures/"):
        answer = unavailable(RequestFactory().post(path, {"a": "1"}), Said(None))
        assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
        assert answer["Retry-After"] == "60" and b"does not answer" in answer.content
    assert caplog.messages == ["Pages are answered with 503: gone: words of the server"]
    assert unavailable(RequestFactory().get("/"), ZeroDivisionError()) is None


@pytest.mark.parametrize(("path", "ours"), [("/town/figures/", False), ("/account/login/", True)])
def test_nothing_comes_back_of_a_sign_in_or_of_another_sites_form(path, ours):
    request = RequestFactory().post(path, {"words": "A long text that should not come back at all"})
    request.csrf_processing_done = ours
    shown = unavailable(request, Said(None)).content.decode()
    assert "should not come back" not in shown and "Go back in your browser" in shown


def test_what_was_typed_comes_back_with_its_files_to_choose_again_and_without_passwords():
    fields = fields_of([("csrfmiddlewaretoken", ["t"]), ("password1", ["p"]), ("tick", ["a", "b"])])
    assert [(field.name, field.value) for field in fields] == [
        ("csrfmiddlewaretoken", "t"),
        ("tick", "a"),
        ("tick", "b"),
    ]
    words = "\nWhy children moved:\n<b>carers</b> & homes"
    request = RequestFactory().post("/town/x/?y=1", {"head-line": words, "n": "7"})
    request.FILES["file"] = sentinel.file
    sentinel.file.name = "survey.pdf"
    request.csrf_processing_done, request.path = True, "//town/x/"
    shown = unavailable(request, StoreFault(NOT_KEPT)).content.decode()
    assert 'action="/%2Ftown/x/?y=1"' in shown and NOT_KEPT in shown  # never to another site
    assert (
        ">Head line</label>" in shown
        and "\n\nWhy children moved:\n&lt;b&gt;carers&lt;/b&gt; &amp; homes" in shown
    )
    assert '<input type="hidden" name="n" value="7">' in shown
    assert "Choose the file again: survey.pdf" in shown and 'enctype="multipart/form-data"' in shown


def test_web_processes_wait_for_postgresql_only_so_long():
    options = limited(database("postgresql:///name?sslmode=require"), 30)["OPTIONS"]
    assert options["options"] == (
        "-c jit=off -c statement_timeout=30000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000"
    )
    assert (options["connect_timeout"], options["tcp_user_timeout"], options["sslmode"]) == (
        "5",
        "20000",
        "require",
    )
    own = limited(database("postgresql:///name?options=-c%20geqo%3Doff&connect_timeout=9"), 30)["OPTIONS"]
    assert (own["options"], own["connect_timeout"]) == ("-c geqo=off", "9")
    assert limited(database("postgresql:///name"), 0)["OPTIONS"]["options"] == "-c jit=off"
    assert "options" not in limited(database("sqlite:///x"), 30)["OPTIONS"]
