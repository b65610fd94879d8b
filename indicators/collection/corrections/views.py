"""One figure: everything that ever stood in its place, and the page that corrects it."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.amounts.amounts import Amounts
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.recorded import typed_of_figure
from indicators.asking.pages import risks_of
from indicators.collection.cells.querysets import typed_of
from indicators.collection.corrections.actions import save_corrections
from indicators.collection.corrections.forms import CorrectionForm, PartForm
from indicators.collection.corrections.pages import (
    CorrectedCell,
    corrected_cell_at,
    form_for,
    forms_beside,
    offer_of,
)
from indicators.collection.corrections.presenters import in_other_periods, revisions
from indicators.collection.corrections.querysets import (
    entry_of,
    figures_of,
    files_of_history,
    other_periods,
    section_holding,
    submission_of,
)
from indicators.collection.entry.actions import discard_entries, figure_part
from indicators.collection.sections.policies import why_not_type
from indicators.figures.registries import editions_showing
from indicators.models import CalendarSection
from indicators.terms.periods import Period
from indicators.terms.wording import count_words

NOTHING_CHANGES = "This is what stands already. Type what the figure should say, or leave it as it is."


@for_council(Permission.VIEW_DRAFTS)
@require_safe
def cell(request: HttpRequest, council: Council, key: str) -> HttpResponse:
    """Every revision of one figure, newest first: what it said, who entered and approved it, and why it changed."""
    place = corrected_cell_at(council, key)
    figures = list(figures_of(council, place.key))
    if not figures:
        raise Http404("Nothing was ever recorded here.")
    section = section_holding(council, place.key)
    context = {
        "place": place,
        "revisions": revisions(figures, place.indicator, files_of_history(council, figures)),
        "shown": editions_with_cell(council, place),
        "section": section,
        "may_enter": Permission.ENTER_FIGURES in request.permissions,
        "may_approve": Permission.APPROVE_FIGURES in request.permissions,
        "correction": entry_of(council, place.key),
        "others": in_other_periods(other_periods(council, place.key), place.indicator),
    }
    return render(request, "indicators/collection/corrections/cell.html", context)


@for_council(Permission.ENTER_FIGURES)
def correct(request: HttpRequest, council: Council, key: str) -> HttpResponse:
    """Type what a recorded figure should say, and why. It stands as it is until the correction is approved."""
    place = corrected_cell_at(council, key)
    figure = figures_of(council, place.key).current().first()
    section = section_holding(council, place.key)
    if figure is None or section is None:
        raise Http404("Only a recorded figure of a section of the collection calendar is corrected here.")
    entry = entry_of(council, place.key)
    recorded = typed_of_figure(Amounts.of(figure), place.indicator.measured_unit)
    stands = typed_of(entry) if entry else recorded
    posted = request.POST if request.method == "POST" else None
    risks = risks_of(request)
    form, beside = form_for(posted, place, stands, risks), forms_beside(posted, council, place, stands)
    if form.is_bound and "discard" in request.POST and entry is not None:
        return discard_correction(request, council, place, section)
    if form.is_bound and form.is_valid() & beside.is_valid():
        typed = corrections_of(place, stands, recorded, form, beside.parts)
        if offer := offer_of(request.POST, place, stands, form.typed(stands), beside):
            form, beside = (
                form_for(offer.posted, place, stands, risks),
                forms_beside(offer.posted, council, place, stands),
            )
            if form.is_valid():
                form.refuse(" ".join(offer.said))
        elif not typed:
            form.refuse(NOTHING_CHANGES)
        elif save_correction(request, place, section, form, beside.parts, typed):
            return to_section(council, section)
    context = {
        "place": place,
        "form": form,
        "parts": list(beside.parts.values()),
        "entry": entry,
        "section": section[0],
        "section_period": section[1],
        "revisions": revisions([figure], place.indicator),
        "shown": editions_with_cell(council, place),
        "why_not": why_not_type(submission_of(*section)),
    }
    return render(request, "indicators/collection/corrections/correct.html", context)


def corrections_of(
    place: CorrectedCell,
    stands: Typed,
    recorded: Typed,
    form: CorrectionForm,
    parts: Mapping[CellKey, PartForm],
) -> dict[CellKey, Typed]:
    """What is to be typed, by cell: the figure itself where it changes, and what was changed beside it.

    What is typed back to what stands recorded takes its open correction back.
    """
    own = form.typed(stands)
    typed = {}
    for key, part in parts.items():
        changed = part.typed(own.reason)
        if figure_part(changed) != figure_part(part.stands):
            typed[key] = part.recorded if figure_part(changed) == part.recorded else changed
    if figure_part(own) != recorded:
        typed[place.key] = own
    elif typed and stands != recorded:
        typed[place.key] = recorded
    return typed


def save_correction(
    request: HttpRequest,
    place: CorrectedCell,
    section: tuple[CalendarSection, Period],
    form: CorrectionForm,
    parts: Mapping[CellKey, PartForm],
    typed: dict[CellKey, Typed],
) -> bool:
    """Whether the corrections are kept, all of them; otherwise the form says why not."""
    shown = {place.key: form.cleaned_data["shown"]}
    shown |= {key: part.cleaned_data["shown"] for key, part in parts.items()}
    try:
        save_corrections(
            collection=section[0],
            period=section[1],
            typed=typed,
            shown={key: shown[key] for key in typed},
            by=request.user,
        )
    except NotAllowed as problem:
        form.refuse(str(problem))
        return False
    more = len(typed) - (place.key in typed)
    beside = f" and of {count_words(more, 'figures', 'figure')} beside it" if more else ""
    messages.success(
        request,
        f"The correction of {place.title}{beside} waits in its section. Submit the section to have it approved.",
    )
    return True


def discard_correction(
    request: HttpRequest, council: Council, place: CorrectedCell, section: tuple[CalendarSection, Period]
) -> HttpResponse:
    try:
        discard_entries(collection=section[0], period=section[1], keys=[place.key], by=request.user)
        messages.success(request, f"{place.title} stays as it was approved.")
    except NotAllowed as problem:
        messages.error(request, str(problem))
    return to_section(council, section)


def to_section(council: Council, section: tuple[CalendarSection, Period]) -> HttpResponse:
    collection, period = section
    return redirect("indicators:entry", council.slug, period, collection.slug)


def editions_with_cell(council: Council, place: CorrectedCell) -> list:
    """The editions that show this figure as their period's own; bands have none of their own."""
    if place.category is not None:
        return []
    code = place.indicator.code
    return editions_showing(council, place.key.period, [code]).get(code, [])
