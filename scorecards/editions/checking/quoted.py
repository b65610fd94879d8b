"""What people wrote for a draft, and whether it still says a figure that has been corrected. Pure."""

import re

from accounts.roles import Permission
from scorecards.editions.checking.facts import Changed, Facts
from scorecards.editions.checking.lines import CORRECTS, Line, Strength, Thing
from scorecards.payload import rows_of

QUOTED = "quoted"
SHORTEST = 2  # "8" may count anything; "9%" and "28" are figures


def texts_of(facts: Facts) -> list[tuple[str, str, str]]:
    """Place, name and text of all that somebody may have written."""
    payload = facts.payload
    found = [("headline", "the headline", payload["headline"])]
    found += [
        (part["slug"], f"the answer to “{part['question']}”", part["answer"]) for part in payload["sections"]
    ]
    for row in rows_of(payload):
        found.append((row["code"], f"the note of {row['title']}", row["latest"]["note"]))
        found.append((row["code"], f"the comment on {row['title']}", facts.comments.get(row["code"], "")))
    if corrects := facts.answers.get(CORRECTS):
        found.append((CORRECTS, "what this edition corrects", corrects.text))
    return found


def quoted_line(facts: Facts, changed: Changed) -> Line:
    """Words were written for figures as they stood: where a figure is corrected, they may have to be."""
    shown = {row["latest"]["display"] for row in rows_of(facts.payload)}
    shown |= {cell["display"] for row in rows_of(facts.payload) for cell in row["series"]}
    things = [
        Thing(place, f"{name} says {before}; {title} is {after} now")
        for place, name, text in texts_of(facts)
        if place != CORRECTS
        for title, before, after in changed.figures
        if before not in shown and says(text, before)
    ]
    return Line(
        QUOTED,
        "Words say the figures as they are now",
        Strength.SAY_WHY,
        Permission.ENTER_FIGURES,
        said="No words say a figure as it was before it was corrected.",
        asks="As it was before:",
        things=tuple(things),
        answer=facts.answers.get(QUOTED),
    )


def says(text: str, figure: str) -> bool:
    if len(figure) < SHORTEST or not any(letter.isdigit() for letter in figure):
        return False
    return re.search(rf"(?<![\w.,]){re.escape(figure)}(?!\w|[.,]\d)", text) is not None
