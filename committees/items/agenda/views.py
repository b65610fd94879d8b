"""An item is said to be late, withdrawn, postponed or taken out of order; or it is deleted."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.forms import PlainForm
from accounts.pages import attempt, form_page
from committees.addresses import item_address, item_url, meeting_url
from committees.items.agenda import actions
from committees.items.agenda.forms import PlaceForm
from committees.items.agenda.policies import MINUTED, why_not_delete_item
from committees.items.agenda.querysets import is_minuted, meetings_after
from committees.pages import back_to_item, edits, find_item, until_agreed
from committees.people.pages import risks_of
from committees.querysets import is_referred_to

FIELDS = ("late", "urgency_reason", "state", "state_reason", "postponed_to", "taken")


@edits
@until_agreed
def item_place(request, council, committee, day, number):
    found = find_item(request, committee, day, number)
    initial = {name: getattr(found, name) for name in FIELDS}
    form = PlaceForm(
        request.POST or None,
        item=found,
        meetings=meetings_after(found),
        initial=initial,
        risks=risks_of(request),
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if attempt(
            request,
            form,
            lambda: actions.set_place(item=found, by=request.user, **values),
            "The agenda says it now.",
        ):
            return HttpResponseRedirect(item_url(found, council.slug))
    return form_page(
        request, heading="Late, withdrawn or postponed", back=back_to_item(request, found), form=form
    )


@edits
@until_agreed
def item_delete(request, council, committee, day, number):
    found, form = find_item(request, committee, day, number), PlainForm(request.POST)

    def delete() -> None:
        actions.delete_item(item=found, by=request.user)

    if request.method == "POST" and attempt(request, form, delete, "The item is deleted."):
        return HttpResponseRedirect(meeting_url(found.meeting, council.slug))
    minuted = is_minuted(found)
    refused = why_not_delete_item(found, minuted, is_referred_to(found), localdate())
    minutes = ("Minutes of this item", reverse("committees:minutes", args=item_address(found, council.slug)))
    form.way_on = minutes if minuted and refused == MINUTED else None
    return form_page(
        request,
        heading="Delete the item",
        back=back_to_item(request, found),
        form=form,
        closed=refused if request.method != "POST" else "",
        submit="Delete it",
        way_on=form.way_on,
        intro="For one that is on the agenda by mistake: it goes with its report and documents, for good.",
    )
