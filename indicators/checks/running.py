"""Running the checks over a section. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from indicators.amounts.cells import CellKey
from indicators.checks.check import CellFault, Check
from indicators.checks.errors import ERRORS
from indicators.checks.facts import CheckedCell, CheckUse, Finding, Severity
from indicators.checks.families import Family, families
from indicators.checks.queries import QUERIES
from indicators.checks.reading import CellReading, read_cells
from indicators.checks.shared_totals import sharing_rows

CHECKS: tuple[Check, ...] = ERRORS + QUERIES
# A council may set these of its own.
SETTABLE = QUERIES
# Its threshold is that of the council's hidden numbers.
FEW_CHILDREN = "few-children-in-words"
_USUAL = CheckUse()


def run_checks(cells: Sequence[CheckedCell], settings: Mapping[str, CheckUse]) -> list[Finding]:
    """What the checks find, in the order of the page, errors of a cell before its queries.

    `cells` are a section's in that order: each indicator's total, then its categories.
    `settings` are the council's, by a check's code; errors are always looked for. A figure that stands as it was
    recorded is not questioned again, though new commentary on it is. A cell with an error in its numbers gets no
    queries.
    """
    readings = read_cells(cells)
    found: dict[CellKey, list[Finding]] = {}
    used = [(check, threshold_of(check, settings)) for check in CHECKS if is_used(check, settings)]
    for reading in readings:
        found[reading.cell.key] = _of_cell(reading, used)
    for family in families(readings):
        for finding in _of_family(family, used, found):
            found.setdefault(finding.key, []).append(finding)
    for finding in _of_groups(readings, used):
        found.setdefault(finding.key, []).append(finding)
    return [
        finding
        for reading in readings
        for finding in sorted(found.get(reading.cell.key, ()), key=lambda one: one.severity is Severity.QUERY)
    ]


def is_used(check: Check, settings: Mapping[str, CheckUse]) -> bool:
    return check.severity is Severity.ERROR or settings.get(check.code, _USUAL).used


def threshold_of(check: Check, settings: Mapping[str, CheckUse]) -> float:
    """The council's threshold, or else the usual one; 0 where the check has none."""
    if check.threshold is None:
        return 0.0
    own = settings.get(check.code, _USUAL).threshold
    return check.threshold.default if own is None else own


def _of_cell(reading: CellReading, used: Iterable[tuple[Check, float]]) -> list[Finding]:
    found: list[Finding] = []
    spoken: set[str] = set()
    for check, threshold in used:
        if check.of_cell is None or (reading.stands and not check.standing) or check.group in spoken:
            continue
        if check.severity is Severity.QUERY and "number" in spoken:
            break
        fault = check.of_cell(reading, threshold)
        if fault is not None:
            spoken.update({check.group} - {""})
            found.append(_finding(check, reading.cell.key, fault))
    return found


def _of_family(
    family: Family, used: Iterable[tuple[Check, float]], found: Mapping[CellKey, list[Finding]]
) -> Iterable[Finding]:
    """Sums are left alone until each of their numbers is right by itself, and where nothing was typed."""
    members = (family.total, *family.parts)
    if all(member.stands or not member.entered for member in members):
        return
    wrong = any(
        finding.severity is Severity.ERROR
        and finding.column in ("numerator", "denominator", "value", "symbol")
        for member in members
        for finding in found.get(member.cell.key, ())
        if member.entered
    )
    for check, threshold in used:
        if check.of_family is None or (wrong and check.code != "some-bands-missing"):
            continue
        for key, fault in check.of_family(family, threshold):
            yield _finding(check, key, fault)


def _of_groups(readings: Sequence[CellReading], used: Iterable[tuple[Check, float]]) -> Iterable[Finding]:
    by_cell = {reading.cell.key: reading for reading in readings}
    for group in sharing_rows(reading.cell for reading in readings):
        members = [by_cell[cell.key] for cell in group]
        for check, threshold in used:
            if check.of_group is not None:
                for key, fault in check.of_group(members, threshold):
                    yield _finding(check, key, fault)


def _finding(check: Check, key: CellKey, fault: CellFault) -> Finding:
    return Finding(check.code, check.severity, key, fault.column, fault.words)
