"""The life of an edition, from draft to published, corrected or withdrawn: every step in one table. Pure.

The page, the command and the set time take their steps from here: from which state a step leads, who may take it, what
must be true just then, and what the audit trail says of it.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from accounts.roles import Permission


class State(StrEnum):
    """Of one edition of a period. A draft is checked as it stood: any change makes it a draft again."""

    DRAFT = "draft"
    CHECKED = "checked"
    PUBLISHED = "published"
    CORRECTED = "corrected"  # a later edition stands
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    GIVE_REASON = "give a reason"
    CHECK = "check"
    CHANGE = "change"
    SET_TIME = "set a time"
    CANCEL_TIME = "cancel the time"
    PUBLISH = "publish"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    PUT_BACK = "put back"


class Need(StrEnum):
    """What must be true just when the step is taken."""

    REASON = "a reason is given"
    AS_SEEN = "it is what was read"
    COMPLETE = "nothing on the checklist is missing"
    CHANGES = "readers get something else than before"
    TO_COME = "the time lies ahead"
    TIME_AS_SEEN = "the set time is the one that was shown"


class Transition(NamedTuple):
    """`to` is None where the state stays; `permission` None where nobody takes the step: it follows from another."""

    since: frozenset[State]
    to: State | None
    permission: Permission | None
    needs: tuple[Need, ...]
    verb: str  # what the trail says


_UNPUBLISHED = frozenset({State.DRAFT, State.CHECKED})
_READ = frozenset({State.PUBLISHED, State.CORRECTED})
_PUBLISHES = Permission.PUBLISH_EDITIONS

TABLE: Mapping[Step, Transition] = {
    Step.GIVE_REASON: Transition(
        _UNPUBLISHED, None, _PUBLISHES, (Need.REASON,), "gave a reason before publishing"
    ),
    Step.CHECK: Transition(
        _UNPUBLISHED,
        State.CHECKED,
        _PUBLISHES,
        (Need.AS_SEEN, Need.COMPLETE, Need.CHANGES),
        "checked a draft",
    ),
    # Typing, approving, a national release: each is in the trail as what it is
    Step.CHANGE: Transition(_UNPUBLISHED, State.DRAFT, None, (), ""),
    # Something may be missing then: all of it is asked again just before publishing. That readers would get nothing
    # else cannot mend itself by then: the draft has to be the same
    Step.SET_TIME: Transition(
        _UNPUBLISHED,
        None,
        _PUBLISHES,
        (Need.TO_COME, Need.TIME_AS_SEEN, Need.AS_SEEN, Need.CHANGES),
        "set a time for publishing",
    ),
    Step.CANCEL_TIME: Transition(
        _UNPUBLISHED, None, _PUBLISHES, (Need.TIME_AS_SEEN,), "cancelled the time for publishing"
    ),
    Step.PUBLISH: Transition(
        frozenset({State.CHECKED}),
        State.PUBLISHED,
        _PUBLISHES,
        (Need.COMPLETE, Need.AS_SEEN, Need.CHANGES),
        "published an edition",
    ),
    # The later edition was published: the earlier one stays readable and says so
    Step.CORRECT: Transition(frozenset({State.PUBLISHED}), State.CORRECTED, None, (), ""),
    Step.WITHDRAW: Transition(_READ, State.WITHDRAWN, _PUBLISHES, (Need.REASON,), "took an edition down"),
    # Corrected again at once where a later edition stands
    Step.PUT_BACK: Transition(
        frozenset({State.WITHDRAWN}), State.PUBLISHED, _PUBLISHES, (Need.REASON,), "put an edition back"
    ),
}

_CANNOT: Mapping[Step, str] = {
    Step.PUBLISH: "Nobody has checked this draft as it stands now. Read its preview, then publish it.",
    Step.PUT_BACK: "This edition is not withdrawn. Open its page to see it.",
}


def state_of_draft(*, checked: bool) -> State:
    """`checked` is whether somebody who may publish has checked it as it stands now."""
    return State.CHECKED if checked else State.DRAFT


def state_of_edition(*, withdrawn: bool, corrected: bool) -> State:
    """`corrected` is whether a later edition of the period stands."""
    if withdrawn:
        return State.WITHDRAWN
    return State.CORRECTED if corrected else State.PUBLISHED


def verb_of(step: Step) -> str:
    return TABLE[step].verb


def permission_for(step: Step) -> Permission:
    """Raises ValueError for a step that nobody takes."""
    permission = TABLE[step].permission
    if permission is None:
        raise ValueError(f"Nobody may {step}: it follows from another step.")
    return permission


def why_not(step: Step, state: State, answers: Mapping[Need, Callable[[], str]]) -> str:
    """Why the step may not be taken from that state, or "".

    `answers` gives for each need of the step why it is not so, or "": asked in the order of the table, up to the first
    that is not. Raises KeyError where a need has no answer: it would go unasked.
    """
    transition = TABLE[step]
    asked = [answers[need] for need in transition.needs]
    if state not in transition.since:
        return _CANNOT.get(step, f"This edition is {state}: there is nothing to {step}.")
    return next((problem for answer in asked if (problem := answer())), "")


def after(step: Step, state: State) -> State:
    """The state that the step leads to. Raises ValueError where it does not lead from that one."""
    transition = TABLE[step]
    if state not in transition.since:
        raise ValueError(f"No step from {state} by {step}.")
    return state if transition.to is None else transition.to
