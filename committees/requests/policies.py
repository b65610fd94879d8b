"""Does the state allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from accounts.reasons import why_not_this_reason
from committees.models import AgendaItem, MeasureRequest, Reader, RequestStep

Kind = RequestStep.Kind


def newest_kind(request: MeasureRequest) -> str:
    """ "" where nothing was decided yet."""
    steps = list(request.steps.all())
    return steps[-1].kind if steps else ""


def notes_decisions(reader: Reader, item: AgendaItem | None) -> bool:
    """Whether democratic services note what is decided of what was asked at `item`: of an exempt one officers may not
    read it, so that nobody else could."""
    return reader.edits and item is not None and bool(item.exempt_paragraph)


def who_decides(item: AgendaItem) -> str:
    """Who reads a request that is raised at the item and says what becomes of it."""
    if item.exempt_paragraph:
        return (
            "This item is exempt: members of the committee read it once the minutes are out, and officers do not. "
            "Democratic services note on its page what is decided."
        )
    return "Officers decide on it. They and members read it once the minutes are out."


def why_not_decide(request: MeasureRequest, kind: str, reason: str) -> str:
    standing = newest_kind(request)
    if standing == Kind.ADDED:
        return "The measure was added already: the request is answered."
    if standing == kind:
        return "This was decided already. Somebody else did so: reload the page."
    return why_not_this_reason(reason, "Say why: members read the reason.")


def why_not_add(request: MeasureRequest, indicator_id: int, ours: set[int]) -> str:
    if newest_kind(request) == Kind.ADDED:
        return "The measure was added already: the request is answered."
    return "" if indicator_id in ours else "Choose a measure that is on one of your scorecards."
