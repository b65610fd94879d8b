"""What the charts say in words: the sentence a screen reader gets instead of the drawing."""

from collections.abc import Sequence

from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Basis
from scorecards.assembly.shown import sample_of
from scorecards.charts.history import History
from scorecards.charts.series import WITHIN_A_YEAR, basis_of, cell_value, drawable, period_of
from scorecards.payload import CellShown, ComparisonShown, RowShown

_NOUNS = {
    Frequency.WEEK: ("week", "weeks"),
    Frequency.MONTH: ("month", "months"),
    Frequency.QUARTER: ("quarter", "quarters"),
}


def period_noun(cells: Sequence[CellShown], count: int) -> str:
    """ "12 quarters", "1 month", "6 years" by the periods' own codes."""
    period = period_of(cells[-1]["period"]) if cells else None
    one, many = _NOUNS.get(period.frequency, ("year", "years")) if period else ("period", "periods")
    return f"{count} {one if count == 1 else many}"


def story(cells: Sequence[CellShown], since: int, basis: Basis | None = None) -> str:
    """The course of the current series, from place `since` on: "12 quarters, from 88% to 81%, 1 not shown."."""
    current = cells[since:] or cells[-1:]
    shown = [cell for cell in current if cell_value(cell) is not None]
    if not shown:
        return f"{period_noun(cells, len(current))}, no figure shown."
    noun = period_noun(cells, len(current))
    course = _course(shown, basis)
    missing = len(current) - len(shown)
    if not missing:
        return f"{noun}, {course}."
    latest = ", the latest among them" if cell_value(current[-1]) is None else ""
    return f"{noun}, {course}, {missing} not shown{latest}."


def _course(shown: Sequence[CellShown], basis: Basis | None) -> str:
    """ "from 88% to 81%"; of a count that starts again each April only the same quarter of two years is set apart."""
    first, last = shown[0], shown[-1]
    period = period_of(last["period"])
    if basis is Basis.YEAR_TO_DATE and period and period.frequency in WITHIN_A_YEAR:
        year_before = period.year_before().code
        pair = [one for one in shown if one["period"] in (year_before, last["period"])]
        return "counted again from each April: " + ", ".join(
            f"{one['label']} {one['display']}" for one in pair
        )
    return f"from {first['display']} to {last['display']}" if len(shown) > 1 else first["display"]


def target_sentence(row: RowShown) -> str:
    target = row["target"]
    return f"Target {target['display']}." if drawable(target["value"]) is not None else ""


def break_label(cells: Sequence[CellShown], since: int) -> str:
    """The first period after the last break: "Q1 24/25"; the one that holds it where none has followed."""
    return cells[min(since, len(cells) - 1)]["label"]


def trend_sentence(row: RowShown, content: History) -> str:
    """The large chart in words: the course, breaks, target, usual range and comparators."""
    cells = content.cells
    course = story(cells, content.since, basis_of(row))
    parts = [f"Line chart to {cells[-1]['label']}:" if cells else "Line chart:", course]
    parts += [f"{a_break['label'].rstrip('.')}." for a_break in content.breaks]
    parts += [target_sentence(row), f"{content.optimum.words}." if content.optimum else ""]
    if content.limits:
        parts.append(f"Our usual range {content.limits['display']}.")
    if row["comparison"] and content.annual.values:
        parts.append(_comparators(row["comparison"]))
    parts += [f"{sample}." if (sample := sample_of(row)) else "", row.get("long_run", "")]
    return " ".join(part for part in parts if part)


def no_chart_words(content: History) -> str:
    """What stands in place of the large chart where there is no course to draw; "" where there is one."""
    if content.drawn:
        return ""
    shown = [cell for cell in content.cells if cell_value(cell) is not None]
    if shown:
        only = shown[0]
        return f"{only['display']} in {only['label']} is the only figure shown, so there is no chart yet."
    why = content.cells[-1]["reason"].rstrip(".") if content.cells else ""
    return "No figure is shown, so there is no chart." + (f" {why[:1].upper()}{why[1:]}." if why else "")


def _comparators(comparison: ComparisonShown) -> str:
    said = []
    if drawable(comparison["median"]) is not None:
        said.append(f"middle of similar councils {comparison['median_display']}")
    if drawable(comparison["england"]["value"]) is not None:
        said.append(f"{country(comparison)} {comparison['england']['display']}")
    when = comparison["period"]  # a year, "2024/25", or a day, "31 March 2025"
    return f"{'At' if ' ' in when else 'In'} {when}: {', '.join(said)}." if said else ""


def country(comparison: ComparisonShown | None) -> str:
    """The country compared with, by its name: a made-up council has a made-up one."""
    return (comparison["england"]["name"] if comparison else "") or "England"
