"""What was sent, and what waits to be sent again."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import AuditEntry, KeptForm, SentForm, User
from accounts.writing.adapters import KEPT_FOR, Kept, opened, place_of


def kept_for(person: int, browser: str, page: str) -> Kept | None:
    """The newest of this page that is not done, in this person's browser. One query."""
    since = timezone.now() - timedelta(seconds=KEPT_FOR)
    rows = KeptForm.objects.filter(
        person_id=person, browser=place_of(browser), page=place_of(page), at__gte=since
    )
    done = SentForm.objects.filter(mark=OuterRef("mark"), done=True)
    row = rows.filter(~Exists(done)).order_by("-at").first()
    return opened(row.fields, browser) if row else None


def kept_with(mark: str, person: int, browser: str) -> Kept | None:
    """What was sent with that mark, where it waits. One query."""
    row = KeptForm.objects.filter(mark=mark, person_id=person, browser=place_of(browser)).first()
    return opened(row.fields, browser) if row else None


def last_change(address: str, since: datetime, but: str) -> SentForm | None:
    """The last form that did something at this address since then, whoever sent it; never the one with that mark."""
    found = SentForm.objects.filter(place=place_of(address), done=True, at__gte=since)
    return found.exclude(mark=but).select_related("person").order_by("-at").first()


def same_before(row: SentForm) -> SentForm | None:
    """The very same from another opening of the page, by the same person, which was done within the last hour."""
    same = SentForm.objects.filter(person=row.person_id, place=row.place, content=row.content, done=True)
    return same.filter(at__gte=row.at - timedelta(hours=1)).exclude(pk=row.pk).order_by("-at").first()


def wrote_since(person: User, moment: datetime) -> bool:
    """Whether they did anything since then: whatever writes leaves an entry in the trail."""
    return AuditEntry.objects.filter(by=person, at__gte=moment).exists()
