"""The page of one action: read by all who see its minutes; its owner and democratic services say what was done."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.pages import attempt
from committees.addresses import item_address
from committees.follow_ups.actions import say_progress
from committees.follow_ups.history.forms import ProgressForm
from committees.follow_ups.history.presenters import at_item, closed_at, origin_words, present_events
from committees.follow_ups.policies import named
from committees.follow_ups.presenters import present_action
from committees.follow_ups.querysets import actions_of
from committees.minutes.corrections.presenters import beside_origin
from committees.minutes.numbering import limb_alone
from committees.minutes.presenters import limb_origins
from committees.models import Action, Limb
from committees.pages import reader_of, reads
from committees.people.pages import risks_of


@reads
def action(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    reader = reader_of(request)
    rows = actions_of(council, reader).select_related("paragraph", "closed_by__meeting__committee")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such action.")
    says = reader.edits or (bool(request.roles) and named(found.owner, request.user))
    if request.method == "POST" and not says:
        raise PermissionDenied("The owner of an action and democratic services say what was done about it.")
    form = ProgressForm(request.POST or None, risks=risks_of(request))
    if request.method == "POST" and form.is_valid() and said(request, form, found):
        return redirect("committees:action", council.slug, found.pk)
    is_open = found.state == Action.State.OPEN
    context = {
        "action": present_action(found, localdate(), council.slug),
        "asked": at_item(found.item, council.slug),
        "closed_at": closed_at(found, reader, council.slug),
        "origin": origin_words(found, origins_at(found)),
        "limb": limb_alone(found.limb.text) if found.limb else "",
        "corrected": beside_origin(found),
        "events": present_events(found, events_of(found), reader, council.slug, names=bool(request.roles)),
        "form": form if says and is_open else None,
        "is_open": is_open,
        "may_edit": reader.edits,
        "asks": found.reached_in_id and is_open,
        "keep_url": clerks_url(found, "keep", council.slug),
        "close_url": clerks_url(found, "close", council.slug),
        "reopen_url": clerks_url(found, "reopen", council.slug),
    }
    return render(request, "committees/follow_ups/history/action.html", context)


def said(request: HttpRequest, form: ProgressForm, found: Action) -> bool:
    text = form.cleaned_data["text"]
    return attempt(
        request, form, lambda: say_progress(action=found, text=text, by=request.user), "It is noted."
    )


def events_of(found: Action):
    events = found.events.select_related("by", "at_item__meeting__committee", "edition__scorecard")
    return events.defer("edition__payload")


def origins_at(found: Action) -> dict[int, str]:
    """What the action may have come of, by limb (primary key). One query at most."""
    limbs = Limb.objects.filter(resolution__item=found.item).select_related("resolution")
    return limb_origins(found.item.number, limbs) if found.limb_id else {}


def clerks_url(found: Action, what: str, council_slug: str) -> str:
    return reverse(f"committees:action_{what}", args=[*item_address(found.item, council_slug), found.pk])
