"""Reads what is to be done with a council's figures, for any number of people at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import now

from accounts.models import Council, Membership, User
from accounts.permissions import permissions_of
from accounts.roles import Role
from indicators.catalogue.owners.querysets import reviews_overdue
from indicators.collection.calendar.querysets import calendar_of
from indicators.collection.progress.querysets import OpenSection, open_sections
from indicators.intake.history.querysets import WaitingFile, waiting_files
from indicators.intake.uploads.querysets import waiting_uploads_of
from indicators.models import CalendarSection, MeasureOwner, SubmissionEvent, Upload
from indicators.terms.periods import Frequency, Period
from indicators.worklist.querysets import Promise, promises_of
from indicators.worklist.work.registries import Person


@dataclass(frozen=True)
class FiguresWork:
    """All that is open with a council's figures. `returns` are the last words of approvers, by submission."""

    council: Council
    today: date
    calendar: Sequence[CalendarSection]
    sections: Sequence[OpenSection]
    returns: Mapping[int, SubmissionEvent]
    promises: Sequence[Promise]
    history: Sequence[WaitingFile]
    reviews: Sequence[MeasureOwner]
    uploads: Sequence[Upload]


def read_work(council: Council, people: Sequence[Person], today: date) -> FiguresWork:
    """A fixed number of queries (16 at most), whatever is open and however many the people are."""
    calendar = calendar_of(council)
    sections = open_sections(council, today, calendar) if calendar else []
    return FiguresWork(
        council=council,
        today=today,
        calendar=calendar,
        sections=sections,
        returns=last_returns(sections),
        promises=due_promises(council, today) if calendar else [],
        history=waiting_files(council),
        reviews=reviews_overdue(council, today),
        uploads=waiting_uploads_of(council, [each.user for each in people], now()),
    )


def last_returns(sections: Iterable[OpenSection]) -> dict[int, SubmissionEvent]:
    """What the approver said of each section that was returned. One query where there is any."""
    returned = [each.submission for each in sections if each.is_returned and each.submission]
    if not returned:
        return {}
    events = SubmissionEvent.objects.filter(submission__in=returned, verb=SubmissionEvent.Verb.RETURNED)
    return {each.submission_id: each for each in events.select_related("by").order_by("at", "pk")}


def due_promises(council: Council, today: date) -> list[Promise]:
    """Those whose period has ended. One that names no period waits on the worklist, and nobody is told of it."""
    ended = Period.of(today, Frequency.QUARTER).previous()
    return [
        each
        for each in promises_of(council, ended)
        if each.expected and each.is_due(ended) and not each.corrected
    ]


def people_of(council: Council) -> list[Person]:
    """Everybody with a role in the council, by address. One query."""
    roles: dict[User, set[Role]] = {}
    found = Membership.objects.filter(council=council, user__is_active=True).select_related("user")
    for each in found.order_by("user__email"):
        roles.setdefault(each.user, set()).add(Role(each.role))
    return [Person(user, permissions_of(frozenset(held), council)) for user, held in roles.items()]
