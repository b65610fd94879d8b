"""Writes: a scorecard and the committee that reads it, in one go."""

from django.db import transaction

from accounts.models import Council, User
from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.definitions.versions.actions import copy_scorecard, create_scorecard
from scorecards.editor.registries import give_scorecard
from scorecards.models import Scorecard


@transaction.atomic
def set_up_scorecard(
    *,
    council: Council,
    slug: str,
    title: str,
    committee: str,
    short_name: str,
    source: Scorecard | None,
    by: User | None,
) -> Scorecard:
    """An empty scorecard, or a copy of `source`; its committee is set up where there is none of that name.

    Raises NotAllowed where the address is taken.
    """
    if source is not None:
        scorecard = copy_scorecard(scorecard=source, slug=slug, title=title, committee=committee, by=by)
    else:
        empty = ScorecardDefinition(slug, committee, title, "", ())
        scorecard = create_scorecard(council=council, definition=empty, by=by, unfinished=True)
    give_scorecard(council=council, scorecard=scorecard, name=committee, short_name=short_name, by=by)
    return scorecard
