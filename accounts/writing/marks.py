"""What a form remembers of the moment it was shown: by whom, where, and what each field held. Pure."""

import base64
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

NAME, VALUE = 4, 6  # letters of a digest; 64 values each
STEP = NAME + VALUE


@dataclass(frozen=True)
class Mark:
    """`once` is of this one form alone, `person` whose page it was, `at` when, in seconds of the epoch.

    `page` is the address of the page with its question, `action` and `number` say which of its forms, as the page's
    HTML has them. `shown` is a digest of each field in turn: "" where nothing is compared. `since` is the mark that
    the writing began with, where this form goes on with what another sent: "" where it begins here. `about` says what
    the page was of, where something else may come to stand at its address.
    """

    once: str
    person: int
    page: str
    action: str
    number: int
    at: int
    shown: str = ""
    since: str = ""
    about: str = ""

    @property
    def writing(self) -> str:
        """One name for what somebody writes, through every form on its way: faulty, asked about, to be confirmed."""
        return self.since or self.once


def letters(text: str, number: int) -> str:
    return base64.urlsafe_b64encode(sha256(text.encode("utf-8", "surrogatepass")).digest()).decode()[:number]


def as_compared(values: Sequence[str]) -> str:
    """Line breaks as browsers send them are no difference, nor is space at the ends, which forms take off."""
    return "\0".join(re.sub(r"\r\n?", "\n", each).strip() for each in values)


def digests(fields: Mapping[str, Sequence[str]]) -> str:
    """Of each field its name and what it holds."""
    return "".join(
        letters(name, NAME) + letters(as_compared(values), VALUE) for name, values in fields.items()
    )


def digests_by_name(shown: str) -> dict[str, str]:
    return {shown[at : at + NAME]: shown[at + NAME : at + STEP] for at in range(0, len(shown), STEP)}


def typed_names(shown: str, sent: Iterable[str]) -> set[str]:
    """Those among the names sent that somebody could fill in, without buttons and what the page itself put there."""
    compared = digests_by_name(shown)
    return {name for name in sent if letters(name, NAME) in compared}


def typed_anew(shown: str, typed: Mapping[str, Sequence[str]]) -> bool:
    """Whether words stand now in a field that was empty when the page was opened."""
    empty = {name for name, value in digests_by_name(shown).items() if value == letters("", VALUE)}
    return any(letters(name, NAME) in empty and " " in as_compared(values) for name, values in typed.items())


@dataclass(frozen=True)
class Difference:
    """A field that holds something else than when the page was opened; `both` where the person changed it too."""

    name: str
    now: list[str]
    typed: list[str]
    both: bool


def differences(
    shown: str,
    now: Mapping[str, Sequence[str]],
    typed: Mapping[str, Sequence[str]],
    with_fields: Mapping[str, str] | None = None,
) -> list[Difference]:
    """Fields that were not there when the page was opened are no difference, nor are those that are gone.

    `with_fields` names for a field the one that it goes with, such as for an author the text: where both wrote that, it
    is asked of this one too, so that nobody's words are signed with what somebody else signed theirs.
    """
    before, found = digests_by_name(shown), []
    for name, values in now.items():
        was = before.get(letters(name, NAME))
        if was is None or was == letters(as_compared(values), VALUE):
            continue
        sent = list(typed.get(name, []))
        own = letters(as_compared(sent), VALUE) != was and as_compared(sent) != as_compared(values)
        found.append(Difference(name, list(values), sent, both=own))
    both = {each.name for each in found if each.both}
    goes_with = with_fields or {}
    return [replace(each, both=each.both or goes_with.get(each.name) in both) for each in found]
