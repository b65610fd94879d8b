"""Which of the checks' findings stand in the way of a section, and what is kept of them. Pure."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from indicators.amounts.cells import CellKey
from indicators.checks import run_checks
from indicators.checks.facts import CheckedCell, CheckUse, Finding, Severity
from indicators.terms.periods import Period


def standing_findings(
    cells: Sequence[CheckedCell], locked: Set[CellKey], settings: Mapping[str, CheckUse]
) -> list[Finding]:
    """What the checks say of what was typed, each at a cell that can be typed into.

    A locked figure was let through before: nothing is said of it, unless something typed beside it brings that
    about, such as a corrected total with which its bands no longer add up. That is said where it was typed, because
    a locked cell has no field for an answer.
    """
    typed_into: dict[tuple[int, Period], CellKey] = {}
    for cell in cells:  # the total stands before its parts
        if cell.key not in locked:
            typed_into.setdefault((cell.key.indicator, cell.key.period), cell.key)
    found = []
    for finding in run_checks(cells, settings):
        own = finding.key
        key = typed_into.get((own.indicator, own.period)) if own in locked else own
        if key is not None:
            found.append(replace(finding, key=key))
    return found


def in_the_way(cells: Sequence[CheckedCell], findings: Sequence[Finding]) -> list[Finding]:
    """The errors, and the queries that nobody answered."""
    answered = answered_cells(cells)
    return [each for each in findings if each.severity is Severity.ERROR or each.key not in answered]


def answers(cells: Sequence[CheckedCell]) -> dict[CellKey, str]:
    """By cell the answer that counts for it: its own, or the one on its indicator's total."""
    own = {cell.key: answer for cell in cells if (answer := cell.typed.answer.strip())}
    found: dict[CellKey, str] = {}
    for key in (cell.key for cell in cells):
        if answer := own.get(key) or own.get(key._replace(category=None), ""):
            found[key] = answer
    return found


def answered_cells(cells: Sequence[CheckedCell]) -> frozenset[CellKey]:
    return frozenset(answers(cells))


def frozen_queries(cells: Sequence[CheckedCell], findings: Sequence[Finding]) -> list[dict[str, str]]:
    """As they are kept with a submission's event: key, check, severity, words, and the answer that counts."""
    given = answers(cells)
    return [
        {
            "key": str(each.key),
            "check": each.check,
            "severity": str(each.severity),
            "words": each.words,
            "answer": given.get(each.key, ""),
        }
        for each in findings
    ]
