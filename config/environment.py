"""Settings from the environment, with errors that name what is missing and how to set it. Pure."""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class SettingMissing(Exception):
    """Raised where a needed setting is absent or cannot be read; the message says what to do."""


DATABASE_FORMS = "Use postgresql://user:password@host:5432/name or sqlite:///path."
# Seconds (and, last, milliseconds) after which a database server that says nothing counts as gone: when a connection is
# made, and when one that stands has gone silent, as where its machine lost power.
WAITS = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
}
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
LARGEST = 10**15
A_DAY = 24 * 60 * 60
_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
COMMAND_EXAMPLE = "Set it to a command such as clamdscan --no-summary -"
HOST_EXAMPLE = "scorecard.example.gov.uk"
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
_DJANGO_MAIL = "django.core.mail.backends"
SMTP = f"{_DJANGO_MAIL}.smtp.EmailBackend"
NOT_SENT = frozenset(
    f"{_DJANGO_MAIL}.{kind}.EmailBackend" for kind in ("console", "dummy", "filebased", "locmem")
)
NO_MAIL = "accounts.mail.adapters.NoMail"
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def flag(environ: Mapping[str, str], name: str, default: bool = False) -> bool:
    text = environ.get(name, str(default)).strip().lower()
    if text in TRUE:
        return True
    if text in FALSE:
        return False
    raise SettingMissing(f"{name} is “{text}”. Set it to true or false.")


def required(environ: Mapping[str, str], name: str, example: str) -> str:
    text = environ.get(name, "").strip()
    if not text:
        raise SettingMissing(
            f"The setting {name} is missing. Set it in the environment, for example: {name}={example}"
        )
    return text


def words(environ: Mapping[str, str], name: str) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in environ.get(name, "").split(",") if word.strip()]


def whole_number(
    environ: Mapping[str, str], name: str, default: int, most: int = LARGEST, least: int = 0
) -> int:
    text = environ.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit()):
        raise SettingMissing(f"{name} is “{shortened(text)}”. Set it to a whole number, such as {default}.")
    if len(text) > len(str(LARGEST)) or int(text) > most:
        raise SettingMissing(f"{name} is “{shortened(text)}”. Set it to {most} or less.")
    if int(text) < least:
        raise SettingMissing(f"{name} is “{shortened(text)}”. Set it to {least} or more.")
    return int(text)


def seconds(environ: Mapping[str, str], name: str, default: float) -> float:
    """As `1` or `0.5`, up to a day."""
    text = environ.get(name, "").strip()
    if not text:
        return default
    if not _SECONDS.fullmatch(text) or float(text) > A_DAY:
        raise SettingMissing(
            f"{name} is “{shortened(text)}”. Set it to a number of seconds up to {A_DAY}, such as {default:g}."
        )
    return float(text)


def shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def command(environ: Mapping[str, str], name: str) -> list[str]:
    """A program and what it is called with, as in a shell; empty where it is not set."""
    text = environ.get(name, "").strip()
    try:
        return shlex.split(text)
    except ValueError:
        raise SettingMissing(
            f"{name} cannot be read: a quotation mark is missing. {COMMAND_EXAMPLE}"
        ) from None


def hosts(environ: Mapping[str, str], name: str, *, local: bool) -> list[str]:
    """The names this service answers to. `*` answers to all, so that a stranger's name stands in its letters, and so
    does `.gov.uk`: anybody has a name beneath it.
    """
    found = words(environ, name)
    wide = next((host for host in found if host == "*" or (host[0] == "." and host.count(".") < 3)), "")
    if wide and not local:
        raise SettingMissing(
            f"{name} is “{wide}”, which answers to strangers' names. Write the service's own: {name}={HOST_EXAMPLE}"
        )
    return found or (LOCAL_HOSTS if local else [required(environ, name, HOST_EXAMPLE)])


def debug(environ: Mapping[str, str], name: str, *, local: bool) -> bool:
    """Whether faults are shown with code, settings and what was sent: for this machine alone."""
    found = flag(environ, name)
    if found and not local:
        raise SettingMissing(f"{name} is on and would show strangers what is inside. Leave it out.")
    return found


def mail_backend(environ: Mapping[str, str], name: str, *, local: bool) -> str:
    """How letters leave: to the server of EMAIL_HOST; without one, not at all, and the product says so.

    What prints letters or drops them is for this machine alone: they hold links that open accounts.
    """
    backend = environ.get(name, "").strip()
    if not local and backend in NOT_SENT:
        raise SettingMissing(
            f"{name} is “{backend}”, which sends nothing and shows letters, with the links in them, to whoever reads "
            "the log or the disk. Leave it out and set EMAIL_HOST; without a mail server leave both out."
        )
    if backend:
        return backend
    if environ.get("EMAIL_HOST", "").strip():
        return SMTP
    return f"{_DJANGO_MAIL}.console.EmailBackend" if local else NO_MAIL


def header(environ: Mapping[str, str], name: str) -> str:
    """The name of a header of HTTP, such as X-Real-IP; "" where it is not set."""
    text = environ.get(name, "").strip()
    if not all(part.isascii() and part.isalnum() for part in text.split("-") if text):
        raise SettingMissing(f"{name} is “{text}”. Set it to the name of a header, such as X-Real-IP.")
    return text


def one_of(environ: Mapping[str, str], *names: str) -> None:
    """Raises SettingMissing where several are set that say the same thing in different ways."""
    given = [name for name in names if environ.get(name, "").strip() not in {"", "0"}]
    if len(given) > 1:
        raise SettingMissing(f"{' and '.join(given)} are both set. Set one of them.")


def not_both(**flags: bool) -> None:
    """Raises SettingMissing where each of them is on."""
    if all(flags.values()):
        raise SettingMissing(f"{' and '.join(flags)} are both true. Leave one of them out.")


def site(environ: Mapping[str, str], name: str) -> str:
    """`https://scorecard.example.gov.uk`, without a last slash; "" where it is not set."""
    text = environ.get(name, "").strip().rstrip("/")
    try:
        parts = urlsplit(text)
        usable = (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.query or parts.fragment)
        )
    except ValueError:
        usable = False
    if text and not usable:
        raise SettingMissing(
            f"{name} is “{text}”. Set it to an address such as https://scorecard.example.gov.uk."
        )
    return text


def log_level(environ: Mapping[str, str], name: str) -> str:
    text = environ.get(name, "").strip().upper() or "INFO"
    if text not in LOG_LEVELS:
        raise SettingMissing(f"{name} is “{text}”. Set it to one of {', '.join(LOG_LEVELS)}.")
    return text


def database(url: str) -> dict[str, Any]:
    """Django's settings for a `postgresql://user:password@host:port/name` or `sqlite:///path` address.

    A socket directory is given as `postgresql:///name?host=/run/postgresql`. The messages never repeat the address,
    which holds a password.
    """
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - read here because it is what fails
    except ValueError:
        raise SettingMissing(
            f"DATABASE_URL cannot be read: its host or port is no such thing. {DATABASE_FORMS}"
        ) from None
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path.removeprefix("/")) or ":memory:")
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingMissing(f"DATABASE_URL starts with “{parts.scheme}”. {DATABASE_FORMS}")
    if not parts.path.strip("/"):
        raise SettingMissing(f"DATABASE_URL names no database. {DATABASE_FORMS}")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "config.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(options.pop("port", parts.port or "")),
        "OPTIONS": {**WAITS, **options},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def limited(database: dict[str, Any], seconds: int) -> dict[str, Any]:
    """With PostgreSQL no statement takes longer than this, none waits longer than ten seconds for another's lock, and a
    transaction that does nothing for a minute ends. 0 sets no limit; what the address says itself stands.

    No statement is compiled either: with hundreds of thousands of paragraphs that took forty times as long as asking.
    """
    if database["ENGINE"].endswith("postgresql"):
        limits = {
            "statement_timeout": seconds * 1000,
            "lock_timeout": min(seconds, 10) * 1000,
            "idle_in_transaction_session_timeout": 60_000,
        }
        said = {"jit": "off", **(limits if seconds else {})}
        words = " ".join(f"-c {name}={value}" for name, value in said.items())
        database["OPTIONS"].setdefault("options", words)
    return database


def sqlite(path: str) -> dict[str, Any]:
    """SQLite with a write-ahead log, so that readers do not wait for a writer, and foreign keys on."""
    folder = Path(path).parent
    if path != ":memory:" and not folder.is_dir():
        raise SettingMissing(
            f"DATABASE_URL names a file in {folder}, and there is no such folder. Make it first."
        )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def cache(url: str) -> dict[str, object]:
    """Django's settings for the shared cache: a table of the database, or `redis://host:6379/0` where one is given."""
    if not url:
        # Room for every count that runs: what is thrown out early would let more through than a limit allows
        options = {"MAX_ENTRIES": 20_000}
        backend = "django.core.cache.backends.db.DatabaseCache"
        return {"BACKEND": backend, "LOCATION": "shared_cache", "OPTIONS": options}
    if urlsplit(url).scheme in {"redis", "rediss"}:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
    raise SettingMissing(
        f"CACHE_URL is “{url}”. Use redis://host:6379/0, or leave it out to use the database."
    )
