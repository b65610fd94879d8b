"""Pages of what is loaded, for whoever may read what is published; the choices on them for those who manage it."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.asking.pages import risks_of
from indicators.benchmarks.areas.querysets import neighbours_by_model
from indicators.benchmarks.current.actions import NoSuchRelease, choose_model, choose_release
from indicators.benchmarks.loaded import querysets
from indicators.benchmarks.loaded.forms import NEWEST, ChoiceForm
from indicators.benchmarks.loaded.presenters import (
    DatasetLine,
    change_lines,
    dataset_lines,
    gaps,
    holds_words,
    imported_words,
    model_lines,
    until_words,
)
from indicators.benchmarks.loaded.tables import DatasetTable, ReleaseTable
from indicators.benchmarks.own.querysets import all_datasets
from indicators.benchmarks.pages import back, manages
from indicators.benchmarks.policies import why_not_by_page
from indicators.terms.periods import day_words

WORKS_ON_IT = {Permission.VIEW_DRAFTS, Permission.MANAGE_BENCHMARKS}


@for_council(Permission.VIEW_PUBLISHED)
@require_safe
def national(request: HttpRequest, council: Council) -> HttpResponse:
    """What is loaded and how old it is; for officers also what their scorecards lack of it."""
    today, datasets = timezone.localdate(), all_datasets()
    people = querysets.people_of(council)
    by_model = neighbours_by_model(council.gss_code)
    used = next(iter(by_model), "")
    lines = dataset_lines(
        querysets.loaded(council),
        {one.key: one for one in datasets},
        council,
        people,
        today,
        querysets.themes(),
    )
    context = {
        "topics": [
            present_topic(topic, list(found)) for topic, found in groupby(lines, lambda one: one.topic)
        ],
        "datasets": len(lines),
        "model": used,
        "neighbours": by_model.get(used, []),
        "models": model_lines(querysets.models(), used, people),
        "changes": change_lines(querysets.changes(), people),
        "manages": Permission.MANAGE_BENCHMARKS in request.permissions,
        "why_not": why_not_by_page(),
    }
    if context["manages"]:
        titles = {one.key: one.title for one in datasets}
        context["mappings"] = [(key, titles.get(key, key)) for key in querysets.own_mappings()]
    if WORKS_ON_IT & request.permissions:
        context["gaps"] = gaps(querysets.held_of_scorecards(council), datasets, today)
    return render(request, "indicators/benchmarks/national.html", context)


def present_topic(topic: str, lines: list[DatasetLine]) -> dict:
    return {"title": topic, "table": DatasetTable(lines), "number": len(lines), "until": until_words(lines)}


@for_council(Permission.VIEW_PUBLISHED)
@require_safe
def national_dataset(request: HttpRequest, council: Council, dataset: str) -> HttpResponse:
    """Every release of a dataset."""
    people = querysets.people_of(council)
    releases = querysets.releases_of(dataset)
    if not releases:
        raise Http404("No release of this dataset is stored.")
    context = {
        "dataset": dataset,
        "title": title_of(dataset),
        "own": dataset in querysets.own_mappings(),
        "table": ReleaseTable(releases, people=people, today=timezone.localdate()),
        "manages": Permission.MANAGE_BENCHMARKS in request.permissions and not why_not_by_page(),
        "back": back(council),
    }
    return render(request, "indicators/benchmarks/dataset.html", context)


@manages
def national_use(request: HttpRequest, council: Council, dataset: str) -> HttpResponse:
    """Use another release than the newest, or go back to it."""
    releases = querysets.releases_of(dataset)
    if not releases:
        raise Http404("No release of this dataset is stored.")
    chosen = next((f"={one.label}" for one in releases if one.chosen), NEWEST)
    choices = [(one.label, f"{one.label}: {_until(one)}{holds_words(one)}") for one in releases]
    form = ChoiceForm(
        request.POST or None, choices=choices, initial={"label": chosen}, risks=risks_of(request)
    )
    there = reverse("indicators:national_dataset", args=[council.slug, dataset])
    if request.method == "POST" and form.is_valid():
        try:
            choose_release(
                dataset=dataset, label=form.chosen, by=request.user, reason=form.cleaned_data["reason"]
            )
        except NoSuchRelease as error:
            form.refuse(str(error), "label")
        else:
            messages.success(
                request, "Comparisons use your choice from now on. Published editions keep theirs."
            )
            return redirect(there)
    context = {
        "heading": "Which release is used",
        "intro": "Comparisons follow the choice from the next page that is opened, in every council of this service. "
        "Published editions keep the figures that they were published with.",
        "back": (title_of(dataset), there),
        "form": form,
        "submit": "Use it",
    }
    return render(request, "components/form_page.html", context)


def title_of(dataset: str) -> str:
    return next((one.title for one in all_datasets() if one.key == dataset), dataset)


def _until(release) -> str:
    return f"to {day_words(release.last_day)}, " if release.last_day else ""


@manages
def national_neighbours(request: HttpRequest, council: Council) -> HttpResponse:
    """Use another neighbour model than the newest, or go back to it."""
    people = querysets.people_of(council)
    stored = querysets.models()
    chosen = next((f"={one.label}" for one in stored if one.chosen), NEWEST)
    choices = [
        (one.label, f"{one.label}: imported {imported_words(one.imported_at, one.brought_by, people)}")
        for one in stored
    ]
    form = ChoiceForm(
        request.POST or None, choices=choices, initial={"label": chosen}, risks=risks_of(request)
    )
    if request.method == "POST" and form.is_valid():
        try:
            choose_model(label=form.chosen, by=request.user, reason=form.cleaned_data["reason"])
        except NoSuchRelease as error:
            form.refuse(str(error), "label")
        else:
            messages.success(
                request, "Drafts and live pages use your choice from now on. Editions keep theirs."
            )
            return redirect("indicators:national", council.slug)
    context = {
        "heading": "Which statistical neighbours are used",
        "intro": "The choice holds for every council of this service whose scorecards name no model of their own. "
        "Published editions keep the neighbours that they were published with.",
        "back": back(council),
        "form": form,
        "submit": "Use them",
    }
    return render(request, "components/form_page.html", context)
