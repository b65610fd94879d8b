"""Reading files that wait and what their rows would change. Every function costs a fixed number of queries."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from accounts.models import Council, User
from indicators.amounts.amounts import Amounts
from indicators.amounts.recorded import typed_of_figure
from indicators.collection.cells.querysets import entries_in, recorded_in, typed_of
from indicators.files.figure_files import RowRead
from indicators.intake.uploads.plan import Home, Known, Place
from indicators.models import CollectedIndicator, PendingImport, PendingRow, Submission
from indicators.terms.periods import Frequency, Period
from indicators.terms.row_kinds import SAVED_KINDS, Kind
from indicators.terms.vocabulary import Unit

KEPT_FOR = timedelta(days=1)
PAGE_LENGTH = 200
_HEAVY = ("content",)


def files_of(council: Council, user: User, now: datetime) -> QuerySet[PendingImport]:
    """The officer's own files in this council that are not too old, newest first, without their content."""
    mine = PendingImport.objects.filter(council=council, by=user, at__gte=now - KEPT_FOR)
    return mine.defer(*_HEAVY).order_by("-at")


def pending_file(council: Council, user: User, key: UUID, now: datetime) -> PendingImport | None:
    return files_of(council, user, now).filter(pk=key).first()


def waiting_files(council: Council, user: User, now: datetime) -> list[PendingImport]:
    """Those that still wait for something: a check, their officer's choice, another try."""
    settled = (PendingImport.State.DONE, PendingImport.State.REFUSED)
    return list(files_of(council, user, now).exclude(state__in=settled))


def homes_of(council: Council) -> dict[int, Home]:
    """Where each of the council's collected indicators is entered, by its primary key. One query."""
    rows = CollectedIndicator.objects.filter(council=council).values_list(
        "indicator_id",
        *("collection_id", "collection__title", "collection__frequency", "collection__first_period"),
        *("indicator__frequency", "indicator__unit", "indicator__decimals"),
    )
    return {
        indicator: Home(
            collection,
            title,
            Frequency(collected),
            Period(first, Frequency(collected)),
            Frequency(frequency),
            Unit(unit),
            decimals,
        )
        for indicator, collection, title, collected, first, frequency, unit, decimals in rows
    }


def known_of(council: Council, rows: Sequence[RowRead], today: date) -> Known:
    """What there is in the cells that these rows name. Four queries."""
    homes = homes_of(council)
    figures = (row.figure for row in rows if row.figure is not None)
    keys = {figure.key for figure in figures if figure.key.indicator in homes}
    waiting = Submission.objects.filter(council=council, state=Submission.State.SUBMITTED)
    return Known(
        today=today,
        homes=homes,
        typed={key: typed_of(entry) for key, entry in entries_in(council.pk, keys).items()},
        recorded={
            key: typed_of_figure(Amounts.of(figure), homes[key.indicator].unit)
            for key, figure in recorded_in(council.pk, keys).items()
        },
        waiting=frozenset(Place(one.collection_id, one.period) for one in waiting),
    )


class KindCount(NamedTuple):
    """How many rows of a kind a file has, and how many of them are ticked."""

    kind: Kind
    rows: int
    chosen: int


def counts_of(pending: PendingImport) -> list[KindCount]:
    """In the order of kinds, those that the file has. One query."""
    counted = (
        PendingRow.objects.filter(pending=pending)
        .order_by("kind")
        .values_list("kind")
        .annotate(rows=Count("pk"), ticked=Count("pk", filter=Q(chosen=True)))
    )
    return [KindCount(Kind(kind), rows, ticked) for kind, rows, ticked in counted]


def rows_on_page(pending: PendingImport, kind: Kind | None, page: int) -> QuerySet[PendingRow]:
    """One page of rows in the order in which they are looked at; `page` counts from 1, `kind` None means all."""
    rows = PendingRow.objects.filter(pending=pending)
    if kind is not None:
        rows = rows.filter(kind=kind)
    first = (page - 1) * PAGE_LENGTH
    return rows.select_related("indicator", "category").order_by("kind", "row")[first : first + PAGE_LENGTH]


def chosen_rows(pending_id: UUID) -> QuerySet[PendingRow]:
    """The ticked rows, section by section, so that two savings lock sections in the same order."""
    rows = PendingRow.objects.filter(pending=pending_id, chosen=True, kind__in=SAVED_KINDS)
    return rows.order_by("collection_id", "section_start", "row")
