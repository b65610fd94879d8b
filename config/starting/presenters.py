"""Plain data for the page of the eight steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Council, Job
from accounts.roles import PERMISSIONS, Permission
from config.definition_file.council_file import read_definition
from config.starting.steps import State, Step
from indicators.catalogue.querysets import council_indicators
from indicators.terms.periods import Frequency
from indicators.terms.wording import count_words
from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.definitions.starters.choices import STARTERS, Starter
from scorecards.editions.addresses import draft_url
from scorecards.editions.querysets import newest_period
from scorecards.models import Scorecard

# Whose step it is; without any of these permissions a visitor reads who does it instead
NEEDS = {
    "people": Permission.MANAGE_PEOPLE,
    "mail": Permission.MANAGE_PEOPLE,
    "scorecard": Permission.SET_SCORECARDS,
    "national": Permission.MANAGE_BENCHMARKS,
    "history": Permission.VIEW_DRAFTS,
    "calendar": Permission.SET_COLLECTION,
    "draft": Permission.VIEW_DRAFTS,
    "edition": Permission.PUBLISH_EDITIONS,
}
# Where the thing itself is, once it is done or while it is being done
PLACES = {
    "people": ("accounts:people", "People"),
    "scorecard": ("scorecards:scorecard_editor", "Change it"),
    "national": ("indicators:national", "See them"),
    "history": ("indicators:history", "Files of history"),
    "calendar": ("indicators:calendar", "Calendar"),
    "draft": ("scorecards:list", "Drafts"),
    "edition": ("scorecards:list", "Drafts and editions"),
}

HOW_OFTEN = {
    Frequency.WEEK: "Every week",
    Frequency.MONTH: "Every month",
    Frequency.QUARTER: "Every quarter",
    Frequency.FINANCIAL_YEAR: "Once a year, for the financial year",
    Frequency.ACADEMIC_YEAR: "Once a year, for the school year",
    Frequency.SNAPSHOT: "Once a year, at 31 March",
}


@dataclass(frozen=True)
class StepShown:
    """`do` is the words and address of what this visitor may do about it; `who` does it where they may not."""

    number: int
    step: Step
    here: bool
    do: tuple[str, str] | None
    who: str

    @property
    def look(self) -> str:
        return "done" if self.step.state in (State.DONE, State.NEXT) else "todo"


def present_steps(
    steps: Sequence[Step], council: Council, granted: frozenset[Permission], opened: str
) -> list[StepShown]:
    return [
        StepShown(
            number,
            step,
            here=step.key == opened,
            do=_link(step, council, opened) if NEEDS[step.key] in granted else None,
            who="" if done(step) or NEEDS[step.key] in granted else who_does(NEEDS[step.key]),
        )
        for number, step in enumerate(steps, 1)
    ]


def done(step: Step) -> bool:
    return step.state is State.DONE


def _link(step: Step, council: Council, opened: str) -> tuple[str, str]:
    if step.key == opened:
        return "Do it above", "#next"
    if step.state is State.DONE and step.key in PLACES:
        name, words = PLACES[step.key]
        return words, reverse(name, args=[council.slug])
    words = "What it needs" if step.state is State.CAN_WAIT else "Do it now"
    return words, f"{reverse('getting_started', args=[council.slug])}?step={step.key}#next"


def who_does(permission: Permission) -> str:
    """ "An officer does this": by the roles that have the permission."""
    roles = [role.value for role, granted in PERMISSIONS.items() if permission in granted]
    article = "An" if roles[0][0] in "aeiou" else "A"
    return f"{article} {' or '.join(roles)} does this."


def opened_step(steps: Sequence[Step], asked: str, granted: frozenset[Permission]) -> Step | None:
    """The one asked for by its key, or the first to be done that is this visitor's, or anybody's."""
    open_ones = [each for each in steps if each.state in (State.NEXT, State.TO_DO)]
    chosen = [each for each in steps if each.key == asked]
    own = [each for each in open_ones if NEEDS[each.key] in granted]
    return next(iter([*chosen, *own, *open_ones]), None)


def starter_lines(council: Council) -> list[dict[str, object]]:
    """Each with what it holds, counted from its file and this council's catalogue. One query."""
    frequencies = dict(council_indicators(council).values_list("code", "frequency"))
    return [
        {
            "name": each.name,
            "title": each.title,
            "about": f"{each.about} {content_words(card_of(each), frequencies)}",
            "url": reverse("starter", args=[council.slug, each.name]),
        }
        for each in STARTERS
    ]


def card_of(starter: Starter) -> ScorecardDefinition:
    """Whether this council's catalogue has all its measures is asked when it is taken."""
    return read_definition(starter.path, starter.codes).scorecards[0]


def content_words(card: ScorecardDefinition, frequencies: Mapping[str, str]) -> str:
    """ "7 questions, 25 measures, 1 of them once a year." """
    codes = [code for section in card.sections for code in section.indicators]
    once = (Frequency.ACADEMIC_YEAR, Frequency.FINANCIAL_YEAR, Frequency.SNAPSHOT)
    yearly = sum(frequencies.get(code) in once for code in codes)
    words = f"{count_words(len(card.sections), 'questions')}, {count_words(len(codes), 'measures')}"
    return f"{words}, {yearly} of them once a year." if yearly else f"{words}, every quarter."


def starter_shown(starter: Starter, council: Council) -> dict[str, object]:
    """The questions with the titles of their measures. One query."""
    known = council_indicators(council).filter(code__in=starter.codes)
    facts = {
        code: (title, how_often) for code, title, how_often in known.values_list("code", "title", "frequency")
    }
    card = card_of(starter)
    return {
        "starter": starter,
        "committee": card.committee,
        "sections": [
            {
                "question": section.question,
                "measures": [_measure(code, *facts.get(code, ("", ""))) for code in section.indicators],
            }
            for section in card.sections
        ],
    }


def _measure(code: str, title: str, frequency: str) -> dict[str, str]:
    return {"title": title or code, "how_often": HOW_OFTEN.get(frequency, "Not in the catalogue here yet")}


def draft_lines(council: Council) -> list[dict[str, str]]:
    """The draft of the newest quarter with figures, of each scorecard. Two queries."""
    newest = newest_period(council)
    if newest is None:
        return []
    return [
        {
            "words": f"{each.committee_name}, {newest.in_sentence}",
            "url": draft_url(each, newest, council.slug),
        }
        for each in Scorecard.objects.filter(council=council).order_by("pk")
    ]


def letter_words(job: Job | None) -> tuple[str, str]:
    """How the test letter stands: a mark and a sentence; "" where none was sent."""
    if job is None:
        return "", ""
    if job.state == Job.State.DONE:
        return "tick", "The mail server took your test letter. Look whether it has come."
    if job.state == Job.State.FAILED:
        return "error", f"Your test letter did not leave. {job.problem}"
    return "none", f"Your test letter is on its way. {job.problem}".strip()
