"""A row says all figures that it compares with the same decimals, as many as its judgements need."""

from datetime import date

from indicators.amounts.amounts import Amounts
from indicators.catalogue.dated.values import TargetValues
from indicators.terms.vocabulary import Polarity, Unit
from scorecards.assembly.inputs import IndicatorInputs, PublishedCell
from scorecards.assembly.shown import decimals_of, latest_words
from tests.scorecards.assembly.test_rows import (
    ENGLAND,
    NEIGHBOURS,
    OWN,
    Q2,
    definition,
    figure,
    row_of,
    share,
)


def test_what_a_target_needs_the_earlier_figures_have_too():
    figures = [share(Q2.year_before(), 86, 1000), share(Q2.previous(), 90, 1000), share(Q2, 91, 1000)]
    targets = [TargetValues(date(2015, 4, 1), 9, 3.0, "")]
    row = row_of(IndicatorInputs(definition(polarity=Polarity.LOW), figures, targets=targets))
    assert (latest_words(row), row["target"]["display"], row["target"]["word"]) == (
        "9.1%",
        "9% or less",
        "Close",
    )
    assert [row[when]["cell"]["display"] for when in ("previous", "year_ago")] == ["9.0%", "8.6%"]
    assert (row["year_ago"]["word"], row["year_ago"]["difference"]) == (
        "worse",
        "up by 0.5 percentage points",
    )
    assert row["finding"].endswith("9.1%, up from 8.6% a year ago")


def test_an_earlier_figure_never_looks_as_if_it_had_met_the_target_it_stands_beside():
    """100 of 550 is 18.2%, missed; as "18%" it would read as met beside "18% or less"."""
    figures = [
        share(Q2.year_before(), 100, 550), share(Q2.shift(-2), 119, 555), share(Q2.previous(), 128, 560),
        share(Q2, 135, 563),
    ]  # fmt: skip
    targets = [TargetValues(date(2015, 4, 1), 18, 3.0, "")]
    row = row_of(IndicatorInputs(definition(polarity=Polarity.LOW), figures, targets=targets))
    assert latest_words(row) == "24.0%"
    assert [row[when]["cell"]["display"] for when in ("previous", "year_ago")] == ["22.9%", "18.2%"]
    assert row["year_ago"]["difference"] == "up by 5.8 percentage points"
    assert row["verdict"]["rule"].startswith("Higher than a year ago (18.2%)")
    told = [cell["display"] for cell in row["series"] if cell["value"] is not None]
    assert told == ["18.2%", "21.4%", "22.9%", "24.0%"]


def test_what_tells_one_figure_from_the_target_brings_no_other_close_to_it():
    """14 of 140,000 are 0.1 per 1,000 exactly; beside a target of that, 12 are not 0.1 too but 0.09."""
    then, now = (figure(one, n, 140_000, n / 140) for one, n in ((Q2.year_before(), 14), (Q2, 12)))
    told = definition(polarity=Polarity.HIGH, unit=Unit.RATE_PER_1000)
    row = row_of(IndicatorInputs(told, [then, now], targets=[TargetValues(date(2015, 4, 1), 0.1, 0.5, "")]))
    assert [c["display"] for c in row["series"] if c["value"] is not None] == [
        "0.10 per 1,000",
        "0.09 per 1,000",
    ]


def test_a_real_change_is_never_called_the_same():
    """97.6% and 98.4% of 20,000 differ by more than chance, and both round to 98%."""
    figures = [share(Q2.year_before(), 19520, 20000), share(Q2, 19680, 20000)]
    row = row_of(IndicatorInputs(definition(polarity=Polarity.HIGH), figures))
    assert row["verdict"]["word"] == "Better than a year ago"
    assert row["verdict"]["rule"] == "Higher than a year ago (97.6%), by more than chance explains."
    assert (latest_words(row), row["year_ago"]["cell"]["display"]) == ("98.4%", "97.6%")
    assert row["series"][-1]["display"] == "98.4%"  # so in the chart, the table and the files


def test_figures_that_need_no_more_decimals_get_none():
    row = row_of(IndicatorInputs(definition(), [share(Q2.year_before(), 86, 1000), share(Q2, 88, 1000)]))
    assert (latest_words(row), row["year_ago"]["cell"]["display"], row["year_ago"]["word"]) == (
        "9%",
        "9%",
        "same",
    )


def published(own: Amounts, other: Amounts) -> list[PublishedCell]:
    cells = {OWN: own, ENGLAND: other, **dict.fromkeys(NEIGHBOURS, other)}
    return [PublishedCell(area.id, Q2.previous(), amounts, "2018") for area, amounts in cells.items()]


def test_what_was_published_alike_is_level_whatever_the_people_say():
    cells = published(Amounts(19520, 20000, 98.0), Amounts(19680, 20000, 98.0))
    found = row_of(IndicatorInputs(definition(), [share(Q2, 9, 100)], published=cells))["comparison"]
    assert found["sentence"] == "Level with all 10 similar councils"
    assert (found["against"]["middle"], found["against"]["england"]) == ("level", "level")


def test_what_clearly_differs_is_shown_apart():
    cells = published(Amounts(19520, 20000, 97.6), Amounts(19680, 20000, 98.4))
    row = row_of(IndicatorInputs(definition(polarity=Polarity.HIGH), [share(Q2, 9, 100)], published=cells))
    found = row["comparison"]
    assert found["against"]["middle"] == "worse"
    assert (found["own"]["display"], found["median_display"], found["england"]["display"]) == (
        "97.6%",
        "98.4%",
        "98.4%",
    )


def test_the_unit_of_a_rate_is_none_of_its_decimals():
    assert decimals_of("0.7 to 0.9 per 1,000") == 1
    assert decimals_of("8.0% to 9.1%") == 1
