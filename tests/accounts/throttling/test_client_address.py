"""A sender's address is what the proxy says, never what a browser wrote."""

import pytest

from accounts.throttling.client_address import network_of, plain_address, told_by
from accounts.throttling.waiting import FORGOTTEN_AFTER, LONGEST_WAIT, MOST_REMEMBERED, wait_after

FORGED = "198.51.100.9"
ASKED_FROM = "203.0.113.7"


def told(proxies=0, header="", behind_proxy=True, **meta):
    return told_by(meta, proxies=proxies, header=header, behind_proxy=behind_proxy)


def test_without_a_proxy_headers_count_for_nothing():
    assert told(behind_proxy=False, REMOTE_ADDR=ASKED_FROM, HTTP_X_FORWARDED_FOR=FORGED) == ASKED_FROM


@pytest.mark.parametrize("remote", ["", "10.0.0.1"])
@pytest.mark.parametrize(
    ("proxies", "forwarded"),
    [(1, ASKED_FROM), (1, f"{FORGED}, {ASKED_FROM}"), (2, f"{FORGED},{ASKED_FROM}:4711, 10.0.0.2")],
)
def test_the_outermost_trusted_proxy_is_believed_and_nothing_left_of_it(remote, proxies, forwarded):
    assert told(proxies, REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded) == ASKED_FROM


def test_the_proxys_own_header_is_believed_and_no_other():
    found = told(header="X-Real-IP", HTTP_X_REAL_IP=ASKED_FROM, HTTP_X_FORWARDED_FOR=FORGED)
    assert found == ASKED_FROM


@pytest.mark.parametrize(
    ("proxies", "header", "meta"),
    [
        (0, "", {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": FORGED}),
        (0, "", {"REMOTE_ADDR": ""}),
        (2, "", {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": FORGED}),
        (1, "", {"HTTP_X_FORWARDED_FOR": "unknown"}),
        (0, "X-Real-IP", {"HTTP_X_REAL_IP": f"{FORGED}, {ASKED_FROM}"}),
    ],
)
def test_where_it_cannot_be_told_it_is_nobodys(proxies, header, meta):
    assert told(proxies, header, **meta) == ""


def test_an_address_has_one_spelling_and_a_network_one_count():
    assert plain_address(" [2001:DB8::0:1]:443") == "2001:db8::1"
    assert plain_address("::ffff:203.0.113.7") == ASKED_FROM
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff:2") != network_of("2001:db8:0:1::1")
    assert (network_of(ASKED_FROM), network_of("")) == (ASKED_FROM, "")


def test_waits_grow_to_an_hour_and_are_remembered_for_longer():
    waits = [wait_after(tries) // 60 for tries in range(1, 14)]
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert wait_after(5000) == LONGEST_WAIT < FORGOTTEN_AFTER
    made, spent = 0, 0
    while spent < FORGOTTEN_AFTER:
        made += 1
        spent += wait_after(made)
    assert made < MOST_REMEMBERED, "no number is needed again while it is still remembered"
