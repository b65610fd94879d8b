"""A deadline on our side for what the database is asked: the server's own limits are worth nothing where it hangs.

By psycopg2's wait callback, which its manual describes under coroutines ("Green support"): with one, psycopg2 sends,
calls it, and it waits for the answer. What does not work with one is COPY and large objects, which nothing here uses.
"""

import re
import select
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from time import monotonic

from psycopg2 import OperationalError, extensions

# Seconds for a statement's end to arrive after the server's own limit for it
SPARE = 3
quick: ContextVar[bool] = ContextVar("quick", default=False)
_LIMIT = re.compile(r"statement_timeout=(\d+)(ms|s|min|)(?![a-z0-9])")
_SECONDS = {"": 0.001, "ms": 0.001, "s": 1.0, "min": 60.0}
_READY = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}
_CONNECTED = (extensions.STATUS_READY, extensions.STATUS_BEGIN, extensions.STATUS_PREPARED)


def wait_only_so_long() -> None:
    """From now on, for all connections of this process whose address limits statements; others wait as they did."""
    extensions.set_wait_callback(wait)


@contextmanager
def asked_quickly() -> Iterator[None]:
    """What is asked in here takes no time where the server is well: it has no longer than a connection to be made."""
    token = quick.set(True)
    try:
        yield
    finally:
        quick.reset(token)


def wait(connection: extensions.connection) -> None:
    """Until the connection is made, or the statement answered. What is raised closes the connection."""
    connecting, answering = limits(connection.dsn)
    limit = connecting if quick.get() or connection.status not in _CONNECTED else answering
    until = monotonic() + limit if limit else None
    while (state := connection.poll()) != extensions.POLL_OK:
        left = None if until is None else max(0, 1000 * (until - monotonic()))
        poll = select.poll()
        poll.register(connection.fileno(), _READY[state])
        if not poll.poll(left):
            raise OperationalError(f"The database server said nothing for {limit:g} seconds")


@lru_cache(maxsize=16)
def limits(dsn: str) -> tuple[float, float]:
    """Seconds to connect and to answer a statement, by the address of the connection; 0 is no limit."""
    parts = extensions.parse_dsn(dsn)
    found = _LIMIT.search(parts.get("options", ""))
    statement = int(found[1]) * _SECONDS[found[2]] if found else 0
    return float(parts.get("connect_timeout", 0)), statement + SPARE if statement else 0
