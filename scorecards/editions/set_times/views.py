"""The page on which an approver sets when a draft is published by itself, changes that, or cancels it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localtime

from accounts.models import Council
from accounts.pages import attempt, form_page
from accounts.permissions import for_council, freshly_signed_in
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.terms.periods import Period
from scorecards.editions.drafts.pages import DraftSource, draft_at
from scorecards.editions.set_times.actions import cancel_time, set_time
from scorecards.editions.set_times.forms import SetTimeForm
from scorecards.editions.set_times.presenters import moment_words, set_time_shown
from scorecards.editions.set_times.querysets import time_told
from scorecards.models import SetTime


@for_council(Permission.PUBLISH_EDITIONS)
@freshly_signed_in
def publish_at(request: HttpRequest, council: Council, scorecard_slug: str, period: Period) -> HttpResponse:
    source = draft_at(request, council, scorecard_slug, period)
    if request.method == "POST" and request.POST.get("do") == "cancel":
        return cancelled(request, source)
    digest, told = source.digest, time_told(source.scorecard, period)
    waiting = told if told and told.state == SetTime.State.WAITING else None
    number = source.editions_so_far + 1
    form = SetTimeForm(request.POST or None, number=number, initial=initial_of(waiting, digest))
    if request.method == "POST" and form.is_valid():
        moment = moment_words(form.at)
        done = f"Edition {number} is published by itself on {moment}, if the draft is still the same then."
        if attempt(request, form, lambda: set_from(form, source), done):
            return HttpResponseRedirect(source.base)
        form.have_read_again(digest, str(waiting.pk) if waiting else "")
    page = {
        "heading": f"{'Change the' if waiting else 'Set a'} time for edition {number}",
        "submit": "Change the time" if waiting else "Set this time",
        "told": set_time_shown(told, council, digest),
        "waiting": waiting,
        "draft_url": source.base,
        **source.unfinished(),
    }
    back = (f"Draft of {source.scorecard.title}, {period.in_sentence}", source.base)
    return form_page(request, "scorecards/editions/set_times/page.html", back=back, form=form, **page)


def initial_of(waiting: SetTime | None, digest: str) -> dict:
    if waiting is None:
        return {"digest": digest}
    at = localtime(waiting.at)
    shown = {"day": at.date(), "time": at.time(), "correction": waiting.correction}
    return {"digest": digest, "shown": str(waiting.pk), **shown}


def set_from(form: SetTimeForm, source: DraftSource) -> SetTime:
    return set_time(
        scorecard=source.scorecard,
        period=source.period,
        at=form.at,
        digest=form.cleaned_data["digest"],
        shown=form.cleaned_data["shown"],
        correction=form.cleaned_data.get("correction", ""),
        by=source.request.user,
    )


def cancelled(request: HttpRequest, source: DraftSource) -> HttpResponse:
    try:
        shown = request.POST.get("shown", "")
        cancel_time(scorecard=source.scorecard, period=source.period, by=request.user, shown=shown)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "It is cancelled: nothing is published by itself.")
    return HttpResponseRedirect(source.base)
