"""Whatever people and files do one after the other: one current figure a cell, all revisions kept, a true trail."""

from collections import Counter
from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.policies import NotAllowed
from indicators.amounts.cells import CellKey, Typed
from indicators.figures.actions import SourceFacts, record_figures
from indicators.models import Entry, Figure, Submission, SubmissionEvent
from tests.factories import CategoryFactory
from tests.figures import reported
from tests.sections import QUARTER, Percentages, share
from tests.trail import chains, replayed, stored

CELLS = st.integers(0, 1)
FIGURES = st.one_of(
    st.integers(0, 3).map(lambda number: share(str(number), answer="Looked at.")),
    st.sampled_from(
        [
            Typed(),
            share("a few"),
            share("3", status="provisional", answer="Looked at.", commentary="Fewer."),
            Typed(symbol="p", note="Expected Quarter 4 2018/19", answer="Looked at."),
        ]
    ),
)
REASONS = st.sampled_from(["", "Counted again", "A late return"])
PEOPLE = st.sampled_from(["officer", "colleague", "approver"])


class Histories(RuleBasedStateMachine):
    """Every refusal is a sentence; whatever it refuses, the invariants hold."""

    done: Counter[str] = Counter()  # what was carried out, in all histories together

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.section = Percentages(2)
        self.part = CategoryFactory()  # of an indicator that only files bring
        self.shown = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def tried(self, name, step):
        try:
            with transaction.atomic():
                step()
            self.done[name] += 1
        except NotAllowed as refusal:
            assert str(refusal)

    @property
    def submission(self) -> Submission | None:
        return Submission.objects.filter(collection=self.section.collection).first()

    @rule(who=PEOPLE)
    def look(self, who):
        self.shown[who] = self.section.shown()

    @rule(cell=CELLS, figure=FIGURES, reason=REASONS, who=PEOPLE)
    def type(self, cell, figure, reason, who):
        """Having looked just now or some time ago."""
        typed = {self.section.keys[cell]: replace(figure, reason=reason)}
        by = getattr(self.section, who)
        self.tried("typed", lambda: self.section.save(typed, shown=self.shown.get(who), by=by))

    def fill(self, numbers, reason):
        typed = {
            key: share(str(number), answer="Looked at.", reason=reason)
            for key, number in zip(self.section.keys, numbers, strict=True)
        }
        self.section.save(typed)

    @rule(numbers=st.tuples(st.integers(0, 9), st.integers(0, 9)), reason=REASONS)
    def fill_and_submit(self, numbers, reason):
        self.tried("filled", lambda: self.fill(numbers, reason))
        self.tried("submitted", self.section.submit)

    @rule(numbers=st.tuples(st.integers(0, 9), st.integers(0, 9)), reason=REASONS)
    def see_it_through(self, numbers, reason):
        self.fill_and_submit(numbers, reason)
        if self.submission:
            self.tried("approved", self.section.approve)

    @rule(cell=CELLS)
    def discard(self, cell):
        self.tried("discarded", lambda: self.section.discard(self.section.keys[cell]))

    @rule(cell=st.integers(0, 2), number=st.integers(0, 3))
    def import_file(self, cell, number):
        indicator, category, _ = [*self.section.keys, CellKey(self.part.indicator_id, self.part.pk, QUARTER)][
            cell
        ]
        row = reported(CellKey(indicator, category, QUARTER), number, 100.0, number)
        record_figures(
            council=self.section.council, rows=[row], source=SourceFacts(), by=None, reason="Another file"
        )

    @rule(who=PEOPLE)
    def submit(self, who):
        self.tried("submitted", lambda: self.section.submit(getattr(self.section, who)))

    @precondition(lambda self: self.submission is not None)
    @rule(who=PEOPLE)
    def approve(self, who):
        self.tried("approved", lambda: self.section.approve(getattr(self.section, who)))

    @precondition(lambda self: self.submission is not None)
    @rule(remarks=st.sampled_from(["", "Look again."]))
    def send_back(self, remarks):
        self.tried("returned", lambda: self.section.send_back(remarks))

    @precondition(lambda self: self.submission is not None)
    @rule(who=PEOPLE)
    def take_back(self, who):
        self.tried("taken back", lambda: self.section.take_back(getattr(self.section, who)))

    @invariant()
    def each_cell_has_one_unbroken_chain_that_ends_in_its_current_figure(self):
        council = self.section.council
        found = chains(council)
        heads = {chain[0] for each in found.values() for chain in each}
        assert all(len(each) == 1 for each in found.values())
        assert sum(len(chain) for each in found.values() for chain in each) == Figure.objects.count()
        assert set(Figure.objects.current().values_list("pk", flat=True)) == heads

    @invariant()
    def the_trail_reproduces_what_is_typed_and_recorded(self):
        assert replayed(self.section.council) == stored(self.section.council)

    @invariant()
    def the_state_fits_what_is_typed(self):
        submission, entries = self.submission, Entry.objects.count()
        if submission is None:
            assert not entries
            return
        events = Counter(submission.events.values_list("verb", flat=True))
        assert entries or submission.state != "submitted"
        assert not entries or submission.state != "approved"
        assert submission.round == 1 + events[SubmissionEvent.Verb.REOPENED]


@pytest.mark.django_db
@pytest.mark.slow
def test_any_history_leaves_one_current_figure_a_cell_and_a_true_trail():
    Histories.done.clear()
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Histories.done["approved"] and Histories.done["typed"], Histories.done
