"""Evidence that is not a number: how it came about, and what its number counts, where it has one. Pure."""

from datetime import date
from enum import StrEnum
from typing import Literal

from indicators.terms.nouns import agree
from indicators.terms.wording import amount_words

Kind = Literal["practice", "voice"]


class Way(StrEnum):
    """How it came about. What young people say stands apart from what others saw, did or wrote."""

    AUDIT = "audit"
    VISIT = "visit"
    DOCUMENT = "document"
    TRAINING = "training"
    OTHER_PRACTICE = "other practice"
    SURVEY = "survey"
    COUNCIL = "children's council"
    FORUM = "forum"
    OTHER_VOICE = "other voice"

    @property
    def kind(self) -> Kind:
        return "voice" if self in _VOICES else "practice"

    @property
    def words(self) -> str:
        return _WAY_WORDS[self]


_VOICES = (Way.SURVEY, Way.COUNCIL, Way.FORUM, Way.OTHER_VOICE)
_WAY_WORDS = {
    Way.AUDIT: "Audit",
    Way.VISIT: "Visit",
    Way.DOCUMENT: "Document or report",
    Way.TRAINING: "Training record",
    Way.OTHER_PRACTICE: "Other practice",
    Way.SURVEY: "Survey of young people",
    Way.COUNCIL: "Meeting of the Children in Care Council",
    Way.FORUM: "Forum",
    Way.OTHER_VOICE: "Told in another way",
}


class Counted(StrEnum):
    """What the number is of."""

    CHILDREN = "children"
    FILES = "files"
    MEMBERS = "members"
    CARERS = "carers"
    STAFF = "staff"

    @property
    def one(self) -> str:
        return _COUNTED_WORDS[self][0]

    @property
    def many(self) -> str:
        return _COUNTED_WORDS[self][1]

    @property
    def small_is_hidden(self) -> bool:
        """Whether so few could point at a child."""
        return self in (Counted.CHILDREN, Counted.FILES)


_COUNTED_WORDS = {
    Counted.CHILDREN: ("child or young person", "children and young people"),
    Counted.FILES: ("case file", "case files"),
    Counted.MEMBERS: ("councillor", "councillors"),
    Counted.CARERS: ("carer", "carers"),
    Counted.STAFF: ("member of staff", "members of staff"),
}


def number_words(number: int | None, out_of: int | None, counted: Counted | None, hide_up_to: int) -> str:
    """ "61 children and young people", "38 of 51 councillors", "5 or fewer case files"; "" without a number.

    `hide_up_to` is the council's threshold where the words are published, 0 for those who may see every number.
    """
    if number is None or counted is None:
        return ""
    if not counted.small_is_hidden or not 1 <= number <= hide_up_to:
        whole = f" of {amount_words(out_of)}" if out_of else ""
        named = out_of or number
        return f"{amount_words(number)}{whole} {agree(named, counted.one, counted.many)}"
    whole = f" of {amount_words(out_of)}" if out_of and out_of > hide_up_to else ""
    return f"{hide_up_to} or fewer{whole} {counted.many}"


def within_year(on: date, last_day: date) -> bool:
    """Whether a day lies in the year that ends with `last_day`."""
    return year_start(last_day) <= on <= last_day


def year_start(last_day: date) -> date:
    """The first day of that year: a day after the same day a year earlier."""
    following = date.fromordinal(last_day.toordinal() + 1)
    if (following.month, following.day) == (2, 29):
        return date(following.year - 1, 3, 1)
    return following.replace(year=following.year - 1)
