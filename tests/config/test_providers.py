"""The councils' identity providers are read from the environment, or the start stops with what is wrong."""

import pytest

from config.environment import SettingMissing
from config.providers import openid_providers

TENANT = "11111111-2222-3333-4444-555555555555"
ENTRA = {
    "OPENID_PROVIDERS": "east-town",
    "OPENID_EAST_TOWN_TENANT": TENANT.upper(),
    "OPENID_EAST_TOWN_CLIENT_ID": "client",
    "OPENID_EAST_TOWN_CLIENT_SECRET": "secret",
    "OPENID_EAST_TOWN_COUNCILS": "E06000047, E06000001",
    "OPENID_EAST_TOWN_DOMAINS": "@East.example",
}


def test_a_tenant_is_all_that_entra_id_needs_of_an_issuer():
    assert openid_providers({}, insecure=False) == {}
    found = openid_providers(ENTRA, insecure=False)["east-town"]
    assert found["issuer"] == f"https://login.microsoftonline.com/{TENANT}/v2.0"
    assert found["councils"] == ["E06000047", "E06000001"] and found["domains"] == ["east.example"]
    local = {**ENTRA, "OPENID_EAST_TOWN_TENANT": "", "OPENID_EAST_TOWN_ISSUER": "http://localhost:9400"}
    assert openid_providers(local, insecure=True)["east-town"]["issuer"] == "http://localhost:9400"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"OPENID_PROVIDERS": "East Town"}, "Use small letters"),
        ({"OPENID_EAST_TOWN_TENANT": "common"}, "OPENID_EAST_TOWN_TENANT is “common”"),
        ({"OPENID_EAST_TOWN_TENANT": ""}, "OPENID_EAST_TOWN_ISSUER is missing"),
        ({"OPENID_EAST_TOWN_ISSUER": "http://login.example"}, "begins with https"),
        ({"OPENID_EAST_TOWN_ISSUER": "https://[x"}, "begins with https"),
        ({"OPENID_EAST_TOWN_CLIENT_SECRET": " "}, "OPENID_EAST_TOWN_CLIENT_SECRET is missing"),
        ({"OPENID_EAST_TOWN_COUNCILS": "durham"}, "Set it to GSS codes"),
        ({"OPENID_EAST_TOWN_COUNCILS": ""}, "OPENID_EAST_TOWN_COUNCILS is missing"),
    ],
)
def test_what_is_missing_or_unreadable_is_named(changes, told):
    with pytest.raises(SettingMissing, match=told):
        openid_providers(ENTRA | changes, insecure=False)
