"""Writes: a council's own framework and its key lines of enquiry, as its page sets them."""

import hashlib
import json
from collections.abc import Callable

from django.db import transaction

from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from indicators.terms.differences import json_fields
from scorecards.definitions.actions import define_scorecards
from scorecards.definitions.council_file import FrameworkDefinition
from scorecards.definitions.querysets import stored_frameworks
from scorecards.definitions.versions.actions import NEW
from scorecards.editor.steps import StepRefused

Step = Callable[[FrameworkDefinition], FrameworkDefinition]
CHANGED = (
    "Somebody else changed this framework while you had it open. What stands now is shown below, with what you typed: "
    "look at both, then try again."
)


class FrameworkChangedMeanwhile(NotAllowed):
    """Somebody else changed it since it was shown."""


def digest_of(framework: FrameworkDefinition) -> str:
    """What a form keeps of the framework that it shows."""
    return hashlib.sha256(json.dumps(json_fields(framework)).encode()).hexdigest()[:16]


@transaction.atomic
def edit_framework(
    *, council: Council, slug: str, step: Step, said: str, shown: str, by: User | None
) -> list[str]:
    """Change it by one step, which is its next version; none where nothing differs. Scorecards and editions that were
    published stay.

    `said` is what the step does, for its list of versions; `shown` the digest of what the person saw. Raises
    FrameworkChangedMeanwhile where it is another by now, NotAllowed where a line would go that a section answers or
    that has evidence.
    """
    lock(council)
    standing = stored_frameworks(council).get(slug)
    if standing is None:
        raise NotAllowed("There is no such framework any more.")
    if digest_of(standing) != shown:
        raise FrameworkChangedMeanwhile(CHANGED)
    try:
        wanted = step(standing)
    except StepRefused as refusal:
        raise NotAllowed(str(refusal)) from refusal
    return define_scorecards(council=council, frameworks=[wanted], scorecards=[], by=by, made=said)


@transaction.atomic
def create_framework(*, council: Council, framework: FrameworkDefinition, by: User | None) -> list[str]:
    """Raises NotAllowed where its address is taken."""
    lock(council)
    if framework.slug in stored_frameworks(council):
        raise NotAllowed(f"There is a framework “{framework.name}” already. Choose another name.")
    return define_scorecards(council=council, frameworks=[framework], scorecards=[], by=by, made=NEW)
