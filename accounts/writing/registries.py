"""What a page was of, and where that is now: its address may have gone to something else since."""

from collections.abc import Callable

from django.http import HttpRequest

# What the page was of, and an address at that: where the same is now, "" where there is no such thing any more
Whereabouts = Callable[[str, str], str]
_found: dict[str, Whereabouts] = {}


def register_whereabouts(kind: str, where: Whereabouts) -> None:
    """For things of that kind, such as "agenda item": whatever page says that it is of one is asked about."""
    _found[kind] = where


def page_is_of(request: HttpRequest, kind: str, row: int) -> None:
    """For views: the page that they answer with is of this row, wherever it is when a form of it is sent."""
    request.page_about = f"{kind} {row}"


def address_now(about: str, address: str) -> str:
    where = _found.get(about.rpartition(" ")[0])
    return where(about.rpartition(" ")[2], address) if where else address
