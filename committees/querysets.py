"""Reads for committees. Every one is scoped to a council; none grows with the number of meetings held."""

from collections.abc import Collection, Mapping
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db import DEFAULT_DB_ALIAS
from django.db.models import ProtectedError, Q, QuerySet
from django.db.models.deletion import Collector
from django.utils.timezone import localdate

from accounts.models import Council, User
from accounts.roles import Permission
from committees.models import AgendaItem, CommitteeMembership, Meeting, Reader
from committees.models.querysets import MeetingQuerySet
from committees.models.visibility import FOR_EDITORS
from indicators.models import Indicator
from indicators.worklist.lists.registries import Asked


def reader_for(
    council: Council,
    user: User | AnonymousUser,
    permissions: frozenset[Permission],
    today: date | None = None,
) -> Reader:
    """Whose eyes decide what of a meeting is shown. One query, and none for who edits meetings or has no role here."""
    day = today or localdate()
    committees: frozenset[int] = frozenset()
    if reads_as_member(permissions):
        seats = seats_confided_in(day).filter(council=council, person__user=user)
        committees = frozenset(seats.values_list("committee", flat=True))
    return reader_with(permissions, day, committees, user.pk)


def reader_with(
    permissions: frozenset[Permission], today: date, committees: frozenset[int], user: int | None = None
) -> Reader:
    """`committees` are those that the person is a member of; a role in the council has to go with it."""
    confided = committees if reads_as_member(permissions) else frozenset[int]()
    told = Permission.READ_QUESTIONS in permissions
    return Reader(
        edits=Permission.EDIT_MEETINGS in permissions,
        today=today,
        committees=confided,
        user=user if told else None,
        answers=Permission.ANSWER_QUESTIONS in permissions,
        told=told,
        inside=Permission.READ_PRIVATE in permissions,
    )


def reads_as_member(permissions: frozenset[Permission]) -> bool:
    """Whether it matters on which committees the person is: who edits meetings sees everything."""
    return Permission.READ_CONFIDED in permissions and Permission.EDIT_MEETINGS not in permissions


# By council and person (primary keys) the committees whose exempt papers they read.
Confided = Mapping[tuple[int, int], frozenset[int]]


def confided_of(asked: Asked) -> Confided:
    """Read once for a page and its lists of work, and not at all where it decides for nobody."""
    people = (person for found in asked.groups.values() for person in found)
    return asked.once(confided_in) if any(reads_as_member(each.permissions) for each in people) else {}


def confided_in(councils: Collection[Council], today: date) -> Confided:
    """Of everybody with an account who is a member of a committee of these councils. One query."""
    found: dict[tuple[int, int], set[int]] = {}
    seats = seats_confided_in(today).filter(council__in=councils, person__user__isnull=False)
    for council, user, committee in seats.values_list("council", "person__user", "committee"):
        found.setdefault((council, user), set()).add(committee)
    return {key: frozenset(committees) for key, committees in found.items()}


def seats_confided_in(today: date) -> QuerySet[CommitteeMembership]:
    """Places on committees that let a person read the exempt papers on that day."""
    begun, not_over = Q(starts=None) | Q(starts__lte=today), Q(ends=None) | Q(ends__gte=today)
    return CommitteeMembership.objects.filter(
        begun, not_over, capacity__in=CommitteeMembership.CONFIDED_IN
    ).order_by()


ITEM = "agenda item "


def closed_to(
    council: Council, user: User | AnonymousUser, permissions: frozenset[Permission], things: Collection[str]
) -> set[str]:
    """For the trail, of things such as "agenda item 12" the exempt items that this person may not read, those that are
    gone, which may have been exempt, and what is for editors of meetings alone. Two queries, and none where no item is
    asked for."""
    if Permission.EDIT_MEETINGS in permissions:
        return set()
    closed = {FOR_EDITORS} & set(things)
    keys = {int(each.removeprefix(ITEM)) for each in things if each.startswith(ITEM)}
    if not keys:
        return closed
    reader = reader_for(council, user, permissions)
    items = AgendaItem.objects.for_council(council).select_related("meeting").in_bulk(keys)
    read = {key for key, item in items.items() if not item.exempt_paragraph or reader.sees_item(item)}
    return closed | {f"{ITEM}{key}" for key in keys - read}


def locked(meeting: Meeting) -> Meeting:
    """For whoever writes: two who change the same meeting at once come one after the other."""
    found = Meeting.with_unconfirmed.select_for_update(of=("self",)).select_related("committee__council")
    return found.get(pk=meeting.pk)


def meeting_at(council: Council, committee_slug: str, day: date) -> Meeting:
    """Also one that nobody has confirmed. Raises Meeting.DoesNotExist."""
    return Meeting.with_unconfirmed.select_related("committee__scorecard").get(
        committee__council=council, committee__slug=committee_slug, date=day
    )


def item_at(council: Council, committee_slug: str, day: date, number: str) -> AgendaItem:
    """With its meeting and committee, and its edition without the payload. Raises AgendaItem.DoesNotExist."""
    return (
        AgendaItem.objects.select_related(
            "meeting__committee__scorecard", "edition__scorecard", "postponed_to__committee"
        )
        .defer("edition__payload")
        .get(
            meeting__committee__council=council,
            meeting__committee__slug=committee_slug,
            meeting__date=day,
            number__iexact=number,
        )
    )


def item_once_at(council: Council | int, committee_slug: str, day: date, number: str) -> AgendaItem | None:
    """The one that readers found under that number before it got another, where several were that which was published
    so; with its meeting and committee. One query."""
    rows = AgendaItem.objects.select_related("meeting__committee").exclude(once_listed=[])
    found = rows.filter(
        meeting__committee__council=council, meeting__committee__slug=committee_slug, meeting__date=day
    )
    once = [each for each in found if each.once_was(number) and each.number.casefold() != number.casefold()]
    return min(once, key=lambda each: each.once_listed[0][0].casefold() != number.casefold(), default=None)


def meeting_with(key: str) -> Meeting | None:
    """None where it is deleted. One query."""
    return Meeting.with_unconfirmed.select_related("committee").filter(pk=key).first()


def item_with(key: str) -> AgendaItem | None:
    """With its meeting; None where it is deleted. One query."""
    return AgendaItem.objects.select_related("meeting__committee").filter(pk=key).first()


def council_meetings(*councils: Council | int) -> MeetingQuerySet:
    """With their committees, and the scorecards those read."""
    return Meeting.objects.filter(committee__council__in=councils).select_related("committee__scorecard")


def indicators_for(council: Council) -> QuerySet[Indicator]:
    """The shipped catalogue and the council's own."""
    return Indicator.objects.seen_by(council).order_by("title")


def is_referred_to(row: Meeting | AgendaItem) -> bool:
    """Whether something that would stay behind refers to it, or to what hangs on it, so that it cannot be deleted."""
    try:
        Collector(using=DEFAULT_DB_ALIAS).collect([row])
    except ProtectedError:
        return True
    return False


def agreeing_item(meeting: Meeting) -> AgendaItem | None:
    """The item of the later meeting at which these minutes were agreed; None where that is not recorded."""
    return AgendaItem.objects.select_related("meeting").filter(pk=meeting.minutes_agreed_at_id).first()
