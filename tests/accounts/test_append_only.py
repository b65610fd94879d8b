"""What was reported, written, published or done stays on record: a correction is a new row beside it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import AuditEntry
from accounts.trail import actions as audit
from indicators.models import Commentary, Figure, HistoryStep
from scorecards.models import Edition, Summary
from tests.factories import (
    CommentaryFactory,
    CouncilFactory,
    EvidenceFactory,
    FigureFactory,
    HistoryFileFactory,
    ScorecardFactory,
    SummaryFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def entry() -> AuditEntry:
    with transaction.atomic():
        return audit.record(by=None, council=CouncilFactory(), verb="x", subject="council")


def edition() -> Edition:
    card = ScorecardFactory()
    where = {"council": card.council, "scorecard": card, "frequency": "quarter", "start": "2025-07-01"}
    return Edition.objects.create(**where, number=1, payload={}, sha256="0" * 64)


def history_step() -> HistoryStep:
    return HistoryStep.objects.create(file=HistoryFileFactory(), verb="sent", by=UserFactory())


MADE = [
    pytest.param(history_step, "remarks", id="step of a file of history"),
    pytest.param(entry, "verb", id="audit entry"),
    pytest.param(FigureFactory, "note", id="figure"),
    pytest.param(CommentaryFactory, "text", id="commentary"),
    pytest.param(SummaryFactory, "text", id="summary"),
    pytest.param(EvidenceFactory, "said", id="evidence"),
    pytest.param(edition, "correction", id="edition"),
]
WAYS = {
    "save": lambda row, rows, field: row.save(),
    "save one field": lambda row, rows, field: row.save(update_fields=[field]),
    "delete": lambda row, rows, field: row.delete(),
    "update": lambda row, rows, field: rows.filter(pk=row.pk).update(**{field: "changed"}),
    "bulk update": lambda row, rows, field: rows.bulk_update([row], [field]),
    "update or create": lambda row, rows, field: rows.update_or_create(
        pk=row.pk, defaults={field: "changed"}
    ),
    "insert over it": lambda row, rows, field: rows.bulk_create(
        [row], update_conflicts=True, update_fields=[field], unique_fields=["pk"]
    ),
    "delete many": lambda row, rows, field: rows.all().delete(),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("make", "field"), MADE)
def test_no_way_of_writing_changes_or_removes_a_row(make, field, way):
    row = make()
    rows = type(row).objects
    before = rows.filter(pk=row.pk).values().get()
    setattr(row, field, "changed")
    with pytest.raises(ValidationError), transaction.atomic():
        WAYS[way](row, rows, field)
    assert rows.filter(pk=row.pk).values().get() == before


def test_a_figure_may_only_stop_being_the_current_one():
    figure = FigureFactory()
    Figure.objects.filter(pk=figure.pk).mark_superseded()
    assert not Figure.objects.get(pk=figure.pk).is_current


def test_new_rows_are_added_many_at_once():
    written = CommentaryFactory()
    copy = Commentary.objects.get(pk=written.pk)
    copy.pk = None
    Commentary.objects.bulk_create([copy])
    Summary.objects.bulk_create([])
    assert Commentary.objects.count() == 2
