"""Any council beside its neighbours, from published figures alone: of one indicator, period and release."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.db.models import F

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.areas.querysets import areas_by_code, neighbours_by_model
from indicators.models import Area, Indicator, PublishedFigure, Release
from indicators.terms.periods import Frequency, Period, PeriodError
from indicators.terms.vocabulary import Polarity
from indicators.terms.written_periods import parse_period
from scorecards.assembly.comparison import area_value, compare_areas
from scorecards.assembly.inputs import Comparators, PublishedCell
from scorecards.assembly.querysets.comparators import comparators_of, countries
from scorecards.assembly.shown import against_words
from scorecards.assembly.standing import stand_against
from scorecards.statistics.comparison import NeighbourComparison, alone, why_not_compared

YEAR = re.compile(r"\s*(\d{4})\s*(?:[/–-]?\s*(\d{2}))?\s*", re.ASCII)


class NothingToCompare(Exception):
    """What was asked for is not there; the message says what is."""


@dataclass(frozen=True)
class CouncilComparison:
    """A comparison with the period, release and areas that it is made of."""

    indicator: Indicator
    comparators: Comparators
    period: Period
    release: str
    found: NeighbourComparison
    refused: str  # why only the own figure is given; "" where it is compared
    said: str = ""  # how it stands to the others, by test


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
    comparators = find_comparators(area, model)
    releases = find_releases(definition, release, illustrative=area.illustrative)
    chosen, chosen_period = find_period(definition, releases, period)
    cells, authorities = published_cells(definition, chosen, chosen_period, illustrative=area.illustrative)
    unit, polarity = definition.measured_unit, Polarity(definition.polarity)
    if refused := why_not_compared(unit):
        own, *others = (area_value(each, cells) for each in (comparators.own, *comparators.neighbours))
        return CouncilComparison(
            definition, comparators, chosen_period, chosen.label, alone(own, others), refused
        )
    found = compare_areas(comparators, cells, unit, polarity, authorities)
    said = against_words(stand_against(comparators, cells, found.median, unit, polarity).shown)
    return CouncilComparison(definition, comparators, chosen_period, chosen.label, found, "", said)


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
        Area.objects.select_related("region__region")
        .filter(pk=codes.get(code.strip().upper(), 0), kind=Area.Kind.LOCAL_AUTHORITY)
        .first()
    )
    if found is None:
        raise NothingToCompare(
            f"There is no council {code}. Give its GSS code, such as E06000047, or its 3-digit code"
            + ("." if codes else "; no councils are known yet, so run manage.py import_neighbours first.")
        )
    return found


def find_comparators(area: Area, label: str) -> Comparators:
    """The neighbours in the model named, or in the newest that knows the area; its region and country."""
    by_model = neighbours_by_model(area.gss_code)
    chosen = next((each for each in by_model if label in ("", each)), None)
    if chosen is None:
        wanted = f"neighbour model {label}" if label else "neighbour model"
        raise NothingToCompare(
            f"There is no {wanted} for {area.name}. Models: {', '.join(by_model) or 'none'}."
        )
    country = Area.objects.filter(countries(area.illustrative)).first()
    return comparators_of(area=area, model=chosen, neighbours=by_model[chosen], country=country)


def find_releases(indicator: Indicator, label: str, *, illustrative: bool) -> list[Release]:
    """The releases of that name, or all, that hold figures of the indicator, the newest first.

    Made-up ones are for made-up councils. Raises NothingToCompare.
    """
    held = PublishedFigure.objects.filter(indicator=indicator).values("release")
    releases = list(
        Release.objects.filter(pk__in=held, illustrative=illustrative).order_by(
            "-chosen", "secondary", F("last_day").desc(nulls_last=True), "-imported_at", "-pk"
        )
    )
    named = [one for one in releases if label in ("", one.label)]
    if not named:
        known = ", ".join(one.label for one in releases)
        which = (
            f"in release {label}. Releases that have it: {known}." if known and label else "published yet."
        )
        raise NothingToCompare(f"No figures of {indicator.code} are {which}")
    return named


def find_period(indicator: Indicator, releases: Sequence[Release], text: str) -> tuple[Release, Period]:
    """The period asked for and the release that is shown for it; a bare year is the one that ended in it.

    Of several releases the one that pages show the year from, and where that is none of them the first.
    """
    rows = PublishedFigure.objects.filter(indicator=indicator, release__in=releases).order_by("-current")
    by_key = {one.pk: one for one in releases}
    held: dict[Period, Release] = {}
    for frequency, start, release, _ in rows.values_list(
        "frequency", "start", "release", "current"
    ).distinct():
        held.setdefault(Period(start, Frequency(frequency)), by_key[release])
    period = _period_among(sorted(held), text, indicator, releases[0].label)
    return held[period], period


def _period_among(periods: Sequence[Period], text: str, indicator: Indicator, label: str) -> Period:
    labels = "; ".join(period.label for period in periods)
    year = YEAR.fullmatch(text)
    try:
        wanted = parse_period(text, year_means=Frequency.FINANCIAL_YEAR)
    except PeriodError as error:
        raise NothingToCompare(f"{error} Release {label} has: {labels}.") from error
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
        f"Release {label} has no figures of {indicator.code} for {text}. It has: {labels}."
    )


def published_cells(
    indicator: Indicator, release: Release, period: Period, *, illustrative: bool
) -> tuple[dict[int, PublishedCell], list[float | None]]:
    """The cell of every area by its primary key, and one value for each council. One query.

    Councils that filed one joint return count once, as in the release.
    """
    rows = PublishedFigure.objects.filter(
        indicator=indicator, release=release, frequency=period.frequency, start=period.start
    ).select_related("area")
    cells, returns = {}, {}
    for row in rows:
        amounts = Amounts(row.numerator, row.denominator, row.value, row.symbol)
        cells[row.area_id] = PublishedCell(row.area_id, period, amounts, release.label, row.joint_return)
        if row.area.kind == Area.Kind.LOCAL_AUTHORITY and row.area.illustrative == illustrative:
            returns[row.joint_return or row.area.gss_code] = row.value
    return cells, list(returns.values())
