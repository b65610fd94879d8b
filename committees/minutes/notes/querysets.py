"""What an item's edition shows of each measure, and what readers are told where its minutes say another figure."""

from dataclasses import dataclass, field

from django.db.models import Case, CharField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value, When

from committees.models import AgendaItem, IndicatorMention
from scorecards.assembly.shown import latest_words
from scorecards.models import Edition, TakingDown
from scorecards.payload import rows_of


@dataclass(frozen=True)
class Published:
    """`shown` are the latest figures by code, as the edition shows them; `period` is the edition's label."""

    shown: dict[str, str] = field(default_factory=dict)
    period: str = ""


def published_for(item: AgendaItem) -> Published:
    """Of the edition that the item carries. One query, none without an edition."""
    if not item.edition_id:
        return Published()
    edition = Edition.objects.get(pk=item.edition_id)
    shown = {row["code"]: latest_words(row) for row in rows_of(edition.payload)}
    return Published(shown, edition.period.label)


def edition_period(item: AgendaItem) -> str:
    """The label of the period of the edition that the item carries; "" without one."""
    return item.edition.period.label if item.edition else ""


def with_published(mentions: QuerySet[IndicatorMention]) -> QuerySet[IndicatorMention]:
    """Each with `published`: the edition's other figure, "" where there is none or the edition was taken down."""
    down = TakingDown.objects.of_editions_that_are_down(OuterRef("paragraph__item__edition"))
    nothing = Value("", output_field=CharField())
    untold = Q(published_value="") | Exists(down)
    return mentions.annotate(published=Case(When(untold, then=nothing), default=F("published_value")))


def their_mentions() -> Prefetch:
    """For paragraphs: what each speaks of, with its measure and with `published`."""
    return Prefetch("mentions", with_published(IndicatorMention.objects.select_related("indicator")))
