"""A page answers what browsers send to it, and nothing else."""

import pytest

from tests.factories import CouncilFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["options", "trace", "put", "patch", "delete"])
@pytest.mark.parametrize("page", ["", "scorecards/", "meetings/", "people/", "figures/upload/"])
def test_methods_that_no_form_sends_are_refused(client, method, page):
    council = CouncilFactory(public_access=True)
    answer = getattr(client, method)(f"/{council.slug}/{page}")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, POST"


def test_a_page_answers_head_without_a_body(client):
    council = CouncilFactory(public_access=True)
    answer = client.head(f"/{council.slug}/scorecards/")
    assert (answer.status_code, answer.content) == (200, b"")
