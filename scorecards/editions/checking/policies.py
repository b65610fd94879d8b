"""May a draft be checked, published or given a time? It is read once, and asked whatever the step needs."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from accounts.reasons import why_not_this_reason
from indicators.terms.periods import Period
from scorecards.assembly.querysets.scorecards import assemble
from scorecards.editions.changes.querysets import changes_since, last_edition
from scorecards.editions.changes.telling import Change, seen_by_readers
from scorecards.editions.checking.checklist import CORRECTS, checklist_of
from scorecards.editions.checking.facts import Facts
from scorecards.editions.checking.lines import Line, why_not_complete
from scorecards.editions.checking.querysets import checked_as, facts_for, steps_of
from scorecards.editions.policies import CHANGED_SINCE_READ, LONGEST_CORRECTION
from scorecards.editions.states import Need, State, Step, state_of_draft, why_not
from scorecards.models import DraftStep, Edition, Scorecard
from scorecards.payload import Payload, hash_as_read


def name_of_draft(digest: str, number: int, correction: str) -> str:
    """Names what would be published: the payload by `hash_as_read` and, from the second edition on, what it corrects.

    So who publishes twice, or after somebody else, has not read what would be the next edition.
    """
    return digest if number == 1 else hashlib.sha256(f"{digest}\n{correction}".encode()).hexdigest()


@dataclass(frozen=True)
class DraftNow:
    """A draft as it stands, of which nothing is read twice. What members asked is read where it is `to_freeze`."""

    scorecard: Scorecard
    period: Period
    to_freeze: bool = False

    @cached_property
    def payload(self) -> Payload:
        """What would be frozen; without `to_freeze` all of it that is checked."""
        return assemble(scorecard=self.scorecard, period=self.period, suppress=True, asked=self.to_freeze)

    @cached_property
    def before(self) -> Edition | None:
        """The newest edition of the period."""
        return last_edition(self.scorecard, self.period)

    @property
    def number(self) -> int:
        return self.before.number + 1 if self.before else 1

    @cached_property
    def facts(self) -> Facts:
        return facts_for(self.scorecard, self.period, self.payload, number=self.number, steps=self.steps)

    @cached_property
    def lines(self) -> list[Line]:
        return checklist_of(self.facts)

    @cached_property
    def steps(self) -> list[DraftStep]:
        """Of the draft and of the edition before."""
        return steps_of(self.scorecard, self.period, self.number - 1, self.number)

    @property
    def correction(self) -> str:
        """What readers are told that it corrects."""
        given = self.facts.answers.get(CORRECTS)
        return given.text if given and self.number > 1 else ""

    @cached_property
    def name(self) -> str:
        return name_of_draft(hash_as_read(self.payload), self.number, self.correction)

    @cached_property
    def changes(self) -> list[Change]:
        """Since the edition before, hidden numbers too."""
        return changes_since(self.before, self.payload) if self.before else []

    @property
    def checked(self) -> DraftStep | None:
        own = [step for step in self.steps if step.number == self.number]
        return checked_as(own, self.name, self.correction)

    @property
    def state(self) -> State:
        return state_of_draft(checked=self.checked is not None)

    def why_not(
        self, step: Step, answers: Mapping[Need, Callable[[], str]], state: State | None = None
    ) -> str:
        """`answers` are what the step needs beside the checklist and a difference; `state` where it is not its own."""
        own = {
            Need.COMPLETE: lambda: why_not_complete(self.lines),
            Need.CHANGES: lambda: why_not_another(self.before, self.changes),
        }
        return why_not(step, self.state if state is None else state, {**own, **answers})

    def why_not_as_seen(self, seen: str) -> str:
        return "" if seen == self.name else CHANGED_SINCE_READ


def why_not_another(before: Edition | None, changes: list[Change]) -> str:
    """An edition that says the same as the one before tells readers nothing."""
    if before is None or seen_by_readers(changes):
        return ""
    if changes:
        return (
            "Only a number that is hidden in both has changed since edition "
            f"{before.number}: readers would see no change, so there is nothing to publish."
        )
    return (
        f"Nothing has changed since edition {before.number}, so there is nothing to publish. Where it was withdrawn, "
        "put it back, or put right first what was wrong in it."
    )


def why_not_reason(line: str, lines: list[Line], text: str, number: int) -> str:
    """A reason is for a line that is open and that a reason is enough for; what it corrects, from edition 2 on."""
    if line == CORRECTS and number > 1:
        return why_not_this_reason(
            text, "Say what this edition corrects: its readers read it.", LONGEST_CORRECTION
        )
    found = next((each for each in lines if each.key == line), None)
    if found is None or not found.things:
        return "That line of the checklist is done by now: no reason is needed."
    if found.state == "Missing":
        return f"“{found.title}” cannot be left open with a reason. Have it put right first."
    return why_not_this_reason(text, f"Say why “{found.title}” can wait.")
