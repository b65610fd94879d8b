"""Reads about one cell: what it is, which section holds it, and every figure that ever stood in it."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Council
from indicators.amounts.cells import CellKey
from indicators.models import CalendarSection, Category, Entry, Figure, HistoryFile, Indicator, Submission
from indicators.terms.periods import Frequency, Period

MOST_PERIODS = 12


def indicator_of(council: Council, key: CellKey) -> Indicator | None:
    """The catalogue's indicator or the council's own; None for another council's."""
    return Indicator.objects.seen_by(council).filter(pk=key.indicator).first()


def category_of(council: Council, key: CellKey) -> Category | None:
    """None for the total, and for a category that is not the indicator's or is another council's."""
    if key.category is None:
        return None
    return Category.objects.seen_by(council).filter(pk=key.category, indicator=key.indicator).first()


def section_holding(council: Council, key: CellKey) -> tuple[CalendarSection, Period] | None:
    """The section in which the cell is entered, and the period of that section it ends in; None for weeks and for
    what is not in the calendar."""
    collection = CalendarSection.objects.filter(council=council, entries__indicator=key.indicator).first()
    if collection is None or key.period.frequency is Frequency.WEEK:
        return None
    return collection, Period.of(key.period.end, Frequency(collection.frequency))


def submission_of(collection: CalendarSection, period: Period) -> Submission | None:
    return collection.submissions.filter(frequency=period.frequency, start=period.start).first()


def entry_of(council: Council, key: CellKey) -> Entry | None:
    """What is typed in the cell and not approved yet, with who saved it."""
    return (
        Entry.objects.filter(
            council=council,
            indicator=key.indicator,
            category=key.category,
            frequency=key.period.frequency,
            start=key.period.start,
        )
        .select_related("saved_by", "system")
        .first()
    )


def files_of_history(council: Council, figures: Sequence[Figure]) -> dict[str, UUID]:
    """Those that these figures came in with, by their hash. One query, none where no figure did."""
    hashes = {figure.source.file_sha256 for figure in figures if figure.cell}
    if not hashes:
        return {}
    files = HistoryFile.objects.for_council(council).filter(sha256__in=hashes, state=HistoryFile.State.LANDED)
    return dict(files.order_by("at").values_list("sha256", "pk"))


def figures_of(council: Council, key: CellKey) -> QuerySet[Figure]:
    """Every revision, newest first, with who entered and who approved it."""
    return (
        Figure.objects.for_council(council)
        .filter(
            indicator=key.indicator,
            category=key.category,
            frequency=key.period.frequency,
            start=key.period.start,
        )
        .select_related("created_by", "source__approved_by", "source__by", "source__system", "definition")
        .order_by("-created_at", "-pk")
    )


def other_periods(council: Council, key: CellKey) -> list[Figure]:
    """The newest figures that stand in the same row of other periods, newest first. One query."""
    figures = (
        Figure.objects.current()
        .for_council(council)
        .filter(indicator=key.indicator, category=key.category, frequency=key.period.frequency)
        .exclude(start=key.period.start)
    )
    return list(figures.order_by("-start")[:MOST_PERIODS])


def family_of(council: Council, key: CellKey) -> list[Figure]:
    """What stands recorded of the same indicator and period beside this cell: the total first, then the parts as the
    page has them. One query."""
    figures = (
        Figure.objects.current()
        .for_council(council)
        .filter(indicator=key.indicator, frequency=key.period.frequency, start=key.period.start)
        .exclude(**({"category": key.category} if key.category else {"category": None}))
        .select_related("category__breakdown")
    )
    return sorted(figures, key=_place)


def _place(figure: Figure) -> tuple:
    category = figure.category
    if category is None:
        return (0,)
    return (1, category.breakdown.order, category.breakdown_id, category.order, category.pk)


def entries_beside(council: Council, key: CellKey) -> dict[int | None, Entry]:
    """What is typed of the same indicator and period, by category. One query."""
    entries = Entry.objects.filter(
        council=council, indicator=key.indicator, frequency=key.period.frequency, start=key.period.start
    )
    return {entry.category_id: entry for entry in entries}
