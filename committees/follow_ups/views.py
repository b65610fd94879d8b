"""The forms of democratic services for an action."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from accounts.pages import attempt, form_page, only_sent
from accounts.policies import NotAllowed
from committees.addresses import item_address, item_url
from committees.follow_ups import actions as follow_ups
from committees.follow_ups.addresses import action_url
from committees.follow_ups.awaited.actions import keep_open
from committees.follow_ups.awaited.presenters import closes_words
from committees.follow_ups.forms import AWAITS, ActionForm, CloseForm, KeepForm
from committees.follow_ups.policies import why_not_close, why_not_keep
from committees.models import Action, AgendaItem, Limb, MinutesParagraph
from committees.pages import back_to_item, edits, find_item, until_agreed
from committees.people.pages import risks_of
from committees.policies import why_not_edit

AS_AGREED = (
    "“{}”: its words stay, as the minutes that record it are agreed. Its owner and its day may change."
)
FIELDS = (
    *("title", "owner", "due_meeting", "due_on", "due_note", "limb", "paragraph"),
    *AWAITS,
)


def find_action(item: AgendaItem, pk: int) -> Action:
    """Raises Http404."""
    action = (
        item.actions.select_related("limb__resolution", "paragraph", "due_meeting__committee")
        .filter(pk=pk)
        .first()
    )
    if action is None:
        raise Http404("There is no such action at this item.")
    action.item = item
    return action


@edits
@until_agreed
def action_new(request, council, committee, day, number):
    found = find_item(request, committee, day, number)
    form = ActionForm(request.POST or None, item=found, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "by": request.user}
        if attempt(
            request, form, lambda: follow_ups.add_action(item=found, **values), "The action is added."
        ):
            return back_to_actions(request, found)
    return form_page(request, heading="Add an action", back=back_to_item(request, found), form=form)


@edits
def action_edit(request, council, committee, day, number, pk):
    found = find_item(request, committee, day, number)
    action = find_action(found, pk)
    form = ActionForm(
        request.POST or None,
        item=found,
        initial={name: getattr(action, name) for name in FIELDS},
        agreed=action if why_not_edit(found.meeting) else None,
        risks=risks_of(request),
    )
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "by": request.user}
        values["paragraph"] = values["paragraph"] or not_offered(action, values["limb"])
        if attempt(
            request, form, lambda: follow_ups.edit_action(action=action, **values), "The action is changed."
        ):
            return to_action(request, action)
    address = [*item_address(found, council.slug), action.pk]
    return form_page(
        request,
        "committees/follow_ups/action_form.html",
        heading="Change the action",
        intro=AS_AGREED.format(action.title) if why_not_edit(found.meeting) else "",
        back=back_to_action(request, action),
        form=form,
        is_open=action.state == Action.State.OPEN,
        close_url=reverse("committees:action_close", args=address),
        reopen_url=reverse("committees:action_reopen", args=address),
    )


def not_offered(action: Action, limb: Limb | None) -> MinutesParagraph | None:
    """What was said before the action in the minutes, where it is no question: the form does not offer it, and so
    does not take it away."""
    said = action.paragraph
    return said if limb is None and said is not None and said.kind != said.Kind.QUESTION else None


@edits
def action_close(request, council, committee, day, number, pk):
    found = find_item(request, committee, day, number)
    action = find_action(found, pk)
    form = CloseForm(request.POST or None, action=action, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "by": request.user}
        if attempt(
            request, form, lambda: follow_ups.close_action(action=action, **values), "The action is done."
        ):
            return to_action(request, action)
    return form_page(
        request,
        heading=f"Close the action: {action.title}",
        back=back_to_action(request, action),
        form=form,
        submit="Close it",
        closed="" if form.is_bound else why_not_close(action.state, None, found),
    )


@edits
def action_keep(request, council, committee, day, number, pk):
    """A figure has reached the threshold, and that is not enough: why it stays open."""
    found = find_item(request, committee, day, number)
    action = find_action(found, pk)
    form = KeepForm(request.POST if request.method == "POST" else None, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if attempt(
            request,
            form,
            lambda: keep_open(action=action, text=text, by=request.user),
            "The action stays open.",
        ):
            return to_action(request, action)
    return form_page(
        request,
        heading=f"Keep the action open: {action.title}",
        back=back_to_action(request, action),
        form=form,
        submit="Keep it open",
        closed="" if form.is_bound else why_not_keep(action.state, bool(action.reached_in_id)),
        intro=closes_words(action),
    )


@edits
@only_sent
def action_reopen(request, council, committee, day, number, pk):
    found = find_item(request, committee, day, number)
    action = find_action(found, pk)
    try:
        follow_ups.reopen_action(action=action, by=request.user)
        messages.success(request, "The action is open again.")
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return to_action(request, action)


def to_action(request, action: Action) -> HttpResponseRedirect:
    return HttpResponseRedirect(action_url(action, request.council.slug))


def back_to_action(request, action: Action) -> tuple[str, str]:
    return action.title, action_url(action, request.council.slug)


def back_to_actions(request, item: AgendaItem) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{item_url(item, request.council.slug)}#actions")
