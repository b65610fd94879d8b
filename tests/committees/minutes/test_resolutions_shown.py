"""How what was put to a meeting is shown and cited: what was carried, what was lost, its limbs, and lines as typed."""

import csv
from io import BytesIO, StringIO

import docx
import pytest

from committees.follow_ups.actions import add_action
from committees.minutes.editor.actions import set_minutes
from committees.minutes.marks.reading import read_marks
from committees.minutes.resolutions.actions import LimbWords, set_resolution
from committees.models import MinutesParagraph, Resolution
from tests.committees.shown import page, section, words
from tests.meetings import Town

HERE = "panel/meetings/2025-11-18/"
CSV = "meetings/open-data/resolutions.csv"


@pytest.fixture
def town(db):
    town = Town(public=True)
    town.ask(town.item)
    return town


def resolve(town, text, order=1, outcome="carried"):
    found = set_resolution(
        item=town.item, preamble="", limbs=[LimbWords(text, "requested")], order=order, by=None
    )
    Resolution.objects.filter(pk=found.pk).update(outcome=outcome)
    return found.limbs.get()


def publish(town):
    type(town.meeting).objects.filter(pk=town.meeting.pk).update(minutes_state="draft")


@pytest.mark.parametrize("outcome", ["lost", "withdrawn"])
def test_of_a_motion_that_was_not_carried_no_page_says_that_it_was_resolved(client, town, outcome):
    resolve(town, "That the second motion be put.", outcome=outcome)
    publish(town)
    said = f"MOTION That the second motion be put. {outcome.capitalize()}."
    assert said in section(page(client, town.item_url), "decision")
    assert said in words(page(client, town.url(f"{HERE}papers/minutes/")))
    meeting = words(page(client, town.url(HERE)))
    assert f"Motion {outcome}" in meeting and "Resolved" not in meeting
    resolve(town, "That the report be noted.", order=2)
    assert "RESOLVED That the report be noted." in section(page(client, town.item_url), "decision")
    assert "Resolved 1 question" in words(page(client, town.url(HERE)))


def test_a_limb_that_stands_alone_has_no_letter_wherever_it_is_shown_or_cited(client, town):
    limb = resolve(town, "That the Director report back.")
    add_action(item=town.item, title="Report back", owner="Director", due_note="May", limb=limb, by=None)
    publish(town)
    item = page(client, town.item_url)
    assert "RESOLVED That the Director report back." in section(item, "decision")
    assert not item.find_class("limbs")  # whose letters the style sheet counts
    assert words(item.get_element_by_id(f"limb-{limb.pk}")) == "RESOLVED That the Director report back."
    assert "Resolution 6 " in section(item, "actions")
    assert not page(client, town.url(f"{HERE}papers/minutes/")).find_class("limbs")
    assert "(a)" not in client.get(town.url(CSV)).content.decode()
    Resolution.objects.update(preamble="that the Panel")
    rows = list(csv.DictReader(StringIO(client.get(town.url(CSV)).content.decode("utf-8-sig"))))
    assert [row["Words"] for row in rows] == ["that the Panel That the Director report back."]


OWN = """\
= that the Panel:
1. notes the report;
2. asks for:
a) the cost; and
b) a plan.
! (2)(b) Head of Service: write the plan, by 14 January 2026"""
AS_READ = ["1. notes the report;", "2. asks for:", "a) the cost; and", "b) a plan."]


def test_labels_of_limbs_are_those_of_the_minutes_in_everything_that_goes_out(client, town):
    set_minutes(item=town.item, blocks=read_marks(OWN).blocks, by=None)
    publish(town)
    for address in (town.item_url, town.url(f"{HERE}papers/minutes/")):
        shown = page(client, address).xpath("//ol[contains(@class, 'limbs')]//li")
        assert [f"{each.get('data-label')} {words(each)}"[:12] for each in shown] == [
            each[:12] for each in AS_READ
        ], address
    word = docx.Document(BytesIO(client.get(town.url(f"{HERE}papers/minutes.docx")).content))
    lines = [" ".join(each.text.split()) for each in word.paragraphs]
    assert [each for each in lines if each in AS_READ] == AS_READ
    assert "\n".join(AS_READ) in client.get(town.url(CSV)).content.decode().replace("\r\n", "\n")
    (item,) = client.get(town.url("meetings/open-data/agenda-items/")).json()["data"]
    assert item["resolutionText"] == "\n".join(["that the Panel:", *AS_READ])
    (resolution,) = item["scorecard:resolution"]
    assert [(each["label"], each["cited"]) for each in resolution["limb"]] == [
        *(("1.", "6(1)"), ("2.", "6(2)"), ("a)", "6(2)(a)"), ("b)", "6(2)(b)"))
    ]
    assert "Resolution 6(2)(b)" in section(page(client, town.item_url), "actions")


def test_what_is_to_be_done_about_a_lost_motion_came_of_no_resolution(client, town):
    limb = resolve(town, "That the second motion be put.", outcome="lost")
    action = add_action(item=town.item, title="Ask again", owner="Clerk", due_note="May", limb=limb, by=None)
    publish(town)
    assert "Motion 6 " in section(page(client, town.item_url), "actions")
    shown = words(page(client, town.url(f"actions/{action.pk}/")))
    assert "Motion 6" in shown and "Resolution 6" not in shown


def test_where_an_item_has_several_resolutions_it_is_said_of_which_an_action_came(client, town):
    limbs = [resolve(town, f"That motion {order} be put.", order) for order in (1, 2, 3)]
    Resolution.objects.filter(order=1).update(outcome="lost")  # it is no resolution, and is not counted
    add_action(item=town.item, title="Put it", owner="Clerk", due_note="May", limb=limbs[2], by=None)
    publish(town)
    assert "Resolution 6, 2nd resolution" in section(page(client, town.item_url), "actions")
    Resolution.objects.filter(order=2).update(outcome="lost")
    assert "Resolution 6 " in section(page(client, town.item_url), "actions")


def test_lines_of_a_paragraph_are_shown_as_lines(client, town):
    figures = ["Key figures:", "• 31% placed out of area", "• 12% moved <three> times"]
    MinutesParagraph.objects.filter(kind="answer").update(text="\n".join(figures))
    publish(town)
    for where in (town.item_url, town.url(f"{HERE}papers/minutes/")):
        broken = [each.getparent() for each in page(client, where).iter("br")]
        shown = [text.strip() for each in broken[:1] for text in each.itertext() if text.strip()]
        assert [each for each in shown if each in figures] == figures, where
