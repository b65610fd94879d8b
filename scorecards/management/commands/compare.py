"""`manage.py compare INDICATOR --council E06000047 --period 2025`: a council beside its statistical neighbours."""

import json

from django.core.management.base import BaseCommand, CommandError

from indicators.models import Indicator
from indicators.terms.vocabulary import SYMBOL_MEANINGS, Polarity, symbol_written
from indicators.terms.wording import direction_words, display_value
from scorecards.assembly.querysets.published import CouncilComparison, NothingToCompare, compare_council
from scorecards.statistics.comparison import AreaValue


class Command(BaseCommand):
    help = (
        "Sets a council's published figure beside its statistical neighbours, region and country. "
        "Numbers are not rounded in the JSON; null where there is none."
    )

    def add_arguments(self, parser):
        parser.add_argument("indicator", help="code of the indicator, such as placements-3-or-more")
        parser.add_argument("--council", required=True, help="GSS code, such as E06000047, or 3-digit code")
        parser.add_argument(
            "--period", required=True, help='the year as the release has it ("2025"), or a period'
        )
        parser.add_argument("--release", default="", help="such as 2025; the newest unless given")
        parser.add_argument(
            "--model", default="", help="of neighbours, such as 2025; the newest unless given"
        )
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args, **options):
        names = ("indicator", "council", "period", "release", "model")
        try:
            compared = compare_council(**{name: options[name] for name in names})
        except NothingToCompare as error:
            raise CommandError(str(error)) from None
        if options["json"]:
            self.stdout.write(json.dumps(as_json(compared), indent=2))
        else:
            self.stdout.write("\n".join(as_text(compared)))


def as_json(compared: CouncilComparison) -> dict:
    """Unrounded numbers; None where there is none."""
    found = compared.found
    return {
        "indicator": compared.indicator.code,
        "period": compared.period.code,
        "own": found.own.value,
        "own_symbol": found.own.symbol or None,
        "neighbours": {
            "mean": found.mean,
            "median": found.median,
            "n": found.n,
            "min": found.minimum,
            "max": found.maximum,
            "values": {one.code: one.value for one in found.neighbours},
        },
        "region": found.region.value if found.region else None,
        "england": found.england.value if found.england else None,
        "rank": found.rank,
        "ranked": found.ranked,
        "quartile": found.quartile,
        "release": compared.release,
        "model": compared.comparators.model,
    }


def as_text(compared: CouncilComparison) -> list[str]:
    indicator, found, areas = compared.indicator, compared.found, compared.comparators
    lines = [
        f"{indicator.formal_title}, {compared.period.label} (release {compared.release})",
        direction_words(Polarity(indicator.polarity)),
        f"{areas.own.name}: {figure_words(indicator, found.own)}",
    ]
    if compared.refused:
        return [*lines, compared.refused]
    lines += neighbour_lines(compared)
    places = ((areas.region, found.region), (areas.country, found.england))
    lines += [f"{place.name}: {figure_words(indicator, value)}" for place, value in places if place]
    if found.rank is not None:
        band = f", quartile band {found.quartile}" if found.quartile else ""
        lines.append(f"Rank {found.rank} of {found.ranked} councils, 1 is the best{band}")
    return lines


def neighbour_lines(compared: CouncilComparison) -> list[str]:
    indicator, found = compared.indicator, compared.found
    mean, median = (number_words(indicator, value, extra=1) for value in (found.mean, found.median))
    lines = [
        f"Statistical neighbours {compared.comparators.model}: mean {mean}, median {median}, "
        f"{found.n} of {found.of} have a figure",
    ]
    if found.n:
        lowest, highest = (number_words(indicator, end) for end in (found.minimum, found.maximum))
        lines.append(f"  from {lowest} to {highest}")
    return [*lines, f"  {compared.said}"] if compared.said else lines


def figure_words(indicator: Indicator, area: AreaValue) -> str:
    """The number, or the symbol there is in its place and what it means."""
    if area.value is None and area.symbol in SYMBOL_MEANINGS:
        return f"{symbol_written(area.symbol)} ({SYMBOL_MEANINGS[area.symbol]})"
    return number_words(indicator, area.value)


def number_words(indicator: Indicator, value: float | None, *, extra: int = 0) -> str:
    """In the indicator's unit, with so many decimals more than it has."""
    if value is None:
        return "no figure"
    return display_value(value, indicator.measured_unit, indicator.decimals + extra)
