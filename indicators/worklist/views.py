"""The worklist: which sections of a period are due, how far they are, and what waits for whom."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.catalogue.owners.querysets import reviews_overdue
from indicators.intake.uploads.presenters import waiting_lines
from indicators.intake.uploads.querysets import waiting_uploads
from indicators.terms.periods import Frequency, Period
from indicators.worklist.presenters import Viewer, begun_lines, present_worklist, review_table
from indicators.worklist.querysets import begun_elsewhere, period_to_work_on, read_worklist


@for_council(Permission.VIEW_DRAFTS)
@require_safe
def worklist(request: HttpRequest, council: Council) -> HttpResponse:
    """The oldest period that is not finished."""
    return _page(request, council, period_to_work_on(council, timezone.localdate()))


@for_council(Permission.VIEW_DRAFTS)
@require_safe
def worklist_period(request: HttpRequest, council: Council, period: Period) -> HttpResponse:
    if period.frequency is not Frequency.QUARTER:
        raise Http404("Figures are collected by the quarter. Start from the worklist.")
    return _page(request, council, period)


def _page(request: HttpRequest, council: Council, period: Period) -> HttpResponse:
    viewer = Viewer(council, request.user, request.permissions, timezone.localtime())
    reading = read_worklist(council, period)
    context = present_worklist(viewer, reading)
    elsewhere = begun_elsewhere(council, reading.calendar, period, viewer.now.date())
    context["elsewhere"] = begun_lines(viewer, elsewhere)
    context["reviews"] = review_table(
        viewer, reviews_overdue([council], viewer.now.date()).get(council.pk, [])
    )
    if viewer.enters:
        uploads = waiting_uploads(council, request.user, viewer.now)
        context["waiting"] = waiting_lines(uploads, council)
    return render(request, "indicators/worklist/worklist.html", context)
