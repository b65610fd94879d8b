"""Writes: a framework's next version."""

from accounts.models import User
from accounts.policies import inside_atomic
from indicators.terms.differences import json_fields
from scorecards.definitions.council_file import FrameworkDefinition
from scorecards.definitions.frameworks.querysets import newest_framework_version
from scorecards.definitions.versions.actions import FOUND
from scorecards.models import Framework, FrameworkVersion

LONGEST_MADE = 400


@inside_atomic
def keep_framework_version(
    *,
    framework: Framework,
    before: FrameworkDefinition | None,
    wanted: FrameworkDefinition,
    made: str,
    by: User | None,
) -> FrameworkVersion:
    """Keep what it is now, and first, where no version is kept yet, what it was `before`; None: it is new."""
    latest = newest_framework_version(framework)
    if latest is None and before is not None:
        latest = _kept(framework, 1, before, FOUND, None)
    return _kept(framework, latest.number + 1 if latest else 1, wanted, made, by)


def _kept(
    framework: Framework, number: int, definition: FrameworkDefinition, made: str, by: User | None
) -> FrameworkVersion:
    return FrameworkVersion.objects.create(
        framework=framework,
        number=number,
        definition=json_fields(definition),
        made=made[:LONGEST_MADE],
        created_by=by,
    )
