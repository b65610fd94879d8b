"""Ticks among the rows of a file that was brought."""

from accounts.models import User
from accounts.policies import inside_atomic
from indicators.intake.bringing.forms import Choice
from indicators.intake.bringing.querysets import Rows, rows_on
from indicators.terms.row_kinds import SAVED_KINDS


@inside_atomic
def tick(*, rows: Rows, choice: Choice, by: User) -> None:
    """Keep what is ticked on the page, then tick all of a kind or none where the button says so.

    Rows of other pages are passed over; refused and unchanged ones have nothing to tick. The trail has what is sent
    or saved of them.
    """
    on_page = [row.pk for row in rows_on(rows, choice.shown) if row.kind in SAVED_KINDS]
    rows.filter(pk__in=on_page).exclude(pk__in=choice.ticked).update(chosen=False)
    rows.filter(pk__in=set(on_page).intersection(choice.ticked)).update(chosen=True)
    if choice.kind in SAVED_KINDS:
        rows.filter(kind=choice.kind).update(chosen=choice.verb == "all")
