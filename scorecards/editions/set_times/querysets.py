"""Which drafts wait for a set time, and which were not published at theirs."""

from datetime import UTC, date, datetime

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import JSONObject

from accounts.background.querysets import living_workers
from accounts.models import Council, User
from accounts.querysets import KeysOf, unpacked
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
    found = times_told().filter(council=scorecard.council_id).of_draft(scorecard, period)
    return found.select_related("scorecard", "set_by").first()


def times_told() -> QuerySet[SetTime]:
    """Of each draft the newest, where it waits, or failed and nobody has published or set a time since.

    With each whether who set it may publish still (`allowed`) and whether a worker lives (`works`). One query.
    """
    of_draft = {name: OuterRef(name) for name in ("scorecard", "frequency", "start")}
    later = SetTime.objects.filter(pk__gt=OuterRef("pk"), **of_draft)
    published = Edition.objects.filter(published_at__gt=OuterRef("set_at"), **of_draft)
    failed = Q(state=SetTime.State.FAILED) & ~Exists(later) & ~Exists(published)
    found = SetTime.objects.filter(Q(state=SetTime.State.WAITING) | failed).order_by("at", "pk")
    may = publishers(OuterRef("council")).order_by().filter(pk=OuterRef("set_by"))
    return found.annotate(allowed=Q(set_by=None) | Exists(may), works=Exists(living_workers()))


FACTS, MOMENTS = ("pk", "frequency", "start", "state", "problem"), ("at", "set_at", "ended_at")


def times_within(scorecard: OuterRef) -> KeysOf:
    """The same of a scorecard, for an annotation of it, as `time_of` reads them."""
    by = Case(When(set_by=None, then=None), default=JSONObject(pk="set_by", **{
        name: F(f"set_by__{name}") for name in ("name", "email")
    }))  # fmt: skip
    facts = JSONObject(**{name: name for name in (*FACTS, *MOMENTS, "allowed", "works")}, by=by)
    return KeysOf(times_told().filter(scorecard=scorecard).values(key=facts))


def time_of(scorecard: Scorecard, found: str | dict) -> SetTime:
    """One of the list of `times_within`; not to be saved."""
    each = unpacked(found)
    by = each["by"] and unpacked(each["by"])
    made = SetTime(scorecard=scorecard, council_id=scorecard.council_id, set_by=User(**by) if by else None)
    made.allowed, made.works = bool(each["allowed"]), bool(each["works"])
    for name in FACTS:
        setattr(made, name, each[name])
    for name in MOMENTS:
        setattr(made, name, moment_within(each[name]))
    made.start = date.fromisoformat(each["start"])
    return made


def moment_within(text: str | None) -> datetime | None:
    """As databases write one into JSON: one of them without its zone, which is UTC."""
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
