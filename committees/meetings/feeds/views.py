"""A committee's meetings for calendar programs and feed readers. What everybody may read, whoever asks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.timezone import localdate
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.models import Council
from committees.arising.querysets import arising_at
from committees.meetings.feeds.calendar_file import calendar_file
from committees.meetings.feeds.presenters import AgendasTold, present_told, title_told
from committees.meetings.feeds.querysets import agendas_of, meetings_told_of
from committees.meetings.feeds.told import MeetingTold
from committees.meetings.querysets import postponed_here
from committees.models import Committee
from committees.models.visibility import anybody
from committees.pages import reads

for_an_hour = cache_control(private=True, max_age=3600)


def told_of(request: HttpRequest, council: Council, slug: str) -> tuple[Committee, list[MeetingTold]]:
    """Raises Http404. Seven queries."""
    committee, today = Committee.objects.filter(council=council, slug=slug).first(), localdate()
    if committee is None:
        raise Http404("There is no such committee.")
    reader, absolute = anybody(today), request.build_absolute_uri
    meetings = meetings_told_of(committee, reader)
    agendas = agendas_of(meetings, reader)
    arising = arising_at((item for items in agendas.values() for item in items), reader)
    agendas_told = AgendasTold(agendas, arising, postponed_here(meetings, reader))
    return committee, [present_told(each, agendas_told, council.slug, absolute, today) for each in meetings]


@reads
@require_safe
@for_an_hour
def committee_calendar(request, council, committee):
    found, told = told_of(request, council, committee)
    content = calendar_file(f"{found.name}, {council.short_name}", told)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{found.slug}.ics"'
    return response


@reads
@require_safe
@for_an_hour
def committee_feed(request, council, committee):
    found, told = told_of(request, council, committee)
    page = request.build_absolute_uri(reverse("committees:committee", args=[council.slug, found.slug]))
    feed = Atom1Feed(
        title=f"{found.name}, {council.name}",
        link=page,
        description="Meetings: papers, minutes, other days",
        feed_url=request.build_absolute_uri(),
        language="en-gb",
        author_name=council.name,  # without whom a feed is none (RFC 4287, 4.1.1)
    )
    for each in sorted(told, key=lambda one: one.news, reverse=True):
        feed.add_item(
            title=title_told(each),
            link=each.url,
            description="<br>".join(map(escape, each.lines)),
            unique_id=f"urn:meeting:{each.uid}",
            updateddate=each.news,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
