"""Beside an edition stands, live, which of its measures have a newer national figure; what was frozen stays."""

from datetime import date

import pytest
from django.test import Client

from indicators.terms.periods import Frequency, Period
from scorecards.editions.newer.telling import Published, measures_of, newer_of
from tests.factories import IndicatorFactory, PublishedFigureFactory
from tests.payloads import make_cell, make_row
from tests.scorecards.editions.test_scorecards import World

AUTUMN_2024 = Period(date(2024, 7, 1), Frequency.QUARTER)
AUTUMN_2025 = Period(date(2025, 7, 1), Frequency.QUARTER)


def test_a_measure_has_a_newer_figure_only_where_its_year_ends_later_and_the_newest_is_told():
    rows = [
        make_row(code=code, title=code.title(), decimals=1, latest=make_cell(AUTUMN_2024))
        for code in ("turnover", "vacancies")
    ]
    published = [
        Published("turnover", AUTUMN_2024, 11.0792),
        Published("turnover", AUTUMN_2025, 7.6789),
        Published("turnover", AUTUMN_2024.shift(-4), 15.5),
        Published("vacancies", AUTUMN_2024, 13.2),
    ]
    assert newer_of(measures_of(rows), published) == [
        {"code": "turnover", "title": "Turnover", "figure": "7.7%", "period": "30 September 2025"}
    ]


@pytest.mark.django_db
def test_pages_of_an_edition_say_which_newer_national_figure_is_published_and_what_was_frozen_stays():
    world = World(public=True)
    world.publish()
    visitor, base = Client(), f"{world.base}edition-1/"
    frozen = visitor.get(f"{base}measures/measure-0/").content.decode()
    assert "A newer national figure" not in frozen
    newer = {"area": world.areas[0], "frequency": "financial year", "start": date(2018, 4, 1)}
    PublishedFigureFactory(release=world.release, indicator=world.indicators[0], value=7.4, **newer)
    PublishedFigureFactory(release=world.release, indicator=world.indicators[1], value=8.4, **newer)
    # The council's own measure of that code is another than the one which releases tell of
    IndicatorFactory(code="measure-1", council=world.council)

    signed_in = Client()
    signed_in.cookies["sessionid"] = "none"  # so that no kept answer is given
    page = signed_in.get(f"{base}measures/measure-0/").content.decode()
    said = " ".join(page.split())
    assert "A newer national figure is published: 7%, 2018/19." in said
    assert "20 of 300" in page
    for address in (base, f"{base}attention/"):
        said = " ".join(signed_in.get(address).content.decode().split())
        assert "Newer national figures are published of 1 measure" in said, said[
            said.find("Newer national") :
        ][:400]
        assert ": 7%, 2018/19" in said
    assert "A newer national" not in signed_in.get(f"{base}measures/measure-1/").content.decode()
