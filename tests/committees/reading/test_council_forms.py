"""Minutes in the forms of many councils: who asks and answers, what is decided, and what is to be done."""

import pytest

from committees.reading.as_json import as_data
from committees.reading.reading import read_minutes
from tests.committees.reading import joint_forms, other_forms, shared_forms, wider_forms
from tests.committees.reading.council_forms import ASKED, DECIDED, TO_DO, WHOLE
from tests.committees.reading.test_more_forms import expected_of, found_in

FORMS = {
    **ASKED,
    **DECIDED,
    **TO_DO,
    **wider_forms.IN_AN_ITEM,
    **wider_forms.DECIDED,
    **wider_forms.ASKED_TO,
    **joint_forms.DECIDED,
    **joint_forms.TO_DO,
    **joint_forms.SAID,
    **shared_forms.SAID,
    **shared_forms.DECIDED,
    **shared_forms.TO_DO,
    **other_forms.DECIDED,
    **other_forms.TO_DO,
    **other_forms.SAID,
}
WHOLE_MINUTES = {**WHOLE, **wider_forms.WHOLE, **joint_forms.WHOLE, **shared_forms.WHOLE, **other_forms.WHOLE}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_a_council(name):
    found = found_in(f"Agenda item\n\nScorecard\n\nMinutes:\n\nIt was a long talk.\n\n{FORMS[name].text}")
    wanted = expected_of(FORMS[name])
    assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize("name", WHOLE_MINUTES)
def test_a_form_of_whole_minutes_of_a_council(name):
    found, wanted = found_in(WHOLE_MINUTES[name].text), expected_of(WHOLE_MINUTES[name])
    assert {key: found[key] for key in wanted} == wanted


def test_a_vote_as_our_own_papers_print_it_is_procedure():
    text = (
        "Agenda item\n\nScorecard\n\nMinutes:\n\nRESOLVED That the report be noted.\n\nMoved by Councillor Ash, "
        "seconded by Councillor Birch. 6 for, 0 against, 1 abstained.\n\nFor: Councillor Ash; Councillor Birch\n\n"
        "2 for, 5 against."
    )
    (item,) = as_data(read_minutes(text))["items"]
    assert {(one["kind"], one["speaker"]) for one in item["paragraphs"]} == {("procedure", "")}
