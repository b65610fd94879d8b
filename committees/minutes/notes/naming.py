"""Who is named in minutes so that it cannot be told who it is. It stops nobody. Pure."""

import re

from committees.minutes.marks.heads import DID, INITIALS, known, read_speaker
from committees.minutes.marks.initials import BY_LETTERS, stands_for_a_post
from committees.minutes.marks.said import Paragraph, ToDo
from committees.minutes.notes.known import Known

COULD_BE = "“{}” could be {}, so nobody is recorded by it. Write the name or the post as it stands on the attendance."
NOBODY_HAS = (
    "“{}” reads as somebody’s initials, and nobody on the attendance has them. Write the name or the post as it stands "
    "there."
)
OWNS = "“{}” stands for the {}, and readers see an owner as it is written: write the post out."
LEADING = re.compile(rf"{INITIALS.pattern}(?={DID.pattern})")


def unclear_speaker(block: Paragraph, told: Known) -> str:
    """ "" where it is clear who speaks, or where nobody is said to."""
    if block.kind == "procedure":
        return ""
    speaker = block.speaker or read_speaker(block.text, known(told.unclear))[0]
    if sentence := could_be(speaker, told):
        return sentence
    match = LEADING.match(block.text)
    letters = block.speaker or (match[0] if match else "")
    there = {name.casefold() for name in (*told.there, *told.people)}
    strange = INITIALS.fullmatch(letters) and letters not in BY_LETTERS and letters.casefold() not in there
    return NOBODY_HAS.format(letters) if strange else ""


def short_owner(block: ToDo, told: Known) -> str:
    """Of an action whose owner is a post's initials; "" of any other."""
    if not INITIALS.fullmatch(block.owner):
        return ""
    if sentence := could_be(block.owner, told):
        return sentence
    post = next((name for name in told.there if stands_for_a_post(block.owner, name)), "")
    return OWNS.format(block.owner, post) if post else ""


def could_be(name: str, told: Known) -> str:
    """Of a short form that several on the attendance have, or something else; "" of any other name."""
    among = next((whom for form, whom in told.unclear.items() if form.casefold() == name.casefold()), ())
    whom = [*among, *(["what is called so everywhere"] if len(among) == 1 else [])]
    return COULD_BE.format(name, " or ".join(whom)) if whom else ""
