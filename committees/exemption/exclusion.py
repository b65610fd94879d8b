"""The resolution by which a committee shuts the public out for exempt items, ready written. Pure.

Local Government Act 1972, section 100A(4) and (5), in England and Wales; Local Government (Scotland) Act 1973, section
50A(4) and (5). Both want the proceedings named for which it is passed, and the description of the information by the
schedule. Only the list of England and Wales weighs the public interest.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from committees.exemption.schedules import SCHEDULES, Regime

SECTIONS: Mapping[Regime, tuple[str, str, str]] = {
    Regime.ENGLAND: ("100A(4)", "Local Government Act 1972", "Part 1 of Schedule 12A"),
    Regime.WALES: ("100A(4)", "Local Government Act 1972", "Part 4 of Schedule 12A"),
    Regime.SCOTLAND: ("50A(4)", "Local Government (Scotland) Act 1973", "Part I of Schedule 7A"),
}
WEIGHED = ", and that the public interest in keeping it private outweighs that in showing it"


class ExemptTaken(NamedTuple):
    """An exempt item that was taken: its number, its paragraph and the reason of public interest."""

    number: str
    paragraph: str
    reason: str


def exclusion_words(committee: str, items: Sequence[ExemptTaken], regime: Regime) -> str:
    """ "the Panel resolved that the public and press be excluded for item 7 under section 100A(4) of …"; `committee` as
    minutes say it, `items` one at least."""
    section, act, schedule = SECTIONS[regime]
    paragraphs = list(dict.fromkeys(each.paragraph for each in items))
    taken = _named("item", [each.number for each in items])
    words = (
        f"{committee} resolved that the public and press be excluded for {taken} "
        f"under section {section} of the {act}, on the grounds that exempt information as described in "
        f"{_named('paragraph', paragraphs)} of {schedule} to that Act is likely to be disclosed"
    )
    words += WEIGHED if SCHEDULES[regime].weighs else ""
    return " ".join([f"{words}.", *(f"Item {each.number}: {_ended(each.reason)}" for each in items)])


def _named(what: str, numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return f"{what} {numbers[0]}"
    return f"{what}s {', '.join(numbers[:-1])} and {numbers[-1]}"


def _ended(words: str) -> str:
    said = words.strip()
    return said if said.endswith((".", "!", "?")) else f"{said}."
