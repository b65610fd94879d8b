"""manage.py read_layout: the proposal of a file, as JSON or in words, by words said before; nothing is stored."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from indicators.models import Entry, Figure, OwnWords, Source
from tests.factories import CouncilFactory, IndicatorFactory

ROWS = """Exampleton scorecard
Indicator,Q1 2023/24,Q2 2023/24,Target
Three or more homes,9.4%,n/a,9%
Children met by the mayor,12,14,
"""


@pytest.mark.django_db
def test_a_file_is_told_as_json_and_in_words_and_nothing_is_stored(tmp_path):
    IndicatorFactory(code="moves", title="Three or more homes")
    council = CouncilFactory()
    file = tmp_path / "scorecard.csv"
    file.write_text(ROWS, "utf-8")

    def told(*more: str) -> str:
        out = StringIO()
        call_command("read_layout", str(file), f"--council={council.gss_code}", *more, stdout=out)
        return out.getvalue()

    found = json.loads(told("--json"))
    assert [(row["indicator"], row["period"], row["value"], row["cell"]) for row in found["rows"]] == [
        ("moves", "2023/24 Q1", 9.4, "B3"),
        (None, "2023/24 Q1", 12, "B4"),
        (None, "2023/24 Q2", 14, "C4"),
    ]
    assert {doubt["cell"] for doubt in found["doubts"]} == {"C3", "A4"}
    [left] = found["left_out"]
    assert left["cells"] == "D3" and left["why"].startswith("target")
    words = told()
    assert "3 figures come in" in words and "Three or more homes -> moves: 1" in words and "C3: " in words
    assert not (Figure.objects.exists() or Entry.objects.exists() or Source.objects.exists())
    OwnWords.objects.create(
        council=council, words="children met by the mayor", written="Children met by the Mayor"
    )
    assert {doubt["cell"] for doubt in json.loads(told("--json"))["doubts"]} == {"C3"}
    file.write_text("", "utf-8")
    with pytest.raises(CommandError, match="The file is empty"):
        told()
