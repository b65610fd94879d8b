"""The checklist as plain data for its page: who can mend what, and where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from accounts.roles import Permission
from indicators.terms.periods import Period
from scorecards.editions.addresses import scorecard_url
from scorecards.editions.checking.asked import who_mends
from scorecards.editions.checking.facts import Facts
from scorecards.editions.checking.lines import CORRECTS, Line, Strength, Thing
from scorecards.editions.states import State
from scorecards.models import Scorecard

MOST_THINGS = 8
MARKS = {"Missing": "error", "Say why": "query", "Reason given": "tick", "Done": "tick"}
PATH = (
    ("Draft", (State.DRAFT,)),
    ("Checked", (State.CHECKED,)),
    ("Published", (State.PUBLISHED,)),
    ("Corrected or withdrawn", (State.CORRECTED, State.WITHDRAWN)),
)


@dataclass(frozen=True)
class Place:
    """Whose checklist it is, and who looks at it."""

    scorecard: Scorecard
    period: Period
    council_slug: str
    permissions: frozenset[Permission]
    item_url: str = ""

    def address(self, name: str) -> str:
        return scorecard_url(name, self.scorecard, self.period, self.council_slug)


def present_lines(lines: Sequence[Line], place: Place, people: Mapping[str, Sequence[str]]) -> list[dict]:
    """`people` are names by role."""
    return [present_line(line, place, people) for line in lines]


def present_line(line: Line, place: Place, people: Mapping[str, Sequence[str]]) -> dict:
    publishes = Permission.PUBLISH_EDITIONS in place.permissions
    return {
        "key": line.key,
        "title": line.title,
        "state": line.state,
        "mark": MARKS[line.state],
        "kind": {"Missing": "stops", "Say why": "asks"}.get(line.state, ""),
        "said": line.asks if line.things else line.said,
        "things": [
            {"words": thing.words, "url": thing_url(line, thing, place)}
            for thing in line.things[:MOST_THINGS]
        ],
        "more": max(len(line.things) - MOST_THINGS, 0),
        "who": who_mends(line, people) if line.stops else "",
        "mend_url": mend_url(line, place) if line.stops else "",
        "text": line.answer.text if line.answer else "",
        "reason": line.answer.text if line.answer and line.answered and line.things else "",
        "by": line.answer.by if line.answer else "",
        "asks": publishes and asks_for_text(line),
        "opens": opening_words(line),
        "label": "What does it correct? Readers read these words"
        if line.key == CORRECTS
        else f"{line.title}: why can it wait?",
    }


def reasons_before(lines: Iterable[Line], facts: Facts) -> dict[str, str]:
    """By line the reason given for the edition before, where some of what was open then is open again and nobody has
    given one yet."""
    before = facts.answers_before
    return {
        line.key: before[line.key].text
        for line in lines
        if line.key in before
        and line.key != CORRECTS
        and line.answer is None
        and before[line.key].about & {thing.key for thing in line.things}
    }


def opening_words(line: Line) -> str:
    """Of what opens the field."""
    if line.key == CORRECTS:
        return "Say it otherwise" if line.answer else "Say it"
    return "Change the reason" if line.answered else "Say why it can wait"


def asks_for_text(line: Line) -> bool:
    """Whether words are enough: a reason, or what the edition corrects, which may be said anew until it is out."""
    return line.key == CORRECTS or (bool(line.things) and line.strength is Strength.SAY_WHY)


def thing_url(line: Line, thing: Thing, place: Place) -> str:
    """Where that one thing is mended, for those who may open it; "" for others."""
    council, may = place.council_slug, place.permissions
    if line.key in ("approved", "corrections"):
        enters = Permission.ENTER_FIGURES in may
        name = "indicators:entry" if enters else "indicators:approval"
        allowed = enters or Permission.APPROVE_FIGURES in may
        return reverse(name, args=[council, place.period, thing.key]) if allowed else ""
    if line.key == "comment" and {Permission.ENTER_FIGURES, Permission.APPROVE_FIGURES} & may:
        return f"{place.address('scorecards:words')}#commentary-{thing.key}"
    if line.key == "item":
        return place.item_url
    if line.key in ("comment", "figures") and thing.key:
        return f"{place.address('scorecards:draft')}measures/{thing.key}/"
    return ""


def mend_url(line: Line, place: Place) -> tuple[str, str] | None:
    """Words and address of the page on which the line is mended, for those who may open it."""
    council = place.council_slug
    pages = {
        "approved": (Permission.VIEW_DRAFTS, "Open the figures", "indicators:worklist_period", [council, place.period]),
        "corrections": (
            Permission.VIEW_DRAFTS, "Open the figures", "indicators:worklist_period", [council, place.period]
        ),
        "figures": (Permission.VIEW_DRAFTS, "Open the figures", "indicators:worklist_period", [council, place.period]),
        "disclosure": (Permission.ENTER_FIGURES, "Open the words", "", []),
        "quoted": (Permission.ENTER_FIGURES, "Open the words", "", []),
        "comment": (Permission.ENTER_FIGURES, "Write them", "", []),
        "owner": (Permission.SET_SCORECARDS, "Set them", "indicators:owners", [council]),
        "beside": (Permission.MANAGE_BENCHMARKS, "Open national figures", "indicators:national", [council]),
    }  # fmt: skip
    permission, words, name, args = pages.get(line.key, (None, "", "", []))
    if permission not in place.permissions:
        return None
    return words, reverse(name, args=args) if name else place.address("scorecards:words")


def path_of(state: State) -> list[dict]:
    """The states in their order, those before this one and this one marked."""
    now = next(place for place, (_, states) in enumerate(PATH) if state in states)
    return [
        {"words": words, "past": place < now, "current": place == now}
        for place, (words, _) in enumerate(PATH)
    ]
