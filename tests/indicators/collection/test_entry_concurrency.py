"""Many people at once: nothing is lost, nobody waits for ever, and the trail says what is there."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.db import connections

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from accounts.trail.parts import read_detail
from indicators.collection.approval.actions import approve_section, return_section, take_back
from indicators.figures.actions import SourceFacts, record_figures
from indicators.models import Entry, Figure, SubmissionEvent
from tests.factories import user_with_role
from tests.figures import reported
from tests.sections import QUARTER, Percentages, share
from tests.trail import replayed, stored

pytestmark = pytest.mark.django_db(transaction=True)

OFFICERS, SAVES_EACH, CELLS = 10, 50, 12


def at_once(steps: Iterable[Callable[[], object]]) -> list[object]:
    """What each step gives or raises; each has a thread and a connection of its own."""

    def run(step):
        try:
            return step()
        except Exception as problem:
            return problem
        finally:
            connections.close_all()

    listed = list(steps)
    with ThreadPoolExecutor(len(listed)) as pool:
        return list(pool.map(run, listed))


@pytest.mark.slow
@pytest.mark.postgresql_only
def test_five_hundred_saves_at_once_leave_exactly_what_the_trail_says():
    section = Percentages(CELLS)
    officers = [user_with_role(section.council, Role.PERFORMANCE_OFFICER) for _ in range(OFFICERS)]

    def type_away(number):
        """Several cells at a time, in no order; what somebody else typed meanwhile is looked at and typed over."""
        chance, outcomes = Random(number), []
        for _ in range(SAVES_EACH):
            keys = chance.sample(section.keys, 3)
            typed = {key: share(str(chance.randrange(100))) for key in keys}
            outcomes.append(section.save(typed, by=officers[number]))
        return outcomes

    def import_away():
        for numerator in (1.0, 2.0, 3.0):
            rows = [
                reported(key._replace(period=QUARTER.previous()), numerator, 100.0, numerator)
                for key in section.keys
            ]
            record_figures(
                council=section.council, rows=rows, source=SourceFacts(), by=None, reason="Counted again"
            )

    *results, imported = at_once(
        [*(lambda number=number: type_away(number) for number in range(OFFICERS)), import_away]
    )
    assert imported is None and all(isinstance(one, list) for one in results), results
    outcomes = [outcome for one in results for outcome in one]
    assert len(outcomes) == OFFICERS * SAVES_EACH == 500
    assert any(outcome.conflicts for outcome in outcomes), "nobody came in anybody's way: this tested nothing"
    assert replayed(section.council) == stored(section.council)
    trail = AuditEntry.objects.filter(verb="typed figures").order_by("pk")
    kept = sum(len(read_detail(step.detail)["cells"].things) for step in trail)
    assert kept == sum(len(outcome.saved) for outcome in outcomes)
    last = {cell: step.by_id for step in trail for cell in read_detail(step.detail)["cells"].things}
    assert {entry.indicator_id: entry.saved_by_id for entry in Entry.objects.all()} == {
        int(cell.split("-")[0]): by for cell, by in last.items()
    }


def won(results: list[object]) -> int:
    """How many of several steps were taken; the others were refused with a sentence."""
    assert all(isinstance(one, NotAllowed) or not isinstance(one, Exception) for one in results), results
    return sum(not isinstance(one, NotAllowed) for one in results)


@pytest.mark.parametrize("numerator", ["8", "9", "10"])
def test_of_several_decisions_at_once_exactly_one_is_taken(numerator):
    section = Percentages(4)
    heads = [user_with_role(section.council, Role.APPROVER) for _ in range(3)]
    section.save({key: share(numerator) for key in section.keys})
    officers = (section.officer, section.colleague)
    assert won(at_once(lambda by=by: section.submit(by) for by in officers)) == 1
    submission = section.submission
    decisions = [
        *(lambda head=head: approve_section(submission=submission, by=head) for head in heads),
        lambda: return_section(
            submission=submission, remarks="Look again.", row_remarks={}, by=section.approver
        ),
        lambda: take_back(submission=submission, by=submission.submitted_by),
    ]
    assert won(at_once(decisions)) == 1
    state = section.submission.state
    approved = state == "approved"
    assert (Figure.objects.count(), Entry.objects.count()) == ((4, 0) if approved else (0, 4))
    assert SubmissionEvent.objects.count() == (1 if state == "draft" else 2)
    assert replayed(section.council) == stored(section.council)


def test_approvals_and_imports_of_the_same_figures_take_turns():
    section = Percentages(6)
    section.save({key: share("8") for key in section.keys})
    section.submit()
    submission = section.submission
    rows = [reported(key, 5.0, 100.0, 5.0) for key in section.keys]

    def import_them():
        return record_figures(
            council=section.council, rows=rows, source=SourceFacts(), by=None, reason="Counted again"
        )

    approval, imported = at_once(
        [lambda: approve_section(submission=submission, by=section.approver), import_them]
    )
    first_approved = not isinstance(approval, Exception)
    assert (imported.added, imported.changed) == ((0, 6) if first_approved else (6, 0))
    assert first_approved or "was recorded another way" in str(approval)
    assert Figure.objects.current().count() == 6
    assert replayed(section.council) == stored(section.council)
