"""Minutes that councils published, in our words: counted by hand, each word kept."""

import json

import pytest

from committees.reading.as_json import as_data
from committees.reading.kept import words_kept
from committees.reading.reading import read_minutes
from committees.reading.sources.blocks import words_in
from tests.paths import SHARED_DATA, needs_shared_data

MINUTES = SHARED_DATA / "minutes"
SEEDS = SHARED_DATA.parent / "seeds"
COUNTED = json.loads((MINUTES / "expected.json").read_text("utf-8")) if MINUTES.is_dir() else []


def lists_read(data) -> str:
    """All lists of the items that hold the text, from top to bottom."""
    lines = []
    for item in data["items"]:
        lines += [item["number"], item["title"], *item["introduction"]]
        lines += [paragraph["text"] for paragraph in item["paragraphs"]]
        for resolution in item["resolutions"]:
            lines.append(resolution["label"])
            lines += [part for limb in resolution["limbs"] for part in (limb["label"], limb["text"])]
        lines += [document["title"] for document in item["documents"]]
    return "\n".join(lines)


def in_order(words, among) -> bool:
    rest = iter(among)
    return all(word in rest for word in words)


@needs_shared_data
@pytest.mark.parametrize("counted", COUNTED, ids=lambda one: one["file"])
def test_counts_are_those_of_a_person(counted):
    items = as_data(read_minutes((MINUTES / counted["file"]).read_bytes()))["items"]
    limbs = [limb for item in items for resolution in item["resolutions"] for limb in resolution["limbs"]]
    questions = [one for item in items for one in item["paragraphs"] if one["kind"] == "question"]
    found = {
        "limbs": len(limbs),
        "actions": sum(len(item["actions"]) for item in items),
        "questions": len(questions),
        "items": len(items) if "items" in counted else None,
    }
    assert found == {key: counted.get(key) for key in found}


@needs_shared_data
@pytest.mark.parametrize(
    "path", sorted([*MINUTES.glob("*.txt"), *SEEDS.glob("*.txt")]), ids=lambda path: path.name
)
def test_every_word_of_a_text_is_in_the_lists_in_its_order(path):
    reading = read_minutes(path.read_bytes())
    assert words_kept(reading.source, reading).all
    assert in_order(words_in(path.read_text("utf-8")), words_in(lists_read(as_data(reading))))


@needs_shared_data
@pytest.mark.parametrize("name", ["fmt_mgai.html", "fmt_getmeeting.xml"])
def test_both_formats_of_modern_gov_say_the_same(name):
    item = as_data(read_minutes((MINUTES / name).read_bytes()))["items"][0]
    assert (item["number"], item["title"]) == ("27.", "Corporate Parenting Scorecard Q3")
    asked = next(one for one in item["paragraphs"] if one["kind"] == "question")
    answer = next(one for one in item["paragraphs"] if one["kind"] == "answer")
    assert asked["speaker"] == "Cllr A Example"
    assert (answer["speaker"], answer["speaker_kind"]) == ("Head of Corporate Parenting", "officer")
    assert item["paragraphs"][answer["answers"]] == asked
    limbs = item["resolutions"][-1]["limbs"]
    assert [(limb["label"], limb["verb"]) for limb in limbs] == [("1.", "noted"), ("2.", "other")]
