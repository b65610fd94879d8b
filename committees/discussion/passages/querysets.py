"""Passages of minutes of four tables as one list, newest first: a fixed number of queries, and no more rows than a
page shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Value

from accounts.models import Council
from committees.discussion.fulltext.querysets import with_marks, with_words
from committees.discussion.passages.kinds import SPOKEN, VERBS_OF, Outcome, What
from committees.meetings.agreement.querysets import with_corrections
from committees.models import (
    Action,
    AgendaItem,
    IndicatorMention,
    Limb,
    MinutesParagraph,
    Reader,
    Recommendation,
    Resolution,
)
from committees.tracker.querysets import about as action_about
from indicators.models import Indicator
from indicators.terms.searching import Wanted

MEETING = "meeting__committee"


class Part(IntEnum):
    """Of which table a passage is, in their order within an item."""

    PARAGRAPH = 1
    LIMB = 2
    ACTION = 3
    RECOMMENDATION = 4


ITEM_OF = {
    Part.PARAGRAPH: "item__",
    Part.LIMB: "resolution__item__",
    Part.ACTION: "item__",
    Part.RECOMMENDATION: "item__",
}
MODELS = {
    Part.PARAGRAPH: MinutesParagraph,
    Part.LIMB: Limb,
    Part.ACTION: Action,
    Part.RECOMMENDATION: Recommendation,
}
BESIDE = {
    Part.PARAGRAPH: ("attendance__person", "attendance__substitute_for"),
    Part.LIMB: (),
    Part.ACTION: (),
    Part.RECOMMENDATION: (),
}
Key = tuple[int, int]  # part and primary key


@dataclass(frozen=True)
class Asked:
    """What a reader looks for; keys of a committee and of an indicator, 0, "" and None for all."""

    wanted: Wanted = field(default_factory=lambda: Wanted(""))
    committee: int = 0
    indicator: int = 0
    what: What | Outcome | None = None
    speaker: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def anything(self) -> bool:
        return self != Asked()


def keys_of(council: Council, reader: Reader, asked: Asked, style: str) -> QuerySet | Sequence[Key]:
    """Of every passage that is like that and that the reader sees, in order. Not asked of the database yet. `style` is
    how the council shows members' names."""
    found = [_keys(part, _narrowed(part, council, reader, asked, style)) for part in _parts(asked)]
    if not found:
        return []
    whole = found[0].union(*found[1:], all=True) if found[1:] else found[0]
    return whole.order_by("-day", "place", "part", "spot", "key")


def passages(
    council: Council, reader: Reader, asked: Asked, keys: Sequence[Sequence]
) -> list[MinutesParagraph | Limb | Action | Recommendation]:
    """The rows of these keys in that order, each with `signed`. At most one query for each table."""
    found = {}
    for part in Part:
        wanted = [key for of, key, *_ in keys if of == part]
        if wanted:
            rows = MODELS[part].objects.for_council(council).visible_to(reader).filter(pk__in=wanted)
            rows = rows.select_related(f"{ITEM_OF[part]}{MEETING}", *BESIDE[part])
            rows = with_corrections(rows) if part in (Part.PARAGRAPH, Part.LIMB) else rows
            found |= {(part, row.pk): row for row in with_marks(rows, asked.wanted)}
    return [found[part, key] for part, key, *_ in keys if (part, key) in found]


def indicators_spoken_of(council: Council, reader: Reader) -> QuerySet[Indicator]:
    """Those that minutes which the reader sees speak of, or that an item with such minutes is about."""
    mentions = IndicatorMention.objects.for_council(council).visible_to(reader)
    items = AgendaItem.objects.for_council(council).filter(reader.with_minutes_of(""))
    through = AgendaItem.indicators.through.objects.filter(indicator=OuterRef("pk"))
    about = through.filter(agendaitem__in=items.order_by().values("pk"))
    return Indicator.objects.filter(Exists(mentions.filter(indicator=OuterRef("pk"))) | Exists(about))


def _parts(asked: Asked) -> list[Part]:
    """The tables that can hold what is asked for."""
    spoken = asked.what is None or asked.what in SPOKEN
    resolved = asked.what is None or asked.what is What.RESOLUTION or asked.what in VERBS_OF
    ordered = asked.what is None or asked.what is What.ACTION
    nobody = not asked.speaker  # only what somebody said has a speaker
    advised = asked.what is None or asked.what is What.RECOMMENDATION
    holds = {
        Part.PARAGRAPH: spoken,
        Part.LIMB: resolved and nobody,
        Part.ACTION: ordered and nobody,
        Part.RECOMMENDATION: advised and nobody,
    }
    return [part for part, may in holds.items() if may]


def _narrowed(part: Part, council: Council, reader: Reader, asked: Asked, style: str) -> QuerySet:
    rows = with_words(MODELS[part].objects.for_council(council).visible_to(reader), asked.wanted, style)
    meeting = f"{ITEM_OF[part]}meeting__"
    limits = {
        f"{meeting}committee": asked.committee,
        f"{meeting}date__gte": asked.since,
        f"{meeting}date__lte": asked.until,
        "speaker_kind": asked.speaker,
        "kind": asked.what if asked.what in SPOKEN else None,
    }
    rows = rows.filter(**{name: limit for name, limit in limits.items() if limit})
    if isinstance(asked.what, Outcome):
        rows = rows.filter(_became(asked.what))
    return rows.filter(_about(part, asked.indicator)) if asked.indicator else rows


def _became(outcome: Outcome) -> Q:
    """Of limbs."""
    carried = Q(resolution__outcome=Resolution.Outcome.CARRIED)
    return ~carried if outcome is Outcome.LOST else carried & Q(verb__in=sorted(VERBS_OF[outcome]))


def _about(part: Part, indicator: int) -> Q:
    """A paragraph speaks of it, or is the question or an answer of one that does; the item of a resolution or a
    recommendation is about it."""
    if part is Part.ACTION:
        return action_about(indicator)
    if part in (Part.LIMB, Part.RECOMMENDATION):
        items = AgendaItem.indicators.through.objects.filter(indicator=indicator)
        return Q(**{f"{ITEM_OF[part].removesuffix('__')}__in": items.values("agendaitem")})
    mentions = IndicatorMention.objects.filter(indicator=indicator)
    replies = MinutesParagraph.objects.filter(answers__in=mentions.values("paragraph")).order_by()
    answered = mentions.filter(paragraph__answers__isnull=False)
    # As one list of keys: by "or" a database goes through every paragraph there is
    named = mentions.values("paragraph").union(replies.values("pk"), answered.values("paragraph__answers"))
    return Q(pk__in=named)


def _keys(part: Part, rows: QuerySet) -> QuerySet:
    item = ITEM_OF[part]
    spot = {Part.PARAGRAPH: "position", Part.LIMB: "order"}.get(part, "pk")
    return (
        rows.order_by()
        .annotate(
            part=Value(part.value, output_field=IntegerField()),
            key=F("pk"),
            day=F(f"{item}meeting__date"),
            place=F(f"{item}order"),
            spot=F(spot),
        )
        .values_list("part", "key", "day", "place", "spot")
    )
