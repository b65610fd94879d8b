"""National frameworks: measures of the newest editions at their places, others listed, own ones never matched."""

from datetime import date

import pytest

from accounts.roles import Role
from indicators.catalogue.shipped.frameworks import national_frameworks
from indicators.models import Area, Indicator
from indicators.terms.periods import Period, quarter_of
from scorecards.editions.actions import publish_edition
from scorecards.models import Edition, Scorecard
from scorecards.overviews.frameworks.presenters import latest_measures
from scorecards.overviews.frameworks.words import matched_words
from tests.factories import (
    AreaFactory,
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    PublishedFigureFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.payloads import make_cell, make_payload, make_row
from tests.queries import assert_same_queries


@pytest.fixture
def town(db):
    """Of the catalogue one measure that is matched and one that is not; of the council's own one of a matched code."""
    council = CouncilFactory(slug="town", public_access=True)
    section = SectionFactory(scorecard=ScorecardFactory(council=council))
    for code, own in (("sdq-average", None), ("contacts", None), ("re-referrals", council)):
        indicator = IndicatorFactory(code=code, title=f"Measure {code}", council=own)
        SectionIndicatorFactory(section=section, indicator=indicator)
        FigureFactory(council=council, indicator=indicator, start=date(2025, 4, 1))
    publish_edition(scorecard=section.scorecard, period=quarter_of(2025, 1), by=None)
    return section.scorecard


def test_the_page_shows_each_place_with_the_councils_newest_published_figures(town, client):
    text = client.get("/town/frameworks/").content.decode()
    assert "1 of 3 published measures has a place" in text
    places, unmatched = text.split("Not matched: 2 measures")
    assert "Measure sdq-average" in places
    assert "/town/panel-" in places and "edition-1/measures/sdq-average/" in places
    assert "Average SDQ score" in places
    assert "Measure contacts" in unmatched
    # the council's own may be another measure than the catalogue's of that code
    assert "Measure re-referrals" in unmatched
    assert "Local Outcomes Framework" in unmatched and "none is matched yet" in unmatched
    about = client.get(f"/town/{town.slug}/2025-26/q1/edition-1/measures/sdq-average/").content.decode()
    assert "have stable, loving homes" in about and "dashboard" in about
    own = client.get(f"/town/{town.slug}/2025-26/q1/edition-1/measures/re-referrals/").content.decode()
    assert "Not matched" in own

    def publish_more():
        other = SectionFactory(scorecard=ScorecardFactory(council=town.council))
        SectionIndicatorFactory(section=other, indicator=town.sections.get().entries.first().indicator)
        publish_edition(scorecard=other.scorecard, period=quarter_of(2025, 1), by=None)
        publish_edition(scorecard=town, period=quarter_of(2025, 1), correction="One figure.", by=None)

    # answers to visitors are kept; who has signed in reads it anew
    client.force_login(user_with_role(town.council, Role.MEMBER))
    assert_same_queries(client, "/town/frameworks/", publish_more)


def test_beside_them_stand_the_newest_national_figures_and_say_that_they_are(town, client):
    """Of a measure that no scorecard here has, they stand alone."""
    other = IndicatorFactory(code="dental-checks", title="Dental checks")
    code = next(tag.indicator for tag in national_frameworks().tags if tag.indicator != "sdq-average")
    Indicator.objects.filter(pk=other.pk).update(code=code)
    matched = Indicator.objects.get(code="sdq-average")
    country = AreaFactory(gss_code="E92000009", name="England", kind=Area.Kind.COUNTRY)
    own = AreaFactory(gss_code=town.council.gss_code)
    made_up = {"illustrative": town.council.illustrative}
    Area.objects.filter(pk__in=[country.pk, own.pk]).update(**made_up)
    for indicator, area, year, value in (
        *((matched, own, 2023, 20), (matched, country, 2023, 30), (matched, country, 2024, 31)),
        (other, country, 2024, 77),
    ):
        PublishedFigureFactory(indicator=indicator, area=area, start=date(year, 4, 1), value=value)
    text = " ".join(client.get("/town/frameworks/").content.decode().split())
    assert "National figure, 2023/24: ours 20%, England 30%." in text
    alone = text.partition("On no published scorecard here, but with a national figure:")[2]
    assert "Dental checks" in alone and "National figure, 2024/25: England 77%." in alone


def test_sentences_are_true_of_one_and_none():
    assert [matched_words(*numbers) for numbers in ((0, 0), (1, 1), (0, 1), (0, 4), (1, 4), (2, 4))] == [
        "No measure is published yet",
        "The one published measure has a place",
        "The one published measure has no place",
        "None of 4 published measures has a place",
        "1 of 4 published measures has a place",
        "2 of 4 published measures have a place",
    ]


def test_of_several_editions_the_newest_figure_is_taken():
    """The newest edition may have no figure where another, of a period before, has one."""

    def edition(period: Period, value: float | None) -> Edition:
        payload = make_payload(rows=[{**make_row(latest=make_cell(period, value)), "code": "sdq-average"}])
        card = Scorecard(slug="panel")
        return Edition(
            number=1, frequency=period.frequency, start=period.start, payload=payload, scorecard=card
        )

    empty, figure, older = (
        edition(quarter_of(*when), value)
        for *when, value in ((2025, 2, None), (2024, 4, 14.0), (2024, 1, 13.0))
    )
    for order in ([empty, figure, older], [older, empty, figure]):
        assert latest_measures(order, "town")["sdq-average"].row["latest"]["value"] == 14.0
