"""May an item carry this? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Sequence

from accounts.models import Council
from scorecards.models import Briefing, Edition


def why_not_attach(published: Edition | Briefing | None, council: Council) -> str:
    if published is not None and published.council_id != council.pk:
        what = "edition" if isinstance(published, Edition) else "briefing"
        return f"That {what} belongs to another council. Choose one of yours."
    return ""


def why_not_these_parts(parts: Sequence[tuple[str, str]]) -> str:
    """`parts` pairs the heading and the text of each part of a cover report."""
    for heading, text in parts:
        if not heading.strip():
            return "A part of the report has no heading. Give it one."
        if not text.strip():
            return f"“{heading.strip()}” has no text. Write it, or “Not applicable” where that is so."
    return ""
