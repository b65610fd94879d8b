"""What a figure is set beside where a break lies within a quarter."""

from datetime import date

import pytest

from indicators.checks.reading import read_cells
from indicators.terms.series import Break
from indicators.terms.vocabulary import Basis
from tests.figures import facts
from tests.indicators.checks.checked_cells import cell

IN_OCTOBER = Break(date(2025, 10, 15), "New system from 15 October 2025")
PAST = [(40, 100), (41, 100), (42, 100)]  # of 30 June, 30 September and 31 December


@pytest.mark.parametrize(
    ("basis", "comparable"), [(Basis.POINT, [42]), (Basis.PERIOD, []), (Basis.ROLLING, [])]
)
def test_a_count_after_the_break_is_a_past_and_a_quarter_that_holds_it_is_none(basis, comparable):
    [reading] = read_cells([cell(facts(basis=basis), "43", "100", past=PAST, breaks=(IN_OCTOBER,))])
    assert reading.earlier == comparable
    assert (reading.before is not None) == bool(comparable)
