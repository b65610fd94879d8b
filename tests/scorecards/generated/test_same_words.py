"""Page, PDF, spreadsheets and the interactive chart say of a measure the same words."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from scorecards.exports.appendix import render_appendix
from scorecards.payload import rows_of

from . import places
from .same_words import differences
from .worlds import scorecard


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_every_place_says_the_same_words(seed):
    found = differences(scorecard(seed))
    assert not found, "\n".join(found[:20])


@pytest.mark.slow
def test_the_pdf_has_the_words_of_its_data():
    """What the appendix is made from is set as it is."""
    payload = scorecard(1)
    pages = PdfReader(BytesIO(render_appendix(payload))).pages
    read = closed_up(" ".join(page.extract_text() for page in pages))
    names = ("finding", "latest", "verdict_word", "before", "year_ago", "why", "long_run")
    for row in rows_of(payload):
        assert all(closed_up(question) in read for question in row["questions"])
    for code, said in places.appendix(payload).items():
        # a unit stands once, beside the latest figure
        wanted = {said[name].partition(" per ")[0] for name in names if name in said}
        missing = [words for words in wanted if closed_up(words) not in read]
        assert not missing, f"{code}: {missing}"


def closed_up(text: str) -> str:
    """Without spaces and the places where a long word may break."""
    return "".join(text.replace("\u200b", "").split())


def test_a_place_that_words_differently_is_found(monkeypatch):
    payload = scorecard(1)
    monkeypatch.setitem(places.COLUMNS, "finding", "Verdict rule")
    assert any("finding" in found for found in differences(payload))
