"""The description of the interface for other systems is true: schemathesis makes requests of it and checks each answer.

Every request goes through Django's WSGI application into the database. Not by `config.wsgi`, which is for web processes
alone: it sets how a whole process waits for the database. Seeds are fixed, so the same requests each time.
"""

import copy
import json
from itertools import count

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.pytest.lazy import get_all_tests
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    missing_required_header,
    negative_data_rejection,
    positive_data_acceptance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from indicators.intake.systems.api import body
from indicators.intake.systems.api import views as api_views
from indicators.intake.systems.api.openapi import EXAMPLE, EXAMPLE_CSV, EXAMPLE_JSON, Limits, description
from indicators.intake.systems.api.problems import KINDS
from tests.factories import CouncilFactory, IndicatorFactory
from tests.senders import Sender

# Requests of as many rows as may be, and of one more, are among those that are made: a hundred do for that.
MOST_ROWS = 100
DOCUMENT = description(Limits(4_000_000, MOST_ROWS, 60, 100_000))
WEEKS = [f"2018-W{number}" for number in range(10, 52)]
FITTING = {
    "indicator": {"enum": ["visits"]},
    "period": {"enum": WEEKS},
    "category": {"type": "null"},
    "numerator": {"type": "integer", "minimum": 0, "maximum": 50},
    "denominator": {"const": 50},
    "value": {"type": "null"},
    "symbol": {"type": "null"},
    "status": {"enum": ["provisional", "final", None]},
    "note": {"enum": ["Late records are counted", "", None]},
}
KEYS = count()


def schema_of(document):
    schema = schemathesis.openapi.from_dict(document)
    schema.app = get_wsgi_application()
    return schema


def with_fitting_rows():
    """The description, of figures that the system in these tests may send."""
    document = copy.deepcopy(DOCUMENT)
    figure = document["components"]["schemas"]["Figure"]
    figure["properties"] = FITTING
    figure["required"] = ["indicator", "period", "numerator", "denominator"]
    document["paths"]["/api/figures/"]["post"]["requestBody"]["content"].pop("text/csv")
    return document


bounded = settings(
    max_examples=15,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
EVERY_ANSWER = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture
def sender(db, monkeypatch):
    """May send as often as it likes. Its requests share the test's connection, which would be closed after each."""
    monkeypatch.setattr(api_views, "take_place", lambda *place: 0)
    monkeypatch.setattr(body, "MOST_ROWS", MOST_ROWS)
    cache.clear()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Sender(CouncilFactory(), IndicatorFactory(code="visits", title="Visits"))
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def with_token(sender):
    return {"Authorization": f"Bearer {sender.token}"}


def try_every_case(schema, check) -> None:
    """Give `check` every case that schemathesis makes of the schema.

    Its `parametrize` works them out, in seconds, wherever tests are collected; this does where the test runs.
    """
    made = list(get_all_tests(schema=schema, test_func=check, settings=bounded, given_kwargs={}))
    assert made
    for operation_and_test in made:
        _, test = operation_and_test.ok()
        test()


@pytest.mark.slow
def test_every_answer_is_one_that_the_description_knows(sender):
    """Requests as described, and others: no failure, no status, header or shape that is not written down."""

    def is_known(case):
        case.call_and_validate(headers=with_token(sender), checks=EVERY_ANSWER)

    try_every_case(schema_of(DOCUMENT), is_known)


@pytest.mark.slow
def test_what_the_description_does_not_allow_is_refused(sender):
    """With all or nothing, because otherwise a row that is not as described is refused within the answer."""

    def is_refused(case):
        case.query["all_or_nothing"] = "true"
        case.call_and_validate(headers=with_token(sender), checks=[*EVERY_ANSWER, negative_data_rejection])

    try_every_case(schema_of(with_fitting_rows()), is_refused)


@pytest.mark.slow
def test_what_the_description_allows_is_taken_in(sender):
    taken = []

    def is_taken_in(case):
        case.query = {}
        answer = case.call(headers={**with_token(sender), "Idempotency-Key": f"key-{next(KEYS)}"})
        case.validate_response(answer, checks=[*EVERY_ANSWER, positive_data_acceptance])
        if case.meta.generation.mode is GenerationMode.POSITIVE:
            told = answer.json()
            repeated = told["received"] - len({row["period"] for row in told["figures"]})
            assert (told["refused"], told["left"]) == (repeated, 0)
            taken.append(told["received"])

    try_every_case(schema_of(with_fitting_rows()), is_taken_in)
    assert any(taken)


@pytest.mark.slow
def test_nothing_is_answered_without_a_token_or_by_another_method(sender):
    def is_refused(case):
        checks = [ignored_auth, missing_required_header, unsupported_method]
        case.call_and_validate(headers=with_token(sender), checks=checks)

    try_every_case(schema_of(DOCUMENT), is_refused)


def test_the_served_description_is_the_one_that_is_tested(client):
    answer = client.get(reverse("api_description"))
    assert answer.status_code == 200 and answer["Content-Type"] == "application/json"
    served = answer.json()
    assert served["paths"].keys() == {reverse("api_figures")}
    assert served["openapi"].startswith("3.1") and served.keys() == DOCUMENT.keys()
    assert Client().post(reverse("api_description")).status_code == 405


def test_the_examples_on_the_page_are_read_as_they_stand(sender, client):
    assert json.loads(EXAMPLE_JSON)["figures"] == EXAMPLE["figures"]
    page = client.get(reverse("api")).content.decode()
    assert "/api/figures/" in page and "looked-after-visits-on-time,2026-W07" in page
    codes = [row["indicator"] for row in EXAMPLE["figures"]]
    other = Sender(CouncilFactory(), *(IndicatorFactory(code=code) for code in codes))
    assert other.post(EXAMPLE_JSON).json()["received"] == 2
    assert other.post(EXAMPLE_CSV, "text/csv").json()["received"] == 2


def test_every_kind_of_problem_has_its_place_on_the_page(client):
    page = client.get(reverse("api")).content.decode()
    for kind in KINDS.values():
        assert f'id="problem-{kind.slug}"' in page and kind.title in page
