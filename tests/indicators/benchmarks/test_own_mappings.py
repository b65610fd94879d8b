"""An officer says on a page what an unknown file holds; its later releases are then known."""

import json
import tomllib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.benchmarks.describing.description import likely_columns, suggestions
from indicators.benchmarks.mapping_files import MappingError, known_datasets, mapping_of
from indicators.benchmarks.own.drafts import Draft, DraftIndicator, draft_data, draft_of
from indicators.benchmarks.own.filling import columns_of_numbers
from indicators.benchmarks.own.part import SomeCouncils
from indicators.benchmarks.own.presenters import shortly
from indicators.benchmarks.own.writing import toml_of
from indicators.benchmarks.querysets import Unreadable
from indicators.benchmarks.reader import identify
from indicators.models import NationalFile, OwnMapping, PublishedFigure, Release
from tests.indicators.benchmarks.national_files import DURHAM, ENGLAND, HALTON, plans, table, words_of
from tests.indicators.benchmarks.test_bringing import council, desk, officer, ready

__all__ = ["council", "desk", "officer", "ready"]

GROUP, TOTAL = "Living with the same carer", "All children"
COLUMNS = "kind of group,how_many,share"
SAID = {
    "title": "How stable",
    "publication": "Children looked after",
    "code": "long-term-stability",
    "year": "at 31 March",
    "filter_0": f"={GROUP}",
    "value": "share",
    "numerator": "how_many",
    "denominator": "how_many",
    "total": json.dumps(["kind of group", TOTAL]),
}


def stability(*years: int) -> bytes:
    rows = [
        row
        for year in years
        for place, many in ((ENGLAND, 690), (DURHAM, 70), (HALTON, 66))
        for row in (f"{year},{place},{GROUP},{many},{many % 100}", f"{year},{place},{TOTAL},100,100")
    ]
    return table(COLUMNS, *rows)


@pytest.mark.django_db
def test_an_unknown_file_is_mapped_looked_at_taken_in_and_its_next_release_is_known(desk, ready, monkeypatch):
    shown = words_of(desk.bring(stability(2024, 2025), name="stable.csv"))
    assert "This file is not known yet" in shown and "12 rows, 2024 to 2025" in shown
    place, described = desk.url("national_map", desk.file().pk), desk.file().described

    shown = words_of(desk.client.post(place, {**SAID, "do": "show"}))
    assert "6 figures of" in shown and "County Durham, latest year: 70 out of 100." in shown
    assert "31 March 2025" in shown and "70%" in shown
    assert not OwnMapping.objects.exists() and not Release.objects.exists()

    # Were it large, it would be tried on the rows of the areas shown, and on all when it is saved
    monkeypatch.setattr("indicators.benchmarks.own.querysets.LARGEST_TRIED_WHOLE", 0)
    monkeypatch.setattr("indicators.benchmarks.own.part.FIRST", 0)
    shown = words_of(desk.client.post(place, {**SAID, "do": "show"}))
    assert "4 figures of" in shown and "The file is large, so this is of these areas" in shown
    assert "County Durham, latest year: 70 out of 100." in shown

    # A text that is typed, since there are too many to list; without it rows are taken for the same
    NationalFile.objects.update(
        described={**desk.file().described, "filters": {}, "texts": {"kind of group": []}}
    )
    typed = {**SAID, "denominator": "", "total": "", "do": "show"}
    shown = words_of(desk.client.post(place, typed))
    assert f'differ in kind of group ("{GROUP}", "{TOTAL}"). Say which are meant: on the form' in shown
    shown = words_of(desk.client.post(place, {**typed, "text_0": GROUP.upper()}))
    assert "4 figures of" in shown and "70%" in shown
    NationalFile.objects.update(described=described)

    assert "Choose the indicator" in words_of(desk.client.post(place, {**SAID, "code": "", "do": "show"}))
    wrong = words_of(desk.client.post(place, {**SAID, "year": "academic year", "do": "show"}))
    assert "Its meaning changed" in wrong

    shown = words_of(desk.client.post(place, {**SAID, "do": "keep"}, follow=True))
    assert "Said so far" in shown
    shown = words_of(desk.client.post(place, {**SAID, "code": "", "do": "save"}, follow=True))
    assert "files like this one are known from now on" in shown and "6 figures would be stored" in shown
    desk.press("take")
    figure = PublishedFigure.objects.get(area__gss_code="E06000047", start="2025-03-31")
    assert (figure.numerator, figure.denominator, figure.value) == (70, 100, 70)

    shown = words_of(desk.bring(stability(2025, 2026), name="renamed.csv", release="2026"))
    assert "How stable, release 2026" in shown and "1 indicator gains" in shown


@pytest.mark.django_db
def test_a_second_dataset_of_an_indicator_says_from_which_it_is_shown(desk, ready):
    desk.bring(stability(2025), name="stable.csv")
    desk.client.post(desk.url("national_map", desk.file().pk), {**SAID, "do": "save"})
    desk.press("take")
    columns = stability(2025).replace(b"how_many", b"children").replace(b"share", b"of_all")
    desk.bring(columns, name="columns-renamed.csv", release="2025 again")
    said = {"title": "Stability", "value": "of_all", "numerator": "children", "denominator": "children"}
    place = desk.url("national_map", desk.file().pk)
    shown = words_of(desk.client.post(place, {**SAID, **said, "do": "save"}, follow=True))
    assert "is shown from another dataset, “How stable”, release 2025. In the years that both have" in shown


@pytest.mark.django_db
def test_a_mapping_is_exported_and_changed_and_its_releases_are_read_again(desk, ready):
    desk.bring(stability(2025), name="stable.csv")
    desk.client.post(desk.url("national_map", desk.file().pk), {**SAID, "do": "save"})
    desk.press("take")
    page, text = desk.url("national_mapping", "how-stable"), OwnMapping.objects.get().toml
    exported = desk.client.get(desk.url("national_mapping_file", "how-stable"))
    assert exported.content.decode() == text and tomllib.loads(text)["title"] == "How stable"
    assert mapping_of(text, "how-stable").indicators[0].code == "long-term-stability"

    for fault, words in (
        (text.replace('"share"', '"chair"', 1).replace("[columns]", "[columns", 1), "Expected"),
        (text.replace("at 31 March", "at Easter"), "is not a valid YearMeaning"),
        (text.replace("long-term-stability", "no-such-thing"), "the catalogue has no no-such-thing"),
        (text.replace('dataset = "how-stable"', 'dataset = "referrals"'), "A key is kept for good"),
    ):
        assert words in words_of(desk.client.post(page, {"toml": fault}))
    assert OwnMapping.objects.get().toml == text

    other = text.replace(GROUP, TOTAL, 1)
    assert "3 changed" in words_of(desk.client.post(page, {"toml": other}, follow=True))
    assert PublishedFigure.objects.get(area__gss_code="E06000047").value == 100


@pytest.mark.django_db
def test_a_mapping_is_changed_on_the_page_with_the_file_that_is_kept(desk, ready):
    desk.bring(stability(2025), name="stable.csv")
    desk.client.post(desk.url("national_map", desk.file().pk), {**SAID, "do": "save"})
    desk.press("take")
    opened = desk.client.post(desk.url("national_mapping_open", "how-stable"), follow=True)
    assert "Rows where kind of group is Living with the same carer" in words_of(opened)
    assert "has no field for" not in words_of(opened)
    place = opened.redirect_chain[-1][0]
    shown = words_of(desk.client.post(place, {**SAID, "filter_0": f"={TOTAL}", "do": "save"}, follow=True))
    assert "The mapping is changed" in shown and "3 changed" in shown

    remove = desk.url("national_mapping_remove", "how-stable")
    assert "Say why in one sentence" in words_of(desk.client.post(remove, {"reason": ""}))
    shown = words_of(desk.client.post(remove, {"reason": "It was the wrong file"}, follow=True))
    assert "taken out with 1 release" in shown and "It was the wrong file" in shown
    assert not PublishedFigure.objects.exists() and not OwnMapping.objects.exists()


def test_a_mapping_of_few_columns_never_takes_the_file_of_a_dataset_that_knows_more_of_it():
    few = Draft("few", "Few", "", "f.csv", (DraftIndicator("children-0-17", "at 31 March", "CPP_start"),))
    own = mapping_of(toml_of(few, []), "few")
    unlike = table("category,CPP_start,CPP_subsequent,CPP_subsequent_percent", f"2025,{DURHAM},Other,1,1,1")
    for datasets in ((own, *known_datasets()), (*known_datasets(), own)):
        assert identify(BytesIO(plans(2025)), datasets).key == "child-protection-repeat-plans"
        later = unlike + plans(2025).partition(b"\n")[2]
        assert identify(BytesIO(later), datasets).key == "child-protection-repeat-plans"
        assert identify(BytesIO(unlike), datasets).key == "few"


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@settings(max_examples=40)
@given(title=TEXTS, columns=st.lists(TEXTS, min_size=2, max_size=5, unique=True), label=TEXTS)
def test_whatever_columns_and_labels_are_called_the_text_is_a_mapping(title, columns, label):
    one = DraftIndicator(
        "referrals-rate", "year ending 31 March", columns[1], {columns[0]: (label,)}, columns[0]
    )
    draft = Draft("made-here", title, "", "file.csv", (one,))
    mapping = mapping_of(toml_of(draft, columns), "made-here")
    assert mapping.title == title
    assert list(mapping.columns.values()) == [(name,) for name in columns]
    assert draft_of(json.loads(json.dumps(draft_data(draft)))) == draft


def test_of_a_large_file_the_rows_of_the_areas_shown_and_of_the_first_councils_are_tried():
    header = ["Geographic_Level", "old_la_code", "new_la_code", "share"]
    some = SomeCouncils(header, {"E06000047", "840", "E10000001"})
    rows = [["Local authority", str(200 + n), f"E0900000{n}", "1"] for n in range(9)]
    assert [some(row) for row in rows] == [True] * 5 + [False] * 4
    for row in (["LOCAL AUTHORITY", "", "E06000047", "1"], ["Local authority", "840", "", "1"]):
        assert some(row), "by any of its codes, former ones too"
    assert some(["National", "", "", "1"]) and some(["Regional", "", "", "1"])
    assert not some(rows[8]) and some(rows[0])


def test_a_form_says_the_first_few_of_many_faults_and_offers_no_words_as_numbers():
    assert shortly(Unreadable(["One.", "Two.", "Three.", "and 900 more faults"])) == (
        "One. Two. Three. There are more of these."
    )
    assert shortly(MappingError("One thing is wrong.")) == "One thing is wrong."
    filters = {"sex": ["Female", "Male", "c"], "odd": ["5", "none"]}
    assert columns_of_numbers({"filters": filters, "numbers": ["n"], "texts": {"age": []}}) == ["n", "odd"]


def test_an_indicator_is_suggested_for_a_label_and_for_a_column():
    described = {
        "filters": {"group": ["Re-referrals within 12 months", "Total"]},
        "numbers": ["agency_workers", "n"],
    }
    titles = {"again": "Re-referrals within 12 months of another", "agency": "Agency workers"}
    found = suggestions(described, titles)
    assert [(one.code, one.column, one.label) for one in found] == [
        ("again", "group", "Re-referrals within 12 months"),
        ("agency", "", "agency workers"),
    ]
    assert likely_columns(["children_count", "children_percent"]) == {
        "value": "children_percent",
        "numerator": "children_count",
        "denominator": "",
    }
