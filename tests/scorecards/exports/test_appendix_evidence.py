"""The appendix carries what the key lines have besides figures, of what the edition froze."""

from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from scorecards.exports.appendix import render_appendix
from scorecards.exports.appendix.document import document_of
from scorecards.exports.appendix.evidence import evidence_of
from tests.payloads import make_payload

EVIDENCE = {
    "kind": "voice",
    "way": "Survey of young people",
    "title": "“Moving” survey",
    "on": "2025-10-31",
    "number": "5 or fewer children and young people",
    "said": "Most knew whom to ring * at night.",
    "link": "https://example.org/survey",
    "source": "Participation team",
}


def with_lines(*lines):
    payload = make_payload(1)
    payload["lines"] = [
        {"code": f"line-{place}", "question": question, "note": "", "evidence": evidence}
        for place, (question, evidence) in enumerate(lines)
    ]
    return payload


def test_lines_with_evidence_are_told_and_the_others_counted():
    told = evidence_of(with_lines(("Are they safe?", [EVIDENCE]), ("Is our role clear?", [])))
    assert told == {
        "lines": [
            {
                "question": "Are they safe?",
                "pieces": [
                    {
                        "summary": "“Moving” survey, 5 or fewer children and young people, 31 October 2025.",
                        "said": "Most knew whom to ring * at night.",
                        "source": "Survey of young people, Participation team.",
                    }
                ],
            }
        ],
        "without": "Without such evidence: 1 of 2 key lines.",
    }
    assert evidence_of(with_lines(("Are they safe?", [EVIDENCE])))["without"] == ""


def test_without_any_evidence_the_appendix_says_nothing_of_it():
    assert document_of(make_payload(1))["evidence"] is None  # from before evidence was kept
    assert document_of(with_lines(("Are they safe?", [])))["evidence"] is None


@pytest.mark.slow
def test_the_pages_of_evidence_are_accessible_and_print_words_as_they_are():
    pdf = render_appendix(with_lines(("Are they safe?", [EVIDENCE]), ("Is our role clear?", [])))
    text = " ".join(" ".join(each.extract_text() for each in PdfReader(BytesIO(pdf)).pages).split())
    assert "Most knew whom to ring * at night. Survey of young people, Participation team." in text.replace(
        "\u200b", ""
    )
    for standard in ("ua1", "2a"):
        assert not page.validate_pdf_bytes(pdf, profile=standard).failures
