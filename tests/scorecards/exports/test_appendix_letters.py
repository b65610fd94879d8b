"""Whatever is written is printed as it is written, in every letter that the typefaces have."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecards.exports.appendix import render_appendix
from scorecards.exports.typesetting.text import BOX, Cleaner, printable
from tests.payloads import (
    ASKED,
    make_breakdown,
    make_comparison,
    make_payload,
    make_row,
)
from tests.scorecards.exports.test_appendix import closed_up, faults, grey_pages, words

pytestmark = pytest.mark.slow  # each sets a document, in two processes

HOSTILE = (
    "#set page(fill: red) #panic() *not bold* _not italic_ $x^2$ @label <tag> `code` // no comment /* nor this */ "
    '= no heading \\ #sys.inputs "quoted" [brackets] {braces} ~ --- &amp; <script>alert(1)</script>'
)
FOREIGN = (
    "العربية 中文 日本語 עברית हिन्दी Русский Ελληνικά Łódź ŵŷ e\u0301 "
    "\U0001f469\u200d\U0001f467 \u202e\u0007\x00\ud800 a\u200bb \ue000 \ufdfd"
)


def test_whatever_is_written_is_printed_as_it_is_written():
    texts = [HOSTILE, FOREIGN, "W" * 600, "/".join(["longpath"] * 60), "\n\n\n", "-", "1. + -"]
    payload = make_payload(rows=[odd_row(f"1.{place}", text) for place, text in enumerate(texts, 1)])
    payload["headline"] = "\n".join(texts)
    payload["sections"][0]["question"] = HOSTILE
    pdf = render_appendix(payload)
    assert faults(pdf, "ua1") == faults(pdf, "2a") == []
    printed = closed_up(words(pdf))
    for text in texts:
        cleaned = Cleaner().clean(text)
        if cleaned.isascii():
            assert printed.count(closed_up(cleaned)) >= 5


def odd_row(number, text):
    row = make_row(
        number,
        f"Title {text[:80]}",
        flags=[{"kind": "system", "text": text[:60]}],
        finding=text,
        breakdowns=[make_breakdown(labels=[text, "Other"], title=text[:60])],
        asked=[{**ASKED, "question": text, "outcome": text}],
        comparison=make_comparison(caution=text),
        meaning=text,
        why=text,
        take_care=text,
        terms=[{"term": text[:40], "definition": text}],
    )
    row["commentary"] = {"text": text, "author": text[:80], "approved": ""}
    row["events"][0]["label"] = text[:60]
    return row


def test_long_words_stay_on_the_page():
    """Nothing is painted in the right-hand margin of any page."""
    row = make_row("1.1", "A" * 90, finding="B" * 300, meaning="C" * 300, why="D" * 300)
    row["target"]["display"] = row["latest"]["people"] = "E" * 80
    pdf = render_appendix(make_payload(rows=[row], headline="F" * 300))
    for image in grey_pages(pdf):
        width, height = image.size
        margin = image.crop((int(width * 0.97), 0, width, height))
        assert margin.getextrema() == (255, 255)


def test_characters_the_typeface_lacks_are_boxes_and_counted():
    text = words(render_appendix(make_payload(rows=[make_row("1.1")], headline="Well done 中文 🎉")))
    assert f"Well done {BOX}{BOX} {BOX}" in text
    assert "3 characters were not in the typeface" in text


def test_letters_of_other_alphabets_that_it_has_are_printed():
    cleaner = Cleaner()
    assert cleaner.clean("Łódź Ελλάδα Россия مرحبا ŵ e\u0301") == "Łódź Ελλάδα Россия مرحبا ŵ é"
    assert cleaner.boxes == 0


def test_the_list_of_characters_is_what_the_typefaces_have():
    """Each is set once; the typesetter refuses the document where one is missing."""
    characters = sorted(printable())
    lines = ["".join(characters[at : at + 500]) for at in range(0, len(characters), 500)]
    text = words(render_appendix(make_payload(rows=[make_row("1.1")], headline="\n".join(lines))))
    assert "not in the typeface" not in text


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=200), min_size=60, max_size=60))
def test_no_text_at_all_stops_it(texts):
    rendered = render_appendix(make_payload(rows=[make_row("1.1")], headline="\n".join(texts)))
    assert rendered.startswith(b"%PDF")
