"""Corrections that are kept together: a figure and what changes with it."""

from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from accounts.policies import NotAllowed
from indicators.amounts.cells import CellKey, Typed
from indicators.collection.entry.actions import save_entries
from indicators.models import CalendarSection
from indicators.terms.periods import Period

AT_THE_SAME_TIME = (
    "Somebody else saved a correction of this figure while you typed. Look at theirs, then try again."
)


@transaction.atomic
def save_corrections(
    *,
    collection: CalendarSection,
    period: Period,
    typed: Mapping[CellKey, Typed],
    shown: Mapping[CellKey, str],
    by: User,
) -> None:
    """All of them or none. Raises NotAllowed where one may not be kept, or somebody else has changed one meanwhile.

    `shown` has the digest of what stood there when the officer looked.
    """
    saved = save_entries(collection=collection, period=period, typed=typed, shown=shown, by=by)
    if saved.conflicts:
        raise NotAllowed(AT_THE_SAME_TIME)
