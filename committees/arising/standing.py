"""What stands before a meeting of what earlier ones asked for. Pure."""

from dataclasses import dataclass
from datetime import date

from indicators.terms.wording import all_words, count_words

ITEM_TITLE = "Actions and matters arising"
ITEM_NUMBER = "4"  # behind apologies, declarations of interest and the minutes, as agendas go


@dataclass(frozen=True)
class Asked:
    """Something that a meeting asked for: on which day, whether its own committee did, and whether it is due at the
    meeting or was dealt with there. `settled` is the day on which it was closed or answered, None while it is open."""

    on: date
    own: bool
    named: bool
    is_open: bool
    settled: date | None


def stands_at(asked: Asked, met: date) -> bool:
    """Whether it is before the meeting of that day: what is due there, and what its committee asked for earlier and was
    still open when it met. So the agenda of a meeting that was held lists what it listed then."""
    if asked.on >= met:
        return False
    was_open = asked.is_open or (asked.settled is not None and asked.settled >= met)
    return asked.named or (asked.own and was_open)


def closed_between(asked: Asked, last: date, met: date) -> bool:
    """Whether its committee asked for it and it was closed between its last meeting and that of the day, at neither of
    them: no agenda had it as open, and this one tells the committee."""
    between = not asked.is_open and asked.settled is not None and last < asked.settled < met
    return between and asked.own and not asked.named


def arising_words(actions: int, recommendations: int) -> str:
    """ "From earlier meetings: 5 actions and 1 recommendation"; "" for none of either."""
    said = [count_words(actions, "actions", "action")] if actions else []
    if recommendations:
        said.append(count_words(recommendations, "recommendations", "recommendation"))
    return f"From earlier meetings: {all_words(said)}" if said else ""
