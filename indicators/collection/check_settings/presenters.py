"""The checks as their page shows them."""

from collections.abc import Mapping
from typing import Any

from indicators.checks import CHECKS, Check, is_used, threshold_of
from indicators.checks.facts import CheckUse, Severity
from indicators.checks.listing import threshold_words


def present_checks(settings: Mapping[str, CheckUse]) -> dict[str, Any]:
    """Queries and errors, each with its words; `off` is how many queries the council does not use."""
    rows = [_row(check, settings) for check in CHECKS]
    queries = [row for row in rows if row["check"].severity is Severity.QUERY]
    return {
        "queries": queries,
        "errors": [row for row in rows if row["check"].severity is Severity.ERROR],
        "off": sum(not row["used"] for row in queries),
    }


def _row(check: Check, settings: Mapping[str, CheckUse]) -> dict[str, Any]:
    own = threshold_of(check, settings)
    changed = check.threshold is not None and own != check.threshold.default
    return {
        "check": check,
        "used": is_used(check, settings),
        "threshold": threshold_words(check, own),
        "usual": threshold_words(check) if changed else "",
    }
