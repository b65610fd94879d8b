"""The charts of a measure's page to take away, and what was resolved by now on them."""

import csv
import re
from io import StringIO

import pytest

from accounts.roles import Role
from scorecards import registries
from tests.factories import BreakdownFactory, CategoryFactory, FigureFactory, user_with_role
from tests.queries import queries_of
from tests.scorecards.editions.test_scorecards import Q2, World

pytestmark = pytest.mark.django_db


class Minutes:
    """What two meetings resolved of every measure: one before the last figure, one after it."""

    @staticmethod
    def asked_about(council, indicator_ids):
        return {}

    @staticmethod
    def discussed(council, indicator_id):
        days = (("2019-02-05", "4(a)", "a visit."), ("2018-07-10", "6(b)", "a costed plan."))
        rest = {"kind": "resolution", "by": "", "state": "", "state_kind": ""}
        return [
            {
                "date": day,
                "meeting": "Panel",
                "item": "Item 6",
                "url": "/minutes/",
                "said": [{**rest, "label": f"Resolution {label}", "text": text}],
            }
            for day, label, text in days
        ]

    @staticmethod
    def item_carrying(edition_ids):
        return {}

    @staticmethod
    def requested(council, indicator_id, *, asks):
        return []


def add_kinds(world: World) -> None:
    """Kinds of the first measure in two quarters; in the earlier one a kind is small."""
    indicator = world.indicators[0]
    breakdown = BreakdownFactory(indicator=indicator, code="age", title="Age", kind="breakdown")
    groups = {
        "Under 10": [(3, 90), (8, 110)],
        "10 to 15": [(9, 100), (6, 90)],
        "16 and over": [(9, 110), (6, 100)],
    }
    for order, (label, pairs) in enumerate(groups.items()):
        category = CategoryFactory(
            breakdown=breakdown, indicator=indicator, code=f"g{order}", label=label, order=order
        )
        for step, (numerator, denominator) in enumerate(pairs):
            FigureFactory(
                council=world.council,
                indicator=indicator,
                category=category,
                source=world.source,
                start=Q2.shift(step - 1).start,
                numerator=numerator,
                denominator=denominator,
                value=numerator / denominator * 100,
            )


def table(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_the_public_takes_every_chart_of_a_published_measure_and_nothing_hidden(client, monkeypatch):
    monkeypatch.setattr(registries, "_providers", [Minutes])
    world = World(public=True)
    add_kinds(world)
    world.publish()
    base = f"{world.base}edition-1/measures/measure-0/"
    page = client.get(base).content.decode()
    charts = ("trend", "comparison", "kinds-1", "kinds-1-over-time")
    for chart in charts:
        assert f'href="{base}{chart}.png"' in page
        drawn, figures = client.get(f"{base}{chart}.svg"), client.get(f"{base}{chart}.csv")
        assert (drawn.headers["Content-Type"], figures.headers["Content-Type"][:8]) == (
            "image/svg+xml",
            "text/csv",
        )
        assert world.council.name in drawn.content.decode() and "edition 1" in drawn.content.decode()
        assert f"measure-0-{chart}-panel-2018-19-q2-edition-1.csv" in figures.headers["Content-Disposition"]
    assert client.get(f"{base}trend.png").content.startswith(b"\x89PNG")
    assert "A: 10 July 2018, resolution 6(b)" in client.get(f"{base}trend.svg").content.decode()
    drawn = client.get(f"{base}trend.svg").content.decode()
    assert "After its last point: 5 February 2019, resolution 4(a)" in drawn
    assert "The chart cannot show that one thing caused another" in " ".join(
        re.sub(r"<[^>]+>", " ", drawn).split()
    )
    meetings = [line for line in table(client.get(f"{base}trend.csv")) if line[0] == "Meeting"]
    assert [[line[1], *line[5:]] for line in meetings] == [
        ["2018-07-10", "A", "Panel, item 6: resolution 6(b)"],
        ["2019-02-05", "", "Panel, item 6: resolution 4(a)"],
    ]
    kinds = [line[:6] for line in table(client.get(f"{base}kinds-1.csv"))]
    assert ["Under 10", "Q1 18/19", "", "", "", "Hidden"] in kinds
    assert ["Under 10", "Q2 18/19", "7", "8", "110", "7%"] in kinds
    for nothing in ("trend.pdf", "explore.svg", "kinds-2.svg", "neighbours.svg"):
        assert client.get(f"{base}{nothing}").status_code == 404


def test_what_was_resolved_by_now_is_on_the_chart_and_no_visit_costs_more_than_fifteen_queries(
    client, monkeypatch
):
    world = World(public=True)
    world.publish()
    url = f"{world.base}edition-1/measures/measure-0/"
    client.force_login(user_with_role(world.council, Role.MEMBER))  # for visitors whole answers are kept
    client.get(f"{world.base}edition-1/")  # where the session is noted as seen
    assert len(queries_of(client, url)) <= 15, "the first visit, which makes the page"
    before = client.get(url).content.decode()
    monkeypatch.setattr(registries, "_providers", [Minutes])
    after = client.get(url).content.decode()
    assert 'class="pinhead"' not in before and "10 July 2018" not in before
    assert (
        len(re.findall(r"class=.?pinhead", after)) == 2
    )  # wide and narrow, of the day that the chart reaches
    assert 'class="block">A<' in after and "After its last point:" in after
    (label,) = set(re.findall(r'aria-label="(Line chart[^"]*)"', after))
    assert label.endswith(" Marked: A, 10 July 2018, resolution 6(b).")
    assert (
        '<span class="sub">A: 10 July 2018, resolution 6(b)</span>' in after
    )  # in the table behind the chart
    told = " ".join(re.sub(r"<[^>]+>", " ", after).split())
    assert "Since 5 February 2019" in told and "Too early to say" in told
    assert len(queries_of(client, url)) <= 15
