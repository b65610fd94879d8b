"""What the script of the entry page sends, and what it is told."""

import pytest

from accounts.roles import Role
from indicators.amounts.cells import Typed
from indicators.collection.approval.actions import (
    submit_section,
    take_back,
)
from indicators.models import Commentary, Entry
from tests.entries import QUARTER
from tests.factories import user_with_role
from tests.indicators.collection.entry_page.page import opened, row_of, send

pytestmark = pytest.mark.django_db


def test_rows_sent_by_the_script_are_saved_and_told_what_to_show(officer, section):
    answer = send(
        officer, section, row_of(section, section.placements, numerator="45", denominator="566")
    ).json()
    key = str(section.key(section.placements))
    assert answer["kept"] == {key: Typed("45", "566").digest}
    assert answer["rows"][key]["result"] == "8%"
    assert answer["rows"][key]["state"]["words"] == "Entered"
    assert answer["counts"] == "1 of 2 entered"
    assert answer["left"] == []
    assert section.typed(section.placements) == Typed("45", "566")


def test_the_digest_that_comes_back_is_the_next_one_to_send(officer, section):
    first = send(officer, section, row_of(section, section.homes, numerator=" 4 ", note="a\r\nb"))
    [digest] = first.json()["kept"].values()
    row = {"key": str(section.key(section.homes)), "shown": digest, "numerator": "5"}
    assert send(officer, section, row).json()["left"] == []
    assert section.typed(section.homes).numerator == "5"


def test_a_conflict_brings_the_others_version_to_the_script(officer, section):
    colleague = user_with_role(section.council, Role.PERFORMANCE_OFFICER, name="A colleague")
    section.type(section.homes, by=colleague, numerator="7")
    answer = send(officer, section, row_of(section, section.homes, numerator="5")).json()
    key = str(section.key(section.homes))
    assert answer["left"] == [key]
    versions = answer["rows"][key]["versions"]
    assert (versions["theirs"], versions["mine"], versions["who"]) == ("7", "5", "A colleague")
    assert versions["typed"]["numerator"] == "7"
    assert section.typed(section.homes).numerator == "7"


def test_who_types_in_two_windows_is_told_so_and_not_of_somebody_else(officer, section):
    section.type(section.homes, numerator="7")
    answer = send(officer, section, row_of(section, section.homes, numerator="5")).json()
    row = answer["rows"][str(section.key(section.homes))]
    assert row["versions"]["who"] == "You, in another window,"
    assert row["state"]["words"] == "Saved by you in another window too: choose"


def test_a_shared_total_is_typed_once_and_last_quarters_words_are_taken_over(officer, section):
    """Also without the script: only where a numerator is typed and no denominator."""
    stable = section.add("Same home for two years")
    section.record(stable, 300, 566)
    Commentary.objects.create(
        council=section.council,
        indicator=section.placements,
        frequency=QUARTER.frequency,
        start=QUARTER.previous().start,
        text="More homes were found.",
        author_role="Head of service",
    )
    page = opened(officer, section)
    assert "All children in care" in page.text and "last 566 = total" in page.words(
        "Three or more placements"
    )
    fields = {**page.form.fields, "g1": "570", "n1": "45", "take": "1"}
    officer.post(section.address(), {name: value or "" for name, value in fields.items()})
    typed = section.typed(section.placements)
    assert (typed.numerator, typed.denominator, typed.commentary) == ("45", "570", "More homes were found.")
    assert section.typed(stable).blank
    page = opened(officer, section)
    total = {**page.form.fields, "g1": "abc"}
    said = officer.post(
        section.address(), {name: value or "" for name, value in total.items()}
    ).content.decode()
    assert "“abc” fills no row" in said and 'value="abc"' in said, "nothing typed is lost"
    changed = {**page.form.fields, "g1": "571"}
    officer.post(section.address(), {name: value or "" for name, value in changed.items()})
    assert section.typed(section.placements).denominator == "571", "a row that it filled follows it"
    section.type(stable, numerator="300", denominator="216")
    told = opened(officer, section)
    assert "This is out of 216, and another row is out of 571; both count" in told.words(
        "Same home for two years"
    )
    section.type(stable, denominator="571")
    section.type(section.homes, numerator="<5")
    page = opened(officer, section)
    assert f"1 of {len(section.reading.cells)} entered" in page.text
    assert "Not entered yet" in page.words("Same home for two years")


def test_findings_answer_what_the_script_sent(officer, section):
    answer = send(
        officer, section, row_of(section, section.placements, numerator="652", denominator="566")
    ).json()
    [message] = answer["rows"][str(section.key(section.placements))]["messages"]
    assert (message["kind"], message["column"]) == ("error", "numerator")
    assert answer["in_the_way"] == "1 error"
    assert answer["faults"][0]["target"] == "n1"


def test_the_script_is_told_why_nothing_is_saved(officer, section):
    section.type(section.homes, numerator="4")
    section.type(section.placements, numerator="45", denominator="566")
    submission = submit_section(collection=section.collection, period=QUARTER, by=section.officer)
    response = send(officer, section, row_of(section, section.homes, Typed("4"), numerator="5"))
    assert response.status_code == 409
    assert "waits for approval" in response.json()["problem"]
    take_back(submission=submission, by=section.officer)
    assert (
        send(officer, section, row_of(section, section.homes, Typed("4"), numerator="5")).status_code == 200
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"rows": 1}',
        b'{"rows": [1]}',
        b'{"rows": [{"key": 1}]}',
        b'{"rows": [{"key": "1-0-2025-26-Q4"}]}',
        b'{"rows": [{"key": "a-b-c", "shown": "000000000000"}]}',
        b'{"rows": [{"key": "99999999999999999999-0-2025-26-Q4", "shown": "000000000000"}]}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_whatever_else_is_sent_is_refused_with_words(officer, section, body):
    response = officer.post(section.address("indicators:entry_save"), body, content_type="application/json")
    assert response.status_code in {400, 409}
    assert response.json()["problem"]
    assert not Entry.objects.exists()


# ---------- a sign-in that ran out ----------
