"""No JSON that is sent, and no definition in TOML, ends in anything but its rows or words about what is wrong."""

from contextlib import suppress

import pytest

from accounts.people.leavers.scim.answers import ScimRefused
from accounts.people.leavers.scim.bodies import active_in_patch, active_in_put, read_object
from config.definition_file.council_file import read_definition
from indicators.benchmarks.mapping_files import MappingError, mapping_of
from indicators.intake.systems.api.body import BodyRefused, Sent, read_json
from indicators.terms.toml_file import FileFaults
from tests.indicators.files.text_bombs import JSON, TOML

# The body is read and its row refused, or its number judged with the others of its row.
ROWS = {
    *(
        "too large to be a number",
        "a million digits",
        "a million decimals",
        "an exponent of a million digits",
    ),
    *("a name twice in a row", "half a character", "a NUL", "a long text"),
}


def sent_of(text: str) -> Sent | None:
    try:
        return read_json(text.encode())
    except BodyRefused as refused:
        assert len(str(refused)) < 400
    return None


def test_each_body_of_a_sending_system_is_refused_or_its_row_is():
    found = {name: sent_of(text) for name, text in JSON.items()}
    assert {name for name, sent in found.items() if sent} == ROWS
    [large] = found["too large to be a number"].rows
    assert large.cell("value") == "1e400", "as it was written, for the checks of a row"
    for name in ROWS - {"too large to be a number"}:
        [row] = found[name].rows
        assert row.faults and all(len(cell) < 400 for cell in row.cells), name


def test_each_body_of_a_directory_is_refused():
    for text in JSON.values():
        for active in (active_in_put, active_in_patch):
            with suppress(ScimRefused):
                assert active(read_object(text.encode())) is None


@pytest.mark.parametrize("name", TOML)
def test_each_mapping_and_each_definition_is_refused_with_what_is_wrong(name, tmp_path):
    with pytest.raises(MappingError) as mapping:
        mapping_of(TOML[name], "colours.toml")
    path = tmp_path / "council.toml"
    path.write_text(TOML[name], encoding="utf-8")
    with pytest.raises(FileFaults) as definition:
        read_definition(path, {"a"})
    for refused in (mapping.value, definition.value):
        assert "recursion" not in str(refused) and len(str(refused)) < 2_000
