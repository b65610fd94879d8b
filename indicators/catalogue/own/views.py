"""Pages for indicators and teams of the council's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.models import Council
from accounts.pages import attempt, form_page
from indicators.asking.pages import risks_of
from indicators.catalogue.own import actions as own_actions
from indicators.catalogue.own.forms import CategoryForm, IndicatorForm
from indicators.catalogue.pages import back_to, defines, definition_url, find_indicator
from indicators.catalogue.policies import why_not_add_category
from indicators.models import Category


@defines
def definition_new(request: HttpRequest, council: Council) -> HttpResponse:
    """`?place=` is where on a scorecard it is to stand, as the registry names it."""
    initial = {"place": request.GET.get("place", "")}
    form = IndicatorForm(request.POST or None, council=council, initial=initial, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        words, facts = form.words, form.facts
        done = f"“{words.title}” is added. Files name it {facts['code']}."
        made: list[str] = []

        def create() -> None:
            _, url = own_actions.create_indicator(
                council=council, words=words, facts=facts, place=form.wanted_place, by=request.user
            )
            made.append(url)

        if attempt(request, form, create, done):
            definition = reverse("indicators:definition", args=[council.slug, facts["code"]])
            return HttpResponseRedirect(made[0] or definition)
    return form_page(
        request,
        heading="Add an indicator of our own",
        back=("Definitions", reverse("indicators:definitions", args=[council.slug])),
        form=form,
        submit="Add the indicator",
        intro="Only this council has it, and no national figure stands beside it.",
    )


@defines
def category_new(request: HttpRequest, council: Council, code: str, breakdown: str) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    found = get_object_or_404(indicator.breakdowns, code=breakdown)
    if refusal := why_not_add_category(found, council):
        messages.info(request, refusal)
        return HttpResponseRedirect(definition_url(request, indicator))
    form = CategoryForm(request.POST or None, council=council, breakdown=found, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        label, short = form.cleaned_data["label"], form.cleaned_data["code"]
        if attempt(
            request,
            form,
            lambda: own_actions.add_category(
                council=council, breakdown=found, label=label, code=short, by=request.user
            ),
            f"“{label}” is added. Files name it {short}.",
        ):
            return HttpResponseRedirect(definition_url(request, indicator))
    heading = f"Add to “{found.title}”"
    return form_page(request, heading=heading, back=back_to(request, indicator, history), form=form)


@defines
def category_edit(request: HttpRequest, council: Council, code: str, pk: int) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    category = get_object_or_404(
        Category.objects.select_related("breakdown"), council=council, indicator=indicator, pk=pk
    )
    form = CategoryForm(
        request.POST or None,
        council=council,
        breakdown=category.breakdown,
        own=category.pk,
        initial={"label": category.label},
        risks=risks_of(request),
    )
    if request.method == "POST" and form.is_valid():
        label = form.cleaned_data["label"]
        if attempt(
            request,
            form,
            lambda: own_actions.relabel_category(
                council=council, category=category, label=label, by=request.user
            ),
            f"It is called “{label}” now. Files go on naming it {category.code}.",
        ):
            return HttpResponseRedirect(definition_url(request, indicator))
    heading = f"Rename “{category.label}”"
    return form_page(request, heading=heading, back=back_to(request, indicator, history), form=form)
