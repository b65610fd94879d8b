"""What came after the files of the fictional council were written, put into what they say. Pure."""

from collections.abc import Sequence
from typing import Any

Table = dict[str, Any]


def with_since(meetings: Sequence[Table], since: Table) -> list[Table]:
    """The meetings, with those held since in place of their agendas, drafts agreed and actions done; none is changed.

    Raises LookupError for an action that no meeting has: a file that says so is faulty.
    """
    held = {place_of(each): each for each in since["meeting"]}
    agreed = {place_of(each): {"agreed_at": each["agreed_at"]} for each in since["agreed"]}
    done = {each["title"]: {"closed": each["closed"]} for each in since["done"]}
    kept = [each | agreed.get(place_of(each), {}) for each in meetings if place_of(each) not in held]
    told = [
        {**each, "item": [with_done(item, done) for item in each["item"]]} for each in [*kept, *held.values()]
    ]
    titles = {action["title"] for each in told for item in each["item"] for action in item.get("action", [])}
    if unknown := set(done) - titles:
        raise LookupError(f"No meeting has these actions: {', '.join(sorted(unknown))}")
    return told


def place_of(meeting: Table) -> tuple[object, object]:
    return meeting["committee"], meeting["date"]


def with_done(item: Table, done: dict[str, Table]) -> Table:
    actions = [each | done.get(each["title"], {}) for each in item.get("action", [])]
    return {**item, "action": actions}
