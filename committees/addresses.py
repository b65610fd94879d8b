"""Where meetings and items are."""

from django.urls import reverse

from committees.models import AgendaItem, Meeting


def meeting_address(meeting: Meeting, council_slug: str) -> list:
    return [council_slug, meeting.committee.slug, meeting.date]


def item_address(item: AgendaItem, council_slug: str) -> list:
    return [*meeting_address(item.meeting, council_slug), item.number]


def meeting_url(meeting: Meeting, council_slug: str) -> str:
    return reverse("committees:meeting", args=meeting_address(meeting, council_slug))


def item_url(item: AgendaItem, council_slug: str) -> str:
    return reverse("committees:item", args=item_address(item, council_slug))
