"""Reads what is to be done with a council's figures, for any number of people at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import now

from accounts.models import Council, Membership, User
from accounts.permissions import permissions_of
from accounts.roles import Permission, Role
from indicators.catalogue.owners.querysets import reviews_overdue
from indicators.collection.calendar.querysets import calendars_of
from indicators.collection.progress.querysets import (
    OpenSection,
    open_sections_of,
    recorded_lately,
    submissions_lately,
)
from indicators.intake.history.querysets import WaitingFile, waiting_files
from indicators.intake.uploads.querysets import waiting_uploads_of
from indicators.models import CalendarSection, MeasureOwner, Upload
from indicators.terms.periods import Frequency, Period
from indicators.worklist.lists.registries import Asked, Person
from indicators.worklist.querysets import Promise, promises_in


@dataclass(frozen=True)
class FiguresWork:
    """All that is open with a council's figures."""

    council: Council
    today: date
    calendar: Sequence[CalendarSection]
    sections: Sequence[OpenSection]
    promises: Sequence[Promise]
    history: Sequence[WaitingFile]
    reviews: Sequence[MeasureOwner]
    uploads: Sequence[Upload]


def read_work(asked: Asked) -> dict[int, FiguresWork]:
    """By council (primary key). Seven queries at most, however many people and councils there are."""
    today = asked.today
    with_figures = asked.where_anybody_may(Permission.ENTER_FIGURES, Permission.APPROVE_FIGURES)
    calendar = calendars_of(with_figures)
    sections = {}
    if calendar:
        submissions, recorded = asked.once(submissions_lately), asked.once(recorded_lately)
        sections = open_sections_of(today, calendar, submissions, recorded)
    promises = due_promises({each.council_id for each in calendar}, today)
    history = waiting_files(with_figures)
    reviews = reviews_overdue(asked.where_anybody_may(Permission.EDIT_DEFINITIONS), today)
    users = {each.user for council in with_figures for each in asked.groups[council]}
    uploads = waiting_uploads_of(with_figures, users, now())
    return {
        council.pk: FiguresWork(
            council=council,
            today=today,
            calendar=[each for each in calendar if each.council_id == council.pk],
            sections=sections.get(council.pk, []),
            promises=promises.get(council.pk, []),
            history=history.get(council.pk, []),
            reviews=reviews.get(council.pk, []),
            uploads=[each for each in uploads if each.council_id == council.pk],
        )
        for council in asked.groups
    }


def due_promises(councils: Collection[int], today: date) -> dict[int, list[Promise]]:
    """By council those whose period has ended. One that names no period waits on the worklist, and nobody is told."""
    ended = Period.of(today, Frequency.QUARTER).previous()
    return {
        council: [each for each in found if each.expected and each.is_due(ended) and not each.corrected]
        for council, found in promises_in(councils, ended).items()
    }


def people_of(council: Council) -> list[Person]:
    """Everybody with a role in the council, by address. One query."""
    roles: dict[User, set[Role]] = {}
    found = Membership.objects.filter(council=council, user__is_active=True).select_related("user")
    for each in found.order_by("user__email"):
        roles.setdefault(each.user, set()).add(Role(each.role))
    return [Person(user, permissions_of(frozenset(held), council)) for user, held in roles.items()]
