"""The heat table: every council beside the country by its likely range, and whom to ask."""

from datetime import date

from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Polarity, Unit
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell
from scorecards.comparing.heat_table import telling
from scorecards.comparing.heat_table.heat import Entry, heat_of
from scorecards.comparing.heat_table.presenters import COLUMNS, lines_of
from scorecards.comparing.similar_councils.similar import Link, Model, Similar, asked_by_measure
from scorecards.comparing.similar_councils.telling import measures_words, survival, symmetry
from scorecards.comparing.similar_words import model_words
from tests.scorecards.comparing.councils import COUNTRY, YEAR, average, measure, share, symbol

OWN = AreaName(0, "E000", "Exampleton")
NEAR = tuple(
    AreaName(number, f"E{number:03d}", name) for number, name in enumerate(("Ashcombe", "Brindle"), 1)
)
COMPARATORS = Comparators("2025", OWN, NEAR, None, COUNTRY)
BEFORE = Period(date(2023, 4, 1), Frequency.FINANCIAL_YEAR)
UNTIL = Period(date(2026, 4, 1), Frequency.FINANCIAL_YEAR)


def entry(key: int, **facts) -> Entry:
    found = measure(**facts)
    return Entry("safe", "Are children safe?", type(found)(**{**vars(found), "id": key, "code": f"m{key}"}))


def cells(own, first, second, country, period=YEAR) -> list[PublishedCell]:
    areas = (OWN, *NEAR, COUNTRY)
    figures = (own, first, second, country)
    return [
        PublishedCell(area.id, period, figure, "2025")
        for area, figure in zip(areas, figures, strict=True)
        if figure is not None
    ]


def table(**kinds):
    """Six measures: ours worse, ours level, for context, averages, a count, and one without national figures."""
    entries = [
        entry(1),
        entry(2, polarity=Polarity.HIGH),
        entry(3, polarity=Polarity.NONE),
        entry(4, unit=Unit.AVERAGE, decimals=1),
        entry(5, unit=Unit.COUNT),
        entry(6),
    ]
    # 20 of 100 has the likely range 13.3 to 28.9; 3 of 100 has 1.0 to 8.5; 8 of 100 has 4.1 to 15.0
    found = {
        1: cells(share(20), share(3), share(8), share(1000, 10_000)),
        2: cells(share(20), symbol("c"), None, share(2000, 10_000), BEFORE),
        3: cells(share(20), share(3), share(10), share(1000, 10_000)),
        4: cells(average(16.6), average(13.3), average(17), average(15)),
    }
    return heat_of(entries, found, COMPARATORS, UNTIL)


def test_every_cell_is_set_beside_the_country_by_its_own_likely_range():
    first, context, scores = (
        next(row for row in table().rows if row.definition.id == key) for key in (1, 3, 4)
    )
    assert [one.standing for one in (first.own, *first.neighbours)] == ["worse", "better", "level"]
    assert [one.standing for one in (context.own, *context.neighbours)] == ["higher", "lower", "level"]
    assert {one.standing for one in (scores.own, *scores.neighbours)} == {"not tested"}


def test_the_heading_counts_what_could_be_tested_and_names_what_is_not_here():
    heat = table()
    assert [row.definition.id for row in heat.rows] == [1, 2, 3, 4]
    assert (
        telling.heading(heat)
        == "Clearly worse than England on 1 of 2 tested measures, clearly better on none"
    )
    assert telling.left_out(heat) == (
        "Not here: 1 measure is a count or a sum, which follow a council’s size; "
        "1 measure has no national figure of the last three years."
    )
    assert (heat.total(None), heat.total(0), heat.total(1)) == ((0, 1), (1, 0), (0, 0))


def test_whom_to_ask_names_only_councils_clearly_better_than_ours():
    # ours 20 of 100 against 3: z = 3.8; against 8: z = 2.45: both are clearly better than ours, one of them level with
    # the country
    words, asked = telling.whom_to_ask(table())
    assert words.startswith(
        "Similar councils clearly better than ours where ours is clearly worse than England"
    )
    assert asked == [("m1", "Three or more homes", "Ashcombe and Brindle")]
    level = heat_of(
        [entry(1)], {1: cells(share(20), share(16), None, share(1000, 10_000))}, COMPARATORS, UNTIL
    )
    assert telling.whom_to_ask(level) == (
        "Where ours is clearly worse than England, no similar council is clearly better than ours.",
        [],
    )
    better = heat_of(
        [entry(1)], {1: cells(share(3), share(16), None, share(1000, 10_000))}, COMPARATORS, UNTIL
    )
    assert "on no measure is ours clearly worse" in telling.whom_to_ask(better)[0]


def test_a_council_without_figures_or_similar_councils_is_told_so():
    heat = heat_of([entry(1)], {1: cells(None, share(3), None, share(10))}, COMPARATORS, UNTIL)
    assert telling.heading(heat) == "On no measure can ours be tested against England"
    assert telling.whom_to_ask(heat) == ("Where nothing can be tested, nobody can be named.", [])
    unknown = Comparators("", None, (), None, None)
    assert heat_of([entry(1)], {1: cells(None, share(3), None, None)}, unknown, UNTIL).rows == []


def test_each_measure_is_of_its_own_newest_year_and_says_so_where_it_is_another():
    entries = [entry(1), entry(2), entry(3)]
    newest = cells(share(20), share(3), share(8), share(10))
    older = cells(share(30), share(3), share(8), share(10), BEFORE)
    heat = heat_of(entries, {1: [*older, *newest], 2: newest, 3: older}, COMPARATORS, UNTIL)
    assert [telling.year_of(row, heat) for row in heat.rows] == ["", "", "2023/24"]
    assert telling.year_note(heat).startswith("Figures are of 2024/25, unless the measure names another year")
    assert [telling.figure(row.own, row) for row in heat.rows] == ["20%", "20%", "30%"]


def test_a_closed_line_and_the_file_count_those_without_a_figure():
    heat = heat_of(
        [entry(1)], {1: cells(share(20), share(3), symbol("c"), share(1000, 10_000))}, COMPARATORS, UNTIL
    )
    row = heat.rows[0]
    assert telling.similar_words(row) == "Of 2 similar councils: 1 better, 1 without a figure"
    assert telling.figure(row.neighbours[1], row) == "Hidden"
    lines = lines_of(heat)
    assert [(line["Area"], line["Beside the country"], line["Ours beside it"]) for line in lines] == [
        ("Exampleton", "worse", ""),
        ("Ashcombe", "better", "worse"),
        ("Brindle", "", ""),
        ("England", "", ""),
    ]
    assert all(set(line) == set(COLUMNS) for line in lines)


def test_files_round_a_figure_as_the_page_does():
    noisy = share(3)._replace(value=35.526213749851024)
    heat = heat_of([entry(1)], {1: cells(share(20), noisy, None, share(1000, 10_000))}, COMPARATORS, UNTIL)
    assert telling.figure(heat.rows[0].neighbours[0], heat.rows[0]) == "36%"
    assert [line["Value"] for line in lines_of(heat)] == [20, 36, None, 10]


def test_a_page_says_by_which_model_councils_are_similar():
    named = model_words("2021", named_by_scorecard=True)
    assert (
        named
        == "Similar councils are those of model 2021, which this scorecard keeps to: other pages may use a newer one."
    )
    in_use = model_words("2025", named_by_scorecard=False)
    assert in_use == "Similar councils are those of model 2025, the one in use here."
    assert not model_words("", named_by_scorecard=False)


# Similar councils


def model(label: str, *names: str, ended: date | None = None) -> Model:
    links = (Link(name, name, place, ended=ended) for place, name in enumerate(names, 1))
    return Model(label, int(label), tuple(links))


def test_who_stays_from_one_model_to_the_next_and_that_it_is_not_symmetric():
    found = Similar(
        model("2025", "Ashcombe", "Brindle", "Calder"),
        model("2021", "Brindle", "Dunmere"),
        {"Calder": "Calder", "Farnwick": "Farnwick"},
        (),
    )
    assert survival(found) == "1 of the 3 was in model 2021 too, the one before it: Brindle."
    assert symmetry(found) == (
        "A council may be like ours without ours being among those most like it: 1 of the 3 has ours among theirs. "
        "1 other council has ours too: Farnwick."
    )
    alone = Similar(found.model, None, {}, ())
    assert (survival(alone), symmetry(alone)) == (
        "",
        "",
    )  # whose list has ours is not known where none is loaded


def test_measure_by_measure_who_is_clearly_better_than_ours():
    heat = table()
    found = Similar(model("2025", "E001", "E002"), None, {}, tuple(heat.rows))
    (asked,) = asked_by_measure(found)  # the others are level, for context, or without a test
    assert (asked.row.definition.code, asked.better, asked.worse) == ("m1", ("Ashcombe", "Brindle"), ())
    assert measures_words(found) == (
        "From 3 measures of our scorecards with national figures, each in its newest year. Ours is tested with each "
        "council on 1 of them; “clearly”: less than once in 20 times, were nothing different (p < 0.05). Each test "
        "may err: of 100 figures no different from ours about 5 would seem clearly so by chance alone. On the other 2 "
        "no test could be made: no numbers of people are published to test with."
    )
    better, worse, level = found.standings("E001")
    assert ([row.definition.code for row in better], worse, level) == (["m1"], [], 0)
