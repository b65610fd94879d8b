"""What a page says beside a row's large chart, or in its place."""

from scorecards.charts.comparators import left_out_words
from scorecards.charts.history import History, history
from scorecards.charts.series import remarked
from scorecards.charts.words import country, no_chart_words
from scorecards.payload import RowShown

WHAT_MARKS_SAY = "The marks show what happened when. The chart cannot show that one thing caused another."


def axis_note(row: RowShown) -> str:
    """ "Axis starts at 6%.", or "" where it starts at zero or there is no chart."""
    content = history(row)
    return "" if content.axis.low == 0 or not content.drawn else f"Axis starts at {content.axis.labels[0]}."


def no_chart_note(row: RowShown) -> str:
    """The sentence that stands where the chart would; "" where there is a chart."""
    return no_chart_words(history(row))


def comparators_drawn(row: RowShown) -> bool:
    """Whether anything of similar councils or of the country stands on the chart."""
    content = history(row)
    return content.drawn and bool(content.annual.values)


def chart_notes(row: RowShown) -> str:
    """All that is said under the chart: where its axis starts and what is not on it; or why there is none."""
    content = history(row)
    if not content.drawn:
        return no_chart_words(content)
    restart = (
        "Counts start again each April, so each year has a line of its own."
        if row["basis"] == "year to date"
        else ""
    )
    likely = "The upright bar at the latest figure is its likely range." if content.likely else ""
    notes = (axis_note(row), likely, restart, left_out_words(row), hollow_note(content))
    return " ".join(note for note in notes if note)


def hollow_note(content: History) -> str:
    """What a hollow dot is, where the chart has one."""
    noted = any(remarked(content.cells[place]) for run in content.runs for place, _ in run.points)
    return "A hollow dot is a figure with a remark, which the table of figures has." if noted else ""


def comparator_lines(row: RowShown) -> list[tuple[str, str, float]]:
    """What the chart draws of others: the line's name, its year and its value."""
    content = history(row)
    annual, name = content.annual, country(row["comparison"])
    named = (
        ("Similar councils, lower quartile", annual.lower),
        ("Similar councils, middle", annual.median),
        ("Similar councils, upper quartile", annual.upper),
        (name, annual.england),
    )
    return (
        [(line, step.label, step.value) for line, steps in named for step in steps] if content.drawn else []
    )
