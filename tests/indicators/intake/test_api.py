"""What a job that sends figures is answered, and what its figures become."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from accounts.trail.parts import read_detail
from indicators.intake.systems.actions import change_indicators, revoke_system
from indicators.intake.systems.api import caches
from indicators.intake.systems.api import views as api_views
from indicators.intake.systems.querysets import last_sent
from indicators.intake.systems.sending import actions as sending_actions
from indicators.models import Entry, Figure, SentBatch, Source
from indicators.terms.vocabulary import Unit
from indicators.terms.written_periods import parse_period
from tests.factories import (
    BreakdownFactory,
    CategoryFactory,
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    SourceFactory,
)
from tests.sections import QUARTER, Percentages, share
from tests.senders import ADDRESS, Sender, row

pytestmark = pytest.mark.django_db
WEEKS = ["2018-W36", "2018-W37", "2018-W38"]


@pytest.fixture(autouse=True)
def nothing_counted(db):
    cache.clear()


@pytest.fixture
def council():
    return CouncilFactory()


@pytest.fixture
def visits():
    """A measure that no section of the calendar holds."""
    return IndicatorFactory(code="visits")


@pytest.fixture
def sender(council, visits):
    return Sender(council, visits)


@pytest.fixture
def section():
    return Percentages()


@pytest.fixture
def collected(section):
    """A system that sends what the section collects."""
    return Sender(section.council, *section.indicators)


def problem_of(answer) -> dict:
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert set(told) >= {"type", "title", "status", "detail"} and told["status"] == answer.status_code
    return told


# ---- What becomes of a row


def test_a_weeks_figure_is_recorded_at_once_as_provisional(sender, council, visits):
    answer = sender.send(row(visits, "2018-W36", numerator=41, denominator=50))
    assert answer.status_code == 200
    assert answer.json() == {
        "received": 1,
        "entered": 0,
        "recorded": 1,
        "left": 0,
        "refused": 0,
        "figures": [{"row": 1, "indicator": "visits", "period": "2018-W36", "outcome": "recorded"}],
    }
    figure = Figure.objects.get(council=council)
    assert (figure.numerator, figure.denominator, figure.value) == (41, 50, 82)
    assert figure.status == "provisional" and figure.created_by is None
    assert (figure.source.kind, figure.source.system) == (Source.Kind.MACHINE, sender.system)


def test_the_same_figure_again_changes_nothing_and_another_revises_it_with_its_reason(sender, visits):
    first = row(visits, "2018-W36", numerator=41, denominator=50)
    assert sender.outcomes(first) == ["recorded"]
    assert sender.outcomes(first) == ["recorded"]
    later = row(visits, "2018-W36", numerator=43, denominator=50, status="final")
    assert sender.outcomes(later, reason="Late records") == ["recorded"]
    assert sender.outcomes(row(visits, "2018-W36", numerator=44, denominator=50)) == ["recorded"]
    figures = Figure.objects.order_by("pk")
    assert [(each.value, each.status, each.reason) for each in figures] == [
        (82, "provisional", ""),
        (86, "final", "Late records"),
        (88, "provisional", "Sent again by Case management system"),
    ]
    assert [each.is_current for each in figures] == [False, False, True]
    counts = [
        read_detail(entry.detail) for entry in AuditEntry.objects.filter(verb="sent figures").order_by("pk")
    ]
    assert [(each["unchanged"].value, each["revised"].value) for each in counts] == [
        (0, 0),
        (1, 0),
        (0, 1),
        (0, 1),
    ]


def test_a_figure_of_a_section_waits_there_for_an_officer(collected, section):
    answer = collected.outcomes(*(row(indicator) for indicator in section.indicators))
    assert answer == ["entered"] * 3
    assert not Figure.objects.exists()
    entries = Entry.objects.all()
    assert {(each.numerator, each.denominator, each.saved_by, each.system) for each in entries} == {
        ("8", "100", None, collected.system)
    }
    assert collected.outcomes(row(section.indicators[0])) == ["entered"]
    assert collected.outcomes(row(section.indicators[0], numerator="9", denominator=100)) == ["entered"]
    section.submit()
    section.approve()
    assert sorted(Figure.objects.values_list("value", flat=True)) == [8, 8, 9]


def test_what_somebody_typed_is_never_overwritten(collected, section):
    mine, same, fresh = section.keys
    section.save({mine: share("12", note="Counted by hand"), same: share("8", answer="As expected")})
    answer = collected.send(*(row(indicator) for indicator in section.indicators)).json()
    assert [each["outcome"] for each in answer["figures"]] == ["left", "left", "entered"]
    assert answer["figures"][0]["problem"] == answer["figures"][1]["problem"]
    assert "typed a figure" in answer["figures"][0]["problem"] and answer["figures"][0]["remedy"]
    assert Entry.objects.get(indicator=mine.indicator).numerator == "12"
    assert Entry.objects.get(indicator=same.indicator).answer == "As expected"
    assert Entry.objects.get(indicator=fresh.indicator).system == collected.system


def test_a_section_that_waits_for_approval_is_left_as_it_is(collected, section):
    section.save({key: share("12") for key in section.keys})
    section.submit()
    before = list(Entry.objects.values())
    answer = collected.send(
        row(section.indicators[0], numerator=12, denominator=100), row(section.indicators[1])
    )
    outcomes = answer.json()["figures"]
    assert [each["outcome"] for each in outcomes] == ["left", "left"]
    assert list(Entry.objects.values()) == before


def test_another_value_of_an_approved_figure_becomes_a_correction_that_somebody_approves(collected, section):
    section.approved("8")
    indicator = section.indicators[0]
    assert collected.outcomes(row(indicator)) == ["entered"]
    assert not Entry.objects.exists()
    assert collected.outcomes(row(indicator, numerator=9, denominator=100), reason="Late returns") == [
        "entered"
    ]
    entry = Entry.objects.get()
    assert (entry.numerator, entry.reason, entry.replaces.value) == ("9", "Late returns", 8)
    assert Figure.objects.get(indicator=indicator).value == 8
    section.submit()
    section.approve()
    assert Figure.objects.current().get(indicator=indicator).value == 9


def test_a_month_of_a_quarterly_indicator_is_recorded_at_once(collected, section):
    indicator = section.indicators[0]
    assert collected.outcomes(row(indicator, "2018-08"), row(indicator, "2018-W36")) == ["recorded"] * 2
    assert not Entry.objects.exists()


def test_a_quarter_before_the_calendar_begins_is_changed_by_no_system_alone(collected, section):
    """What was loaded or published then is corrected as any other figure: by a reason and a second person."""
    indicator, period = section.indicators[0], parse_period("2018/19 Q1")
    FigureFactory(council=section.council, indicator=indicator, start=period.start, value=8)
    assert collected.outcomes(row(indicator, "2018/19 Q1", numerator=9, denominator=100)) == ["entered"]
    assert Figure.objects.get().value == 8
    assert Entry.objects.get().reason


def test_a_quarter_that_has_not_begun_is_refused(collected, section):
    answer = collected.send(row(section.indicators[0], "2099/00 Q1"))
    assert [each["outcome"] for each in answer.json()["figures"]] == ["refused"]


def test_what_a_row_leaves_out_stays_as_it_was(collected, section):
    indicator = section.indicators[0]
    collected.send(row(indicator, numerator=8, denominator=100, note="Two late", status="provisional"))
    assert collected.outcomes(row(indicator)) == ["entered"]
    assert collected.outcomes(row(indicator, numerator=9, denominator=100)) == ["entered"]
    entry = Entry.objects.get()
    assert (entry.numerator, entry.note, entry.status) == ("9", "Two late", "provisional")


# ---- Checks


def test_an_error_refuses_the_row_in_the_checks_own_words_and_the_others_are_taken(sender, visits):
    answer = sender.send(
        row(visits, WEEKS[0], numerator=60, denominator=50),
        row(visits, WEEKS[1], numerator=40, denominator=50),
        row(visits, WEEKS[2], symbol="x"),
    ).json()
    assert [each["outcome"] for each in answer["figures"]] == ["refused", "recorded", "refused"]
    assert (answer["refused"], answer["recorded"]) == (2, 1)
    assert "more than the denominator 50" in answer["figures"][0]["problem"]
    assert "its reason" in answer["figures"][2]["problem"]
    assert Figure.objects.count() == 1


def test_what_the_checks_ask_is_kept_for_the_officers_and_not_told_to_the_system(
    sender, visits, collected, section, council
):
    answer = sender.send(*(row(visits, week, numerator=41, denominator=50) for week in WEEKS))
    assert [each["outcome"] for each in answer.json()["figures"]] == ["recorded"] * 3
    assert "exactly the numbers" not in answer.text
    kept = read_detail(AuditEntry.objects.get(verb="sent figures").detail)["to be looked at"]
    assert list(kept.things) == ["2", "3"] and kept.names["2"] == f"visits, {WEEKS[1]}"
    assert all("exactly the numbers" in words for words in kept.things.values())
    source = SourceFactory(council=section.council)
    before = {"start": QUARTER.previous().start, "numerator": 8, "denominator": 100}
    FigureFactory(council=section.council, indicator=section.indicators[0], source=source, **before)
    answer = collected.send(row(section.indicators[0]))
    assert answer.json()["figures"][0]["outcome"] == "entered" and "exactly" not in answer.text


def test_nothing_that_is_stored_can_be_read_with_a_token(council, section, collected):
    """Whatever stands recorded or typed, the answers to the same requests are the same, saved or not."""

    def told(stored: int, typed: int) -> list[tuple[int, str]]:
        cases = IndicatorFactory(unit=Unit.COUNT, denominator="")
        sender = Sender(council, cases, name=f"System {cases.code}")
        breakdown = BreakdownFactory(indicator=cases)
        few, many = (CategoryFactory(breakdown=breakdown, code=code) for code in ("few", "many"))
        source = SourceFactory(council=council)
        for category, number in ((None, stored), (few, stored - 1), (many, 1)):
            recorded = {"frequency": "week", "start": parse_period(WEEKS[0]).start, "value": number}
            FigureFactory(council=council, indicator=cases, category=category, source=source, **recorded)
        section.save({section.keys[0]: share(str(typed))})
        bad = row(cases, "2999-W10", value=1)
        answers = []
        for guess in (3, 4, 5):
            total, part = (
                row(cases, WEEKS[0], value=guess),
                row(cases, WEEKS[0], category="few", value=guess - 1),
            )
            for rows in (
                [total, bad],
                [part, bad],
                [total, part, bad],
                [row(cases, WEEKS[1], value=guess)],
                [total],
            ):
                answers.append(sender.send(*rows, query="?all_or_nothing=true"))
            answers.append(collected.send(row(section.indicators[0], numerator=guess, denominator=100)))
        return [(each.status_code, each.text.replace(cases.code, "cases")) for each in answers]

    first = told(4, 3)
    cache.clear()
    assert first == told(5, 4)


def test_a_request_that_is_refused_is_on_the_trail_and_counts_for_the_hour(sender, visits, council, settings):
    settings.API_ROWS_AN_HOUR = 3
    rows = (row(visits, WEEKS[0]), row(visits, WEEKS[1], numerator=60, denominator=50))
    assert sender.send(*rows, query="?all_or_nothing=true").status_code == 422
    entry = AuditEntry.objects.get(verb="sent figures that were refused")
    detail = read_detail(entry.detail)
    assert entry.council == council and detail["received"].value == 2
    assert detail["why"].value == "Rows that could not be taken: 1 of 2. So none was."
    assert sender.send(*rows).status_code == 429
    assert not Figure.objects.exists()


def test_bands_that_do_not_add_up_are_refused_together(council):
    cases = IndicatorFactory(code="cases", unit=Unit.COUNT, denominator="")
    breakdown = BreakdownFactory(indicator=cases)
    CategoryFactory(breakdown=breakdown, code="few")
    CategoryFactory(breakdown=breakdown, code="many")
    sender = Sender(council, cases)
    total, few = row(cases, WEEKS[0], value=10), row(cases, WEEKS[0], category="few", value=4)
    many = row(cases, WEEKS[0], category="many", value=5)
    assert sender.outcomes(total, few, many) == ["refused"] * 3
    assert sender.outcomes(total, few) == ["refused"] * 2
    assert sender.outcomes(total, few, {**many, "value": 6}) == ["recorded"] * 3
    answer = sender.send({**few, "value": 3})
    assert "1 of the 2 parts of" in answer.json()["figures"][0]["problem"]
    assert sender.outcomes({**few, "value": 3}, {**many, "value": 7}) == ["recorded"] * 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"period": "2018-W99"}, "period cannot be read"),
        ({"period": "2999-W10"}, "period"),
        ({"period": "2098-W10"}, "has not begun"),
        ({"category": "nobody"}, "no such category"),
        ({"indicator": "visit"}, "no indicator of this code"),
        ({"indicator": "others"}, "may not send this indicator"),
        ({"numerator": "lots"}, "not a number"),
        ({"numerator": "=1+1"}, "formula"),
        ({"numerator": True}, "is not text or a number"),
        ({"period": 2018}, "should be text"),
        ({"numerator": 10**30}, "larger than any figure"),
        ({"value": -3, "numerator": None, "denominator": None}, "below zero"),
        ({"numerater": 3}, "no column"),
        ({"status": "nearly"}, "status is not known"),
        ({"note": "x" * 501}, "501 characters"),
        ({"note": "x" * 10_001}, "characters"),
        ({"note": "a\ud800b"}, "no text"),
        ({"indicator": "vis\x00its"}, "no text"),
        ({"symbol": "p"}, "there are numbers too"),
    ],
)
def test_a_row_that_cannot_be_used_says_why_and_the_next_is_taken(sender, visits, wrong, words):
    IndicatorFactory(code="others")
    bad = {**row(visits, WEEKS[0]), **wrong}
    answer = sender.send(bad, row(visits, WEEKS[1])).json()
    refused, taken = answer["figures"]
    assert (refused["outcome"], taken["outcome"]) == ("refused", "recorded")
    assert words in refused["problem"] and refused["remedy"]


def test_no_list_inside_a_list_is_read(sender):
    nested = '{"figures": [{"indicator": "visits", "period": "2018-W36", "numerator": [1]}]}'
    assert "more than one list" in problem_of(sender.post(nested))["detail"]


def test_the_same_figure_twice_in_a_request_is_refused_the_second_time(sender, visits):
    assert sender.outcomes(row(visits, WEEKS[0]), row(visits, WEEKS[0])) == ["recorded", "refused"]


def test_all_or_nothing_takes_nothing_where_one_row_is_refused_or_left(sender, visits, collected, section):
    rows = (row(visits, WEEKS[0]), row(visits, WEEKS[1], numerator=60, denominator=50))
    answer = sender.send(*rows, query="?all_or_nothing=true", key="once")
    assert answer.status_code == 422
    assert [each["row"] for each in problem_of(answer)["figures"]] == [2]
    assert not Figure.objects.exists() and not SentBatch.objects.exists()
    assert sender.outcomes(*rows, key="once") == ["recorded", "refused"], (
        "a refused batch leaves its key free"
    )
    section.save({section.keys[0]: share("12")})
    rows = [row(indicator) for indicator in section.indicators]
    assert collected.send(*rows, query="?all_or_nothing=true").status_code == 422
    assert Entry.objects.count() == 1


# ---- CSV


def test_csv_has_the_columns_of_a_file_and_counts_rows_as_a_spreadsheet_does(sender, visits):
    text = "period,indicator,numerator,denominator\n2018-W36,visits,41,50\n\n2018-W37,visits,60,50\n"
    answer = sender.post(text, "text/csv; charset=utf-8").json()
    assert [(each["row"], each["outcome"]) for each in answer["figures"]] == [(2, "recorded"), (4, "refused")]
    text = text.replace("41", "42")
    again = sender.post(text, "text/csv", query="?reason=Late%20records").json()
    assert again["recorded"] == 1
    assert Figure.objects.current().get().reason == "Late records"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b" \n", "is missing"),
        (b"indicator,period,value\n", "no figures"),
        (b"indicator,perod,value\nvisits,2018-W36,4\n", "perod"),
        (b"indicator,period,value\nvisits,2018-W36,\xff\n", "UTF-8"),
        (b'indicator,period,value\n"visits,2018-W36,4\n', "CSV"),
        (b"indicator,period,value\nvisits,2018-W36,\x00\n", "not text"),
        (b"<html></html>", "web page"),
    ],
)
def test_csv_that_is_no_table_is_refused_as_a_whole(sender, text, words):
    assert words in problem_of(sender.post(text, "text/csv"))["detail"]


# ---- Requests that cannot be read


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (" ", "not JSON"),
        ("nonsense", "not JSON"),
        ("[]", "not a JSON object"),
        ("3", "not a JSON object"),
        ('{"figures": []}', "no figures"),
        ('{"figures": {}}', "no list"),
        ('{"rows": []}', "no member"),
        ('{"figures": [], "figures": []}', "more than one list"),
        ('{"reason": "a", "reason": "b", "figures": [{}]}', "twice"),
        ('{"figures": [{"value": NaN}]}', "NaN"),
        ('{"figures": [{"value": -Infinity}]}', "Infinity"),
        ('{"figures": [{}], "reason": 3}', "not text"),
        ('{"figures": [{}], "reason": "' + "x" * 301 + '"}', "301 characters"),
        ('{"figures": ' + "[" * 100_000, "more than one list"),
        ('{"figures": ' + '{"a":' * 9_000 + "1" + "}" * 9_001, "nested too deeply"),
        (b'{"figures": [{"note": "\xff"}]}', "UTF-8"),
        (b'{"figures": [{"note": "' + b'\\"' * 500_000, "not JSON"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused_as_a_whole(sender, body, words):
    answer = sender.post(body)
    assert answer.status_code == 400
    assert words in problem_of(answer)["detail"]
    assert not SentBatch.objects.exists()


def test_a_name_given_twice_refuses_its_row(sender):
    body = '{"figures": [{"indicator": "visits", "period": "2018-W36", "value": 3, "value": 30}]}'
    (told,) = sender.post(body).json()["figures"]
    assert told["outcome"] == "refused" and "twice" in told["problem"]


@pytest.mark.parametrize("rows", ["{}", '{"value": 1}'])
def test_more_than_ten_thousand_figures_are_too_many_at_once(sender, rows):
    answer = sender.post('{"figures": [' + ",".join([rows] * 10_001) + "]}")
    assert answer.status_code == 413 and "10,000" in problem_of(answer)["detail"]
    text = "indicator,period,value\n" + "visits,2018-W36,1\n" * 10_001
    assert sender.post(text, "text/csv").status_code == 413


def test_a_body_that_is_too_large_is_not_read(sender, settings):
    settings.API_MAX_BYTES = 1000
    assert problem_of(sender.post(" " * 1001))["status"] == 413


def test_a_body_in_chunks_is_asked_for_its_length(sender):
    headers = {
        "Authorization": f"Bearer {sender.token}",
        "Idempotency-Key": "a",
        "Transfer-Encoding": "chunked",
    }
    answer = sender.client.generic(
        "POST",
        ADDRESS,
        b"",
        content_type="application/json",
        headers=headers,
        CONTENT_LENGTH="",
        CONTENT_TYPE="application/json",
    )
    assert problem_of(answer)["status"] == 411


@pytest.mark.parametrize(
    ("media_type", "headers"),
    [
        ("application/xml", {}),
        ("text/csv; charset=latin-1", {}),
        ("multipart/form-data; boundary=x", {}),
        ("application/json", {"Content-Encoding": "gzip"}),
    ],
)
def test_other_media_types_are_refused(sender, media_type, headers):
    assert problem_of(sender.post("{}", media_type, **headers))["status"] == 415


@pytest.mark.parametrize(
    "query", ["?all_or_nothin=true", "?all_or_nothing=yes", "?reason=a&reason=b", "?reason=a"]
)
def test_parameters_are_read_strictly(sender, visits, query):
    assert sender.send(row(visits, WEEKS[0]), query=query).status_code == 400


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "head", "options", "trace"])
def test_only_post_is_answered(method):
    answer = getattr(Client(), method)(ADDRESS)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


@pytest.mark.parametrize("address", ["/api/figures", "/api/people/", "/api/none/", "/api/figures/upload/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_other_address_leads_to_a_page_for_people(address, method):
    answer = getattr(Client(), method)(address)
    assert problem_of(answer)["status"] == 404


# ---- Tokens


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic abc", "Bearer cps_wrong", "cps_wrong", "Bearer " + "é" * 300]
)
def test_without_a_token_in_use_nothing_is_read(sender, visits, header):
    answer = sender.send(row(visits, WEEKS[0]), Authorization=header)
    assert problem_of(answer)["status"] == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert not Figure.objects.exists() and not answer.cookies


def test_a_revoked_token_opens_nothing_from_that_moment(sender, visits):
    revoke_system(system=sender.system, by=None)
    assert sender.send(row(visits, WEEKS[0])).status_code == 401


def test_a_token_revoked_while_its_request_waits_takes_nothing(sender, visits, monkeypatch):
    found = sender.again()
    monkeypatch.setattr(api_views, "system_with_token", lambda token: found)
    revoke_system(system=sender.system, by=None)
    assert sender.send(row(visits, WEEKS[0])).status_code == 401
    assert not Figure.objects.exists()


def test_being_signed_in_opens_nothing(sender, visits, section, client):
    client.force_login(section.officer)
    body = json.dumps({"figures": [row(visits, WEEKS[0])]})
    answer = client.post(ADDRESS, body, content_type="application/json", headers={"Idempotency-Key": "a"})
    assert answer.status_code == 401


def test_a_token_reaches_its_own_council_and_indicators_only(sender, visits, section):
    other = Sender(section.council, visits)
    other.send(row(visits, WEEKS[0]))
    assert Figure.objects.get().council == section.council
    change_indicators(system=sender.system, indicators=[section.indicators[0]], by=None)
    assert sender.outcomes(row(visits, WEEKS[0])) == ["refused"]


def test_nothing_of_a_token_is_kept_or_told(sender, visits, caplog):
    sender.send(row(visits, WEEKS[0], numerator=41, denominator=50, note="Secret words"))
    kept = str(list(SentBatch.objects.values())) + str(list(AuditEntry.objects.values("detail")))
    assert sender.token not in kept and sender.token[4:] not in str(vars(sender.again()))
    sender.send(row(visits, WEEKS[0]), Authorization="Bearer cps_guess")
    assert "cps_" not in caplog.text and "Secret" not in caplog.text


# ---- How often


def test_a_token_makes_so_many_requests_a_minute(sender, visits, settings, monkeypatch):
    settings.API_REQUESTS_A_MINUTE = 3
    now = caches.time.time()
    monkeypatch.setattr(caches.time, "time", lambda: now)
    answers = [sender.send(row(visits, week)).status_code for week in [*WEEKS, "2018-W39"]]
    assert answers == [200, 200, 200, 429]
    refused = sender.send(row(visits, "2018-W39"))
    assert 0 < int(refused["Retry-After"]) <= 60
    assert problem_of(refused)["title"] == "Too many requests"
    cache.clear()
    assert sender.outcomes(row(visits, "2018-W39")) == ["recorded"]


def test_a_token_sends_so_many_figures_an_hour_and_repeats_do_not_count(sender, visits, settings):
    settings.API_ROWS_AN_HOUR = 3
    rows = [row(visits, week) for week in WEEKS]
    assert sender.send(*rows, key="first").status_code == 200
    assert sender.send(*rows, key="first").status_code == 200
    refused = sender.send(row(visits, "2018-W39"))
    assert refused.status_code == 429 and int(refused["Retry-After"]) <= 3600
    assert Figure.objects.count() == 3


def test_wrong_tokens_from_one_address_are_slowed_and_right_ones_are_not(sender, visits):
    wrong = [sender.send(Authorization=f"Bearer cps_{n}").status_code for n in range(22)]
    assert wrong == [401] * 20 + [429] * 2
    assert sender.outcomes(row(visits, WEEKS[0])) == ["recorded"]


# ---- The same request again


def test_the_same_request_again_gets_the_same_answer_and_does_nothing(sender, visits):
    rows = [row(visits, WEEKS[0]), row(visits, WEEKS[1], numerator=60, denominator=50)]
    first = sender.send(*rows, key="week-36")
    again = sender.send(*rows, key="week-36")
    assert again.json() == first.json() and again.status_code == 200
    assert again["Idempotent-Replayed"] == "true" and "Idempotent-Replayed" not in first
    assert (Figure.objects.count(), SentBatch.objects.count()) == (1, 1)


def test_a_key_with_another_body_is_refused(sender, visits):
    sender.send(row(visits, WEEKS[0]), key="week-36")
    assert problem_of(sender.send(row(visits, WEEKS[1]), key="week-36"))["status"] == 409
    repeated = sender.send(row(visits, WEEKS[0]), key="week-36", query="?all_or_nothing=true")
    assert repeated.status_code == 409
    assert Figure.objects.count() == 1


def test_two_systems_may_use_the_same_key(sender, council, visits):
    other = Sender(council, visits, name="Warehouse")
    assert sender.outcomes(row(visits, WEEKS[0]), key="1") == ["recorded"]
    assert other.outcomes(row(visits, WEEKS[1]), key="1") == ["recorded"]


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 81, "é"])
def test_a_key_is_needed_and_plain(sender, visits, key):
    answer = sender.send(row(visits, WEEKS[0]), key=key)
    assert answer.status_code == 400 and "Idempotency-Key" in problem_of(answer)["detail"]


# ---- What is kept, and what it costs


def test_each_request_is_on_the_trail_with_the_system_that_sent_it(sender, visits, council):
    sender.send(row(visits, WEEKS[0]), row(visits, WEEKS[1], numerator=60, denominator=50))
    entry = AuditEntry.objects.get(verb="sent figures")
    detail = read_detail(entry.detail)
    assert (entry.by, entry.council) == (None, council)
    assert detail["system"].value == "Case management system"
    assert [detail[name].value for name in ("received", "recorded", "refused")] == [2, 1, 1]


def test_when_an_indicator_was_last_sent_is_known_also_where_nothing_changed(council, visits):
    other, refused = IndicatorFactory(code="other"), IndicatorFactory(code="refused")
    sender = Sender(council, visits, other, refused)
    sender.send(row(visits, WEEKS[0]), row(refused, WEEKS[0], numerator=60, denominator=50))
    found = last_sent(council, [visits.pk, other.pk, refused.pk])
    assert set(found) == {visits.pk} and found[visits.pk].system == "Case management system"
    sender.send(row(visits, WEEKS[0]))
    assert last_sent(council, [visits.pk])[visits.pk].at > found[visits.pk].at
    assert not last_sent(CouncilFactory(), [visits.pk])
    assert sender.again().last_sent_at - last_sent(council, [visits.pk])[visits.pk].at < timedelta(seconds=1)


def test_a_request_costs_the_same_queries_for_one_row_and_for_two_hundred(sender, visits, collected, section):
    def cost(number):
        weeks = [f"{2010 + n // 50}-W{n % 50 + 1:02d}" for n in range(number)]
        with CaptureQueriesContext(connection) as outside:
            sender.send(*(row(visits, week) for week in weeks))
        with CaptureQueriesContext(connection) as inside:
            collected.send(*(row(indicator) for indicator in section.indicators[: min(number, 3)]))
        Figure.objects.all()._raw_delete("default")
        Entry.objects.all().delete()
        return without_portions(outside), without_portions(inside)

    def without_portions(captured):
        """SQLite takes inserts of figures in smaller portions."""
        return sum('INTO "indicators_figure"' not in query["sql"] for query in captured.captured_queries)

    cost(1)
    assert cost(1) == cost(200)


def test_a_reach_into_too_many_sections_is_refused_row_by_row(collected, section, monkeypatch):
    monkeypatch.setattr(sending_actions, "MOST_SECTIONS", 2)
    quarters = [row(section.indicators[0], f"{year}/{year + 1 - 2000} Q1") for year in (2019, 2020, 2021)]
    answer = collected.send(*quarters).json()
    assert [each["outcome"] for each in answer["figures"]] == ["entered", "entered", "refused"]


def test_a_database_that_does_not_answer_asks_to_try_again_and_logs_nothing_sent(sender, visits, monkeypatch):
    logged: list[str] = []
    monkeypatch.setattr(api_views.log, "error", lambda words, *facts: logged.append(words % facts))
    quoted = OperationalError("LINE 1: INSERT ... 'Secret words'")
    quoted.__cause__ = sqlite3.OperationalError("Secret words")
    quoted.__cause__.sqlite_errorname = "SQLITE_BUSY"

    def broken(**facts):
        raise quoted

    monkeypatch.setattr(api_views, "take_batch", broken)
    answer = sender.send(row(visits, WEEKS[0], numerator=1, denominator=50, note="Secret words"))
    assert problem_of(answer)["status"] == 503 and answer["Retry-After"]
    monkeypatch.setattr(api_views, "take_batch", lambda **facts: 1 / 0)
    assert problem_of(sender.send(row(visits, WEEKS[0])))["status"] == 500
    assert "OperationalError" in logged[0] and "ZeroDivisionError" in logged[1]
    assert "Secret" not in "".join(logged)


@pytest.mark.postgresql_only
@pytest.mark.django_db(transaction=True)
def test_many_sends_at_once_leave_exactly_what_the_answers_say(settings):
    settings.API_REQUESTS_A_MINUTE = 600
    section, visits = Percentages(), IndicatorFactory(code="visits")
    senders = [
        Sender(section.council, visits, *section.indicators, name=name)
        for name in ("Case", "Warehouse", "Other")
    ]
    weeks = [f"2018-W{number:02d}" for number in range(30, 40)]

    def send(number):
        """Each batch is sent twice under its key, from two threads, and touches what others touch too."""
        batch = number // 2
        value = batch % 7
        rows = [row(visits, weeks[(batch + n) % 10], numerator=40 + value, denominator=50) for n in range(5)]
        rows += [row(indicator, numerator=value + 1, denominator=100) for indicator in section.indicators]
        try:
            return batch, senders[batch % 3].send(*rows, key=f"batch-{batch}")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(send, range(60)))
    assert {answer.status_code for _, answer in answers} == {200}
    by_batch = {}
    for batch, answer in answers:
        by_batch.setdefault(batch, []).append(answer)
    for first, second in by_batch.values():
        assert first.json() == second.json()
        assert sorted("Idempotent-Replayed" in each for each in (first, second)) == [False, True]
    told = [each[0].json() for each in by_batch.values()]
    assert [each["recorded"] for each in told] == [5] * 30
    sent = {
        week: {40 + batch % 7 for batch in range(30) if (number - batch) % 10 < 5}
        for number, week in enumerate(weeks)
    }
    stands = {figure.start.strftime("%G-W%V"): figure.numerator for figure in Figure.objects.current()}
    assert len(stands) == len(weeks) == Figure.objects.filter(supersedes=None).count()
    assert stands.keys() == sent.keys() and all(stands[week] in sent[week] for week in weeks)
    assert len(weeks) < Figure.objects.count() <= 150  # one for each that was sent, but where the same stood
    assert SentBatch.objects.count() == AuditEntry.objects.filter(verb="sent figures").count() == 30
    entered = AuditEntry.objects.filter(verb="typed figures").values_list("detail", flat=True)
    changed = sum(len(read_detail(detail)["cells"].things) for detail in entered)
    assert 0 < changed <= sum(each["entered"] for each in told)  # what stood there already is no change
