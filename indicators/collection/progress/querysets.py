"""Reads what is still to be done in a council's calendar, and for whom: for the home page and for reminders."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from accounts.models import Council, User
from indicators.collection.calendar.querysets import calendar_of
from indicators.collection.progress.progress import SectionSchedule, ended_periods, is_finished
from indicators.collection.sections.policies import why_not_approve
from indicators.models import CalendarSection, Entry, Figure, Submission
from indicators.terms.due_dates import SOON
from indicators.terms.periods import Frequency, Period

State = Submission.State


@dataclass(frozen=True)
class OpenSection:
    """A section of a period that is not finished. `typed_by` are the people who saved an entry last, by primary key."""

    collection: CalendarSection
    period: Period
    due: date
    submission: Submission | None
    typed_by: frozenset[int]

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
        return self.submission is not None and not why_not_approve(self.submission, self.typed_by, user)

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
    """Those of the last periods that ended and of the running one, by due date. Six queries at most.

    Of all other periods those that are begun or wait, such as a correction of an old figure.
    `calendar` is the council's where it was read already.
    """
    calendar = calendar_of(council) if calendar is None else calendar
    sections = {each.pk: section_of(each) for each in calendar if each.entries.all()}
    running = {Period.of(today, section.first.frequency) for section in sections.values()}
    periods = [*ended_periods(sections.values(), today), *sorted(running)]
    if not sections:
        return []
    submissions = submissions_of(council, periods, unfinished=True)
    recorded = recorded_totals(council, sections.values(), periods)
    typed_by = _typed_by([each for each in submissions.values() if each.state == State.SUBMITTED])
    begun = {
        key for key, submission in submissions.items() if state_of(submission) not in ("", State.APPROVED)
    }
    found = []
    for collection in calendar:
        section = sections.get(collection.pk)
        elsewhere = {period for pk, period in begun if pk == collection.pk} - set(periods)
        for period in [*periods, *sorted(elsewhere)] if section else ():
            submission = submissions.get((collection.pk, period))
            finished = is_finished(section, period, state_of(submission), recorded)
            if (collection.pk, period) in begun or (section.is_collected(period) and not finished):
                typed = typed_by.get(submission.pk, frozenset()) if submission else frozenset()
                found.append(OpenSection(collection, period, section.due(period), submission, typed))
    return sorted(found, key=lambda each: (each.due, each.collection.order, each.collection.pk))


def submissions_of(
    council: Council, periods: Collection[Period], *, unfinished: bool = False
) -> dict[tuple[int, Period], Submission]:
    """By section (primary key) and period, with `has_entries` and who submitted them. One query.

    With `unfinished` those of all other periods too that are not approved.
    """
    entries = Entry.objects.filter(submission=OuterRef("pk"))
    wanted = Q(start__in={period.start for period in periods})
    if unfinished:
        wanted |= ~Q(state=State.APPROVED)
    rows = Submission.objects.filter(wanted, council=council)
    rows = rows.select_related("submitted_by").annotate(has_entries=Exists(entries))
    return {(each.collection_id, each.period): each for each in rows}


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
    rows = (
        Figure.objects.current()
        .for_council(council)
        .filter(
            category=None,
            indicator_id__in={indicator for indicator, _ in totals},
            start__in={period.start for _, period in totals},
        )
    )
    return {
        (indicator, Period(start, Frequency(frequency)))
        for indicator, frequency, start in rows.values_list("indicator_id", "frequency", "start")
    }


def _typed_by(submissions: Sequence[Submission]) -> dict[int, frozenset[int]]:
    if not submissions:
        return {}
    rows = Entry.objects.filter(submission__in=submissions, saved_by__isnull=False)
    found: dict[int, set[int]] = {}
    for submission, user in rows.values_list("submission_id", "saved_by_id").distinct():
        found.setdefault(submission, set()).add(user)
    return {submission: frozenset(users) for submission, users in found.items()}
