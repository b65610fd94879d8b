"""Reads what is still to be done in a council's calendar, and for whom: for the home page and for reminders."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from accounts.models import Council, User
from accounts.querysets import KeysOf
from indicators.collection.calendar.querysets import calendar_of
from indicators.collection.progress.progress import SectionSchedule, ended_periods, is_finished
from indicators.collection.sections.policies import why_not_approve
from indicators.models import CalendarSection, Entry, Figure, Submission, SubmissionEvent
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
    return SectionSchedule(
        id=collection.pk,
        first=Period.of(collection.first_period, Frequency(collection.frequency)),
        days_after=collection.days_after,
        indicators=[
            (each.indicator_id, Frequency(each.indicator.frequency)) for each in collection.entries.all()
        ],
        last_days={
            each.indicator_id: each.indicator.last_day
            for each in collection.entries.all()
            if each.indicator.last_day
        },
    )


def open_sections(
    council: Council, today: date, calendar: Sequence[CalendarSection] | None = None
) -> list[OpenSection]:
    """Those of the last periods that ended and of the running one, by due date. Two queries beside the calendar.

    Of all other periods those that are begun or wait, such as a correction of an old figure.
    `calendar` is the council's where it was read already.
    """
    calendar = calendar_of(council) if calendar is None else calendar
    return open_sections_of(today, calendar).get(council.pk, [])


def open_sections_of(today: date, calendar: Iterable[CalendarSection]) -> dict[int, list[OpenSection]]:
    """The same by council, of the sections of several: two queries, however many councils they are of."""
    by_council: dict[int, dict[int, CalendarSection]] = {}
    for each in calendar:
        if each.entries.all():
            by_council.setdefault(each.council_id, {})[each.pk] = each
    if not by_council:
        return {}
    sections = {pk: section_of(each) for found in by_council.values() for pk, each in found.items()}
    periods = {
        council: looked_at([sections[pk] for pk in found], today) for council, found in by_council.items()
    }
    submissions = submissions_of(
        by_council, {each for found in periods.values() for each in found}, unfinished=True
    )
    wanted = {
        council: {
            total for pk in found for period in periods[council] for total in sections[pk].totals(period)
        }
        for council, found in by_council.items()
    }
    recorded = recorded_of(wanted)
    return {
        council: in_order(
            open_of(each, sections[pk], periods[council], submissions, recorded[council])
            for pk, each in found.items()
        )
        for council, found in by_council.items()
    }


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
    councils: Collection[Council] | Collection[int], periods: Collection[Period], *, unfinished: bool = False
) -> dict[tuple[int, Period], Submission]:
    """By section (primary key) and period, with `has_entries` and who submitted them. One query.

    With `unfinished` those of all other periods too that are not approved, each with `typed_by`, the primary keys of
    those who saved an entry last, and what was said of it when it was last returned.
    """
    entries = Entry.objects.filter(submission=OuterRef("pk"))
    wanted = Q(start__in={period.start for period in periods})
    if unfinished:
        wanted |= ~Q(state=State.APPROVED)
    rows = Submission.objects.filter(wanted, council__in=councils)
    rows = rows.select_related("submitted_by").annotate(has_entries=Exists(entries))
    if unfinished:
        typed = entries.filter(saved_by__isnull=False).order_by().values(key=F("saved_by")).distinct()
        rows = rows.annotate(typed_by=KeysOf(typed), **last_return())
    return {(each.collection_id, each.period): each for each in rows}


def last_return() -> dict[str, Subquery]:
    """As `returned_at`, `returned_remarks` and `returned_by` of each submission; None where it never was."""
    events = SubmissionEvent.objects.filter(
        submission=OuterRef("pk"), verb=SubmissionEvent.Verb.RETURNED
    ).order_by("-at", "-pk")
    by = Coalesce(
        NullIf("by__name", Value("")), "by__email", output_field=CharField()
    )  # as people are named everywhere
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
    return recorded_of({council.pk: totals})[council.pk]


def recorded_of(wanted: Mapping[int, Set[tuple[int, Period]]]) -> dict[int, set[tuple[int, Period]]]:
    """Which of these totals stand recorded, by council (primary key). One query for all of them."""
    totals = set().union(*wanted.values())
    rows = Figure.objects.current().filter(
        council__in=wanted,
        category=None,
        indicator_id__in={indicator for indicator, _ in totals},
        start__in={period.start for _, period in totals},
    )
    found: dict[int, set[tuple[int, Period]]] = {council: set() for council in wanted}
    for council, indicator, frequency, start in rows.values_list(
        "council_id", "indicator_id", "frequency", "start"
    ):
        found[council].add((indicator, Period(start, Frequency(frequency))))
    return found
