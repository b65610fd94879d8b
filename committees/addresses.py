"""Where meetings and items are."""

from urllib.parse import urlsplit, urlunsplit

from django.urls import Resolver404, get_script_prefix, resolve, reverse

from committees.models import AgendaItem, Meeting


def meeting_address(meeting: Meeting, council_slug: str) -> list:
    return [council_slug, meeting.committee.slug, meeting.date]


def item_address(item: AgendaItem, council_slug: str) -> list:
    return [*meeting_address(item.meeting, council_slug), item.number]


def meeting_url(meeting: Meeting, council_slug: str) -> str:
    return reverse("committees:meeting", args=meeting_address(meeting, council_slug))


def item_url(item: AgendaItem, council_slug: str) -> str:
    return reverse("committees:item", args=item_address(item, council_slug))


def same_page_of(address: str, meeting: Meeting, item: AgendaItem | None = None) -> str:
    """That page of a meeting, or of an item at it, where they are now; the same where it is no page of one."""
    parts = urlsplit(address)
    try:
        found = resolve("/" + parts.path.removeprefix(get_script_prefix()))
    except Resolver404:
        return address
    places = {"committee": meeting.committee.slug, "day": meeting.date}
    if item and item.number.casefold() != found.kwargs.get("number", "").casefold():
        places["number"] = item.number
    there = {**found.kwargs, **{name: places[name] for name in places.keys() & found.kwargs.keys()}}
    if there == found.kwargs:
        return address
    return urlunsplit(parts._replace(path=reverse(found.view_name, kwargs=there)))
