"""What could be asked, on a measure's page: of an edition from before, the one question it was published with."""

import pytest
from lxml import html

from scorecards.editions.pages import indicator_page
from tests.payloads import make_payload, make_row

ONE, TWO = "More children move than a year ago: what was tried?", "What do children say of their moves?"


def asked_on_page(**changes):
    row = make_row(**changes)
    tree = html.fromstring(str(indicator_page(make_payload(rows=[row]), "/edition-1/", row["code"]).html))
    return [" ".join(" ".join(each.itertext()).split()) for each in tree.find_class("ask")]


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"questions": [ONE, TWO]}, [f"You could ask: {ONE} {TWO}"]),
        ({"questions": [TWO]}, [f"You could ask: {TWO}"]),
        ({"questions": []}, []),
        ({"question": ONE}, [f"You could ask: {ONE}"]),
        ({"question": ""}, []),
    ],
)
def test_a_measures_page_shows_what_could_be_asked(changes, shown):
    assert asked_on_page(**changes) == shown
