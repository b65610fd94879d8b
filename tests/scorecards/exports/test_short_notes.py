"""What the short version says once beside its table: sources, keys and notes, and nothing that is not so."""

from scorecards.exports.appendix.notes import not_compared
from scorecards.exports.appendix.sources import sources_of
from scorecards.exports.appendix.table import table_of
from tests.payloads import make_cell, make_hidden_row, make_payload, make_row


def test_each_source_is_named_once_with_the_measures_whose_figures_came_from_it():
    census = "Census. Similar councils and England: The Department"
    rows = [make_row(f"1.{number}", f"Measure {number}", source=census) for number in range(1, 4)]
    released = make_row("1.4", "Released", source="Case records")
    released["latest"]["note"] = "As published: The release of 2025."
    alone = make_row("2.1", "Alone", source=census, comparison=None)
    without = make_row("2.2", "Without", source="Democratic services", latest=make_cell(value=None))
    assert sources_of(make_payload(rows=[*rows, released, alone, without, make_hidden_row("2.3")])) == [
        "Census: 1.1 to 1.3, 2.1.",
        "The release of 2025: 1.4.",
        "Similar councils and England: The Department: 1.1 to 1.3.",
    ]


def test_only_figures_that_are_there_are_said_not_to_be_compared():
    average = make_row("1.1", "Cost of a week", unit="average")
    money = make_row("1.2", "Spending", unit="pounds", latest=make_cell(value=None))
    assert not_compared(make_payload(rows=[average, money])) == []
    count = make_row("1.3", "Children", unit="count")
    assert not_compared(make_payload(rows=[average, money, count])) == [
        "Counts are not compared: they follow the size of a council."
    ]
    money["latest"] = make_cell()
    assert not_compared(make_payload(rows=[average, money, count])) == [
        "Counts and sums of money are not compared: they follow the size of a council."
    ]


def test_the_key_of_a_page_explains_what_is_drawn_on_it_and_a_note_is_said_once():
    plain = make_row("1.1", "Plain", polarity="none", target=None, limits=None)
    judged = make_row("2.1", "Judged", polarity="high", flags=[{"kind": "revised", "text": "Revised"}])
    judged["latest"]["revised_from"] = "79%"
    payload = make_payload(rows=[plain, judged])
    first, second = table_of(payload, payload["sections"])["sections"]
    assert {"neither", "none", "line"} <= set(first["marks"]) and not {"band", "target", "met"} & set(
        first["marks"]
    )
    assert {"target", judged["target"]["status"]} <= set(second["marks"]) and "neither" not in second["marks"]
    assert [note["said"] for note in second["notes"]] == ["revised from 79%"]
