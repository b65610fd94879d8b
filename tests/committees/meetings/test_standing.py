"""A meeting is planned, its papers come out, it is held, moved, cancelled, put back or deleted: all pages say so."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils.timezone import localdate
from lxml import html

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from accounts.trail.parts import read_detail
from committees.follow_ups.actions import add_action, close_action
from committees.follow_ups.presenters import present_action
from committees.follow_ups.querysets import actions_of
from committees.items.agenda.actions import set_place
from committees.meetings.actions import confirm_minutes, create_meeting, edit_meeting, publish_minutes
from committees.meetings.days.ties import Tie, why_not_on
from committees.meetings.querysets import meetings_told, next_of
from committees.meetings.standing.actions import (
    cancel_meeting,
    delete_meeting,
    move_meeting,
    put_back_meeting,
)
from committees.models import FormerDay, Meeting, Reader
from committees.presenters import Standing, standing_of
from indicators.terms.periods import day_words
from scorecards.registries import item_carrying
from tests.factories import user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db
AGENDA, DAY, LATER = date(2026, 2, 13), date(2026, 2, 24), date(2026, 3, 3)
ILL = "The Chair is ill."


@pytest.fixture
def town():
    return Town(public=True)


@pytest.fixture
def clerk(town, client):
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    return client


def read(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status, response.status_code
    return html.fromstring(response.content)


def words(tree):
    return " ".join(" ".join(tree.itertext()).split())


def address(town, day, more=""):
    return town.url(f"panel/meetings/{day}/{more}")


@pytest.mark.parametrize(
    ("today", "state", "minutes", "stands"),
    [
        (date(2026, 2, 12), "stands", "none", Standing.PLANNED),
        (AGENDA, "stands", "none", Standing.PAPERS),
        (DAY, "stands", "none", Standing.PAPERS),  # its own day: it may not be over
        (DAY, "stands", "draft", Standing.HELD),
        (date(2026, 2, 25), "stands", "none", Standing.HELD),
        (date(2026, 2, 12), "cancelled", "none", Standing.CANCELLED),
        (date(2026, 2, 25), "cancelled", "none", Standing.CANCELLED),
    ],
)
def test_how_a_meeting_stands_follows_from_its_days(today, state, minutes, stands):
    meeting = Meeting(date=DAY, agenda_published=AGENDA, state=state, minutes_state=minutes)
    assert standing_of(meeting, today) == stands


def test_a_former_address_says_where_the_meeting_went_and_why(town, client):
    meeting = town.add_meeting(DAY)
    item = town.add_item(meeting, "7")
    move_meeting(meeting=meeting, day=LATER, time=time(17, 30), location="Room 2", reason=ILL, by=None)
    papers = ("papers/agenda/", "papers/agenda.pdf", "papers/pack.pdf", "papers/minutes/")
    for old in (address(town, DAY, more) for more in ("", "item-7/", "item-7/documents/1/", *papers)):
        tree = read(client, old)
        assert f"Moved. {ILL} It is on Tuesday 3 March 2026 , 5.30pm, Room 2." in words(tree)
        assert address(town, LATER) in tree.xpath("//main//a/@href")
    assert f"Item 7, {item.title}" in words(read(client, address(town, DAY, "item-7/")))
    assert f"Moved from 24 February 2026. {ILL}" in words(read(client, address(town, LATER)))
    assert "Moved from 24 February 2026" in words(read(client, town.url("meetings/")))
    read(client, address(town, date(2026, 2, 25)), 404)


def test_an_exempt_item_of_a_meeting_that_moved_keeps_its_title(town, client):
    meeting = town.add_meeting(DAY)
    closed = {"exempt_paragraph": "3", "exempt_reason": "Prices.", "public_title": "Contracts"}
    town.add_item(meeting, "9", **closed)
    move_meeting(meeting=meeting, day=LATER, time=None, location="", reason=ILL, by=None)
    told = words(read(client, address(town, DAY, "item-9/")))
    assert "Item 9, Contracts" in told and "Finding homes closer" not in told


def test_of_a_meeting_whose_agenda_is_not_out_the_former_address_names_no_item(town, client):
    meeting = town.add_meeting(DAY, agenda=None)
    town.add_item(meeting, "7")
    move_meeting(meeting=meeting, day=LATER, time=None, location="", reason=ILL, by=None)
    assert "Finding homes" not in words(read(client, address(town, DAY, "item-7/")))


def test_a_meeting_that_comes_back_or_another_one_has_the_address_again(town, client):
    meeting = town.add_meeting(DAY)
    move_meeting(meeting=meeting, day=LATER, time=None, location="", reason=ILL, by=None)
    other = town.add_meeting(DAY)
    told = words(read(client, address(town, DAY)))
    assert "Moved." not in told
    assert f"A meeting that was to be on this day moved to 3 March 2026 . {ILL}" in told
    move_meeting(
        meeting=other, day=date(2026, 4, 1), time=None, location="", reason="Easter is near.", by=None
    )
    both = words(read(client, address(town, DAY)))
    assert both.index("1 April 2026") < both.index("3 March 2026")  # the last to leave comes first
    move_meeting(meeting=meeting, day=DAY, time=None, location="", reason="The Chair is well again.", by=None)
    told = words(read(client, address(town, DAY)))
    assert "Moved from 3 March 2026. The Chair is well again." in told
    assert "Moved from 24 February" not in told
    assert "It is on Tuesday 24 February 2026" in words(read(client, address(town, LATER)))


def test_what_another_meeting_on_the_day_has_not_leads_on_to_the_one_that_left(town, client):
    meeting = town.add_meeting(DAY)
    for number in ("7", "8"):
        town.add_item(meeting, number)
    move_meeting(meeting=meeting, day=LATER, time=None, location="", reason=ILL, by=None)
    town.add_item(town.add_meeting(DAY), "7")
    gone = read(client, address(town, DAY, "item-8/"))
    assert "The meeting that is on this day now is another one" in words(gone)
    links = gone.xpath("//main//a/@href")
    assert {address(town, DAY), address(town, LATER), address(town, LATER, "item-8/")} <= set(links)
    for own in ("item-7/", "papers/agenda/"):
        told = words(read(client, address(town, DAY, own)))
        assert "There is no meeting" not in told and "is another one" not in told
        assert f"A meeting that was to be on this day moved to 3 March 2026 . {ILL}" in told
    assert "moved to" not in words(read(client, address(town, LATER, "item-7/")))
    read(client, address(town, DAY, "item-9/documents/1/"))  # whichever had it
    read(client, address(town, date(2026, 2, 25), "item-8/"), 404)


def test_a_paper_at_a_former_address_leads_to_the_paper(town, client):
    meeting = town.add_meeting(DAY)
    move_meeting(meeting=meeting, day=LATER, time=None, location="", reason=ILL, by=None)
    for paper in ("papers/agenda/", "papers/pack.pdf"):
        links = read(client, address(town, DAY, paper)).xpath("//main//a/@href")
        assert address(town, LATER, paper) in links
    links = read(client, address(town, DAY, "papers/minutes/")).xpath("//main//a/@href")
    assert address(town, LATER, "papers/minutes/") not in links  # there are none yet


def test_only_the_place_can_change_and_the_page_says_where_it_was_to_be(town, client):
    meeting = create_meeting(
        committee=town.committee,
        date=DAY,
        time=time(17, 30),
        location="Room 1",
        agenda_published=AGENDA,
        by=None,
    )
    move_meeting(meeting=meeting, day=DAY, time=time(18), location="Room 2", reason="A pipe burst.", by=None)
    told = words(read(client, address(town, DAY)))
    assert "Moved from 5.30pm, Room 1. A pipe burst." in told and "6pm, Room 2." in told


def test_a_meeting_is_not_moved_onto_another_nor_without_a_reason(town):
    meeting = town.add_meeting(DAY)
    where = {"meeting": meeting, "time": None, "location": "", "by": None}
    with pytest.raises(NotAllowed, match="has a meeting on that day already"):
        move_meeting(day=town.meeting.date, reason=ILL, **where)
    with pytest.raises(NotAllowed, match="where the meeting is already"):
        move_meeting(day=DAY, reason=ILL, **where)
    with pytest.raises(NotAllowed, match="Say why the meeting is moved"):
        move_meeting(day=LATER, reason=" ", **where)
    town.discuss()
    ahead = localdate() + timedelta(days=9)
    with pytest.raises(NotAllowed, match="so it was held"):
        move_meeting(**where | {"meeting": town.meeting}, day=ahead, reason=ILL)
    assert not FormerDay.objects.exists()


def test_another_committees_meeting_on_the_same_day_is_not_the_one_that_moved(town, client):
    move_meeting(meeting=town.add_meeting(DAY), day=LATER, time=None, location="", reason=ILL, by=None)
    other = Town(slug="otherton", public=True)
    read(client, other.url(f"panel/meetings/{DAY}/"), 404)


def test_a_cancelled_meeting_says_so_everywhere_and_is_no_meeting_to_come(town, client):
    today = localdate()
    coming = town.add_meeting(today + timedelta(days=10))
    town.add_item(coming, "7", edition=town.edition)
    after = town.add_meeting(today + timedelta(days=40))
    cancel_meeting(meeting=coming, reason="Too few members", by=None)
    page = words(read(client, address(town, coming.date)))
    assert "Cancelled. Too few members." in page and "Not taken" in page and "Not minuted" not in page
    item = words(read(client, address(town, coming.date, "item-7/")))
    assert "The meeting is cancelled. Too few members." in item
    assert "The figures on the agenda" in item and "members will have" not in item
    assert "Cancelled Too few members" in words(read(client, town.url("meetings/")))
    home = words(read(client, town.url()))
    assert f"Cancelled: Corporate Parenting Panel, {day_words(coming.date)} . Too few members." in home
    told = meetings_told([town.council], today)[town.council.pk]
    assert told.nearest == after and told.cancelled == [coming]
    assert next_of(coming) == after
    assert (
        item_carrying([town.edition.pk])[town.edition.pk]["item"] == "item 6"
    )  # of the meeting that was held


def test_what_was_due_at_a_cancelled_meeting_is_due_at_the_next_one(town):
    today = localdate()
    off, after = (town.add_meeting(today + timedelta(days=days)) for days in (-5, 20))
    action = add_action(item=town.item, title="A plan", owner="Head", due_meeting=off, by=None)

    def shown():
        (found,) = actions_of(town.council, Reader(edits=True, today=today)).filter(pk=action.pk)
        told = present_action(found, today, town.council.slug)
        return told["due"], told["state"]

    assert shown() == (day_words(off.date), "Late by one meeting")
    cancel_meeting(meeting=off, reason="Too few members came.", by=None)
    assert shown() == (day_words(after.date), "Due at next meeting")
    cancel_meeting(meeting=after, reason="Too few members came.", by=None)
    assert shown() == ("the next meeting", "Due: the next meeting")


def test_a_meeting_that_was_held_is_not_cancelled_and_one_that_is_cancelled_has_no_minutes(town):
    town.resolve(town.item)
    publish_minutes(meeting=town.meeting, on=DAY, by=None)
    with pytest.raises(NotAllowed, match=r"Its minutes are published\. So it was held"):
        cancel_meeting(meeting=town.meeting, reason=ILL, by=None)
    meeting = cancel_meeting(meeting=town.add_meeting(DAY), reason=ILL, by=None)
    with pytest.raises(NotAllowed, match="Put it back first, if it was held"):
        publish_minutes(meeting=meeting, on=LATER, by=None)
    with pytest.raises(NotAllowed, match="Put it back first, then move"):
        move_meeting(meeting=meeting, day=LATER, time=None, location="", reason=ILL, by=None)
    back = put_back_meeting(meeting=meeting, by=None)
    assert (back.state, back.state_reason) == (Meeting.State.STANDS, "")
    with pytest.raises(NotAllowed, match="not cancelled"):
        put_back_meeting(meeting=meeting, by=None)


def test_minutes_that_are_not_published_do_not_stop_cancelling_and_stay_unseen(town, clerk, client):
    coming = town.add_meeting(localdate() + timedelta(days=20))
    item = town.add_item(coming, "7")
    town.ask(item)
    assert "Cancel the meeting" in words(read(clerk, address(town, coming.date)))
    assert clerk.post(address(town, coming.date, "cancel/"), {"reason": ILL}).status_code == 302
    coming.refresh_from_db()
    assert coming.state == Meeting.State.CANCELLED and item.paragraphs.exists()
    said = item.paragraphs.first().text
    client.logout()
    for more in ("", "item-7/"):
        assert said not in words(read(client, address(town, coming.date, more)))


def test_what_stops_a_meeting_from_being_cancelled_is_named_and_linked(town, clerk):
    held = town.add_meeting(localdate())
    url = address(town, held.date, "cancel/")
    action = town.act(town.item)
    close_action(action=action, on=localdate(), closed_by=town.add_item(held, "4"), by=None)
    page = read(clerk, url)
    assert "The action “Costed plan” was closed at it. So it was held" in words(page)
    assert town.url(f"actions/{action.pk}/") in page.xpath("//main//a/@href")
    town.discuss()
    item = town.add_item(held, "2", order=1)
    confirm_minutes(meeting=town.meeting, agreed_at=held, item=item, today=localdate(), by=None)
    page = read(clerk, url)
    assert "Minutes of another meeting were agreed at its item 2. So it was held" in words(page)
    assert address(town, held.date, "item-2/") in page.xpath("//main//a/@href")
    page = read(clerk, address(town, town.meeting.date, "cancel/"))
    assert "Its minutes are published. So it was held" in words(page)
    assert address(town, town.meeting.date, "papers/minutes/") in page.xpath("//main//a/@href")


def test_a_meeting_is_not_moved_before_it_was_entered_with_its_papers_and_is_told_so(town):
    meeting = town.add_meeting(DAY)
    Meeting.objects.filter(pk=meeting.pk).update(
        set_up_at=datetime(2026, 2, 1, tzinfo=UTC), agenda_published=date(2026, 1, 20)
    )
    move = lambda day: move_meeting(  # noqa: E731
        meeting=meeting, day=day, time=None, location="", reason=ILL, by=None
    )
    with pytest.raises(NotAllowed, match="Choose 1 February 2026 or a later day"):
        move(date(2026, 1, 27))
    assert move(date(2026, 2, 1)).date == date(2026, 2, 1)


def test_a_meeting_that_agreed_minutes_was_held_and_its_item_was_taken(town):
    town.discuss()
    following = town.add_meeting(localdate())
    item = town.add_item(following, "2")
    confirm_minutes(meeting=town.meeting, agreed_at=following, item=item, today=localdate(), by=None)
    with pytest.raises(NotAllowed, match="Minutes of another meeting were agreed at its item 2"):
        cancel_meeting(meeting=following, reason=ILL, by=None)
    with pytest.raises(NotAllowed, match="were agreed at this item"):
        set_place(item=item, state="withdrawn", state_reason=ILL, by=None)


@pytest.mark.parametrize(
    ("ties", "day", "fault"),
    [
        ([], date(2026, 2, 24), ""),
        ([Tie(DAY, True, True, "So.")], LATER, ""),
        ([Tie(DAY, True, True, "So.")], DAY, "So. Choose a day after 24 February 2026."),
        ([Tie(DAY, True, False, "So.")], DAY, ""),
        ([Tie(DAY, True, False, "So.")], AGENDA, "So. Choose a day on or after 24 February 2026."),
        ([Tie(DAY, False, False, "So.")], LATER, "So. Choose a day on or before 24 February 2026."),
        (
            [Tie(AGENDA, True, True, "A."), Tie(DAY, False, True, "B.")],
            DAY,
            "B. Choose a day before 24 February 2026.",
        ),
    ],
)
def test_which_days_what_hangs_on_a_meeting_leaves(ties, day, fault):
    assert why_not_on(day, ties) == fault


def test_no_other_day_makes_what_was_agreed_due_or_postponed_come_too_early(town):
    """The panel of 18 November 2025 asked for a plan by the meeting of 3 March 2026, which agreed its minutes; an item
    of 24 February was postponed to that meeting."""

    def move(meeting, day):
        move_meeting(meeting=meeting, day=day, time=None, location="", reason=ILL, by=None)

    town.discuss()
    early, following = town.add_meeting(DAY), town.add_meeting(LATER)
    town.act(town.item, due_meeting=following, due_note="")
    postponed = town.add_item(early, "7")
    set_place(item=postponed, state="postponed", state_reason=ILL, postponed_to=following, by=None)
    with pytest.raises(
        NotAllowed, match=r"Item 7 of 24 February 2026 was postponed to it\. Choose a day after 24"
    ):
        move(following, date(2026, 2, 20))
    with pytest.raises(
        NotAllowed, match=r"Its item 7 was postponed to 3 March 2026\. Choose a day before 3 March"
    ):
        move(early, date(2026, 3, 10))
    with pytest.raises(
        NotAllowed, match=r"An action of it is due on 3 March 2026\. Choose a day on or before"
    ):
        move(town.meeting, date(2026, 3, 10))
    item = town.add_item(following, "2")
    confirm_minutes(meeting=town.meeting, agreed_at=following, item=item, today=LATER, by=None)
    with pytest.raises(
        NotAllowed, match=r"The minutes of 18 November 2025 were agreed at it\. Choose a day after 18"
    ):
        move(following, date(2025, 11, 17))
    with pytest.raises(NotAllowed, match="It agreed minutes of another meeting, so it was held"):
        move(following, localdate() + timedelta(days=3))
    move(following, date(2026, 3, 4))
    hidden = town.add_meeting(date(2026, 5, 5), agenda=None)
    town.act(postponed, due_meeting=hidden, due_note="")
    with pytest.raises(NotAllowed, match="An action of 24 February 2026 is due or was closed at it"):
        edit_meeting(meeting=hidden, values={"date": date(2026, 2, 1)}, by=None)
    hidden = cancel_meeting(meeting=hidden, reason=ILL, by=None)
    Meeting.objects.filter(pk=hidden.pk).update(date=date(2026, 2, 1))
    with pytest.raises(NotAllowed, match="Choose a day on or after 24 February 2026"):
        put_back_meeting(meeting=hidden, by=None)


def test_a_meeting_is_deleted_only_while_nobody_was_shown_its_agenda(town):
    meeting = town.add_meeting(DAY, agenda=localdate() + timedelta(days=1))
    town.add_item(meeting, "7")
    delete_meeting(meeting=meeting, by=None)
    assert not Meeting.objects.filter(date=DAY).exists()
    gone = read_detail(AuditEntry.objects.get(verb="deleted a meeting").detail)["changed"]
    assert gone.before["date"] == "2026-02-24"
    shown = town.add_meeting(DAY)
    edit_meeting(meeting=shown, values={"agenda_published": None}, by=None)  # called back, but seen before
    with pytest.raises(NotAllowed, match="Its agenda was shown"):
        delete_meeting(meeting=shown, by=None)
    awaited = town.add_meeting(LATER, agenda=None)
    town.act(town.item, due_meeting=awaited, due_note="")
    with pytest.raises(NotAllowed, match="is to come to this meeting"):
        delete_meeting(meeting=awaited, by=None)


def test_a_day_that_was_shown_is_moved_and_never_changed_in_passing(town, clerk):
    meeting = town.add_meeting(DAY)
    with pytest.raises(NotAllowed, match="Use “Move the meeting”"):
        edit_meeting(meeting=meeting, values={"date": LATER}, by=None)
    form = words(read(clerk, address(town, DAY, "edit/")))
    assert "move the meeting" in form and "Location" not in form
    clerk.post(address(town, DAY, "edit/"), {"kind": "special", "agenda_published": "2025-01-01", "note": ""})
    assert "Special or extraordinary meeting." in words(read(clerk, address(town, DAY)))
    draft = town.add_meeting(date(2026, 5, 5), agenda=None)
    clerk.post(address(town, draft.date, "edit/"), {"date": "2026-05-06", "location": "Room 3"})
    assert Meeting.objects.get(location="Room 3").date == date(2026, 5, 6)


def test_democratic_services_move_cancel_put_back_and_delete_by_pages(town, clerk):
    town.add_meeting(DAY, agenda=None)
    coming = town.add_meeting(localdate() + timedelta(days=90))
    told = words(read(clerk, address(town, coming.date, "move/")))
    assert "the five clear days of notice that are needed from" in told
    moved = {"day": "2026-03-03", "time": "18:00", "location": "Room 2", "reason": "Snow."}
    assert clerk.post(address(town, DAY, "move/"), moved).url == address(town, LATER)
    refused = clerk.post(address(town, LATER, "cancel/"), {"reason": "x"})
    assert "is no reason yet" in refused.content.decode()
    clerk.post(address(town, LATER, "cancel/"), {"reason": ILL})
    tree = read(clerk, address(town, LATER))
    assert "Move the meeting" not in words(tree) and "Put the meeting back" in words(tree)
    clerk.post(address(town, LATER, "put-back/"))
    assert "Cancel the meeting" in words(read(clerk, address(town, LATER)))
    assert "Put back the meeting" in clerk.post(address(town, LATER, "put-back/")).content.decode()
    assert clerk.post(address(town, LATER, "delete/")).url == town.url("meetings/")
    read(clerk, address(town, DAY), 404)


def test_the_page_of_a_meeting_that_moved_counts_notice_of_its_new_day_from_the_move(town, clerk):
    today = localdate()
    meeting = town.add_meeting(today + timedelta(days=40), agenda=today - timedelta(days=1))
    moved = {"day": str(today + timedelta(days=1)), "time": "", "location": "Room 2", "reason": ILL}
    clerk.post(address(town, meeting.date, "move/"), moved)
    told = f"It was moved on {day_words(today)}: no clear days, five needed"
    there = address(town, today + timedelta(days=1))
    assert [words(read(clerk, there)).count(told) for _ in range(2)] == [2, 1]  # once as it is done


@pytest.mark.parametrize(
    ("path", "days", "shown", "why"),
    [
        ("cancel/", None, True, "So it was held, and only a meeting that was not held can be cancelled"),
        ("delete/", 20, True, "Its agenda was shown. Cancel the meeting instead"),
        ("item-7/delete/", 20, True, "This agenda was shown. Withdraw the item instead"),
        ("cancel/", 20, True, ""),
        ("delete/", 20, False, ""),
        ("item-7/delete/", 20, False, ""),
    ],
)
def test_what_cannot_be_taken_away_says_so_before_anything_is_filled_in(town, clerk, path, days, shown, why):
    """On the page itself, in place of the form; `days` from today, None for a meeting with minutes."""
    if days is None:
        town.discuss()
        meeting = town.meeting
    else:
        out = {} if shown else {"agenda": None}
        meeting = town.add_meeting(localdate() + timedelta(days=days), **out)
        town.add_item(meeting, "7")
    main = read(clerk, address(town, meeting.date, path)).find(".//main")
    assert (main.find(".//button") is None) == bool(why)
    assert why in " ".join(main.text_content().split())


def test_what_cannot_be_done_with_a_meeting_its_form_says_before_anything_is_typed(town, clerk):
    """What is said of one way out is true: a meeting that was held is not to be cancelled instead of deleted."""
    town.discuss()
    held = town.meeting.date
    off = cancel_meeting(meeting=town.add_meeting(DAY), reason=ILL, by=None)
    closed = {
        address(town, held, "delete/"): "was closed at it. It stays with them.",
        address(town, off.date, "agree-minutes/"): "Only published draft minutes can be agreed.",
        address(town, off.date, "move/"): "Put it back first, then move it.",
        address(town, off.date, "delete/"): "Its address says that it is cancelled, and stays.",
    }
    for url, said in closed.items():
        main = read(clerk, url).find(".//main")
        assert said in words(main) and main.find(".//form") is None, url
