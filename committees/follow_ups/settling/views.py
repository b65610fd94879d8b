"""Democratic services note at an item for actions what became of each."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate

from accounts.forms import PlainForm
from accounts.models import Council
from accounts.pages import attempt, form_page
from committees.addresses import item_url
from committees.arising.querysets import arising_at, told_at
from committees.follow_ups.settling import actions
from committees.follow_ups.settling.forms import OutcomeForm, outcome_forms
from committees.follow_ups.settling.policies import why_not_settle_at
from committees.follow_ups.settling.presenters import became_words
from committees.models import Action
from committees.pages import back_to_item, edits, find_item, reader_of
from committees.people.pages import risks_of
from committees.presenters import meeting_words


@edits
def actions_settle(request: HttpRequest, council: Council, committee, day, number) -> HttpResponse:
    item = find_item(request, committee, day, number)
    arising = arising_at([item], reader_of(request)).get(item.pk)
    still_open = [each for each in arising.actions if each.state == Action.State.OPEN] if arising else []
    sent = request.POST if request.method == "POST" else None
    rows, form = outcome_forms(item, still_open, sent, risks_of(request)), PlainForm(sent)
    outcomes = read(form, rows) if sent is not None else []
    if outcomes:

        def settle() -> None:
            actions.settle_actions(item=item, outcomes=outcomes, by=request.user)

        if attempt(request, form, settle, "It is noted, here and in the history of each action."):
            return HttpResponseRedirect(f"{item_url(item, council.slug)}#arising")
    fault = why_not_settle_at(item, localdate())
    return form_page(
        request,
        "committees/follow_ups/settling/settle.html",
        heading="What became of the actions",
        back=back_to_item(request, item),
        closed=fault if rows and sent is None else "",
        intro=fault,
        form=form,
        formset=rows,
        rows=[present_form(each, item.meeting) for each in rows],
    )


def read(form: PlainForm, rows: list[OutcomeForm]) -> list[actions.Outcome]:
    """What is to be noted; nothing where the form says what to put right."""
    faulty = [each for each in rows if not each.is_valid()]  # of every one, so that each says its own
    if faulty:
        form.refuse("Put right what is marked below. Nothing is noted yet.")
        return []
    found = [each.outcome for each in rows if each.outcome]
    if not found:
        form.refuse("Choose of at least one action what became of it.")
    return found


def present_form(form: OutcomeForm, meeting) -> dict:
    action = form.action
    return {
        "form": form,
        "title": action.title,
        "asked": f"{action.owner}. Asked for at {meeting_words(action.item.meeting)}.",
        "noted": became_words(told_at(action, meeting)),
    }
