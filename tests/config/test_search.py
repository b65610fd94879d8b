"""Whoever searches finds what they may read, and nothing else; whatever is typed is answered."""

from datetime import date
from importlib import import_module
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone
from lxml import html

from accounts.roles import Role
from committees.models import Meeting
from indicators.models import GlossaryTerm
from scorecards.editions.actions import publish_edition
from scorecards.models import EditionText, Summary
from tests.factories import (
    CommentaryFactory,
    CouncilFactory,
    EvidenceFactory,
    IndicatorFactory,
    KeyLineOfEnquiryFactory,
    PublishedFigureFactory,
    SectionFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.meetings import Town
from tests.queries import assert_same_queries, queries_of
from tests.scorecards.editions.test_scorecards import Q2, World

pytestmark = pytest.mark.django_db
BOTH = {"public", "member", "officer", "clerk"}


class Reading(World):
    """A council in which the word "harbour" stands in everything that can be found, each in another state."""

    def __init__(self):
        super().__init__(1, public=True)
        self.say("Published: the harbour home.")
        self.publish()
        self.say("Corrected: the harbour house.")
        self.publish(correction="The house is no home")
        self.say("Unpublished: a harbour flat.")
        unread = SectionFactory(scorecard__council=self.council)
        SectionIndicatorFactory(
            section=unread, indicator=IndicatorFactory(code="harbour-homes", title="Harbour homes")
        )
        self.town = Town(slug="harbourton")
        Meeting.objects.filter(pk=self.town.meeting.pk).update(minutes_state="none")

    def say(self, text: str) -> None:
        CommentaryFactory(council=self.council, indicator=self.indicators[0], text=text)


def visitor(council, who: str) -> Client:
    client = Client()
    roles = {
        "member": Role.MEMBER,
        "officer": Role.PERFORMANCE_OFFICER,
        "clerk": Role.DEMOCRATIC_SERVICES,
    }
    if who in roles:
        client.force_login(user_with_role(council, roles[who]))
    return client


def found(client: Client, council, text: str, **more: str) -> str:
    answer = client.get(f"/{council.slug}/search/?{urlencode({'q': text, **more})}")
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.content).find(".//main").text_content().split())


def test_readers_of_what_is_published_find_no_draft():
    reading = Reading()
    readers = {who: found(visitor(reading.council, who), reading.council, "harbour") for who in BOTH}
    expected = {
        "Corrected: the harbour house.": BOTH,
        "Published: the harbour home.": set(),  # an edition that another one corrects
        "Unpublished: a harbour flat.": {"officer"},
        "Harbour homes": {"officer"},  # on a scorecard of which nothing is published
    }
    assert {words: {who for who, page in readers.items() if words in page} for words in expected} == expected


def test_officers_find_the_newest_words_of_each_place_and_not_those_that_were_replaced():
    reading = Reading()
    for text in ("An old harbour headline.", "A new harbour headline."):
        Summary.objects.create(
            council=reading.council,
            scorecard=reading.scorecard,
            frequency="quarter",
            start="2018-07-01",
            text=text,
        )
    page = found(visitor(reading.council, "officer"), reading.council, "harbour")
    assert "A new harbour headline." in page and "An old harbour headline." not in page
    assert "Unpublished: a harbour flat." in page


def test_measures_of_no_scorecard_lead_to_the_national_figures_of_all_councils():
    world = World(1, public=True)
    world.publish()
    known = {"at-university": "Care leavers at university", "count": "Care leavers at university, counted"}
    for code, title in known.items():
        unit = "count" if code == "count" else "percent"
        indicator = IndicatorFactory(code=code, title=title, unit=unit)
        PublishedFigureFactory(indicator=indicator, area=world.areas[0])
    IndicatorFactory(code="never", title="University of nobody")
    page = found(Client(), world.council, "university")
    assert "More measures with national figures: 1Care leavers at university" in page
    assert "counted" not in page and "nobody" not in page  # without figures to set beside each other
    answer = Client().get(f"/{world.council.slug}/search/?q=university").content.decode()
    assert f'href="/{world.council.slug}/measures/at-university/councils/"' in answer
    assert "national figures" not in found(Client(), world.council, "measure-0")


def test_evidence_is_found_as_the_newest_edition_has_it():
    world = World(1, public=True)
    line = KeyLineOfEnquiryFactory(framework__council=world.council, code="visits")
    world.scorecard.framework = line.framework
    world.scorecard.save()
    about = {"line": line, "on": date(2018, 6, 12), "number": 3, "counted": "files"}
    EvidenceFactory(**about, title="Case audit", said="The lighthouse was visited.")
    publish_edition(scorecard=world.scorecard, period=Q2.shift(-1), by=None)  # it is of that year, too
    world.publish()
    EvidenceFactory(**about, title="Second audit", said="Another lighthouse.")
    url = f"{world.base}edition-1/evidence/#line-visits"
    fill = import_module("scorecards.migrations.0007_evidence_is_found").fill
    for editions_of_before in (False, True):
        if editions_of_before:
            EditionText.objects.filter(kind="evidence").delete()
            fill(apps, None)
        page = found(Client(), world.council, "lighthouse")
        assert "Evidence, as published: 1Case audit Audit, 5 or fewer case files, 12 June 2018. The" in page
        assert "Another" not in page  # entered after the edition
        answer = Client().get(f"/{world.council.slug}/search/?q=lighthouse")
        assert f'href="{url}"' in answer.content.decode()
    assert 'id="line-visits"' in Client().get(url).content.decode()


def test_what_was_said_at_meetings_is_found_by_who_may_read_the_minutes():
    town = Town(public=True)
    town.discuss()
    said = {"asked why children moved": "moved", "20 more places": "places", "Costed plan": "costed"}
    for words, looked_for in said.items():
        assert words in found(Client(), town.council, looked_for)
    Meeting.objects.update(minutes_state="none", agenda_published=timezone.localdate())
    for words, looked_for in said.items():
        assert words not in found(Client(), town.council, looked_for)
        assert words in found(visitor(town.council, "clerk"), town.council, looked_for)
    assert "Finding homes closer" in found(Client(), town.council, "closer")
    Meeting.objects.update(agenda_published=None)
    assert "Finding homes closer" not in found(Client(), town.council, "closer")


def test_another_council_is_never_found():
    town = Town(slug="hereton", public=True)
    Town(slug="thereton").discuss()
    assert "Nothing found" in found(Client(), town.council, "moved")


def test_a_member_asks_when_a_young_person_is_missing_and_reads_the_answer():
    GlossaryTerm.objects.create(
        term="Missing",
        definition="Nobody knows where they are.",
        asked="When is a young person officially missing?",
        also=["Absconding"],
    )
    council = CouncilFactory(public_access=True)
    for typed in ("When is a young person officially missing?", "absconding", "MISSING"):
        assert "Nobody knows where they are." in found(Client(), council, typed)
    page = Client().get(f"/{council.slug}/words/").content.decode()
    assert 'id="missing"' in page and "When is a young person officially missing?" in page
    near = found(Client(), council, "missng")
    assert "Nothing found" in near and "Written nearly like it: Missing" in near


@pytest.mark.parametrize(
    "typed", ["\x00", "%", "_", "'; --", "<script>alert(1)</script>", "x" * 9000, "a " * 500, ""]
)
def test_whatever_is_typed_is_answered(typed):
    town = Town(public=True)
    town.discuss()
    answer = Client().get(f"/{town.council.slug}/search/", {"q": typed, "in": typed})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_a_search_costs_the_same_however_much_is_found():
    reading = Reading()
    client = visitor(reading.council, "officer")
    url = f"/{reading.council.slug}/search/?q=harbour"

    def more():
        for number in range(8):
            reading.say(f"harbour {number}")
        Summary.objects.create(
            council=reading.council,
            scorecard=reading.scorecard,
            frequency="quarter",
            start="2018-07-01",
            text="harbour",
        )

    more()
    assert_same_queries(client, url, more)
    assert len(queries_of(client, url)) <= 23


def test_many_in_one_group_are_shown_on_a_page_of_their_own():
    town = Town(public=True)
    town.discuss()
    for number in range(7):
        town.ask(town.item, f"asked about lighthouse {number}.")
    first = found(Client(), town.council, "lighthouse")
    assert "What was said at meetings: 7" in first and "lighthouse 6" not in first
    assert "All 7 passages of minutes" in first
    assert "lighthouse 6" in found(Client(), town.council, "lighthouse", **{"in": "minutes"})
