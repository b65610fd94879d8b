"""For which items somebody was there, in words: "Items 1 to 5 and 8. Left at 6.42pm". Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

NOT_THERE = {"apologies": "sent apologies", "absent": "is recorded as absent"}  # by status on the attendance
FEW_MISSED = 2  # up to so many items missed are named themselves: "All but item 10"


@dataclass(frozen=True)
class Move:
    """Somebody came (`arrived`) or went, from the item at `place` on: its index in the order taken."""

    arrived: bool
    place: int
    at: time | None = None


@dataclass(frozen=True)
class Presence:
    """`here`: for each item in the order taken. `words` say it, with the times that were noted."""

    here: tuple[bool, ...]
    words: str


def presence(numbers: Sequence[str], moves: Sequence[Move], withdrew: Sequence[int] = ()) -> Presence:
    """Of one person who was there; `numbers` are those of the items in the order taken.

    Somebody whose first move is an arrival was not there before it. `withdrew` are places of items for which they left
    the room and came back.
    """
    ordered = sorted(moves, key=lambda move: move.place)
    present = not (ordered and ordered[0].arrived)
    here = []
    for place in range(len(numbers)):
        for move in ordered:
            if move.place == place:
                present = move.arrived
        here.append(present and place not in withdrew)
    said = [_items_words(numbers, here), *(_move_words(move) for move in ordered if move.at)]
    return Presence(tuple(here), ". ".join(each for each in said if each))


def why_away(place: int, numbers: Sequence[str], moves: Sequence[Move], withdrew: Sequence[int] = ()) -> str:
    """Of one who was not there for the item at `place`: "left at item 5, at 6.42pm"; "" of one who was."""
    if place in withdrew:
        return f"left the room for item {numbers[place]}, having declared an interest"
    if presence(numbers, moves).here[place]:
        return ""
    ordered = sorted(moves, key=lambda move: move.place)
    last = next((move for move in reversed(ordered) if move.place <= place), ordered[0])
    at = f", at {clock(last.at)}" if last.at else ""
    return f"{'came' if last.arrived else 'left'} at item {numbers[last.place]}{at}"


def took_part_words(who: str, why: str, part: str) -> str:
    """Of one who was not there, or is kept out, and took a part: `why` as `why_away` has it, or `NOT_THERE`."""
    place = "“Who was there”" if why in NOT_THERE.values() else "the course of the meeting"
    return f"{who} {why}, and is minuted as {part}. Look at {place}, or at the name."


def listed(words: Sequence[str]) -> str:
    """ "1", "1 and 2", "1, 2 and 8"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def runs(numbers: Sequence[str]) -> list[str]:
    """Numbers that follow each other by one are said as a range: "1 to 3", "8", "4 to 6"."""
    found: list[list[str]] = []
    for number in numbers:
        if found and _follows(found[-1][-1], number):
            found[-1].append(number)
        else:
            found.append([number])
    return [part for run in found for part in _run_words(run)]


def order_taken(agenda: Sequence[str], taken: Sequence[str]) -> str:
    """ "1 to 3, 8, 4 to 6", or "" where items were taken as the agenda has them."""
    return "" if list(agenda) == list(taken) else ", ".join(runs(taken))


def clock(at: time) -> str:
    """ "6.42pm", as minutes write a time."""
    hour = at.hour % 12 or 12
    minutes = f".{at.minute:02d}" if at.minute else ""
    return f"{hour}{minutes}{'am' if at.hour < 12 else 'pm'}"


def _items_words(numbers: Sequence[str], here: Sequence[bool]) -> str:
    there = [number for number, present in zip(numbers, here, strict=True) if present]
    missed = [number for number, present in zip(numbers, here, strict=True) if not present]
    if not numbers:
        return ""
    if not missed:
        return "All items"
    if not there:
        return "No item"
    if len(missed) <= FEW_MISSED and len(missed) < len(there):
        return f"All but {_items(missed)}"
    return _items(there).capitalize()


def _items(numbers: Sequence[str]) -> str:
    return f"item{'s' if len(numbers) > 1 else ''} {listed(runs(numbers))}"


def _move_words(move: Move) -> str:
    return f"{'Arrived' if move.arrived else 'Left'} at {clock(move.at)}" if move.at else ""


def _follows(before: str, number: str) -> bool:
    return before.isdigit() and number.isdigit() and int(number) == int(before) + 1


def _run_words(run: list[str]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run
