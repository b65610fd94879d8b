"""Which passages of minutes are looked for, in four tables as one list, newest first: each question is composed once,
and asked with what every visitor looks for."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import reduce
from operator import add

from django.db.models import F, IntegerField, Q, QuerySet, Value

from accounts.composing.querysets import Fixed, composed_once
from accounts.models import Council
from accounts.querysets import CountOf
from committees.discussion.fulltext.querysets import Words, with_words, words_to_ask
from committees.discussion.passages.kinds import SPOKEN, VERBS_OF, Outcome, What
from committees.follow_ups.subjects.querysets import (
    actions_about,
    items_about,
    limbs_about,
    paragraphs_about,
)
from committees.models import (
    Action,
    Limb,
    MinutesParagraph,
    Reader,
    Recommendation,
    Resolution,
)
from indicators.terms.searching import Wanted


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
Key = tuple  # part, primary key, and what they are ordered by


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


@dataclass(frozen=True)
class _Way:
    """What makes another query of it: who reads, of what kind the passages are, how members' names are shown."""

    reader: Reader
    style: str
    parts: tuple[Part, ...]
    what: What | Outcome | None


class Keys:
    """Of every passage that is like that and that the reader sees, in order, for a list that shows a page of them.
    `style` is how the council shows members' names, `parts` the tables. One query for a page, one to count them."""

    def __init__(
        self,
        council: Council,
        reader: Reader,
        asked: Asked,
        style: str,
        parts: Collection[Part] = frozenset(Part),
    ):
        holding = tuple(part for part in _parts(asked) if part in parts)
        way = _Way(reader.of_minutes(), style, holding, asked.what)
        limits = (asked.committee, asked.indicator, asked.speaker, asked.since, asked.until)
        words = words_to_ask(asked.wanted)
        self.somewhere = bool(holding)
        self.asking = (Fixed(way), council.pk, words, *(limit or None for limit in limits))

    def __len__(self) -> int:
        return next((number for (number,) in _number(*self.asking)), 0) if self.somewhere else 0

    count = __len__  # of a list a paginator would ask for all

    def __getitem__(self, some: slice) -> list[Key]:
        return _some(Fixed((some.start, some.stop)), *self.asking) if self.somewhere else []


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


@composed_once
def _some(between, *asking):
    first, last = between
    found = [_keys(part, rows) for part, rows in _found(*asking).items()]
    whole = found[0].union(*found[1:], all=True) if found[1:] else found[0]
    return whole.order_by("-day", "place", "part", "spot", "key")[first:last]


@composed_once
def _number(way, council, *asking):
    counts = (CountOf(rows.order_by().values("pk")) for rows in _found(way, council, *asking).values())
    return Council.objects.filter(pk=council).values_list(reduce(add, counts, Value(0)))


def _found(
    way: _Way, council: int, words: Words, committee, indicator, speaker, since, until
) -> dict[Part, QuerySet]:
    """By table its rows that are like that; what is None stands for all."""
    found = {}
    for part in way.parts:
        meeting = f"{ITEM_OF[part]}meeting__"
        limits = {
            f"{meeting}committee": committee,
            f"{meeting}date__gte": since,
            f"{meeting}date__lte": until,
            "speaker_kind": speaker,
            "kind": way.what if way.what in SPOKEN else None,
        }
        rows = with_words(MODELS[part].objects.for_council(council).visible_to(way.reader), words, way.style)
        rows = rows.filter(**{name: limit for name, limit in limits.items() if limit is not None})
        rows = rows.filter(_became(way.what)) if isinstance(way.what, Outcome) else rows
        found[part] = rows.filter(_about(part, indicator)) if indicator else rows
    return found


def _became(outcome: Outcome) -> Q:
    """Of limbs."""
    carried = Q(resolution__outcome=Resolution.Outcome.CARRIED)
    return ~carried if outcome is Outcome.LOST else carried & Q(verb__in=sorted(VERBS_OF[outcome]))


def _about(part: Part, indicator: int) -> Q:
    if part is Part.ACTION:
        return actions_about(indicator)
    if part is Part.LIMB:
        return limbs_about(indicator)
    if part is Part.RECOMMENDATION:
        return Q(item__in=items_about(indicator))
    return Q(pk__in=paragraphs_about(indicator))


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
