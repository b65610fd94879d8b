"""The history of a published measure: what each edition said, from the editions alone."""

from datetime import date

import pytest

from accounts.roles import Role
from indicators.models import Figure
from indicators.terms.written_periods import parse_period
from scorecards.editions.actions import publish_edition
from scorecards.editions.published.history import Telling, figure_told, others_that_changed, said_by
from tests.factories import IndicatorFactory, SectionIndicatorFactory, user_with_role
from tests.payloads import make_cell, make_row, make_series
from tests.queries import assert_same_queries
from tests.scorecards.editions.test_scorecards import Q2, World, correct, newest

HISTORY = "edition-1/measures/measure-0/history/"
NOW = parse_period("2025/26 Q3").code
BEFORE = parse_period("2025/26 Q2").code


def telling(number, *figures, correction=""):
    row = make_row(series=[*make_series([9.0, 8.0])[:-2], *figures])
    day = date(2026, 2, number)
    return Telling(f"Edition {number}", f"/{number}/", day, correction, asked=number == 2, said=said_by(row))


def cell(value, period=NOW, **changes):
    return make_cell(parse_period(period), value, **changes)


def read(client, world, address=HISTORY):
    return client.get(world.base + address).content.decode()


def test_editions_that_say_the_same_are_one_statement():
    tellings = [telling(1, cell(8.0)), telling(2, cell(8.0)), telling(3, cell(7.0, revised_from="8%"))]
    told = figure_told(tellings, NOW)
    assert told.label == "Quarter 3 2025/26"
    assert [each.said.display for each in told.statements] == ["7%", "8%"]
    assert told.statements[0].said.remarks == "Revised from 8%."
    assert [one.name for one in told.statements[1].again] == ["Edition 2"]


def test_a_word_that_came_or_went_is_told_and_more_decimals_are_not():
    first = telling(1, cell(8.0, provisional=True))
    assert len(figure_told([first, telling(2, cell(8.0))], NOW).statements) == 2
    finer = make_row(series=[cell(8.04)])
    finer["target"]["latest_display"] = "8.04%"
    plain = said_by(make_row(series=[cell(8.04)]))
    assert said_by(finer)[NOW].kept == plain[NOW].kept
    assert said_by(finer)[NOW].display == "8.04%"
    assert said_by(finer)[NOW].display != plain[NOW].display


def test_figures_of_other_periods_stand_there_only_where_their_number_changed():
    tellings = [
        telling(1, cell(9.0, BEFORE), cell(8.0)),
        telling(2, cell(9.0, BEFORE, note="late"), cell(7.0)),
    ]
    assert others_that_changed(tellings, NOW) == []
    tellings.append(telling(3, cell(6.0, BEFORE), cell(7.0)))
    assert [told.label for told in others_that_changed(tellings, NOW)] == ["Quarter 2 2025/26"]


def test_the_same_counts_with_other_decimals_are_no_correction():
    counts = {"numerator": 8499.0, "denominator": 10_000.0}
    finer = {**cell(84.99, BEFORE), **counts, "display": "84.99%"}
    rounded = {**cell(85.0, BEFORE), **counts, "display": "85%"}
    same = [telling(1, finer, cell(8.0)), telling(2, rounded, cell(8.0))]
    assert others_that_changed(same, NOW) == []
    other = {**rounded, "numerator": 8500.0}
    assert others_that_changed([same[0], telling(2, other, cell(8.0))], NOW) != []


@pytest.mark.django_db
def test_a_visitor_reads_what_each_edition_said_when_and_why(client):
    world = World(public=True)
    world.publish()
    correct(newest(world), 90)
    world.publish(correction="Measure number 0 was counted twice")
    assert f'href="{world.base}{HISTORY}"' in read(client, world, "edition-1/measures/measure-0/")
    page = read(client, world)
    places = [page.index(text) for text in ("30%", "Revised from 7%", "counted twice", "20 of 300 children")]
    assert places == sorted(places)
    for link in ("edition-1", "edition-2"):
        assert f'href="{world.base}{link}/measures/measure-0/"' in page


@pytest.mark.django_db
def test_a_correction_that_no_edition_shows_is_not_told(client):
    world = World(public=True)
    world.publish()
    correct(newest(world), 90)
    assert "30%" not in read(client, world)
    assert Figure.objects.filter(reason="counted twice").exists()
    assert "counted twice" not in read(client, world)


@pytest.mark.django_db
def test_small_numbers_stay_hidden_in_every_edition(client):
    world = World(1, public=True)
    small = IndicatorFactory(code="small", title="A rare thing")
    SectionIndicatorFactory(section=world.section, indicator=small, order=50)
    figure = world.report(small, Q2, 3, 217)
    world.publish()
    correct(figure, 4)
    world.publish(correction="A rare thing was counted again")
    page = read(client, world, "edition-1/measures/small/history/")
    assert "Hidden" in page
    for number in ("217", "1.38", "1.84", "1%", "2%"):
        assert number not in page


@pytest.mark.django_db
def test_a_later_quarter_tells_what_became_of_an_earlier_figure(client):
    world = World(public=True)
    world.publish()
    correct(newest(world), 90)
    world.report(world.indicators[0], Q2.next(), 40, 300)
    publish_edition(scorecard=world.scorecard, period=Q2.next(), by=None)
    page = read(client, world, "edition-1/measures/measure-0/history/")
    assert "Edition 1 of quarter 3 2018/19" in page and "30%" in page
    after = client.get(f"/{world.council.slug}/panel/2018-19/q3/edition-1/measures/measure-0/history/")
    assert "Quarter 2 2018/19, newest first" in after.content.decode()


@pytest.mark.django_db
def test_it_costs_the_same_queries_for_two_editions_and_for_many(client):
    world = World(public=True)
    world.publish()
    world.publish(correction="Counted twice")
    client.force_login(user_with_role(world.council, Role.MEMBER))

    def grow():
        for number in range(3):
            world.publish(correction=f"Counted again, time {number}")

    assert_same_queries(client, world.base + HISTORY, grow)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["edition-9/measures/measure-0/history/", "edition-1/measures/none/history/"]
)
def test_a_history_of_nothing_is_not_found(client, address):
    world = World(public=True)
    world.publish()
    assert client.get(world.base + address).status_code == 404
