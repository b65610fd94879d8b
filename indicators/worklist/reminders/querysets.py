"""What each person is reminded of: their sections that are due, promised figures, and what waits for their approval.

A reminder names sections and days, and never a figure.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from accounts.models import Council, User
from accounts.roles import Permission
from indicators.collection.calendar.querysets import calendar_of, people_with
from indicators.collection.progress.querysets import OpenSection, open_sections
from indicators.intake.history.querysets import WaitingFile, waiting_files
from indicators.models import CalendarSection
from indicators.terms.due_dates import due_words
from indicators.terms.periods import Frequency, Period, day_words
from indicators.worklist.addresses import history_url, section_url
from indicators.worklist.querysets import Promise, promises_of


@dataclass(frozen=True)
class Line:
    """`kind` counts in the subject: overdue, due today, due soon, returned, correction, promised or to approve."""

    kind: str
    words: str
    path: str


@dataclass(frozen=True)
class CouncilAsks:
    """What one council asks of the person."""

    council: Council
    lines: Sequence[Line]

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        found = [(heading, [each for each in self.lines if each.kind == kind]) for kind, heading in HEADINGS]
        return [(heading, lines) for heading, lines in found if lines]


@dataclass
class Digest:
    """Everything for one person."""

    user: User
    asks: list[CouncilAsks] = field(default_factory=list)

    @property
    def subject(self) -> str:
        """ "Figures: 2 overdue, 1 returned, 3 to approve"."""
        kinds = [line.kind for asked in self.asks for line in asked.lines]
        return "Figures: " + ", ".join(f"{kinds.count(kind)} {kind}" for kind, _ in HEADINGS if kind in kinds)


HEADINGS = (
    ("overdue", "Overdue"),
    ("due today", "Due today"),
    ("returned", "Returned to be put right"),
    ("due soon", "Due within a week"),
    ("correction", "Corrections to be submitted or discarded"),
    ("promised", "Promised for now"),
    ("to approve", "Waiting for your approval"),
)


def digests(councils: Iterable[Council], today: date) -> list[Digest]:
    """One for each person who is to be reminded of something, by e-mail address. Fourteen queries a council at most."""
    found: dict[int, Digest] = {}
    for council in councils:
        for user, lines in _of_council(council, today):
            found.setdefault(user.pk, Digest(user)).asks.append(CouncilAsks(council, lines))
    return sorted(found.values(), key=lambda digest: digest.user.email)


def _of_council(council: Council, today: date) -> Iterator[tuple[User, list[Line]]]:
    calendar = calendar_of(council)
    sections = open_sections(council, today, calendar) if calendar else []
    promises = _due_promises(council, today) if calendar else []
    history = waiting_files(council)
    lines: dict[User, list[Line]] = {}
    for user in people_with(council, Permission.ENTER_FIGURES):
        lines.setdefault(user, []).extend(_of_history(council, history, user, Permission.ENTER_FIGURES))
        own = [each for each in sections if each.collection.belongs_to(user)]
        lines.setdefault(user, []).extend(_of_sections(council, own, today))
        lines[user] += [_promised(council, each) for each in promises if _owns(user, each, calendar)]
    for user in people_with(council, Permission.APPROVE_FIGURES):
        waiting = [each for each in sections if each.may_be_approved_by(user)]
        lines.setdefault(user, []).extend(_to_approve(council, each) for each in waiting)
        lines[user] += _of_history(council, history, user, Permission.APPROVE_FIGURES)
    yield from ((user, found) for user, found in lines.items() if found)


def _of_history(
    council: Council, waiting: Iterable[WaitingFile], user: User, permission: Permission
) -> Iterator[Line]:
    """Files of history that wait for this person as one with that permission."""
    for one in waiting:
        if one.waits_for(user, {permission}):
            words = f"History, {one.file.file_name}"
            if not one.returned:
                words += f": sent by {one.file.sent_by} on {day_words(one.file.sent_at)}"
            yield Line("returned" if one.returned else "to approve", words, history_url(council, one))


def _of_sections(council: Council, sections: Iterable[OpenSection], today: date) -> Iterator[Line]:
    for section in sections:
        kind = section.kind(today)
        if kind:
            words = f"{_name(section)}: {'an open correction' if section.corrects else _when(section, today)}"
            yield Line(
                kind, words, section_url(council, section.collection.slug, section.period, "indicators:entry")
            )


def _when(section: OpenSection, today: date) -> str:
    words = due_words(section.due, today)
    return words[:1].lower() + words[1:]


def _to_approve(council: Council, section: OpenSection) -> Line:
    submission = section.submission
    words = _name(section)
    if submission is not None and submission.submitted_by and submission.submitted_at:
        words += f": submitted by {submission.submitted_by} on {day_words(submission.submitted_at)}"
    return Line(
        "to approve",
        words,
        section_url(council, section.collection.slug, section.period, "indicators:approval"),
    )


def _due_promises(council: Council, today: date) -> list[Promise]:
    """Those whose period has ended. One that names no period waits on the worklist, and is not nagged about."""
    ended = Period.of(today, Frequency.QUARTER).previous()
    return [
        each
        for each in promises_of(council, ended)
        if each.expected and each.is_due(ended) and not each.corrected
    ]


def _owns(user: User, promise: Promise, calendar: Sequence[CalendarSection]) -> bool:
    """The owners of the section that holds the indicator; every performance officer's without owners or section."""
    for section in calendar:
        if promise.key.indicator in {each.indicator_id for each in section.entries.all()}:
            return section.belongs_to(user)
    return True


def _promised(council: Council, promise: Promise) -> Line:
    expected = promise.expected.in_sentence if promise.expected else ""
    words = f"{promise.title}, {promise.key.period.in_sentence}: expected {expected}"
    return Line("promised", words, reverse("indicators:worklist", args=[council.slug]))


def _name(section: OpenSection) -> str:
    return f"{section.collection.title}, {section.period.in_sentence}"
