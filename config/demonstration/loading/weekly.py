"""The last weeks of the fictional council's weekly figures, as its case management system sent them: one by one.

One week never came, and one came late, so that the page of weekly figures has both to show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import models
from django.utils import timezone

from accounts.models import Council
from config.demonstration.series import GeneratedFigure
from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.catalogue.querysets import council_catalogue
from indicators.figures.actions import SourceFacts, record_figures
from indicators.intake.systems.actions import create_system
from indicators.models import Figure, Indicator, SendingSystem, Source
from indicators.terms.periods import Frequency, Period

SYSTEM = "Case management system"
SENT_WEEKS = 16
NEVER_CAME, CAME_LATE = 8, 4  # weeks before the newest


@dataclass(frozen=True)
class Weekly:
    """What the system sends, and what was there before it did."""

    sent: list[GeneratedFigure]
    before: list[GeneratedFigure]


def apart(figures: Sequence[GeneratedFigure]) -> Weekly:
    """The newest weeks apart from everything that came by other ways."""
    weekly = [each.period for each in figures if each.period.frequency is Frequency.WEEK]
    first = max(weekly).shift(1 - SENT_WEEKS)
    sent = [each for each in figures if each.period.frequency is Frequency.WEEK and each.period >= first]
    return Weekly(sent, [each for each in figures if each not in sent])


def send_weekly(council: Council, sent: Sequence[GeneratedFigure]) -> None:
    catalogue = council_catalogue(council)
    codes = sorted({each.code for each in sent})
    indicators = Indicator.objects.filter(council=None, code__in=codes)
    system, _token = create_system(council=council, name=SYSTEM, indicators=indicators, by=None)
    newest = max(each.period for each in sent)
    for each in sent:
        known = catalogue.find(each.code)
        if known is not None and each.period != newest.shift(-NEVER_CAME):
            row = ReportedFigure(CellKey(known.facts.id, None, each.period), each.amounts)
            send(council, system, row, late=each.period == newest.shift(-CAME_LATE))


def send(council: Council, system: SendingSystem, row: ReportedFigure, *, late: bool) -> None:
    """On the Monday after its week, or long after. What is never changed otherwise is dated back, here alone."""
    facts = SourceFacts(Source.Kind.MACHINE, system=system)
    source = record_figures(council=council, rows=[row], source=facts, by=None).source
    at = arrival(row.period, late)
    if source is not None:
        models.QuerySet(Figure).filter(source=source).update(created_at=at)
        Source.objects.filter(pk=source.pk).update(at=at)
    system.last_sent_at = at
    system.save(update_fields=["last_sent_at"])
    system.sends.update(last_sent_at=at)


def arrival(week: Period, late: bool) -> datetime:
    day = week.end + timedelta(days=12 if late else 1)
    return datetime.combine(day, time(6, 40), tzinfo=timezone.get_default_timezone())
