"""Whatever a mapping says, the page shows it and saves it as it was, or says that it cannot and leaves it alone."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.benchmarks.mapping_files import FOLDER, mapping_of
from indicators.benchmarks.own.drafts import draft_data, draft_of
from indicators.benchmarks.own.filling import labels_of, values_of
from indicators.benchmarks.own.forms import IndicatorForm
from indicators.benchmarks.own.presenters import mapped_lines
from indicators.benchmarks.own.showing import NotShown, draft_of_text, kept_words
from indicators.benchmarks.own.writing import toml_of

SHIPPED = sorted(path for path in FOLDER.glob("*.toml") if path.stem != "interactive-tool")
DESCRIBED = {
    "year_kind": "",
    "filters": {"kind": ["All", "Some", "Few"]},
    "numbers": ["many", "all", "share", "time"],
}
SAID = {"code": "one", "year": "at 31 March", "value": "share"}
TITLES = {"one": "One", "two": "Two"}


def file_of(path: Path) -> dict:
    """What a file of the dataset holds, of the newest release, as far as the mapping says."""
    dataset = mapping_of(path.read_text(), path.name)
    named = {key: names[0] for key, names in {**dataset.columns, **dataset.optional}.items()}
    filters: dict[str, list[str]] = {}
    for one in dataset.indicators:
        for labels in (*one.parts, *one.total_parts, *one.value_rows):
            for key, names in labels.items():
                label = min(names)
                if label not in filters.setdefault(named[key], []):
                    filters[named[key]].append(label)
    numbers = [name for name in named.values() if name not in filters]
    return {"year_kind": "", "filters": filters, "numbers": numbers}


def sent(values: dict, **more) -> IndicatorForm:
    return IndicatorForm({**values, **more}, described=DESCRIBED, titles=TITLES)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_mapping_shown_and_saved_means_the_same(path):
    text, described = path.read_text(), file_of(path)
    draft = draft_of(json.loads(json.dumps(draft_data(draft_of_text(text, described)))))
    titles = {one.code: one.code for one in draft.indicators} | {
        "children-0-17": "",
        "children-looked-after": "",
    }
    for one in draft.indicators:
        form = IndicatorForm(
            values_of(one, labels_of(described, draft)), described=described, titles=titles, draft=draft
        )
        assert form.is_valid(), form.errors
        draft = draft.with_indicator(form.indicator())
    assert mapping_of(toml_of(draft, described["filters"]), path.name) == mapping_of(text, path.name)
    assert len(mapped_lines(draft, titles)) == len(draft.indicators)


def test_what_the_page_has_no_field_for_is_kept_and_said():
    path = FOLDER / "key-stage-4.toml"
    draft = draft_of_text(path.read_text(), file_of(path))
    assert kept_words(draft) == [
        "which column says whether a figure is provisional",
        "the order of provisional and final figures",
    ]
    path = FOLDER / "care-leavers-accommodation.toml"
    words = " ".join(kept_words(draft_of_text(path.read_text(), file_of(path))))
    assert "other names of care_leaver_age, breakdown" in words and "other names of 1 row" in words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('value = "share"', 'value = "share + many"'), "one has the value share + many"),
        (('value = "share"', 'value = "share"\nnumerator = "many + all - share"'), "has the numerator"),
        (('value = "share"', 'value = "share"\nwhere = { many = ["1"] }'), "no labels to choose from"),
        (
            ("[columns]", '[places]\ncode = ["c"]\nname = ["n"]\nyear = ["y"]\nareas = {}\n[columns]'),
            "one value a row",
        ),
    ],
)
def test_what_the_page_cannot_show_it_leaves_to_the_text(change, words):
    text = (
        'dataset = "k"\ntitle = "K"\npublication = ""\nfile = "k.csv"\n[columns]\nshare = ["share"]\nmany = ["many"]\n'
        'all = ["all"]\nkind = ["kind"]\n[[indicators]]\ncode = "one"\nyear = "at 31 March"\nvalue = "share"\n'
    )
    mapping_of(text.replace(*change), "k")
    with pytest.raises(NotShown, match=words.replace("+", r"\+")):
        draft_of_text(text.replace(*change), DESCRIBED)


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"value": ""}, "value", "or a numerator and what it is out of"),
        ({"numerator_more": "+all"}, "numerator", "first column of the numerator"),
        ({"denominator": "per:two", "denominator_more": "+all"}, "denominator", "a column of this file"),
        ({"added": ['["kind", "Some"]']}, "added", "Tick two rows or more"),
        (
            {"added": ['["kind", "Some"]', '["kind", "Few"]'], "denominator": "all"},
            "value",
            "shares of several rows",
        ),
        (
            {
                "value": "",
                "numerator": "many",
                "added": ['["kind", "Some"]', '["kind", "Few"]'],
                "denominator": "many",
            },
            "total",
            "each have a total",
        ),
        (
            {"value_row": '["kind", "Few"]', "value": "", "numerator": "many", "denominator": "all"},
            "value_row",
            "needs a column of the value",
        ),
    ],
)
def test_what_does_not_go_together_is_said_beside_its_field(more, field, words):
    form = sent(SAID, **more)
    assert not form.is_valid()
    assert words in " ".join(form.errors[field])


def test_a_label_chosen_anew_leaves_its_old_names_behind():
    text = (FOLDER / "cla-social-workers.toml").read_text()
    described = file_of(FOLDER / "cla-social-workers.toml")
    draft = draft_of_text(text, described)
    [one] = draft.indicators
    assert len(one.where["cla_group"]) == 2
    changed = draft.with_indicator(replace(one, where={**one.where, "cla_group": ("All",)}))
    assert changed.indicators[0].where["cla_group"] == ("All",)
    assert changed.indicators[0].where["sw_stability"] == one.where["sw_stability"]
