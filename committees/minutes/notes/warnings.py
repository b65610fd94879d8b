"""Words of minutes that are to be changed, or kept with a reason: small numbers, names that are no role, and who moved
or voted and is not on the attendance. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from committees.minutes.marks.deeds import read_deed
from committees.minutes.marks.said import ACTION, RESOLUTION
from committees.minutes.marks.votes import is_about_votes, read_votes
from committees.minutes.notes.known import Known
from committees.minutes.notes.naming import could_be
from indicators.terms.risky_words import Risk, risks_in

NOTHING: Mapping[str, str] = MappingProxyType({})
SMALL, NAME = "Small number", "Name"
ABSENT, NOT_AT_IT = "Not on the attendance", "Recorded as not at the meeting"
HEADINGS = {SMALL: "Small number: could point to a child", NAME: "A name, and not a role"}
LOOSE = (
    "“{}” is no person of this committee and no role. Children, families and staff are minuted by their role."
)
NOT_THERE = (
    "{} is not on the attendance, so nobody is recorded by it: the words stay as they are. Add them to the attendance, "
    "and they are found by themselves, or write the name as it stands there."
)
AWAY = (
    "{} {}, so nobody is recorded by it: the words stay as they are. Look at “Who was there”, or write the name of who "
    "it was."
)


@dataclass(frozen=True)
class Warned:
    """Words that are to be changed, or kept with a reason. `why` is "" as long as neither is done. `everywhere`: one
    reason holds for the whole item, as of a name; of few children each paragraph is judged by itself."""

    quoted: str
    words: str
    heading: str
    why: str
    everywhere: bool = True


def warnings_of(
    text: str, known: Known, here: Mapping[str, str] = NOTHING, anywhere: Mapping[str, str] = NOTHING
) -> list[Warned]:
    """Of a block of the editor's text. Why words stay, by those words: as it was said `here`, or `anywhere` in the
    item."""
    absent = list(dict.fromkeys(_absent_in(text, known)))
    found = [_not_there(name, known, anywhere.get(name, "")) for name in absent]
    for risk in _risks_in(text, known):
        if risk.heading != NAME:
            words = risk.message
        elif any(risk.quoted in name for name in absent):
            continue  # said above already
        else:
            words = LOOSE.format(risk.quoted)
        named = risk.heading == NAME
        why = (anywhere if named else here).get(risk.quoted, "")
        found.append(Warned(risk.quoted, words, HEADINGS[risk.heading], why, everywhere=named))
    return found


def _not_there(name: str, told: Known, why: str) -> Warned:
    if words := could_be(name, told):
        return Warned(name, words, ABSENT, why)
    bare = name.casefold().removeprefix("the ")
    if away := next((away for one, away in told.voters.absent.items() if one.casefold() == bare), ""):
        return Warned(name, AWAY.format(name, away), NOT_AT_IT, why)
    return Warned(name, NOT_THERE.format(name), ABSENT, why)


def _risks_in(text: str, known: Known) -> list[Risk]:
    """The owner of an action is to be a role: its words are looked at as such, too."""
    told = [*known.people, *known.there]
    found = risks_in(text, known.threshold, told)
    deed = read_deed(text.removeprefix(ACTION).strip())[0] if text.startswith(ACTION) else None
    if deed is None or not deed.owner:
        return found
    owned = risks_in(deed.owner, known.threshold, told, role=True)
    quoted = [each.quoted for each in found]
    return [*found, *(each for each in owned if not any(each.quoted in other for other in quoted))]


def _absent_in(text: str, known: Known) -> Iterator[str]:
    """Who moved, seconded or voted by name beneath a resolution, and is not on the attendance."""
    if text.startswith(RESOLUTION):
        lines = (line.strip() for line in text.split("\n")[1:])
        yield from read_votes(filter(is_about_votes, lines), known.there).unknown
