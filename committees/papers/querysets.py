"""Which papers came out and which meetings moved or are cancelled, and who is to be told of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, OuterRef, QuerySet, Subquery

from accounts.models import Council, Membership, User
from accounts.roles import Role
from committees.models import FormerDay, Meeting, PapersTold
from committees.presenters import is_cancelled
from committees.querysets import council_meetings

STANDS, CANCELLED = Meeting.State.STANDS, Meeting.State.CANCELLED
LOOKING_BACK = timedelta(
    days=7
)  # as long as a worker may have stood still; who joins later is not told of old papers


@dataclass
class MembersLetter:
    """What one person is told of, over all their councils: `papers` that came out, and meetings that `changed`."""

    user: User
    papers: list[Meeting] = field(default_factory=list)
    changed: list[Meeting] = field(default_factory=list)

    @property
    def subject(self) -> str:
        said = [papers_words(self.papers)] if self.papers else []
        said += [changed_words(self.changed)] if self.changed else []
        return "; ".join(said)


def papers_words(meetings: Sequence[Meeting]) -> str:
    if len(meetings) == 1:
        return f"Papers published: {meetings[0].committee.name}"
    return f"Papers published for {len(meetings)} meetings"


def changed_words(meetings: Sequence[Meeting]) -> str:
    if len(meetings) == 1:
        how = "cancelled" if is_cancelled(meetings[0]) else "changed"
        return f"Meeting {how}: {meetings[0].committee.name}"
    return f"{len(meetings)} meetings changed or cancelled"


def letters_to_members(councils: Iterable[Council], today: date) -> list[MembersLetter]:
    """One for each member who wants letters and was not told yet, by address. Four queries for each council."""
    found: dict[int, MembersLetter] = {}
    for council in councils:
        papers, changed = list(papers_out(council, today)), list(meetings_changed(council, today))
        if not papers and not changed:
            continue
        rows = PapersTold.objects.filter(meeting__in=[*papers, *changed])
        told = set(rows.values_list("meeting", "user", "of_change"))
        for user in members_who_want_letters(council):
            out = [each for each in papers if (each.pk, user.pk, None) not in told]
            news = [
                each
                for each in changed
                if (each.pk, user.pk, each.changed_at) not in told and is_news(each, user, told)
            ]
            if out or news:
                letter = found.setdefault(user.pk, MembersLetter(user))
                letter.papers += out
                letter.changed += news
    return sorted(found.values(), key=lambda letter: letter.user.email)


def is_news(meeting: Meeting, user: User, told: set[tuple]) -> bool:
    """That it moved or is cancelled is news to all; that it is held after all to who was told that it would not be."""
    if is_cancelled(meeting) or meeting.moved_at:
        return True
    return any(key[:2] == (meeting.pk, user.pk) and key[2] is not None for key in told)


def papers_out(council: Council, today: date) -> QuerySet[Meeting]:
    """Meetings still to come whose agenda came out in the last days, each with how many items it has."""
    coming = council_meetings(council).filter(date__gte=today, agenda_published__lte=today, state=STANDS)
    out = coming.filter(agenda_published__gt=today - LOOKING_BACK)
    return (
        out.select_related("committee__council").annotate(item_count=Count("items")).order_by("date", "time")
    )


def meetings_changed(council: Council, today: date) -> QuerySet[Meeting]:
    """Meetings still to come that in the last days moved (`moved_at`, `moved_from`), were cancelled or put back."""
    since = today - LOOKING_BACK
    former = FormerDay.objects.filter(meeting=OuterRef("pk"), moved_at__date__gt=since).order_by("-moved_at")
    changed = council_meetings(council).filter(date__gte=today, changed_at__date__gt=since)
    return (
        changed.select_related("committee__council")
        .annotate(
            moved_at=Subquery(former.values("moved_at")[:1]), moved_from=Subquery(former.values("day")[:1])
        )
        .order_by("date", "time")
    )


def members_who_want_letters(council: Council) -> list[User]:
    members = Membership.objects.filter(council=council, role=Role.MEMBER, user__is_active=True)
    return [each.user for each in members.filter(user__papers_by_mail=True).select_related("user")]
