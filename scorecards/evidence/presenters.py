"""What the list of evidence prints."""

from django.urls import reverse

from accounts.models import Council
from indicators.terms.evidence import Counted, Way, number_words
from scorecards.models import Evidence


def present_evidence(row: Evidence, council: Council, *, may_enter: bool) -> dict:
    """Only what stands can be corrected or withdrawn."""
    counted = Counted(row.counted) if row.counted else None
    stands = not row.withdrawn and not hasattr(row, "superseded_by")
    return {
        "row": row,
        "line": row.line.question,
        "way": Way(row.way).words,
        "number": number_words(row.number, row.out_of, counted, 0),
        "state": state_of(row),
        "correct_url": address("correct", row, council) if stands and may_enter else "",
        "withdraw_url": address("withdraw", row, council) if stands and may_enter else "",
    }


def state_of(row: Evidence) -> str:
    if row.withdrawn:
        return f"Withdrawn: {row.withdrawn}"
    after = getattr(row, "superseded_by", None)
    if after is None:
        return "Stands"
    return "Withdrawn since" if after.withdrawn else "Corrected since"


def address(what: str, row: Evidence, council: Council) -> str:
    return reverse(f"scorecards:evidence_{what}", args=[council.slug, row.pk])


def initial_of(row: Evidence) -> dict:
    names = ("way", "title", "on", "number", "out_of", "counted", "said", "link", "source")
    return {"line": row.line_id, **{name: getattr(row, name) for name in names}}
