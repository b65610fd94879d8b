"""Notes a visit to a council's home: on the first of each day, and no more."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Council, User, Visit


def last_looked(*, council: Council, by: User) -> date | None:
    """The last day before today on which this person looked at the council's home; None where this is the first time.

    One query; on the first visit of a day what it finds is kept besides, without an entry in the trail: it says nothing
    of the council.
    """
    visit, today = Visit.objects.filter(council=council, user=by).first(), localdate()
    return visit.before if visit and visit.on >= today else _note(council, by, today)


@transaction.atomic
def _note(council: Council, by: User, today: date) -> date | None:
    visit, _ = Visit.objects.select_for_update().get_or_create(
        council=council, user=by, defaults={"on": today}
    )
    if visit.on < today:
        visit.before, visit.on = visit.on, today
        visit.save()
    return visit.before
