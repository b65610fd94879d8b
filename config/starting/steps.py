"""The eight steps from nothing to a first edition: which are done, which is next, and what is true of each. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.terms.nouns import agree
from indicators.terms.wording import count_words


class State(StrEnum):
    DONE = "Done"
    NEXT = "Next"
    TO_DO = "To do"
    CAN_WAIT = "Can wait"


# Shape beside the word, as pages draw it
MARKS = {State.DONE: "tick", State.NEXT: "onward", State.TO_DO: "none", State.CAN_WAIT: "close"}


@dataclass(frozen=True)
class CardFacts:
    """A scorecard, as far as the steps tell of it."""

    committee: str
    questions: int
    measures: int


@dataclass(frozen=True)
class Facts:
    """What is true of a council now.

    `apart`: somebody enters figures and another person approves them. `invited`: addresses whose place is not taken
    yet. `newest`: the newest quarter that has figures, in words; "" for none. `ended`: the
    quarter that ended last where it is a later one, otherwise "". `owned`: measures with owner and review.
    """

    administrators: int = 0
    officers: int = 0
    approvers: int = 0
    apart: bool = False
    invited: Sequence[str] = ()
    mail_is_off: bool = False
    letter_came: bool = False
    cards: Sequence[CardFacts] = ()
    neighbours: int = 0
    datasets: int = 0
    figures: int = 0
    periods: int = 0
    sections: int = 0
    measures: int = 0
    owned: int = 0
    newest: str = ""
    ended: str = ""
    editions: int = 0


@dataclass(frozen=True)
class Step:
    """`key` names it in addresses; `words` say what is true now."""

    key: str
    title: str
    words: str
    state: State

    @property
    def mark(self) -> str:
        return MARKS[self.state]


def steps_of(facts: Facts) -> list[Step]:
    """In the order that is quickest; the first that is to be done is the next."""
    found: list[Step] = []
    for key, title, words, state in _said(facts):
        nothing_next = all(each.state is not State.NEXT for each in found)
        if state is State.TO_DO and nothing_next:
            state = State.NEXT
        found.append(Step(key, title, words, state))
    return found


def _said(facts: Facts) -> Iterator[tuple[str, str, str, State]]:
    yield "people", "People and their roles", people_words(facts), _done(facts.apart)
    yield "mail", "Mail", mail_words(facts), _mail(facts)
    yield "scorecard", "A scorecard to start from", card_words(facts), _done(bool(facts.cards))
    national = bool(facts.neighbours and facts.datasets)
    yield "national", "Similar councils and national figures", national_words(facts), _done(national)
    yield "history", "Your history", history_words(facts), _done(facts.periods > 1)
    calendar = bool(facts.sections and facts.measures) and facts.owned == facts.measures
    yield "calendar", "Calendar and owners", calendar_words(facts), _done(calendar)
    yield "draft", "First draft", draft_words(facts), _done(bool(facts.newest and facts.cards))
    yield "edition", "First edition", edition_words(facts), _done(bool(facts.editions))


def _done(it_is: bool) -> State:
    return State.DONE if it_is else State.TO_DO


def _mail(facts: Facts) -> State:
    """Without a mail server the work goes on with links that are handed over."""
    if facts.letter_came:
        return State.DONE
    return State.CAN_WAIT if facts.mail_is_off else State.TO_DO


def people_words(facts: Facts) -> str:
    have = (
        (facts.administrators, "administrators"),
        (facts.officers, "performance officers"),
        (facts.approvers, "approvers"),
    )
    said = ", ".join(count_words(number, plural) for number, plural in have if number)
    lacks = [
        word
        for number, word in ((facts.officers, "a performance officer"), (facts.approvers, "an approver"))
        if not number
    ]
    if lacks:
        return f"{said}. Still needed: {' and '.join(lacks)}."
    if not facts.apart:
        return f"{said}. Nobody approves what they entered themselves: one more person is needed."
    return f"{said}."


def mail_words(facts: Facts) -> str:
    waiting = ""
    if facts.invited:
        number = len(facts.invited)
        waiting = f" {count_words(number, 'invitations')} {agree(number, 'is', 'are')} not taken yet."
    if facts.mail_is_off:
        return f"No mail is set up, so an invitation is a link that you hand over.{waiting}"
    if facts.letter_came:
        return f"A test letter came.{waiting}"
    return f"Mail is set up. Whether letters arrive, a test letter tells.{waiting}"


def card_words(facts: Facts) -> str:
    if not facts.cards:
        return "Take one of three and change it as you like. The committee comes with it."
    return " ".join(
        f"{each.committee}: {count_words(each.questions, 'questions')}, {count_words(each.measures, 'measures')}."
        for each in facts.cards
    )


def national_words(facts: Facts) -> str:
    if not facts.neighbours and not facts.datasets:
        return "What similar councils and England have published, to stand beside your own figures."
    have = f"{count_words(facts.neighbours, 'similar councils')}, {count_words(facts.datasets, 'national datasets')}."
    return have if facts.neighbours else f"{have} The list of your similar councils is not there yet."


def history_words(facts: Facts) -> str:
    if not facts.figures:
        return "Your figures of the years before, so that charts have a past. Needs step 3."
    return f"{count_words(facts.figures, 'figures')} of {count_words(facts.periods, 'periods')}."


def calendar_words(facts: Facts) -> str:
    sections = (
        f"{count_words(facts.sections, 'sections')} in the calendar."
        if facts.sections
        else "When each quarter’s figures are due, and who answers for each measure. Needs step 3."
    )
    if not facts.measures or not facts.sections:
        return sections
    if facts.owned == facts.measures:
        return f"{sections} Every measure has an owner and a next review."
    owned = f"{facts.owned} of {count_words(facts.measures, 'measures')}"
    return f"{sections} {owned} {agree(facts.owned, 'has', 'have')} an owner and a next review."


def draft_words(facts: Facts) -> str:
    if facts.newest and facts.cards:
        missing = f" Those of {facts.ended}, which ended last, are not there yet." if facts.ended else ""
        return f"Figures stand for {facts.newest}: its draft can be read.{missing}"
    return "Makes itself when the first figures of a quarter are approved. Needs steps 3 and 6."


def edition_words(facts: Facts) -> str:
    if facts.editions:
        return f"{count_words(facts.editions, 'editions')} published."
    return "Checked, then published by an approver. Until then nothing is public."
