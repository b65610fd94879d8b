"""Stores what a council's file defines, each app its own part, all of it or nothing."""

from django.db import transaction

from accounts.models import Council, User
from committees.definitions.actions import define_committees
from config.definition_file.council_file import CouncilDefinition
from indicators.catalogue.dated.actions import define_series
from indicators.collection.calendar.actions import define_collections
from scorecards.definitions.actions import define_scorecards


@transaction.atomic
def define_council(
    *, council: Council, definition: CouncilDefinition, by: User | None, dry_run: bool = False
) -> list[str]:
    """Gives a line for each change, which `dry_run` takes back again. Raises NotAllowed."""
    changes = define_scorecards(
        council=council, frameworks=definition.frameworks, scorecards=definition.scorecards, by=by
    )
    changes += define_committees(council=council, committees=definition.committees, by=by)
    if definition.collections is not None:
        changes += define_collections(council=council, collections=definition.collections, by=by)
    changes += define_series(council=council, series=definition.series, by=by)
    if dry_run:
        transaction.set_rollback(True)
    return changes
