"""More forms in which councils write minutes: what is decided, said and to be done is found in each."""

import pytest

from committees.reading.as_json import as_data
from committees.reading.kept import words_kept
from committees.reading.reading import read_minutes
from tests.committees.reading.further_forms import FURTHER, WHOLE_TOO
from tests.committees.reading.more_examples import FORMS as MORE
from tests.committees.reading.more_examples import WHOLE as WHOLE_MORE

WHOLE = {**WHOLE_MORE, **WHOLE_TOO}
FORMS = {**MORE, **FURTHER}


def found_in(text: str) -> dict[str, list]:
    reading = read_minutes(text)
    assert words_kept(reading.source, reading).all
    items = as_data(reading)["items"]
    limbs = [limb["text"] for item in items for one in item["resolutions"] for limb in one["limbs"]]
    told = [one for item in items for one in item["paragraphs"] if one["kind"] in ("question", "answer")]
    return {
        "limbs": [" ".join(text.split()[:4]).rstrip(".;,") for text in limbs],
        "verbs": [limb["verb"] for item in items for one in item["resolutions"] for limb in one["limbs"]],
        "turns": [(one["kind"], one["speaker"]) for one in told],
        "actions": [(one["owner"], one["due"]) for item in items for one in item["actions"]],
        "spoken": [one["speaker"] for item in items for one in item["paragraphs"] if one["speaker"]],
        "items": [(item["number"].rstrip("."), item["title"]) for item in items],
    }


def expected_of(form) -> dict[str, list]:
    asked = {name: getattr(form, name) for name in ("limbs", "verbs", "turns", "actions", "items", "spoken")}
    return {name: wanted for name, wanted in asked.items() if wanted is not None}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_within_an_item(name):
    found = found_in(f"Agenda item\n\nScorecard\n\nMinutes:\n\nIt was a long talk.\n\n{FORMS[name].text}")
    wanted = expected_of(FORMS[name])
    assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize("name", WHOLE)
def test_a_form_of_whole_minutes(name):
    found, wanted = found_in(WHOLE[name].text), expected_of(WHOLE[name])
    assert {key: found[key] for key in wanted} == wanted
