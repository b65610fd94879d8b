"""A council sets its scorecard up on pages: step by step, with versions, and nothing of anybody's is lost."""

import re

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import AuditEntry
from accounts.roles import Role
from committees.models import Committee
from committees.requests.actions import raise_request
from indicators.models import Indicator
from indicators.terms.periods import Frequency, Period
from indicators.terms.written_periods import parse_period
from scorecards.assembly.querysets.entries import entries_of
from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.definitions.versions.actions import create_scorecard
from scorecards.editions.actions import publish_edition
from scorecards.editions.addresses import edition_url
from scorecards.editor.steps import SectionDefinition
from scorecards.models import KeyLineOfEnquiry, Scorecard, ScorecardEdit, ScorecardVersion
from tests.factories import CouncilFactory, FigureFactory, IndicatorFactory, user_with_role

pytestmark = pytest.mark.django_db
Q1, Q2 = parse_period("2026/27 Q1"), parse_period("2026/27 Q2")


@pytest.fixture
def council():
    return CouncilFactory(slug="county-example")


@pytest.fixture
def scorecard(council):
    for code in ("moves", "distance", "dental-checks", "visits"):
        IndicatorFactory(code=code, title=f"Title of {code}")
    sections = (
        SectionDefinition("homes", "Are homes stable?", "Homes", "", ("moves", "distance")),
        SectionDefinition("health", "Are children healthy?", "Health", "", ("dental-checks",)),
    )
    definition = ScorecardDefinition("panel", "Corporate Parenting Panel", "Children in care", "", sections)
    return create_scorecard(council=council, definition=definition, by=None)


@pytest.fixture
def officer(council, client):
    person = user_with_role(council, Role.PERFORMANCE_OFFICER, name="First officer")
    client.force_login(person)
    return person


@pytest.fixture
def url(council, scorecard):
    return reverse("scorecards:scorecard_edit", args=[council.slug, scorecard.slug])


def shown(page):
    return re.search(r'name="shown" value="([\d.]+)"', page.content.decode())[1]


def send(client, url, step, **fields):
    """As somebody does who opened the page just before."""
    opened = {name: fields[name] for name in ("section", "measure") if name in fields}
    page = client.get(url, opened)
    return client.post(url, {"shown": shown(page), "step": step, **fields}, follow=True)


def codes(scorecard, period=Q1):
    scorecard = Scorecard.objects.get(pk=scorecard.pk)
    return [(each.section_slug, each.indicator.code) for each in entries_of(scorecard, period)]


def test_steps_are_kept_shown_undone_and_then_used_from_a_quarter(client, officer, council, scorecard, url):
    moves = Indicator.objects.get(code="moves")
    FigureFactory(council=council, indicator=moves, frequency=Q1.frequency, start=Q1.start)
    before = codes(scorecard)
    send(client, url, "measure-up:distance", section="homes")
    send(client, url, "add", section="health", code="visits")
    send(
        client,
        url,
        "measure",
        section="homes",
        measure="moves",
        place="health/0",
        first="2026-27-Q2",
        last="",
    )
    send(client, url, "section-down:homes")
    named = {"section": "health", "question": "Is Kayleigh well?", "short_title": "Health"}
    page = send(client, url, "words", **named).content.decode()
    (box,) = re.findall(r"<input[^>]*as_it_stands[^>]*>", page)
    assert "“Kayleigh” looks like" in page and 'form="steps"' in box, "it goes with the page’s one form"
    assert "Is Kayleigh well?" in send(client, url, "words", **named, as_it_stands="on").content.decode()
    page = send(
        client, url, "words", section="health", question="Are they well?", short_title="Health"
    ).content.decode()
    for said in ("was “Are children healthy?”", "Title of moves, from 1.1 to 1.1", "Title of visits"):
        assert said in page, said
    assert codes(scorecard) == before, "nothing is used before somebody says so"
    page = send(client, url, "undo:question:health")
    assert "was “Are children healthy?”" not in page.content.decode()
    edition = publish_edition(scorecard=scorecard, period=Q1, by=None)
    send(client, url, "use", starts="2026-27-Q2")
    assert codes(scorecard, Q1) == before, "an earlier quarter is drafted as it was"
    assert codes(scorecard, Q2) == [
        *[("health", "moves"), ("health", "dental-checks"), ("health", "visits")],
        ("homes", "distance"),
    ]
    assert edition.version.number == 1
    assert (
        publish_edition(scorecard=scorecard, period=Q1, by=None, correction="Counted again").version.number
        == 1
    )
    page = client.get(url).content.decode()
    assert "Version 2, in use, from quarter 2 2026/27" in page and "2 editions made with it" in page
    assert ScorecardVersion.objects.get(number=2).created_by == officer
    assert AuditEntry.objects.filter(by=officer, verb="edited a scorecard").count() == 7
    seen = client.get(
        reverse("scorecards:scorecard_version", args=[council.slug, "panel", 2])
    ).content.decode()
    assert "Title of visits" in seen and "Moved" in seen


def test_who_edits_at_the_same_time_is_told_and_chooses(client, officer, council, scorecard, url):
    opened = shown(client.get(url, {"section": "homes"}))
    colleague = user_with_role(council, Role.ADMINISTRATOR, name="Second officer")
    client.force_login(colleague)
    send(client, url, "measure-off:moves", section="homes")
    client.force_login(officer)
    typed = {"section": "homes", "question": "Typed with care?", "short_title": "Homes"}
    page = client.post(url, {"shown": opened, "step": "words", **typed})
    text = page.content.decode()
    assert page.status_code == 409
    assert "Second officer" in text and "took Title of moves off" in text and "Typed with care?" in text
    assert ScorecardEdit.objects.count() == 1
    client.post(url, {"shown": shown(page), "step": "words", **typed})
    text = client.get(url).content.decode()
    assert "Typed with care?" in text and "Took off" in text, "both changes stand"


def test_what_was_typed_is_kept_whatever_button_is_pressed_and_no_conflict_is_told_where_there_is_none(
    client, officer, scorecard, url
):
    words = {"section": "homes", "question": "Typed first?", "short_title": "Homes"}
    page = send(client, url, "measure-up:distance", **words).content.decode()
    assert "Typed first?" in page and "Moved Title of distance up." in page
    send(client, url, "show:moves", **{**words, "question": "Typed second?"})
    newest = ScorecardEdit.objects.order_by("number").last()
    assert newest.definition["sections"][0]["question"] == "Typed second?"
    faulty = send(client, url, "measure-up:moves", **{**words, "question": ""}).content.decode()
    assert "Enter the question." in faulty and ScorecardEdit.objects.count() == newest.number
    opened = shown(client.get(url, {"section": "homes"}))
    send(client, url, "words", section="health", question="Are they well?", short_title="Health")
    page = client.post(
        url, {"shown": opened, "step": "words", **words, "question": "Typed third?"}, follow=True
    )
    assert page.status_code == 200 and "Typed third?" in page.content.decode()
    assert client.post(url, {"shown": opened, "step": "use", "starts": "all"}).status_code == 409
    page = send(
        client, url, "section-up:health", section="new-section", question="Half typed?"
    ).content.decode()
    assert "Half typed?" in page
    page = send(client, url, "leave-all").content.decode()
    assert "Version 1, in use" in page and "not in use yet" not in page


def test_what_cannot_be_is_told_and_changes_nothing(client, officer, scorecard, url):
    def refused(step, **fields):
        count = ScorecardEdit.objects.count()
        page = send(client, url, step, **fields)
        assert ScorecardEdit.objects.count() == count and not ScorecardVersion.objects.filter(number=2)
        return page.content.decode()

    assert "Enter the question." in refused("words", section="homes", question=" ", short_title="Homes")
    assert "Choose a measure to add." in refused("add", section="homes", code="")
    assert "that one is on the scorecard already" in refused("add", section="homes", code="moves")
    assert "Nothing differs" in refused("use", starts="all")
    assert "would end before it begins" in refused(
        "measure", section="homes", measure="moves", place="homes/0", first="2026-27-Q1", last="2025-26-Q4"
    )
    send(client, url, "new-section", section="new-section", question="Do they have a say?", short_title="Say")
    assert "“Do they have a say?” shows no measure." in refused("use", starts="all")
    assert client.post(url, {"step": "nonsense", "shown": shown(client.get(url))}).status_code == 404


def test_a_scorecard_is_set_up_and_copied_with_its_committee(client, officer, council, scorecard):
    new = reverse("scorecards:scorecard_new", args=[council.slug])
    values = {
        "title": "Our children",
        "committee": "Children’s Scrutiny Committee",
        "short_name": "the Committee",
    }
    client.post(new, {"source": "panel", **values})
    copy = Scorecard.objects.get(slug="childrens-scrutiny-committee")
    assert codes(copy) == codes(scorecard)
    assert Committee.objects.get().scorecard == copy
    page = client.post(new, {"source": "", **values, "title": "measures"}, follow=True).content.decode()
    assert "“measures” is an address of the site itself" in page
    client.post(new, {"source": "", **values, "title": "Care leavers"})
    assert Scorecard.objects.get(slug="care-leavers").versions.count() == 1
    assert Committee.objects.count() == 1, "the committee goes on reading the one that it has"


def test_the_editor_costs_the_same_with_five_measures_and_with_five_hundred(
    client, officer, council, scorecard, url, django_assert_max_num_queries
):
    raise_request(
        council=council, wanted="Brothers and sisters together", why="", asked_by="A member", by=officer
    )
    assert "Brothers and sisters together" in client.get(url, {"section": "homes"}).content.decode()
    with django_assert_max_num_queries(20) as few:
        client.get(url, {"section": "homes", "measure": "moves"})
    many = [IndicatorFactory.build(code=f"m{number}", council=council) for number in range(500)]
    type(many[0]).objects.bulk_create(many)
    send(client, url, "add", section="homes", code="visits")
    edit = ScorecardEdit.objects.get()
    edit.definition["sections"][0]["indicators"] += [each.code for each in many]
    ScorecardEdit.objects.create(
        scorecard=scorecard, number=2, base=1, definition=edit.definition, said="many", created_by=officer
    )
    with django_assert_max_num_queries(20) as lots:
        page = client.get(url, {"section": "homes", "measure": "moves"})
    assert "503 measures" in page.content.decode()
    assert len(lots) == len(few)


def test_a_preview_shows_what_is_not_in_use_to_those_who_read_drafts(
    client, officer, council, scorecard, url
):
    send(client, url, "add", section="health", code="visits")
    preview = reverse("scorecards:preview", args=[council.slug, "panel", Q1])
    page = client.get(preview).content.decode()
    assert "Title of visits" in page and "Preview of changes that are not in use yet" in page
    assert client.get(f"{preview}measures/visits/").status_code == 200
    draft = reverse("scorecards:draft", args=[council.slug, "panel", Q1])
    assert "Title of visits" not in client.get(draft).content.decode()
    send(client, url, "use", starts="all")
    assert "Title of visits" in client.get(draft).content.decode(), "no kept page stands in the way"
    client.force_login(user_with_role(council, Role.ADMINISTRATOR))
    assert client.get(preview).status_code == 403 and preview not in client.get(url).content.decode()


def test_lists_and_search_follow_the_version_in_force_until_the_next_one_begins(
    client, officer, council, scorecard, url
):
    send(client, url, "measure-off:moves", section="homes")
    send(client, url, "add", section="health", code="visits")
    coming = Period.of(localdate(), Frequency.QUARTER).shift(1)
    send(client, url, "use", starts=coming.code)
    for page in ("/measures/", "/search/?q=title", "/similar-councils/"):
        text = client.get(f"/county-example{page}").content.decode()
        assert "of visits" not in text, page
        assert "of moves" in text or page == "/similar-councils/", page
    assert client.get("/county-example/measures/visits/").status_code == 404
    Scorecard.objects.update(starts=localdate())
    text = client.get("/county-example/measures/").content.decode()
    assert "Title of visits" in text and "Title of moves" not in text
    page = client.get("/county-example/measures/visits/").content.decode()
    assert "no published edition has it yet" in page


def test_a_frameworks_lines_are_changed_one_by_one(client, officer, council, scorecard, url):
    new = reverse("scorecards:framework_new", args=[council.slug])
    client.post(new, {"name": "Our_framework"})
    place = reverse("scorecards:framework_edit", args=[council.slug, "our-framework"])

    def step(value, **fields):
        seen = re.search(r'name="shown" value="(\w+)"', client.get(place).content.decode())[1]
        return client.post(place, {"shown": seen, "step": value, **fields}, follow=True).content.decode()

    step("line", line="new", question="Are they safe?", evidence="Visits.\r\nSurveys.")
    step("line", line="new", question="Are they heard?")
    step("up:are-they-heard")
    step("line", line="are-they-safe", question="Are they safe now?", evidence="Visits.")
    lines = KeyLineOfEnquiry.objects.order_by("order")
    assert [(each.question, each.evidence_note) for each in lines] == [
        ("Are they heard?", ""),
        ("Are they safe now?", "Visits."),
    ]
    details = reverse("scorecards:scorecard_details", args=[council.slug, "panel"])
    words = {"title": "Children", "committee": "Panel", "framework": "our-framework"}
    client.post(details, {"shown": shown(client.get(url)), **words})
    words = {"question": "Are homes stable?", "short_title": "Homes", "line": "are-they-safe"}
    send(client, url, "words", section="homes", **words)
    send(client, url, "use", starts="all")
    refused = step("off:are-they-safe")
    assert "“Are they safe now?” is no longer in the framework “Our_framework”" in refused
    moves = Indicator.objects.get(code="moves")
    FigureFactory(council=council, indicator=moves, frequency=Q1.frequency, start=Q1.start)
    edition = publish_edition(scorecard=Scorecard.objects.get(slug="panel"), period=Q1, by=None)
    page = step("line", line="are-they-safe", question="Are they safe at home?", evidence="Visits.")
    assert "Changed the words of “Are they safe at home?”." in page
    assert "Version 6" in page and "First officer, " in page and "1 edition made with it" in page
    assert edition.framework_version.number == 5
    published = client.get(f"{edition_url(edition, council.slug)}evidence/").content.decode()
    assert "Are they safe now?" in published and "Are they safe at home?" not in published
    assert lines.count() == 2
    answer = client.post(
        place, {"shown": "older", "step": "line", "line": "new", "question": "Typed with care?"}
    )
    assert answer.status_code == 409 and "Typed with care?" in answer.content.decode()
