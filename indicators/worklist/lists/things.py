"""What one person has to do: a thing with its urgency, in the order in which it is to be looked at. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from indicators.terms.due_dates import SOON, due_words
from indicators.terms.periods import day_words
from indicators.terms.wording import count_words

OVERDUE = "overdue"
MOST_PRESSING = 5


class Kind(StrEnum):
    """What a thing is; the value names it in addresses."""

    RETURNED = "returned"
    FIGURES = "figures"
    APPROVAL = "approvals"
    CORRECTION = "corrections"
    HISTORY = "history"
    FILE = "files"
    PROMISED = "promised"
    REVIEW = "reviews"
    CHECKLIST = "checklists"
    ACTION = "actions"
    REQUEST = "requests"
    QUESTION = "questions"
    MEETING = "meetings"


class Urgency(StrEnum):
    NOW = "Now"
    WEEK = "This week, or with no day set"
    LATER = "Later, or with somebody else"


# The heading of a letter over each kind of what is told in it; its key counts in the subject. Their order is that of
# things of one urgency, on every list and in letters: what is for now stands before what is for this week. What readers
# were told to expect and did not get comes first, however much else is overdue.
HEADINGS = {
    "set time in trouble": "A set time for publishing that was not kept, or may not be",
    OVERDUE: "Overdue",
    "due today": "Due today",
    "returned": "Returned to be put right",
    "to approve": "Waiting for your approval",
    "due soon": "Due within a week",
    "correction": "Corrections to be submitted or discarded",
    "to decide": "Waiting for your decision",
    "to answer": "Questions in advance, to be answered",
    "to be published": "To be published by itself at the time that was set",
}
_RANKS = {key: place for place, key in enumerate(HEADINGS)}


@dataclass(frozen=True)
class Thing:
    """One thing to do.

    `when` is its urgency in a few words, `when_more` the day behind it; `detail` what else tells it apart, `said` what
    somebody said of it; `waits` who waits for it; `act` the verb that its link says. `mark` is the shape beside `when`.
    `title` may be cut, for lists; `whole` is then all of it, for letters. `told` is the key of HEADINGS under which a
    letter tells of it, "" where it tells nobody; `due` sorts things of one urgency.
    """

    kind: Kind
    what: str
    title: str
    url: str
    act: str
    urgency: Urgency
    when: str
    when_more: str = ""
    detail: str = ""
    said: str = ""
    waits: str = ""
    mark: str = "none"
    told: str = ""
    due: date | None = None
    late: bool = False
    whole: str = ""

    @property
    def rank(self) -> tuple[int, int, date, str]:
        """Where it stands on every list and in the letter: what letters tell comes before what they do not."""
        told = OVERDUE if self.late else self.told
        place = _RANKS.get(told, len(_RANKS))
        return list(Urgency).index(self.urgency), place, self.due or date.max, self.title

    @property
    def name(self) -> str:
        return self._with_detail(self.title)

    def _with_detail(self, title: str) -> str:
        if not self.detail:
            return title
        return f"{title} ({self.detail})" if title[-1:] in "?!." else f"{title}, {self.detail}"

    @property
    def words(self) -> str:
        """In one line, for home: "Stable homes, quarter 4 2025/26: 2 days overdue"."""
        return f"{self.name}: {self.when[:1].lower()}{self.when[1:]}"

    @property
    def in_letter(self) -> str:
        """Under its heading: who approves is told who submitted it, and when."""
        said = self.said if self.told == "to approve" and self.said else self.when
        name = self._with_detail(" ".join(self.whole.split()) or self.title)
        return f"{name}: {said[:1].lower()}{said[1:]}"


@dataclass(frozen=True)
class When:
    """How soon a day is, as a thing says it."""

    urgency: Urgency
    words: str
    more: str
    mark: str
    told: str

    @property
    def late(self) -> bool:
        return self.told == OVERDUE


def when_due(due: date, today: date) -> When:
    """Of what has to be done by a day: overdue and today now, within seven days this week, otherwise later."""
    days = (due - today).days
    if days < 0:
        return When(Urgency.NOW, due_words(due, today), f"Was due {day_words(due)}", "error", OVERDUE)
    if days == 0:
        return When(Urgency.NOW, "Due today", "", "error", "due today")
    urgency, told = (Urgency.WEEK, "due soon") if days <= SOON else (Urgency.LATER, "")
    return When(urgency, due_words(due, today), "", "close", told)


@dataclass(frozen=True)
class Group:
    """The things of one urgency, under its heading."""

    urgency: Urgency
    things: Sequence[Thing]

    @property
    def counted(self) -> str:
        return count_words(len(self.things), "things")


@dataclass(frozen=True)
class Filter:
    """A way to see some of the list: its name in addresses ("" for all), its words with the count."""

    name: str
    words: str
    chosen: bool = False


@dataclass(frozen=True)
class WorkList:
    """All things of one person in one council, most urgent first."""

    things: Sequence[Thing] = field(default_factory=tuple)

    @classmethod
    def of(cls, things: Iterable[Thing]) -> "WorkList":
        return cls(tuple(sorted(things, key=lambda each: each.rank)))

    def only(self, name: str) -> "WorkList":
        """Those of one kind, or the overdue ones; all for "" and for what is no kind."""
        if name == OVERDUE:
            return WorkList(tuple(each for each in self.things if each.late))
        if name not in set(Kind):
            return self
        return WorkList(tuple(each for each in self.things if each.kind == name))

    def of_urgency(self, urgency: Urgency) -> Sequence[Thing]:
        return tuple(each for each in self.things if each.urgency is urgency)

    @property
    def pressing(self) -> Sequence[Thing]:
        """A few that are for now or this week, for a home page: the first of each kind before more of one kind."""
        soon = [each for each in self.things if each.urgency is not Urgency.LATER]
        kinds = [each.kind for each in soon]
        ranked = sorted(range(len(soon)), key=lambda place: (kinds[:place].count(kinds[place]) > 0, place))
        return tuple(soon[place] for place in sorted(ranked[:MOST_PRESSING]))

    @property
    def groups(self) -> list[Group]:
        found = (Group(urgency, self.of_urgency(urgency)) for urgency in Urgency)
        return [group for group in found if group.things]

    @property
    def told(self) -> Sequence[Thing]:
        """What a letter tells of."""
        return tuple(each for each in self.things if each.told)

    @property
    def in_words(self) -> str:
        """ "4 things now, 4 this week.", or what comes next."""
        now, week = (len(self.of_urgency(urgency)) for urgency in (Urgency.NOW, Urgency.WEEK))
        if not now and not week:
            coming = next((f" Next: {each.words}." for each in self.things if each.due), "")
            return f"Nothing is due and nothing waits for you this week.{coming}"
        return f"{count_words(now, 'things')} now, {week} this week or with no day set."

    def filters(self, chosen: str) -> list[Filter]:
        """All, the overdue ones, and each kind that is there."""
        found = [("", f"All {len(self.things)}")]
        if late := len(self.only(OVERDUE).things):
            found.append((OVERDUE, f"Overdue {late}"))
        found += [
            (kind.value, f"{kind.value.capitalize()} {len(self.only(kind).things)}")
            for kind in Kind
            if self.only(kind).things
        ]
        return [Filter(name, words, name == chosen) for name, words in found]


@dataclass(frozen=True)
class WorkLine:
    """What is said in one line. `mark` is the shape beside the words; the words say the same."""

    mark: str
    words: str
    url: str
