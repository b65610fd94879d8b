"""Real facts make other pages than invented ones: every kind of page that a visitor of the real councils reaches by
links is accessible on a phone, with nothing wrong in the console and no link that leads nowhere. The fictional
council's pages, of the same templates, are checked at three widths."""

from collections import deque
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.journeys.conftest import accessibility_faults

PHONE = (390,)
# Data, not pages; what signs out. Files have an ending in their address.
NOT_PAGES = ("open_data", "explore", "logout", "document", "health")


def kind_of(path: str) -> str | None:
    """The name of the page's address; None for what is not a page of ours."""
    if "." in path.rpartition("/")[2]:
        return None
    try:
        name = resolve(path).view_name or ""
    except Resolver404:
        return None
    return None if any(part in name for part in NOT_PAGES) else name


def pages_within_reach(page: Page, start: str, council: str):
    """Go to one page of each kind in turn, following links from `start`."""
    waiting, seen = deque([start]), set()
    while waiting:
        address = waiting.popleft()
        path = urlsplit(address).path
        kind = kind_of(path)
        if kind is None or kind in seen:
            continue
        seen.add(kind)
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, f"{address} answered {answer.status}"
        yield kind
        links = page.eval_on_selector_all("a[href]", "all => all.map(each => each.href)")
        inside = [link.partition("#")[0] for link in links if urlsplit(link).netloc == urlsplit(start).netloc]
        waiting.extend(link for link in inside if urlsplit(link).path.startswith(f"/{council}/"))
        waiting.extend(
            link for link in inside if kind_of(urlsplit(link).path) in {"home", "methods", "accessibility"}
        )


@pytest.mark.browser_alone
def test_every_public_page_of_the_real_councils_is_accessible(page, demonstration):
    """A kind of page that both have is looked at on the first; on the second it has to open."""
    looked_at, faults = set(), []
    for council in ("county-durham", "haringey"):
        kinds = set()
        for kind in pages_within_reach(page, f"{demonstration.url}/{council}/", council):
            kinds.add(kind)
            faults += [] if kind in looked_at else accessibility_faults(page, widths=PHONE)
        assert kinds >= {"council_home", "scorecards:edition", "scorecards:indicator", "committees:item"}
        looked_at |= kinds
    assert not faults, "\n".join(faults)
