"""One made-up indicator with all that is read of it: figures, targets, bands, national figures; seeded, invented.

Figures are the odd series of the statistics' own tests. Titles, questions and labels are of a kind, so that what a
sentence adds to them can be told from them.
"""

from dataclasses import replace
from random import Random
from typing import Any

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.amounts.derivation import work_out
from indicators.catalogue.dated.values import TargetValues
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.questions import LinkedQuestion, Movement, Questions, Situation
from indicators.terms.periods import Frequency, Period
from indicators.terms.series import Break
from indicators.terms.vocabulary import Basis, Polarity, Symbol, Unit
from indicators.terms.written_periods import parse_period
from scorecards.assembly.inputs import IndicatorInputs, Pin, Remark
from scorecards.assembly.rows import latest_period
from scorecards.statistics.series_file import ALSO_CALLED
from tests.figures import facts

from ..statistics.chance import LAST, label
from ..statistics.odd_worlds import odd
from .bands import add_bands
from .national import national_figures

NOW = parse_period(label(LAST))
PEOPLE = (
    "children",
    "social workers",
    "care leavers",
    "families",
    "young women",
    "visits",
    "reviews",
    "enquiries",
)
TITLES = (
    "Visits on time", "Three or more homes", "Families who were helped early", "Cases of social workers",
    "In touch with the council", "Days to a match", "Teeth checked in the year", "Plans that were reviewed",
)  # fmt: skip
YEARLY = (Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR, Frequency.SNAPSHOT)
WHO = ("with 25 or more cases", "seen in time", "")
SYMBOLS = (
    Symbol.NOT_APPLICABLE,
    Symbol.NOT_AVAILABLE,
    Symbol.UNRELIABLE,
    Symbol.LOW,
    Symbol.PROMISED,
    Symbol.CONFIDENTIAL,
)


def measure(chance: Random, place: int) -> IndicatorInputs:
    """Everything of the indicator at that place of a scorecard; its primary key is the place."""
    series = odd(chance, f"measure {place}")
    basis = Basis(series["basis"])
    frequency = Frequency.QUARTER
    if basis in (Basis.POINT, Basis.ROLLING) and chance.random() < 0.15:
        frequency = chance.choice(YEARLY)
    definition = definition_of(chance, series, frequency, place)
    inputs = IndicatorInputs(definition, figures_of(chance, series, definition))
    inputs.breaks = [
        Break(moved(start, frequency).start, f"New system {n}") for n, start in enumerate(series["breaks"], 1)
    ]
    inputs.targets = targets_of(chance, inputs)
    inputs.published = national_figures(chance, inputs)
    inputs.pins = (
        [Pin(NOW.shift(-chance.randint(0, 9)).start, "A new team began")] if chance.random() < 0.2 else []
    )
    if chance.random() < 0.2:
        inputs.remarks[latest_period(inputs, NOW)] = Remark(
            "Staff were short.\n\nIt was put right.", "Head of Service", "Agreed by the Director"
        )
    add_bands(chance, inputs)
    return inputs


def definition_of(chance: Random, series: dict[str, Any], frequency: Frequency, place: int) -> IndicatorFacts:
    unit = Unit(ALSO_CALLED.get(series["unit"], series["unit"]))
    exceeds = unit is Unit.PERCENT and chance.random() < 0.05
    found = facts(
        id=place,
        code=f"measure-{place}",
        title=TITLES[place % len(TITLES)],
        meaning="What the measure is about.",
        numerator="Those who are counted",
        denominator="" if unit is Unit.COUNT else "All of them",
        source="Case records",
        unit=unit,
        decimals=0 if unit is Unit.COUNT else chance.choice([0, 0, 0, 1, 2]),
        polarity=Polarity(series["polarity"]),
        basis=Basis(series["basis"]),
        frequency=frequency,
        people=chance.choice(PEOPLE),
        counts_children=chance.random() < 0.6,
        numerator_people="" if exceeds else chance.choice(WHO),
        sampled_from="open case files" if unit is Unit.PERCENT and chance.random() < 0.1 else "",
        population=chance.choice([None, 5000]),
        may_exceed_100=exceeds,
    )
    return replace(found, questions=questions_of(chance, place))


def questions_of(chance: Random, place: int) -> Questions:
    """One for each situation, which says its name; in a third of the measures only the usual ones."""
    if chance.random() < 1 / 3:
        return Questions()
    own = {each: f"Is it {each.value}?" for each in Situation if chance.random() < 0.8}
    moves = [chance.choice(list(Movement)) for _ in range(2)]
    link = LinkedQuestion(
        f"measure-{place + 1}", *moves, f"Does one move {moves[0]} and the other {moves[1]}?"
    )
    return Questions(own, (link,))


def moved(text: str, frequency: Frequency) -> Period:
    """The quarter of a series, or as many whole years before the last as it is quarters."""
    quarter = parse_period(text)
    if frequency is Frequency.QUARTER:
        return quarter
    away = (quarter.start.year - NOW.start.year) * 4 + (quarter.start.month - NOW.start.month) // 3
    last = Period.of(NOW.end, frequency).previous()
    return last.shift(away) if last.start.year + away > 1950 else last.shift(-60)


def figures_of(chance: Random, series: dict[str, Any], definition: IndicatorFacts) -> list[ReportedFigure]:
    """As recorded: worked out where the people were given, with what is said of a figure now and then."""
    found = []
    if definition.unit is Unit.PERCENT and chance.random() < 0.15:
        grow(series["points"][-2:])
    for point in series["points"]:
        amounts = amounts_of(chance, point, definition.unit)
        if amounts is None:
            continue
        key = CellKey(definition.id, None, moved(point["period"], definition.frequency))
        was = amounts.value * 1.02 if amounts.value and chance.random() < 0.05 else None
        found.append(ReportedFigure(key, amounts, corrected_from=was))
    return found


def grow(points: list[dict[str, Any]]) -> None:
    """Twice as many people, and as large a share of them."""
    for point in points:
        for part in ("numerator", "denominator"):
            point[part] = None if point[part] is None else point[part] * 2


def amounts_of(chance: Random, point: dict[str, Any], unit: Unit) -> Amounts | None:
    """None where nothing was sent; a figure without a number always says why."""
    value = work_out(unit, point["numerator"], point["denominator"])
    if value is None:
        value = point["value"]
    if point["symbol"] == Symbol.CONFIDENTIAL:
        return Amounts(symbol=Symbol.CONFIDENTIAL)
    if value is None:
        symbol = point["symbol"] if point["symbol"] in SYMBOLS else chance.choice(SYMBOLS)
        return (
            None
            if chance.random() < 0.5
            else Amounts(symbol=symbol, note=chance.choice(["", "expected in June"]))
        )
    numerator, denominator = point["numerator"], point["denominator"]
    if unit is Unit.COUNT:
        numerator = denominator = None
    status = "provisional" if chance.random() < 0.1 else "final"
    return Amounts(
        numerator, denominator, value, status=status, note=chance.choice(["", "", "", "Counted by hand"])
    )


def targets_of(chance: Random, inputs: IndicatorInputs) -> list[TargetValues]:
    """None, near the latest figure (where rounding matters), or somewhere; now and then another one before."""
    values = [one.amounts.value for one in inputs.figures if one.amounts.value is not None]
    if chance.random() < 0.3:
        return []
    near = (values or [50.0])[-1] * chance.choice([0.7, 0.95, 0.995, 1, 1.004, 1.06, 1.5])
    kept = round(near, chance.choice([0, 0, 1]))
    upper = kept + chance.choice([0.5, 5, 20]) if inputs.definition.polarity is Polarity.RANGE else None
    margin, set_by = chance.choice([0, 0.5, 3]), chance.choice(["", "the Panel in March 2025"])
    now = TargetValues(NOW.shift(-5).start, kept, margin, set_by, upper)
    before = TargetValues(NOW.shift(-60).start, kept + 1, 1.0, "", upper and upper + 1)
    return [before, now] if chance.random() < 0.3 else [replace(now, starts=before.starts)]
