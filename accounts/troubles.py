"""Which failure of the database or the disk this is, and what to tell whoever meets it. Pure.

By SQLSTATE (PostgreSQL, appendix A of its manual), the names of SQLite's result codes, and errno.
"""

import errno
from collections.abc import Iterator
from dataclasses import dataclass

NOT_SAVED = "What you sent was not saved."


@dataclass(frozen=True)
class Trouble:
    """`retry_after` is in seconds; `saved` is for those who sent something."""

    slug: str
    heading: str
    words: str
    retry_after: int
    saved: str = NOT_SAVED


GONE = Trouble(
    "gone",
    "The scorecard cannot be reached just now",
    "The database behind this page does not answer. It is mostly back within minutes.",
    60,
    # A database may be lost between keeping something and saying so
    saved="What you sent was saved whole or not at all.",
)
BUSY = Trouble(
    "busy",
    "Too much is being saved just now",
    "Others are saving at the same moment, and this page waited for as long as it may. "
    "Wait a moment, then try again.",
    5,
)
SLOW = Trouble(
    "slow",
    "This took too long",
    "It was stopped so that others are not held up. Try again in a minute; if it happens again, "
    "tell whoever runs this site.",
    60,
)
FULL = Trouble(
    "full",
    "There is no room to save anything",
    "The disk of this site is full, or nothing can be written to it. Tell whoever runs this site: "
    "they have to make room. Then try again.",
    600,
)

# The longest that fits of each is looked up: a code, then the class that it belongs to.
SQLSTATES = {
    "08": GONE,
    "57P": GONE,  # shut down, crashed, starting
    "25006": GONE,  # a standby, which takes no writes until it is promoted
    "25P03": GONE,
    "53": BUSY,  # no connection, no memory
    "53100": FULL,
    "58030": FULL,
    "40": BUSY,  # a deadlock, of which one side is let go
    "55P03": BUSY,
    "57014": SLOW,
}
SQLITE_CODES = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": FULL,
    "SQLITE_IOERR": FULL,
    "SQLITE_CANTOPEN": GONE,
}
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """None where it is a fault of ours, such as a query that is wrong."""
    return next(filter(None, map(_trouble_of_one, _causes(error))), None)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _trouble_of_one(error: BaseException) -> Trouble | None:
    if isinstance(error, OSError):
        return FULL if error.errno in NO_ROOM else None
    if name := getattr(error, "sqlite_errorname", None):
        return next((SQLITE_CODES[code] for code in SQLITE_CODES if str(name).startswith(code)), None)
    if type(error).__module__.partition(".")[0] != "psycopg2":
        return None
    if code := getattr(error, "pgcode", None):
        return next((SQLSTATES[code[:length]] for length in (5, 3, 2) if code[:length] in SQLSTATES), None)
    # Without a code the server said nothing: no connection, or one that broke
    return GONE if type(error).__name__ in {"OperationalError", "InterfaceError", "DatabaseError"} else None
