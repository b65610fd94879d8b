"""A form that is open while somebody else moves its meeting, or gives its item another number: nothing typed is lost,
and nothing lands on what stands at the old address by then."""

from datetime import date

import pytest

from accounts.models import User
from accounts.writing.markup import forms_in
from committees.items import actions as items
from committees.meetings.standing.actions import cancel_meeting, move_meeting
from committees.minutes.editor.actions import set_minutes
from committees.models import AgendaItem, MinutesParagraph

pytestmark = pytest.mark.django_db
TYPED = "The Panel welcomed the report.\nIt asked for another in March."
LATER = date(2025, 11, 20)


def sent_of(client, address: str, field: str) -> dict[str, str]:
    """What a browser sends of the form that has this field."""
    forms = forms_in(client.get(address).content.decode())
    form = next(each for each in forms if any(control.name == field for control in each.controls))
    return {each.name: each.value for each in form.controls if each.kind == "hidden"}


def move(town):
    return move_meeting(
        meeting=town.meeting, day=LATER, time=None, location="", reason="The hall is flooded", by=None
    )


def minutes_of(town) -> str:
    return f"{town.item_url}minutes/"


def text_in(response) -> str:
    forms = forms_in(response.content.decode())
    return next(each.shown()["text"][0] for each in forms if "text" in each.shown())


def test_minutes_typed_while_the_meeting_is_moved_are_in_the_editor_at_its_new_day(town, clerk):
    sent = sent_of(clerk, minutes_of(town), "text")
    move(town)
    answer = clerk.post(minutes_of(town), sent | {"text": TYPED}, follow=True)
    there = minutes_of(town).replace("2025-11-18", "2025-11-20")
    assert answer.redirect_chain == [(there, 302)]
    assert text_in(answer) == TYPED
    assert "at another address by now" in answer.content.decode()
    assert not MinutesParagraph.objects.exists()
    again = sent_of(clerk, there, "text")
    clerk.post(there, again | {"text": TYPED})
    assert [each.item for each in MinutesParagraph.objects.all()] == [town.item] * 2


def test_they_never_land_on_another_meeting_that_has_that_day_by_then(town, clerk):
    sent = sent_of(clerk, minutes_of(town), "text")
    move(town)
    town.add_item(town.add_meeting(date(2025, 11, 18)), "6")
    answer = clerk.post(minutes_of(town), sent | {"text": TYPED}, follow=True)
    assert text_in(answer) == TYPED
    assert "20 November 2025" in answer.content.decode()
    assert not MinutesParagraph.objects.exists()


def test_nor_from_a_page_that_stayed_open_and_was_led_on_once(town, clerk):
    """The page saves by itself: it has the mark of the new address then, and still sends to the old one."""
    sent = sent_of(clerk, minutes_of(town), "text")
    moved = move(town)
    town.add_item(town.add_meeting(date(2025, 11, 18)), "6")
    clerk.post(minutes_of(town), sent | {"text": TYPED}, follow=True)
    there = f"/exampleton/panel/meetings/{moved.date}/item-6/minutes/"
    led_on = sent_of(clerk, there, "text")
    answer = clerk.post(minutes_of(town), led_on | {"text": f"{TYPED}\nIn April."}, follow=True)
    assert answer.redirect_chain == [(there, 302)]
    assert text_in(answer) == f"{TYPED}\nIn April."
    assert not MinutesParagraph.objects.exists()


def test_nor_on_the_item_that_has_the_number_of_theirs_by_then(town, clerk):
    sent = sent_of(clerk, minutes_of(town), "text")
    items.edit_item(item=town.item, values={"number": "7"}, by=None)
    town.add_item(town.meeting, "6")
    answer = clerk.post(minutes_of(town), sent | {"text": TYPED}, follow=True)
    assert answer.redirect_chain[0][0].endswith("/item-7/minutes/")
    assert text_in(answer) == TYPED


def test_nor_is_another_item_taken_off_the_agenda_that_has_the_number_by_then(town, clerk):
    other = town.add_item(town.meeting, "7")
    address = f"{town.item_url}place/"
    sent = sent_of(clerk, address, "state_reason")
    items.edit_item(item=town.item, values={"number": "8"}, by=None)
    items.edit_item(item=other, values={"number": "6"}, by=None)
    typed = {"state": "withdrawn", "state_reason": "The report is not ready."}
    answer = clerk.post(address, sent | typed, follow=True)
    assert answer.redirect_chain[0][0].endswith("/item-8/place/")
    assert "The report is not ready." in answer.content.decode()
    assert not AgendaItem.objects.filter(state="withdrawn").exists()


def test_of_an_item_that_was_deleted_the_words_are_there_to_be_copied(town, clerk):
    sent = sent_of(clerk, minutes_of(town), "text")
    AgendaItem.objects.get(pk=town.item.pk).delete()
    town.add_item(town.meeting, "6")
    answer = clerk.post(minutes_of(town), sent | {"text": TYPED})
    assert answer.status_code == 404
    assert TYPED in answer.content.decode()
    assert not MinutesParagraph.objects.exists()


def test_so_they_are_where_it_is_deleted_in_the_very_moment_of_saving(town, clerk, monkeypatch):
    sent = sent_of(clerk, minutes_of(town), "text")

    def deleted_first(**values):
        AgendaItem.objects.get(pk=town.item.pk).delete()
        set_minutes(**values)

    monkeypatch.setattr("committees.minutes.views.set_minutes", deleted_first)
    answer = clerk.post(minutes_of(town), sent | {"text": TYPED})
    assert answer.status_code == 404
    assert TYPED in answer.content.decode()


def test_what_waited_for_a_sign_in_is_not_typed_into_another_meetings_form(town, clerk):
    sent = sent_of(clerk, minutes_of(town), "text")
    person = User.objects.get(pk=clerk.session["_auth_user_id"])
    clerk.logout()
    clerk.post(minutes_of(town), sent | {"text": TYPED})
    move(town)
    town.add_item(town.add_meeting(date(2025, 11, 18)), "6")
    clerk.force_login(person)
    answer = clerk.get(minutes_of(town))
    assert text_in(answer) == ""
    assert TYPED in answer.content.decode()


def test_minutes_of_a_meeting_that_was_cancelled_meanwhile_are_saved_and_readers_see_none(town, clerk):
    sent = sent_of(clerk, minutes_of(town), "text")
    cancel_meeting(meeting=town.meeting, reason="The hall is flooded", by=None)
    answer = clerk.post(minutes_of(town), sent | {"text": TYPED}, follow=True)
    assert text_in(answer) == TYPED
    assert "The meeting is cancelled" in answer.content.decode()
    assert town.item.paragraphs.count() == 2
