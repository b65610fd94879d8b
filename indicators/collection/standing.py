"""Which of the checks' findings stand in the way of a section, and what is kept of them. Pure."""

from collections.abc import Mapping, Sequence, Set

from indicators.checks import run_checks
from indicators.checks.facts import Finding, Section, Setting, Severity
from indicators.collection.cells import CellKey


def standing_findings(
    section: Section, locked: Set[CellKey], settings: Mapping[str, Setting]
) -> list[Finding]:
    """What the checks say of what was typed.

    A locked figure was let through before: nothing is said of it, unless something typed beside it brings that
    about, such as a corrected band that no longer adds up with its total.
    """
    typed_into = {(cell.key.indicator, cell.key.period) for cell in section.cells if cell.key not in locked}
    return [
        finding
        for finding in run_checks(section, settings)
        if finding.key not in locked or (finding.key.indicator, finding.key.period) in typed_into
    ]


def in_the_way(
    section: Section, findings: Sequence[Finding], locked: Set[CellKey] = frozenset()
) -> list[Finding]:
    """The errors, and the queries that nobody answered."""
    answered = answered_cells(section, locked)
    return [each for each in findings if each.severity is Severity.ERROR or each.key not in answered]


def answered_cells(section: Section, locked: Set[CellKey] = frozenset()) -> frozenset[CellKey]:
    """Cells with an answer of their own or on their indicator's total.

    A locked cell cannot be answered at: for it counts an answer anywhere among its indicator's cells of that period.
    """
    own = {cell.key for cell in section.cells if cell.typed.answer.strip()}
    anywhere = {(key.indicator, key.period) for key in own}
    totals = {(key.indicator, key.period) for key in own if key.category is None}
    keys = (cell.key for cell in section.cells)
    return frozenset(
        key
        for key in keys
        if key in own
        or (key.indicator, key.period) in totals
        or (key in locked and (key.indicator, key.period) in anywhere)
    )


def frozen_queries(section: Section, findings: Sequence[Finding]) -> list[dict[str, str]]:
    """As they are kept with a submission's event: key, check, severity, words, answer.

    An answer on the indicator's total is for its parts too.
    """
    answers = {cell.key: cell.typed.answer for cell in section.cells}
    return [
        {
            "key": str(each.key),
            "check": each.check,
            "severity": str(each.severity),
            "words": each.words,
            "answer": answers.get(each.key) or answers.get(each.key._replace(category=None), ""),
        }
        for each in findings
    ]
