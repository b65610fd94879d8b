"""Actions in the text of the editor: "! Owner: what, by 14 April". Pure."""

import re
from dataclasses import replace

from committees.minutes.marks.said import ToDo

LONGEST_TITLE, LONGEST_OWNER = 200, 120
DAY = (
    r"\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s+\d{4})?"
)
DUE = re.compile(
    rf"^(?P<what>\S.*?)[\s,;]+(?P<due>(?:by|at)\s+(?:the\s+)?next\s+meeting|(?:by|at)\s+the\s+meeting\s+(?:of|on)\s+{DAY}|by\s+{DAY})\.?$",
    re.IGNORECASE | re.DOTALL,
)
OWNED = re.compile(rf"^(?P<owner>[^:]{{1,{LONGEST_OWNER}}}):\s*(?P<what>\S.*)$", re.DOTALL)
ONE_LIMB = r"\((?:[a-z]{1,2}|[ivxlc]{1,6}|\d{1,2})\)"
LIMB = re.compile(rf"^(?P<limb>{ONE_LIMB}(?:{ONE_LIMB})?)\s*(?P<rest>\S.*)$", re.DOTALL)

NO_OWNER = (
    "Who is to do it? Write the owner and a colon first: ! Head of Service: add the costs, by 14 April."
)
NO_DUE = "By when? End with “by the next meeting”, “by the meeting of 14 April” or “by 14 April”."
TOO_LONG = (
    f"An action has {LONGEST_TITLE} letters at most. Say it shorter, and leave the rest to a statement."
)


def read_deed(text: str) -> tuple[ToDo | None, list[tuple[int, str]]]:
    """None where nothing is to be done; what is missing is a fault."""
    if not text:
        return None, []
    match = LIMB.match(text)
    limb, rest = (match["limb"], match["rest"]) if match else ("", text)
    match = OWNED.match(rest)
    owner, rest = (match["owner"].strip(), match["what"]) if match and match["owner"].strip() else ("", rest)
    match = DUE.match(rest)
    title, due = (match["what"], " ".join(match["due"].split())) if match else (rest, "")
    faults = [(0, NO_OWNER)] if not owner else []
    faults += [(0, NO_DUE)] if not due else []
    faults += [(0, TOO_LONG)] if len(title.strip()) > LONGEST_TITLE else []
    return ToDo(title.strip(), owner, due, limb), faults


def beyond_longest(deed: ToDo) -> tuple[ToDo, str]:
    """The action with as many words as it can have, and those that are left over."""
    if len(deed.title) <= LONGEST_TITLE:
        return deed, ""
    end = deed.title.rfind(" ", 0, LONGEST_TITLE + 1)
    end = end if end > 0 else LONGEST_TITLE
    return replace(deed, title=deed.title[:end].strip()), deed.title[end:].strip()


def written_deed(deed: ToDo) -> str:
    words = f"{deed.owner}: {deed.title}" if deed.owner else deed.title
    due = f", {deed.due}" if deed.due else ""
    return " ".join(each for each in ("!", deed.limb, f"{words}{due}") if each)
