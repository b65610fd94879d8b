"""The Explore education statistics public API, version 1: publications, data sets, their columns and their files. Pure.

Lists come in pages ({"results": [...], "paging": {"page": 1, "totalPages": 3}}). A file may be sent compressed. What
was broken off is gone on with where the server can, from the bytes that are there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

SERVER = "https://api.education.gov.uk/statistics/v1"
SECONDS = 30
TRIES = 4
PIECE = 64 * 1024
LARGEST = 500 * 1024 * 1024
MOST_PAGES = 200
PAGE_SIZE = 20
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}", re.ASCII)


class ServiceError(Exception):
    """The service did not answer as it should; the message says what was asked and what came."""


@dataclass(frozen=True)
class DataSet:
    """`version` is its latest, `columns` the names of its filters and indicators; empty until they are asked for."""

    id: str
    title: str
    publication: str
    version: str
    published: date | None
    columns: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        return f"{self.id}-{self.version}.csv"


class Service:
    def __init__(self, server: str = SERVER):
        self.server = server.rstrip("/")
        self.session = requests.Session()
        retry = Retry(
            total=TRIES,
            backoff_factor=0.5,
            status_forcelist=(429, 500, 502, 503, 504),
            allowed_methods=("GET",),
        )
        for scheme in ("https://", "http://"):
            self.session.mount(scheme, HTTPAdapter(max_retries=retry))

    def publications(self) -> Iterator[tuple[str, str]]:
        """Identifier and title of each."""
        for item in self._pages("publications"):
            yield _text(item, "id"), _text(item, "title")

    def data_sets(self, publication: str, title: str) -> Iterator[DataSet]:
        """Those that can be used; drafts and withdrawn ones are left out."""
        for item in self._pages(f"publications/{publication}/data-sets"):
            latest = item.get("latestVersion")
            if item.get("status", "Published") in ("Published", "Deprecated") and isinstance(latest, dict):
                published = _day(latest.get("published"))
                yield DataSet(
                    *(_text(item, "id"), _text(item, "title"), title, _text(latest, "version"), published)
                )

    def columns(self, data_set: DataSet) -> tuple[str, ...]:
        """The names of its filters' and indicators' columns, as they stand in its file."""
        found = self._json(f"data-sets/{data_set.id}/meta", dataSetVersion=data_set.version)
        parts = [*_list(found, "filters"), *_list(found, "indicators")]
        return tuple(_text(part, "column") for part in parts)

    def download(self, data_set: DataSet, part: Path) -> bool:
        """Bring the file to `part`, going on after the bytes that are there. True where all of it is there."""
        there = part.stat().st_size if part.exists() else 0
        headers = {"Range": f"bytes={there}-"} if there else {}
        url = f"{self.server}/data-sets/{data_set.id}/csv"
        with self._get(url, {"dataSetVersion": data_set.version}, headers=headers, stream=True) as answer:
            if there and answer.status_code == requests.codes.requested_range_not_satisfiable:
                return True  # nothing is missing
            self._check(answer)
            goes_on = answer.status_code == requests.codes.partial_content
            with part.open("ab" if goes_on else "wb") as file:
                for piece in answer.raw.stream(PIECE, decode_content=False):
                    file.write(piece)
                    if file.tell() > LARGEST:
                        raise ServiceError(f"{data_set.title} is larger than {LARGEST // 1024**2} MB.")
            length = answer.headers.get("Content-Length")
        return length is None or part.stat().st_size == int(length) + (there if goes_on else 0)

    def _pages(self, path: str) -> Iterator[dict[str, Any]]:
        for page in range(1, MOST_PAGES + 1):
            found = self._json(path, page=page, pageSize=PAGE_SIZE)
            yield from _list(found, "results")
            paging = found.get("paging")
            if not isinstance(paging, dict) or page >= int(paging.get("totalPages", page)):
                return

    def _json(self, path: str, **asked: object) -> dict[str, Any]:
        url = f"{self.server}/{path}"
        answer = self._get(url, asked)
        self._check(answer)
        try:
            found = answer.json()
        except ValueError as error:
            raise ServiceError(f"{url} did not answer with JSON.") from error
        if not isinstance(found, dict):
            raise ServiceError(f"{url} answered with something else than a record.")
        return found

    def _get(self, url: str, asked: object, **options: Any) -> requests.Response:
        try:
            return self.session.get(url, params=asked, timeout=SECONDS, **options)  # type: ignore[arg-type]
        except requests.RequestException as error:
            raise ServiceError(f"{url} cannot be reached: {error}") from error

    def _check(self, answer: requests.Response) -> None:
        if not answer.ok:
            raise ServiceError(f"{answer.url} answered {answer.status_code} {answer.reason}.")


def _list(found: dict[str, Any], key: str) -> list[dict[str, Any]]:
    items = found.get(key, [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ServiceError(f"The service's {key} are no list of records.")
    return items


def _text(item: dict[str, Any], key: str) -> str:
    """Identifiers and versions become names of files, so they hold nothing else than letters, digits, . and -."""
    value = item.get(key)
    if not isinstance(value, str) or not value:
        raise ServiceError(f"The service gave a record without {key}.")
    if key in ("id", "version") and not _NAME.fullmatch(value):
        raise ServiceError(f"The service gave the {key} {value[:80]!r}, which can be no name.")
    return value


def _day(text: object) -> date | None:
    try:
        return datetime.fromisoformat(text).date() if isinstance(text, str) else None
    except ValueError:
        return None
