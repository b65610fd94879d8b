"""Reads for committees. Every one is scoped to a council; none grows with the number of meetings held."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from accounts.models import Council, User
from accounts.roles import Permission
from committees.models import AgendaItem, CommitteeMembership, Meeting, Reader
from indicators.models import Indicator


def reader_for(
    council: Council,
    user: User | AnonymousUser,
    permissions: frozenset[Permission],
    today: date | None = None,
) -> Reader:
    """Whose eyes decide what of a meeting is shown. One query, and none for who edits meetings or has no role here."""
    day = today or localdate()
    if Permission.EDIT_MEETINGS in permissions:
        return Reader(edits=True, today=day)
    if Permission.READ_CONFIDED not in permissions or not isinstance(user, User):
        return Reader(edits=False, today=day)
    return Reader(
        edits=False, today=day, committees=confided_in(council, [user], day).get(user.pk, frozenset())
    )


def confided_in(council: Council, users: Iterable[User], today: date) -> dict[int, frozenset[int]]:
    """By user the committees whose exempt papers they read: of which they are members on that day. One query."""
    found: dict[int, set[int]] = {}
    of_today = Q(starts=None) | Q(starts__lte=today), Q(ends=None) | Q(ends__gte=today)
    members = CommitteeMembership.objects.for_council(council).filter(
        *of_today, person__user__in=users, capacity__in=CommitteeMembership.CONFIDED_IN
    )
    for user, committee in members.order_by().values_list("person__user", "committee"):
        found.setdefault(user, set()).add(committee)
    return {user: frozenset(committees) for user, committees in found.items()}


def meeting_at(council: Council, committee_slug: str, day: date) -> Meeting:
    """Raises Meeting.DoesNotExist."""
    return Meeting.objects.select_related("committee__scorecard").get(
        committee__council=council, committee__slug=committee_slug, date=day
    )


def item_at(council: Council, committee_slug: str, day: date, number: str) -> AgendaItem:
    """With its meeting and committee, and its edition without the payload. Raises AgendaItem.DoesNotExist."""
    return (
        AgendaItem.objects.select_related("meeting__committee__scorecard", "edition__scorecard")
        .defer("edition__payload")
        .get(
            meeting__committee__council=council,
            meeting__committee__slug=committee_slug,
            meeting__date=day,
            number__iexact=number,
        )
    )


def council_meetings(council: Council | int) -> QuerySet[Meeting]:
    """With their committees, and the scorecards those read."""
    return Meeting.objects.filter(committee__council=council).select_related("committee__scorecard")


def indicators_for(council: Council) -> QuerySet[Indicator]:
    """The shipped catalogue and the council's own."""
    return Indicator.objects.seen_by(council).order_by("title")
