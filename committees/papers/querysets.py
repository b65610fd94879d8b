"""Which papers came out and which meetings moved or are cancelled, and who is to be told of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, QuerySet
from django.utils.timezone import localdate

from accounts.models import Council, Membership, User
from accounts.roles import Role
from committees.models import Meeting, PapersTold
from committees.presenters import is_cancelled, out_word
from committees.querysets import council_meetings

STANDS, CANCELLED = Meeting.State.STANDS, Meeting.State.CANCELLED
LOOKING_BACK = timedelta(
    days=7
)  # as long as a worker may have stood still; who joins later is not told of old papers


class Changed(NamedTuple):
    """A meeting as one person is told of it: `moved_from` is the day that it left since they were told last, None where
    it left none."""

    meeting: Meeting
    moved_from: date | None


@dataclass
class MembersLetter:
    """What one person is told of, over all their councils: `papers` that came out, and meetings that `changed`."""

    user: User
    papers: list[Meeting] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)

    @property
    def subject(self) -> str:
        said = [papers_words(self.papers)] if self.papers else []
        said += [changed_words(self.changed)] if self.changed else []
        return "; ".join(said)


def papers_words(meetings: Sequence[Meeting]) -> str:
    if len(meetings) == 1:
        return f"Papers {out_word(meetings[0])}: {meetings[0].committee.name}"
    alike = {out_word(each) for each in meetings}
    return f"Papers {alike.pop() if len(alike) == 1 else 'out'} for {len(meetings)} meetings"


def changed_words(changed: Sequence[Changed]) -> str:
    if len(changed) == 1:
        meeting = changed[0].meeting
        return f"Meeting {'cancelled' if is_cancelled(meeting) else 'changed'}: {meeting.committee.name}"
    return f"{len(changed)} meetings changed or cancelled"


def letters_to_members(councils: Iterable[Council], today: date) -> list[MembersLetter]:
    """One for each member who wants letters and was not told yet, by address. Five queries for each council."""
    found: dict[int, MembersLetter] = {}
    for council in councils:
        papers, changed = list(papers_out(council, today)), list(meetings_changed(council, today))
        if not papers and not changed:
            continue
        rows = PapersTold.objects.filter(meeting__in=[*papers, *changed])
        told = set(rows.values_list("meeting", "user", "of_change"))
        for user in members_who_want_letters(council):
            out = [each for each in papers if (each.pk, user.pk, None) not in told]
            news = list(filter(None, (news_for(user, each, told) for each in changed)))
            if out or news:
                letter = found.setdefault(user.pk, MembersLetter(user))
                letter.papers += out
                letter.changed += news
    return sorted(found.values(), key=lambda letter: letter.user.email)


def news_for(user: User, meeting: Meeting, told: set[tuple]) -> Changed | None:
    """That it moved or is cancelled is news to all; that it is held after all to who was told that it would not be. A
    move of which they were told already is none."""
    seen = [at for key, who, at in told if (key, who) == (meeting.pk, user.pk) and at is not None]
    if meeting.changed_at in seen:
        return None
    last = max(seen, default=None)
    moves = [each for each in meeting.former_days.all() if last is None or each.moved_at > last]
    if not (is_cancelled(meeting) or seen or any(recent(each.moved_at) for each in moves)):
        return None
    return Changed(meeting, next((each.day for each in moves if recent(each.moved_at)), None))


def recent(at: datetime) -> bool:
    return localdate(at) > localdate() - LOOKING_BACK


def papers_out(council: Council, today: date) -> QuerySet[Meeting]:
    """Meetings still to come whose agenda came out in the last days, each with how many items it has."""
    coming = council_meetings(council).filter(date__gte=today, agenda_published__lte=today, state=STANDS)
    out = coming.filter(agenda_published__gt=today - LOOKING_BACK)
    return (
        out.select_related("committee__council").annotate(item_count=Count("items")).order_by("date", "time")
    )


def meetings_changed(council: Council, today: date) -> QuerySet[Meeting]:
    """Meetings still to come that in the last days moved, were cancelled or put back, with the days that they left."""
    changed = council_meetings(council).filter(date__gte=today, changed_at__date__gt=today - LOOKING_BACK)
    return (
        changed.select_related("committee__council").prefetch_related("former_days").order_by("date", "time")
    )


def members_who_want_letters(council: Council) -> list[User]:
    members = Membership.objects.filter(council=council, role=Role.MEMBER, user__is_active=True)
    return [each.user for each in members.filter(user__papers_by_mail=True).select_related("user")]
