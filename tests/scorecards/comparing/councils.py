"""Made-up councils with published figures, for tests of what is set beside each other."""

from collections.abc import Sequence
from datetime import date

from indicators.amounts.amounts import Amounts
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.versions.words import Words
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Basis, Polarity, Unit
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell
from scorecards.comparing.all_councils.councils import AllCouncils, all_councils
from scorecards.comparing.places import Place

YEAR = Period(date(2024, 4, 1), Frequency.FINANCIAL_YEAR)
COUNTRY = AreaName(900, "E92", "England")
REGION = AreaName(901, "E12", "North East")

Figure = Amounts | None  # None: the release has no row of the council


def measure(
    unit: Unit = Unit.PERCENT, polarity: Polarity = Polarity.LOW, decimals: int = 0
) -> IndicatorFacts:
    return IndicatorFacts(
        id=1,
        code="moves",
        words=Words("Three or more homes", denominator="Children in care"),
        unit=unit,
        decimals=decimals,
        polarity=polarity,
        basis=Basis.PERIOD,
        frequency=Frequency.FINANCIAL_YEAR,
        people="children",
        counts_children=True,
        published_source="Children looked after in England",
        question="",
        reviewed=date(2026, 1, 15),
    )


def share(part: float, whole: float = 100) -> Amounts:
    return Amounts(part, whole, 100 * part / whole)


def rate(part: float, whole: float = 10_000) -> Amounts:
    return Amounts(part, whole, 10_000 * part / whole)


def average(value: float) -> Amounts:
    return Amounts(value=value)


def symbol(letter: str) -> Amounts:
    return Amounts(symbol=letter)


def councils(
    own: Figure,
    others: Sequence[Figure],
    *,
    country: Figure = None,
    similar: int = 10,
    joint: dict[int, str] | None = None,
    definition: IndicatorFacts | None = None,
) -> AllCouncils:
    """Ours is number 0 and the others follow; the first `similar` of them are our similar councils.

    `joint` has by number the return that a council filed together with others.
    """
    figures = [own, *others]
    names = [AreaName(number, f"E{number:03d}", name_of(number)) for number in range(len(figures))]
    cells = {
        number: PublishedCell(number, YEAR, figure, "2025", (joint or {}).get(number, ""))
        for number, figure in enumerate(figures)
        if figure is not None
    }
    if country is not None:
        cells[COUNTRY.id] = PublishedCell(COUNTRY.id, YEAR, country, "2025")
    comparators = Comparators("2025", names[0], tuple(names[1 : similar + 1]), REGION, COUNTRY)
    places = [Place(one.id, one.code, one.name, "local authority") for one in names]
    return all_councils(definition or measure(), YEAR, places, cells, comparators)


def name_of(number: int) -> str:
    return "Exampleton" if number == 0 else f"Council {number:03d}"
