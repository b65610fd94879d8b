"""The agenda item that an edition is before, as its cover says it. Pure."""

from datetime import date
from typing import TypedDict

from indicators.terms.periods import day_words


class Carried(TypedDict):
    """Never part of the payload: an edition is published first, and taken to meetings afterwards."""

    committee: str
    date: str  # ISO date of the meeting
    number: str  # of the item, as on the agenda: "5", "6a"
    title: str
    appendix: str  # its number among the item's appendices: "2"; "" where nobody said


def appendix_words(carried: Carried | None) -> str:
    """ "Appendix 2"; where the item gives it no number, what it is an appendix to."""
    if carried is None:
        return ""
    return (
        f"Appendix {carried['appendix']}" if carried["appendix"] else f"Appendix to item {carried['number']}"
    )


def meeting_words(carried: Carried) -> str:
    """ "Corporate Parenting Panel, Tuesday 24 February 2026"."""
    day = date.fromisoformat(carried["date"])
    words = f"{day:%A} {day_words(day)}".replace(" ", "\u00a0")  # never torn over two lines
    return f"{carried['committee']}, {words}"


def item_words(carried: Carried) -> str:
    return f"Item {carried['number']}: {carried['title']}"


def foot_words(carried: Carried) -> list[str]:
    """For the foot of every page."""
    day = day_words(date.fromisoformat(carried["date"]))
    said = f"{carried['committee']}, {day}, item {carried['number']}"
    return [said, f"Appendix {carried['appendix']}"] if carried["appendix"] else [said]
