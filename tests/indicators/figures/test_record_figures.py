"""What is recorded with a batch of figures: each one's reason and author, where it came from, and the trail of it."""

import pytest

from accounts.models import AuditEntry
from accounts.trail.parts import read_detail
from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.figures.actions import MOST_ON_THE_TRAIL, ReasonNeeded, SourceFacts, record_figures
from indicators.models import Figure
from indicators.terms.periods import month_of, quarter_of
from tests.factories import (
    CouncilFactory,
    IndicatorFactory,
    SendingSystemFactory,
    SubmissionFactory,
    UserFactory,
)
from tests.figures import reported
from tests.trail import replayed, stored

pytestmark = pytest.mark.django_db

QUARTER = quarter_of(2018, 2)


@pytest.fixture
def council():
    return CouncilFactory()


def row(indicator, value, period=QUARTER, **rest) -> ReportedFigure:
    return reported(CellKey(indicator.pk, None, period), value, 100.0, value, **rest)


def record(council, rows, **options):
    options = {"source": SourceFacts(), "by": None, **options}
    return record_figures(council=council, rows=rows, **options)


def test_a_row_may_have_a_reason_of_its_own_and_the_batch_one_for_the_rest(council):
    first, second, third = (IndicatorFactory() for _ in range(3))
    record(council, [row(each, 8.0) for each in (first, second, third)])
    rows = [row(first, 9.0, reason="One was late"), row(second, 9.0), row(third, 8.0, reason="Unused")]
    with pytest.raises(ReasonNeeded) as needed:
        record(council, rows)
    assert needed.value.changed == 1
    done = record(council, rows, reason="Counted again")
    assert (done.added, done.changed, done.unchanged) == (0, 2, 1)
    current = Figure.objects.current()
    assert current.get(indicator=first).reason == "One was late"
    assert current.get(indicator=second).reason == "Counted again"
    assert current.get(indicator=third).reason == ""
    assert done.source.reason == "One was late; Counted again"


def test_a_batch_says_who_brought_it_and_each_figure_who_entered_it(council):
    officer, head, other = (UserFactory() for _ in range(3))
    first, second = IndicatorFactory(), IndicatorFactory()
    submission, system = SubmissionFactory(council=council), SendingSystemFactory(council=council)
    facts = SourceFacts(kind="typed", submission=submission, approved_by=head, system=system)
    rows = [row(first, 8.0, entered_by=other.pk), row(second, 8.0)]
    source = record(council, rows, source=facts, by=officer).source
    assert (source.by, source.approved_by) == (officer, head)
    assert (source.submission, source.system) == (submission, system)
    assert Figure.objects.get(indicator=first).created_by == other
    assert Figure.objects.get(indicator=second).created_by == officer


def test_the_trail_holds_each_figure_of_a_batch_before_and_after(council):
    first, second = IndicatorFactory(), IndicatorFactory()
    record(council, [row(first, 8.0)])
    hidden = reported(CellKey(first.pk, None, QUARTER), symbol="c")
    record(council, [hidden, row(second, 5.0)], reason="Too few")
    eight = {"value": 8.0, "numerator": 8.0, "denominator": 100.0, "symbol": ""}
    detail = read_detail(AuditEntry.objects.filter(verb="recorded figures").latest("pk").detail)
    assert detail["figures"].things[f"{first.pk}-0-2018-19-Q2"] == {
        "before": eight,
        "after": {"value": None, "numerator": None, "denominator": None, "symbol": "c"},
    }
    assert [detail[name].value for name in ("added", "changed", "reason")] == [1, 1, "Too few"]
    assert replayed(council) == stored(council)


def test_the_trail_of_a_large_import_has_the_counts_alone(council):
    indicators = [IndicatorFactory() for _ in range(10)]
    rows = [
        row(indicator, 8.0, month_of(1900 + number // 12, number % 12 + 1))
        for indicator in indicators
        for number in range(MOST_ON_THE_TRAIL // 10)
    ]
    record(council, rows)
    assert len(read_detail(AuditEntry.objects.get().detail)["figures"].things) == MOST_ON_THE_TRAIL
    nine = [each._replace(amounts=each.amounts._replace(value=9.0)) for each in rows]
    record(council, [*nine, row(indicators[0], 1.0)], reason="Counted again")
    latest = read_detail(AuditEntry.objects.latest("pk").detail)
    assert "figures" not in latest
    assert [latest[name].value for name in ("added", "changed")] == [1, MOST_ON_THE_TRAIL]
