"""The forms of democratic services for an item and its cover report."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.timezone import localdate

from accounts.forms import PlainForm
from accounts.pages import attempt, form_page
from committees.addresses import item_url
from committees.items import actions
from committees.items.editing.forms import ItemForm, ReportFormSet, report_to_edit
from committees.items.querysets import value_of, what_it_holds
from committees.models import AgendaItem
from committees.models.visibility import PRIVATE, readers_of
from committees.pages import back_to_item, back_to_meeting, edits, find_item, find_meeting, until_agreed
from committees.people.pages import risks_of


@edits
@until_agreed
def item_new(request, council, committee, day):
    meeting = find_meeting(request, committee, day)
    form = ItemForm(request.POST or None, meeting=meeting, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        made = attempt(
            request,
            form,
            lambda: actions.create_item(meeting=meeting, by=request.user, **values),
            "The item is on the agenda.",
        )
        if made:
            return HttpResponseRedirect(
                item_url(AgendaItem(meeting=meeting, number=values["number"]), council.slug)
            )
    return form_page(request, heading="Add an agenda item", back=back_to_meeting(request, meeting), form=form)


@edits
@until_agreed
def item_edit(request, council, committee, day, number):
    found = find_item(request, committee, day, number)
    initial = {name: getattr(found, name) for name in actions.FIELDS} | {"indicators": found.indicators.all()}
    initial["awaits"] = value_of(found.awaits, found.awaits_period)
    form = ItemForm(
        request.POST or None, meeting=found.meeting, item=found, initial=initial, risks=risks_of(request)
    )
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        indicators = values.pop("indicators")
        values["order"] = values["order"] or found.order
        held = what_everyone_read(found, values["exempt_paragraph"])
        saved = attempt(
            request,
            form,
            lambda: actions.edit_item(item=found, values=values, indicators=indicators, by=request.user),
            "The item is changed.",
        )
        if saved:
            found.number = values["number"]
            if held:
                messages.warning(request, held)
            return HttpResponseRedirect(item_url(found, council.slug))
    return form_page(request, heading="Change the agenda item", back=back_to_item(request, found), form=form)


def what_everyone_read(item: AgendaItem, paragraph: str) -> str:
    """For who closes an item that was out: what cannot be taken back; "" where nothing was shown, or nothing closes."""
    if not paragraph or not readers_of(item.meeting, localdate()).sees_item(item):
        return ""
    who = "Everyone with a role here" if item.meeting.kind == PRIVATE else "Everyone"
    return f"{who} could read {', '.join(what_it_holds(item))} until now, and may have kept a copy."


@edits
@until_agreed
def report_edit(request, council, committee, day, number):
    """The cover report: a heading and a text for each part, in order, then the implications."""
    found = find_item(request, committee, day, number)
    formset = ReportFormSet(
        request.POST or None,
        initial=report_to_edit(found),
        prefix="part",
        form_kwargs={"risks": risks_of(request)},
    )
    form = PlainForm(request.POST or None)
    if request.method == "POST" and formset.is_valid() and form.is_valid():
        parts = [form.part for form in formset if form.part]
        parts.sort(key=lambda part: part["kind"])
        saved = attempt(
            request,
            form,
            lambda: actions.set_report(item=found, parts=parts, by=request.user),
            "The cover report is saved.",
        )
        if saved:
            return HttpResponseRedirect(f"{item_url(found, council.slug)}#report")
    return form_page(
        request,
        "committees/items/report_form.html",
        heading="Cover report",
        back=back_to_item(request, found),
        form=form,
        formset=formset,
    )
