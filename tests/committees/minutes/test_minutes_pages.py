"""Minutes written on their page, published, agreed at a later meeting, and reopened."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.trail.parts import read_detail
from committees.follow_ups.actions import say_progress
from committees.items.agenda.actions import set_place
from committees.meetings import actions as meetings
from committees.meetings.standing.actions import cancel_meeting
from committees.minutes import actions as minutes
from committees.models import (
    Action,
    Meeting,
    MinutesParagraph,
    Resolution,
)
from indicators.terms.periods import day_words
from tests.committees.shown import faults, page, words
from tests.factories import IndicatorFactory
from tests.meetings import Town

pytestmark = pytest.mark.django_db


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

    told = text.split("\n")[1]
    kept = {"text": text, "quoted": ["3 children", "Mr Jones"], "why": ["It was published.", ""]}
    kept["beside"] = [told, told]
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
    question = town.discuss()
    agreed = town.url("panel/meetings/2025-11-18/agree-minutes/")
    later = town.add_item(town.add_meeting(timezone.localdate()), "2", edition=None, indicators=[])
    assert "agreed_at" in clerk.get(agreed).content.decode()
    told = {"agreed_at": later.pk, "correction-TOTAL_FORMS": "2", "correction-INITIAL_FORMS": "0"}
    told |= {"correction-0-was": "why carers left", "correction-0-now": "why children left"}
    not_there = "These words are not in the minutes of this meeting. Copy them as they were published."
    assert not_there in faults(clerk.post(agreed, told))
    clerk.post(agreed, told | {"correction-0-was": "“why  children moved”"})
    town.meeting.refresh_from_db()
    put_right = "“why children moved” should read “why children left”."
    where = f"{day_words(timezone.localdate())}, item 2 , with 1 correction. Item 6: {put_right}"
    beside = page(clerk, town.item_url).get_element_by_id(f"paragraph-{question.pk}")
    assert "asked why children moved." in words(beside), "The published words stay"
    assert f"Corrected when agreed: {put_right}" in words(beside)
    assert f"agreed on {where}" in words(page(clerk, town.item_url))
    assert f"agreed on {where}" in words(page(clerk, town.url("panel/meetings/2025-11-18/")))
    here = words(page(clerk, town.url(f"panel/meetings/{timezone.localdate()}/item-2/")))
    assert "The minutes of 18 November 2025 were agreed here, with 1 correction." in here
    assert town.meeting.minutes_state == Meeting.MinutesState.CONFIRMED
    reopening = "panel/meetings/2025-11-18/reopen-minutes/"
    since = f"were agreed on {day_words(timezone.localdate())}, at item 2, and are locked since then"
    for form in ("item-6/minutes/", "item-6/edit/", "item-6/report/", "attendance/", "edit/", "new-item/"):
        main = page(clerk, town.url(f"panel/meetings/2025-11-18/{form}")).find(".//main")
        assert since in words(main) and main.find(".//button") is None, form
        assert main.xpath("//a[.='Reopen the minutes']/@href") == [town.url(reopening)]
    data = {"text": "Late addition."}
    assert "These minutes have been agreed" in faults(clerk.post(f"{town.item_url}minutes/", data))
    reopen = town.url("panel/meetings/2025-11-18/reopen-minutes/")
    assert "Say why the minutes are reopened" in faults(clerk.post(reopen, {"reason": ""}))
    clerk.post(reopen, {"reason": "A speaker was given wrongly."})
    told = f"They had been agreed, and were reopened on {day_words(timezone.localdate())}."
    assert told in words(page(clerk, town.item_url))
    assert told in words(page(clerk, town.url("panel/meetings/2025-11-18/")))
    assert told.rstrip(".") in clerk.get(town.url("panel/meetings/2025-11-18/papers/minutes/")).text
    clerk.post(f"{town.item_url}minutes/", data)
    assert MinutesParagraph.objects.filter(text="Late addition.").exists()
    assert (
        read_detail(AuditEntry.objects.get(verb="reopened agreed minutes").detail)["reason"].value
        == "A speaker was given wrongly."
    )


def test_actions_with_a_history_are_named_where_the_text_has_them_no_more(town, clerk):
    url = f"{town.item_url}minutes/"
    clerk.post(url, {"text": "! Officer: look again, by 14 April\n! Officer: write to carers, by 14 April"})
    assert "a history" not in words(page(clerk, url))
    look, write = Action.objects.order_by("pk")
    for number, action in enumerate((look, write), 1):
        say_progress(action=action, text="Begun.", by=None)
        shown = page(clerk, url)
        assert f"{number} action{'s' if number > 1 else ''} came of this item and ha" in words(shown)
        (link,) = shown.xpath(f"//main//a[.='{action.title}']/@href")
        assert link == town.url(f"actions/{action.pk}/")
    clerk.post(url, {"text": "Nothing more."})
    assert Action.objects.count() == 2


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
    settled = {"quoted": [each.quoted for each in warned], "beside": said, "why": "It was published before."}
    told = clerk.post(write, sent | settled)
    assert told.status_code == 302
    assert said.removeprefix("The Chair ") in words(page(client, town.item_url))


def reasons(page, **given):
    """What the form sends of its reasons, each as it stands there; `given` says those of some words, in order."""
    sent = {
        name: [each.value for each in page.xpath(f"//*[@name='{name}']")]
        for name in ("beside", "quoted", "why")
    }
    for place, quoted in enumerate(sent["quoted"]):
        whys = given.get(quoted.replace(" ", "_"), [])
        sent["why"][place] = whys.pop(0) if whys else sent["why"][place]
    return sent


def test_few_children_are_judged_in_each_paragraph_and_a_name_once_for_the_item(town, clerk):
    """The same two children, or two others: a reason stands where it was given, and is taken back there."""
    url = f"{town.item_url}minutes/"
    text = "Two children left.\nMr Jones spoke.\nTwo children left.\nMr Jones left."
    clerk.post(url, {"text": text})
    assert "4 to settle" in words(page(clerk, url))
    clerk.post(
        url, {"text": text, **reasons(page(clerk, url), Two_children=["Known"], Mr_Jones=["A witness"])}
    )
    assert "1 to settle" in words(page(clerk, url)) and reasons(page(clerk, url))["why"] == [
        "Known",
        "A witness",
        "",
    ]
    further = f"It was said before.\n{text.replace('children left', 'children had left', 1)}"
    clerk.post(url, {"text": further, **reasons(page(clerk, url), Two_children=["Known", "Others"])})
    assert reasons(page(clerk, url))["why"] == ["Known", "A witness", "Others"]
    clerk.post(url, {"text": further, **reasons(page(clerk, url), Two_children=["", "Others"])})
    assert reasons(page(clerk, url))["why"] == ["", "A witness", "Others"]


def test_minutes_are_not_agreed_at_a_meeting_that_was_not_held(town):
    town.discuss()
    ahead = town.add_meeting(timezone.localdate() + timedelta(days=10))
    with pytest.raises(NotAllowed, match="has not been held"):
        meetings.confirm_minutes(meeting=town.meeting, agreed_at=ahead, today=timezone.localdate(), by=None)
    other = Town(slug="otherton").add_meeting(date(2025, 12, 1))
    with pytest.raises(NotAllowed, match="same committee"):
        meetings.confirm_minutes(meeting=town.meeting, agreed_at=other, today=timezone.localdate(), by=None)


def test_minutes_that_were_agreed_nobody_knows_where_say_so_on_the_page_and_on_paper(client):
    town = Town(public=True)
    town.discuss()
    later = town.add_meeting(date(2026, 2, 24))
    meetings.confirm_minutes(meeting=town.meeting, agreed_at=later, today=date(2026, 3, 1), by=None)
    told = "At which meeting they were agreed is not recorded"
    for path in ("", "papers/minutes/"):
        assert told in client.get(town.url(f"panel/meetings/2025-11-18/{path}")).content.decode()


def test_measures_that_are_called_the_same_are_told_apart_where_one_is_chosen(town, clerk):
    """By their code, in the editor, on the forms of the item and of an action, and in what the editor suggests."""
    IndicatorFactory(code="moves-long", title=town.indicator.title, council=town.council)
    IndicatorFactory(code="visits", title="Visits on time", council=town.council)
    mine, other = (f"{town.indicator.title} ({code})" for code in (town.indicator.code, "moves-long"))
    minutes.add_paragraph(item=town.item, kind="statement", text="Three or more homes rose.", by=None)
    offered = words(page(clerk, f"{town.item_url}minutes/"))
    assert f"Does it speak of {mine}" in offered and f"Does it speak of {other}" in offered
    for where in ("minutes/", "edit/", "actions/new/"):
        shown = words(page(clerk, f"{town.item_url}{where}"))
        assert mine in shown and other in shown and "Visits on time (" not in shown


def test_who_publishes_minutes_is_told_where_nothing_is_minuted(town, clerk):
    town.resolve(town.item)
    for number in ("7", "8"):
        town.add_item(town.meeting, number)
    off = town.add_item(town.meeting, "9")
    set_place(item=off, state="withdrawn", state_reason="The report is late.", by=None)
    url = town.url("panel/meetings/2025-11-18/")
    told = "Nothing is minuted at items 7 and 8."
    assert told in words(page(clerk, url))
    assert told in clerk.post(f"{url}publish-minutes/", follow=True).content.decode()
    town.ask(town.meeting.items.get(number="7"))
    assert "Nothing is minuted at item 8." in words(page(clerk, url))


def test_a_draft_of_a_meeting_to_come_says_that_nothing_is_resolved_yet(town, clerk):
    coming = town.add_meeting(timezone.localdate() + timedelta(days=20))
    item = town.add_item(coming, "7")
    town.resolve(item)
    url = town.url(f"panel/meetings/{coming.date}/item-7/")
    shown = words(page(clerk, url))
    assert "Draft resolution" in shown and "The meeting is to come: nothing is resolved yet." in shown
    assert "What the Panel resolved" not in shown and "What Panel resolved" not in shown
    cancel_meeting(meeting=coming, reason="Too few members can come.", by=None)
    assert "The meeting is cancelled: nothing was resolved." in words(page(clerk, url))


def test_an_item_at_which_minutes_were_agreed_does_not_say_that_nothing_is_minuted(town, clerk):
    town.discuss()
    later = town.add_meeting(date(2026, 2, 24))
    item = town.add_item(later, "2", edition=None, indicators=[])
    meetings.confirm_minutes(
        meeting=town.meeting, agreed_at=later, item=item, today=date(2026, 3, 1), by=None
    )
    shown = words(page(clerk, town.url("panel/meetings/2026-02-24/item-2/")))
    assert "were agreed here" in shown and "No other resolution is minuted for this item." in shown
    assert "Nothing else is minuted for this item." in shown
    assert "No resolution is minuted" not in shown and "Nothing is minuted" not in shown
