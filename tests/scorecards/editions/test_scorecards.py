"""Scorecards as their readers meet them: drafts for officers, editions that never change, a fixed number of queries."""

import json
from datetime import date
from unittest.mock import patch

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from accounts.trail.parts import read_detail
from indicators.models import Figure
from indicators.terms.written_periods import parse_period
from scorecards.editions.actions import publish_edition
from scorecards.editions.pages import ASKED_HERE
from scorecards.models import DraftStep, Edition
from scorecards.payload import hash_of
from tests.drafts import made_ready
from tests.factories import (
    AreaFactory,
    BreakdownFactory,
    CategoryFactory,
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    NeighbourFactory,
    NeighbourModelFactory,
    PublishedFigureFactory,
    ReleaseFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    SourceFactory,
    TargetFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db
Q2 = parse_period("2018/19 Q2")


class World:
    """A council with a scorecard of `size` indicators, three years of figures and ten neighbours."""

    def __init__(self, size: int = 2, public: bool = False):
        self.council = CouncilFactory(public_access=public, gss_code="E07999999")
        self.scorecard = ScorecardFactory(council=self.council, slug="panel")
        self.section = SectionFactory(scorecard=self.scorecard, slug="safe")
        self.source = SourceFactory(council=self.council)
        self.release = ReleaseFactory()
        self.areas = self.make_areas()
        self.indicators = [self.add_indicator(n) for n in range(size)]
        self.base = f"/{self.council.slug}/panel/2018-19/q2/"

    def make_areas(self):
        region = AreaFactory(kind="region", illustrative=False)
        own = AreaFactory(gss_code=self.council.gss_code, region=region, illustrative=False)
        country = AreaFactory(kind="country", illustrative=False)
        model = NeighbourModelFactory(label="2025")
        others = AreaFactory.create_batch(10, illustrative=False)
        for position, other in enumerate(others, 1):
            NeighbourFactory(model=model, area=own, neighbour=other, position=position)
        return [own, region, country, *others]

    def add_indicator(self, n: int):
        indicator = IndicatorFactory(code=f"measure-{n}", title=f"Measure number {n}")
        SectionIndicatorFactory(section=self.section, indicator=indicator, order=n)
        TargetFactory(council=self.council, indicator=indicator, value=9, starts=date(2015, 4, 1))
        for step in range(12):
            period = Q2.shift(-step)
            self.report(indicator, period, 20 + n + step, 300)
        for area in self.areas:
            PublishedFigureFactory(
                release=self.release, indicator=indicator, area=area, value=10 + area.pk % 7
            )
        return indicator

    def report(self, indicator, period, numerator, denominator):
        return FigureFactory(
            council=self.council,
            indicator=indicator,
            source=self.source,
            start=period.start,
            numerator=numerator,
            denominator=denominator,
            value=numerator / denominator * 100,
        )

    def publish(self, **fields) -> Edition:
        return publish_edition(scorecard=self.scorecard, period=Q2, by=None, **fields)


def correct(figure: Figure, numerator: float) -> None:
    """What a correction does: the old figure is superseded, the new one is current."""
    Figure.objects.filter(pk=figure.pk).mark_superseded()
    Figure.objects.create(
        council=figure.council,
        indicator=figure.indicator,
        frequency=figure.frequency,
        start=figure.start,
        numerator=numerator,
        denominator=figure.denominator,
        value=numerator / figure.denominator * 100,
        source=figure.source,
        supersedes=figure,
        reason="counted twice",
    )


def newest(world: World, which: int = 0) -> Figure:
    return Figure.objects.current().get(indicator=world.indicators[which], start=Q2.start)


@pytest.fixture
def officer_client(client):
    def sign_in(world: World, role: Role = Role.PERFORMANCE_OFFICER):
        client.force_login(user_with_role(world.council, role))
        return client

    return sign_in


def test_an_officer_reads_the_draft_with_value_target_and_similar_councils(officer_client):
    world = World()
    page = officer_client(world).get(f"{world.base}draft/").content.decode()
    assert "Draft, not published" in page
    assert "20 of 300 children" in page
    assert "9% or less" in page
    assert "similar councils" in page.lower()


@pytest.mark.parametrize(
    ("address", "most"),
    [("draft/", 13), ("draft/measures/measure-0/", 14), ("draft/figures/", 10), ("draft/evidence/", 10)],
)
def test_a_draft_costs_the_same_queries_for_two_measures_and_for_twenty(
    officer_client, django_assert_max_num_queries, address, most
):
    few, many = World(2), None
    client = officer_client(few)
    client.get(few.base + address)
    with django_assert_max_num_queries(most) as small:
        client.get(few.base + address)
    many = few
    for n in range(2, 20):
        many.indicators.append(many.add_indicator(n))
    with django_assert_max_num_queries(most) as large:
        client.get(many.base + address)
    assert len(large) == len(small)


def test_a_published_page_is_read_from_the_edition_in_a_few_queries(client, django_assert_max_num_queries):
    world = World(5, public=True)
    world.publish()
    url = f"{world.base}edition-1/"
    first = client.get(url).content
    with django_assert_max_num_queries(4):
        assert client.get(url).content == first


def test_what_was_published_does_not_change_when_a_figure_is_corrected(client):
    world = World(public=True)
    world.publish()
    url = f"{world.base}edition-1/"
    before = client.get(url).content.decode()
    correct(newest(world), 90)
    assert client.get(url).content.decode() == before
    assert "30%" not in before


def test_a_correction_makes_the_next_edition_and_the_first_says_so(client):
    world = World(public=True)
    world.publish()
    correct(newest(world), 90)
    world.publish(correction="Measure number 0 was counted twice")
    second = client.get(f"{world.base}edition-2/").content.decode()
    assert "30%" in second and "Revised from 7%" in second
    assert "Measure number 0 was counted twice" in second
    first = client.get(f"{world.base}edition-1/").content.decode()
    assert "read edition 2" in first
    assert client.get(world.base).headers["Location"].endswith("/edition-2/")


def test_what_was_corrected_before_anybody_read_it_is_not_called_revised(client):
    world = World(public=True)
    correct(newest(world), 90)
    world.publish()
    page = client.get(f"{world.base}edition-1/").content.decode()
    assert "30%" in page and "Revised" not in page


def test_a_second_edition_must_say_what_it_corrects():
    world = World()
    world.publish()
    with pytest.raises(NotAllowed, match="Say what edition 2 corrects"):
        world.publish()
    with pytest.raises(NotAllowed, match="Shorten the reason to 300 characters"):
        publish_edition(scorecard=world.scorecard, period=Q2, by=None, correction="late returns " * 30)
    assert Edition.objects.count() == 1


def test_an_empty_quarter_cannot_be_published():
    world = World()
    with pytest.raises(NotAllowed, match="There is no figure yet for Quarter 3 2018/19"):
        publish_edition(scorecard=world.scorecard, period=Q2.next(), by=None)


def test_an_edition_can_be_neither_changed_nor_deleted():
    edition = World().publish()
    edition.correction = "another"
    for change in (edition.save, edition.delete, Edition.objects.all().delete):
        with pytest.raises(ValidationError):
            change()
    with pytest.raises(ValidationError):
        Edition.objects.update(number=9)


def test_the_hash_is_that_of_the_payload_as_stored_and_publishing_leaves_an_audit_entry():
    world = World()
    edition = world.publish()
    stored = Edition.objects.get(pk=edition.pk)
    assert hash_of(stored.payload) == stored.sha256
    entry = AuditEntry.objects.get(verb="published an edition")
    assert (entry.council, read_detail(entry.detail)["sha256"].value) == (world.council, edition.sha256)


def test_an_edition_pins_the_neighbour_model_and_the_releases_it_was_compared_with():
    edition = World().publish()
    assert (edition.neighbour_model, edition.releases) == ("2025", ["2025"])
    assert len(edition.payload["comparators"]["neighbours"]) == 10


def test_small_numbers_are_hidden_in_the_edition_and_in_everything_served_from_it(client):
    world = World(1, public=True)
    world.report(IndicatorFactory(), Q2, 1, 1)
    small = IndicatorFactory(code="small", title="A rare thing")
    SectionIndicatorFactory(section=world.section, indicator=small, order=50)
    world.report(small, Q2, 3, 217)
    edition = world.publish()
    assert "217" not in json.dumps(edition.payload)
    for page in ("", "figures/", "measures/small/", "measures/small/explore.json"):
        answer = client.get(f"{world.base}edition-1/{page}")
        assert answer.status_code == 200
        assert "217" not in answer.content.decode()
        assert "1.38" not in answer.content.decode()


def test_an_officer_sees_in_the_draft_what_will_be_hidden(officer_client):
    world = World(1)
    small = IndicatorFactory(code="small", title="A rare thing")
    SectionIndicatorFactory(section=world.section, indicator=small, order=50)
    world.report(small, Q2, 3, 217)
    assert "3 of 217 children" in officer_client(world).get(f"{world.base}draft/").content.decode()


def test_members_of_the_committee_do_not_see_drafts(officer_client):
    world = World()
    assert officer_client(world, Role.MEMBER).get(f"{world.base}draft/").status_code == 403


def pressed(client, world):
    """The button for publishing, as the page offers it."""
    form = client.get(f"{world.base}draft/publish/").context["form"]
    hidden = {name: form[name].value() or "" for name in ("digest", "shown")}
    return client.post(f"{world.base}draft/publish/", {"when": "now", "read": "on", **hidden}, follow=True)


def test_an_officer_publishes_nothing_and_an_approver_does(officer_client):
    world = World()
    made_ready(world.scorecard, Q2)
    assert officer_client(world).post(f"{world.base}draft/publish/").status_code == 403
    answer = pressed(officer_client(world, Role.APPROVER), world)
    assert "Edition 1 is published" in answer.content.decode()
    assert Edition.objects.get().published_by.memberships.get().role == Role.APPROVER


def test_publishing_is_refused_with_a_reason_and_nothing_is_lost(officer_client):
    world = World()
    world.publish()
    client = officer_client(world, Role.APPROVER)
    answer = pressed(client, world)
    assert "What this edition corrects (missing)" in answer.content.decode()
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("late returns " * 30, "Shorten the reason to 300 characters"),
        ("late\0returns", "Null characters"),
        ("x", "is no reason yet"),
        ("...", "is no reason yet"),
        ("Recount", "is no reason yet"),
    ],
)
def test_a_reason_that_tells_nothing_or_cannot_be_kept_is_refused_and_stands_in_its_field(
    officer_client, text, told
):
    world = World()
    world.publish()
    client = officer_client(world, Role.APPROVER)
    answer = client.post(f"{world.base}draft/checklist/", {"line": "corrects", "text": text})
    assert told in answer.text and not DraftStep.objects.exists()
    if "\0" not in text:
        assert text.strip() in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "2018-19/q9/",
        "2018-20/q2/",
        "1066-67/q2/",
        "2018-19/q2/edition-9/",
        "2018-19/q2/edition-1/measures/none/",
    ],
)
def test_an_address_that_leads_nowhere_is_not_found(client, address):
    world = World(public=True)
    world.publish()
    assert client.get(f"/{world.council.slug}/panel/{address}").status_code == 404


def test_another_council_cannot_be_read_through_its_scorecard(client):
    mine, other = World(1), World.__new__(World)
    other.council = CouncilFactory()
    client.force_login(user_with_role(other.council, Role.PERFORMANCE_OFFICER))
    assert client.get(f"{mine.base}draft/").status_code == 404
    assert client.get(f"/{other.council.slug}/panel/2018-19/q2/draft/").status_code == 404


def test_a_visitor_who_has_the_page_already_is_told_that_it_has_not_changed(client):
    world = World(public=True)
    world.publish()
    url = f"{world.base}edition-1/"
    etag = client.get(url).headers["ETag"]
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 304


def test_only_those_that_need_attention_have_an_address_of_their_own(client):
    world = World(public=True)
    bad = world.add_indicator(7)
    correct(Figure.objects.current().get(indicator=bad, start=Q2.start), 250)
    world.publish()
    page = client.get(f"{world.base}edition-1/attention/").content.decode()
    assert "Measure number 7" in page and "Measure number 1<" not in page


def test_every_row_open_has_an_address_of_its_own(client):
    world = World(public=True)
    world.publish()
    closed = client.get(f"{world.base}edition-1/").content.decode()
    opened = client.get(f"{world.base}edition-1/open/").content.decode()
    assert "<details open>" not in closed
    assert opened.count("<details open><summary>Measure number ") == 2
    assert f'href="{world.base}edition-1/open/"' in closed
    assert 'href="../measures/measure-0/"' in opened


def test_what_members_asked_follows_the_chart_and_comes_before_the_comparison(client):
    world = World(public=True)
    world.publish()
    page = client.get(f"{world.base}edition-1/measures/measure-0/").content.decode()
    places = [
        page.index(text)
        for text in (
            "Figures behind this chart",
            "What members asked",
            'class="dotplot"',
            "About this measure<",
        )
    ]
    assert places == sorted(places)
    assert ASKED_HERE not in page
    assert page.count("What members asked") == 1


def test_a_page_that_was_read_before_costs_a_visitor_one_query(client, django_assert_num_queries):
    world = World(public=True)
    world.publish()
    url = f"{world.base}edition-1/"
    first = client.get(url).content
    with django_assert_num_queries(1):
        assert client.get(url).content == first


def test_a_kept_page_says_at_once_that_another_edition_corrects_it(client):
    world = World(public=True)
    world.publish()
    url = f"{world.base}edition-1/"
    assert "read edition 2" not in client.get(url).content.decode()
    world.publish(correction="Counted twice")
    assert "read edition 2" in client.get(url).content.decode()


def test_a_kept_page_is_closed_with_its_council(client):
    world = World(public=True)
    world.publish()
    url = f"{world.base}edition-1/"
    assert client.get(url).status_code == 200
    world.council.public_access = False
    world.council.save()
    assert client.get(url).status_code == 302


def test_a_kept_page_is_never_somebody_elses(client, officer_client):
    world = World(public=True)
    world.publish()
    url = f"{world.base}edition-1/"
    signed_in = officer_client(world).get(url).content.decode()
    assert "Signed in as" in signed_in
    client.logout()
    assert "Signed in as" not in client.get(url).content.decode()


def test_readers_are_offered_only_measures_they_can_open(client, officer_client):
    world = World(public=True)
    assert "Measure number 0" not in client.get(f"/{world.council.slug}/measures/").content.decode()
    world.publish()
    page = client.get(f"/{world.council.slug}/measures/").content.decode()
    assert "Measure number 0" in page
    answer = client.get(f"/{world.council.slug}/measures/measure-0/", follow=True)
    assert answer.status_code == 200 and "Measure number 0" in answer.content.decode()


def test_a_town_that_reads_at_once_asks_the_database_once_a_second(
    client, settings, django_assert_num_queries
):
    settings.VISITORS_ASK_EVERY = 60
    world = World(public=True)
    world.publish()
    url = f"{world.base}edition-1/"
    first = client.get(url).content
    with django_assert_num_queries(0):
        assert client.get(url).content == first


def test_a_measure_taken_in_after_publication_is_found_in_the_draft_by_officers_and_by_others_without_a_figure(
    client, officer_client
):
    world = World(public=True)
    world.publish()
    world.add_indicator(9)
    address = f"/{world.council.slug}/measures/measure-9/"
    assert "no published edition has it yet" in client.get(address).content.decode()
    answer = officer_client(world).get(address, follow=True)
    assert answer.status_code == 200 and "Draft, not published" in answer.content.decode()


def test_a_kept_page_of_former_templates_makes_room(client, monkeypatch):
    world = World(public=True)
    edition = world.publish()
    client.get(f"{world.base}edition-1/")
    monkeypatch.setattr("scorecards.editions.caches.renderer_name", lambda: "later")
    caches["pages"].clear()
    client.get(f"{world.base}edition-1/")
    assert list(edition.pages.values_list("renderer", flat=True)) == ["later"]


def test_a_band_shows_how_many_it_holds_beside_its_share(officer_client):
    world = World(1)
    [indicator] = world.indicators
    breakdown = BreakdownFactory(indicator=indicator, title="Cases held")
    for code, numerator in (("under-20", 38), ("20-or-more", 74)):
        FigureFactory(
            council=world.council,
            indicator=indicator,
            category=CategoryFactory(breakdown=breakdown, code=code, label=code),
            source=world.source,
            start=Q2.start,
            numerator=numerator,
            denominator=112,
            value=numerator / 112 * 100,
        )
    page = officer_client(world).get(f"{world.base}draft/measures/measure-0/").content.decode()
    assert "38 of 112" in page and "66%" in page and "Cases held" in page


def test_a_draft_is_kept_as_drawn_until_one_of_its_figures_changes(officer_client):
    world = World()
    officer = officer_client(world)
    address = f"{world.base}draft/"
    first = officer.get(address).content.decode()
    with patch("scorecards.editions.pages.html_of", side_effect=AssertionError("drawn twice")):
        assert "20 of 300 children" in officer.get(address).content.decode()
    correct(newest(world), 25)
    second = officer.get(address).content.decode()
    assert "20 of 300 children" in first
    assert "25 of 300 children" in second
