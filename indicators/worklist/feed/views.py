"""Due dates in a person's own calendar program: the page with its secret address, and the file at that address."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.models import Council
from accounts.pages import only_sent
from accounts.permissions import for_council, permissions_of, public, roles_in
from accounts.roles import Permission
from accounts.tokens import hash_of
from indicators.collection.sections.periods_within import due_on
from indicators.models import CalendarFeed, CalendarSection
from indicators.terms.periods import Frequency, Period
from indicators.worklist.feed.actions import make_feed, revoke_feed
from indicators.worklist.feed.calendar_file import DueDate, calendar_file, periods_of_feed


@for_council(Permission.VIEW_DRAFTS)
@cache_control(no_store=True)
def feed(request: HttpRequest, council: Council) -> HttpResponse:
    """Whether there is an address. Making one shows it, this once: only its hash is kept."""
    address = ""
    if request.method == "POST":
        token = make_feed(council=council, by=request.user)
        address = request.build_absolute_uri(reverse("calendar_feed", args=[token]))
    context = {
        "address": address,
        "made": CalendarFeed.objects.filter(user=request.user, council=council).first(),
    }
    return render(request, "indicators/worklist/feed/feed.html", context)


@for_council(Permission.VIEW_DRAFTS)
@only_sent
def feed_revoke(request: HttpRequest, council: Council) -> HttpResponse:
    if revoke_feed(council=council, by=request.user):
        messages.success(
            request, "The address no longer works. Calendars that used it show no new dates from now on."
        )
    else:
        messages.info(request, "There was no address to take away.")
    return redirect("indicators:feed", council.slug)


@public
@require_safe
@cache_control(private=True, max_age=3600)
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """For a calendar program, which cannot sign in: whoever holds the address is the person it was made for.

    404 for an address that is not known, was revoked, or whose person may not see the council's drafts any more.
    """
    found = (
        CalendarFeed.objects.filter(token_hash=hash_of(token), user__is_active=True)
        .select_related("user", "council")
        .first()
    )
    if found is None or not _may_read(found):
        raise Http404(
            "There is no calendar at this address. Make a new address on the worklist of your council."
        )
    today, council = localdate(), found.council
    dates = [
        _due_date(request, council, collection, period)
        for collection in CalendarSection.objects.filter(council=council)
        for period in periods_of_feed(today, Frequency(collection.frequency))
        if period.start >= collection.first_period
    ]
    content = calendar_file(f"Figures due, {council.short_name}", dates, today)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="figures-due.ics"'
    return response


def _may_read(found: CalendarFeed) -> bool:
    """Asked at each request: a role that was taken away closes the address, too."""
    return Permission.VIEW_DRAFTS in permissions_of(roles_in(found.user, found.council), found.council)


def _due_date(request: HttpRequest, council: Council, collection: CalendarSection, period: Period) -> DueDate:
    path = reverse("indicators:worklist_period", args=[council.slug, period])
    return DueDate(
        uid=f"{council.slug}-{collection.pk}-{period.code}@corporate-parenting-scorecard",
        title=f"Figures due: {collection.title}, {period.in_sentence}",
        on=due_on(period, collection.days_after),
        url=request.build_absolute_uri(path),
        description=f"{council.name}: {collection.title}, {period.long}.",
    )
