"""Made-up bands and kinds of an indicator's latest figure: whole ones, teams, shares alone, missing parts."""

from random import Random

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.terms.vocabulary import Symbol, Unit
from scorecards.assembly.inputs import CategoryDefinition, IndicatorInputs

LABELS = {
    "band": ("Once", "Twice", "Three times", "More often"),
    "breakdown": ("North team", "South team", "East team", "West team"),
}


def add_bands(chance: Random, inputs: IndicatorInputs) -> None:
    """In a third of the indicators with a number, of counts and shares; what is emphasised may be hidden."""
    latest = inputs.figures[-1] if inputs.figures else None
    if latest is None or latest.amounts.value is None or chance.random() > 1 / 3:
        return
    if inputs.definition.unit not in (Unit.COUNT, Unit.PERCENT, Unit.MONEY):
        return
    kind = chance.choice(list(LABELS))
    number = chance.choice([2, 3, 4])
    strong = chance.choice([{number - 1}, {number - 1, number - 2}, set()])
    for place, label in enumerate(LABELS[kind][:number]):
        key = 1000 * inputs.definition.id + place
        inputs.categories.append(
            CategoryDefinition(
                key, f"part-{place}", label, "How often", "how-often", kind, "", place in strong
            )
        )
        amounts = part_of(chance, latest.amounts, inputs.definition.unit, place, number)
        inputs.category_figures.append(
            ReportedFigure(CellKey(inputs.definition.id, key, latest.period), amounts)
        )


def part_of(chance: Random, whole: Amounts, unit: Unit, place: int, number: int) -> Amounts:
    """One part of the whole: a fair piece of what is counted, a team of its own, or only a share; or none."""
    if chance.random() < 0.05:
        return Amounts(symbol=Symbol.NOT_AVAILABLE)
    if unit is not Unit.PERCENT:
        total = int(whole.value or 0)
        return Amounts(value=float(piece(total, place, number)))
    if whole.numerator is None or not whole.denominator or chance.random() < 0.2:
        return Amounts(value=float(piece(100, place, number)))
    counted = int(whole.numerator)
    if counted and chance.random() < 0.7:
        part = piece(counted, place, number)
        return Amounts(part, counted, part / counted * 100)
    size = max(1, int(whole.denominator) // number)
    part = min(size, counted // number)
    return Amounts(part, size, part / size * 100)


def piece(total: int, place: int, number: int) -> int:
    """Whole pieces that add up to the total."""
    return total // number + (total % number if place == 0 else 0)
