"""Reading what one comparison needs: any council's figures of one indicator, period and release, and everyone's."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from indicators.benchmarks.areas.querysets import areas_by_code
from indicators.models import Area, Indicator, Neighbour, NeighbourModel, PublishedFigure, Release
from indicators.terms.periods import Frequency, Period, PeriodError
from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.written_periods import parse_period
from scorecards.statistics.comparison import AreaValue, Comparison, alone, compare, why_not_compared

_YEAR = re.compile(r"\s*(\d{4})\s*(?:[/–-]?\s*(\d{2}))?\s*", re.ASCII)


class NothingToCompare(Exception):
    """What was asked for is not there; the message says what is."""


@dataclass(frozen=True)
class CouncilComparison:
    """A comparison with the period, release and neighbour model that it is made of."""

    indicator: Indicator
    area: Area
    country: Area | None
    period: Period
    release: str
    model: str
    found: Comparison
    refused: str  # why only the own figure is given; "" where it is compared


def compare_council(
    *, indicator: str, council: str, period: str, release: str = "", model: str = ""
) -> CouncilComparison:
    """Any council beside its neighbours, region and country, from published figures.

    `indicator` is a code of the catalogue, `council` a GSS, former or 3-digit code, `period` "2025" (the year so
    labelled in the release, whatever it means there) or any period; the newest release and model unless named.
    Counts come alone, with the reason. Raises NothingToCompare. A fixed number of queries.
    """
    definition = find_indicator(indicator)
    area = find_area(council)
    chosen_model, neighbours = find_neighbours(area, model)
    chosen_release = find_release(definition, release, illustrative=area.illustrative)
    chosen_period = find_period(definition, chosen_release, period)
    cells = _cells(definition, chosen_release, chosen_period)
    country = Area.objects.filter(kind=Area.Kind.COUNTRY, illustrative=area.illustrative).first()
    own = _value(area, cells)
    others = [_value(one, cells) for one in neighbours]
    refused = why_not_compared(Unit(definition.unit))
    return CouncilComparison(
        indicator=definition,
        area=area,
        country=country,
        period=chosen_period,
        release=chosen_release.label,
        model=chosen_model.label,
        refused=refused,
        found=alone(own, others)
        if refused
        else compare(
            unit=Unit(definition.unit),
            polarity=Polarity(definition.polarity),
            own=own,
            neighbours=others,
            region=_value(area.region, cells) if area.region else None,
            england=_value(country, cells) if country else None,
            authorities=_values_to_rank(list(cells.values()), illustrative=area.illustrative),
        ),
    )


def find_indicator(code: str) -> Indicator:
    """An indicator of the shipped catalogue; raises NothingToCompare with the codes most like the one asked for."""
    found = Indicator.objects.filter(council=None, code=code).first()
    if found:
        return found
    titles = dict(Indicator.objects.filter(council=None).values_list("code", "title"))
    words = {word: known for known, title in titles.items() for word in (known, title.lower())}
    near = dict.fromkeys(words[word] for word in get_close_matches(code.lower(), words, n=5, cutoff=0.4))
    meant = "; ".join(f"{known} ({titles[known]})" for known in near)
    if not titles:
        raise NothingToCompare("There are no indicators yet. Run manage.py sync_catalogue first.")
    raise NothingToCompare(
        f"There is no indicator {code}. "
        + (f"Did you mean: {meant}?" if meant else "manage.py sync_catalogue lists all.")
    )


def find_area(code: str) -> Area:
    codes = areas_by_code()
    found = (
        Area.objects.select_related("region")
        .filter(pk=codes.get(code.strip().upper(), 0), kind=Area.Kind.LOCAL_AUTHORITY)
        .first()
    )
    if found is None:
        raise NothingToCompare(
            f"There is no council {code}. Give its GSS code, such as E06000047, or its 3-digit code"
            + ("." if codes else "; no councils are known yet, so run manage.py import_neighbours first.")
        )
    return found


def find_neighbours(area: Area, label: str) -> tuple[NeighbourModel, list[Area]]:
    """The model named, or the newest that knows the area, and its neighbours, nearest first."""
    links = Neighbour.objects.filter(area=area).select_related("model", "neighbour")
    found = list(links.order_by("-model__label", "position"))
    models = list(dict.fromkeys(link.model for link in found))
    chosen = next((one for one in models if label in ("", one.label)), None)
    if chosen is None:
        known = ", ".join(one.label for one in models)
        wanted = f"neighbour model {label}" if label else "neighbour model"
        raise NothingToCompare(f"There is no {wanted} for {area.name}. Models: {known or 'none'}.")
    return chosen, [link.neighbour for link in found if link.model == chosen]


def find_release(indicator: Indicator, label: str, *, illustrative: bool) -> Release:
    """The release named, or the newest, that holds figures of the indicator. Made-up ones are for made-up councils."""
    held = PublishedFigure.objects.filter(indicator=indicator).values("release")
    releases = list(
        Release.objects.filter(pk__in=held, illustrative=illustrative).order_by(
            "-latest", "-label", "-imported_at"
        )
    )
    chosen = next((one for one in releases if label in ("", one.label)), None)
    if chosen is None:
        known = ", ".join(one.label for one in releases)
        which = (
            f"in release {label}. Releases that have it: {known}." if known and label else "published yet."
        )
        raise NothingToCompare(f"No figures of {indicator.code} are {which}")
    return chosen


def find_period(indicator: Indicator, release: Release, text: str) -> Period:
    """The period asked for among those of the release; a bare year is the one that ended in it."""
    rows = PublishedFigure.objects.filter(indicator=indicator, release=release)
    periods = sorted(
        Period(start, Frequency(frequency))
        for frequency, start in rows.order_by().values_list("frequency", "start").distinct()
    )
    labels = "; ".join(period.label for period in periods)
    year = _YEAR.fullmatch(text)
    try:
        wanted = parse_period(text, year_means=Frequency.FINANCIAL_YEAR)
    except PeriodError as error:
        raise NothingToCompare(f"{error} Release {release.label} has: {labels}.") from error
    bare = year is not None and not year[2]  # "2025" alone says nothing of the kind of year
    found = [] if bare else [one for one in periods if one == wanted]
    if year and not found:
        last = int(year[1]) + (not bare)
        found = [one for one in periods if one.end.year == last]
    if len(found) == 1:
        return found[0]
    if found:
        raise NothingToCompare(f"{text} could be any of: {'; '.join(period.label for period in found)}.")
    raise NothingToCompare(
        f"Release {release.label} has no figures of {indicator.code} for {text}. It has: {labels}."
    )


@dataclass(frozen=True)
class _Cell:
    code: str
    value: float | None
    symbol: str
    joint_return: str
    kind: str
    illustrative: bool


def _cells(indicator: Indicator, release: Release, period: Period) -> dict[str, _Cell]:
    """The cell of every area, by GSS code. One query."""
    rows = PublishedFigure.objects.filter(
        indicator=indicator, release=release, frequency=period.frequency, start=period.start
    ).values_list("area__gss_code", "value", "symbol", "joint_return", "area__kind", "area__illustrative")
    return {row[0]: _Cell(*row) for row in rows}


def _value(area: Area, cells: dict[str, _Cell]) -> AreaValue:
    cell = cells.get(area.gss_code)
    return AreaValue(area.gss_code, cell.value if cell else None, cell.symbol if cell else "")


def _values_to_rank(cells: list[_Cell], *, illustrative: bool) -> list[float | None]:
    """One value for each council; councils that filed one joint return count once, as in the release."""
    councils = [
        one for one in cells if one.kind == Area.Kind.LOCAL_AUTHORITY and one.illustrative == illustrative
    ]
    returns = {one.joint_return or one.code: one.value for one in councils}
    return list(returns.values())
