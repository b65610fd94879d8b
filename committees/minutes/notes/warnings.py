"""Words of minutes that are to be changed, or kept with a reason: small numbers, and names that are no role. Pure."""

from dataclasses import dataclass

from committees.minutes.notes.known import Known
from indicators.terms.names.finding import loose_names
from indicators.terms.small_numbers import small_numbers

LOOSE = (
    "“{}” is no person of this committee and no role. Children, families and staff are minuted by their role."
)


@dataclass(frozen=True)
class Warned:
    """Words that are to be changed, or kept with a reason. `why` is "" as long as neither is done."""

    quoted: str
    words: str
    heading: str
    why: str


def warnings_of(text: str, known: Known) -> list[Warned]:
    small = {each.quoted: each.message for each in small_numbers(text, known.threshold)}
    found = [
        Warned(quoted, words, "Small number: could point to a child", known.kept.get(quoted, ""))
        for quoted, words in small.items()
    ]
    return found + [
        Warned(name, LOOSE.format(name), "A name, and not a role", known.kept.get(name, ""))
        for name in loose_names(text, known.people)
    ]
