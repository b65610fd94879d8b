"""Which papers came out, and who is to be told of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count

from accounts.models import Council, Membership, User
from accounts.roles import Role
from committees.models import Meeting, PapersTold
from committees.querysets import council_meetings

STANDS = Meeting.State.STANDS
LOOKING_BACK = timedelta(
    days=7
)  # as long as a worker may have stood still; who joins later is not told of old papers


@dataclass
class PapersLetter:
    """What one person is told of, over all their councils."""

    user: User
    meetings: list[Meeting] = field(default_factory=list)

    @property
    def subject(self) -> str:
        if len(self.meetings) == 1:
            return f"Papers published: {self.meetings[0].committee.name}"
        return f"Papers published for {len(self.meetings)} meetings"


def letters_about_papers(councils: Iterable[Council], today: date) -> list[PapersLetter]:
    """One for each member who wants letters and was not told yet, by address. Three queries for each council."""
    found: dict[int, PapersLetter] = {}
    for council in councils:
        meetings = list(papers_out(council, today))
        told = set(PapersTold.objects.filter(meeting__in=meetings).values_list("meeting", "user"))
        for user in members_who_want_letters(council) if meetings else ():
            for meeting in meetings:
                if (meeting.pk, user.pk) not in told:
                    found.setdefault(user.pk, PapersLetter(user)).meetings.append(meeting)
    return sorted(found.values(), key=lambda letter: letter.user.email)


def papers_out(council: Council, today: date):
    """Meetings still to come whose agenda came out in the last days, each with how many items it has."""
    coming = council_meetings(council).filter(date__gte=today, agenda_published__lte=today, state=STANDS)
    out = coming.filter(agenda_published__gt=today - LOOKING_BACK)
    return (
        out.select_related("committee__council").annotate(item_count=Count("items")).order_by("date", "time")
    )


def members_who_want_letters(council: Council) -> list[User]:
    members = Membership.objects.filter(council=council, role=Role.MEMBER, user__is_active=True)
    return [each.user for each in members.filter(user__papers_by_mail=True).select_related("user")]
