"""What every answer tells the browser: of pages, of what is not found, of what is refused, and of the interfaces."""

import pytest

from tests.factories import CouncilFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def directives(response) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts}


@pytest.mark.parametrize(
    "address",
    ["/", "/account/login/", "/nowhere/", "/health/", "/exampleton/", "/api/figures/", "/scim/v2/Users"],
)
def test_every_answer_says_what_browsers_may_do_with_it(client, settings, address):
    CouncilFactory(slug="exampleton")
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True
    response = client.get(address, secure=True)
    policy = directives(response)
    assert (policy["default-src"], policy["base-uri"], policy["frame-ancestors"]) == ("'none'",) * 3
    assert policy["script-src"] == "'self'" and policy["form-action"] == "'self'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert "Access-Control-Allow-Origin" not in response
    kind = response["Content-Type"]
    assert not kind.startswith("text/") or "charset=utf-8" in kind


@pytest.mark.parametrize("address", ["/", "/account/login/", "/nowhere/"])
def test_trace_is_answered_by_nothing(client, address):
    assert client.trace(address).status_code in (404, 405)
