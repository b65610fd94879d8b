"""Keeps beside each figure as said what the item's edition says instead."""

from accounts.policies import inside_atomic
from committees.minutes.notes.mentions import told_otherwise
from committees.minutes.notes.querysets import published_for
from committees.models import AgendaItem, IndicatorMention


@inside_atomic
def compare_mentions(*, item: AgendaItem) -> None:
    """Where mentions or the item's edition changed. An edition never changes, so what it says is kept rather than
    looked for in it whenever somebody reads. A figure of another period is not compared. Three queries at most."""
    said = IndicatorMention.objects.filter(paragraph__item=item).exclude(value_reported="")
    mentions = list(said.select_related("indicator"))
    edition = published_for(item) if mentions else None
    if edition is None:
        return
    for each in mentions:
        shown = edition.shown.get(each.indicator.code, "") if each.period in ("", edition.period) else ""
        each.published_value = told_otherwise(each.value_reported, shown)[:60]
    IndicatorMention.objects.bulk_update(mentions, ["published_value"], batch_size=200)
