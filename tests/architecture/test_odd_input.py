"""What no page ever sends is answered with a clear refusal: no address and no post ends in an error of ours."""

import json
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from indicators.models import Category, Entry, Upload
from tests.entries import SectionUnderTest
from tests.factories import BreakdownFactory, CategoryFactory, IndicatorFactory, user_with_role
from tests.uploads import csv_of

pytestmark = pytest.mark.django_db

HUGE = "9" * 30  # larger than any key of a table
OTHER_DIGITS = "١"  # which Python reads as 1


@pytest.fixture
def section():
    found = SectionUnderTest()
    found.add("3 or more placements", code="placements")
    return found


@pytest.fixture
def visitor(section) -> Client:
    """Somebody with every role in the council."""
    client = Client()
    client.force_login(user_with_role(section.council, *Role))
    return client


@pytest.mark.parametrize("period", ["0001-02/q1", "9998-99/q4", "2025-26/q5", "2025-27/q1", "x/y"])
def test_periods_that_there_cannot_be_are_told(visitor, period):
    for page in ("", "stable-homes/", "stable-homes/approval/", "stable-homes/template.xlsx"):
        address = f"/exampleton/figures/{period}/{page}"
        assert visitor.get(address).status_code == 404, address


@pytest.mark.parametrize("quarter", ["q1", "q4"])
@pytest.mark.parametrize("year", ["1900-01", "1989-90", "1990-91", "2099-00", "2100-01"])
def test_the_worklist_opens_at_the_ends_of_time(visitor, year, quarter):
    assert visitor.get(f"/exampleton/figures/{year}/{quarter}/").status_code in (200, 404)


@pytest.mark.parametrize(
    "key",
    [
        "1",
        "x-y-z",
        f"{HUGE}-0-2025-26-Q4",
        "{real}" + f"-{HUGE}-2025-26-Q4",
        "-{real}-0-2025-26-Q4",
        "+{real}-0-2025-26-Q4",
        "{real}-00-2025-26-Q4",
        "{real}-0-2025-26-Q9",
        "{real}-0-9999-00-Q4",
        "{real}-0-2025-26-Q4\0",
        f"{OTHER_DIGITS}-0-2025-26-Q4",
    ],
)
def test_a_figure_that_there_cannot_be_is_neither_shown_nor_saved(visitor, section, key):
    indicator = section.collection.indicators.get()
    section.record(indicator, 8, 100, quarters_ago=0)
    shown = section.typed(indicator).digest
    named = key.format(real=indicator.pk)
    for page in ("", "correct/"):
        assert visitor.get(f"/exampleton/figures/cell/{named}/{page}").status_code == 404
    row = {"key": named, "shown": shown, "numerator": "9", "reason": "Counted again"}
    assert saved(visitor, section, {"rows": [row]}).status_code in (400, 409)
    form = {"k1": f"{named} {shown}", "n1": "9", "r1": "Counted again", "do": "save"}
    assert visitor.post(section.address(), form).status_code in (200, 400)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'"rows"',
        b'{"rows": {"key": "1"}}',
        b'{"rows": [[]]}',
        b'{"rows": [{"key": 1, "shown": []}]}',
        b'{"rows": [{"key": "1-0-2025-26-Q4"}]}',
        b'{"rows": [1e999, NaN]}',
        b'{"rows": ' + b"[" * 100_000,
        b'{"rows": [' + b"9" * 5000 + b"]}",
        b'{"rows": [{}]}',
    ],
)
def test_a_save_that_no_page_sends_is_refused(visitor, section, body):
    answer = visitor.post(section.address("indicators:entry_save"), body, "application/json")
    assert answer.status_code == 400
    assert answer.json()["problem"]


@pytest.mark.parametrize(
    "column", ["numerator", "note", "answer", "commentary", "symbol", "shown", "key", "status"]
)
def test_characters_that_no_database_keeps_are_left_out_or_refused(visitor, section, column):
    indicator = section.collection.indicators.get()
    for text in ("\ud800", "\0", "\udfff\ud800", "\u2028", "x" * 50_000, HUGE * 40):
        shown = section.typed(indicator).digest
        row = {"key": str(section.key(indicator)), "shown": shown, "numerator": "8", "denominator": "100"}
        answer = saved(visitor, section, {"rows": [{**row, column: text}]})
        assert answer.status_code in (200, 400), answer.content
        assert visitor.get(section.address()).status_code == 200


def saved(client: Client, section: SectionUnderTest, sent: dict):
    """What the address answers that an entry page's script sends to; `json.dumps` spells halves of characters out."""
    return client.post(section.address("indicators:entry_save"), json.dumps(sent), "application/json")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["a\0b", "1e400", "NaN", OTHER_DIGITS, "[]"],  # long and wrong ones: test_said_on_forms.py
)
def test_a_form_with_something_odd_in_one_field_is_shown_again(visitor, section, text):
    for address in forms_of(section):
        page = visitor.get(address)
        form = page.context["form"]
        filled = {name: form[name].value() for name in form.fields if form[name].value() is not None}
        for name in form.fields:
            answer = visitor.post(address, {**filled, name: text, "decision": text})
            assert answer.status_code in (200, 302), (address, name)


def forms_of(section: SectionUnderTest) -> Iterator[str]:
    """Every form of these pages, some of them about an indicator of the council's own."""
    ours = IndicatorFactory(council=section.council, code="ours")
    category: Category = CategoryFactory(breakdown=BreakdownFactory(indicator=ours), council=section.council)
    for name, args in {
        "collection_new": (),
        "collection_edit": ("stable-homes",),
        "check_settings": (),
        "definition_new": (),
        "definition_change": ("ours",),
        "target_new": ("ours",),
        "break_new": ("ours",),
        "event_new": ("ours",),
        "category_edit": ("ours", category.pk),
        "upload": (),
    }.items():
        yield reverse(f"indicators:{name}", args=[section.council.slug, *args])


@pytest.mark.parametrize(
    "text", ["a\0b", HUGE, "-1", OTHER_DIGITS, "all:9", "page:-1", "show:[]", "x" * 20_000]
)
def test_a_file_s_page_takes_no_harm_from_odd_choices(visitor, section, text):
    address = reverse("indicators:upload", args=[section.council.slug])
    upload = csv_of("placements,2025/26 Q4,,8,100,,,final,")
    visitor.post(address, {"file": SimpleUploadedFile("figures.csv", upload)})
    pending = Upload.objects.get()
    page = reverse("indicators:upload_choice", args=[section.council.slug, pending.pk])
    sent = {
        "version": str(pending.job_id),
        "row": [text],
        "page": text,
        "show": text,
        "reason": text,
        "do": text,
    }
    assert visitor.post(page, sent).status_code == 302
    assert visitor.get(page, {"show": text, "page": text}).status_code == 200
    assert visitor.post(page, {**sent, "version": text}).status_code == 302
