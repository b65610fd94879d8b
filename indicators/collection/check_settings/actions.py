"""Writing a council's settings of the checks."""

from collections.abc import Mapping

from django.db import transaction

from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from accounts.trail.actions import record
from indicators.checks import SETTABLE
from indicators.checks.facts import CheckUse
from indicators.models import CheckSetting
from indicators.terms.differences import Differences

_BY_CODE = {check.code: check for check in SETTABLE}


@transaction.atomic
def set_checks(*, council: Council, settings: Mapping[str, CheckUse], by: User | None) -> list[str]:
    """Store the settings given, by the check's code, and leave the others. Gives the codes of those that changed.

    A setting that is the usual one again is forgotten. Raises NotAllowed for an error, for a check that there is not,
    and for a threshold outside what may be set.
    """
    for code, setting in settings.items():
        _demand_settable(code, setting)
    lock(council)
    stored = {
        row.check_code: CheckUse(row.used, row.threshold)
        for row in CheckSetting.objects.filter(council=council)
    }
    before = {code: stored.get(code, CheckUse()) for code in settings}
    difference = Differences(before, settings)
    changed = difference.changed
    if not changed:
        return []
    CheckSetting.objects.filter(council=council, check_code__in=changed).delete()
    CheckSetting.objects.bulk_create(
        CheckSetting(
            council=council, check_code=code, used=settings[code].used, threshold=settings[code].threshold
        )
        for code in changed
        if settings[code] != CheckUse()
    )
    record(
        by=by,
        council=council,
        verb="set checks",
        subject="check",
        key=council.slug,
        detail={"changed": difference.change()},
    )
    return changed


def _demand_settable(code: str, setting: CheckUse) -> None:
    check = _BY_CODE.get(code)
    if check is None:
        raise NotAllowed(f"“{code[:40]}” is not a query that a council can set.")
    if setting.threshold is None:
        return
    limits = check.threshold
    if limits is None or check.fixed or not limits.lowest <= setting.threshold <= limits.highest:
        raise NotAllowed(f"“{check.title}” cannot have this threshold.")
