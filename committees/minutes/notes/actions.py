"""Which measures paragraphs speak of, as a person confirms it, and what the item's edition says instead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from accounts.policies import demand, inside_atomic
from accounts.trail import actions as audit
from accounts.trail.parts import Change
from committees.minutes.notes.mentions import published_instead
from committees.minutes.notes.querysets import published_for
from committees.minutes.policies import why_not_mention, why_not_said
from committees.models import AgendaItem, IndicatorMention
from committees.policies import why_not_edit
from indicators.models import Indicator


@dataclass(frozen=True)
class Mention:
    """`paragraph` is its key; `value` as it stands in its words, `period` the label of that it is of."""

    paragraph: int
    indicator: Indicator
    value: str = ""
    period: str = ""


@transaction.atomic
def set_mentions(
    *,
    item: AgendaItem,
    confirmed: Sequence[Mention],
    corrected: Sequence[Mention] = (),
    taken_back: Sequence[tuple[int, str]],
    by: User | None,
) -> None:
    """That a paragraph speaks of a measure is confirmed by a person; `corrected` are those that were, with another
    figure or period; `taken_back` pairs the keys of paragraphs and the codes of measures. Paragraphs that are gone are
    passed over. Raises NotAllowed, also where a figure does not stand in its paragraph."""
    demand(why_not_edit(item.meeting))
    demand(why_not_mention([each.indicator for each in confirmed], item.meeting.committee.council))
    rows = {row.pk: row for row in item.paragraphs.prefetch_related("mentions__indicator")}
    have = {(row.pk, each.indicator.code): each for row in rows.values() for each in row.mentions.all()}
    for each in (*confirmed, *corrected):
        if each.paragraph in rows:
            demand(why_not_said(each.indicator.title, each.value, rows[each.paragraph].text))
    gone = [have[key] for key in taken_back if key in have]
    new = [
        IndicatorMention(
            paragraph=rows[each.paragraph],
            indicator=each.indicator,
            value_reported=each.value,
            period=each.period,
            confirmed_by=by,
        )
        for each in confirmed
        if each.paragraph in rows and (each.paragraph, each.indicator.code) not in have
    ]
    before, changed = _put_right(have, corrected, by)
    if not gone and not new and not changed:
        return
    after = _told([*changed, *new])
    IndicatorMention.objects.filter(pk__in=[each.pk for each in gone]).delete()
    IndicatorMention.objects.bulk_create(new)
    IndicatorMention.objects.bulk_update(changed, ["value_reported", "period", "confirmed_by"])
    compare_mentions(item=item)
    audit.record(
        by=by,
        council=item.meeting.committee.council,
        verb="confirmed which measures minutes speak of",
        subject=item,
        detail={"changed": Change({"mentions": [*before, *_told(gone)]}, {"mentions": after})},
    )


def _put_right(
    have: Mapping[tuple[int, str], IndicatorMention], corrected: Iterable[Mention], by: User | None
) -> tuple[list[str], list[IndicatorMention]]:
    """What the trail says of them before, and the rows as they are to be saved."""
    said = [(have.get((each.paragraph, each.indicator.code)), each) for each in corrected]
    rows = [row for row, _ in said if row is not None]
    before = _told(rows)
    for row, each in said:
        if row is not None:
            row.value_reported, row.period, row.confirmed_by = each.value, each.period, by
    return before, rows


def _told(mentions: Iterable[IndicatorMention]) -> list[str]:
    said = [(each.indicator.code, each.value_reported, each.period) for each in mentions]
    return [" ".join(filter(None, each)) for each in said]


@inside_atomic
def compare_mentions(*, item: AgendaItem) -> None:
    """Keep beside each figure as said what the item's edition says instead. Where mentions, their words or the item's
    edition changed. An edition never changes, so what it says is kept rather than looked for in it whenever somebody
    reads. Three queries at most."""
    said = IndicatorMention.objects.filter(paragraph__item=item).exclude(
        value_reported="", published_value=""
    )
    mentions = list(said.select_related("indicator", "paragraph"))
    edition = published_for(item) if mentions else None
    if edition is None:
        return
    for each in mentions:
        shown = edition.shown.get(each.indicator.code, "")
        each.published_value = published_instead(
            each.value_reported, each.period, each.paragraph.text, shown, edition.period
        )[:60]
    IndicatorMention.objects.bulk_update(mentions, ["published_value"], batch_size=200)
