"""At which item of which meeting minutes were agreed, and what was put right there."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Model, OuterRef, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, JSONObject

from accounts.querysets import KeysOf
from committees.meetings.drafts.querysets import drafts_of
from committees.meetings.querysets import later_meetings
from committees.models import (
    AgendaItem,
    FormerAgreement,
    Limb,
    Meeting,
    MinutesCorrection,
    MinutesParagraph,
    Reader,
    Resolution,
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


def corrections_where(*, of_resolutions: bool = False, **where: OuterRef) -> KeysOf:
    """For an annotation: the corrections of paragraphs, or else of the resolutions of an item, of those of an outer
    query; presenters make words of each."""
    rows = MinutesCorrection.objects.filter(former=None, paragraph__isnull=of_resolutions, **where)
    columns: dict[str, Any] = {"of": "paragraph", "was": "was", "now": "text"}
    if not of_resolutions:
        columns["said"] = WORDS_NOW
    return KeysOf(rows.order_by("pk").values(key=JSONObject(**columns)))


# Minutes that were reopened may be changed: beside other words than were put right nothing of it is said
WORDS_NOW = Case(
    When(
        meeting__minutes_reopened__isnull=False,
        then=Concat("paragraph__speaker", Value(" "), "paragraph__text", output_field=TextField()),
    ),
    output_field=TextField(),
)
# By model where its corrections are
BESIDE: dict[type[Model], dict[str, Any]] = {
    MinutesParagraph: {"paragraph": OuterRef("pk")},
    Limb: {"of_resolutions": True, "item": OuterRef("resolution__item")},
    Resolution: {"of_resolutions": True, "item": OuterRef("item")},
}


def with_corrections(rows: QuerySet) -> QuerySet:
    """Paragraphs, limbs or resolutions, each with `corrected`, which is shown wherever its words are: of a paragraph by
    `corrected_words`, of the others by `corrected_in`."""
    return rows.annotate(corrected=corrections_where(**BESIDE[rows.model]))


def drafts_to_record(item: AgendaItem, reader: Reader) -> list[Meeting]:
    """For who edits: the drafts that an item for minutes may have agreed, from the day of its meeting on."""
    takes = item.kind == AgendaItem.Kind.MINUTES and item.state == AgendaItem.State.LISTED
    met = item.meeting.date <= reader.today and not is_cancelled(item.meeting)
    return list(drafts_of(item.meeting)) if reader.edits and takes and met else []
