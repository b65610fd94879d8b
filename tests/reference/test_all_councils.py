"""Three or more homes in a year, of all councils: tests, places and funnel worked out again from the raw file.

By pandas, numpy and scipy alone, in columns, where the product goes council by council.
"""

from collections import Counter
from functools import cache

import numpy as np
import pandas as pd
import pytest
import scipy

from indicators.amounts.amounts import Amounts
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell
from scorecards.comparing.all_councils.councils import AllCouncils, all_councils
from scorecards.comparing.all_councils.telling import title_of
from scorecards.comparing.places import Place
from tests.paths import SHARED_DATA, needs_shared_data
from tests.scorecards.comparing.councils import COUNTRY, YEAR, measure

pytestmark = needs_shared_data
FILE = "ees/release_2025/la_cla_placement_stability.csv"


@cache
def raw() -> pd.DataFrame:
    """Of 2025: `part`, `whole` and `percent` by GSS code; a symbol is no number."""
    table = pd.read_csv(SHARED_DATA / FILE, dtype=str, encoding="utf-8-sig")
    chosen = table[(table.time_period == "2025") & (table.cla_group == "CLA on 31 March")]
    chosen = chosen[chosen.geographic_level.isin(["Local authority", "National"])]
    chosen = chosen.assign(code=chosen.new_la_code.fillna("England"))
    moved, everyone = (
        chosen[chosen.placement_stability == label].set_index("code")
        for label in ("With 3 or more placements during the year", "Total children")
    )
    found = pd.DataFrame(
        {"part": moved.children_count, "whole": everyone.children_count, "percent": moved.children_percent}
    )
    return found.apply(pd.to_numeric, errors="coerce")


def worked_out(own: str) -> AllCouncils:
    """What the product makes of the same numbers."""
    table = raw()
    codes = [code for code in table.index if code != "England"]
    keys = {code: key for key, code in enumerate(codes)} | {"England": COUNTRY.id}
    cells = {
        keys[code]: PublishedCell(keys[code], YEAR, amounts(row), "2025") for code, row in table.iterrows()
    }
    comparators = Comparators("2025", AreaName(keys[own], own, own), (), None, COUNTRY)
    places = [Place(keys[code], code, code, "local authority") for code in codes]
    return all_councils(measure(), YEAR, places, cells, comparators)


def amounts(row: pd.Series) -> Amounts:
    part, whole, percent = (None if np.isnan(each) else float(each) for each in row)
    return Amounts(part, whole, percent, "" if percent is not None else "c")


@pytest.mark.parametrize(
    ("own", "title"),
    [
        (
            "E06000047",
            "Clearly better than 27 councils, level with 113, clearly worse than 9; 1 cannot be tested",
        ),
        ("E09000014", None),
    ],
)
def test_tests_with_each_council_and_places_are_those_of_pandas(own, title):
    table = raw().drop("England")
    shown = table[table.percent.notna()]
    us, others = shown.loc[own], shown.drop(own)
    tested = others[others.part.notna() & (others.whole > 0)]
    pooled = (tested.part + us.part) / (tested.whole + us.whole)
    z = (us.part / us.whole - tested.part / tested.whole) / np.sqrt(
        pooled * (1 - pooled) * (1 / tested.whole + 1 / us.whole)
    )
    clear = (z.abs() > scipy.stats.norm.ppf(0.975)) & (tested.percent != us.percent)
    found = worked_out(own)
    assert Counter(found.tally) == Counter(
        {
            "worse": int((clear & (z > 0)).sum()),
            "better": int((clear & (z < 0)).sum()),
            "level": int((~clear).sum()),
            "not tested": len(others) - len(tested),
        }
    )
    somebody = shown.part.notna() & (shown.whole > 0)
    ranked = shown[somebody | (shown.percent != 0)].percent.rank(
        method="min"
    )  # 0% of nobody is no first place
    assert {one.name: one.place for one in found.with_figure if one.place} == ranked.to_dict()
    assert title in (None, title_of(found))


def test_the_funnel_is_that_of_numpy():
    table, country = raw().drop("England"), raw().loc["England"]
    counted = table[table.part.notna() & (table.whole > 0)]
    share = country.part / country.whole
    error = np.sqrt(share * (1 - share) / counted.whole)
    z = (counted.part / counted.whole - share) / error
    spread = float(np.mean(np.square(scipy.stats.mstats.winsorize(z.to_numpy(), limits=(0.1, 0.1)))))
    found = worked_out("E06000047")
    assert found.funnel.spread == pytest.approx(spread)
    beyond = counted.index[z.abs() > scipy.stats.norm.ppf(0.999) * np.sqrt(spread)]
    assert {one.name for one in found.with_figure if one.outlying} == set(beyond)
    assert len(beyond) == 6
