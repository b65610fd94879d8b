"""`manage.py export_scorecard`: the published edition as a PDF, and what it says where it cannot be made."""

from datetime import date
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from indicators.terms.periods import Frequency, Period
from scorecards.models import Edition
from scorecards.payload import hash_of
from tests.factories import (
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
)
from tests.payloads import make_payload, make_row

pytestmark = pytest.mark.django_db

Q2 = Period(date(2018, 7, 1), Frequency.QUARTER)


@pytest.fixture
def scorecard():
    council = CouncilFactory(gss_code="E06000047", slug="county-example")
    return ScorecardFactory(council=council, slug="corporate-parenting-panel")


def publish(scorecard, number=1, period=Q2, headline="Fewer children are moving."):
    correction = "A late return was added." if number > 1 else ""
    payload = make_payload(
        rows=[make_row(quarters=8)],
        headline=headline,
        edition={"number": number, "published": "2018-11-02", "correction": correction},
    )
    return Edition.objects.create(
        council=scorecard.council,
        scorecard=scorecard,
        frequency=period.frequency,
        start=period.start,
        number=number,
        payload=payload,
        sha256=hash_of(payload),
        correction=correction,
    )


def export(output, *more, council="E06000047", committee="corporate-parenting-panel", period="2018/19 Q2"):
    arguments = ["--council", council, "--committee", committee, "--period", period, "--format", "pdf"]
    said = StringIO()
    call_command("export_scorecard", *arguments, "-o", str(output), *more, stdout=said)
    return said.getvalue()


def text_of(file):
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages).split()
    )


def test_the_newest_edition_of_the_period_is_written_with_its_hash(scorecard, tmp_path):
    publish(scorecard, 1, headline="As first published.")
    newest = publish(scorecard, 2, headline="As corrected.")
    file = tmp_path / "appendix.pdf"

    assert str(file) in export(file)

    text = text_of(file)
    assert "As corrected." in text and "As first published." not in text
    assert "A late return was added." in text
    assert newest.sha256 in text.replace(" ", "")


def test_an_earlier_edition_can_be_asked_for_and_the_council_named_by_its_address(scorecard, tmp_path):
    publish(scorecard, 1, headline="As first published.")
    publish(scorecard, 2, headline="As corrected.")
    file = tmp_path / "appendix.pdf"

    export(file, "--edition", "1", council="county-example")

    assert "As first published." in text_of(file)


def test_a_draft_says_on_every_page_that_it_is_one(scorecard, tmp_path):
    indicator = IndicatorFactory(title="Moved three times or more")
    SectionIndicatorFactory(section=SectionFactory(scorecard=scorecard), indicator=indicator)
    FigureFactory(council=scorecard.council, indicator=indicator, frequency="quarter", start=Q2.start)
    file = tmp_path / "draft.pdf"

    export(file, "--draft")

    pages = [page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages]
    assert all("Draft, not published" in page for page in pages)
    assert any("Moved three times or more" in page for page in pages)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"council": "E99999999"}, r"no council E99999999.*E06000047 \(county-example\)"),
        ({"committee": "planning"}, "no scorecard planning.*corporate-parenting-panel"),
        ({"period": "2018 quarter nine"}, "2018 quarter nine"),
        ({"period": "2017/18 Q1"}, r"Quarter 1 2017/18.*Quarter 2 2018/19 \(edition 1\).*--draft"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(scorecard, tmp_path, asked, said):
    publish(scorecard)
    file = tmp_path / "appendix.pdf"

    with pytest.raises(CommandError, match=said):
        export(file, **asked)

    assert not file.exists()


def test_an_edition_that_does_not_exist_is_told_with_those_that_do(scorecard, tmp_path):
    publish(scorecard)
    with pytest.raises(CommandError, match=r"no edition 7\. Its editions: 1\."):
        export(tmp_path / "appendix.pdf", "--edition", "7")


def test_another_councils_scorecard_is_not_found(scorecard, tmp_path):
    other = CouncilFactory(gss_code="E06000099")
    publish(scorecard)
    with pytest.raises(CommandError, match="Its scorecards: none yet"):
        export(tmp_path / "appendix.pdf", council=other.gss_code)


def test_a_folder_that_is_not_there_is_told_before_any_work(scorecard, tmp_path):
    publish(scorecard)
    with pytest.raises(CommandError, match="no folder"):
        export(tmp_path / "nowhere" / "appendix.pdf")
