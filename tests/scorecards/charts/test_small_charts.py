"""Small charts: each similar council's years, kinds over time, groups; and any of them as one picture."""

from lxml import etree

from scorecards.charts import (
    Drawing,
    are_groups,
    band_sheet,
    category_note,
    category_panels,
    category_sheet,
    dotplot_sheet,
    group_cell,
    group_sheet,
    neighbour_panels,
    neighbour_sheet,
)
from tests.payloads import make_breakdown, make_cell, make_row, make_series

YEARS = ("2022/23", "2023/24", "2024/25")


def area(kind: str, name: str, values: list, symbols=("", "", ""), **more):
    numbers = {"numerators": [None] * 3, "denominators": [None] * 3}
    return {
        "kind": kind,
        "code": name,
        "name": name,
        "values": values,
        "symbols": list(symbols),
        **numbers,
        **more,
    }


def row_with(*areas, **changes):
    row = make_row(**changes)
    row["annual"] = row["annual"][-3:]
    row["areas"] = list(areas)
    return row


def words_in(drawing: Drawing) -> list[str]:
    return [text.text for text in etree.fromstring(drawing.svg).iter("{*}text")]


def lines_in(drawing: Drawing, class_: str) -> list[str]:
    found = (one for one in etree.fromstring(drawing.svg).iter("{*}path") if one.get("class") == class_)
    return [one.get("d") for one in found]


def test_each_council_has_its_own_line_with_ours_and_says_why_its_latest_year_has_no_figure():
    row = row_with(
        area("own", "Exampleton", [12.0, 11.0, 10.0]),
        area("neighbour", "Kestrelby", [9.0, 8.0, 7.0]),
        area("neighbour", "Ilverton", [9.0, 8.0, None], ("", "", "c")),
        area("country", "England", [None, 8.0, 7.0], ("x", "", "")),
    )
    kestrelby, ilverton, england = neighbour_panels(row)
    assert [panel.title for panel in (kestrelby, ilverton, england)] == ["Kestrelby", "Ilverton", "England"]
    assert words_in(kestrelby.drawing) == ["7%"] and kestrelby.words == ""
    assert words_in(ilverton.drawing) == []  # its last figure is not the latest year's
    assert ilverton.words.endswith(": hidden")
    assert [len(lines_in(panel.drawing, "line oth")) for panel in (kestrelby, england)] == [1, 1]
    assert "Ours: 12% and 10%" in kestrelby.drawing.alt
    whole = neighbour_sheet(row, "Exampleton")
    assert {"Kestrelby", "Ilverton", "England"} <= set(words_in(whole))


def test_a_line_stops_at_a_break_and_one_year_is_no_course():
    years = make_row()["annual"][-3:]
    row = row_with(
        area("neighbour", "Kestrelby", [9.0, 8.0, 7.0]),
        breaks=[{"start": years[1]["end"], "label": "New system"}],
        series=make_series([10.0] * 20),
    )
    [panel] = neighbour_panels(row)
    assert lines_in(panel.drawing, "break")
    [path] = lines_in(panel.drawing, "line oth")
    assert path.count("M") == 1 and path.count(" ") < 6  # two of the three years are joined
    row["annual"] = row["annual"][-1:]
    assert neighbour_panels(row) == []


def over_time(values: list[float | None]):
    breakdown = make_breakdown("breakdown")
    periods = make_series([1.0] * len(values))
    breakdown["periods"] = [{key: cell[key] for key in ("period", "label", "start")} for cell in periods]
    for category in breakdown["cells"]:
        category["values"] = list(values)
        category["displays"] = ["Hidden" if value is None else f"{value:g}" for value in values]
    return breakdown


def test_kinds_over_time_are_on_one_scale_with_a_year_ago_and_leave_gaps_where_hidden():
    row = make_row(unit="count", breaks=[])
    breakdown = over_time([33, 36, None, 45, 51])
    panels = category_panels(row, breakdown)
    assert len(panels) == len(breakdown["cells"])
    assert "33 a year ago: 18 more" in panels[0].words
    drawn = etree.fromstring(panels[0].drawing.svg)
    assert [one.get("class") for one in drawn.iter("circle")].count("yago") == 1
    assert lines_in(panels[0].drawing, "line")[0].count("M") == 2  # 33 to 36, then 45 to 51
    assert "A gap is a figure that is hidden or missing." in category_note(row, breakdown)
    assert panels[0].title in " ".join(words_in(category_sheet(row, breakdown)))


def test_nothing_is_set_beside_a_year_ago_across_a_break():
    breakdown = over_time([33, 36, 40, 45, 51])
    row = make_row(unit="count", breaks=[{"start": breakdown["periods"][2]["start"], "label": "New"}])
    assert "a year ago" not in category_panels(row, breakdown)[0].words


def test_groups_are_those_with_people_of_their_own_and_a_hidden_one_has_no_dot():
    breakdown = make_breakdown("breakdown")
    row = make_row()
    for place, category in enumerate(breakdown["cells"]):
        cell = make_cell(value=10.0 + place, numerator=10 + place, denominator=100 + place)
        category |= {
            "cell": cell,
            "share": cell["value"],
            "share_display": cell["display"],
            "low": 5.0,
            "high": 20.0,
        }
    assert are_groups(breakdown)
    hidden = breakdown["cells"][0]
    hidden["cell"] = hidden["cell"] | {"value": None, "hidden": True, "display": "Hidden"}
    assert "circle" not in group_cell(row, breakdown, hidden).svg
    assert "circle" in group_cell(row, breakdown, breakdown["cells"][1]).svg
    assert "11%" in " ".join(words_in(group_sheet(row, breakdown)))
    for category in breakdown["cells"]:
        category["cell"]["denominator"] = 400
    assert not are_groups(breakdown)  # shares of one whole: kinds


def test_the_table_of_similar_councils_and_that_of_bands_are_each_one_picture():
    row, breakdown = make_row(), make_breakdown("band")
    said = words_in(dotplot_sheet(row, "Exampleton"))
    assert {council["name"] for council in row["comparison"]["neighbours"]} <= set(said)
    assert {each["label"] for each in breakdown["cells"]} <= set(words_in(band_sheet(row, breakdown)))
