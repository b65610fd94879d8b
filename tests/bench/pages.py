"""Pages through the whole of Django, one request after another: queries, milliseconds, bytes."""

import time
from dataclasses import dataclass
from statistics import median

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tests.bench import urls

WARM_UP = 3


@dataclass(frozen=True)
class Page:
    """What one page costs; `bare_ms` is what a view with the same bytes costs, `sql_ms` what its statements do.

    `times_its_sql` is the median of pairs taken right after each other, as others on the machine slow down both.
    """

    queries: int
    ms: float
    bare_ms: float
    bytes: int
    sql_ms: float = 0.0
    times_its_sql: float = 0.0

    @property
    def share_of_bare(self) -> float:
        """Its requests per second as a share of the bare view's."""
        return self.bare_ms / self.ms


class Statements:
    """Remembers what a page asks the database, to ask it again without the page."""

    def __init__(self):
        self.asked: list[tuple[str, tuple]] = []

    def __call__(self, execute, sql, params, many, context):
        self.asked.append((sql, params))
        return execute(sql, params, many, context)

    def milliseconds(self) -> float:
        """What asking all of them again and fetching every row takes; what changes something is left out."""
        started = time.perf_counter()
        with connection.cursor() as cursor:
            for sql, params in self.asked:
                if sql.startswith(("SELECT", "(SELECT")):
                    cursor.execute(sql, params)
                    cursor.fetchall()
        return (time.perf_counter() - started) * 1000


class Visitor:
    """Sends requests to Django as a web server does, with or without somebody's session."""

    def __init__(self, user: User | None = None):
        self.handler = WSGIHandler()
        self.headers = {"HTTP_HOST": "localhost"}
        if user is not None:
            client = Client()
            client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
            self.headers["HTTP_COOKIE"] = client.cookies.output(attrs=[], header="").strip()

    def get(self, address: str) -> tuple[str, bytes]:
        """The status line and the body."""
        environ = RequestFactory().get(address, **self.headers).environ
        status: list[str] = []
        answer = self.handler(environ, lambda line, headers, problem=None: status.append(line))
        try:
            return status[0], b"".join(answer)
        finally:
            answer.close()

    def measure(self, address: str, rounds: int) -> Page:
        """The medians of `rounds` requests for the page and, in turn, of its statements and the same bytes bare.

        Raises RuntimeError where the page does not answer 200.
        """
        for _ in range(WARM_UP):
            status, body = self.get(address)
            if not status.startswith("200"):
                raise RuntimeError(f"{address} answered {status}")
        statements = Statements()
        with CaptureQueriesContext(connection) as captured, connection.execute_wrapper(statements):
            self.get(address)
        queries = len(captured)  # now: the next request empties the log
        urls.bare_answer["body"] = body
        own: list[float] = []
        bare: list[float] = []
        asked: list[float] = []
        for _ in range(rounds):
            own.append(self._milliseconds(address))
            asked.append(statements.milliseconds())
            bare.append(self._milliseconds("/bare/"))
        times = median(page / sql for page, sql in zip(own, asked, strict=True))
        return Page(queries, median(own), median(bare), len(body), median(asked), times)

    def _milliseconds(self, address: str) -> float:
        started = time.perf_counter()
        self.get(address)
        return (time.perf_counter() - started) * 1000
