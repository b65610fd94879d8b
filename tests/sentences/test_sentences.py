"""The list of sentences is that of the code, and nothing else is said of figures."""

import re

import pytest

from scorecards.payload import rows_of
from tests.paths import PROJECT
from tests.scorecards.generated.worlds import scorecard

from .examples import said, said_on
from .groups import groups
from .listing import document
from .templates import templates_of, words_in
from .words import unknown_in

LISTED = PROJECT / "docs" / "sentences.md"
COMMAND = "python -m tests.sentences > docs/sentences.md"


def test_of_every_sentence_it_is_written_when_it_is_said():
    faults = [f"{group.title}: {text!r}" for group in groups() for text in group.unexplained]
    assert not faults, "Say in tests/sentences/sentences.toml when these are said:\n" + "\n".join(faults)


def test_no_sentence_is_listed_that_the_code_has_no_more():
    faults = [f"{group.title}: {text!r}" for group in groups() for text in group.gone]
    assert not faults, "Remove from tests/sentences/sentences.toml:\n" + "\n".join(faults)


@pytest.mark.slow
def test_the_documentation_lists_the_sentences_as_they_are():
    assert LISTED.read_text(encoding="utf-8") == document(), f"Run: {COMMAND}"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(500, 508))
def test_pages_appendix_and_files_say_no_word_that_is_not_listed(seed):
    faults = [
        f"{words}: {text!r}"
        for text in sorted({" ".join(text.split()) for text in said_on(scorecard(seed))})
        if (words := unknown_in(text))
    ]
    assert not faults, f"Not in docs/sentences.md ({COMMAND}):\n" + "\n".join(faults[:30])


def test_a_sentence_that_is_not_listed_is_found():
    assert not unknown_in("Three or more homes: 8%, down from 12% a year ago. Getting better")
    assert unknown_in("The figure is truly disappointing") == ["truly", "disappointing"]
    assert unknown_in("Probably getting better") == ["Probably"]


# Words are used one way


OTHER_NAMES = re.compile(
    "plausible|margin of error|confidence interval|confidence limit|control limit|process limit|normal range",
    re.IGNORECASE,
)


def is_other_name(line: str) -> bool:
    """What the glossary knows a word by besides: the search finds it, and no page calls it so."""
    return line.startswith("also = ")


@pytest.mark.slow
def test_an_interval_and_process_limits_have_one_name_each():
    """Likely range, usual range: on pages, in files, in the glossary and in the words of indicators."""
    said_by_code = [each.text for group in groups() for each in group.templates]
    shipped = (PROJECT / "indicators" / "catalogue" / "shipped").rglob("*.toml")
    texts = [
        *said_by_code,
        *said(),
        *(
            line
            for file in shipped
            for line in file.read_text("utf-8").splitlines()
            if not is_other_name(line)
        ),
    ]
    assert not [text for text in texts if OTHER_NAMES.search(text)]
    assert not [text for text in said_by_code if "ups and downs" in text]
    # the appendix and the sheet about a workbook have "Likely range" before it
    explained = [text for text in said_by_code if "95%" in text]
    named = ("The 95% interval", "95% interval")
    assert all("likely range" in text.lower() or text.startswith(named) for text in explained)


def test_a_letter_of_a_national_file_is_never_a_figure():
    """c, x, z, u, low, k and p stand in the columns of symbols alone."""
    for seed in range(30):
        for row in rows_of(scorecard(seed)):
            shown = [row["latest"]["display"], row["finding"], *(cell["display"] for cell in row["series"])]
            shown += [
                change["cell"]["display"] for change in (row["previous"], row["year_ago"]) if change["cell"]
            ]
            assert not [text for text in shown if re.search(r"(?:^|: )(?:c|x|z|u|k|p|low)$", text)]


# How templates are read from a module


def test_a_choice_and_a_placeholder_are_read_from_a_sentence():
    import ast

    source = "f\"{number} of {measures} {'has' if number == 1 else 'have'} no figure\""
    assert list(words_in(ast.parse(source, mode="eval").body)) == [
        "{number} of {measures} {has|have} no figure"
    ]


def test_keys_and_comparisons_are_no_sentences():
    import ast

    source = 'x["Some key"] == "Other words" or {"Key": "A value"}.get("Third")'
    assert list(words_in(ast.parse(source, mode="eval").body)) == ["A value"]


def test_a_page_is_read_between_its_tags():
    texts = [each.text for each in templates_of("templates/scorecards/editions/needs_attention.html")]
    assert "Target {target}." in texts
