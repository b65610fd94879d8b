"""The web server of docs/operations.md keeps out of its access log every address that a secret stands in."""

import re

from django.urls import URLPattern, get_resolver, reverse

from tests.paths import PROJECT

EXAMPLE = re.search(r"```nginx\n(.*?)```", (PROJECT / "docs" / "operations.md").read_text(), re.S)[1]
# What our addresses call a secret. A figure's cell has a key, too, which is its place in the list of figures.
SECRETS, NO_SECRET = {"token", "key", "secret"}, {"cell", "commentary", "correct"}
ARGUMENTS = {"token": "s3cret", "key": "set-password", "uidb36": "1a", "provider_id": "durham"}
# A secret that stands behind the question mark: OpenID Connect's code and state
IN_QUERY = ["openid_connect_callback"]


def patterns(resolver):
    for each in resolver.url_patterns:
        yield from [each] if isinstance(each, URLPattern) else patterns(each)


def secret_addresses():
    """Each with its name."""
    for each in patterns(get_resolver()):
        wanted = each.pattern.regex.groupindex
        if each.name in IN_QUERY or (SECRETS & set(wanted) and each.name not in NO_SECRET):
            yield each.name, reverse(each.name, kwargs={name: ARGUMENTS[name] for name in wanted})


def test_no_address_with_a_secret_is_in_the_access_log():
    location, block = re.search(r"location ~ (\S+) \{\n(.*?)\}", EXAMPLE, re.S).groups()
    assert "access_log off;" in block
    found = dict(secret_addresses())
    assert {"calendar_feed", "invitation", "account_reset_password_from_key", *IN_QUERY} <= set(found)
    for name, address in found.items():
        assert re.match(location, address), f"{name}: {address} would stand in the access log"
    for address in ("/", "/account/login/", "/account/with/durham/", "/account/password/reset/"):
        assert not re.match(location, address), f"{address} belongs in the access log"


def test_no_other_line_of_the_log_repeats_such_an_address():
    name, format_ = re.search(r"log_format (\w+) (.*?);", EXAMPLE).groups()
    assert "referer" not in format_ and re.search(rf"access_log \S+ {name};", EXAMPLE)
