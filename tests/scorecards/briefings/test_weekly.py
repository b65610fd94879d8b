"""Managers see each week's figure, when it arrived and from where; a week without one is a gap."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from accounts.roles import Role
from indicators.terms.periods import Frequency, Period, day_words, week_of
from scorecards.briefings.weekly.lateness import days_late, freshness_words, weeks_missing
from tests.factories import (
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    SendingSystemFactory,
    SourceFactory,
    user_with_role,
)
from tests.queries import assert_same_queries

WEEK = week_of(2025, 52)  # 22 to 28 December


@pytest.mark.parametrize(
    ("arrived", "late"), [(date(2025, 12, 29), 0), (date(2026, 1, 4), 0), (date(2026, 1, 5), 1)]
)
def test_a_figure_is_late_from_the_eighth_day_on(arrived, late):
    assert days_late(WEEK, arrived) == late


@pytest.mark.parametrize(
    ("today", "missing"),
    [(date(2025, 12, 30), 0), (date(2026, 1, 11), 0), (date(2026, 1, 12), 1), (date(2026, 1, 19), 2)],
)
def test_a_week_is_missing_once_it_is_due(today, missing):
    """The week after, 29 December to 4 January, is due by 11 January."""
    assert weeks_missing(WEEK, today) == missing


def test_what_came_and_what_did_not_is_said_in_words():
    assert freshness_words(WEEK, date(2025, 12, 30)) == (
        "The newest figure is of week 52 2025, 22 to 28 December 2025. The next one is not due yet."
    )
    assert freshness_words(WEEK, date(2026, 1, 12)).endswith("Nothing has come for the week after it.")
    assert freshness_words(None, date(2026, 1, 12)) == "No weekly figure has come yet."


class Managers:
    """A council with a weekly measure: sixteen weeks of figures without the last but two, sent by a system."""

    def __init__(self):
        self.council = CouncilFactory()
        self.newest = Period.of(timezone.localdate(), Frequency.WEEK).shift(-1)
        system = SendingSystemFactory(council=self.council, name="Case records")
        self.source = SourceFactory(council=self.council, kind="machine", system=system)
        self.beside = IndicatorFactory(title="Visits on time")
        FigureFactory(
            council=self.council,
            indicator=self.beside,
            source=self.source,
            value=91,
            start=Period.of(self.newest.start, Frequency.QUARTER).start,
        )
        self.client = Client()
        self.client.force_login(user_with_role(self.council, Role.APPROVER))
        self.url = f"/{self.council.slug}/weekly/"

    def count(self, title: str) -> None:
        indicator = IndicatorFactory(title=title, frequency="week", unit="count", counts_children=False)
        indicator.related.add(self.beside)
        for step in range(16):
            if step != 2:
                self.send(indicator, self.newest.shift(-step), 30 + step)

    def send(self, indicator, week: Period, value: int) -> None:
        on = week.shift(1).start
        FigureFactory(
            council=self.council,
            indicator=indicator,
            source=self.source,
            frequency="week",
            start=week.start,
            value=value,
            numerator=value,
            denominator=None,
            created_at=datetime(on.year, on.month, on.day, 8, tzinfo=UTC),
        )


@pytest.mark.django_db
def test_each_week_has_its_figure_its_day_and_its_system_and_a_week_without_is_a_gap():
    managers = Managers()
    managers.count("Visits overdue this week")
    page = html.fromstring(managers.client.get(managers.url).content)
    rows = [" ".join(" ".join(row.itertext()).split()) for row in page.findall(".//tbody/tr")]
    assert len(rows) == 13
    arrived = day_words(managers.newest.shift(1).start)
    assert f"30 Arrived {arrived}" in rows[0] and "Case records" in rows[0]
    assert "No figure" in rows[2] and "Case records" not in rows[2]
    whole = " ".join(" ".join(page.itertext()).split())
    assert f"No figure for {managers.newest.shift(-2).in_sentence}: a gap" in whole
    assert "Visits on time 91%" in whole
    assert page.findall(".//svg")


@pytest.mark.django_db
def test_the_page_costs_the_same_however_many_measures_are_counted_each_week():
    managers = Managers()
    managers.count("Visits overdue this week")
    assert_same_queries(managers.client, managers.url, lambda: managers.count("Assessments overdue"))


@pytest.mark.django_db
def test_a_council_without_weekly_measures_is_told_so():
    managers = Managers()
    assert (
        "No measure of this council is counted each week."
        in managers.client.get(managers.url).content.decode()
    )
