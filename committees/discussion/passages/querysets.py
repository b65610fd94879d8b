"""The passages of minutes that a page shows, read by their keys: a query for each of four tables at most."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Council
from committees.discussion.fulltext.querysets import with_marks
from committees.discussion.keys.querysets import ITEM_OF, MODELS, Asked, Part
from committees.meetings.agreement.querysets import with_corrections
from committees.models import (
    Action,
    AgendaItem,
    IndicatorMention,
    Limb,
    MinutesParagraph,
    Reader,
    Recommendation,
)
from indicators.models import Indicator

MEETING = "meeting__committee"
BESIDE = {
    Part.PARAGRAPH: ("attendance__person", "attendance__substitute_for"),
    Part.LIMB: (),
    Part.ACTION: (),
    Part.RECOMMENDATION: (),
}


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
            found |= {(part, row.pk): row for row in with_marks(with_corrections(rows), asked.wanted)}
    return [found[part, key] for part, key, *_ in keys if (part, key) in found]


def indicators_spoken_of(council: Council, reader: Reader) -> QuerySet[Indicator]:
    """Those that minutes which the reader sees speak of, or that an item with such minutes is about."""
    mentions = IndicatorMention.objects.for_council(council).visible_to(reader)
    items = AgendaItem.objects.for_council(council).filter(reader.with_minutes_of(""))
    through = AgendaItem.indicators.through.objects.filter(indicator=OuterRef("pk"))
    about = through.filter(agendaitem__in=items.order_by().values("pk"))
    return Indicator.objects.filter(Exists(mentions.filter(indicator=OuterRef("pk"))) | Exists(about))
