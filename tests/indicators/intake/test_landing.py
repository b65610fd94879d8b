"""A figure lands in the same place whichever way it comes: typed on a page, in a file, or sent by a system."""

import json
from collections.abc import Callable
from typing import NamedTuple

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from lxml import html

from indicators.amounts.cells import CellKey, Typed
from indicators.collection.cells.querysets import entries_in, recorded_in, typed_of
from indicators.models import Entry, Figure, Submission
from indicators.terms.periods import Period
from indicators.terms.written_periods import parse_period
from tests.factories import FigureFactory
from tests.sections import Percentages, share
from tests.senders import Sender, row
from tests.uploads import Desk, csv_of

pytestmark = pytest.mark.django_db
FIRST, EARLIER, LATER = "2018/19 Q2", "2018/19 Q1", "2099/00 Q1"
KINDS = {
    "New": "entered",
    "Changes of figures entered before": "entered",
    "Changes of approved figures": "correction",
    "As they are": "same",
    "Refused": "refused",
}
WHY = "Late returns are counted."


class Office(Percentages):
    """Three percentages collected from Quarter 2 2018/19 on, with a system that may send them."""

    def __init__(self):
        super().__init__()
        self.sender = Sender(self.council, *self.indicators)

    def record(self, period: str, number: int = 0) -> None:
        facts = {"numerator": 8, "denominator": 100, "value": 8, "council": self.council}
        FigureFactory(indicator=self.indicators[number], start=parse_period(period).start, **facts)

    def on_a_page(self, key: CellKey, numerator: str) -> tuple[str, str]:
        client = Client()
        client.force_login(self.officer)
        recorded = recorded_in(self.council.pk, {key}) and not entries_in(self.council.pk, {key})
        return (self.corrected if recorded else self.typed)(client, key, numerator)

    def corrected(self, client: Client, key: CellKey, numerator: str) -> tuple[str, str]:
        address = reverse("indicators:correct", args=[self.council.slug, str(key)])
        opened = client.get(address)
        if opened.status_code == 404:
            return "refused", opened.content.decode()
        fields = {field.name: field.value() or "" for field in opened.context["form"]}
        answer = client.post(address, {**fields, "numerator": numerator, "reason": WHY})
        if answer.status_code == 302:
            return "correction", ""
        words = html.fromstring(answer.content).text_content()
        return ("same" if "what stands already" in words else "refused"), words

    def typed(self, client: Client, key: CellKey, numerator: str) -> tuple[str, str]:
        period = key.period
        place = [self.council.slug, period, self.collection.slug]
        if client.get(reverse("indicators:entry", args=place)).status_code == 404:
            return "refused", ""
        entries = entries_in(self.council.pk, {key})
        shown = typed_of(entries[key]) if entries else Typed()
        sent = {"key": str(key), "shown": shown.digest, "numerator": numerator, "denominator": "100"}
        address = reverse("indicators:entry_save", args=place)
        answer = client.post(address, json.dumps({"rows": [sent]}), content_type="application/json")
        if answer.status_code != 200:
            return "refused", answer.json()["problem"]
        typed = typed_of(entries_in(self.council.pk, {key})[key])
        return ("same" if typed == shown else "entered"), ""

    def in_a_file(self, key: CellKey, numerator: str) -> tuple[str, str]:
        desk = Desk(self.council, self.officer)
        desk.bring(csv_of(f"{self.code_of(key)},{key.period.label},,{numerator},100,,,,"))
        [kind] = desk.kinds()
        words = desk.text
        if "There is nothing to save" not in words:
            desk.press("save", reason=WHY)
        return KINDS[kind], words

    def by_a_system(self, key: CellKey, numerator: str) -> tuple[str, str]:
        cache.clear()
        indicator = self.indicators[self.keys.index(key._replace(period=self.period))]
        before = list(Entry.objects.values())
        sent = row(indicator, key.period.label, numerator=int(numerator), denominator=100)
        [told] = self.sender.send(sent, reason=WHY).json()["figures"]
        words = f"{told.get('problem', '')} {told.get('remedy', '')}"
        if told["outcome"] == "entered" and list(Entry.objects.values()) == before:
            return "same", words
        if told["outcome"] == "entered":
            return ("correction" if Entry.objects.get(indicator=indicator).replaces else "entered"), words
        return {"left": "refused"}.get(told["outcome"], told["outcome"]), words

    def code_of(self, key: CellKey) -> str:
        return next(each.code for each in self.indicators if each.pk == key.indicator)


class Row(NamedTuple):
    """Before a figure comes, what is there; the figure; and what becomes of it whichever way it comes."""

    before: Callable[[Office], object]
    period: str
    numerator: str
    outcome: str


def nothing(office: Office) -> None:
    pass


ROWS = {
    "a first figure": Row(nothing, FIRST, "9", "entered"),
    "a first figure of a later quarter": Row(nothing, "2019/20 Q3", "9", "entered"),
    "another figure than a system sent": Row(
        lambda office: office.by_a_system(office.keys[0], "8"), FIRST, "9", "entered"
    ),
    "the figure that a system sent": Row(
        lambda office: office.by_a_system(office.keys[0], "8"), FIRST, "8", "same"
    ),
    "another figure than was approved": Row(lambda office: office.approved("8"), FIRST, "9", "correction"),
    "the figure that was approved": Row(lambda office: office.approved("8"), FIRST, "8", "same"),
    "a section that waits for approval": Row(
        lambda office: (office.save(dict.fromkeys(office.keys, share("8"))), office.submit()),
        *(FIRST, "9", "refused"),
    ),
    "a quarter that has not begun": Row(nothing, LATER, "9", "refused"),
    "before the first period, another figure than is recorded": Row(
        lambda office: office.record(EARLIER), EARLIER, "9", "correction"
    ),
    "before the first period, the figure that is recorded": Row(
        lambda office: office.record(EARLIER), EARLIER, "8", "same"
    ),
    "before the first period, beside a recorded figure": Row(
        lambda office: office.record(EARLIER, 1), EARLIER, "9", "entered"
    ),
    "before the first period, where nothing is recorded": Row(nothing, EARLIER, "9", "refused"),
    "before the first period, where another quarter is recorded": Row(
        lambda office: office.record("2017/18 Q4"), EARLIER, "9", "refused"
    ),
}
WAYS = ("on_a_page", "in_a_file", "by_a_system")


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("way", WAYS)
def test_the_same_row_comes_to_the_same_on_a_page_in_a_file_and_from_a_system(way, name):
    expected, office = ROWS[name], Office()
    expected.before(office)
    key = office.keys[0]._replace(period=parse_period(expected.period))
    before = list(Entry.objects.values()), list(Figure.objects.values())
    outcome, _ = getattr(office, way)(key, expected.numerator)
    assert outcome == expected.outcome
    assert list(Figure.objects.values()) == before[1], "nothing becomes a figure before it is approved"
    if outcome in {"entered", "correction"}:
        entry = Entry.objects.get(indicator=key.indicator, start=key.period.start)
        assert (entry.numerator, bool(entry.replaces), bool(entry.reason)) == (
            *(expected.numerator, outcome == "correction", outcome == "correction"),
        )
        assert entry.submission.period == Period.of(key.period.end, office.period.frequency)
    else:
        assert list(Entry.objects.values()) == before[0]


@pytest.mark.parametrize("way", ["in_a_file", "by_a_system"])
def test_an_early_quarter_of_which_nothing_is_there_is_refused_with_both_ways_on(way):
    office = Office()
    _, words = getattr(office, way)(office.keys[0]._replace(period=parse_period(EARLIER)), "9")
    assert "is collected from Quarter 2 2018/19 on, and nothing of Quarter 1 2018/19 is there" in words
    assert "calendar begin earlier" in words and "history" in words
    assert not Submission.objects.exists()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("period", [EARLIER, "2015/16 Q3"])
def test_what_is_begun_in_an_old_quarter_is_on_the_worklist_until_it_is_approved(way, period):
    """It comes to no page by itself: the worklist opens at the last eight quarters that the calendar collects."""
    office = Office()
    office.record(period)
    getattr(office, way)(office.keys[0]._replace(period=parse_period(period)), "9")
    client = Client()
    client.force_login(office.officer)
    page = html.fromstring(client.get(reverse("indicators:worklist", args=[office.council.slug])).content)
    office.period = parse_period(period)
    [link] = page.xpath(f"//a[@href='{office.address()}']")
    assert link.text == f"{office.collection.title}, {office.period.label}"
    assert "Draft, correction" in link.getparent().text_content()
    Submission.objects.update(state=Submission.State.APPROVED)
    page = html.fromstring(client.get(reverse("indicators:worklist", args=[office.council.slug])).content)
    assert not page.xpath(f"//a[@href='{office.address()}']")
