"""Pages for targets, breaks in the series and events: add, change, and delete after asking."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from accounts.forms import PlainForm
from accounts.models import Council
from accounts.pages import form_page
from accounts.policies import NotAllowed
from indicators.asking.pages import risks_of
from indicators.catalogue import querysets
from indicators.catalogue.dated import actions as dated_actions
from indicators.catalogue.dated.actions import DatedChangedMeanwhile, mark_of, values_of
from indicators.catalogue.dated.forms import BreakForm, DatedForm, EventForm, TargetForm
from indicators.catalogue.dated.presenters import break_initial, event_initial, standing_words, target_initial
from indicators.catalogue.dated.querysets import pasts_of
from indicators.catalogue.pages import back_to, defines, definition_url, find_indicator
from indicators.catalogue.policies import why_not_target
from indicators.models import ContextEvent, Indicator, SeriesBreak, Target

Save = Callable[[DatedForm], object]


@defines
def target_new(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    if refusal := why_not_target(indicator):
        messages.info(request, refusal)
        return HttpResponseRedirect(definition_url(request, indicator))
    form = target_form(request, indicator, None)

    def save(form: TargetForm) -> object:
        return dated_actions.save_target(
            council=council, indicator=indicator, values=form.values, by=request.user
        )

    return dated_page(request, indicator, history, form, save, "Set a target")


@defines
def target_edit(request: HttpRequest, council: Council, code: str, pk: int) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    target = get_object_or_404(Target, council=council, indicator=indicator, pk=pk)
    form = target_form(request, indicator, target)

    def save(form: TargetForm) -> object:
        return dated_actions.save_target(
            council=council,
            indicator=indicator,
            values=form.values,
            target=target,
            mark=form.cleaned_data["mark"],
            by=request.user,
        )

    return dated_page(request, indicator, history, form, save, "Change the target")


def target_form(request: HttpRequest, indicator: Indicator, target: Target | None) -> TargetForm:
    council, data = request.council, request.POST or None
    taken = [each.starts for each in querysets.targets_of(council, indicator)]
    past = pasts_of(council, [indicator.pk]).get(indicator.pk, []) if data else []
    return TargetForm(
        data,
        past=past,
        indicator=indicator,
        taken=taken,
        own=target.starts if target else None,
        today=localdate(),
        initial=target_initial(target) if target else {},
        risks=risks_of(request),
    )


@defines
def target_delete(request: HttpRequest, council: Council, code: str, pk: int) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    targets = Target.objects.filter(council=council, indicator=indicator)
    return delete_page(request, indicator, history, targets, pk, "target")


@defines
def break_new(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    form = BreakForm(request.POST or None, risks=risks_of(request))

    def save(form: BreakForm) -> object:
        return dated_actions.save_break(
            council=council, indicator=indicator, values=form.values, by=request.user
        )

    return dated_page(request, indicator, history, form, save, "Break the series")


@defines
def break_edit(request: HttpRequest, council: Council, code: str, pk: int) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    found = get_object_or_404(querysets.breaks_of(council, indicator), pk=pk)
    form = BreakForm(request.POST or None, initial=break_initial(found), risks=risks_of(request))

    def save(form: BreakForm) -> object:
        return dated_actions.save_break(
            council=council,
            indicator=indicator,
            values=form.values,
            found=found,
            mark=form.cleaned_data["mark"],
            by=request.user,
        )

    return dated_page(request, indicator, history, form, save, "Change the break")


@defines
def break_delete(request: HttpRequest, council: Council, code: str, pk: int) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    return delete_page(request, indicator, history, querysets.breaks_of(council, indicator), pk, "break")


@defines
def event_new(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    choices = querysets.indicator_choices(council, [indicator.pk])
    form = EventForm(
        request.POST or None, choices=choices, initial={"indicators": [indicator.pk]}, risks=risks_of(request)
    )

    def save(form: EventForm) -> object:
        return dated_actions.save_event(council=council, values=form.values, by=request.user)

    return dated_page(request, indicator, history, form, save, "Add an event")


@defines
def event_edit(request: HttpRequest, council: Council, code: str, pk: int) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    event = get_object_or_404(querysets.events_of(council, indicator), pk=pk)
    chosen = [each.pk for each in event.indicators.all()]
    choices = querysets.indicator_choices(council, chosen)
    form = EventForm(
        request.POST or None, choices=choices, initial=event_initial(event), risks=risks_of(request)
    )

    def save(form: EventForm) -> object:
        return dated_actions.save_event(
            council=council,
            values=form.values,
            event=event,
            mark=form.cleaned_data["mark"],
            by=request.user,
        )

    return dated_page(request, indicator, history, form, save, "Change the event")


@defines
def event_delete(request: HttpRequest, council: Council, code: str, pk: int) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    return delete_page(request, indicator, history, querysets.events_of(council, indicator), pk, "event")


def dated_page(
    request: HttpRequest, indicator: Indicator, history: list, form: DatedForm, save: Save, heading: str
) -> HttpResponse:
    """A form's page, and what saving it answers: what somebody else wrote at the same time is shown, not lost."""
    standing, queries = "", []
    if request.method == "POST" and form.is_valid() and not (queries := form.ask()):
        try:
            save(form)
            messages.success(request, "Saved.")
            return HttpResponseRedirect(definition_url(request, indicator))
        except DatedChangedMeanwhile as meanwhile:
            form.refuse(str(meanwhile))
            form.data = form.data.copy()
            form.data["mark"] = mark_of(meanwhile.standing)
            standing = standing_words(meanwhile.standing, indicator)
        except NotAllowed as refusal:
            form.refuse(str(refusal))
    back = back_to(request, indicator, history)
    template = "indicators/catalogue/dated/dated.html"
    return form_page(
        request, template, heading=heading, back=back, form=form, standing=standing, queries=queries
    )


def delete_page(
    request: HttpRequest, indicator: Indicator, history: list, rows: QuerySet, pk: int, kind: str
) -> HttpResponse:
    """Ask, then delete. What was published stays as it was."""
    row = get_object_or_404(rows, pk=pk)
    form = PlainForm(request.POST or None)
    if request.method == "POST":
        try:
            dated_actions.delete_dated(council=request.council, row=row, by=request.user)
            messages.success(request, f"The {kind} is deleted. The audit trail keeps it.")
            return HttpResponseRedirect(definition_url(request, indicator))
        except NotAllowed as refusal:
            form.refuse(str(refusal))
    return form_page(
        request,
        "indicators/catalogue/dated/delete.html",
        heading=f"Delete this {kind}?",
        back=back_to(request, indicator, history),
        form=form,
        submit=f"Delete the {kind}",
        says=standing_words(values_of(row), indicator),
        everywhere=holds_everywhere(row),
    )


def holds_everywhere(row: Model) -> bool:
    """Whether it is not this indicator's alone."""
    if isinstance(row, SeriesBreak):
        return row.indicator_id is None
    return isinstance(row, ContextEvent) and row.indicators.count() != 1
