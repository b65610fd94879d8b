"""Which drafts wait for a set time, and which were not published at theirs."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.background.querysets import living_workers
from accounts.models import Council, User
from accounts.roles import Permission
from indicators.collection.calendar.querysets import people_with
from indicators.terms.periods import Period
from scorecards.models import Edition, Scorecard, SetTime


def publishers(council: Council | int | OuterRef) -> QuerySet[User]:
    """Who may publish editions there."""
    return people_with(council, Permission.PUBLISH_EDITIONS)


def waiting_time(scorecard: Scorecard, period: Period) -> SetTime | None:
    """The time at which the draft is to be published, where one is set."""
    found = SetTime.objects.waiting().of_draft(scorecard, period)
    return found.select_related("scorecard", "set_by").first()


def time_told(scorecard: Scorecard, period: Period) -> SetTime | None:
    """What the draft's page tells: that a time is set, or that nothing was published at the last one. One query."""
    return times_told([scorecard.council_id]).of_draft(scorecard, period).first()


def times_told(councils: Collection[Council | int]) -> QuerySet[SetTime]:
    """Of each draft the newest, where it waits, or failed and nobody has published or set a time since.

    With each whether who set it may publish still (`allowed`) and whether a worker lives (`works`). One query.
    """
    of_draft = {name: OuterRef(name) for name in ("scorecard", "frequency", "start")}
    later = SetTime.objects.filter(pk__gt=OuterRef("pk"), **of_draft)
    published = Edition.objects.filter(published_at__gt=OuterRef("set_at"), **of_draft)
    failed = Q(state=SetTime.State.FAILED) & ~Exists(later) & ~Exists(published)
    found = SetTime.objects.filter(Q(state=SetTime.State.WAITING) | failed, council__in=councils)
    may = publishers(OuterRef("council")).order_by().filter(pk=OuterRef("set_by"))
    found = found.annotate(allowed=Q(set_by=None) | Exists(may), works=Exists(living_workers()))
    return found.select_related("scorecard", "set_by").order_by("at", "pk")


def times_by_council(councils: Collection[Council], today: date) -> dict[int, list[SetTime]]:
    """The same by council (primary key). One query; as lists of work read once (`Asked.once`)."""
    found: dict[int, list[SetTime]] = {}
    for each in times_told(councils):
        found.setdefault(each.council_id, []).append(each)
    return found
