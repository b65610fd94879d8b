"""What a paper of a meeting says, read for those whom it is for. No number of queries here grows with the items."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, QuerySet

from committees.arising.querysets import Arising, arising_at
from committees.attendance.querysets import attendance_of, moments_of
from committees.follow_ups.querysets import as_minuted
from committees.meetings.agreement.querysets import with_corrections
from committees.meetings.querysets import postponed_here
from committees.minutes.notes.querysets import their_mentions
from committees.models import (
    Action,
    AgendaItem,
    Attendance,
    Document,
    Limb,
    Meeting,
    MeetingMoment,
    MinutesParagraph,
    Reader,
    ReportPart,
    Resolution,
)
from committees.models.visibility import readers_of
from scorecards.models import TakingDown


@dataclass(frozen=True)
class Audience:
    """Whom a paper is for. `confided` says that exempt items are in it whole, for those who may read them; otherwise it
    says what everyone reads of them, also where an officer asks for a draft (`draft`: it is not out yet)."""

    reader: Reader
    confided: bool = False
    draft: bool = False


def items_for(meeting: Meeting, audience: Audience) -> list[AgendaItem]:
    """Those on the agenda, in its order, exempt ones veiled but where the paper is for those confided in. With whether
    the edition of each is `withdrawn`, and how many measures it is about. One query."""
    down = TakingDown.objects.of_editions_that_are_down(OuterRef("edition"))
    found = (
        meeting.items.listed_to(audience.reader)
        .select_related("edition__scorecard", "awaits", "briefing__scorecard", "postponed_to")
        .defer("edition__payload", "briefing__payload")
        .annotate(withdrawn=Exists(down), measure_count=Count("indicators", distinct=True))
        .order_by("order")
    )
    items = list(found)
    public = readers_of(meeting, audience.reader.today)
    for each in items:
        each.meeting = meeting
        if each.exempt_paragraph and not audience.confided and not each.veiled:
            each.veil(public)
    return items


def arising_for(items: Sequence[AgendaItem], audience: Audience) -> dict[int, Arising]:
    """What stands at items for actions; what came of exempt items only where the paper gives those whole."""
    return arising_at(items, audience.reader, public=not audience.confided, beside=with_corrections)


def postponed_for(meeting: Meeting, audience: Audience) -> list[AgendaItem]:
    """Items of earlier agendas that were postponed to the meeting."""
    found, public = postponed_here([meeting], audience.reader), readers_of(meeting, audience.reader.today)
    items = found.get(meeting.pk, [])
    for each in items:
        if each.exempt_paragraph and not audience.confided and not each.veiled:
            each.veil(public)
    return items


def open_items(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Those that the paper gives whole."""
    return [each for each in items if not each.veiled]


@dataclass
class Papers:
    """Of each item (by key) its cover report and its documents."""

    reports: dict[int, list[ReportPart]] = field(default_factory=lambda: defaultdict(list))
    documents: dict[int, list[Document]] = field(default_factory=lambda: defaultdict(list))


def papers_of(items: Sequence[AgendaItem], reader: Reader) -> Papers:
    """Of items that are given whole. Two queries."""
    keys, found = {each.pk: each for each in items}, Papers()
    for part in ReportPart.objects.filter(item__in=keys).order_by("item", "kind", "order"):
        found.reports[part.item_id].append(part)
    for document in Document.objects.listed_to(reader).filter(item__in=keys).order_by("order", "pk"):
        document.item = keys[document.item_id]
        found.documents[document.item_id].append(document)
    return found


@dataclass
class Said:
    """Of each item (by key) its paragraphs, resolutions and actions; of each resolution its limbs."""

    paragraphs: dict[int, list[MinutesParagraph]] = field(default_factory=lambda: defaultdict(list))
    resolutions: dict[int, list[Resolution]] = field(default_factory=lambda: defaultdict(list))
    limbs: dict[int, list[Limb]] = field(default_factory=lambda: defaultdict(list))
    actions: dict[int, list[Action]] = field(default_factory=lambda: defaultdict(list))


def said_at(items: Sequence[AgendaItem], reader: Reader) -> Said:
    """Of items that are given whole. Eight queries."""
    keys, found = [each.pk for each in items], Said()
    people = ("attendance__person", "attendance__substitute_for")
    spoken = MinutesParagraph.objects.visible_to(reader).filter(item__in=keys).select_related(*people)
    for paragraph in with_corrections(spoken).prefetch_related(their_mentions()).order_by("item", "position"):
        found.paragraphs[paragraph.item_id].append(paragraph)
    for resolution in resolutions_of(reader).filter(item__in=keys):
        found.resolutions[resolution.item_id].append(resolution)
    for limb in Limb.objects.visible_to(reader).filter(resolution__item__in=keys).order_by("order"):
        found.limbs[limb.resolution_id].append(limb)
    actions = as_minuted(with_corrections(Action.objects.visible_to(reader).filter(item__in=keys)))
    for action in actions.order_by("item", "pk"):
        found.actions[action.item_id].append(action)
    return found


def resolutions_of(reader: Reader) -> QuerySet[Resolution]:
    people = ("mover__person", "mover__substitute_for", "seconder__person", "seconder__substitute_for")
    votes = ("named_votes__attendance__person", "named_votes__attendance__substitute_for")
    found = with_corrections(Resolution.objects.visible_to(reader))
    found = found.select_related(*people).prefetch_related(*votes)
    return found.order_by("item", "order")


def who_came(meeting: Meeting, reader: Reader) -> tuple[list[Attendance], list[MeetingMoment]]:
    return list(attendance_of(meeting, reader)), list(moments_of(meeting, reader))


def in_order_taken(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    return sorted(items, key=lambda item: (item.order if item.taken is None else item.taken, item.order))
