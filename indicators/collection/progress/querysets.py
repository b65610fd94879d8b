"""Reads what is still to be done in a council's calendar, and for whom: for the home page and for reminders."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from accounts.models import Council, User
from accounts.querysets import KeysOf
from indicators.collection.progress.progress import (
    SectionSchedule,
    ended_periods,
    is_finished,
    starts_lately,
)
from indicators.collection.sections.policies import why_not_approve
from indicators.models import CalendarSection, CollectedIndicator, Entry, Figure, Submission, SubmissionEvent
from indicators.terms.due_dates import SOON
from indicators.terms.periods import Frequency, Period

State = Submission.State


@dataclass(frozen=True)
class OpenSection:
    """A section of a period that is not finished, with its submission as `submissions_of` reads it."""

    collection: CalendarSection
    period: Period
    due: date
    submission: Submission | None

    @property
    def state(self) -> str:
        return state_of(self.submission)

    @property
    def waits(self) -> bool:
        """For an approver, and not for its owners."""
        return self.state == State.SUBMITTED

    @property
    def is_returned(self) -> bool:
        return self.state == State.RETURNED

    def may_be_approved_by(self, user: User) -> bool:
        return self.submission is not None and not why_not_approve(
            self.submission, frozenset(self.submission.typed_by), user
        )

    @property
    def corrects(self) -> bool:
        return is_correction(self.collection, self.period, self.submission)

    def kind(self, today: date) -> str:
        """What its owners are told; "" for what waits for an approver or is due later. A correction is never due."""
        days = (self.due - today).days
        if self.waits:
            return ""
        if self.is_returned:
            return "returned"
        if self.corrects:
            return "correction"
        if days < 0:
            return "overdue"
        if days == 0:
            return "due today"
        return "due soon" if days <= SOON else ""


def is_correction(collection: CalendarSection, period: Period, submission: Submission | None) -> bool:
    """Whether what is typed there changes what was handed in before, or before the calendar began: it is never due."""
    again = submission is not None and submission.round > 1
    return again or period.start < collection.first_period


def section_of(collection: CalendarSection) -> SectionSchedule:
    """Of a section from `calendar_of`."""
    return schedule_of(collection, collection.entries.all())


def schedule_of(collection: CalendarSection, entries: Iterable[CollectedIndicator]) -> SectionSchedule:
    held = [each.indicator for each in entries]
    return SectionSchedule(
        id=collection.pk,
        first=Period.of(collection.first_period, Frequency(collection.frequency)),
        days_after=collection.days_after,
        indicators=[(each.pk, Frequency(each.frequency)) for each in held],
        last_days={each.pk: each.last_day for each in held if each.last_day},
    )


def open_sections_of(
    today: date,
    calendar: Iterable[CalendarSection],
    submissions: Mapping[tuple[int, Period], Submission],
    recorded: Mapping[int, Set[tuple[int, Period]]],
) -> dict[int, list[OpenSection]]:
    """By council those of the last periods that ended and of the running ones, by due date.

    Of all other periods those that are begun or wait, such as a correction of an old figure. The calendar is from
    `calendars_of`; what was submitted and recorded is as `submissions_lately` and `recorded_lately` read it.
    """
    by_council: dict[int, list[CalendarSection]] = {}
    for each in calendar:
        by_council.setdefault(each.council_id, []).append(each)
    found: dict[int, list[OpenSection]] = {}
    for council, collections in by_council.items():
        sections = [schedule_of(each, each.held) for each in collections]
        periods = looked_at(sections, today)
        pairs = zip(collections, sections, strict=True)
        there = recorded.get(council, frozenset())
        found[council] = in_order(open_of(*pair, periods, submissions, there) for pair in pairs)
    return found


def looked_at(sections: Collection[SectionSchedule], today: date) -> list[Period]:
    """The last periods that ended, and the running ones."""
    running = {Period.of(today, section.first.frequency) for section in sections}
    return [*ended_periods(sections, today), *sorted(running)]


def in_order(found: Iterable[Iterable[OpenSection]]) -> list[OpenSection]:
    every = (each for some in found for each in some)
    return sorted(every, key=lambda each: (each.due, each.collection.order, each.collection.pk))


def open_of(
    collection: CalendarSection,
    section: SectionSchedule,
    periods: Sequence[Period],
    submissions: Mapping[tuple[int, Period], Submission],
    recorded: Collection[tuple[int, Period]],
) -> Iterator[OpenSection]:
    """Of one section the periods that are not finished, and others that were begun."""
    own = {period: each for (pk, period), each in submissions.items() if pk == collection.pk}
    begun = {period for period, each in own.items() if state_of(each) not in ("", State.APPROVED)}
    for period in [*periods, *sorted(begun - set(periods))]:
        submission = own.get(period)
        finished = is_finished(section, period, state_of(submission), recorded)
        if period in begun or (section.is_collected(period) and not finished):
            yield OpenSection(collection, period, section.due(period), submission)


def submissions_of(
    council: Council, periods: Collection[Period], *, unfinished: bool = False
) -> dict[tuple[int, Period], Submission]:
    """By section (primary key) and period, with `has_entries` and who submitted them. One query.

    With `unfinished` those of all other periods too that are not approved.
    """
    return by_place(_submissions([council], {period.start for period in periods}, unfinished=unfinished))


def submissions_lately(councils: Collection[Council], today: date) -> dict[tuple[int, Period], Submission]:
    """The same of several councils: of the last periods and all that is unfinished, with `typed_by`, the keys of
    those who saved an entry last, and what was said of each when it was last returned. One query."""
    typed = Entry.objects.filter(submission=OuterRef("pk"), saved_by__isnull=False).order_by()
    rows = _submissions(councils, starts_lately(today), unfinished=True)
    keys = KeysOf(typed.values(key=F("saved_by")).distinct())
    return by_place(rows.annotate(typed_by=keys, **last_return()))


def by_place(rows: Iterable[Submission]) -> dict[tuple[int, Period], Submission]:
    return {(each.collection_id, each.period): each for each in rows}


def _submissions(
    councils: Collection[Council], starts: Collection[date], *, unfinished: bool
) -> QuerySet[Submission]:
    wanted = Q(start__in=starts)
    if unfinished:
        wanted |= ~Q(state=State.APPROVED)
    rows = Submission.objects.filter(wanted, council__in=councils).select_related("submitted_by")
    return rows.annotate(has_entries=Exists(Entry.objects.filter(submission=OuterRef("pk"))))


def last_return() -> dict[str, Subquery]:
    """As `returned_at`, `returned_remarks` and `returned_by` of each submission; None where it never was."""
    events = SubmissionEvent.objects.filter(
        submission=OuterRef("pk"), verb=SubmissionEvent.Verb.RETURNED
    ).order_by("-at", "-pk")
    by = Coalesce(NullIf("by__name", Value("")), "by__email", output_field=CharField())  # as str() has it
    return {
        "returned_at": Subquery(events.values("at")[:1]),
        "returned_remarks": Subquery(events.values("remarks")[:1]),
        "returned_by": Subquery(events.values(named=by)[:1]),
    }


def begun_in(council: Council, period: Period) -> set[int]:
    """The sections, by primary key, of which anything was ever typed in that period."""
    rows = Submission.objects.filter(council=council, frequency=period.frequency, start=period.start)
    return set(rows.values_list("collection", flat=True))


def state_of(submission: Submission | None) -> str:
    """Of one from `submissions_of`; "" where nobody began: a draft in which nothing stands is none."""
    if submission is None or (submission.state == State.DRAFT and not submission.has_entries):
        return ""
    return submission.state


def recorded_totals(
    council: Council, sections: Collection[SectionSchedule], periods: Collection[Period]
) -> set[tuple[int, Period]]:
    """Which totals of these sections and periods stand recorded, by indicator and period. One query."""
    totals = {each for section in sections for period in periods for each in section.totals(period)}
    indicators, starts = {indicator for indicator, _ in totals}, {period.start for _, period in totals}
    return by_council(_totals([council], starts).filter(indicator__in=indicators)).get(council.pk, set())


def recorded_lately(councils: Collection[Council], today: date) -> dict[int, set[tuple[int, Period]]]:
    """By council all totals of the last periods that stand recorded. One query, of a row for each."""
    return by_council(_totals(councils, starts_lately(today)))


def _totals(councils: Collection[Council], starts: Collection[date]) -> QuerySet[Figure]:
    return Figure.objects.current().filter(council__in=councils, category=None, start__in=starts)


def by_council(figures: QuerySet[Figure]) -> dict[int, set[tuple[int, Period]]]:
    found: dict[int, set[tuple[int, Period]]] = {}
    for council, indicator, frequency, start in figures.values_list(
        "council_id", "indicator_id", "frequency", "start"
    ):
        found.setdefault(council, set()).add((indicator, Period(start, Frequency(frequency))))
    return found
