"""At which item of which meeting minutes were agreed, and what was put right there."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Model, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, JSONObject

from accounts.querysets import CountOf, KeysOf
from committees.meetings.drafts.querysets import drafts_of
from committees.meetings.querysets import later_meetings
from committees.models import (
    Action,
    AgendaItem,
    FormerAgreement,
    Limb,
    Meeting,
    MinutesCorrection,
    MinutesParagraph,
    Reader,
    Recommendation,
    Resolution,
    Vote,
)
from committees.presenters import is_cancelled


def agreeing_items(meeting: Meeting, until: date) -> QuerySet[AgendaItem]:
    """Items that later meetings took and that can have agreed the meeting's minutes, those for minutes first;
    `may_agree_anew` says the same of one."""
    later = later_meetings(meeting, until).order_by()
    if reopened := meeting.minutes_reopened:
        later = later.exclude(minutes_state=Meeting.MinutesState.CONFIRMED, date__lt=reopened)
    return (
        AgendaItem.objects.filter(meeting__in=later, state=AgendaItem.State.LISTED)
        .select_related("meeting__committee")
        .order_by(Case(When(kind=AgendaItem.Kind.MINUTES, then=0), default=1), "meeting__date", "order")
    )


@dataclass(frozen=True)
class Agreed:
    """That a meeting's minutes were agreed at an item, with the corrections that the reader may read; `closed` are the
    exempt items, by key, of those that they may not, one for each; `reopened` when they were taken back to draft."""

    meeting: Meeting
    item: AgendaItem
    corrections: Sequence[MinutesCorrection]
    closed: Sequence[int] = ()
    reopened: date | None = None


def agreed_of(meeting: Meeting, reader: Reader) -> Agreed | None:
    """At which item of which meeting these minutes were agreed, or were before they were reopened; None where that is
    not recorded."""
    if meeting.minutes_agreed_at_id is None:
        return None
    item = AgendaItem.objects.select_related("meeting__committee").get(pk=meeting.minutes_agreed_at_id)
    return _agreed(meeting, item, _corrections([meeting]), reader, meeting.minutes_reopened)


def agreed_at(items: Collection[AgendaItem], reader: Reader) -> dict[int, list[Agreed]]:
    """By item (primary key) the meetings whose minutes were agreed at it, of those that the reader is told of: a
    private one may have its minutes agreed at a public one. What was reopened since stays. Three queries at most."""
    by_key = {each.pk: each for each in items}
    agreed = Meeting.objects.filter(minutes_agreed_at__in=by_key).visible_to(reader)
    former = FormerAgreement.objects.filter(reader.with_meeting("meeting__"), item__in=by_key)
    told = [
        *(
            (each.meeting, each.item_id, each.reopened, each.pk)
            for each in former.select_related("meeting__committee")
        ),
        *(
            (each, each.minutes_agreed_at_id, each.minutes_reopened, None)
            for each in agreed.select_related("committee")
        ),
    ]
    rows = _corrections([meeting for meeting, *_ in told]) if told else []
    found: dict[int, list[Agreed]] = {}
    for meeting, item, reopened, of in sorted(told, key=lambda each: each[0].date):
        found.setdefault(item, []).append(_agreed(meeting, by_key[item], rows, reader, reopened, of))
    return found


def _corrections(meetings: Sequence[Meeting]) -> list[MinutesCorrection]:
    rows = MinutesCorrection.objects.filter(meeting__in=meetings)
    return list(rows.select_related("item__meeting", "paragraph"))


def _agreed(
    meeting: Meeting,
    item: AgendaItem,
    rows: Iterable[MinutesCorrection],
    reader: Reader,
    reopened: date | None,
    former: int | None = None,
) -> Agreed:
    """`former` is the key of an agreement before the last one."""
    own = [each for each in rows if (each.meeting_id, each.former_id) == (meeting.pk, former)]
    read = [each for each in own if each.item is None or reader.sees_minutes_of(each.item)]
    closed = [each.item_id for each in own if each.item_id and each not in read]
    return Agreed(meeting, item, read, closed, reopened)


def last_corrections(meeting: Meeting) -> QuerySet[MinutesCorrection]:
    """What was put right when its minutes were agreed last, also where they were reopened since."""
    return meeting.corrections.filter(former=None)


def corrections_where(where: Q, *, located: bool = False) -> KeysOf:
    """For an annotation: the corrections of an outer query's rows, of which presenters make words. `located` are those
    that come with all that their item resolved, to tell in which limb they stand."""
    columns: dict[str, Any] = {"of": "paragraph", "was": "was", "now": "text", "said": WORDS_NOW}
    columns["on"] = "made_at__meeting__date"
    if located:
        columns["resolved"] = KeysOf(_resolved_there())
    rows = MinutesCorrection.objects.filter(where, former=None)
    return KeysOf(rows.order_by("pk").values(key=JSONObject(**columns)))


def _resolved_there() -> QuerySet:
    """What was resolved at the item of an outer correction."""
    limbs = Limb.objects.filter(resolution=OuterRef("pk")).order_by("order")
    columns = {name: name for name in ("pk", "parent_id", "order", "label", "text", "resolution_id")}
    of_each: dict[str, Any] = {name: name for name in ("preamble", "outcome", "mover", "seconder")}
    of_each["limbs"] = KeysOf(limbs.values(key=JSONObject(**columns)))
    named = Vote.objects.filter(resolution=OuterRef("pk")).order_by()
    of_each["named"] = CountOf(named.values("pk"))
    found = Resolution.objects.filter(item=OuterRef("item")).order_by("order")
    return found.values(key=JSONObject(**of_each))


# Minutes that were reopened may be changed: beside other words than were put right nothing of it is said
WORDS_NOW = Case(
    When(
        meeting__minutes_reopened__isnull=False,
        paragraph__isnull=False,
        then=Concat("paragraph__speaker", Value(" "), "paragraph__text", output_field=TextField()),
    ),
    output_field=TextField(),
)


def of_item(item: str) -> Q:
    """What was put right at it beside its paragraphs; `item` is the outer query's way there."""
    return Q(paragraph=None, item=OuterRef(item))


# By model where its corrections are, and whether limbs are told apart
BESIDE: dict[type[Model], tuple[Q, bool]] = {
    MinutesParagraph: (Q(paragraph=OuterRef("pk")), False),
    Resolution: (of_item("item"), False),
    Limb: (of_item("resolution__item"), True),
    Action: (of_item("item") | Q(paragraph=OuterRef("paragraph")), True),
    Recommendation: (of_item("item"), True),
    AgendaItem: (of_item("pk"), False),
}


def with_corrections(rows: QuerySet) -> QuerySet:
    """Rows of these models, each with `corrected`, which is shown wherever its words are: by `beside` of
    `minutes/corrections`, of a whole resolution by `corrected_in`."""
    where, located = BESIDE[rows.model]
    return rows.annotate(corrected=corrections_where(where, located=located))


def drafts_to_record(item: AgendaItem, reader: Reader) -> list[Meeting]:
    """For who edits: the drafts that an item for minutes may have agreed, from the day of its meeting on."""
    takes = item.kind == AgendaItem.Kind.MINUTES and item.state == AgendaItem.State.LISTED
    met = item.meeting.date <= reader.today and not is_cancelled(item.meeting)
    return list(drafts_of(item.meeting)) if reader.edits and takes and met else []
