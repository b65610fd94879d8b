"""What one row of a scorecard tells a councillor, from figures worked by hand."""

from datetime import date

import pytest

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.catalogue.dated.values import TargetValues
from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.periods import Frequency, Period
from indicators.terms.series import Break
from indicators.terms.vocabulary import Basis, Polarity, Symbol, Unit
from indicators.terms.written_periods import parse_period
from scorecards.assembly.attention import why_none
from scorecards.assembly.breakdowns import build_breakdowns
from scorecards.assembly.inputs import (
    AreaName,
    CategoryDefinition,
    Comparators,
    Disclosure,
    IndicatorInputs,
    PublishedCell,
)
from scorecards.assembly.rows import RowSetting, build_row
from scorecards.assembly.shown import latest_words, why_beside
from tests.figures import facts

Q2 = parse_period("2018/19 Q2")
OWN, REGION, ENGLAND = (
    AreaName(1, "E06000047", "Ours"),
    AreaName(2, "E12", "North East"),
    AreaName(3, "E92", "England"),
)
NEIGHBOURS = tuple(AreaName(10 + n, f"N{n}", f"Neighbour {n}") for n in range(10))
PUBLISHED = Disclosure(True)
OFFICERS = Disclosure(False)


def definition(**changes) -> IndicatorFacts:
    words = {
        "title": "Three or more homes",
        "meaning": "Children who moved often.",
        "numerator": "Children with three homes",
        "denominator": "All children in care",
        "source": "Case records",
    }
    return facts(**{"code": "three-homes", "polarity": Polarity.LOW, **words, **changes})


def key_of(code: str) -> int:
    """A category's primary key in these tests, by its code."""
    return int.from_bytes(code.encode())


def figure(period: Period, *numbers: float | None, category: str = "", was=None, **words) -> ReportedFigure:
    """`numbers` are numerator, denominator and value; `was` the value before a correction."""
    key = CellKey(1, key_of(category) or None, period)
    return ReportedFigure(key, Amounts(*numbers, **words), corrected_from=was)


def share(period: Period, numerator: float, denominator: float, **changes) -> ReportedFigure:
    return figure(period, numerator, denominator, numerator / denominator * 100, **changes)


def number(period: Period, value: float, category: str = "", **changes) -> ReportedFigure:
    return figure(period, value=value, category=category, **changes)


def row_of(inputs: IndicatorInputs, disclosure: Disclosure = PUBLISHED, period: Period = Q2):
    comparators = Comparators("2025", OWN, NEIGHBOURS, REGION, ENGLAND)
    return build_row(inputs, "1.1", RowSetting(period, comparators, disclosure))


def quarters(values: list[tuple[float, float]], last: Period = Q2) -> list[ReportedFigure]:
    return [share(last.shift(n + 1 - len(values)), *pair) for n, pair in enumerate(values)]


def test_the_latest_figure_travels_with_the_people_behind_it():
    row = row_of(IndicatorInputs(definition(), quarters([(66, 540), (47, 563)])))
    assert (row["latest"]["display"], row["latest"]["people"]) == ("8%", "47 of 563 children")
    assert row["previous"]["cell"]["display"] == "12%"
    assert (row["previous"]["word"], row["previous"]["arrow"]) == ("better", "↓")


def test_the_same_quarter_last_year_is_found_by_its_period_and_not_by_counting_back():
    figures = [share(Q2.year_before(), 12, 100), share(Q2, 10, 100)]  # three quarters between are missing
    row = row_of(IndicatorInputs(definition(), figures))
    assert row["year_ago"]["cell"]["display"] == "12%"
    assert (row["previous"]["word"], row["previous"]["reason"]) == ("", "No figure")
    assert [cell["value"] for cell in row["series"]] == [12, None, None, None, 10]


def test_nothing_is_compared_across_a_break():
    inputs = IndicatorInputs(definition(), quarters([(40, 100), (60, 100)]))
    inputs.breaks = [Break(Q2.start, "New audit system from July 2018")]
    row = row_of(inputs)
    assert row["previous"]["word"] == ""
    assert row["previous"]["reason"] == "No comparable data: new audit system from July 2018"
    assert [flag["text"] for flag in row["flags"]] == ["New audit system from July 2018"]


def test_a_target_is_judged_on_the_unrounded_value():
    inputs = IndicatorInputs(
        definition(), [share(Q2, 94, 1000)], targets=[TargetValues(Q2.start, 9, 0.3, "the Panel")]
    )
    row = row_of(inputs)  # 9.4% is not 9%, and is not shown as 9% either
    assert (row["latest"]["display"], row["target"]["display"]) == ("9.4%", "9% or less")
    assert (row["target"]["status"], row["target"]["to_reach"]) == ("missed", "4 fewer children")


def test_the_target_of_the_day_counts_and_not_a_later_one():
    targets = [TargetValues(date(2017, 4, 1), 12, 1, ""), TargetValues(date(2018, 10, 1), 5, 1, "")]
    row = row_of(IndicatorInputs(definition(), [share(Q2, 11, 100)], targets=targets))
    assert (row["target"]["display"], row["target"]["word"]) == ("12% or less", "Met")


def test_a_small_number_of_children_is_hidden_with_everything_that_gives_it_away():
    inputs = IndicatorInputs(
        definition(), quarters([(8, 90), (3, 100)]), targets=[TargetValues(Q2.start, 1, 0, "")]
    )
    row = row_of(inputs)
    latest = row["latest"]
    assert (latest["display"], latest["hidden"], latest["reason"]) == (
        "Hidden",
        True,
        "hidden so no child can be identified",
    )
    assert (latest["value"], latest["numerator"], latest["denominator"], latest["people"]) == (
        None,
        None,
        None,
        "",
    )
    assert (row["target"]["status"], row["target"]["to_reach"]) == ("hidden", "")
    assert row["finding"] == "Three or more homes: too few children to show"
    assert "3 of 100" not in str(row)


def test_an_officer_who_may_see_drafts_sees_the_small_number():
    row = row_of(IndicatorInputs(definition(), [share(Q2, 3, 100)]), OFFICERS)
    assert (row["latest"]["display"], row["latest"]["people"]) == ("3%", "3 of 100 children")


def test_a_corrected_figure_says_what_it_was_unless_that_gives_a_child_away():
    row = row_of(IndicatorInputs(definition(), [share(Q2, 47, 563, was=12.1)]))
    assert row["latest"]["revised_from"] == "12%"
    counted = definition(unit=Unit.COUNT, denominator="")
    row = row_of(IndicatorInputs(counted, [number(Q2, 9, was=3)]))
    assert row["latest"]["revised_from"] == ""


def test_a_promised_figure_says_when_it_will_come():
    promised = figure(Q2, symbol=Symbol.PROMISED, note="expected Quarter 4 2018/19")
    row = row_of(IndicatorInputs(definition(), [promised]))
    assert row["latest"]["reason"] == "Not yet available, expected Quarter 4 2018/19"
    assert row["flags"] == []
    assert (latest_words(row), why_beside(row["latest"])) == ("Not yet", "expected Quarter 4 2018/19")


def test_year_to_date_figures_are_set_beside_the_same_quarter_last_year_only():
    inputs = IndicatorInputs(definition(basis=Basis.YEAR_TO_DATE), quarters([(9, 100)] * 5))
    row = row_of(inputs)
    assert row["previous"]["word"] == ""
    assert row["year_ago"]["word"] == "same"
    assert row["verdict"]["word"] == "Level with a year ago"


def test_an_annual_result_is_shown_until_the_next_one():
    annual = definition(frequency=Frequency.ACADEMIC_YEAR)
    figures = [
        share(parse_period("Academic year 2016/17"), 30, 100),
        share(parse_period("Academic year 2017/18"), 35, 100),
    ]
    row = row_of(IndicatorInputs(annual, figures))
    assert (row["latest"]["label"], row["latest"]["display"]) == ("Academic year 2017/18", "35%")


def published(
    values: list[float | None], own: float | None, year: str = "31 March 2018"
) -> list[PublishedCell]:
    period = parse_period(year)
    cells = [
        PublishedCell(area.id, period, Amounts(value=value, symbol="" if value is not None else "c"), "2025")
        for area, value in zip(NEIGHBOURS, values, strict=True)
    ]
    cells.append(PublishedCell(OWN.id, period, Amounts(value=own), "2025"))
    cells.append(PublishedCell(ENGLAND.id, period, Amounts(value=10.0), "2025"))
    return cells


def test_similar_councils_are_averaged_over_those_that_have_a_figure():
    cells = published([8, 9, 10, 11, 12, 13, 14, None, None, None], own=11)
    row = row_of(IndicatorInputs(definition(), [share(Q2, 47, 563)], published=cells))
    found = row["comparison"]
    assert (found["mean"], found["median"], found["n"], found["of"]) == (11, 11, 7, 10)
    assert (found["sentence"], found["period"]) == (
        "Higher than 3, lower than 3, the same as 1 of 7 similar councils; chance is not tested",
        "31 March 2018",
    )
    assert found["own"]["display"] == "11%"  # the same year's national figure, not this quarter's 8%
    assert found["caution"].startswith("3 of 10 similar councils have no figure")


def test_several_reasons_for_missing_figures_are_named_also_where_few_are_left():
    cells = published([8, 9, 10, 11, 12, 13, 14, None, None, None], own=11)
    cells[7] = cells[7]._replace(amounts=Amounts(symbol="x"))
    row = row_of(IndicatorInputs(definition(), [share(Q2, 47, 563)], published=cells))
    assert row["comparison"]["caution"] == (
        "3 of 10 similar councils have no figure: 2 are hidden, 1 is not available"
    )
    few = [cell._replace(amounts=Amounts(symbol="u")) for cell in cells[:4]] + cells[4:]
    row = row_of(IndicatorInputs(definition(), [share(Q2, 47, 563)], published=few))
    assert row["comparison"]["caution"] == (
        "Only 3 of 10 similar councils have a figure (4 are too unreliable to publish, 2 are hidden, 1 is not "
        "available), so read their middle with care"
    )


def test_one_return_of_two_similar_councils_counts_once_and_is_said():
    """Of 8 to 17 the first two are one return of 8: nine figures, 8 and 10 to 17, whose middle is 13."""
    cells = published([8, 8, 10, 11, 12, 13, 14, 15, 16, 17], own=11)
    cells[:2] = [cell._replace(joint="940 / 941") for cell in cells[:2]]
    row = row_of(IndicatorInputs(definition(), [share(Q2, 47, 563)], published=cells))
    found, annual = row["comparison"], row["annual"][0]
    assert (found["n"], found["of"], found["median"]) == (9, 10, 13)
    assert (annual["n"], annual["lower_quartile"], annual["median"]) == (9, 11, 13)
    assert found["mean"] == pytest.approx(116 / 9)
    assert found["caution"] == "Of 10 similar councils 2 filed one return, which counts once"
    assert "of 9 similar councils" in found["sentence"]
    assert len(found["neighbours"]) == 10


def test_where_the_newest_year_has_england_alone_councils_are_compared_in_the_year_before():
    cells = published([8, 9, 10, 11, 12, 13, 14, 15, 16, 17], own=11, year="31 March 2017")
    newest = PublishedCell(ENGLAND.id, parse_period("31 March 2018"), Amounts(value=10.4), "2026")
    found = row_of(IndicatorInputs(definition(), [share(Q2, 47, 563)], published=[*cells, newest]))[
        "comparison"
    ]
    assert (found["period"], found["n"], found["own"]["value"]) == ("31 March 2017", 10, 11)
    assert found["caution"] == "For 31 March 2018 there is a figure of England alone: 10%"
    alone = row_of(IndicatorInputs(definition(), [share(Q2, 47, 563)], published=[newest]))["comparison"]
    assert (alone["period"], alone["england"]["value"], alone["n"]) == ("31 March 2018", 10.4, 0)


def test_each_similar_council_has_its_own_figures_of_every_year_and_the_reason_where_it_has_none():
    before = published([8, 9, 10, 11, 12, 13, 14, None, None, None], own=10, year="31 March 2017")
    cells = [*before, *published([9.5, 9, 10, 11, 12, 13, 14, 15, 16, 17], own=11)]
    row = row_of(IndicatorInputs(definition(), [share(Q2, 47, 563)], published=cells))
    by_code = {area["code"]: area for area in row["areas"]}
    first, last = by_code[NEIGHBOURS[0].code], by_code[NEIGHBOURS[-1].code]
    assert [year["label"] for year in row["annual"]] == ["31 March 2017", "31 March 2018"]
    assert (first["values"], first["symbols"]) == ([8, 9.5], ["", ""])
    assert (last["values"], last["symbols"]) == ([None, 17], ["c", ""])
    assert row["areas"][0]["values"] == [10, 11]  # the council's own


def test_a_london_borough_stands_beside_its_part_of_london_too():
    inner = AreaName(99, "E13000001", "Inner London")
    cells = published([8, 9, 10, 11, 12, 13, 14, 15, 16, 17], own=11)
    cells.append(cells[0]._replace(area_id=inner.id, amounts=Amounts(40, 500, 8.0)))
    setting = RowSetting(Q2, Comparators("2025", OWN, NEIGHBOURS, REGION, ENGLAND, inner), PUBLISHED)
    row = build_row(IndicatorInputs(definition(), [share(Q2, 47, 563)], published=cells), "1.1", setting)
    assert (row["comparison"]["part"]["name"], row["comparison"]["part"]["display"]) == ("Inner London", "8%")


def test_counts_are_never_compared():
    counted = definition(unit=Unit.COUNT, denominator="", polarity=Polarity.NONE)
    row = row_of(IndicatorInputs(counted, [number(Q2, 412)], published=published([400.0] * 10, 412)))
    assert row["comparison"] is None
    assert row["no_comparison"] == "Counts are not compared"


def test_a_national_year_that_ended_after_the_quarter_is_not_used():
    cells = published([8.0] * 10, 9, "31 March 2018") + published([20.0] * 10, 21, "31 March 2019")
    row = row_of(IndicatorInputs(definition(), [share(Q2, 9, 100)], published=cells))
    assert row["comparison"]["period"] == "31 March 2018"
    assert [year["label"] for year in row["annual"]] == ["31 March 2018"]


def test_a_missed_target_and_a_real_worsening_together_need_attention():
    steady = [(10 + n % 2, 100) for n in range(12)]
    inputs = IndicatorInputs(
        definition(), quarters([*steady, (30, 100)]), targets=[TargetValues(date(2015, 4, 1), 9, 3, "")]
    )
    row = row_of(inputs)
    assert (row["verdict"]["word"], row["needs_attention"]) == ("Getting worse", True)
    assert row["flags"][0]["text"] == "Needs attention"


def test_what_no_collection_and_no_release_has_was_not_due():
    """A council's year from national releases: the note says why, and nobody failed to bring a figure."""
    why = "Never in a national release: only the county's own records have it."
    absent = IndicatorInputs(definition(), [figure(Q2, symbol=Symbol.NOT_AVAILABLE, note=why)])
    row = row_of(absent)
    assert (row["needs_attention"], row["attention"]) == (False, [])
    assert why_none(row) == "never in a national release: only the county's own records have it"
    due = ["No figure came although one was due."]
    absent.collected = True
    assert row_of(absent)["attention"] == due
    before = IndicatorInputs(definition(), [share(Q2.previous(), 9, 100), *absent.figures])
    assert row_of(before)["attention"] == due, "it came before"


def banded(counts: list[float]) -> IndicatorInputs:
    labels = ["under-20", "20-24", "25-29", "30-or-more"][: len(counts)]
    inputs = IndicatorInputs(definition(unit=Unit.COUNT, denominator=""), [number(Q2, sum(counts))])
    inputs.categories = [
        CategoryDefinition(key_of(code), code, code, "Cases held", "held", "band", "", code > "25")
        for code in labels
    ]
    inputs.category_figures = [number(Q2, count, code) for code, count in zip(labels, counts, strict=True)]
    return inputs


@pytest.mark.parametrize(("counts", "shown"), [([33, 15, 34, 18], ["33", "15", "34", "18"])])
def test_bands_are_shown_with_their_shares(counts, shown):
    inputs = banded(counts)
    row = row_of(inputs)
    [breakdown] = build_breakdowns(
        inputs, row["latest"], RowSetting(Q2, Comparators("", None, (), None, None), PUBLISHED)
    )
    assert [cell["cell"]["display"] for cell in breakdown["cells"]] == shown


def test_one_small_band_takes_a_second_with_it_so_the_total_does_not_give_it_away():
    inputs = banded([33, 2, 34, 18])
    row = row_of(inputs)
    [breakdown] = build_breakdowns(
        inputs, row["latest"], RowSetting(Q2, Comparators("", None, (), None, None), PUBLISHED)
    )
    hidden = [cell["cell"]["hidden"] for cell in breakdown["cells"]]
    assert hidden[1] and sum(hidden) >= 2
    assert breakdown["total"] == ""


def test_shares_of_different_teams_are_not_added_up():
    inputs = IndicatorInputs(definition(counts_children=False), [share(Q2, 56, 112)])
    inputs.categories = [
        CategoryDefinition(key_of(code), code, code, "Team", "team", "breakdown", "", False)
        for code in ("a", "b")
    ]
    inputs.category_figures = [share(Q2, 19, 29, category="a"), share(Q2, 13, 25, category="b")]
    row = row_of(inputs)
    [breakdown] = build_breakdowns(
        inputs, row["latest"], RowSetting(Q2, Comparators("", None, (), None, None), PUBLISHED)
    )
    assert [cell["share_display"] for cell in breakdown["cells"]] == ["66%", "52%"]
    assert breakdown["total"] == ""


def test_a_climb_of_years_is_told_beside_a_verdict_that_finds_none():
    """Of 78 children those who saw a dentist: 41% five years ago, then some more each year."""
    dentists = definition(basis=Basis.ROLLING, polarity=Polarity.HIGH)
    counts = [32, 34, 37, 39, 41, 43, 45, 47, 49, 51, 54, 56, 58, 60, 61, 62, 64]
    row = row_of(IndicatorInputs(dentists, quarters([(count, 78) for count in counts])))
    assert row["verdict"]["word"] == "Level with a year ago"
    assert row["long_run"] == "Over the last five years’ figures it has risen, from 41% (Q2 14/15) to 82%."
    assert "long_run" not in row_of(IndicatorInputs(dentists, quarters([(60, 78)] * 17)))


def test_what_five_years_say_gives_no_hidden_number_away():
    dentists = definition(basis=Basis.ROLLING, polarity=Polarity.HIGH, counts_children=True)
    counts = [3, 20, 25, 30, 34, 35, 37, 39, 44, 46, 47, 49, 54, 57, 58, 60, 68]
    figures = quarters([(count, 78) for count in counts])
    for seen_by in (PUBLISHED, OFFICERS):
        assert "long_run" not in row_of(IndicatorInputs(dentists, figures), seen_by)


def test_a_sample_says_how_many_were_looked_at_and_what_that_says_of_all():
    """31 of 40 files of 312: 64% to 87% by hand in the tests of samples."""
    audit = definition(counts_children=False, people="files", sampled_from="open case files", population=312)
    row = row_of(IndicatorInputs(audit, [share(Q2, 31, 40)]))
    assert row["latest"]["people"] == "31 of 40 files"
    assert row["sample"]["words"] == (
        "40 of 312 open case files looked at; if drawn by chance, the likely range for all is 64% to 87%"
    )
    assert (round(row["sample"]["lower"], 1), round(row["sample"]["upper"], 1)) == (63.6, 87.2)
    assert "sample" not in row_of(IndicatorInputs(definition(), [share(Q2, 31, 40)]))


def test_a_hidden_sample_says_nothing():
    audit = definition(sampled_from="open case files", population=312)
    row = row_of(IndicatorInputs(audit, [share(Q2, 3, 40)]))
    assert row["latest"]["hidden"]
    assert "sample" not in row


def test_the_optimum_of_an_average_comes_from_its_definition():
    caseload = definition(unit=Unit.AVERAGE, decimals=1, optimum=20.0, optimum_label="Optimum caseload")
    row = row_of(IndicatorInputs(caseload, [number(Q2, 21.4)]))
    assert row["optimum"] == {"value": 20.0, "words": "Optimum caseload: 20"}
    assert "optimum" not in row_of(IndicatorInputs(definition(), [share(Q2, 31, 40)]))


def test_what_is_counted_once_a_year_has_no_gaps_for_its_quarters():
    """Social workers are counted each 30 September: on a yearly scorecard three quarters of the year are no gaps."""
    counted = [share(Q2.shift(-4 * years), 20 + years, 100) for years in (3, 1, 0)]
    yearly = Period.of(Q2.end, Frequency.FINANCIAL_YEAR)
    row = row_of(IndicatorInputs(definition(frequency=Frequency.QUARTER), counted), period=yearly)
    assert [cell["display"] for cell in row["series"]] == ["23%", "–", "21%", "20%"]  # 2016 is a gap
    assert (row["previous"]["cell"], row["previous"]["reason"]) == (None, "Yearly figure")
    assert row["year_ago"]["cell"]["display"] == "21%"
    one_more = [*counted, share(Q2.previous(), 22, 100)]
    assert len(row_of(IndicatorInputs(definition(), one_more), period=yearly)["series"]) == 13
    assert len(row_of(IndicatorInputs(definition(), counted))["series"]) == 13  # the quarter's own scorecard
