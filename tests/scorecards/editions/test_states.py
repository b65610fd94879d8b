"""An edition's life is one table: nothing is published unchecked, nothing published is a draft again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.roles import PERMISSIONS, Permission, Role
from scorecards.editions.states import (
    TABLE,
    Need,
    State,
    Step,
    after,
    permission_for,
    state_of_draft,
    state_of_edition,
    why_not,
)

YES = {need: (lambda: "") for need in Need}
PUBLIC = {State.PUBLISHED, State.CORRECTED, State.WITHDRAWN}


@given(st.lists(st.sampled_from(Step), max_size=25))
def test_whatever_is_tried_in_whatever_order(tried):
    state, been = State.DRAFT, [State.DRAFT]
    for step in tried:
        if why_not(step, state, YES):
            with pytest.raises(ValueError, match="No step"):
                after(step, state)
            continue
        before, state = state, after(step, state)
        been.append(state)
        if state in PUBLIC and before not in PUBLIC:
            assert (before, step) == (State.CHECKED, Step.PUBLISH), "only a checked draft is published"
        assert not (before in PUBLIC and state not in PUBLIC), "what was published is never a draft again"
        if before is State.WITHDRAWN:
            assert step is Step.PUT_BACK, "what is withdrawn comes back in one way alone"
    assert State.PUBLISHED not in been or State.CHECKED in been


@given(st.sampled_from(Step), st.sampled_from(State), st.sets(st.sampled_from(Need)))
def test_a_step_is_refused_for_the_first_need_that_is_not_met_and_for_no_other_reason(step, state, unmet):
    answers = {need: (lambda need=need: f"not: {need}" if need in unmet else "") for need in Need}
    problem = why_not(step, state, answers)
    lacking = [need for need in TABLE[step].needs if need in unmet]
    if state not in TABLE[step].since:
        assert problem and not problem.startswith("not: ")
    else:
        assert problem == (f"not: {lacking[0]}" if lacking else "")


def test_a_need_that_nobody_answers_is_not_passed_over():
    with pytest.raises(KeyError):
        why_not(Step.PUBLISH, State.CHECKED, {})


def test_approvers_take_every_step_that_somebody_takes_and_each_leaves_its_words_in_the_trail():
    taken = [step for step in Step if TABLE[step].permission]
    assert all(permission_for(step) is Permission.PUBLISH_EDITIONS for step in taken)
    assert [role for role in Role if Permission.PUBLISH_EDITIONS in PERMISSIONS[role]] == [Role.APPROVER]
    assert all(TABLE[step].verb for step in taken)
    with pytest.raises(ValueError, match="follows from another step"):
        permission_for(Step.CHANGE)


def test_the_state_is_told_from_what_is_stored():
    assert [state_of_draft(checked=checked) for checked in (False, True)] == [State.DRAFT, State.CHECKED]
    assert state_of_edition(withdrawn=True, corrected=True) is State.WITHDRAWN
    assert state_of_edition(withdrawn=False, corrected=True) is State.CORRECTED
    assert state_of_edition(withdrawn=False, corrected=False) is State.PUBLISHED
