"""The editions that a council's home page is made of, in one query."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Case, F, JSONField, Q, Subquery, When
from django.db.models.functions import Coalesce

from accounts.models import Council
from committees.models import AgendaItem
from scorecards.editions.downloads.querysets import files_with_edition
from scorecards.editions.querysets import published_editions
from scorecards.models import Edition


class EditionsTold(NamedTuple):
    """`own` is the newest of the committee's scorecard, `newest` it or else the newest of all; `carried` by primary key
    those that agenda items carry; `recent` those published last, newest first, which may have no payload."""

    own: Edition | None
    newest: Edition | None
    carried: Mapping[int, Edition]
    recent: Sequence[Edition]


def editions_told(
    council: Council, scorecard: int | None, items: Iterable[AgendaItem], most: int
) -> EditionsTold:
    """`scorecard` is the committee's, by primary key. One query.

    A payload weighs a tenth of a megabyte and more: only those come with it whose measures are shown.
    """
    every = published_editions(council)
    by_period = every.order_by("-start", "-number")
    own = by_period.filter(scorecard=scorecard) if scorecard else by_period.none()
    newest = Coalesce(Subquery(own.values("pk")[:1]), Subquery(by_period.values("pk")[:1]))
    shown = Q(pk=newest) | Q(pk__in={item.edition_id for item in items if item.edition_id})
    last = every.order_by("-published_at", "-pk").values("pk")[:most]
    rows = every.filter(shown | Q(pk__in=last))
    rows = rows.annotate(
        files=files_with_edition(),
        is_newest=Case(When(pk=newest, then=True), default=False),
        read=Case(When(shown, then=F("payload")), output_field=JSONField()),
    )
    return told_of(list(rows), scorecard, most)


def told_of(rows: Sequence[Edition], scorecard: int | None, most: int) -> EditionsTold:
    carried = {}
    for each in rows:
        if each.read is not None:
            each.payload = each.read
            carried[each.pk] = each
    newest = next((each for each in rows if each.is_newest), None)
    recent = sorted(rows, key=lambda each: (each.published_at, each.pk), reverse=True)
    return EditionsTold(
        own=newest if newest and newest.scorecard_id == scorecard else None,
        newest=newest,
        carried=carried,
        recent=recent[:most],
    )
