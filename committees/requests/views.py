"""Pages of requests for a measure: the list, raising one, and one with what became of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Council
from accounts.pages import attempt, form_page
from accounts.permissions import for_council
from accounts.roles import Permission
from committees.models import MeasureRequest
from committees.pages import back_to_item, edits, find_item, reader_of
from committees.people.pages import risks_of
from committees.requests import actions
from committees.requests.forms import AnswerForm, DecisionForm, ItemRequestForm, RequestForm
from committees.requests.policies import newest_kind, notes_decisions, who_decides
from committees.requests.presenters import present_request
from committees.requests.querysets import first_reports, measures_offered, requests_of

asks = for_council(Permission.REQUEST_MEASURES)
PAGE_LENGTH = 25
RAISED = "The request is noted. Officers decide on it; you find it here with what becomes of it."


@asks
def requests(request: HttpRequest, council: Council) -> HttpResponse:
    """Every request this reader sees, newest first, with how it stands."""
    found = requests_of(council, reader_of(request))
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    editions = first_reports(council, page.object_list)
    shown = [present_request(each, editions.get(each.pk), council.slug) for each in page.object_list]
    return render(request, "committees/requests/requests.html", {"requests": shown, "page": page})


@asks
def request_new(request: HttpRequest, council: Council) -> HttpResponse:
    """By anybody with a role here, in whose name it stands as that role."""
    form = RequestForm(request.POST or None, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        asked_by = _role_words(request)
        if attempt(
            request,
            form,
            lambda: actions.raise_request(
                council=council, asked_by=asked_by, by=request.user, **form.cleaned_data
            ),
            RAISED,
        ):
            return redirect("committees:requests", council.slug)
    return form_page(
        request, heading="Ask for a measure", back=_back(council), form=form, submit="Ask for it"
    )


@edits
def item_request_new(request: HttpRequest, council: Council, committee, day, number) -> HttpResponse:
    """Raised at an item: democratic services note it, with the role of who asked."""
    found = find_item(request, committee, day, number)
    form = ItemRequestForm(request.POST or None, risks=risks_of(request))
    back = back_to_item(request, found)
    if request.method != "POST" or not form.is_valid():
        noted = False
    else:
        noted = attempt(
            request,
            form,
            lambda: actions.raise_request(council=council, item=found, by=request.user, **form.cleaned_data),
            f"The request is noted at this item. {who_decides(found)}",
        )
    if noted:
        return redirect(back[1])
    return form_page(
        request,
        heading="Note a request for a measure",
        back=back,
        form=form,
        submit="Note the request",
        intro=who_decides(found),
    )


@asks
def request_page(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    """One request with everything that was said; officers decide on it here, or democratic services note it."""
    reader = reader_of(request)
    found = requests_of(council, reader).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such request.")
    decides = Permission.EDIT_DEFINITIONS in request.permissions or notes_decisions(reader, found.item)
    if request.method == "POST" and not decides:
        raise PermissionDenied(f"Your role does not let you {Permission.EDIT_DEFINITIONS.value}.")
    decision, answer = _forms(request, council) if decides else (None, None)
    if request.method == "POST" and _acted(request, found, decision, answer):
        return redirect("committees:request", council.slug, found.pk)
    edition = first_reports(council, [found]).get(found.pk)
    context = {
        "shown": present_request(found, edition, council.slug),
        "decision": decision,
        "answer": answer,
        "form": decision if decision and decision.errors else answer,
        "open": decides and newest_kind(found) != "added",
        "back": _back(council),
    }
    return render(request, "committees/requests/request.html", context)


def _forms(request: HttpRequest, council: Council) -> tuple[DecisionForm, AnswerForm]:
    """Both, of which the one whose button was pressed is filled in."""
    do = request.POST.get("do") if request.method == "POST" else ""
    measures = measures_offered(council)
    return (
        DecisionForm(request.POST if do == "decide" else None, risks=risks_of(request)),
        AnswerForm(request.POST if do == "answer" else None, measures=measures, risks=risks_of(request)),
    )


def _acted(request: HttpRequest, found: MeasureRequest, decision: DecisionForm, answer: AnswerForm) -> bool:
    if decision.is_bound:
        form, act, done = decision, actions.decide_request, "The decision is noted."
    elif answer.is_bound:
        form, act, done = answer, actions.answer_request, "The measure is noted."
    else:
        messages.warning(request, "Nothing was done: press one of the buttons of this page.")
        return True
    return form.is_valid() and attempt(
        request, form, lambda: act(request=found, by=request.user, **form.cleaned_data), done
    )


def _role_words(request: HttpRequest) -> str:
    """ "A member": the person's role, as minutes say it."""
    role = min(request.roles, key=list(type(next(iter(request.roles)))).index)
    return f"{'An' if role.value[0] in 'aeiou' else 'A'} {role.value}"


def _back(council: Council) -> tuple[str, str]:
    return "Requests for a measure", reverse("committees:requests", args=[council.slug])
