"""Stores what a council's file defines, each app its own part, all of it or nothing."""

import dataclasses
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, User
from accounts.policies import demand
from accounts.querysets import lock
from committees.definitions.actions import define_committees
from config.definition_file.council_file import CouncilDefinition
from config.definition_file.parts import parts_said, with_standing_owners, would_be_lost
from config.definition_file.querysets import committees_standing, last_file, standing_definition
from indicators.catalogue.dated.actions import define_series
from indicators.catalogue.own.defined.actions import define_own
from indicators.collection.calendar.actions import define_collections
from indicators.terms.periods import Period
from scorecards.definitions.actions import BY_FILE, define_scorecards
from scorecards.models import DefinitionFile

MOST_NAMED = 20


@transaction.atomic
def define_council(
    *,
    council: Council,
    definition: CouncilDefinition,
    by: User | None,
    dry_run: bool = False,
    starts: Period | None = None,
    replace: bool = False,
    made: str = BY_FILE,
) -> list[str]:
    """Gives a line for each change, which `dry_run` takes back again.

    Scorecards that change get a version for `starts` and after; without it for the quarters of the version before.
    `made` says how in their list of versions.
    What was set on pages since the last file stays: raises NotAllowed where the definition would take it away or change
    it, unless `replace` says that it may. Raises NotAllowed where the state forbids a change.
    """
    lock(council)
    standing = dataclasses.replace(standing_definition(council), committees=committees_standing(council))
    wanted = parts_said(with_standing_owners(definition, standing.collections or ()))
    last = last_file(council)
    if not replace:
        demand(why_not_replace(would_be_lost(parts_said(standing), wanted, last)))
    changes = define_own(council=council, definitions=definition.indicators, by=by)
    changes += define_scorecards(
        council=council,
        frameworks=definition.frameworks,
        scorecards=definition.scorecards,
        by=by,
        starts=starts.start if starts else None,
        made=made,
    )
    changes += define_committees(council=council, committees=definition.committees, by=by)
    if definition.collections is not None:
        changes += define_collections(council=council, collections=definition.collections, by=by)
    changes += define_series(council=council, series=definition.series, by=by)
    values = {"content": {**last, **wanted}, "read_at": timezone.now(), "read_by": by}
    DefinitionFile.objects.update_or_create(council=council, defaults=values)
    if dry_run:
        transaction.set_rollback(True)
    return changes


def why_not_replace(lost: Sequence[str]) -> str:
    """ "" where nothing that was set on pages would be lost."""
    if not lost:
        return ""
    more = len(lost) - MOST_NAMED
    named = [*lost[:MOST_NAMED], *([f"and {more} more"] if more > 0 else [])]
    return (
        f"The file would take away or change what was set on pages: {'; '.join(named)}. Write out what stands with "
        "--export and change that file, or give --replace to let this one have its way."
    )
