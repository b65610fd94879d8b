"""The page on which a section's figures are typed, and the answer its script gets while somebody types."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from accounts.models import Council
from accounts.pages import only_sent
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from accounts.writing.pages import take_kept
from indicators.amounts.cells import CellKey
from indicators.amounts.numbers import Number
from indicators.amounts.typed import read_typed
from indicators.collection.approval.actions import submit_section, take_back
from indicators.collection.entry.actions import Saved, save_entries
from indicators.collection.entry.forms import (
    SentRow,
    Unreadable,
    ready_rows,
    rows_of_form,
    rows_of_json,
    waiting_totals,
)
from indicators.collection.entry.pages import EntrySection, entry_section_at
from indicators.collection.entry.presenters.answers import answer_of
from indicators.collection.entry.presenters.grid import Grid, Sent, entry_grid, with_typed
from indicators.collection.entry.presenters.heading import due_sentence, other_sections, state_words
from indicators.collection.sections.policies import why_not_take_back, why_not_type
from indicators.collection.sections.querysets import (
    SectionReading,
    check_settings,
    read_section,
    submission_of,
    with_words,
)
from indicators.collection.sections.standing import standing_findings
from indicators.terms.commentary import ADVISED_WORDS, is_long
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Symbol
from indicators.terms.wording import count_words

# In few words: sixty rows offer them all.
SYMBOLS = [
    (Symbol.NOT_AVAILABLE.value, "Not available"),
    (Symbol.PROMISED.value, "Not yet available"),
    (Symbol.NOT_APPLICABLE.value, "Not applicable"),
    (Symbol.CONFIDENTIAL.value, "Hidden: too few children"),
    (Symbol.UNRELIABLE.value, "Too unreliable"),
    (Symbol.LOW.value, "Rounds to zero"),
]
BEFORE = {Frequency.MONTH: "Last month", Frequency.QUARTER: "Last quarter"}
TOTAL_WAITS = (
    "The rows are saved. The total above them stands in none of them: it fills a row that has a numerator."
)


@for_council(Permission.ENTER_FIGURES)
@never_cache
def entry(request: HttpRequest, council: Council, period: Period, collection_slug: str) -> HttpResponse:
    """Type a section's figures, save them as a draft, submit them, or take them back."""
    place = entry_section_at(council, period, collection_slug)
    if request.method == "POST":
        return (
            _taken_back(request, place) if request.POST.get("do") == "take-back" else _posted(request, place)
        )
    kept = take_kept(request)
    return _page(request, place, Sent() if kept is None else Sent(_rows(kept), totals=waiting_totals(kept)))


def _rows(posted):
    try:
        return rows_of_form(posted)
    except Unreadable as problem:
        raise BadRequest(str(problem)) from problem


def _posted(request: HttpRequest, place: EntrySection) -> HttpResponse:
    """Save, and submit where asked. Whatever is not saved stays typed in."""
    rows, waiting = _rows(request.POST), waiting_totals(request.POST)
    ready = ready_rows(rows)
    try:
        saved = save_rows(place, ready, request.user)
    except NotAllowed as refusal:
        return _page(request, place, Sent(rows, totals=waiting), str(refusal))
    left = {key: row for key, row in rows.items() if row.faults or key in saved.conflicts}
    submits = request.POST.get("do") == "submit"
    unread = [text for text in waiting.values() if not isinstance(read_typed(text), Number)]
    if left or unread or (waiting and not submits):
        if not unread and waiting:
            messages.warning(request, TOTAL_WAITS)
        return _page(request, place, Sent(left, saved.conflicts, request.user.pk, waiting))
    if not submits:
        messages.success(request, _saved_words(saved, rows))
        return redirect("indicators:entry", *place.address)
    try:
        submit_section(collection=place.collection, period=place.period, by=request.user)
    except NotAllowed as refusal:
        return _page(request, place, Sent(), str(refusal), handing_in=True)
    messages.success(request, f"{place.collection.title} is submitted. It waits for approval.")
    return redirect("indicators:entry", *place.address)


def save_rows(place: EntrySection, rows, by) -> Saved:
    return save_entries(
        collection=place.collection,
        period=place.period,
        typed={key: row.typed for key, row in rows.items()},
        shown={key: row.shown for key, row in rows.items()},
        by=by,
    )


def _saved_words(saved: Saved, rows: Mapping[CellKey, SentRow]) -> str:
    number = len(saved.saved)
    if not number:
        return "Saved: nothing had changed."
    long = sum(is_long(rows[key].typed.commentary) for key in saved.saved)
    said = f"Saved: {number} {'row' if number == 1 else 'rows'} changed."
    if long:
        of = count_words(long, "figures", "figure")
        said += f" Commentary on {of} is longer than the {ADVISED_WORDS} words asked for."
    return said


def _taken_back(request: HttpRequest, place: EntrySection) -> HttpResponse:
    submission = submission_of(place.collection, place.period)
    try:
        if submission is None:
            raise NotAllowed("There is nothing here to take back.")
        take_back(submission=submission, by=request.user)
    except NotAllowed as refusal:
        return _page(request, place, Sent(), str(refusal))
    messages.success(request, "Taken back. You can change the figures again.")
    return redirect("indicators:entry", *place.address)


def grid_of(place: EntrySection, reading: SectionReading, sent: Sent, *, handing_in: bool = False) -> Grid:
    cells = with_typed(reading.cells, sent)
    findings = standing_findings(cells, reading.locked, check_settings(place.council))
    small = place.council.disclosure_threshold
    return entry_grid(reading, findings, sent, small=small, place=place.number, handing_in=handing_in)


def _page(
    request: HttpRequest, place: EntrySection, sent: Sent, refusal: str = "", *, handing_in: bool = False
) -> HttpResponse:
    """`refusal` is why nothing was saved or, where the section was to be handed in, submitted."""
    reading = with_words(place.council, read_section(place.collection, place.period))
    submission, now = reading.submission, timezone.now()
    why_not = why_not_type(submission)
    grid = grid_of(place, reading, sent, handing_in=handing_in)
    context = {
        "collection": place.collection,
        "period": place.period,
        "grid": grid,
        "state": state_words(reading, now),
        "due": due_sentence(reading, timezone.localdate(now)),
        "returned": reading.last_return
        if submission and submission.state == submission.State.RETURNED
        else None,
        "sections": other_sections(place.sections, place.collection, place.period),
        "editable": not why_not or bool(sent.rows),
        "open": any(not row.is_locked for row in grid.rows),
        "may_take_back": submission is not None and not why_not_take_back(submission, request.user),
        "refusal": refusal,
        "refused": "Not submitted" if handing_in else "Not saved",
        "asked": bool(refusal or sent.rows),
        "symbols": SYMBOLS,
        "before": _before_words(reading),
        "asked_for": ADVISED_WORDS,
    }
    return render(request, "indicators/collection/entry/entry.html", context)


def _before_words(reading: SectionReading) -> str:
    """The heading over earlier figures; where periods of several lengths stand in one section it names none."""
    lengths = {cell.key.period.frequency for cell in reading.cells}
    return BEFORE.get(lengths.pop(), "Before") if len(lengths) == 1 else "Before"


@for_council(Permission.ENTER_FIGURES)
@only_sent
def entry_save(request: HttpRequest, council: Council, period: Period, collection_slug: str) -> JsonResponse:
    """Rows as JSON from the page's script: saved as the form saves them, and told what is to be shown at each."""
    place = entry_section_at(council, period, collection_slug)
    try:
        rows = rows_of_json(request.body)
    except Unreadable as problem:
        return JsonResponse({"problem": str(problem)}, status=400)
    try:
        saved = save_rows(place, ready_rows(rows), request.user)
    except NotAllowed as refusal:
        return JsonResponse({"problem": str(refusal)}, status=409)
    reading = read_section(place.collection, place.period, events=False)
    left = {key: row for key, row in rows.items() if row.faults or key in saved.conflicts}
    grid = grid_of(place, reading, Sent(left, saved.conflicts, request.user.pk))
    return JsonResponse(answer_of(grid, saved, rows, left, timezone.now()))
