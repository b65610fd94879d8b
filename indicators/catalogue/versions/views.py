"""Pages on which officers read and edit what their council's indicators mean, with every version of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.pages import attempt, form_page
from accounts.policies import NotAllowed
from accounts.roles import Permission
from accounts.tables import arrange
from indicators.asking.pages import risks_of
from indicators.catalogue import querysets
from indicators.catalogue.dated.presenters import present_breaks, present_events, present_targets
from indicators.catalogue.own.presenters import present_breakdowns
from indicators.catalogue.owners.querysets import owned
from indicators.catalogue.pages import (
    back_to,
    defines,
    definition_url,
    find_indicator,
    title_of,
)
from indicators.catalogue.policies import why_not_target
from indicators.catalogue.versions import presenters
from indicators.catalogue.versions.actions import (
    ChangedMeanwhile,
    Revision,
    change_definition,
    keep_our_words,
    token_of,
)
from indicators.catalogue.versions.forms import CatalogueForm, DefinitionForm
from indicators.catalogue.versions.tables import DefinitionTable
from indicators.models import Indicator, IndicatorDefinition
from indicators.terms.risky_words import LooksFor

LONGEST_SEARCH = 100
TAKEN_OVER = "The catalogue's text was taken over."


@defines
def definitions(request: HttpRequest, council: Council) -> HttpResponse:
    """The council's indicators by theme; with ?q= those with these words."""
    sought = " ".join(request.GET.get("q", "")[:LONGEST_SEARCH].split())
    table = DefinitionTable(presenters.present_list(council, sought, localdate()))
    arrange(request, table)
    context = {"table": table, "sought": sought, "found": len(table.data)}
    return render(request, "indicators/catalogue/definitions.html", context)


@defines
def definition(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    indicator, history = find_indicator(council, code)
    today = localdate()
    reported = querysets.figures_by_version(council, indicator)
    targets = querysets.targets_of(council, indicator)
    shared = querysets.shared_history(indicator)
    context = {
        "indicator": indicator,
        "title": title_of(indicator, history),
        "own": indicator.council_id == council.pk,
        "merged_into": indicator.merged_into,
        "words": presenters.present_words(querysets.words_on(indicator, {indicator.pk: history}, today)),
        "owner": presenters.present_owner(owned(council, [indicator.pk]).get(indicator.pk)),
        "owners_url": reverse("indicators:owners", args=[council.slug])
        if Permission.SET_SCORECARDS in request.permissions
        else "",
        "facts": presenters.present_facts(indicator),
        "history": presenters.present_history(indicator, history, shared, reported),
        "targets": present_targets(indicator, targets, today),
        "no_target": why_not_target(indicator),
        "breaks": present_breaks(querysets.breaks_of(council, indicator)),
        "events": present_events(querysets.events_of(council, indicator)),
        "breakdowns": present_breakdowns(council, querysets.breakdowns_of(council, indicator)),
        "catalogue_changed": querysets.catalogue_changed(indicator, history, shared),
    }
    return render(request, "indicators/catalogue/definition.html", context)


@defines
def definition_change(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    """Edit the words. Where somebody else did so at the same time, both texts are shown and nothing is saved yet."""
    indicator, history = find_indicator(council, code)
    data = request.POST if request.method == "POST" else None
    form = definition_form(indicator, history, data, risks_of(request))
    conflict: list[dict[str, str]] = []
    if data is not None and form.is_valid():
        try:
            return save_definition(request, council, indicator, form)
        except ChangedMeanwhile as meanwhile:
            conflict = presenters.conflict_of(meanwhile.shown, meanwhile.standing, form.words)
            form = form_after(indicator, council, data, form, meanwhile)
        except NotAllowed as refusal:
            form.refuse(str(refusal))
    return form_page(
        request,
        "indicators/catalogue/definition_form.html",
        heading=f"Change the definition of “{title_of(indicator, history)}”",
        back=back_to(request, indicator, history),
        form=form,
        conflict=conflict,
    )


def definition_form(
    indicator: Indicator, history: list[IndicatorDefinition], data: QueryDict | None, risks: LooksFor
) -> DefinitionForm:
    standing = querysets.words_of(history[-1] if history else indicator)
    since = history[-1].starts if history else None
    initial = {"shown": token_of(history)}
    return DefinitionForm(
        data,
        indicator=indicator,
        standing=standing,
        since=since,
        today=localdate(),
        initial=initial,
        risks=risks,
    )


def form_after(
    indicator: Indicator,
    council: Council,
    data: QueryDict,
    form: DefinitionForm,
    meanwhile: ChangedMeanwhile,
) -> DefinitionForm:
    """The form once more: my words where I changed any, otherwise theirs, and set against what stands now."""
    history = querysets.definitions_of(council, indicator)
    again = data.copy()
    for name, words in presenters.merged(meanwhile.shown, meanwhile.standing, form.words).items():
        again[name] = words
    again["shown"] = token_of(history)
    fresh = definition_form(indicator, history, again, form.risks)
    fresh.is_valid()
    fresh.refuse(str(meanwhile))
    return fresh


def save_definition(
    request: HttpRequest, council: Council, indicator: Indicator, form: DefinitionForm
) -> HttpResponse:
    """Raises NotAllowed."""
    shown = form.cleaned_data["shown"]
    added = change_definition(
        council=council, indicator=indicator, revision=form.revision, shown=shown, by=request.user
    )
    if added is None:
        messages.info(request, "Nothing was changed, so nothing was saved.")
    else:
        messages.success(request, f"Version {added.number} of the definition is saved.")
        tell_of_figures(request, querysets.figures_under_other_words(council, added))
    return HttpResponseRedirect(definition_url(request, indicator))


def tell_of_figures(request: HttpRequest, count: int) -> None:
    if count:
        words = (
            "1 figure of the periods it is for was"
            if count == 1
            else f"{count:,} figures of its periods were"
        )
        messages.info(
            request, f"{words} reported under the words before, kept until a correction. Scorecards say so."
        )


@defines
def definition_catalogue(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    """The catalogue's text has changed since the council wrote its own: both, to take over or to keep."""
    indicator, history = find_indicator(council, code)
    shared = querysets.shared_history(indicator)
    if not querysets.catalogue_changed(indicator, history, shared):
        if request.method == "POST":
            messages.info(request, "This was answered already.")
            return HttpResponseRedirect(definition_url(request, indicator))
        raise Http404("The catalogue's text has not changed since.")
    data = request.POST if request.method == "POST" else None
    form = CatalogueForm(
        data,
        indicator=indicator,
        since=history[-1].starts,
        today=localdate(),
        initial={"shown": token_of(history)},
    )
    if data is not None and form.is_valid():
        take = form.cleaned_data["answer"] == "take"
        done = "The catalogue’s text is taken over." if take else "Our text stays."
        if attempt(
            request,
            form,
            lambda: answer_catalogue_change(request, indicator, history, shared[-1], form),
            done,
        ):
            return HttpResponseRedirect(definition_url(request, indicator))
    theirs, ours = querysets.words_of(shared[-1]), querysets.words_of(history[-1])
    return form_page(
        request,
        "indicators/catalogue/definition_catalogue.html",
        heading="The catalogue’s text has changed since",
        back=back_to(request, indicator, history),
        form=form,
        texts=[each for each in presenters.differences(ours, theirs) if each["label"] != "Owner"],
    )


def answer_catalogue_change(
    request: HttpRequest,
    indicator: Indicator,
    history: list[IndicatorDefinition],
    newest: IndicatorDefinition,
    form: CatalogueForm,
) -> None:
    """Raises NotAllowed."""
    council, shown = request.council, form.cleaned_data["shown"]
    if form.cleaned_data["answer"] == "keep":
        keep_our_words(council=council, indicator=indicator, shown=shown, by=request.user)
        return
    words = presenters.with_owner(querysets.words_of(newest), history[-1].owner)
    revision = Revision(words, TAKEN_OVER, form.starts_on)
    change_definition(council=council, indicator=indicator, revision=revision, shown=shown, by=request.user)
