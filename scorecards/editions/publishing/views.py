"""Publishing a draft: what changes and what happens is shown; then it is done, set for a time, or noted as checked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import localtime

from accounts.models import Council
from accounts.pages import attempt
from accounts.permissions import for_council, freshly_signed_in
from accounts.policies import NotAllowed
from indicators.terms.periods import Period
from scorecards.editions.addresses import edition_url
from scorecards.editions.changes.telling import summary_of
from scorecards.editions.checking.actions import check_draft
from scorecards.editions.checking.lines import heading_of, stopped_by
from scorecards.editions.checking.policies import DraftNow
from scorecards.editions.checking.presenters import path_of
from scorecards.editions.drafts.pages import DraftSource, draft_at
from scorecards.editions.publishing.forms import AT, NOW, READ_FIRST, PublishForm
from scorecards.editions.publishing.presenters import effects_of_publishing, why_not_now
from scorecards.editions.querysets import editions_for
from scorecards.editions.set_times.actions import cancel_time, publish_now, set_time
from scorecards.editions.set_times.policies import read_by_somebody
from scorecards.editions.set_times.presenters import moment_words, set_time_shown
from scorecards.editions.states import Step, permission_for
from scorecards.models import SetTime

CANCEL = "cancel"


@for_council(permission_for(Step.PUBLISH))
@freshly_signed_in
def publish(request: HttpRequest, council: Council, scorecard_slug: str, period: Period) -> HttpResponse:
    source = draft_at(request, council, scorecard_slug, period)
    if request.method == "POST" and request.POST.get("do") == CANCEL:
        return cancelled(source)
    if request.method != "POST":
        return page(source, DraftNow(source.scorecard, period), None)
    form = PublishForm(request.POST)
    if form.is_valid() and attempt(request, form, lambda: done(source, form), said_of(source, form)):
        return HttpResponseRedirect(next_page(source, form))
    return page(source, DraftNow(source.scorecard, period), form)


def done(source: DraftSource, form: PublishForm) -> object:
    """Raises NotAllowed."""
    place = {"scorecard": source.scorecard, "period": source.period, "by": source.request.user}
    named = {name: form.cleaned_data[name] for name in ("digest", "shown")}
    if form.cleaned_data["when"] == NOW:
        return publish_now(**place, **named)
    if form.cleaned_data["when"] == AT:
        return set_time(**place, **named, at=form.at)
    return check_draft(**place, digest=named["digest"])


def said_of(source: DraftSource, form: PublishForm) -> str:
    when, name = form.cleaned_data["when"], f"Edition {source.editions_so_far + 1}"
    if when == NOW:
        return f"{name} is published. It stays as it is from now on."
    if when == AT:
        return (
            f"{name} is published by itself on {moment_words(form.at)}, if nothing is missing and it is still the "
            "same then."
        )
    return "It is noted that you have checked the draft as it stands."


def next_page(source: DraftSource, form: PublishForm) -> str:
    """The edition that was published, or the draft."""
    if form.cleaned_data["when"] == NOW:
        newest = editions_for(source.scorecard, source.period).select_related("scorecard")
        return edition_url(newest.order_by("-number").defer("payload")[0], source.council.slug)
    return source.base


def page(source: DraftSource, now: DraftNow, form: PublishForm | None) -> HttpResponse:
    waiting = source.told if source.waits else None
    if form is None:
        form = PublishForm(initial=initial_of(waiting, now.name))
    elif form.is_bound:
        form.have_read_again(now.name, str(waiting.pk) if waiting else "")
    if now.before is None:
        form.fields["read"].label = READ_FIRST  # there is no list
    checked = now.checked
    context = {
        "form": form,
        "waiting": waiting,
        "told": set_time_shown(
            source.told,
            changed=waiting is not None and read_by_somebody(now, waiting) is None,
            stopped=stopped_by(now.lines) if waiting else "",
        ),
        "why_not_now": why_not_now(now),
        "why_not_another": now.why_not_another,
        "checklist": heading_of(now.lines),
        "checked": checked,
        "path": path_of(now.state),
        "number": now.number,
        "before": now.before,
        "correction": now.correction,
        "changes": now.changes,
        "withdrawn": source.withdrawn(),
        "first": f"Edition {now.before.number}" if now.before else "",
        "second": f"Edition {now.number}",
        "summary": summary_of(now.changes, now.payload),
        "effects": effects_of_publishing(now, source.council),
        "scorecard": source.scorecard,
        "period": source.period,
        "draft_url": source.base,
        "check_url": source.address("scorecards:checklist"),
        "as_public_url": source.address("scorecards:as_public"),
    }
    return render(source.request, "scorecards/editions/publishing/publish.html", context)


def initial_of(waiting: SetTime | None, digest: str) -> dict:
    if waiting is None:
        return {"digest": digest}
    at = localtime(waiting.at)
    return {"digest": digest, "shown": str(waiting.pk), "when": AT, "day": at.date(), "time": at.time()}


def cancelled(source: DraftSource) -> HttpResponse:
    request = source.request
    try:
        cancel_time(
            scorecard=source.scorecard,
            period=source.period,
            by=request.user,
            shown=request.POST.get("shown", ""),
        )
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "It is cancelled: nothing is published by itself.")
    return HttpResponseRedirect(source.base)
