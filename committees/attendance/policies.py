"""May attendance be written so? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Collection

from committees.models import Attendance, Vote


def why_not_take_off(rows: Collection[int]) -> str:
    """Somebody whose vote is recorded was there: they cannot be taken off the list first."""
    voted = Vote.objects.filter(attendance__in=rows).select_related("attendance__person").first()
    if voted is None:
        return ""
    who = voted.attendance.person or voted.attendance.words
    return f"{who} voted by name at this meeting. Take that vote away before the person."


def why_not_quorate(voting: int, quorum: int | None) -> str:
    """ "" with enough voting members there, or where the committee has no quorum written."""
    if quorum is None or voting >= quorum:
        return ""
    return f"{voting} voting member{'' if voting == 1 else 's'} there, and the quorum is {quorum}."


THERE = (Attendance.Status.PRESENT, Attendance.Status.REMOTE)
