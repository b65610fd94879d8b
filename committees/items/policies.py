"""May an item carry this? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Sequence

from accounts.models import Council
from scorecards.models import Briefing, Edition, Scorecard


def why_not_attach(published: Edition | Briefing | None, council: Council) -> str:
    if published is not None and published.council_id != council.pk:
        what = "edition" if isinstance(published, Edition) else "briefing"
        return f"That {what} belongs to another council. Choose one of yours."
    return ""


def why_not_await(awaits: Scorecard | None, period: str, edition: Edition | None, council: Council) -> str:
    """An item is one draft's or carries one edition: which it is to carry is then no question any more."""
    if awaits is None:
        return ""
    if awaits.council_id != council.pk:
        return "That scorecard belongs to another council. Choose one of yours."
    if edition is not None:
        return (
            "The item carries an edition already, and one more scorecard cannot be to come at it. Choose “None” for "
            "one of the two, or add an item for the other."
        )
    return "" if period else "Say which quarter of that scorecard it is to carry."


def why_not_these_parts(parts: Sequence[tuple[str, str]]) -> str:
    """`parts` pairs the heading and the text of each part of a cover report."""
    for heading, text in parts:
        if not heading.strip():
            return "A part of the report has no heading. Give it one."
        if not text.strip():
            return f"“{heading.strip()}” has no text. Write it, or “Not applicable” where that is so."
    return ""
