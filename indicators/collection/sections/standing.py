"""Which of the checks' findings stand in the way of a section, and what is kept of them. Pure."""

from collections.abc import Mapping, Sequence, Set

from indicators.amounts.cells import CellKey
from indicators.checks import run_checks
from indicators.checks.facts import Finding, Section, Setting, Severity
from indicators.terms.periods import Period


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


def answers(section: Section, locked: Set[CellKey] = frozenset()) -> dict[CellKey, str]:
    """By cell the answer that counts for it: its own, or the one on its indicator's total.

    A locked cell cannot be answered at: for it counts an answer anywhere among its indicator's cells of that period.
    """
    own = {cell.key: answer for cell in section.cells if (answer := cell.typed.answer.strip())}
    anywhere: dict[tuple[int, Period], str] = {}
    for key, answer in own.items():
        anywhere.setdefault((key.indicator, key.period), answer)
    found: dict[CellKey, str] = {}
    for key in (cell.key for cell in section.cells):
        beside = anywhere.get((key.indicator, key.period), "") if key in locked else ""
        if answer := own.get(key) or own.get(key._replace(category=None)) or beside:
            found[key] = answer
    return found


def answered_cells(section: Section, locked: Set[CellKey] = frozenset()) -> frozenset[CellKey]:
    return frozenset(answers(section, locked))


def frozen_queries(
    section: Section, findings: Sequence[Finding], locked: Set[CellKey] = frozenset()
) -> list[dict[str, str]]:
    """As they are kept with a submission's event: key, check, severity, words, and the answer that counts."""
    given = answers(section, locked)
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
