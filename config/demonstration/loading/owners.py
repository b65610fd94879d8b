"""Who answers for the measures of the fictional council: its performance officer."""

from datetime import date

from accounts.models import Council, Membership
from accounts.roles import Role
from indicators.catalogue.owners.actions import Ownership, save_owners
from indicators.catalogue.registries import on_scorecards

NEXT_REVIEW = date(2030, 4, 1)


def set_owners(council: Council) -> None:
    officer = Membership.objects.filter(council=council, role=Role.PERFORMANCE_OFFICER).order_by("pk").first()
    if officer is not None:
        owned = Ownership(officer.user_id, NEXT_REVIEW)
        save_owners(council=council, wanted=dict.fromkeys(on_scorecards(council), owned), by=None)
