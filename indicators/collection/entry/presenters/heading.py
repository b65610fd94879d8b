"""What stands above the rows of an entry page: the state of the section in words, and the other sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from indicators.collection.progress.progress import BY_STATE, MARKS, Progress
from indicators.collection.progress.querysets import is_correction
from indicators.collection.sections.periods_within import due_on
from indicators.collection.sections.querysets import SectionReading
from indicators.models import CalendarSection, Submission, SubmissionEvent
from indicators.terms.due_dates import weekday_words
from indicators.terms.periods import Period, day_words

State = Submission.State


@dataclass(frozen=True)
class OtherSection:
    slug: str
    title: str
    words: str
    mark: str
    is_this: bool


def moment_words(at: datetime, now: datetime) -> str:
    """ "today at 10:42", "yesterday at 16:05", "on 9 April 2026 at 09:00", in the council's own time."""
    day, today = timezone.localtime(at), timezone.localtime(now).date()
    if day.date() == today:
        return f"today at {day:%H:%M}"
    if day.date() == today - timedelta(days=1):
        return f"yesterday at {day:%H:%M}"
    return f"on {day_words(day.date())} at {day:%H:%M}"


def state_words(reading: SectionReading, now: datetime) -> str:
    """ "Draft. Saved today at 10:42 by a performance officer." """
    submission, event = reading.submission, reading.last_event
    state = submission.state if submission else State.DRAFT
    if state == State.SUBMITTED and submission is not None and submission.submitted_at is not None:
        since = moment_words(submission.submitted_at, now).removeprefix("on ")
        return f"Waits for approval since {since}, submitted by {submission.submitted_by}."
    if state == State.APPROVED:
        return _event_words("Approved", event, now)
    last = _last_saved(reading, now)
    if state == State.RETURNED:
        return " ".join(filter(None, (_event_words("Returned", reading.last_return, now), last)))
    entries, there = reading.entries.values(), len(reading.locked)
    if not entries and there and there == len(reading.cells) and not is_again(submission):
        return "Recorded. All its figures stand, from a file or another system."
    if is_again(submission):
        begun = "Correction of what was approved."
    elif entries and all(entry.replaces_id for entry in entries):
        begun = "Correction of what stands recorded."
    else:
        begun = "Draft."
    stand = f" {there} of its {len(reading.cells)} figures stand recorded." if there else ""
    return f"{begun} {last or f'Nothing is typed yet.{stand}'}"


def is_again(submission: Submission | None) -> bool:
    """Whether the section was approved before."""
    return submission is not None and submission.round > 1


def _event_words(verb: str, event: SubmissionEvent | None, now: datetime) -> str:
    if event is None:
        return f"{verb}."
    remarks = " with remarks" if event.remarks or event.row_remarks else ""
    by = f" by {event.by}" if event.by else ""
    return f"{verb} {moment_words(event.at, now)}{by}{remarks}."


def _last_saved(reading: SectionReading, now: datetime) -> str:
    entry = max(reading.entries.values(), key=lambda each: each.saved_at, default=None)
    if entry is None:
        return ""
    who = entry.saved_by or entry.system
    return f"Saved {moment_words(entry.saved_at, now)}{f' by {who}' if who else ''}."


def due_sentence(reading: SectionReading, today: date) -> str:
    """ "Due Friday 17 April 2026"; "" once the section is approved, and for a correction."""
    submission = reading.submission
    if submission is not None and submission.state == State.APPROVED:
        return ""
    if is_correction(reading.collection, reading.period, submission):
        return ""
    due = due_on(reading.period, reading.collection.days_after)
    return f"{'Was due' if due < today else 'Due'} {weekday_words(due)}"


def _progress(section: CalendarSection, period: Period) -> Progress:
    """Of a period before the calendar began a section is listed only where figures stand recorded."""
    untouched = Progress.RECORDED if period.start < section.first_period else Progress.NOT_BEGUN
    if section.state == State.DRAFT and section.round > 1:
        return Progress.CORRECTION
    return BY_STATE.get(section.state, untouched)


def other_sections(
    sections: Sequence[CalendarSection], here: CalendarSection, period: Period
) -> list[OtherSection]:
    return [
        OtherSection(
            slug=section.slug,
            title=section.title,
            words=_progress(section, period),
            mark=MARKS[_progress(section, period)],
            is_this=section.pk == here.pk,
        )
        for section in sections
    ]
