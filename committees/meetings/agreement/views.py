"""Democratic services record that minutes were agreed, with what was put right in them, and reopen them."""

from datetime import date

from django.http import HttpResponseRedirect
from django.utils import timezone

from accounts.pages import attempt, form_page
from committees.addresses import meeting_url
from committees.meetings import actions
from committees.meetings.agreement.forms import (
    PREFIX,
    ConfirmForm,
    CorrectionFormSet,
    ReopenForm,
    rows_typed,
    with_empty_rows,
)
from committees.meetings.agreement.presenters import reopening_words
from committees.meetings.agreement.querysets import agreed_of, agreeing_items, last_corrections
from committees.meetings.policies import why_not_agree, why_not_agree_yet, why_not_reopen
from committees.meetings.querysets import next_of
from committees.meetings.registries import printed_words
from committees.models import Meeting
from committees.pages import back_to_meeting, edits, find_meeting, reader_of
from committees.people.pages import risks_of

LOCKS = "Agreed minutes, and the items and resolutions they record, can no longer be changed."


@edits
def minutes_confirm(request, council, committee, day):
    """With ?at= the item of a later meeting, which is chosen then. Who asks for more rows gets what they typed with
    empty ones behind it, and nothing is recorded."""
    found, today, more = find_meeting(request, committee, day), timezone.localdate(), "more" in request.POST
    data = with_empty_rows(request.POST) if request.POST and not more else None
    chosen = request.POST.get("agreed_at") if more else request.GET.get("at")
    initial = {"agreed_at": chosen or found.minutes_agreed_at_id}
    form = ConfirmForm(data, items=agreeing_items(found, today), initial=initial)
    options = {
        "items": {str(each.pk): each for each in found.items.order_by("order")},
        "passages": printed_words(found),
        "risks": risks_of(request),
    }
    offered = [{"was": each.was, "now": each.text, "item": each.item_id} for each in last_corrections(found)]
    if more:
        offered = list(rows_typed(request.POST).values())
    rows = CorrectionFormSet(data, initial=offered, prefix=PREFIX, form_kwargs=options)
    if data is not None and all([form.is_valid(), rows.is_valid()]):
        item = form.cleaned_data["agreed_at"]
        confirmed = attempt(
            request,
            form,
            lambda: actions.confirm_minutes(
                meeting=found,
                agreed_at=item.meeting,
                item=item,
                corrections=[each.row for each in rows if each.row is not None],
                today=today,
                by=request.user,
            ),
            "The minutes are recorded as agreed. They stand from now on.",
        )
        if confirmed:
            return HttpResponseRedirect(meeting_url(found, council.slug))
    return form_page(
        request,
        "committees/meetings/agreement/confirm_form.html",
        heading="Record the minutes as agreed",
        back=back_to_meeting(request, found),
        form=form,
        formset=rows,
        submit="Record as agreed",
        intro=LOCKS,
        closed="" if form.is_bound else why_not_now(found, today),
    )


def why_not_now(meeting: Meeting, today: date) -> str:
    """Whatever is sent."""
    if (fault := why_not_agree(meeting)) or agreeing_items(meeting, today).exists():
        return fault
    return why_not_agree_yet(meeting, next_of(meeting), today)


@edits
def minutes_reopen(request, council, committee, day):
    found = find_meeting(request, committee, day)
    form = ReopenForm(request.POST or None, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        reopened = attempt(
            request,
            form,
            lambda: actions.reopen_minutes(
                meeting=found, reason=form.cleaned_data["reason"], on=timezone.localdate(), by=request.user
            ),
            "The minutes are a draft again.",
        )
        if reopened:
            return HttpResponseRedirect(meeting_url(found, council.slug))
    return form_page(
        request,
        heading="Reopen agreed minutes",
        back=back_to_meeting(request, found),
        form=form,
        submit="Reopen",
        intro=reopening_words(agreed_of(found, reader_of(request))),
        closed="" if form.is_bound else why_not_reopen(found),
    )
