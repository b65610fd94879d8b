"""Pages on which minutes are read in: confirmed as they stand or corrected, by keys, and never public before."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from lxml import html

from accounts.roles import Role
from committees.models import (
    AgendaItem,
    Attendance,
    IndicatorMention,
    Meeting,
    MinutesParagraph,
    MinutesSource,
    Resolution,
)
from committees.reading.sources.refusals import LARGEST_SOURCE
from tests.committees.intake.minutes import SECRET, WHOLE
from tests.committees.shown import faults
from tests.factories import user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town()


@pytest.fixture
def clerk(client, town):
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    return client


def send(client, town, **values):
    values = {"where": f"committee-{town.committee.pk}", **values}
    return client.post(town.url("meetings/read-in/"), values, follow=True)


def text_of(page: str, place: int) -> str:
    inside = page.partition(f'name="text-{place}"')[2].partition(">")[2].partition("</textarea>")[0]
    return inside.strip("\n")


def test_a_pasted_text_is_read_shown_beside_itself_and_confirmed_as_it_stands(clerk, town):
    page = send(clerk, town, text=WHOLE.replace("18 November", "20 November"))
    source = MinutesSource.objects.get()
    words = page.content.decode()
    assert source.meeting.date == date(2025, 11, 20) and source.name == "Pasted text"
    assert "Councillor Ash asked why children moved." in words and "none added" in words
    values = {f"text-{place}": text_of(words, place) for place in (0, 1)}
    values |= {
        f"item-{place}": str(item.pk) for place, item in enumerate(source.meeting.items.order_by("order"))
    }
    page = clerk.post(page.request["PATH_INFO"], {**values, "confirm": "all"}, follow=True).content.decode()
    source.refresh_from_db()
    assert source.state == "confirmed" and "0 of 2 items" in page
    assert MinutesParagraph.objects.filter(item__meeting=source.meeting).count() == 5


def test_one_item_is_corrected_split_and_confirmed_with_a_measure_and_the_next_comes_up(clerk, town):
    text = WHOLE.replace("18 November", "20 November").replace(
        "why children moved", "why three or more homes"
    )
    page = send(clerk, town, text=text)
    source = MinutesSource.objects.get()
    item = source.meeting.items.get(number="6")
    said = "? @Councillor Ash: asked why\n. three or more homes."
    at = source.text.index("three or more")
    answer = clerk.post(
        page.request["PATH_INFO"],
        {
            "text-0": "x",
            "text-1": said,
            "item-0": "new",
            "item-1": item.pk,
            "confirm": "1",
            "mention-1": f"{town.indicator.code}:{at}",
        },
    )
    assert answer.url.endswith("#part-0")
    assert [each.kind for each in item.paragraphs.order_by("position")] == ["question", "procedure"]
    mention = IndicatorMention.objects.get()
    assert mention.indicator == town.indicator and mention.paragraph.text == "three or more homes."
    first, last = map(int, mention.paragraph.source_place.split("-"))
    assert source.text[first:last] == "three or more homes"
    assert MinutesSource.objects.get().state == "read"


def test_what_the_file_says_of_the_meeting_is_taken_over_where_it_is_ticked(clerk, town):
    page = send(clerk, town, text=WHOLE.replace("18 November", "20 November"))
    words = page.content.decode()
    assert "It began at 17:30" in words and "Councillor A Ash" in words and "in the chair" in words
    clerk.post(page.request["PATH_INFO"], {
        "text-0": "", "item-0": "new", "text-1": "", "item-1": "new", "facts": "1", "about": "place",
        "there": ["0", "3"],
    })  # fmt: skip
    meeting = MinutesSource.objects.get().meeting
    assert (meeting.location, meeting.time) == ("Committee Room 2, Town Hall", None)
    rows = Attendance.objects.filter(meeting=meeting).order_by("pk")
    assert [(each.words, each.capacity, each.status) for each in rows] == [
        ("Councillor A Ash", "chair", "present"),
        ("Councillor D Dale", "member", "apologies"),
    ]


def test_a_refusal_keeps_what_was_typed(clerk, town):
    page = send(clerk, town, text=WHOLE.replace("18 November", "20 November") + SECRET)
    answer = clerk.post(
        page.request["PATH_INFO"],
        {
            **{f"text-{n}": f"Typed {n}." for n in range(4)},
            **{f"item-{n}": "new" for n in range(4)},
            "confirm": "3",
        },
    ).content.decode()
    assert "Close the item on its page first" in answer and "Typed 3." in answer
    assert not MinutesParagraph.objects.filter(text__contains="Typed")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Choose a file, or paste a text."),
        ({"text": "Minutes:\n\nThe Panel met."}, "does not say on which day"),
        ({"file": SimpleUploadedFile("m.docx", b"%PDF-1.7 no Word")}, "This is a PDF"),
        ({"file": SimpleUploadedFile("m.docx", b"\x89PNG\r\n\x1a\n" + bytes(90))}, "This is a picture"),
        ({"file": SimpleUploadedFile("m.docx", b"\xd0\xcf\x11\xe0" + bytes(90))}, "old Word (.doc)"),
        ({"file": SimpleUploadedFile("m.txt", rb"{\rtf1 RESOLVED: That it be noted.}")}, "rich text"),
        ({"file": SimpleUploadedFile("m.txt", b"x" * (LARGEST_SOURCE + 1))}, "larger than 10 MB"),
        ({"where": "committee-999999", "text": "x"}, "Choose one of those that are listed."),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_kept(clerk, town, values, words):
    assert words in send(clerk, town, **values).content.decode()
    assert not MinutesSource.objects.exists()


def test_the_same_text_pasted_again_is_the_same_source_and_doubles_nothing(clerk, town):
    """Also with other ends of lines, and with signs between that nothing can show."""
    text = WHOLE.replace("18 November", "20 November")
    models = (Meeting, AgendaItem, MinutesParagraph, Resolution)
    counts = []
    for pasted in (
        text,
        text,
        text.replace("\n", "\r\n"),
        f"\0{text} \n\n".replace("Panel", "\x01Panel"),
        text,
    ):
        send(clerk, town, text=pasted)
        counts.append([model.objects.count() for model in models])
    assert counts == [counts[0]] * 5
    assert MinutesSource.objects.filter(state="read").count() == 1


def test_what_is_confirmed_stays_as_it_is_where_the_same_text_is_pasted_again(clerk, town):
    text = WHOLE.replace("18 November", "20 November")
    page = send(clerk, town, text=text)
    meeting = MinutesSource.objects.get().meeting
    first, second = meeting.items.order_by("order")
    values = {
        "item-0": first.pk,
        "item-1": second.pk,
        "text-0": "= agrees them.",
        "text-1": "Said otherwise.",
    }
    clerk.post(page.request["PATH_INFO"], {**values, "confirm": "all"})
    send(clerk, town, text=text)
    assert second.paragraphs.get().text == "Said otherwise." and meeting.items.count() == 2
    assert MinutesSource.objects.get().state == "confirmed"


def test_minutes_of_a_meeting_to_come_are_refused_where_its_day_is_said(clerk, town):
    later = town.add_meeting(localdate() + timedelta(days=7))
    page = send(clerk, town, where=f"meeting-{later.pk}", text=WHOLE, day=f"{later.date}").content.decode()
    assert "has not been held yet, so these cannot be its minutes" in page
    assert not MinutesSource.objects.exists()


def test_a_file_of_another_day_is_asked_about_and_kept_where_the_day_is_said_again(clerk, town):
    where = f"meeting-{town.meeting.pk}"
    text = WHOLE.replace("18 November", "20 November")
    assert "The file says 20 November 2025" in send(clerk, town, where=where, text=text).content.decode()
    send(clerk, town, where=where, text=text, day="2025-11-18")
    assert MinutesSource.objects.get().meeting == town.meeting


def test_hostile_pages_come_out_as_words(clerk, town):
    html = "<html><h2>6. Homes</h2><p>Minutes:</p><p>Said &lt;script&gt;alert(1)&lt;/script&gt;.</p></html>"
    page = send(clerk, town, where=f"meeting-{town.meeting.pk}", text=html)
    for address in (page.request["PATH_INFO"], f"{page.request['PATH_INFO']}both-sides/"):
        words = clerk.get(address).content.decode()
        assert "<script>alert" not in words and "&lt;script&gt;alert" in words


def test_a_member_and_another_council_read_no_source(client, clerk, town):
    page = send(clerk, town, text=WHOLE.replace("18 November", "20 November"))
    address = page.request["PATH_INFO"]
    client.force_login(user_with_role(town.council, Role.MEMBER))
    assert client.get(address).status_code == 403
    other = Town(slug="elsewhere")
    client.force_login(user_with_role(other.council, Role.DEMOCRATIC_SERVICES))
    assert client.get(address.replace("exampleton", "elsewhere")).status_code == 404


def test_both_sides_say_of_each_line_what_was_made_of_it(clerk, town):
    page = send(clerk, town, text=WHOLE.replace("18 November", "20 November"))
    words = clerk.get(f"{page.request['PATH_INFO']}both-sides/").content.decode()
    assert words.count("<b>Question</b>") == 2 and words.count("<b>Resolution</b>") == 2
    assert "Title of the item" in words and "In no minutes" not in words


@pytest.mark.parametrize("address", ["", "both-sides/"])
def test_pages_ask_the_database_as_often_for_20_items_as_for_2(
    clerk, town, address, django_assert_max_num_queries
):
    counts = []
    for number, day in ((2, "20 November"), (20, "21 November")):
        items = "".join(
            f"\n{n}. Item {n} of many\n\nMinutes:\n\nA member said {n} things.\n"
            for n in range(1, number + 1)
        )
        page = send(clerk, town, text=f"Meeting held on {day} 2025\n{items}")
        with django_assert_max_num_queries(60) as asked:
            clerk.get(page.request["PATH_INFO"] + address)
        counts.append(len(asked))
    assert MinutesSource.objects.first().meeting.items.count() == 20
    assert counts[0] == counts[1]


def test_the_figure_as_said_is_suggested_put_right_and_kept_with_its_period(clerk, town):
    """What is wrong is told, with every tick and word still there."""
    said = "The Chair said that a year ago three or more homes was 12%. Three or more homes was 8%."
    page = send(clerk, town, text=WHOLE.replace("18 November", "20 November").replace(
        "Councillor Ash asked why children moved.", said))  # fmt: skip
    source = MinutesSource.objects.get()
    tree = html.fromstring(page.content)
    (box,) = tree.xpath('//input[@name="mention-1"]')
    key = f"1:{box.get('value')}"
    assert tree.xpath(f'//input[@name="figure-{key}"]/@value') == ["8%"]
    values = {name: tree.xpath(f'//textarea[@name="{name}"]')[0].text or "" for name in ("text-0", "text-1")}
    item = source.meeting.items.get(number="6")
    values |= {"item-0": "new", "item-1": item.pk, "confirm": "1", "mention-1": box.get("value")}
    for figure, period, told in (
        ("9%", "", "the paragraph does not say “9%”"),
        ("12%", "a year ago", "“a year ago” is no period"),
    ):
        refused = clerk.post(
            page.request["PATH_INFO"], {**values, f"figure-{key}": figure, f"period-{key}": period}
        )
        assert told in faults(refused) and not IndicatorMention.objects.exists()
        tree = html.fromstring(refused.content)
        assert tree.xpath('//input[@name="mention-1"]/@checked')
        assert tree.xpath(f'//input[@name="figure-{key}"]/@value') == [figure]
    clerk.post(page.request["PATH_INFO"], {**values, f"figure-{key}": "12%", f"period-{key}": "Q2 2024/25"})
    mention = IndicatorMention.objects.get()
    assert (mention.value_reported, mention.period) == ("12%", "Quarter 2 2024/25")


def test_reasons_that_were_typed_are_there_again_after_a_refusal_beside_the_words_as_typed(clerk, town):
    page = send(clerk, town, text=WHOLE.replace("18 November", "20 November") + SECRET)
    said = "The Chair said that Kayleigh moved again."
    sent = {
        **{f"text-{n}": f"Typed {n}." for n in range(4)},
        "text-1": f"{said}\r\n! Head of Service: look, by the meeting of 1 April 2031",
        **{f"item-{n}": "new" for n in range(4)},
        "beside-1": said,
        "quoted-1": "Kayleigh",
        "why-1": "A home of that name.",
        "confirm": "3",
    }
    answer = clerk.post(page.request["PATH_INFO"], sent)
    tree = html.fromstring(answer.content)
    (kept,) = tree.xpath("//input[@name='why-1']")
    assert kept.value == "A home of that name."
    assert tree.xpath("//input[@name='quoted-1']")[0].value == "Kayleigh"
    assert "The committee has no meeting on 1 April 2031" in answer.content.decode()


def test_what_is_typed_into_other_items_stays_when_one_is_confirmed(clerk, town):
    page = send(clerk, town, text=WHOLE.replace("18 November", "20 November") + SECRET)
    address, shown = page.request["PATH_INFO"], page.content.decode()
    other = town.add_item(MinutesSource.objects.get().meeting, "9")
    said = "The Chair said that Kayleigh moved again."
    texts = {f"text-{n}": text_of(shown, n).replace("\n", "\r\n") for n in range(4)}
    sent = {
        **texts,
        "text-1": f"{said}\r\nIt was late.",
        **{f"item-{n}": "new" for n in range(4)},
        "item-2": str(other.pk),
        "beside-1": said,
        "quoted-1": "Kayleigh",
        "why-1": "A home of that name.",
    }
    again = clerk.post(address, {**sent, "confirm": "0"}, follow=True).content.decode()
    tree = html.fromstring(again)
    assert text_of(again, 1) == f"{said}\nIt was late."
    assert tree.xpath("//input[@name='why-1']")[0].value == "A home of that name."
    assert tree.xpath("//select[@name='item-2']")[0].value == str(other.pk)
    states = [each.text_content() for each in tree.xpath("//section[@class='read-part']/p[1]/b")]
    assert [each.startswith("Typed in") for each in states] == [False, True, True, False]
    assert not MinutesParagraph.objects.filter(text="It was late.").exists()
    clerk.post(address, {**sent, **{f"text-{n}": text_of(again, n) for n in (1, 2, 3)}, "confirm": "1"})
    assert MinutesParagraph.objects.filter(text="It was late.").exists()
    assert "Typed in" not in clerk.get(address).content.decode().partition('id="part-2"')[0]


def test_a_file_of_another_body_and_one_that_was_read_before_are_told_of(clerk, town):
    text = WHOLE.replace("18 November", "20 November")
    other = text.replace(town.committee.name, "Care Board").replace(town.committee.name.upper(), "CARE BOARD")
    assert "look whether these are its minutes" in send(clerk, town, text=other).content.decode()
    page = send(clerk, town, text=f"{town.committee.name}\n\n{text}")
    assert "look whether these are its minutes" not in page.content.decode()
    sent = {f"{name}-{n}": value for n in range(2) for name, value in (("text", "Noted."), ("item", "new"))}
    done = clerk.post(page.request["PATH_INFO"], {**sent, "confirm": "all"}, follow=True).content.decode()
    assert "Set this file aside" not in done
    again = send(clerk, town, text=f"{town.committee.name}\n\n{text}").content.decode()
    assert "It was read in before." in again
