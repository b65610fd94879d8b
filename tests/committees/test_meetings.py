"""Meetings as members read them and as democratic services write them."""

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone
from lxml import html

from accounts.models import AuditEntry, Job
from accounts.policies import NotAllowed
from accounts.roles import Role
from accounts.trail.parts import read_detail
from committees.follow_ups import actions as follow_ups
from committees.items import actions as items
from committees.meetings import actions as meetings
from committees.meetings.presenters import minutes_words
from committees.minutes import actions as minutes
from committees.minutes.editor.actions import Mention, set_mentions
from committees.models import (
    Action,
    AgendaItem,
    Committee,
    Document,
    Meeting,
    MinutesParagraph,
    ReportPart,
    Resolution,
)
from committees.presenters import is_held
from indicators.models import Indicator
from indicators.terms.periods import day_words
from scorecards.editions.downloads.caches import ARTEFACTS, original_of
from scorecards.editions.taking_down.actions import take_down
from scorecards.exports.appendix.carried import appendix_words
from scorecards.registries import asked_about, item_carrying
from tests.factories import CommitteeFactory, IndicatorFactory, user_with_role
from tests.meetings import Town, pdf, publish, row
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town(public=True)


@pytest.fixture
def clerk(town, client):
    user = user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    client.force_login(user)
    return client


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return html.fromstring(response.content)


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def section(tree, name):
    return words(tree.get_element_by_id(name))


def faults(response):
    """The links of the error summary: each must lead to a field of the page."""
    tree = html.fromstring(response.content)
    (summary,) = tree.find_class("summary")
    for link in summary.iterfind(".//a"):
        tree.get_element_by_id(link.get("href").lstrip("#"))
    assert tree.findtext(".//title").startswith("Error: ")
    return words(summary)


# ---- reading ----


@pytest.mark.parametrize(
    "role",
    [
        "Head of Service, Placements",
        "the Head of Service, Placements",
        "Report of the Head of Service, Placements.",
        "report of Head of Service, Placements",
    ],
)
def test_whose_report_it_is_stands_once_however_it_was_typed(role):
    assert AgendaItem(report_of=role).author == "the Head of Service, Placements"


def test_the_item_shows_resolution_actions_figures_minutes_report_and_documents(town, client):
    town.discuss()
    tree = page(client, town.item_url)
    assert words(tree.find(".//h1")) == "Finding homes closer"
    assert "Report of the Head of Service, Placements. Minutes: draft," in words(tree.find_class("title")[0])
    decision = tree.get_element_by_id("decision")
    limbs = decision.xpath(".//ol[@class='limbs']/li")
    assert [len(limb.xpath("./ol/li")) for limb in limbs] == [0, 2, 0]
    assert "Resolution 6(b)" in section(tree, "actions") and "Due: the next meeting" in section(
        tree, "actions"
    )
    assert "Three or more homes" in section(tree, "figures")
    said = tree.get_element_by_id("minutes")
    (question,) = said.xpath(".//ol/li")
    assert words(question.find_class("q")[0]).startswith("A member asked why children moved.")
    assert words(question.find_class("a")[0]) == "Head of Service replied that carers had left."
    assert question.xpath(".//a/@href") == [
        town.url(f"panel/2025-26/q2/edition-1/measures/{town.indicator.code}/")
    ]
    assert "Who lives far away." in section(tree, "report") and "Not applicable." in section(tree, "report")
    assert "Cover report PDF, 1 KB. Published 7 November 2025" in section(tree, "docs")


def test_the_figures_are_those_members_had_beside_the_latest(town, client):
    town.discuss()
    publish(
        town.council,
        town.scorecard,
        [row(town.indicator.code, town.indicator.title, values=[12, 11, 10, 9, 4])],
        start=date(2025, 10, 1),
    )
    then = town.edition.payload["sections"][0]["rows"][0]["latest"]["display"]
    tree = page(client, town.item_url)
    cells = [words(cell) for cell in tree.get_element_by_id("figures").xpath(".//tbody//td")]
    assert then in cells[0] and "4%" in cells[1]
    assert "which is kept as it was" in section(tree, "figures")


def test_an_item_about_the_whole_scorecard_shows_the_measures_that_need_attention(town, client):
    item = town.add_item(town.meeting, "5", indicators=[])
    tree = page(client, town.url(f"panel/meetings/2025-11-18/item-{item.number}/"))
    assert "Living far away" in section(tree, "figures")
    assert "Three or more homes" not in section(tree, "figures")


def test_minutes_resolution_and_actions_wait_until_the_minutes_are_published(town, client):
    town.ask(town.item)
    town.resolve(town.item)
    town.act(town.item)
    text = words(page(client, town.item_url))
    assert "asked why" not in text and "RESOLVED" not in text and "Costed plan" not in text
    assert "Costed plan" not in words(page(client, town.url("actions/")))
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    text = words(page(client, town.item_url))
    assert "asked why" in text and "RESOLVED" in text and "Costed plan" in text


def test_an_agenda_that_is_not_published_is_seen_by_democratic_services_only(town, client):
    meeting = town.add_meeting(date(2026, 2, 24), agenda=None)
    town.add_item(meeting, "7")
    url = town.url("panel/meetings/2026-02-24/")
    assert "The agenda is not published yet." in words(page(client, url))
    assert client.get(f"{url}item-7/").status_code == 404
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    assert "Finding homes closer" in words(page(client, url))
    assert client.get(f"{url}item-7/").status_code == 200


def test_another_councils_meetings_are_not_found(town, client):
    town.discuss()
    other = Town(slug="otherton")
    client.force_login(user_with_role(other.council, Role.DEMOCRATIC_SERVICES))
    for path in ("", "edit/", "minutes/", "minutes/versions/"):
        address = other.item_url.replace("item-6/", f"item-6/{path}")
        wrong = address.replace("/otherton/", f"/{town.council.slug}/")
        assert client.get(wrong).status_code == (200 if path == "" else 403)
    assert client.post(f"{other.item_url}minutes/versions/7/").status_code == 404
    document = Document.objects.filter(item=town.item).first()
    assert client.get(f"{other.item_url}documents/{document.pk}/").status_code == 404


def test_meetings_are_listed_newest_first_and_by_committee(town, client):
    other = CommitteeFactory(council=town.council, name="Scrutiny Committee", slug="scrutiny")
    meetings.create_meeting(committee=other, date=date(2025, 12, 1), by=None)
    CommitteeFactory(name="Of another council")
    url = town.url("meetings/")
    names = page(client, url).xpath("//tbody/tr/th/a/text()")
    assert names == ["1 December 2025", "18 November 2025"]
    assert page(client, f"{url}?committee=scrutiny").xpath("//tbody/tr/th/a/text()") == ["1 December 2025"]
    assert "Of another council" not in words(page(client, url))


# ---- actions ----


def test_an_action_is_late_by_the_meetings_held_since_it_was_due(town, client):
    town.discuss()
    today = timezone.localdate()
    for days in (200, 100, 50):
        town.add_meeting(today - timedelta(days=days))
    coming = town.add_meeting(today + timedelta(days=30))
    due = Meeting.objects.get(date=today - timedelta(days=100))
    late = town.act(town.item, due_meeting=due, due_note="")
    town.act(town.item, due_meeting=coming, due_note="")
    table = words(page(client, town.url("actions/")))
    assert "Late by two meetings" in table and "Due at next meeting" in table
    follow_ups.close_action(action=late, on=today, by=None)
    assert "Late by" not in words(page(client, town.url("actions/")))
    assert "Done" in words(page(client, town.url("actions/?show=done")))


def test_democratic_services_add_close_and_reopen_an_action(town, clerk):
    town.discuss()
    later = town.add_meeting(date(2026, 2, 24))
    data = {"title": "Map of homes", "owner": "Performance Manager", "due_meeting": later.pk}
    response = clerk.post(f"{town.item_url}actions/new/", data, follow=True)
    assert "The action is added." in response.content.decode()
    action = Action.objects.get(title="Map of homes")
    assert action.due_meeting == later
    wrong = clerk.post(f"{town.item_url}actions/new/", {"title": "", "owner": ""})
    assert faults(wrong) == (
        "There is a problem Enter the action. Enter the owner. "
        "Choose the meeting it is due at, or enter the day by which it is due."
    )
    url = f"{town.item_url}actions/{action.pk}/"
    clerk.post(f"{url}close/", {"on": "2026-02-24"})
    action.refresh_from_db()
    assert (action.state, action.closed_on) == ("done", date(2026, 2, 24))
    clerk.post(f"{url}reopen/")
    action.refresh_from_db()
    assert (action.state, action.closed_on) == ("open", None)


def test_an_action_cannot_be_due_before_it_was_asked_for_or_at_another_council(town):
    other = Town(slug="otherton")
    with pytest.raises(NotAllowed, match="another council"):
        town.act(town.item, due_meeting=other.meeting)
    with pytest.raises(NotAllowed, match="before the meeting"):
        town.act(town.item, due_meeting=town.add_meeting(date(2025, 1, 1)))
    with pytest.raises(NotAllowed, match="before the meeting"):
        town.act(town.item, due_on=date(2025, 1, 1))
    with pytest.raises(NotAllowed, match="Choose one of the two"):
        town.act(town.item, due_on=date(2027, 1, 1), due_meeting=town.add_meeting(date(2026, 9, 1)))


# ---- writing minutes ----


def test_minutes_are_written_on_one_page_with_warnings_versions_and_measures(town, clerk):
    url = f"{town.item_url}minutes/"
    text = "? @A member: asked why three or more homes were 9%.\n> @Officer: told of 3 children, and of Mr Jones."
    response = clerk.post(url, {"text": f"{text}\n= That it be noted.\n! Officer: look again"}, follow=True)
    shown = words(page(clerk, url))
    assert all(each in shown for each in ("gives a count of 3", "“Mr Jones”", "By when?", "3 to settle"))
    question, answer = MinutesParagraph.objects.order_by("position")
    assert (answer.answers, answer.speaker, question.text) == (
        question,
        "Officer",
        "asked why three or more homes were 9%.",
    )
    key = f"{question.pk}:{town.indicator.code}"
    assert f'value="{key}"' in response.content.decode() and not question.mentions.exists()

    kept = {"text": text, "quoted": ["3 children", "Mr Jones"], "why": ["It was published.", ""]}
    clerk.post(url, {**kept, "mention": key, "offered": key})
    assert list(question.mentions.values_list("value_reported", "confirmed_by__is_active")) == [("9%", True)]
    assert "1 to settle" in words(page(clerk, url)) and not Resolution.objects.exists()
    clerk.post(url, {**kept, "offered": key})
    assert not question.mentions.exists()

    assert "= That it be noted." in words(page(clerk, f"{url}versions/"))
    clerk.post(f"{url}versions/{town.item.versions.get(number=1).pk}/")
    assert Resolution.objects.get().limbs.get().verb == "noted"
    entry = AuditEntry.objects.filter(verb="wrote minutes").last()
    assert "= That it be noted." in read_detail(entry.detail)["changed"].after["minutes"]
    assert clerk.post(f"{url}versions/0/").status_code == 404


def test_only_an_answer_points_at_a_question(town):
    question = town.ask(town.item)
    with pytest.raises(NotAllowed, match="Choose a question of this item"):
        other = town.add_item(town.meeting, "7")
        minutes.add_paragraph(item=other, kind="answer", text="x", answers=question, by=None)


def test_agreed_minutes_stand_until_they_are_reopened_with_a_reason(town, clerk):
    town.discuss()
    agreed = town.url("panel/meetings/2025-11-18/agree-minutes/")
    assert "agreed_at" in clerk.get(agreed).content.decode()
    later = town.add_item(town.add_meeting(timezone.localdate()), "2", edition=None, indicators=[])
    told = {"agreed_at": later.pk, "corrections": "Item 9: “x” should read “y”."}
    assert "These minutes have no item 9" in faults(clerk.post(agreed, told))
    clerk.post(agreed, told | {"corrections": "Item 6: “x” should read “y”."})
    town.meeting.refresh_from_db()
    where = f"{day_words(timezone.localdate())}, item 2 , with 1 correction. Item 6: “x” should read “y”."
    assert f"agreed on {where}" in words(page(clerk, town.item_url))
    assert f"agreed on {where}" in words(page(clerk, town.url("panel/meetings/2025-11-18/")))
    here = words(page(clerk, town.url(f"panel/meetings/{timezone.localdate()}/item-2/")))
    assert "The minutes of 18 November 2025 were agreed here, with 1 correction." in here
    assert town.meeting.minutes_state == Meeting.MinutesState.CONFIRMED
    data = {"text": "Late addition."}
    assert "These minutes have been agreed" in faults(clerk.post(f"{town.item_url}minutes/", data))
    reopen = town.url("panel/meetings/2025-11-18/reopen-minutes/")
    assert "Say why the minutes are reopened" in faults(clerk.post(reopen, {"reason": ""}))
    clerk.post(reopen, {"reason": "A speaker was given wrongly."})
    clerk.post(f"{town.item_url}minutes/", data)
    assert MinutesParagraph.objects.filter(text="Late addition.").exists()
    assert (
        read_detail(AuditEntry.objects.get(verb="reopened agreed minutes").detail)["reason"].value
        == "A speaker was given wrongly."
    )


def test_words_warned_of_are_not_shown_to_readers_before_somebody_says_why_they_stay(town, client, clerk):
    """The draft is published already: saving shows it at once, so it is settled first, and nothing typed is lost."""
    town.discuss()
    write, said = f"{town.item_url}minutes/", "The Chair said that two (2) children had moved."
    form = clerk.get(write).context["form"]
    sent = {"text": f"{form.initial['text']}\n{said}"}
    told = clerk.post(write, sent)
    assert "Readers see these minutes, and 1 warning in them is not settled" in faults(told)
    assert said in told.text and "As it was typed" in told.text
    assert said not in page(client, town.item_url).text_content()
    warned = [each for row in told.context["rows"] for each in row.warnings if not each.why]
    told = clerk.post(
        write, sent | {"quoted": [each.quoted for each in warned], "why": ["It was published before."]}
    )
    assert told.status_code == 302
    assert said.removeprefix("The Chair ") in words(page(client, town.item_url))


def test_minutes_are_not_agreed_at_a_meeting_that_was_not_held(town):
    town.discuss()
    ahead = town.add_meeting(timezone.localdate() + timedelta(days=10))
    with pytest.raises(NotAllowed, match="has not been held"):
        meetings.confirm_minutes(meeting=town.meeting, agreed_at=ahead, today=timezone.localdate(), by=None)
    other = Town(slug="otherton").add_meeting(date(2025, 12, 1))
    with pytest.raises(NotAllowed, match="same committee"):
        meetings.confirm_minutes(meeting=town.meeting, agreed_at=other, today=timezone.localdate(), by=None)


# ---- setting up ----


def test_democratic_services_set_up_a_committee_a_meeting_and_an_item(town, clerk):
    clerk.post(
        town.url("meetings/new-committee/"), {"name": "Scrutiny Committee", "short_name": "the Committee"}
    )
    committee = Committee.objects.get(slug="scrutiny-committee")
    data = {
        "committee": committee.pk,
        "date": "2026-03-02",
        "time": "17:30",
        "agenda_published": "2026-02-20",
    }
    response = clerk.post(town.url("meetings/new/"), data)
    assert response.url == town.url("scrutiny-committee/meetings/2026-03-02/")
    assert "has a meeting on that day already" in faults(clerk.post(town.url("meetings/new/"), data))
    item = {"number": "6a", "title": "Homes", "edition": town.edition.pk, "indicators": [town.indicator.pk]}
    response = clerk.post(f"{town.url('scrutiny-committee/meetings/2026-03-02/')}new-item/", item)
    assert response.url.endswith("/item-6a/")
    assert "Three or more homes" in words(page(clerk, response.url))
    again = clerk.post(f"{town.url('scrutiny-committee/meetings/2026-03-02/')}new-item/", item)
    assert "has an item with that number already" in faults(again)


def test_two_officers_who_set_up_the_same_meeting_at_once_get_a_message(town, clerk, monkeypatch):
    """Both forms found the day free; the database lets one of them in."""
    monkeypatch.setattr("committees.meetings.forms.MeetingForm.clean", lambda form: None)
    data = {"committee": str(town.committee.pk), "date": "2031-05-01"}
    assert clerk.post(town.url("meetings/new/"), data).status_code == 302
    second = clerk.post(town.url("meetings/new/"), data)
    assert second.status_code == 200
    assert "Somebody else saved the same at the same moment" in faults(second)
    assert Meeting.objects.filter(committee=town.committee, date=date(2031, 5, 1)).count() == 1


def test_an_edition_or_indicator_of_another_council_cannot_be_attached(town, clerk):
    other = Town(slug="otherton")
    theirs = IndicatorFactory(council=other.council)
    data = {"number": "9", "title": "x", "edition": other.edition.pk, "indicators": [theirs.pk]}
    told = faults(clerk.post(town.url("panel/meetings/2025-11-18/new-item/"), data))
    assert told.count("those that are listed.") == 2
    with pytest.raises(NotAllowed, match="edition belongs to another council"):
        town.add_item(town.meeting, "9", edition=other.edition)
    with pytest.raises(NotAllowed, match="indicator belongs to another council"):
        town.add_item(town.meeting, "9", indicators=[theirs])


def test_the_cover_report_is_written_part_by_part(town, clerk):
    url = f"{town.item_url}report/"
    assert "Equality and diversity" in clerk.get(url).content.decode()
    data = {"part-TOTAL_FORMS": "3", "part-INITIAL_FORMS": "0"}
    data |= {"part-0-kind": "body", "part-0-heading": "Summary", "part-0-text": "One.\n\nTwo."}
    data |= {"part-1-kind": "implication", "part-1-heading": "Legal", "part-1-text": ""}
    data |= {"part-2-kind": "body", "part-2-heading": "Background", "part-2-text": ""}
    assert "Write the implications for “Legal”, or “Not applicable”." in faults(clerk.post(url, data))
    clerk.post(url, {**data, "part-1-text": "Not applicable"})
    assert list(ReportPart.objects.values_list("kind", "heading")) == [
        ("body", "Summary"),
        ("implication", "Legal"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("ITEMminutes/", {"text": "x\x00", "number": "x", "indicator": "9" * 30}),
        ("ITEMactions/new/", {"title": "x" * 201, "owner": "x", "due_meeting": "\x00", "limb": str(10**30)}),
        ("ITEMreport/", {"part-TOTAL_FORMS": "x"}),
        ("ITEMedit/", {"number": "../..", "title": "x", "order": str(10**30)}),
        ("meetings/new/", {"committee": "1", "date": "0001-01-01"}),
        ("meetings/new/", {"committee": "x", "date": "9999-12-31", "time": "99:99"}),
        ("meetings/new-committee/", {"name": "!!!", "short_name": "x"}),
    ],
)
def test_whatever_is_sent_the_page_says_what_is_wrong_and_nothing_is_saved(town, clerk, path, data):
    before = AuditEntry.objects.count()
    url = town.item_url + path.removeprefix("ITEM") if path.startswith("ITEM") else town.url(path)
    assert faults(clerk.post(url, {**data, "sent": "1"}))
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(
    "path",
    ["ITEM/minutes/?kind=x", "meetings/?committee=%00&sort=x&page=x", "actions/?show=%00"],
)
def test_odd_addresses_are_read_as_far_as_they_make_sense(town, clerk, path):
    url = town.item_url + path.removeprefix("ITEM/") if path.startswith("ITEM/") else town.url(path)
    assert clerk.get(url).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["2025-02-31/", "0000-00-00/", "2025-11-18/item-%00/", "2025-11-18/item-6/minutes/" + "9" * 30 + "/"],
)
def test_addresses_that_cannot_exist_are_not_found(town, clerk, path):
    assert clerk.get(town.url(f"panel/meetings/{path}")).status_code == 404


# ---- documents ----


def test_a_document_is_told_by_its_content_and_saved_under_its_hash(town, clerk):
    data = {"title": "Survey", "published_on": "2025-11-07", "file": pdf("../../photo.exe")}
    clerk.post(f"{town.item_url}documents/new/", data)
    document = Document.objects.get()
    assert (document.mime_type, document.file_name) == ("application/pdf", "photo.pdf")
    assert document.file.name == f"documents/{town.council.slug}/{document.sha512[:32]}"
    response = clerk.get(f"{town.item_url}documents/{document.pk}/")
    assert response["Content-Disposition"] == 'attachment; filename="photo.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"
    assert b"".join(response.streaming_content).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"MZ\x90\x00\x03\x00", "cannot be kept here"), (b"", "empty"), (b"PK\x03\x04 broken", "damaged")],
)
def test_a_hostile_or_broken_file_is_refused_and_nothing_is_saved(town, clerk, content, told):
    data = {"title": "Survey", "published_on": "2025-11-07", "file": pdf("report.pdf", content)}
    assert told in faults(clerk.post(f"{town.item_url}documents/new/", data))
    assert not Document.objects.exists()


def test_a_restricted_document_is_listed_with_its_reason_and_opened_by_democratic_services_only(town, client):
    town.discuss()
    secret = Document.objects.get(restricted=True)
    tree = page(client, town.item_url)
    listed = section(tree, "docs")
    assert "Homes by provider Not public. Exempt: business affairs." in listed
    assert f"documents/{secret.pk}/" not in html.tostring(tree).decode()
    url = f"{town.item_url}documents/{secret.pk}/"
    told = (
        client.get(url),
        client.get(f"{town.item_url}documents/99999/"),
    )  # nothing that is not there says less
    assert [each.status_code for each in told] == [404, 404]
    client.force_login(user_with_role(town.council, Role.MEMBER))
    assert client.get(url).status_code == 404
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    response = client.get(url)
    assert response.status_code == 200 and response["Cache-Control"] == "private, no-store"


def test_a_document_can_be_withdrawn_and_its_entry_stays(town, clerk):
    town.discuss()
    document = Document.objects.get(restricted=False)
    clerk.post(f"{town.item_url}documents/{document.pk}/withdraw/", {"reason": "Published by mistake"})
    clerk.logout()
    assert "Cover report Not public. Published by mistake." in section(page(clerk, town.item_url), "docs")


def test_home_agenda_and_item_name_the_same_measures_where_no_edition_is_attached(town, client):
    """Home counted five, the agenda said "No figures" and the item "Nothing is published"."""
    coming = town.add_meeting(date(2026, 2, 24))
    town.add_item(coming, "7", edition=None)
    agenda = words(page(client, town.url("panel/meetings/2026-02-24/")))
    assert "1 measure, newest figures" in agenda and "No figures" not in agenda
    tree = page(client, town.url("panel/meetings/2026-02-24/item-7/"))
    (link,) = tree.xpath("//p[.='The item is about:']/following-sibling::ul[1]//a")
    assert link.text == town.indicator.title
    assert link.get("href") == town.url(f"panel/2025-26/q2/edition-1/measures/{town.indicator.code}/")


# ---- what members asked ----


def test_what_members_asked_comes_with_its_answer_and_what_came_of_it(town):
    town.discuss()
    (asked,) = asked_about(town.council, [town.indicator.pk])[town.indicator.pk]
    assert asked == {
        "date": "2025-11-18",
        "meeting": "Corporate Parenting Panel",
        "item": "Item 6",
        "url": town.item_url,
        "question_by": "A member",
        "question": "asked why children moved.",
        "answers": [{"by": "Head of Service", "text": "replied that carers had left."}],
        "outcome": "Resolved 6(b): Costed plan",
        "state": "Due: the next meeting",
        "state_kind": "due",
    }


def test_questions_wait_for_the_minutes_and_stay_with_their_council(town):
    town.ask(town.item)
    key = town.indicator.pk
    assert asked_about(town.council, [key]) == {}
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    assert len(asked_about(town.council, [key])[key]) == 1
    assert asked_about(Town(slug="otherton").council, [key]) == {}


def test_questions_come_newest_first_and_an_answer_that_mentions_brings_its_question(town):
    town.discuss()
    other = IndicatorFactory()
    answer = MinutesParagraph.objects.get(kind="answer")
    set_mentions(item=town.item, confirmed=[Mention(answer.pk, other, "11")], taken_back=[], by=None)
    earlier = town.add_item(town.add_meeting(date(2025, 9, 2)), "5")
    town.ask(earlier, "asked what children said.")
    meetings.publish_minutes(meeting=earlier.meeting, on=date(2025, 9, 12), by=None)
    found = asked_about(town.council, [town.indicator.pk, other.pk])
    assert [each["date"] for each in found[town.indicator.pk]] == ["2025-11-18", "2025-09-02"]
    assert found[town.indicator.pk][1]["outcome"] == "No resolution."
    assert [each["question"] for each in found[other.pk]] == ["asked why children moved."]


def test_what_an_item_resolved_stands_under_the_one_measure_it_is_about_and_under_no_other(town):
    """Members read "Resolved: houses for foster carers" under attendance, because one item held both."""
    other = IndicatorFactory()
    town.ask(town.item)
    town.ask(town.item, "asked about attendance.", indicator=other)
    town.resolve(town.item)
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    found = asked_about(town.council, [town.indicator.pk, other.pk])
    assert found[town.indicator.pk][0]["outcome"] == "Resolved 6(b): asks for a costed plan, with"
    assert found[other.pk][0]["outcome"] == ""


def test_what_officers_report_and_members_remark_is_not_what_members_asked(town):
    minutes.add_paragraph(
        item=town.item,
        kind="statement",
        speaker="Performance Manager",
        text="reported that fewer children moved.",
        mentions=[(town.indicator, "9%")],
        by=None,
    )
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    assert asked_about(town.council, [town.indicator.pk]) == {}


def test_asking_costs_the_same_for_one_question_and_for_many(town, django_assert_num_queries):
    town.discuss()
    with django_assert_num_queries(3):
        asked_about(town.council, [town.indicator.pk])
    more = IndicatorFactory.create_batch(8)
    for number, indicator in enumerate(more, 10):
        item = town.add_item(town.meeting, str(number))
        town.ask(item, indicator=indicator)
        town.resolve(item)
    everything = list(Indicator.objects.values_list("pk", flat=True))
    with django_assert_num_queries(3):
        found = asked_about(town.council, everything)
    assert len(found) == 9


@pytest.mark.parametrize(
    ("today", "says", "never"),
    [
        (date(2025, 11, 8), "to come", "held"),
        (date(2025, 11, 18), "to come", "held"),  # its own day: it may not be over
        (date(2025, 11, 19), "held", "to come"),
    ],
)
def test_nothing_is_said_in_the_past_of_a_meeting_that_is_to_come(town, client, clerk, today, says, never):
    """Nor of an edition that was corrected, or withdrawn, before it."""
    url = f"/exampleton/panel/2025-26/q2/edition-{town.edition.number}/"
    rows = [row(town.indicator.code, town.indicator.title)]
    second = publish(town.council, town.scorecard, rows, number=2)
    told = {
        "held": {
            "item": [
                "members had in front of them",
                "At this meeting",
                "as seen at the meeting",
                "The minutes refer",
            ],
            "edition": ["This is what the committee was given. It was corrected later"],
            "history": ["Considered by the Panel"],
            "down": ["Members had quarter 2 2025/26, edition 1, before them. It was withdrawn"],
        },
        "to come": {
            "item": ["members will have in front of them", "For this meeting", "The agenda refers"],
            "edition": ["This edition is on the agenda of Corporate Parenting Panel, 18 November 2025"],
            "history": [],
            "down": ["This item was to have quarter 2 2025/26, edition 1, with it, which was withdrawn"],
        },
    }
    assert is_held(town.meeting, today) is (says == "held")
    with patch(
        "django.utils.timezone.now", lambda: datetime(today.year, today.month, today.day, 22, tzinfo=UTC)
    ):
        shown = {"item": words(page(client, town.item_url)), "edition": words(page(client, url))}
        shown["history"] = shown["item"]
        take_down(edition=second, reason="The table is wrong.", by=None)
        take_down(edition=town.edition, reason="The table is wrong.", by=None)
        shown["down"] = words(page(client, town.item_url))
    for where, text in shown.items():
        assert all(each in text for each in told[says][where]), (where, text)
        assert not any(each in text for each in told[never][where]), (where, text)


def test_draft_minutes_are_not_to_be_agreed_at_a_meeting_that_was_held():
    met, following = Meeting(date=date(2025, 11, 18), minutes_state="draft"), Meeting(date=date(2026, 2, 24))
    assert minutes_words(met, following, date(2026, 2, 24))["more"] == "to be agreed on 24 February 2026."
    held = "not recorded as agreed. The next meeting was on 24 February 2026."
    assert minutes_words(met, following, date(2026, 2, 25))["more"] == held


def test_an_edition_knows_the_item_that_carried_it(town):
    assert item_carrying([town.edition.pk]) == {
        town.edition.pk: {
            "meeting": "Corporate Parenting Panel, 18 November 2025",
            "date": "2025-11-18",
            "item": "item 6",
            "url": town.item_url,
            "committee": "Corporate Parenting Panel",
            "number": "6",
            "title": town.item.title,
            "appendix": "",
            "held": True,
        }
    }
    # its print versions say so on their first page, and are made anew: the edition stays as it was published
    Job.objects.all().delete()
    items.edit_item(item=town.item, values={"appendix": "2"}, by=None)
    assert Job.objects.get().title == f"Files of {town.edition}"
    told = original_of(town.edition, town.council.slug)
    assert appendix_words(told.carried) == "Appendix 2"
    meetings.edit_meeting(meeting=town.meeting, values={"agenda_published": None}, by=None)
    assert item_carrying([town.edition.pk]) == {}
    untold, short = original_of(town.edition, town.council.slug), ARTEFACTS["pdf-short"]
    assert untold.carried is None and untold.place(short) != told.place(short)
    assert untold.sha256 == told.sha256


# ---- cost ----


def many_of_everything(town):
    for n in range(18):
        day = date(2024, 1, 1) + timedelta(days=30 * n)
        item = town.add_item(town.add_meeting(day), "3")
        town.discuss(item)
        other = town.add_item(town.meeting, f"9.{n}")
        town.ask(other)
        town.act(other)
        town.ask(town.item)
        town.act(town.item)


@pytest.mark.one_database
@pytest.mark.parametrize(
    "path", ["meetings/", "actions/", "panel/meetings/2025-11-18/", "ITEM", "ITEM minutes/"]
)
def test_pages_cost_the_same_whatever_was_held(town, clerk, path):
    town.discuss()
    url = town.url(path) if "ITEM" not in path else path.replace("ITEM", town.item_url).replace(" ", "")
    assert_same_queries(clerk, url, lambda: many_of_everything(town))


def test_minutes_that_were_agreed_nobody_knows_where_say_so_on_the_page_and_on_paper(client):
    town = Town(public=True)
    town.discuss()
    later = town.add_meeting(date(2026, 2, 24))
    meetings.confirm_minutes(meeting=town.meeting, agreed_at=later, today=date(2026, 3, 1), by=None)
    told = "At which meeting they were agreed is not recorded"
    for path in ("", "papers/minutes/"):
        assert told in client.get(town.url(f"panel/meetings/2025-11-18/{path}")).content.decode()
