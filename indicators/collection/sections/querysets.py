"""Reading the collection calendar and its sections. A section costs six queries, however many cells it has."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import CharField, F, FloatField, Q, Value

from accounts.models import Council
from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.recorded import typed_of_figure
from indicators.checks import FEW_CHILDREN
from indicators.checks.facts import CheckedCell, CheckUse
from indicators.collection.cells.querysets import (
    Past,
    SectionCell,
    entries_in,
    past_figures,
    places_of_sections,
    recorded_in,
    said_in,
    section_places,
    typed_of,
)
from indicators.models import (
    CalendarSection,
    CheckSetting,
    Commentary,
    Entry,
    SeriesBreak,
    Submission,
    SubmissionEvent,
    Target,
)
from indicators.terms.ago import years_before
from indicators.terms.periods import Period, PeriodError
from indicators.terms.series import POINTS, Break
from indicators.terms.targets import TargetInForce

__all__ = [
    "check_settings",
    "collection_at",
    "entries_in",
    "read_section",
    "read_sections",
    "recorded_in",
    "section_places",
    "submission_of",
    "typed_of",
    "typed_of_figure",
]

YEARS_BEFORE = 5
Breaks = Mapping[int | None, Sequence[Break]]
ROUNDS_READ = 2  # this one, and the one whose approval it corrects


@dataclass(frozen=True)
class SectionReading:
    """A section of one period as pages, checks and approval read it.

    `cells` hold what is typed or stands recorded, in the order of the page: each indicator's total, then its
    categories. `locked` ones are recorded and have no entry: a change of them is a correction. `targets` holds value
    and tolerance by the indicator's primary key; `remarks` what the last return said of rows, by the row's key, while
    the section is still on its way; `last_event` is the newest of all rounds. `words_before` is the commentary of the
    period before, by the indicator's primary key, and `said` what stands, by cell, where they were asked for.
    """

    collection: CalendarSection
    period: Period
    submission: Submission | None
    cells: Sequence[CheckedCell]
    entries: Mapping[CellKey, Entry]
    locked: Set[CellKey]
    targets: Mapping[int, TargetInForce] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    last_event: SubmissionEvent | None = None
    last_return: SubmissionEvent | None = None
    words_before: Mapping[int, str] = field(default_factory=dict)
    said: Mapping[CellKey, Commentary] = field(default_factory=dict)

    @property
    def saved_by(self) -> list[int | None]:
        """Who saved each entry last, by primary key; None for another system."""
        return [entry.saved_by_id for entry in self.entries.values()]


def with_words(council: Council, reading: SectionReading) -> SectionReading:
    """With what stands said of its cells, and what was said of the period before. One query."""
    keys = {cell.key for cell in reading.cells if cell.category is None}
    try:
        before = reading.period.previous()
    except PeriodError:
        return replace(reading, said=said_in(council.pk, keys))
    earlier = {key._replace(period=before) for key in keys}
    found = said_in(council.pk, keys | earlier)
    return replace(
        reading,
        said={key: row for key, row in found.items() if key in keys},
        words_before={key.indicator: row.text for key, row in found.items() if key in earlier},
    )


def collection_at(council: Council, slug: str) -> CalendarSection | None:
    found = CalendarSection.objects.filter(council=council, slug=slug).first()
    if found is not None:
        found.council = council
    return found


def submission_of(collection: CalendarSection, period: Period) -> Submission | None:
    """With the collection it was asked for, and who submitted it."""
    found = collection.submissions.filter(frequency=period.frequency, start=period.start)
    submission = found.select_related("submitted_by").first()
    if submission is not None:
        submission.collection = collection
    return submission


def check_settings(council: Council) -> dict[str, CheckUse]:
    """What the council set of its own, by the check's code, and from how many children on words tell too much."""
    rows = CheckSetting.objects.filter(council=council).values_list("check_code", "used", "threshold")
    own = {code: CheckUse(used, threshold) for code, used, threshold in rows}
    few = CheckUse(own.get(FEW_CHILDREN, CheckUse()).used, council.disclosure_threshold)
    return {**own, FEW_CHILDREN: few}


def read_section(collection: CalendarSection, period: Period, *, events: bool = True) -> SectionReading:
    """One section of one period with the past of each of its cells: six queries, or five before anything was typed.

    Without `events` nothing is known of its steps and of remarks on it, for one query less.
    """
    return read_sections([collection], period, events=events)[0]


def read_sections(
    collections: Sequence[CalendarSection], period: Period, *, events: bool = True
) -> list[SectionReading]:
    """The same of several sections of one council, in as many queries."""
    if not collections:
        return []
    council = collections[0].council_id
    places = places_of_sections(council, collections, period)
    keys = {place.key for section in places.values() for place in section}
    since = since_of(period)
    entries = entries_in(council, keys)
    past = past_figures(council, keys, since)
    breaks, targets = breaks_and_targets(council, {key.indicator for key in keys}, since, period.end)
    submissions = _submissions(collections, period)
    steps = _events(submissions.values()) if events else {}
    readings = []
    for collection in collections:
        cells = tuple(_cell(place, entries.get(place.key), past, breaks) for place in places[collection.pk])
        submission = submissions.get(collection.pk)
        readings.append(
            _reading(collection, period, submission, cells, entries, targets, steps.get(collection.pk, []))
        )
    return readings


def _reading(
    collection: CalendarSection,
    period: Period,
    submission: Submission | None,
    cells: tuple[CheckedCell, ...],
    entries: Mapping[CellKey, Entry],
    targets: Mapping[int, TargetInForce],
    events: Sequence[SubmissionEvent],
) -> SectionReading:
    last_return = _last_return(events)
    own = {cell.key: entries[cell.key] for cell in cells if cell.key in entries}
    return SectionReading(
        collection=collection,
        period=period,
        submission=submission,
        cells=cells,
        entries=own,
        locked=frozenset(cell.key for cell in cells if cell.now and cell.key not in own),
        targets=targets,
        remarks=last_return.row_remarks if last_return else {},
        last_event=events[0] if events else None,
        last_return=last_return,
    )


def _cell(place: SectionCell, entry: Entry | None, past: Past, breaks: Breaks) -> CheckedCell:
    figures = past.get((place.key.indicator, place.key.category), {})
    typed = None if entry is None else typed_of(entry)
    return checked_cell(place, typed, figures.get(place.key.period), figures, breaks)


def checked_cell(
    place: SectionCell,
    typed: Typed | None,
    now: ReportedFigure | None,
    figures: Mapping[Period, ReportedFigure],
    breaks: Breaks,
) -> CheckedCell:
    """What is typed there, or what stands recorded `now`, with its past: `figures` of the same cell, oldest first."""
    period = place.key.period
    return CheckedCell(
        key=place.key,
        indicator=place.indicator,
        category=place.category,
        typed=typed or (typed_of_figure(now.amounts, place.indicator.unit) if now else Typed()),
        now=now,
        previous=_figure(figures, period.previous),
        year_before=_figure(figures, period.year_before),
        series=_series(figures, period),
        breaks=tuple(sorted([*breaks.get(None, ()), *breaks.get(place.key.indicator, ())])),
    )


def since_of(period: Period) -> date:
    """From when on figures are read to check one of that period."""
    return years_before(period.start, _years_read(period) + 1)


def _series(figures: Mapping[Period, ReportedFigure], period: Period) -> tuple[ReportedFigure, ...]:
    since = years_before(period.start, _years_read(period))
    return tuple(one for when, one in figures.items() if since <= when.start < period.start)


def _figure(figures: Mapping[Period, ReportedFigure], earlier: Callable[[], Period]) -> ReportedFigure | None:
    try:
        return figures.get(earlier())
    except PeriodError:  # before the first period that can be
        return None


def _years_read(period: Period) -> int:
    """As far back as pages judge: of yearly figures as many years as of others periods."""
    return POINTS if period.previous() == period.year_before() else YEARS_BEFORE


def breaks_and_targets(
    council: int, indicators: set[int], since: date, until: date
) -> tuple[dict[int | None, list[Break]], dict[int, TargetInForce]]:
    """Breaks by indicator (None: of all), and the target in force at the end of the period. One query for both."""
    none = Value(None, output_field=FloatField())
    breaks = SeriesBreak.objects.filter(
        Q(indicator=None) | Q(indicator_id__in=indicators), council=council, starts__range=(since, until)
    ).order_by()
    targets = Target.objects.filter(council=council, indicator_id__in=indicators, starts__lte=until)
    both = breaks.values_list("indicator_id", "starts", "label", none, none, none).union(
        targets.order_by().values_list(
            "indicator_id", "starts", Value("", output_field=CharField()), "value", "tolerance", "upper"
        ),
        all=True,
    )
    found_breaks: dict[int | None, list[Break]] = {}
    found_targets: dict[int, TargetInForce] = {}
    for indicator, starts, label, *target in sorted(both, key=lambda row: row[1]):
        if target[0] is None:
            found_breaks.setdefault(indicator, []).append(Break(starts, label))
        else:
            found_targets[indicator] = TargetInForce(*target)
    return found_breaks, found_targets


def _submissions(collections: Sequence[CalendarSection], period: Period) -> dict[int, Submission]:
    """By the section's primary key, with the collection they were asked for and who submitted them."""
    asked = {collection.pk: collection for collection in collections}
    found = Submission.objects.filter(
        collection__in=asked, frequency=period.frequency, start=period.start
    ).select_related("submitted_by")
    submissions = {submission.collection_id: submission for submission in found}
    for pk, submission in submissions.items():
        submission.collection = asked[pk]
    return submissions


def _events(submissions: Iterable[Submission]) -> dict[int, list[SubmissionEvent]]:
    """Those of the last rounds, newest first, by the section's primary key."""
    sections = {submission.pk: submission.collection_id for submission in submissions}
    if not sections:
        return {}
    events = (
        SubmissionEvent.objects.filter(
            submission__in=sections, round__gte=F("submission__round") - ROUNDS_READ + 1
        )
        .select_related("by")
        .defer("queries")
        .order_by("-at", "-pk")
    )
    found: dict[int, list[SubmissionEvent]] = {}
    for event in events:
        found.setdefault(sections[event.submission_id], []).append(event)
    return found


def _last_return(events: Sequence[SubmissionEvent]) -> SubmissionEvent | None:
    """The newest return of this round: what was approved since is done with."""
    for event in events:
        if event.verb == SubmissionEvent.Verb.RETURNED:
            return event
        if event.verb == SubmissionEvent.Verb.APPROVED:
            return None
    return None
