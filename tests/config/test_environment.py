"""A setting that is missing or makes no sense is named, with what to write instead."""

import pytest

from config import environment
from config.environment import SettingMissing


def problem(read, *arguments) -> str:
    with pytest.raises(SettingMissing) as raised:
        read(*arguments)
    return str(raised.value)


def test_a_missing_setting_is_named_with_an_example():
    told = problem(environment.required, {"SECRET_KEY": " "}, "SECRET_KEY", "$(openssl rand -base64 48)")
    assert "SECRET_KEY is missing" in told and "openssl rand" in told


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mysql://host/name", "starts with “mysql”"),
        ("name", "starts with “”"),
        ("postgresql://officer:open-sesame@host:port/name", "host or port"),
        ("postgresql://officer:open-sesame@[host/name", "host or port"),
        ("postgresql://officer:open-sesame@host", "names no database"),
        ("sqlite:////no/such/folder/figures.sqlite3", "no such folder"),
    ],
)
def test_a_database_that_cannot_be_meant_is_named_and_its_password_is_not(address, told):
    message = problem(environment.database, address)
    assert "DATABASE_URL" in message and told in message
    assert "open-sesame" not in message


def test_a_database_is_read_from_its_address():
    read = environment.database("postgresql://officer:p%40ss@db.example:5433/figures?sslmode=require")
    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"], read["NAME"]) == (
        *("officer", "p@ss", "db.example", "5433", "figures"),
    )
    assert read["OPTIONS"] == {**environment.WAITS, "sslmode": "require"}
    assert environment.database("postgresql:///figures?host=/run/postgresql")["HOST"] == "/run/postgresql"


def test_a_number_is_digits_only():
    assert environment.whole_number({}, "EMAIL_PORT", 25) == 25
    assert environment.whole_number({"EMAIL_PORT": " 587 "}, "EMAIL_PORT", 25) == 587
    for text in ("x", "-1", "25.0", "٢٥"):
        assert f"EMAIL_PORT is “{text}”" in problem(
            environment.whole_number, {"EMAIL_PORT": text}, "EMAIL_PORT", 25
        )


def test_a_switch_is_true_or_false():
    assert environment.flag({"DEBUG": "Yes"}, "DEBUG")
    assert not environment.flag({}, "DEBUG")
    assert "Set it to true or false" in problem(environment.flag, {"DEBUG": "perhaps"}, "DEBUG")


def test_the_level_of_the_log_is_one_of_those_there_are():
    assert environment.log_level({"LOG_LEVEL": "warning"}, "LOG_LEVEL") == "WARNING"
    assert environment.log_level({}, "LOG_LEVEL") == "INFO"
    assert "LOG_LEVEL is “LOUD”" in problem(environment.log_level, {"LOG_LEVEL": "loud"}, "LOG_LEVEL")


def test_the_shared_cache_is_the_database_or_redis():
    assert "redis" in environment.cache("redis://cache:6379/0")["BACKEND"]
    assert "CACHE_URL is “memcached://x”" in problem(environment.cache, "memcached://x")


@pytest.mark.parametrize(
    "address", ["scorecard.example", "ftp://host", "https://", "https://[host", "https://host/?a=b"]
)
def test_an_address_of_the_site_that_no_link_can_begin_with_is_named(address):
    assert "SITE_URL is “" in problem(environment.site, {"SITE_URL": address}, "SITE_URL")


def test_the_address_of_the_site_is_kept_without_a_last_slash():
    assert environment.site({"SITE_URL": " https://host.example/scorecard/ "}, "SITE_URL") == (
        "https://host.example/scorecard"
    )
    assert environment.site({}, "SITE_URL") == ""


def test_how_a_senders_address_is_told_is_said_in_one_way():
    assert environment.header({"X": " X-Real-IP "}, "X") == "X-Real-IP" and environment.header({}, "X") == ""
    assert "name of a header" in problem(environment.header, {"X": "X Real: IP"}, "X")
    both = {"TRUSTED_PROXY_COUNT": "1", "CLIENT_ADDRESS_HEADER": "X-Real-IP"}
    assert "are both set" in problem(environment.one_of, both, *both)
    environment.one_of({**both, "TRUSTED_PROXY_COUNT": "0"}, *both)
