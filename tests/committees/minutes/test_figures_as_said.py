"""The figure that minutes say of a measure: suggested only where it is plain, and put right by who confirms it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from committees.meetings import actions as meetings
from committees.minutes import actions as minutes
from committees.minutes.notes.mentions import stands_in, suggest
from committees.models import IndicatorMention
from tests.committees.shown import faults, page, words
from tests.meetings import publish, row

NAMES = {
    "moves": ["Three or more homes in 12 months"],
    "plans": ["Pathway plan up to date"],
    "far": ["Living over 20 miles away"],
    "cost": ["Weekly cost of placements"],
}
EDITION = "Quarter 1 2026/27"
PLAIN = [
    ("Three or more homes in 12 months was 7 per cent.", "moves", "7 per cent", EDITION),
    ("The figure for three or more homes in 12 months is now 7.5%.", "moves", "7.5%", EDITION),
    ("Pathway plan up to date stood at 71 per cent.", "plans", "71 per cent", EDITION),
    ("Three or more homes in 12 months rose from 7 per cent to 8 per cent.", "moves", "8 per cent", EDITION),
    ("said that three or more homes had fallen from 9 to 8%.", "moves", "8%", EDITION),
    ("asked why three or more homes were 9%.", "moves", "9%", EDITION),
    ("Three or more homes in 12 months: 9%", "moves", "9%", EDITION),
    ("The weekly cost of placements was £1,204.", "cost", "£1,204", EDITION),
    (
        "Pathway plan up to date was 71 per cent, against a target of 95 per cent.",
        "plans",
        "71 per cent",
        EDITION,
    ),
    ("Living over 20 miles away was 23%, up from 21% a year ago.", "far", "23%", EDITION),
    ("Living over 20 miles away was 23% in the quarter. Members were glad of it.", "far", "23%", EDITION),
    ("In Quarter 4, living over 20 miles away was 23%.", "far", "23%", "Quarter 4 2025/26"),
    ("Living over 20 miles away stood at 23% in quarter one of 2026/27.", "far", "23%", EDITION),
    ("Living over 20 miles away was 23% in June 2026.", "far", "23%", "June 2026"),
    ("Living over 20 miles away was 23% at 31 March 2026.", "far", "23%", "31 March 2026"),
]
NOT_PLAIN = [
    ("The target for pathway plan up to date was 95 per cent.", "plans"),
    ("Members wished to see three or more homes in 12 months fall below 5 per cent by 2028.", "moves"),
    ("Three or more homes in 12 months would be 5 per cent.", "moves"),
    ("Three or more homes in 12 months was to have fallen to 5 per cent.", "moves"),
    ("Three or more homes in 12 months had risen by 2 per cent.", "moves"),
    ("Three or more homes in 12 months was 2 per cent higher.", "moves"),
    ("A year ago three or more homes in 12 months stood at 12 per cent.", "moves"),
    ("Three or more homes in 12 months was 12 per cent a year ago.", "moves"),
    ("Last quarter the Director reported that three or more homes in 12 months was 12 per cent.", "moves"),
    ("Three or more homes in 12 months had been 12 per cent.", "moves"),
    ("For England three or more homes in 12 months is 10 per cent.", "moves"),
    ("Three or more homes in 12 months was 10 per cent in similar councils.", "moves"),
    ("The Director of another council said that three or more homes in 12 months was 10 per cent.", "moves"),
    ("Three or more homes in 12 months was below 8 per cent.", "moves"),
    ("Three or more homes in 12 months was at least 8 per cent.", "moves"),
    ("Three or more homes in 12 months was between 8 and 9 per cent.", "moves"),
    ("Three or more homes in 12 months among girls was 12 per cent.", "moves"),
    ("Three or more homes in 12 months was not 8 per cent.", "moves"),
    ("asked whether three or more homes in 12 months was 8 per cent.", "moves"),
    ("Nobody said that three or more homes in 12 months was 8 per cent.", "moves"),
    ("Three or more homes in 12 months was looked at on 7 May 2026, and 12 officers came.", "moves"),
    ("Three or more homes in 12 months was 7 per cent in May 2026 and 8 per cent in June 2026.", "moves"),
    ("Living over 20 miles away was 23%. In Quarter 3, living over 20 miles away was 21%.", "far"),
    ("Three or more homes and pathway plan up to date were 8 per cent.", "moves"),
    ("Three or more homes in 12 months was 8 per cent in the year to June 2026.", "moves"),
]


@pytest.mark.parametrize(("said", "code", "value", "period"), PLAIN)
def test_a_figure_is_suggested_where_a_sentence_says_plainly_what_the_measure_was(said, code, value, period):
    found = suggest(said, NAMES, EDITION)
    assert [(each.code, each.stated.value, each.stated.period) for each in found] == [(code, value, period)]
    assert stands_in(value, said)


@pytest.mark.parametrize(("said", "code"), NOT_PLAIN)
def test_elsewhere_the_measure_is_suggested_without_a_figure(said, code):
    found = {each.code: (each.stated.value, each.stated.period) for each in suggest(said, NAMES, EDITION)}
    assert code in found and set(found.values()) == {("", "")}


def test_measures_whose_names_a_sentence_does_not_tell_apart_get_no_figure():
    names = {age: [f"Care leavers in work or training, {age}"] for age in ("17 to 18", "19 to 21")}
    both = suggest("Care leavers in work or training were 52 per cent.", names, EDITION)
    assert {each.code: each.stated.value for each in both} == dict.fromkeys(names, "")
    one = suggest("Care leavers in work or training, 19 to 21, were 52 per cent.", names, EDITION)
    assert {each.code: each.stated.value for each in one} == {"17 to 18": "", "19 to 21": "52 per cent"}


PARTS = [
    "three or more homes",
    " was ",
    "is",
    ":",
    "from ",
    " to ",
    "8 per cent",
    "9%",
    "£",
    ",",
    ". ",
    "in Quarter 4 ",
]
PARTS += ["said that ", "in ", "June 2026", "2025/26", "\n", "asked why ", "compared with ", "1", "of "]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PARTS)).map("".join)), st.sampled_from(["", EDITION, "x"])
)
def test_whatever_is_said_a_suggested_figure_stands_in_the_words(said, edition):
    for each in suggest(said, NAMES, edition):
        assert not each.stated.value or stands_in(each.stated.value, said)


@pytest.mark.parametrize(
    ("value", "said", "stands"),
    [
        ("8%", "It was 8 per cent.", True),
        ("8  Per Cent", "It was 8%.", True),
        ("seven per cent", "It was seven per cent.", True),
        ("8%", "It was 18%.", False),
        ("8%", "It was 8.5%, or 1.8%.", False),
        ("8", "It was 8,000.", False),
        ("8%", "It was eight.", False),
        ("", "It was 8%.", False),
    ],
)
def test_a_figure_as_said_stands_in_the_words(value, said, stands):
    assert stands_in(value, said) is stands


@pytest.mark.django_db
class TestTheClerk:
    """Puts the figure and its period right beside the tick, in the editor."""

    SAID = "A year ago three or more homes was 12 per cent; three or more homes is 8 per cent."
    NOTE = "the minutes say {}; the edition published for that meeting says 9.2%"

    @pytest.fixture
    def key(self, town):
        rows = [row(town.indicator.code, town.indicator.title, values=[9.0] * 5 + [9.2], decimals=1)]
        edition = publish(town.council, town.scorecard, rows, number=2)
        type(town.item).objects.filter(pk=town.item.pk).update(edition=edition)
        town.item.refresh_from_db()
        said = minutes.add_paragraph(item=town.item, kind="question", text=self.SAID, by=None)
        meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
        return f"{said.pk}:{town.indicator.code}"

    def send(self, clerk, town, key, figure, period, **more):
        values = {"text": f"? {self.SAID}", "offered": key, "mention": key}
        values |= {f"figure-{key}": figure, f"period-{key}": period, **more}
        return clerk.post(f"{town.item_url}minutes/", values, follow=True)

    def note(self, clerk, town):
        return words(page(clerk, town.item_url))

    def test_figure_and_period_come_as_suggested_and_each_has_its_label(self, town, clerk, key):
        tree = page(clerk, f"{town.item_url}minutes/")
        (figure,), (period,) = (tree.xpath(f'//input[@name="{name}-{key}"]') for name in ("figure", "period"))
        assert (figure.get("value"), period.get("value")) == ("8 per cent", "Quarter 2 2025/26")
        labels = [words(tree.xpath(f'//label[@for="{each.get("id")}"]')[0]) for each in (figure, period)]
        assert labels == [f"{each} of Three or more homes" for each in ("Figure as said", "Period")]

    def test_confirmed_corrected_and_emptied(self, town, clerk, key):
        self.send(clerk, town, key, "8 per cent", "Q2 2025/26")
        assert self.NOTE.format("8 per cent") in self.note(clerk, town)
        self.send(
            clerk, town, key, "12 per cent", "Quarter 2 2024/25"
        )  # of another period than the edition's
        mention = IndicatorMention.objects.get()
        assert (mention.value_reported, mention.period) == ("12 per cent", "Quarter 2 2024/25")
        assert "the minutes say" not in self.note(clerk, town)
        self.send(clerk, town, key, "12 per cent", "")  # and of a period that nobody knows
        assert "the minutes say" not in self.note(clerk, town)
        self.send(clerk, town, key, "12%", "Quarter 2 2025/26")
        assert self.NOTE.format("12%") in self.note(clerk, town)
        self.send(clerk, town, key, "", "")
        assert IndicatorMention.objects.get().value_reported == ""
        assert "the minutes say" not in self.note(clerk, town)
        self.send(clerk, town, key, "7 per cent", "x", mention=[])  # nothing of what is not ticked counts
        assert not IndicatorMention.objects.exists()

    @pytest.mark.parametrize(
        ("figure", "period", "told"),
        [
            (
                "9 per cent",
                "",
                "Three or more homes: the paragraph does not say “9 per cent”. Copy the figure",
            ),
            ("8 per cent", "a year ago", "“a year ago” is no period. Write it as Quarter 1 2026/27"),
        ],
    )
    def test_what_cannot_be_is_told_and_nothing_that_was_typed_is_lost(
        self, town, clerk, key, figure, period, told
    ):
        answer = self.send(clerk, town, key, figure, period, text=f"? {self.SAID} Also this.")
        assert told in faults(answer) and not IndicatorMention.objects.exists()
        tree = html.fromstring(answer.content)
        sent = [
            tree.xpath(f'//input[@name="{name}-{key}"]')[0].get("value", "") for name in ("figure", "period")
        ]
        assert sent == [figure, period] and tree.xpath(f'//input[@name="mention"][@value="{key}"]/@checked')
        assert "Also this." in words(tree)

    def test_once_the_words_say_it_no_more_readers_are_not_told_that_they_do(self, town, clerk, key):
        self.send(clerk, town, key, "8 per cent", "Quarter 2 2025/26")
        self.send(
            clerk,
            town,
            key,
            "8 per cent",
            "Quarter 2 2025/26",
            text=f"? {self.SAID.replace('8 per', '9 per')}",
        )
        assert IndicatorMention.objects.get().value_reported == "8 per cent"
        assert "the minutes say" not in self.note(clerk, town)
