"""A file that nobody has mapped is described, and a mapping is begun for whoever finishes it."""

from io import BytesIO
from time import process_time

import pytest
from django.core.management import CommandError

from indicators.benchmarks import mapping_files
from indicators.benchmarks.describing.description import (
    describe,
    described_data,
    draft,
    lines_of,
    nearest,
    suggestions,
)
from indicators.benchmarks.doubled import way_out
from indicators.benchmarks.mapping_files import FOLDER, MappingError, add_folder, known_datasets, read_mapping
from indicators.benchmarks.reader import identify
from tests.paths import PROJECT
from tests.published import command

PLACE = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name"
)
DURHAM = "Reporting year,Local authority,E92000001,England,E12000001,North East,840,E06000047,County Durham"
TEXT = (
    f"{PLACE},cla_group,feeling,number,2_percent\n"
    f"2024,{DURHAM},CLA on 31 March,Feels safe at home,400,80\n"
    f"2025,{DURHAM},CLA on 31 March,Feels safe at home,c,c\n"
    f"2025,{DURHAM},CLA on 31 March,Total,500,100\n"
)
TITLES = {
    "safe-at-home": "Looked after children who feel safe at home",
    "dentist": "Teeth checked by a dentist",
}


def test_filters_are_told_from_numbers_and_symbols_are_no_labels():
    found = describe(BytesIO(TEXT.encode()))
    assert (found.rows, found.levels, sorted(found.years)) == (3, {"Local authority": 3}, ["2024", "2025"])
    assert found.filters["feeling"] == {"Feels safe at home": 2, "Total": 1}
    assert found.numbers == ["number", "2_percent"]
    assert lines_of(found)[0] == "3 rows (Local authority 3), 2024 to 2025"


def test_durations_are_numbers_and_no_labels_and_no_indicator_is_near_to_digits():
    rows = [f"2025,{DURHAM},All,{wait}" for wait in ("1:07", "0:10", "c")]
    found = describe(BytesIO("\n".join([f"{PLACE},group,wait_text", *rows]).encode()))
    assert (list(found.filters), found.numbers) == (["group"], ["wait_text"])
    assert nearest("0:10", {"need": "Rate of children in need per 10,000"}) == ""


def test_the_nearest_indicator_shares_words_with_the_label_or_there_is_none():
    assert nearest("Feels safe at home", TITLES) == "safe-at-home"
    assert nearest("Had their teeth checked by a dentist", TITLES) == "dentist"
    assert nearest("Total", TITLES) == ""


def test_a_draft_names_labels_with_what_is_near_and_is_read_once_it_is_finished(tmp_path):
    text = draft(describe(BytesIO(TEXT.encode())), "feelings", "feelings.csv", TITLES)
    assert "#   Feels safe at home  -> safe-at-home?" in text
    path = tmp_path / "feelings.toml"
    path.write_text(text.replace('code = ""', 'code = "safe-at-home"'), encoding="utf-8")
    dataset = read_mapping(path)
    assert dataset.columns["c_2_percent"] == ("2_percent",)
    assert identify(BytesIO(TEXT.encode()), [dataset]).key == "feelings"


@pytest.mark.django_db
def test_the_command_says_both_and_what_cannot_be_read(tmp_path):
    path = tmp_path / "feelings.csv"
    path.write_text(TEXT, encoding="utf-8")
    assert "feeling: Feels safe at home; Total" in command("describe_benchmark", path)
    assert 'dataset = "feelings"' in command("describe_benchmark", path, draft=True)
    with pytest.raises(CommandError, match="cannot be read"):
        command("describe_benchmark", tmp_path / "none.csv")


@pytest.fixture
def own(tmp_path):
    yield tmp_path
    mapping_files._own_folder.clear()
    known_datasets.cache_clear()


def test_own_mappings_come_beside_those_shipped_or_in_their_place(own):
    shipped = known_datasets()
    text = (FOLDER / "referrals.toml").read_text(encoding="utf-8")
    (own / "referrals.toml").write_text(text.replace("Children in need", "Our own"), encoding="utf-8")
    (own / "other.toml").write_text(text.replace('"referrals"', '"other"', 1), encoding="utf-8")
    add_folder(own)
    found = {one.key: one for one in known_datasets()}
    assert found["referrals"].publication == "Our own"
    assert len(found) == len(shipped) + 1
    (own / "third.toml").write_text(text, encoding="utf-8")
    add_folder(own)
    with pytest.raises(MappingError, match="the same dataset: referrals"):
        known_datasets()


def test_every_column_of_a_shipped_mapping_is_used():
    for dataset in known_datasets():
        used = {key for one in dataset.indicators for key in one.column_keys()} | {dataset.version} - {""}
        assert used == {*dataset.columns, *dataset.optional}, dataset.key


def test_the_documentation_lists_the_datasets_with_their_indicators():
    lines = (PROJECT / "docs" / "benchmarks.md").read_text(encoding="utf-8").splitlines()
    for dataset in known_datasets():
        [line] = [one for one in lines if one.startswith(f"| `{dataset.key}` |")]
        if dataset.long:
            assert f"{len(dataset.indicators)} measures" in line
        else:
            assert all(f"`{one.code}`" in line for one in dataset.indicators), dataset.key


def test_a_file_made_to_keep_a_page_busy_is_described_in_part():
    columns = ",".join(f"c{n}" for n in range(400))
    rows = (
        f"{n},Reporting year,Level {n},,,,,,,," + ",".join(f"label {n} {c}" for c in range(400))
        for n in range(50)
    )
    found = described_data(describe(BytesIO("\n".join([f"{PLACE},{columns}", *rows]).encode())))
    assert len(found["filters"]) == 30 and len(found["levels"]) == 6
    titles = {f"indicator-{n}": f"Children {n} of label {n} and more words {n}" for n in range(120)}
    started = process_time()
    suggestions(found, titles)
    assert process_time() - started < 20  # a fraction of a second, and minutes without the limits


def test_a_column_of_words_is_never_one_of_numbers_however_many_there_are():
    rows = [f"2025,{DURHAM},Aged {n},{'word ' * 100},{n},{'c' if n else 'lost'}" for n in range(190)]
    found = describe(BytesIO("\n".join([f"{PLACE},age_band,notes,number,hidden", *rows]).encode()))
    assert (list(found.filters), list(found.texts), found.numbers) == (
        ["hidden"],
        ["age_band", "notes"],
        ["number"],
    )
    assert described_data(found)["texts"]["age_band"] == ["Aged 0", "Aged 1", "Aged 2"]
    assert "Texts, too many to list: age_band, notes" in lines_of(found)
    odd = [f"2025,{DURHAM},{n if n else 'lost'}" for n in range(190)]
    assert describe(BytesIO("\n".join([f"{PLACE},number", *odd]).encode())).numbers == ["number"], (
        "one is odd"
    )


def test_of_two_rows_taken_for_the_same_it_is_said_what_tells_them_apart():
    rows = [
        f"2025,{DURHAM},{band},{number}" for band, number in (("Aged 1", 5), ("Aged 2", 7), ("Aged 2", 8))
    ]
    content = "\n".join([f"{PLACE},age_band,number", *rows]).encode()
    assert way_out(BytesIO(content), 2, 3) == (
        'Rows 2 and 3 differ in age_band ("Aged 1", "Aged 2"). Say which are meant: on the form of the mapping under '
        "“Rows where age_band is”, in its text under where."
    )
    assert "differ in numbers alone: number" in way_out(BytesIO(content), 3, 4)
    assert way_out(BytesIO(content), 2, 2) == ""
