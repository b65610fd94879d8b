"""May a draft be checked, published or given a time? It is read once, and asked whatever the step needs."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from accounts.reasons import why_not_this_reason
from indicators.terms.periods import Period
from scorecards.assembly.querysets.scorecards import assemble
from scorecards.editions.changes.querysets import EditionsBefore, changes_since, editions_before
from scorecards.editions.changes.telling import (
    Change,
    changes_between,
    figures_changed,
    summary_of,
    withdrawn_before,
)
from scorecards.editions.checking.checklist import CHANGES, checklist_of
from scorecards.editions.checking.facts import Changed, Facts
from scorecards.editions.checking.lines import CORRECTS, Line, why_not_complete
from scorecards.editions.checking.querysets import checked_as, facts_for, steps_of
from scorecards.editions.policies import CHANGED_SINCE_READ, LONGEST_CORRECTION
from scorecards.editions.states import Need, State, Step, state_of_draft, why_not
from scorecards.models import DraftStep, Edition, Scorecard
from scorecards.payload import Payload, hash_as_read

NOTHING_STANDS = "All of it is new to readers: no edition of this period stands."


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
    read: Payload | None = None  # where it was read already

    @cached_property
    def payload(self) -> Payload:
        """What would be frozen; without `to_freeze` all of it that is checked."""
        if self.read is not None:
            return self.read
        return assemble(scorecard=self.scorecard, period=self.period, suppress=True, asked=self.to_freeze)

    @cached_property
    def editions(self) -> EditionsBefore:
        return editions_before(self.scorecard, self.period)

    @property
    def before(self) -> Edition | None:
        """The newest edition of the period that stands: what readers have."""
        return self.editions.stands

    @property
    def number(self) -> int:
        return self.editions.newest.number + 1 if self.editions.newest else 1

    @property
    def withdrawn(self) -> range:
        """Numbers of the editions after the one that readers have."""
        return withdrawn_before([self.before.number] if self.before else [], self.number)

    @cached_property
    def facts(self) -> Facts:
        return facts_for(
            self.scorecard,
            self.period,
            self.payload,
            number=self.number,
            steps=self.steps,
            changed=self.changed,
        )

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
        """Since the edition that readers have, hidden numbers too."""
        return changes_since(self.before, self.payload) if self.before else []

    @cached_property
    def seen(self) -> list[Change]:
        """The same as far as readers see it."""
        return changes_between(self.before.payload, self.payload) if self.before else []

    @property
    def changed(self) -> Changed | None:
        if self.number == 1:
            return None
        said = summary_of(self.seen, self.payload) if self.before else NOTHING_STANDS
        figures = figures_changed(self.before.payload, self.payload) if self.before else []
        return Changed(said, self.why_not_another, figures)

    @cached_property
    def why_not_another(self) -> str:
        """An edition that says the same as the one that readers have, or as one that was withdrawn, tells them
        nothing. "" for one that does."""
        newest = self.editions.newest
        if newest and newest != self.before and not changes_between(newest.payload, self.payload):
            return (
                f"It says the same as edition {newest.number}, which was withdrawn. Put that edition back, or put "
                "right first what was wrong in it."
            )
        if self.before is None or self.seen:
            return ""
        if self.changes:
            return (
                "Only a number that is hidden in both has changed since edition "
                f"{self.before.number}: readers would see no change, so there is nothing to publish."
            )
        return f"Nothing has changed since edition {self.before.number}, so there is nothing to publish."

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
            Need.CHANGES: lambda: self.why_not_another,
        }
        return why_not(step, self.state if state is None else state, {**own, **answers})

    def why_not_as_seen(self, seen: str) -> str:
        return "" if seen == self.name else CHANGED_SINCE_READ


def why_not_reason(line: str, lines: list[Line], text: str, number: int) -> str:
    """A reason is for a line that is open and that a reason is enough for; what it corrects, from edition 2 on, where
    readers would get something else: with these words a correction is begun."""
    if line == CORRECTS and number > 1:
        empty = "Say what this edition corrects: its readers read it."
        nothing = next((thing.words for each in lines if each.key == CHANGES for thing in each.things), "")
        return why_not_this_reason(text, empty, LONGEST_CORRECTION) or nothing
    found = next((each for each in lines if each.key == line), None)
    if found is None or not found.things:
        return "That line of the checklist is done by now: no reason is needed."
    if found.state == "Missing":
        return f"“{found.title}” cannot be left open with a reason. Have it put right first."
    return why_not_this_reason(text, f"Say why “{found.title}” can wait.")
