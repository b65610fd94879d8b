"""Checks of figures as they come in: errors stop them, queries want an answer."""

from indicators.checks.check import Check, Threshold
from indicators.checks.running import (
    CHECKS,
    FEW_CHILDREN,
    SETTABLE,
    is_used,
    run_checks,
    threshold_of,
)

__all__ = [
    "CHECKS",
    "FEW_CHILDREN",
    "SETTABLE",
    "Check",
    "Threshold",
    "is_used",
    "run_checks",
    "threshold_of",
]
