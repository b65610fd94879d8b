"""A paper as PDF/UA-1 and PDF/A-2a. Pure."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from committees.papers.written.blocks import Paper
from scorecards.exports.appendix import pages_of
from scorecards.exports.typesetting import Cleaner, typeset
from scorecards.exports.typesetting.merging import merge_tagged
from scorecards.exports.typesetting.numbering import number_pages

LAYOUT = Path(__file__).parent / "layout" / "paper.typ"
USUAL_BRAND = "#12436d"


def as_pdf(paper: Paper, appendices: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """The paper, its appendices behind it, each a PDF that was typeset; their pages are counted with its own.

    The same arguments give the same bytes. Raises RenderError.
    """
    if not appendices:
        return typeset(LAYOUT, lambda: document_of(paper), paper.made)
    behind = sum(pages_of(pdf) for _, pdf in appendices)
    front = typeset(LAYOUT, lambda: document_of(paper) | {"pages_after": behind}, paper.made)
    whole = f"the {paper.kind.lower()}"
    return number_pages(merge_tagged(front, appendices), whole, paper.made, after=pages_of(front))


def document_of(paper: Paper) -> dict[str, Any]:
    """As the layout reads it; what the typeface lacks is a box."""
    document = {
        "title": paper.title,
        "about": f"{paper.heading}, {paper.meeting}",
        "keywords": ["corporate parenting", paper.kind.lower()],
        "footer": paper.foot,
        "large": False,
        "heading": paper.heading,
        "meeting": paper.meeting,
        "council": paper.council,
        "standing": paper.standing,
        "behind": paper.draft,
        "illustrative": paper.illustrative,
        "brand": paper.brand if re.fullmatch(r"#[0-9a-fA-F]{6}", paper.brand) else USUAL_BRAND,
        "blocks": [_lists(asdict(block)) for block in paper.blocks],
    }
    cleaned: dict[str, Any] = Cleaner().clean_all(document)
    return cleaned


def _lists(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _lists(value) for key, value in data.items()}
    return [_lists(each) for each in data] if isinstance(data, list | tuple) else data
