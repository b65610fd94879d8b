"""Pages cost the same number of queries whatever they list."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(client: Client, url: str) -> list[str]:
    """The statements one GET sends to the database. Raises AssertionError unless the page is there."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
        assert response.status_code == 200, f"{url} answers {response.status_code}"
    return [query["sql"] for query in captured.captured_queries]


def assert_same_queries(
    client: Client, url: str, grow: Callable[[], object], *, most: int | None = None
) -> None:
    """`grow` adds rows; the page then has to cost what it did before, and no more than `most` queries."""
    queries_of(client, url)  # what is kept between requests is kept now
    before = queries_of(client, url)
    grow()
    after = queries_of(client, url)
    assert len(after) == len(before), "\n".join([f"{len(before)}, then {len(after)} queries:", *after])
    assert most is None or len(after) <= most, "\n".join([f"{len(after)} queries:", *after])
