"""Agenda, minutes and pack: what everybody reads, what a draft says, what only members get, and how they are kept."""

from datetime import date, time, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from accounts.files.jobs import names_in
from accounts.models import Job
from accounts.roles import Role
from committees.items import actions as items
from committees.items.agenda.actions import set_place
from committees.meetings import actions as meetings
from committees.models import Attendance, Committee, Meeting, MeetingMoment, Person
from committees.papers.files.actions import start_missing_papers
from committees.papers.files.jobs import make_papers
from scorecards.editions.addresses import edition_url
from tests.architecture.access.planted import Planted, on_the_committee, words_of
from tests.committees.shown import page
from tests.committees.shown import words as shown
from tests.factories import user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db
KINDS = ("agenda", "pack", "minutes", "members-pack", "members-minutes")
FORMS = ("/", ".docx")


@pytest.fixture
def town():
    return Town(public=True)


def visit(town, path, user=None, day="2025-11-18"):
    client = Client()
    if user:
        client.force_login(user)
    return client.get(town.url(f"panel/meetings/{day}/papers/{path}"))


def said(response):
    return " ".join(response.content.decode().split())


def test_the_agenda_is_a_front_sheet_with_the_business_and_its_papers(town):
    town.discuss()
    town.meeting.time, town.meeting.location = time(17, 30), "Town Hall"
    town.meeting.save()
    text = said(visit(town, "agenda/"))
    for words in (
        "Tuesday 18 November 2025",
        "5.30pm",
        "Town Hall",
        "6. Finding homes closer",
        "Report of the Head of Service, Placements.",
        "Cover report",
        "Quarter 2 2025/26, edition 1",
        "Homes by provider: not public. Exempt: business affairs.",
        "in another format",
    ):
        assert words in text


def test_minutes_say_who_was_there_what_was_said_resolved_and_to_be_done(town):
    town.discuss()
    chair = Person.objects.create(council=town.council, kind="member", role="Chair of the Panel")
    Attendance.objects.create(meeting=town.meeting, person=chair, capacity="chair")
    Attendance.objects.create(meeting=town.meeting, words="A foster carer", status="apologies")
    MeetingMoment.objects.create(meeting=town.meeting, kind="adjourned", at=time(18, 5), note="a fire alarm")
    text = said(visit(town, "minutes/"))
    for words in (
        "Draft minutes, published on Friday 28 November 2025, to be agreed at the next meeting.",
        "Chair of the Panel",
        "<b>Apologies:</b> A foster carer.",
        "Adjourned at 6.05pm: a fire alarm.",
        "<b>A member</b> asked why children moved.",
        "<b>RESOLVED</b> that the Panel:",
        "notes the report;",
        "two small homes;",
        "Costed plan",
        "the next meeting",
    ):
        assert words in text, words


def test_agreed_minutes_say_when_where_and_what_was_put_right(town):
    question = town.discuss()
    later = town.add_meeting(date(2026, 2, 24))
    item = town.add_item(later, "3")
    Meeting.objects.filter(pk=later.pk).update(minutes_state="draft")
    meetings.confirm_minutes(
        meeting=town.meeting,
        agreed_at=later,
        item=item,
        corrections=[meetings.Correction("eleven", town.item, "twelve", question.pk)],
        today=date(2026, 3, 1),
        by=None,
    )
    text = said(visit(town, "minutes/"))
    assert "Agreed on Tuesday 24 February 2026 at item 3, with 1 correction." in text
    assert "Item 6: “twelve” should read “eleven”." in text
    assert "<b>Corrected when agreed:</b> “twelve” should read “eleven”." in text
    there = said(visit(town, "minutes/", day="2026-02-24"))
    assert "The minutes of 18 November 2025 were agreed here, with 1 correction." in there
    assert "Item 6: “twelve” should read “eleven”." in there


def test_before_it_is_out_only_democratic_services_have_it_and_it_says_that_it_is_a_draft(town):
    meeting = town.add_meeting(localdate() + timedelta(days=9), agenda=None)
    town.add_item(meeting, "1")
    day = meeting.date.isoformat()
    clerk = user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    for kind in KINDS:
        for form in FORMS:
            assert visit(town, f"{kind}{form}", day=day).status_code == 404
    draft = visit(town, "agenda/", clerk, day)
    assert "Draft, not published." in said(draft) and draft["Cache-Control"] == "private, no-store"
    assert visit(town, "agenda.docx", clerk, day)["Cache-Control"] == "private, no-store"
    assert not list(names_in("papers"))


def test_what_everybody_may_read_is_made_once_and_what_it_said_before_is_thrown_away(town):
    town.discuss()
    first = visit(town, "minutes.docx")
    assert first.status_code == 200 and b"word/document.xml" in first.content
    (kept,) = names_in("papers")
    assert visit(town, "minutes.docx").content == first.content
    assert list(names_in("papers")) == [kept]
    town.item.paragraphs.filter(position=1).update(text="asked something else.")
    assert b"word/" in visit(town, "minutes.docx").content
    (newer,) = names_in("papers")
    assert newer != kept


def test_papers_that_come_out_are_made_by_the_worker(town):
    Job.objects.all().delete()
    town.discuss()
    (job,) = Job.objects.filter(title__startswith="Papers of")
    assert job.title == "Papers of Corporate Parenting Panel, 18 November 2025"


class Quiet:
    result = None

    def say(self, words):
        pass


@pytest.mark.slow
def test_the_worker_makes_each_paper_in_both_forms(town):
    town.discuss()
    run = Quiet()
    make_papers.function(run, meeting=town.meeting.pk)
    assert set(run.result.values()) == {"kept"} and len(run.result) == 6
    assert len(list(names_in("papers"))) == 6


def test_the_day_starts_what_is_not_made_yet_and_nothing_twice(town, monkeypatch):
    meeting = town.add_meeting(localdate() + timedelta(days=5), agenda=localdate())
    town.add_item(meeting, "1")
    Job.objects.all().delete()
    start_missing_papers()
    start_missing_papers()
    assert (
        Job.objects.filter(title__startswith="Papers of").count() == 1
    )  # once, however often they are asked for
    Job.objects.all().delete()
    monkeypatch.setattr(default_storage._wrapped, "exists", lambda name: True)
    start_missing_papers()
    assert not Job.objects.filter(title__startswith="Papers of").exists()


def read_all(town, user, kinds, forms=FORMS):
    return {f"{kind}{form}": words_of(visit(town, f"{kind}{form}", user)) for kind in kinds for form in forms}


def test_words_of_an_exempt_item_are_in_the_members_papers_and_in_no_other():
    town = Town(public=True)
    planted = Planted(town)
    member, clerk = on_the_committee(town), user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    for user in (None, user_with_role(town.council, Role.MEMBER), member, clerk):
        for path, text in read_all(town, user, ("agenda", "pack", "minutes")).items():
            assert not planted.found_in(text), (path, user)
            assert "Contracts" in text, path
    told = {"AgendaItem.title", "MinutesParagraph.text", "Resolution.preamble", "Limb.text", "Action.title"}
    for user in (member, clerk):
        texts = read_all(town, user, ("members-pack", "members-minutes"))
        found = set().union(*(planted.found_in(text) for text in texts.values()))
        assert told | {"ReportPart.text"} <= found
        assert "Not for publication" in texts["members-minutes.docx"]
    for user in (None, user_with_role(town.council, Role.MEMBER)):
        for kind in ("members-pack", "members-minutes"):
            assert visit(town, f"{kind}/", user).status_code == 404
    assert not any("members" in name for name in names_in("papers"))


@pytest.mark.slow
def test_words_of_an_exempt_item_are_in_no_pdf_that_everybody_reads():
    town = Town(public=True)
    planted = Planted(town)
    for path, text in read_all(town, None, ("agenda", "minutes", "pack"), (".pdf",)).items():
        assert not planted.found_in(text), path
    member = on_the_committee(town)
    text = read_all(town, member, ("members-minutes",), (".pdf",))["members-minutes.pdf"]
    assert "MinutesParagraph.text" in planted.found_in(text)


def test_a_draft_for_democratic_services_says_of_exempt_items_what_everybody_will_read(town):
    meeting = town.add_meeting(localdate() + timedelta(days=9), agenda=None)
    items.create_item(
        meeting=meeting,
        number="1",
        title="A contract with a named firm",
        exempt_paragraph="3",
        exempt_reason="Prices are being agreed.",
        public_title="Contracts",
        by=None,
    )
    clerk = user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    text = said(visit(town, "agenda/", clerk, meeting.date.isoformat()))
    assert "Contracts" in text and "named firm" not in text
    assert "Prices are being agreed." in text


def test_a_pack_has_the_scorecard_once_and_a_withdrawn_one_not_at_all(town):
    town.add_item(town.meeting, "7")
    paper = visit(town, "pack/").context["paper"]
    assert len(paper.appendices) == 1


def test_a_pack_leads_to_the_scorecard_of_each_item_and_in_word_gives_its_whole_address(town, settings):
    settings.SITE_URL = "https://scorecard.example.gov.uk"
    town.add_item(town.meeting, "7")
    assert said(visit(town, "pack/")).count('edition-1/">Items 6 and 7. ') == 1
    with ZipFile(BytesIO(visit(town, "pack.docx").content)) as package:
        words = package.read("word/document.xml").decode()
    address = f"https://scorecard.example.gov.uk{edition_url(town.edition, town.council.slug)}"
    assert words.count(f"edition 1: {address}") == 1


def test_what_does_not_apply_of_a_cover_report_stands_in_one_line(town):
    parts = [("Law", "Section 1 applies."), ("Finance", "Not applicable."), ("Staffing", "not applicable")]
    report = [{"kind": "implication", "heading": heading, "text": text} for heading, text in parts]
    items.set_report(item=town.item, parts=report, by=None)
    page = Client().get(town.url("panel/meetings/2025-11-18/item-6/"))
    for text in map(said, (visit(town, "pack/"), page)):
        assert "Finance; Staffing." in text and "Section 1 applies." in text
        assert text.count("Finance") == 1


def test_agenda_and_pack_say_what_notice_was_given(town):
    # Published on Friday 7 November 2025 for Tuesday 18: Mon 10 to Fri 14 and Mon 17 are clear
    town.meeting.agenda_published = date(2025, 11, 7)
    town.meeting.save()
    for kind in ("agenda", "pack"):
        notice = "Six clear days, five needed (Local Government Act 1972, section 100B)"
        assert notice in said(visit(town, f"{kind}/"))


def test_a_paper_offers_no_minutes_before_the_meeting_is_held(town):
    coming = town.add_meeting(localdate() + timedelta(days=5))
    clerk = user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    links = visit(town, "agenda/", clerk, coming.date.isoformat()).context["others"]
    assert [words for words, _ in links] == ["Agenda and papers"]


def test_what_somebody_typed_ends_as_a_sentence_does(town):
    town.item.state, town.item.state_reason = "withdrawn", "The plan is not ready"
    town.item.save()
    assert "The plan is not ready.</p>" in said(visit(town, "agenda/"))


@pytest.mark.parametrize("kind", ["agenda", "pack", "minutes"])
def test_a_paper_asks_the_same_number_of_queries_for_two_items_and_for_twenty(town, kind):
    town.discuss()
    town.meeting.refresh_from_db()
    visit(town, f"{kind}/")
    with CaptureQueriesContext(connection) as few:
        visit(town, f"{kind}/")
    for number in range(20, 38):
        town.discuss(town.add_item(town.meeting, str(number)))
    with CaptureQueriesContext(connection) as many:
        visit(town, f"{kind}/")
    assert len(many) <= len(few)


def test_a_word_file_is_a_package_of_its_own(town):
    town.discuss()
    response = visit(town, "agenda.docx")
    assert ZipFile(BytesIO(response.content)).testzip() is None
    assert response["Content-Disposition"] == 'attachment; filename="panel-2025-11-18-agenda.docx"'


def test_the_minutes_as_a_paper_say_what_the_pages_of_the_meeting_say_word_for_word(town):
    """Its PDF and its Word file are made of the same blocks (`test_written.py`)."""
    town.discuss()
    member, chair = (
        Person.objects.create(council=town.council, kind="member", name=f"Councillor {name}") for name in "AB"
    )
    there = town.meeting.attendance.create(person=member, capacity="member", status="remote")
    town.meeting.attendance.create(person=chair, capacity="chair", status="present")
    there.declarations.create(item=town.item, interest="personal", nature="a governor")
    MeetingMoment.objects.create(meeting=town.meeting, kind="adjourned", item=town.item, note="fire alarm")
    town.item.resolutions.update(mover=there, votes_for=3, vote="Carried.\nThe Chair did not vote")
    closed = {"exempt_paragraph": "3", "exempt_reason": "Prices", "public_title": "Contracts"}
    town.add_item(town.meeting, "8", urgency_reason="The offer ends", **closed)
    set_place(item=town.add_item(town.meeting, "9"), state="withdrawn", state_reason="No time", by=None)
    Meeting.objects.filter(pk=town.meeting.pk).update(time=time(18), location="Town Hall")
    Committee.objects.update(quorum=2)
    pages = " ".join(
        shown(page(Client(), town.url(f"panel/meetings/2025-11-18/{item}")))
        for item in ("", "item-6/", "item-8/", "item-9/")
    )
    paper = page(Client(), town.url("panel/meetings/2025-11-18/papers/minutes/")).find_class("paper")[0]
    for label in paper.find_class("lab"):
        label.drop_tree()
    told = [shown(each) for each in paper.xpath(".//p | .//li | .//td | .//dd | .//th[@scope='row']")]
    assert "Moved by Councillor A. 3 for. Carried. The Chair did not vote." in told
    assert [each for each in told if each not in pages] == [
        "Councillor B, Chair",  # a line of its own on the page
        "Any minutes of this item are for members of the committee.",
        next(each for each in told if each.startswith("Another format.")),
    ]
