"""Records the figures of a demonstration council, and publishes the quarters that were before its committees."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import models
from django.utils import timezone

from accounts.models import Council
from config.demonstration.content import Content, Table
from config.demonstration.series import CORRECTION, GeneratedFigure
from config.demonstration.shares import OWN_CATEGORIES
from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.catalogue.querysets import council_catalogue
from indicators.figures.actions import SourceFacts, record_figures
from indicators.files.figure_files import read_figures
from indicators.models import Breakdown, Category, Figure, Source
from indicators.terms.written_periods import parse_period
from scorecards.editions.actions import publish_edition
from scorecards.models import Scorecard


def record_file(council: Council, content: Content) -> None:
    """Read the council's figures.csv as an officer's import would, and record it."""
    if content.figures is None:
        return
    data = content.figures.read_bytes()
    with content.figures.open("rb") as file:
        rows = read_figures(file, content.figures.name, council_catalogue(council))
    source = SourceFacts(Source.Kind.FILE, content.figures.name, hashlib.sha256(data).hexdigest())
    record_figures(council=council, rows=rows, source=source, by=None)


def publish(content: Content, scorecards: dict[str, Scorecard]) -> None:
    """Publish every edition that ships for a council whose figures stand recorded."""
    for table in content.editions:
        publish_one(table, scorecards)


def publish_one(table: Table, scorecards: dict[str, Scorecard]) -> None:
    publish_edition(
        scorecard=scorecards[table["scorecard"]],
        period=parse_period(table["period"]),
        by=None,
        correction=table.get("correction", ""),
        published_at=at_hour(table["published"], 12),
    )


def add_own_categories(council: Council) -> None:
    """The fictional council's own teams and groups: which a council counts is its own choice."""
    shared = Breakdown.objects.filter(indicator__council=None).select_related("indicator")
    breakdowns = {(each.indicator.code, each.code): each for each in shared}
    Category.objects.bulk_create(
        Category(
            indicator_id=breakdowns[place].indicator_id,
            breakdown=breakdowns[place],
            council=council,
            code=code,
            label=label,
            order=order,
        )
        for place, labels in OWN_CATEGORIES.items()
        for order, (code, label) in enumerate(labels.items(), 1)
    )


def record_and_publish(
    council: Council,
    content: Content,
    scorecards: dict[str, Scorecard],
    first_reported: Sequence[GeneratedFigure],
    figures: Sequence[GeneratedFigure],
) -> None:
    """Record generated figures in the order they became known, publishing each edition from what was known then."""
    rows = {False: rows_of(council, first_reported), True: rows_of(council, figures)}
    corrected = False  # what was corrected stays so in the editions after it
    for table in content.editions:
        until, corrected = parse_period(table["period"]).end, corrected or bool(table.get("correction"))
        known = [row for row in rows[corrected] if row.period.end <= until]
        record_known(council, known, known_by=at_hour(table["published"], 9))
        publish_one(table, scorecards)
    record_known(council, rows[True])


def record_known(council: Council, rows: Sequence[ReportedFigure], known_by: datetime | None = None) -> None:
    """With `known_by` dated back, so that an edition published later that day knows of no correction after it.

    What is never changed otherwise is reached past its own guard, here alone.
    """
    facts = SourceFacts(Source.Kind.COMPUTED, "illustrative figures")
    source = record_figures(council=council, rows=rows, source=facts, by=None, reason=CORRECTION).source
    if known_by is not None and source is not None:
        models.QuerySet(Figure).filter(source=source).update(created_at=known_by)
        Source.objects.filter(pk=source.pk).update(at=known_by)


def at_hour(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone())


def rows_of(council: Council, figures: Sequence[GeneratedFigure]) -> list[ReportedFigure]:
    catalogue = council_catalogue(council)
    rows = []
    for figure in figures:
        known = catalogue.find(figure.code)
        if known is None:
            raise LookupError(f"The catalogue has no indicator {figure.code}. Run sync_catalogue first.")
        category = known.category(figure.category) if figure.category else None
        rows.append(ReportedFigure(CellKey(known.facts.id, category, figure.period), figure.amounts))
    return rows
