"""Who is who: what lists of those who attended, and posts after names, say about a speaker. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache

from committees.reading.result import SpeakerKind, SpeechKind
from committees.reading.sources.blocks import Attendee, Source
from committees.reading.speech.phrases import kind_of_phrase, without_article
from committees.reading.speech.subjects import Subject, alone, subject_at
from committees.reading.speech.tokens import Tokens, tokens_of

# A list begins, and no sentence about those people
_LIST = r"(?:[^:]{0,60}:|\s*[–-]|\s*$|(?=\s+(?-i:[A-Z])))"
_LISTS = re.compile(
    r"\s*(?:(?P<coopted>(?:Co-?opted|Co-?optees|Added)\b[^:]{0,40}:?|"
    r"(?:Church|Faith|Religious|Parent|Diocesan)\b[^:.]{0,60}:)|"
    r"(?P<officer>(?:Also (?:present|in attendance)|(?:In )?attendance|Attendees|Attending|"
    rf"Present(?:ed by|er|ing officer)|Officers?(?: in attendance| present)?|Staff)\b{_LIST})|"
    r"(?P<young_person>(?:Young people|Children in Care Council)\b[^:]{0,40}:)|"
    r"(?P<none>Name\s*\|[^.]{0,80}$)|"
    rf"(?P<member>(?:Members?(?: present)?|Present|Membership|Councillors|Apologies|Sederunt)\b{_LIST}))",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Councillors?|Cllrs?\.?|Mrs?\.?|Ms\.?|Miss|Mx|Dr\.?|"
    r"Rev\.?)\s+)?((?:[A-ZÀ-Þ][\w’'-]*\.?\s+){0,3}[A-ZÀ-Þ][\w’'-]+)"
)
_LISTED_NAME = re.compile(r"[A-Z]{2,4}|(?:[A-ZÀ-Þ][\w’'.-]* ){1,3}[A-ZÀ-Þ][\w’'-]+")
# "Judith Barr (JB)", "Judith Barr – JB", and a cell of its own
_INITIALS = re.compile(r"\(([A-Z][A-Za-z]{1,3})\)|(?:[|–—]|\s-)\s{1,3}([A-Z]{2,4})\s{0,3}(?:$|\|)")
_BEHIND_NAME = re.compile(r"[,(|–—]|\s-\s")
_IN_THE_CHAIR = re.compile(
    r"[(|]\s{0,3}(?:in the )?chair(?:man|woman|person)?\s{0,3}[)|]|in the chair\b", re.IGNORECASE
)
# "X (care leaver)", "A Sample (Children in Care Council)"
_WITHHELD = re.compile(r"^[A-ZÀ-Þ][\w'’. -]{0,60}\(([^()]{1,200})\)$")
_FULL_NAME = re.compile(
    r"(?:(?:Councillor|Cllr\.?)\s+)?(?P<first>[A-ZÀ-Þ][a-zà-ÿ’'-]+) "
    r"(?:[A-ZÀ-Þ]\.? ){0,2}[A-ZÀ-Þ][\w’'-]+(?=\s*(?:[,(|–—-]|$))"
)
# "Naomi (Children in Care Council)"
_YOUNG = re.compile(r"(?P<first>[A-ZÀ-Þ][a-zà-ÿ’'-]+)\s?[(–—-]\s?(?P<group>[^()]{3,90}?)\)?")
LONGEST_LIST = 1500
MOST_LISTED = 40


class People:
    """Kinds of speakers by surname, and by initial and surname."""

    def __init__(self) -> None:
        self._kinds: dict[str, SpeakerKind] = {}
        # By first name: how they are shown, and their full name
        self._called: dict[str, tuple[str, SpeakerKind, str]] = {}

    def add(self, name: str, kind: SpeakerKind) -> None:
        if _surname(name) and kind is not SpeakerKind.NONE:
            self._kinds.setdefault(_surname(name), kind)

    def add_initials(self, name: str, kind: SpeakerKind) -> None:
        """As minutes shorten those who are listed: "BR" of Bo Rennard."""
        words = re.findall(r"[A-ZÀ-Þ][\w’'-]*", name)
        letters = [word[0] for word in words if word not in ("Councillor", "Cllr", "Mr", "Mrs", "Ms", "Dr")]
        if len(letters) > 1:
            self._kinds.setdefault("".join(letters).casefold(), kind)

    def add_called(self, name: str, kind: SpeakerKind) -> None:
        """By first name, as notes of a meeting go on to call who is listed; of a young person the group alone."""
        if young := _YOUNG.fullmatch(name.strip()):
            if kind_of_phrase(young["group"]) is SpeakerKind.YOUNG_PERSON:
                group = without_article(young["group"])
                self._called[young["first"]] = (group, SpeakerKind.YOUNG_PERSON, name)
        elif full := _FULL_NAME.match(name.strip()):
            first, before = full["first"], self._called.get(full["first"])
            shared = before is not None and before[2] != full.group()
            self._called[first] = ("" if shared else first, kind, full.group())

    def called(self, tokens: Tokens) -> Subject | None:
        """Whom the first word of a sentence names, where one of those listed is called so."""
        name, kind, _full = self._called.get(tokens[0].core, ("", SpeakerKind.NONE, ""))
        alone = name and not tokens[0].comma and not (len(tokens) > 1 and tokens[1].name)
        return Subject(0, 1, name, kind) if alone else None

    def knows(self, name: str) -> bool:
        """Whether a name, or initials, are those of somebody listed."""
        return bool(_LISTED_NAME.fullmatch(name)) and self.kind(name) is not SpeakerKind.NONE

    def chair(self, name: str) -> None:
        """Whoever is in the chair, whatever else is said of them."""
        if _surname(name):
            self._kinds[_surname(name)] = SpeakerKind.CHAIR

    def kind(self, name: str) -> SpeakerKind:
        return self._kinds.get(_surname(name), SpeakerKind.NONE)

    def speaker(self, name: str, kind: SpeakerKind, said: SpeechKind) -> tuple[str, SpeakerKind]:
        """How somebody who spoke is shown, and what they are: as they were called there, or are listed; else members
        ask and officers answer, which a person is asked to confirm. Of a young person only the group is told."""
        if not name:
            return name, SpeakerKind.NONE
        known = self.kind(name)
        if kind is SpeakerKind.NONE:
            asks = said in (SpeechKind.QUESTION, SpeechKind.PROCEDURE)
            by_deed = SpeakerKind.MEMBER if asks else SpeakerKind.OFFICER
            kind = by_deed if known is SpeakerKind.NONE else known
        elif kind is SpeakerKind.MEMBER and known is SpeakerKind.CHAIR and " and " not in name:
            kind = known
        return (_WITHHELD.sub(r"\1", name) if kind is SpeakerKind.YOUNG_PERSON else name), kind


@lru_cache(500)
def _surname(name: str) -> str:
    """In small letters; "" where there is none."""
    words = re.findall(r"[^\W\d_][\w’'-]*", name)
    return words[-1].casefold().replace("’", "'") if words else ""


def people_of(source: Source, attendees: Iterable[Attendee]) -> People:
    """From the source's own list, and from lists and posts in its text."""
    people = People()
    for one in attendees:
        people.add(one.name, kind_of_phrase(f"{one.role} {one.name}") or _by_title(one.name))
    listed: SpeakerKind | None = None
    left = 0
    for block in source.blocks:
        found = _LISTS.match(block.text) if len(block.text) < LONGEST_LIST else None
        if found and found.lastgroup:
            listed, left = SpeakerKind(found.lastgroup), MOST_LISTED
            _add_names(people, block.text[found.end() :], listed)
        elif listed and left and _like_name(block.text):
            _add_names(people, block.text, listed)
            left -= 1
        else:
            listed = None
    return people


def _by_title(name: str) -> SpeakerKind:
    return SpeakerKind.MEMBER if re.match(r"(?:Councillor|Cllr|Alderman)\b", name) else SpeakerKind.NONE


def _like_name(text: str) -> bool:
    return len(text) < 120 and bool(_NAME.match(text.strip())) and not text.rstrip().endswith((".", ":"))


def _add_names(people: People, text: str, kind: SpeakerKind) -> None:
    for part in _parts(text):
        tokens = tokens_of(part, 0, min(len(part), 200))
        subject = subject_at(tokens, 0) if tokens else None
        for inside, behind in _INITIALS.findall(part):
            people.add(inside or behind, kind_of_phrase(part) or (subject.kind if subject else None) or kind)
        if _IN_THE_CHAIR.search(part):
            people.chair(_BEHIND_NAME.split(part)[0])
        if subject and subject.kind is not SpeakerKind.NONE and subject.name:
            people.add(_BEHIND_NAME.split(subject.name)[0], subject.kind)
            people.add_initials(_BEHIND_NAME.split(part)[0], subject.kind)
            people.add_called(part, subject.kind)
        elif found := _NAME.match(part.strip()):
            own = kind_of_phrase(part[found.end() :]) if part[found.end() :].strip() else None
            people.add_called(part, own or kind)
            people.add(found.group(1), own or kind)
            people.add_initials(found.group(1), own or kind)


def _parts(text: str) -> list[str]:
    """Of a list of people, each with the post behind the name."""
    parts: list[str] = []
    for part in re.split(r";|,(?=\s*(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr|[A-Z]\w+ [A-Z]))|\band\b|\n", text):
        who = alone(part.split("(")[0][:200]) if parts else None
        if who and who.kind is SpeakerKind.OFFICER and not who.post:
            parts[-1] += f",{part}"
        else:
            parts.append(part)
    return parts
