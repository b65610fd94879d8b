"""A paper as PDF/UA-1 and PDF/A-2a. Pure."""

import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from committees.papers.written.blocks import Paper
from scorecards.exports.typesetting import Cleaner, typeset

LAYOUT = Path(__file__).parent / "layout" / "paper.typ"
USUAL_BRAND = "#12436d"


def as_pdf(paper: Paper) -> bytes:
    """The same paper gives the same bytes. Raises RenderError."""
    return typeset(LAYOUT, lambda: document_of(paper), paper.made)


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
