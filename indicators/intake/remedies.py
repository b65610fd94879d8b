"""What whoever brings figures can do about a row that does not land, by the way it came. Pure."""

from typing import NamedTuple

from indicators.files.faults import Fault


class Remedies(NamedTuple):
    """What whoever brings the rows can do, by what stands in the way."""

    not_collected: str
    other_period: str
    too_early: str
    not_begun: str
    waits: str


HISTORY = "bring the file as history, which is approved as a whole"
FOR_OFFICERS = Remedies(
    not_collected=f"Leave the row out, ask an administrator to add it to a section, or {HISTORY}.",
    other_period=f"Write a period of that kind, or {HISTORY}.",
    too_early=f"Have the calendar begin earlier, or {HISTORY}.",
    not_begun="Check the year, or bring the file when it has.",
    waits="Take the section back, or ask for it to be returned, and check the file again.",
)
FOR_SYSTEMS = FOR_OFFICERS._replace(
    not_collected="Leave it out, or let the council know: its calendar can collect it.",
    other_period="Send a period of that kind. The council's officers bring other periods in with a file of history.",
    too_early="Leave it out. The council can have its calendar begin earlier, or its officers bring earlier figures in "
    "with a file of history.",
    not_begun="Check the year, or send it when it has.",
    waits="Send it again when the section is approved or returned.",
)
FOR_HISTORY = FOR_OFFICERS._replace(
    not_begun="Check the year, or leave the figure out until it has.",
    waits="Have the section approved or returned first, then preview again; or leave the figure out.",
)
ENDED = "Leave the figure out, or have the indicator taken up again under Definitions."
ON_ITS_WAY = Fault(
    "Another figure is typed here, in a section that is not approved yet.",
    "Have it approved or discarded in its section, then preview again; or leave this one out.",
)
TYPED_BY_PEOPLE = Fault(
    "Somebody has typed a figure here, which stays.",
    "Correct the source, or let the officer know; nothing else is to do.",
)
