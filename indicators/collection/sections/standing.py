"""Which of the checks' findings stand in the way of a section, and what is kept of them. Pure."""

from collections.abc import Mapping, Sequence, Set

from indicators.amounts.cells import CellKey
from indicators.checks import run_checks
from indicators.checks.facts import CheckedCell, CheckUse, Finding, Severity
from indicators.terms.periods import Period


def standing_findings(
    cells: Sequence[CheckedCell], locked: Set[CellKey], settings: Mapping[str, CheckUse]
) -> list[Finding]:
    """What the checks say of what was typed.

    A locked figure was let through before: nothing is said of it, unless something typed beside it brings that
    about, such as a corrected band that no longer adds up with its total.
    """
    typed_into = {(cell.key.indicator, cell.key.period) for cell in cells if cell.key not in locked}
    return [
        finding
        for finding in run_checks(cells, settings)
        if finding.key not in locked or (finding.key.indicator, finding.key.period) in typed_into
    ]


def in_the_way(
    cells: Sequence[CheckedCell], findings: Sequence[Finding], locked: Set[CellKey] = frozenset()
) -> list[Finding]:
    """The errors, and the queries that nobody answered."""
    answered = answered_cells(cells, locked)
    return [each for each in findings if each.severity is Severity.ERROR or each.key not in answered]


def answers(cells: Sequence[CheckedCell], locked: Set[CellKey] = frozenset()) -> dict[CellKey, str]:
    """By cell the answer that counts for it: its own, or the one on its indicator's total.

    A locked cell cannot be answered at: for it counts an answer anywhere among its indicator's cells of that period.
    """
    own = {cell.key: answer for cell in cells if (answer := cell.typed.answer.strip())}
    anywhere: dict[tuple[int, Period], str] = {}
    for key, answer in own.items():
        anywhere.setdefault((key.indicator, key.period), answer)
    found: dict[CellKey, str] = {}
    for key in (cell.key for cell in cells):
        beside = anywhere.get((key.indicator, key.period), "") if key in locked else ""
        if answer := own.get(key) or own.get(key._replace(category=None)) or beside:
            found[key] = answer
    return found


def answered_cells(cells: Sequence[CheckedCell], locked: Set[CellKey] = frozenset()) -> frozenset[CellKey]:
    return frozenset(answers(cells, locked))


def frozen_queries(
    cells: Sequence[CheckedCell], findings: Sequence[Finding], locked: Set[CellKey] = frozenset()
) -> list[dict[str, str]]:
    """As they are kept with a submission's event: key, check, severity, words, and the answer that counts."""
    given = answers(cells, locked)
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
