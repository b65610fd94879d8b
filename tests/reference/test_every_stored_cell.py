"""Every figure that is taken from a raw file, beside what pandas reads there: value, numerator, denominator, symbol."""

from functools import cache

import pytest

from indicators.benchmarks.areas.area_files import shipped_areas
from indicators.benchmarks.gathering import Gathering, KnownArea, Sought
from indicators.benchmarks.mapping import DatasetMapping
from indicators.benchmarks.mapping_files import known_datasets
from indicators.benchmarks.reader import identify, read_cells
from indicators.terms.vocabulary import MULTIPLIERS
from tests.paths import SHARED_DATA, needs_shared_data
from tests.reference.raw_figures import EES, OF_REGIONS, expected, lait, one_column, raw
from tests.reference.raw_tables import FILES, NEW, POPULATION
from tests.shipped import shipped

pytestmark = needs_shared_data
UNITS = {one.code: one.unit for one in shipped().values()}


class Areas:
    """The areas that come with the software; a figure's area is its GSS code."""

    def __init__(self):
        self.known: dict[str, KnownArea] = {}
        for area in shipped_areas():
            facts = KnownArea(area.gss_code, area.name, area.started, area.ended)
            for code in (area.gss_code, area.code3, *(former.code for former in area.former)):
                if code and (code not in self.known or area.ended is None):
                    self.known[code] = facts

    def find(self, level, code, period):
        return self.known.get(code.gss) or self.known.get(code.code3)


AREAS = Areas()


def gathered(path, dataset: DatasetMapping | None = None) -> Gathering:
    with path.open("rb") as stream:
        dataset = dataset or identify(stream)
        stream.seek(0)
        sought = {
            one.code: Sought(
                parts=len(one.parts),
                total_parts=len(one.total_parts) or 1,
                multiplier=MULTIPLIERS.get(UNITS[one.code], 1),
                worked_out=one.value is None,
                per=one.per,
                value_apart=bool(one.value_where),
                summed=one.summed,
            )
            for one in dataset.indicators
        }
        gathering = Gathering(AREAS, sought)
        for item in read_cells(stream, dataset, gathering.tally):
            gathering.add(item)
    gathering.check()
    assert not gathering.faults, gathering.faults[:5]
    return gathering


def people_in(name: str) -> dict:
    """Denominators of another file by area and year: children of the area of 30 June before, or children in care."""
    if name == POPULATION:
        found = one_column(raw(name), [{}], "population_estimate")
        found = {(area, str(int(year) + 1)): count for (area, year), count in found.items()}
    else:
        group = {"population_count": "Children looked after at 31 March each year"}
        found = one_column(raw(name), [group], "number")
    # Under the code an area has now, and under any that it had
    now = {
        (AREAS.known[code].key, year): count
        for (code, year), count in found.items()
        if code in AREAS.known and (count != "z" or (AREAS.known[code].key, year) not in found)
    }
    years = {year for _, year in found}
    return {
        (code, year): now[area.key, year]
        for code, area in AREAS.known.items()
        for year in years
        if (area.key, year) in now
    }


def written(year: int, name: str) -> str:
    """The year as the file has it."""
    academic = any(word in name for word in ("absence", "ks2", "ks4"))
    return f"{year - 1}{year % 100:02d}" if academic else str(year)


@pytest.mark.parametrize("name", FILES)
def test_every_figure_is_what_the_raw_file_says(name):
    people = {one.per: people_in(one.per) for one in FILES[name] if one.per}

    def denominators(indicator, area, period):
        per = next(one.per for one in FILES[name] if one.per)
        found = people[per].get((area, str(period.end.year)))
        return (found, "") if isinstance(found, float) else (None, found or "")

    gathering, found = gathered(EES / name), {}
    for one in gathering.figures(denominators):
        key = (one.area, written(one.period.end.year, name))
        found.setdefault(one.indicator, {})[key] = one.amounts
    if not FILES[name]:
        return
    assert found.keys() == {one.code for one in FILES[name]}
    for one in FILES[name]:
        wanted = expected(name, one, people.get(one.per))
        assert found[one.code].keys() == kept(wanted), one.code
        for key, amounts in found[one.code].items():
            value, numerator, denominator, symbol = former(wanted, key)
            assert amounts.value == (pytest.approx(value, abs=1e-9) if value is not None else None), (
                one,
                key,
            )
            assert (amounts.numerator, amounts.denominator) == (numerator, denominator), (one, key)
            assert amounts.symbol == symbol, (one, key)


def kept(wanted: dict) -> set:
    """Areas that are known, under the code they have now; councils no more have their years and say something."""
    found = set()
    for (code, year), cell in wanted.items():
        area = AREAS.known.get(code)
        if area is None:
            continue
        if area.ended and (says_nothing(cell) or not in_its_time(area, year)):
            continue
        found.add((area.key, year))
    return found


def says_nothing(cell: tuple) -> bool:
    return cell[0] is None and cell[1] is None and cell[3] in ("x", "z")


def in_its_time(area: KnownArea, year: str) -> bool:
    """The year began before the council ended, on 31 March."""
    return int(year[:4]) - (len(year) == 4) < area.ended.year


def former(wanted: dict, key: tuple[str, str]) -> tuple:
    """The cell under the area's code now, or one it had before; what is filled with z gives way."""
    codes = [code for code, area in AREAS.known.items() if area.key == key[0]]
    cells = [wanted[code, key[1]] for code in codes if (code, key[1]) in wanted]
    return next((cell for cell in cells if cell[3] != "z"), cells[0])


def long_dataset() -> DatasetMapping:
    return next(one for one in known_datasets() if one.long)


@cache
def long_figures() -> dict:
    path = SHARED_DATA / "lait" / "bds_long_social_care.csv"
    return {
        (one.indicator, one.area, one.period.end.year): one.amounts
        for one in gathered(path, long_dataset()).figures()
    }


def test_every_value_of_the_long_file_that_is_mapped_is_taken_as_it_stands():
    dataset, figures = long_dataset(), long_figures()
    frame, checked = lait(), 0
    plain = {
        one.code: next(iter(one.where["measure"]))
        for one in dataset.indicators
        if one.value and len(one.value.terms) == 1
    }
    frame["measure"] = frame["Short Desc"].str.split().str.join(" ").str.lower()
    by_measure = dict(iter(frame.groupby("measure")))
    for code, measure in plain.items():
        rows = by_measure[measure]
        for number, year, text in zip(rows["LA Number"], rows["Years"], rows["Values"], strict=True):
            area = AREAS.known[OF_REGIONS.get(number, number)]
            ends = int(year[:4]) + ("-" in year)
            amounts = figures.get((code, area.key, ends))
            if amounts is None:
                assert area.ended, (code, number, year)
                continue
            assert (amounts.value, amounts.symbol) == ((None, "x") if text == "-" else (float(text), "")), (
                code,
                number,
                year,
            )
            checked += 1
    assert checked > 100_000


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("b1_children_in_need_2013_to_2025.csv", ["children-in-need-rate"]),
        ("c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv", ["referrals-rate"]),
        (
            "c4_children_in_need_section_47s_and_icpcs_2013_to_2025.csv",
            ["section-47-rate", "initial-conference-rate"],
        ),
        ("d5_cpps_at31march_by_duration_2013_to_2025.csv", ["child-protection-rate"]),
    ],
)
def test_the_rates_worked_out_here_are_those_that_the_department_publishes(name, codes):
    """From counts and another file's population, against the rates of its long file, to one decimal."""
    people, published, compared = people_in(POPULATION), long_figures(), 0

    def denominators(indicator, area, period):
        found = people.get((area, str(period.end.year)))
        return (found, "") if isinstance(found, float) else (None, found or "")

    for one in gathered(EES / NEW / name).figures(denominators):
        other = published.get((one.indicator, one.area, one.period.end.year))
        if one.indicator in codes and other and other.value is not None and one.amounts.value is not None:
            assert one.amounts.value == pytest.approx(other.value, abs=0.0501), one
            compared += 1
    assert compared > 1500 * len(codes)
