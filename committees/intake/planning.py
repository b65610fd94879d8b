"""What bringing a file in would do to each item of a meeting, and what waits for a person. Pure.

What would be public at once, what a person wrote or confirmed, and what could be two things waits.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

Deed = Literal["add", "write", "same", "wait", "done"]
ALIKE, ENOUGH = 0.85, 0.5  # of titles, alone and beside the same number

NOT_ON_AGENDA = "It is not on the agenda. The agenda is public, and its title would be too."
OUT = "The minutes of this meeting are published: what is written is public at once."
PRIVATE = (
    "The file says that it is not public, and on the agenda it is. Close the item on its page first, with the "
    "paragraph and the reason."
)
PRIVATE_AND_NEW = (
    "The file says that it is not public, and it is not on the agenda. Add it there first, closed, with the "
    "paragraph and the reason."
)
CHANGED = "Somebody has written or confirmed minutes of this item since. Nothing was put over them."
UNCLEAR = "It is not clear which item this is: the agenda has number {} under another title, “{}”."
NO_TITLE = "The file does not say which item this is."

SETTLED = {"confirmed", "left"}  # by a person


@dataclass(frozen=True)
class OnAgenda:
    """`text` is the minutes now, as the editor holds them; `free` where there are none, or only such as a file brought
    and nobody has confirmed; `brought` is what a file said last."""

    key: int
    number: str
    title: str
    private: bool
    text: str
    free: bool
    brought: str = ""


@dataclass(frozen=True)
class Step:
    """For the item at this place of the file; `target` the key of the agenda's item, None for a new one."""

    place: int
    do: Deed
    target: int | None = None
    why: str = ""


def plan(
    items: Sequence[Mapping[str, Any]],
    agenda: Sequence[OnAgenda],
    *,
    agenda_out: bool,
    minutes_out: bool,
    answered: Mapping[int, Mapping[str, Any]],
) -> list[Step]:
    """`items` as they were read, in order; `answered` is what was said to each already, by its place."""
    free = list(agenda)
    steps = []
    for place, item in enumerate(items):
        said = answered.get(place, {})
        if said.get("state") in SETTLED:
            target = next((each for each in free if each.key == said.get("item")), None)
            step = Step(place, "done", said.get("item"))
        else:
            target, doubt = find(item, free)
            step = _step(place, item, target, doubt, agenda_out, minutes_out)
        if target is not None:
            free.remove(target)
        steps.append(step)
    return steps


def _step(
    place: int,
    item: Mapping[str, Any],
    target: OnAgenda | None,
    doubt: str,
    agenda_out: bool,
    minutes_out: bool,
) -> Step:
    if doubt:
        return Step(place, "wait", None, doubt)
    if target is None:
        if item["private"]:
            return Step(place, "wait", None, PRIVATE_AND_NEW)
        return Step(place, "wait", None, NOT_ON_AGENDA) if agenda_out else Step(place, "add")
    if item["private"] and not target.private:
        return Step(place, "wait", target.key, PRIVATE)
    if item["text"] in (target.text, target.brought):
        return Step(place, "same", target.key)
    if not target.free:
        return Step(place, "wait", target.key, CHANGED)
    return Step(place, "wait", target.key, OUT) if minutes_out else Step(place, "write", target.key)


def find(item: Mapping[str, Any], agenda: Sequence[OnAgenda]) -> tuple[OnAgenda | None, str]:
    """The agenda's item that this is, by number and title; None for a new one, with a doubt where it is not clear."""
    title = plain(item["title"])
    if not title:
        return None, NO_TITLE
    for each in agenda:
        if plain(each.title) == title:
            return each, ""
    number = number_of(item["number"])
    numbered = next((each for each in agenda if number and number_of(each.number) == number), None)
    near = [(_alike(plain(each.title), title), each) for each in agenda]
    share, nearest = max(near, key=lambda pair: pair[0], default=(0.0, None))
    if numbered is not None and _alike(plain(numbered.title), title) >= ENOUGH:
        return numbered, ""
    if nearest is not None and share >= ALIKE:
        return nearest, ""
    return None, UNCLEAR.format(numbered.number, numbered.title) if numbered is not None else ""


def plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def number_of(number: str) -> str:
    return re.sub(r"^0+(?=\w)", "", number.strip(" .:)(").casefold())


def _alike(one: str, other: str) -> float:
    if one and other and (one.startswith(other) or other.startswith(one)):
        return max(ALIKE, min(len(one), len(other)) / max(len(one), len(other)))
    return SequenceMatcher(None, one.split(), other.split()).ratio()


def free_number(wanted: str, taken: Sequence[str]) -> str:
    """The number as it was read where an address can hold it and no other item has it; else the next that is free."""
    used = {number_of(each) for each in taken}
    fit = re.fullmatch(r"[0-9A-Za-z.]{1,8}", wanted.strip(" .:)("))
    if fit and number_of(wanted) not in used:
        return fit[0]
    return next(str(number) for number in range(1, 10_000) if str(number) not in used)


def with_actions(text: str, actions: Sequence[Mapping[str, Any]], lines: Sequence[tuple[int, int]]) -> str:
    """The text with a line for each action behind the block it was read in. `lines`: of each action the line, counted
    from 1, that its block ends with, and its place among `actions`."""
    rows = text.split("\n")
    for line, number in sorted(lines, reverse=True):
        rows.insert(line, action_line(actions[number]))
    return "\n".join(rows)


def action_line(action: Mapping[str, Any]) -> str:
    """As the editor writes one; a due time that it does not know stays among the words."""
    title = str(action["title"]).strip().rstrip(".")
    due = str(action["due"]).strip()
    if re.search(r"\bnext\s+meeting\b", due, re.IGNORECASE):
        said = "by the next meeting"
    else:
        day = re.search(r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+(?:\s+\d{4})?", due)
        said = f"by {day[0]}" if day else ""
    words = f"{action['owner']}: {title}" if action["owner"] else title
    return f"! {words}, {said}" if said else f"! {words}"
