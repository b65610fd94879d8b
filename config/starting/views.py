"""The page of the eight steps: the next one is done on it, the others are seen below."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from accounts.background.presenters import job_shown
from accounts.forms import PlainForm
from accounts.models import Council
from accounts.people.forms import PersonForm, what_roles_allow
from accounts.people.pages import added
from accounts.permissions import for_council, freshly_signed_in
from accounts.policies import NotAllowed
from accounts.roles import Permission
from config.starting import actions
from config.starting.forms import CalendarForm, StarterForm
from config.starting.policies import why_not_load
from config.starting.presenters import (
    NEEDS,
    draft_lines,
    letter_words,
    opened_step,
    present_steps,
    starter_lines,
    starter_shown,
)
from config.starting.querysets import facts_of, last_loading, letter_of
from config.starting.steps import State, steps_of
from indicators.terms.periods import Period
from scorecards.definitions.starters.choices import STARTERS, starter_named

sees = for_council(Permission.SET_UP)
TEST_LETTER = "test_letter"  # the name in the session of the job that sends one


@sees
@never_cache
def getting_started(request: HttpRequest, council: Council) -> HttpResponse:
    if request.method == "POST":
        return _posted(request, council)
    return _page(request, council, {})


@for_council(NEEDS["people"])
@freshly_signed_in
@never_cache
def add_person(request: HttpRequest, council: Council) -> HttpResponse:
    """Step 1. Giving a role asks for a fresh sign-in, so it has an address of its own."""
    form = PersonForm(request.POST or None)
    back = reverse("getting_started", args=[council.slug])
    if request.method != "POST":
        return redirect(back)
    answer = added(request, council, form, back) if form.is_valid() else None
    return answer or _page(request, council, {"people": form})


@sees
def starter(request: HttpRequest, council: Council, name: str) -> HttpResponse:
    """What a starter scorecard asks and measures, before anybody takes it."""
    chosen = starter_named(name)
    if chosen is None:
        raise Http404("There is no such starter scorecard.")
    context = {
        **starter_shown(chosen, council),
        "may_take": NEEDS["scorecard"] in request.permissions,
    }
    return render(request, "config/starting/starter.html", context)


def _posted(request: HttpRequest, council: Council) -> HttpResponse:
    does: dict[str, tuple[str, Callable[[HttpRequest, Council], PlainForm | None]]] = {
        "letter": ("mail", _send_letter),
        "came": ("mail", _letter_came),
        "starter": ("scorecard", _take_starter),
        "national": ("national", _load_national),
        "calendar": ("calendar", _set_calendar),
    }
    key, act = does.get(request.POST.get("do", ""), ("", None))
    if act is None:
        messages.warning(request, "Nothing was done: press one of the buttons of this page.")
        return redirect("getting_started", council.slug)
    _demand(request, key)
    form = act(request, council)
    if form is not None:
        return _page(request, council, {key: form})
    return redirect("getting_started", council.slug)


def _demand(request: HttpRequest, key: str) -> None:
    if NEEDS[key] not in request.permissions:
        raise PermissionDenied(f"Your role does not let you {NEEDS[key].value}.")


def _send_letter(request: HttpRequest, council: Council) -> None:
    try:
        job = actions.send_test_letter(council=council, to=request.user, by=request.user)
        request.session[TEST_LETTER] = str(job.pk)  # this person's own: nobody else looks whether it came
    except NotAllowed as refused:
        messages.warning(request, str(refused))


def _letter_came(request: HttpRequest, council: Council) -> None:
    actions.note_letter_came(council=council, by=request.user)
    messages.success(request, "Then mail works: invitations and reminders arrive.")


def _take_starter(request: HttpRequest, council: Council) -> PlainForm | None:
    form = StarterForm(request.POST)
    if not form.is_valid():
        return form
    try:
        chosen = starter_named(form.cleaned_data["starter"])
        actions.take_starter(council=council, starter=chosen, by=request.user)
    except NotAllowed as refused:
        form.refuse(str(refused), "starter")
        return form
    messages.success(request, f"“{chosen.title}” is yours now, with its committee. Change it as you like.")
    return None


def _load_national(request: HttpRequest, council: Council) -> None:
    try:
        actions.load_national_figures(council=council, by=request.user)
    except NotAllowed as refused:
        messages.warning(request, str(refused))


def _set_calendar(request: HttpRequest, council: Council) -> PlainForm | None:
    form = CalendarForm(request.POST, council=council)
    if not form.is_valid():
        return form
    values = form.cleaned_data
    first = Period.from_code(values["first_period"])
    try:
        titles = actions.collect_scorecard(
            council=council,
            scorecard=values["scorecard"],
            first=first,
            days_after=values["days_after"],
            by=request.user,
        )
    except NotAllowed as refused:
        form.refuse(str(refused))
        return form
    messages.success(request, f"In the calendar from {first.in_sentence}: {', '.join(titles)}.")
    return None


def _page(request: HttpRequest, council: Council, forms: dict[str, PlainForm]) -> HttpResponse:
    """`forms` holds the one that was sent and found wanting, by its step."""
    facts = facts_of(council)
    steps = steps_of(facts)
    opened = opened_step(steps, next(iter(forms), request.GET.get("step", "")), request.permissions)
    context = {
        "steps": present_steps(steps, council, request.permissions, opened.key if opened else ""),
        "opened": opened,
        "number": steps.index(opened) + 1 if opened else 0,
        "done": sum(each.state is State.DONE for each in steps),
        "facts": facts,
        "may": opened is not None and NEEDS[opened.key] in request.permissions,
        "may_own": Permission.SET_SCORECARDS in request.permissions,
        "form": next(iter(forms.values()), None),
        "panel": f"config/starting/panels/{opened.key}.html" if opened else "",
    }
    if opened and context["may"]:
        context |= _panel(request, council, opened.key, context["form"])
    if opened and opened.key in ("draft", "edition") and Permission.VIEW_DRAFTS in request.permissions:
        context["drafts"] = draft_lines(council)
    return render(request, "config/starting/getting_started.html", context)


def _panel(request: HttpRequest, council: Council, key: str, form: PlainForm | None) -> dict:
    """What the opened step needs beside the facts."""
    if key == "people":
        return {"form": form or PersonForm(), "roles": what_roles_allow()}
    if key == "mail":
        return {"letter": letter_words(letter_of(council, request.session.get(TEST_LETTER, "")))}
    if key == "scorecard":
        return {
            "form": form or StarterForm(initial={"starter": STARTERS[0].name}),
            "starters": starter_lines(council),
        }
    if key == "national":
        return {"job": job_shown(last_loading()), "why_not": why_not_load()}
    if key == "history":
        return {"enters": Permission.ENTER_FIGURES in request.permissions}
    if key == "calendar":
        return {"form": form or CalendarForm(council=council)}
    return {}
