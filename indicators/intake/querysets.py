"""Reads what incoming rows are set against: the calendar, and what is typed and recorded in their cells."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from accounts.models import Council
from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.amounts.recorded import typed_of_figure
from indicators.collection.cells.querysets import entries_in, recorded_in, typed_of
from indicators.intake.landing import Home, Known, SectionPeriod, section_of
from indicators.models import CollectedIndicator, Figure, Indicator, Submission
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Unit, measured_unit


def homes_of(council: Council) -> dict[int, Home]:
    """Where each of the council's collected indicators is entered, by its primary key. One query."""
    rows = CollectedIndicator.objects.filter(council=council).values_list(
        "indicator_id",
        *("collection_id", "collection__title", "collection__frequency", "collection__first_period"),
        *("indicator__frequency", "indicator__unit", "indicator__may_exceed_100", "indicator__decimals"),
    )
    return {
        indicator: Home(
            collection,
            title,
            Frequency(collected),
            Period(first, Frequency(collected)),
            Frequency(frequency),
            measured_unit(Unit(unit), may_exceed_100=above),
            decimals,
        )
        for indicator, collection, title, collected, first, frequency, unit, above, decimals in rows
    }


def known_of(
    council: Council,
    figures: Iterable[ReportedFigure],
    today: date,
    *,
    reason: str = "",
    by_system: bool = False,
    units: Mapping[int, Unit] | None = None,
) -> Known:
    """What there is in the cells of these figures. Five queries, and two more where any is of an early period.

    `by_system`: what people typed is left to them. `units` are those of all indicators, also of what the calendar does
    not collect: without them nothing is known of that.
    """
    homes = homes_of(council)
    units = units or {indicator: home.unit for indicator, home in homes.items()}
    keys = {figure.key for figure in figures if figure.key.indicator in units}
    entries = entries_in(council.pk, keys)
    typed = {key: typed_of(entry) for key, entry in entries.items()}
    waiting = Submission.objects.filter(council=council, state=Submission.State.SUBMITTED)
    return Known(
        today=today,
        homes=homes,
        typed=typed,
        recorded={
            key: typed_of_figure(Amounts.of(figure), units[key.indicator])
            for key, figure in recorded_in(council.pk, keys).items()
        },
        waiting=frozenset(SectionPeriod(one.collection_id, one.period) for one in waiting),
        begun=_begun(council, homes, {_section(homes, key) for key in keys}),
        by_people=frozenset(
            key for key, entry in entries.items() if entry.system_id is None and typed[key].has_figure
        )
        if by_system
        else frozenset(),
        reason=reason,
        ended=ended_of(council),
    )


def ended_of(council: Council) -> dict[int, date]:
    """The last days of the council's retired indicators, by primary key. One query."""
    retired = Indicator.objects.filter(council=council, last_day__isnull=False)
    return dict(retired.order_by().values_list("pk", "last_day"))


def _section(homes: Mapping[int, Home], key: CellKey) -> SectionPeriod | None:
    home = homes.get(key.indicator)
    return None if home is None else section_of(home, key.period)


def _begun(
    council: Council, homes: Mapping[int, Home], sections: Collection[SectionPeriod | None]
) -> frozenset[SectionPeriod]:
    """Those of a period before their first of which something stands recorded or is typed, as the entry page has it."""
    firsts = {home.collection: home.first.start for home in homes.values()}
    early = {each for each in sections if each is not None and each.period.start < firsts[each.collection]}
    if not early:
        return frozenset()
    starts = {each.period.start for each in early}
    typed = Submission.objects.filter(council=council, start__in=starts)
    begun = {SectionPeriod(one.collection_id, one.period) for one in typed}
    recorded = Figure.objects.current().for_council(council)
    recorded = recorded.filter(
        start__gte=min(starts), start__lte=max(each.period.end for each in early), indicator__in=homes
    )
    for indicator, start in recorded.order_by().values_list("indicator_id", "start").distinct():
        home = homes[indicator]
        begun.add(SectionPeriod(home.collection, Period.of(start, home.collected)))
    return frozenset(early & begun)
