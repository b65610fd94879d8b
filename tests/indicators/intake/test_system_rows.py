"""Tokens, how long ago something was, and what a request's body may hold."""

import json
import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.tokens import SENDING, hash_of, new_token, start_of, token_in
from indicators.files.columns import COLUMNS
from indicators.intake.systems.api.body import BodyRefused, read_csv, read_json, to_csv
from indicators.terms.ago import ago_words

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=-90), "just now"),
        (timedelta(0), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=2, minutes=59), "2 hours ago"),
        (timedelta(hours=47), "47 hours ago"),
        (timedelta(days=2), "2 days ago"),
        (timedelta(days=14, hours=23), "14 days ago"),
        (timedelta(days=15), "on 18 February 2026"),
    ],
)
def test_how_long_ago_figures_were_sent_is_said_in_words(passed, words):
    assert ago_words(NOON - passed, NOON) == words


def test_a_token_has_256_bits_and_only_its_hash_need_be_kept():
    tokens = {new_token(SENDING) for _ in range(100)}
    assert len(tokens) == 100
    for token in tokens:
        assert token.startswith("cps_") and len(token) == 47 and token.isascii()
        assert len(hash_of(token)) == 64 and token not in hash_of(token)
        assert len(start_of(token)) <= 12


def test_the_hash_is_sha_256():
    assert hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("header", "token"),
    [
        ("Bearer abc", "abc"),
        ("bearer  abc ", "abc"),
        ("Basic abc", ""),
        ("abc", ""),
        ("", ""),
        ("Bearer", ""),
    ],
)
def test_the_token_stands_behind_the_word_bearer(header, token):
    assert token_in(header) == token


texts = st.text(max_size=30)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@given(anything)
def test_any_json_is_read_or_refused_with_words(found):
    body = json.dumps({"figures": found} if not isinstance(found, dict) else found).encode()
    try:
        sent = read_json(body)
    except BodyRefused as refused:
        assert str(refused)
    else:
        assert sent.rows and all(len(row.cells) == len(COLUMNS) for row in sent.rows)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_words(body):
    for read in (read_json, read_csv):
        try:
            read(body)
        except BodyRefused as refused:
            assert str(refused)


plain = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="\x7f\x85"), max_size=20
)
rows = st.lists(
    st.fixed_dictionaries({"indicator": plain.filter(str.strip), "period": plain}, optional={"note": plain}),
    min_size=1,
    max_size=5,
)


@given(rows)
def test_the_same_rows_are_read_from_json_and_from_csv(rows):
    from_json = read_json(json.dumps({"figures": rows}).encode())
    from_csv = read_csv(to_csv(rows).encode())
    assert [row.cells for row in from_json.rows] == [row.cells for row in from_csv.rows]
    assert [row.number + 1 for row in from_json.rows] == [row.number for row in from_csv.rows]


def test_a_comma_within_a_number_is_told_as_what_divided_it():
    """ "1,012" without quotation marks is two cells: those after it stand in the wrong columns."""
    heading = "indicator,period,category,numerator,denominator,value,symbol,status,note"
    (row,) = read_csv(f"{heading}\nmoves,2018/19 Q2,,1,012,,,,,".encode()).rows
    assert 'write "1,012"' in row.faults[0][1]


def test_a_number_keeps_the_decimals_it_was_written_with():
    (row,) = read_json(b'{"figures": [{"value": 8.30, "numerator": 1e2, "denominator": "1,012"}]}').rows
    assert (row.cell("value"), row.cell("numerator"), row.cell("denominator")) == ("8.30", "1e2", "1,012")


@pytest.mark.parametrize(
    "piece",
    [b'{"figures": [' + b"[]," * 500_000, b'{"figures": [' + b'"",' * 500_000, b'"' + b'\\"' * 1_000_000],
)
def test_a_body_made_to_unfold_is_refused_without_unfolding(piece):
    """Four million bytes of brackets would be a hundred million once read."""
    tracemalloc.start()
    with pytest.raises(BodyRefused):
        read_json(piece)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 * len(piece)
