"""Democratic services record that minutes were agreed, with what was put right in them, and reopen them."""

from django.http import HttpResponseRedirect
from django.utils import timezone

from accounts.pages import attempt, form_page
from committees.addresses import meeting_url
from committees.meetings import actions
from committees.meetings.agreement.forms import ConfirmForm, CorrectionFormSet, ReopenForm
from committees.meetings.agreement.querysets import agreeing_items, passages_of
from committees.meetings.policies import why_not_agree
from committees.pages import back_to_meeting, edits, find_meeting
from committees.people.pages import risks_of

LOCKS = "Agreed minutes, and the items and resolutions they record, can no longer be changed."
NOT_MET = (
    "No later meeting of this committee was held yet. Minutes are agreed at one, at an item of its agenda."
)


@edits
def minutes_confirm(request, council, committee, day):
    """With ?at= the item of a later meeting, which is chosen then."""
    found, today = find_meeting(request, committee, day), timezone.localdate()
    data, initial = request.POST or None, {"agreed_at": request.GET.get("at")}
    form = ConfirmForm(data, items=agreeing_items(found, today), initial=initial)
    options = {
        "items": {str(each.pk): each for each in found.items.order_by("order")},
        "passages": passages_of(found),
        "risks": risks_of(request),
    }
    rows = CorrectionFormSet(data, prefix="correction", form_kwargs=options)
    valid = all([form.is_valid(), rows.is_valid()])
    if request.method == "POST" and valid:
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
        intro=LOCKS if form.fields["agreed_at"].queryset.exists() else NOT_MET,
        closed="" if form.is_bound else why_not_agree(found),
    )


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
    )
