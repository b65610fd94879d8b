"""The page of what is loaded: how old it is, what scorecards lack, and who may choose another release."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail.parts import read_detail
from indicators.amounts.amounts import Amounts
from indicators.benchmarks.figures import GatheredFigure
from indicators.benchmarks.gathering import SAYS_NOTHING
from indicators.benchmarks.loaded.ages import age_words, is_old
from indicators.benchmarks.reports import years_moved
from indicators.models import NeighbourModel, Release
from indicators.terms.periods import financial_year
from indicators.terms.vocabulary import Symbol
from tests.factories import (
    AreaFactory,
    CouncilFactory,
    IndicatorFactory,
    NeighbourFactory,
    PublishedFigureFactory,
    ReleaseFactory,
    SectionFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.indicators.benchmarks.national_files import Desk, words_of
from tests.queries import assert_same_queries


def test_ages_are_in_words():
    end = date(2025, 3, 31)
    assert age_words(end, date(2025, 4, 15)) == "this month"
    assert age_words(end, date(2025, 4, 30)) == "1 month ago"
    assert age_words(end, date(2026, 3, 31)) == "1 year ago"
    assert age_words(end, date(2027, 6, 1)) == "2 years and 2 months ago"
    assert not is_old(end, date(2027, 3, 31))
    assert is_old(end, date(2027, 5, 1))


def figure(code, area, year, value=1.0, symbol=""):
    return GatheredFigure(code, area, financial_year(year), Amounts(value=value, symbol=symbol), "", 0, 2)


def test_only_years_that_say_something_of_councils_are_gained_or_lost():
    before = {
        (one.indicator, one.area, one.period): one.amounts
        for one in (figure("a", 1, 2023), figure("b", 1, 2023), figure("c", 1, 2022))
    }
    england, nothing = 9, Symbol.NOT_AVAILABLE
    assert nothing in SAYS_NOTHING
    now = [
        *(figure("a", 1, 2023), figure("a", 1, 2024)),
        *(figure("b", england, 2023), figure("b", 1, 2023, None, nothing)),
        *(figure("c", 1, 2022), figure("c", england, 2024), figure("new", 1, 2024)),
    ]
    latest = {"a": date(2024, 3, 31), "b": date(2024, 3, 31), "c": date(2025, 3, 31)}
    gains, loses = years_moved(before, now, councils={1}, latest=latest)
    assert (gains, loses) == ({"a": "2024/25"}, {"b": "2023/24"})
    # What another release has already is no later year, whatever the release it is compared with has
    latest["a"] = date(2025, 3, 31)
    assert years_moved(before, now, councils={1}, latest=latest)[0] == {}


@pytest.fixture
def council():
    return CouncilFactory(slug="durham", short_name="Durham", gss_code="E06000047")


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def release(dataset, label, year, **options):
    options = {"last_day": date(year, 3, 31), "illustrative": False, **options}
    return ReleaseFactory(
        dataset=dataset, label=label, imported_at=datetime(2026, 1, year - 2000, tzinfo=UTC), **options
    )


@pytest.mark.django_db
def test_officers_see_what_is_used_and_what_their_scorecards_lack(council):
    officer = user_with_role(council, Role.PERFORMANCE_OFFICER, name="Our officer")
    elsewhere = user_with_role(CouncilFactory(), Role.PERFORMANCE_OFFICER, name="Somebody elsewhere")
    release("referrals", "2024", 2024, chosen=True, chosen_why="The newest has an error", brought_by=officer)
    release("referrals", "2025", 2025, brought_by=elsewhere)
    old = release("absence", "2020", 2020, brought_by=elsewhere, secondary=True)
    durham = AreaFactory(gss_code="E06000047", illustrative=False, name="County Durham")
    model = NeighbourModel.objects.create(label="2025", year=2025)
    NeighbourFactory(model=model, area=durham, neighbour=AreaFactory(name="Halton"))
    section = SectionFactory(scorecard__council=council)
    known, unknown = (
        IndicatorFactory(code="re-referrals", theme="demand"),
        IndicatorFactory(title="Nobody publishes this"),
    )
    aged = IndicatorFactory(title="An old one")
    for one in (known, unknown, aged):
        SectionIndicatorFactory(section=section, indicator=one)
    PublishedFigureFactory(release=old, indicator=aged, area=durham, start=date(2019, 4, 1))

    desk = Desk(sign_in(officer), council)
    shown = words_of(desk.client.get(desk.url("national")))
    assert "2024 chosen: The newest has an error; 2025 is newer; 2 releases" in shown
    assert "by Our officer" in shown and "an officer of another council" in shown
    assert "Somebody elsewhere" not in shown
    assert "it only fills what they lack" in shown
    assert "Model 2025, used here" in shown and "Halton" in shown
    assert "Other: 1 dataset" in shown and "Demand: 1 dataset, until 31 March 2024" in shown
    assert shown.count("whoever runs this service") == 1
    assert "An old one latest year ended on 31 March 2020" in shown
    assert "In no dataset that is known here: 1 Nobody publishes this" in shown
    assert "c1_children_in_need_referrals" in shown

    Release.objects.update(indicators_held=7, councils_held=22)
    Release.objects.filter(pk=old.pk).update(rows_kept="releases/absence.csv.gz")
    shown = words_of(desk.client.get(desk.url("national_dataset", "absence")))
    assert "absence.csv kept as it came" in shown and "taken from its file" not in shown
    shown = words_of(desk.client.get(desk.url("national_dataset", "referrals")))
    assert "referrals.csv not kept here, only figures taken from it" in shown
    assert "taken from its file: 7 indicators; 22 councils in its latest year" in shown

    member = sign_in(user_with_role(council, Role.MEMBER))
    shown = words_of(member.get(desk.url("national")))
    assert "Halton" in shown and "scorecards lack" not in shown and "Bring a file" not in shown

    def grow():
        for year in range(2001, 2019):
            release("referrals", str(year), year)
            NeighbourModel.objects.create(label=str(year), year=year)

    assert_same_queries(desk.client, desk.url("national"), grow)
    assert_same_queries(
        desk.client, desk.url("national_dataset", "referrals"), lambda: release("referrals", "x", 2026)
    )


@pytest.mark.django_db
def test_a_choice_of_release_or_neighbours_has_a_reason_and_an_entry_in_the_trail(council):
    officer = user_with_role(council, Role.ADMINISTRATOR)
    release("referrals", "2024", 2024)
    release("referrals", "2025", 2025)
    NeighbourModel.objects.create(label="2021", year=2021)
    desk = Desk(sign_in(officer), council)
    page = desk.url("national_use", "referrals")
    assert "Say why in one sentence" in words_of(desk.client.post(page, {"label": "=2024", "reason": " "}))
    assert "Choose one of those that are stored" in words_of(
        desk.client.post(page, {"label": "=1999", "reason": "Not this one"})
    )
    assert not Release.objects.filter(chosen=True).exists()
    desk.client.post(page, {"label": "=2024", "reason": "An error in 2025"})
    assert Release.objects.get(chosen=True).chosen_why == "An error in 2025"
    desk.client.post(desk.url("national_neighbours"), {"label": "=2021", "reason": "As the plan has it"})
    assert NeighbourModel.objects.get().chosen
    reasons = [read_detail(entry.detail)["reason"].value for entry in AuditEntry.objects.order_by("pk")]
    assert reasons == ["An error in 2025", "As the plan has it"]
    assert "Chose a release: referrals 2024" in words_of(desk.client.get(desk.url("national")))
    desk.client.post(page, {"label": "newest", "reason": "It is corrected"})
    assert not Release.objects.filter(chosen=True).exists()


@pytest.mark.django_db
def test_one_council_of_several_changes_nothing_unless_the_operator_lets_it(council, settings):
    settings.NATIONAL_FIGURES_BY_PAGE = False
    release("referrals", "2025", 2025)
    desk = Desk(sign_in(user_with_role(council, Role.PERFORMANCE_OFFICER)), council)
    assert "Bring a file" in words_of(desk.client.get(desk.url("national")))  # there is one council
    CouncilFactory()
    shown = words_of(desk.client.get(desk.url("national")))
    assert "The councils of this service share its national figures" in shown and "Bring a file" not in shown
    for name, args in (("national_use", ["referrals"]), ("national_neighbours", []), ("national_bring", [])):
        answer = desk.client.post(
            desk.url(name, *args), {"label": "=2025", "reason": "Because of an error"}, follow=True
        )
        assert answer.redirect_chain[0][0] == desk.url("national")
    assert not Release.objects.filter(chosen=True).exists()
    assert not AuditEntry.objects.exists()
