"""No word of minutes is dropped or moved, whatever the file: lines of all forms in any order, pages, Word documents."""

from hypothesis import given
from hypothesis import strategies as some

from committees.reading.as_json import as_data
from committees.reading.kept import with_all_words, words_kept
from committees.reading.reading import read_blocks
from committees.reading.result import Document, Limb, Line, Paragraph, Place, Resolution, Verb, texts_of
from committees.reading.sources.blocks import Block, Piece, Source, SourceKind, text_of, words_in
from committees.reading.sources.kinds import read_pasted
from committees.reading.sources.word_files import read_word_file
from tests.committees.reading.examples import OUTCOMES, SPEECH
from tests.committees.reading.test_real_minutes import in_order, lists_read
from tests.committees.reading.test_sources import paragraph, word_file

FORMS = [line for one in (*OUTCOMES.values(), *SPEECH.values()) for line in one.text.split("\n") if line]
LINES = some.sampled_from(
    [
        *FORMS,
        *("Minutes:", "Decision:", "Supporting documents:", "Agenda item", "No. Item", "Background papers"),
        *(
            "1.",
            "27.",
            "5. Scorecard",
            "12 Placements of children",
            "CPP/23/4 Health",
            "17.4",
            "ITEM 6 - VISITS",
        ),
        *("APOLOGIES FOR ABSENCE", "Apologies for Absence", "Declarations of interest", "Page 3 of 9"),
        *(
            "Present:",
            "Councillors A Sample (Chair), B Example",
            "In attendance: Head of Care",
            "Apologies: None",
        ),
        *("Action | Owner | By when", "Send the plan | OB | May", "(Action: Clerk)", "ACTION: SPE to write"),
        *(
            "a) (i) one",
            "(ii) two; and",
            "- in reply, so it was",
            "• That",
            "o  deeper",
            "3.That it be so",
            "4aThat",
        ),
        *(
            "Cover report PDF 210 KB",
            "Appendix 2",
            "To consider the report.",
            "Report of the Director",
            "",
            "",
        ),
        *(
            "That (a) it be noted (b) it be sent.",
            "RESOLVED: (i) to note and (ii) to send",
            "That: (1) so (2) on",
        ),
        *(
            "RESOLVED That the",
            "and that",
            "The Panel:",
            "Q1: Why?",
            "A1: So.",
            "Reply from the Chair:",
            "???",
        ),
        *(
            "ACTION BY: Clerk",
            "Action by: Bo to send it.",
            "CAM GWEITHREDU:",
            "AP1 AS to write",
            "That (a) it be so;",
        ),
        *("The Chair thanked all and it was agreed to:", "AS: why? BT: no. Cllr Test: so. It was."),
        *("The Committee noted the plan and agreed to wait. Members asked why. In reply, it was said so.",),
    ]
)
TEXTS = some.lists(LINES, max_size=16).map("\n".join)
LOOKS = some.sampled_from(
    [
        *("p", "div", "td", "tr", "table", "ul", "ol", "li", "h2", "h3", "b", "a", "br", "span"),
        *(
            "p class=mgAiTitleTxt",
            "td class=mgItemNumberCell",
            "p class=mgSubItemTitleTxt",
            "div class=mgWordPara",
        ),
        *(
            "ul class=mgBulletList",
            "p style='mso-list:l0 level2'",
            "a href='x.pdf'",
            "script",
            "p class=mgLinks",
        ),
    ]
)
TREES = some.recursive(
    LINES.map(lambda text: text.replace("<", " ")),
    lambda inside: some.tuples(LOOKS, some.lists(inside, max_size=4)).map(
        lambda one: f"<{one[0]}>{''.join(one[1])}</{one[0].split()[0]}>"
    ),
    max_leaves=20,
)


def every_word_is_in_its_place(source: Source) -> None:
    reading = read_blocks(source)
    kept = words_kept(source, reading)
    assert kept.all, f"{kept.first_lost!r} is lost after {kept.kept} words"
    words = [word for block in source.blocks for word in words_in(block.text)]
    parts = [
        word
        for item in reading.items
        for part in item.parts
        for text in texts_of(part)
        for word in words_in(text)
    ]
    assert parts == words, "each word once"
    assert in_order(words, words_in(lists_read(as_data(reading))))


@given(TEXTS)
def test_lines_of_any_forms_come_out_word_for_word(text):
    source = read_pasted(text)
    assert [word for block in source.blocks for word in words_in(block.text)] == words_in(text)
    every_word_is_in_its_place(source)


@given(TREES)
def test_pages_of_any_shape_come_out_word_for_word(tree):
    every_word_is_in_its_place(read_pasted(f"<html><body>{tree}</body></html>"))


@given(some.lists(some.tuples(LINES, some.booleans(), some.booleans()), max_size=12))
def test_word_documents_of_any_paragraphs_come_out_word_for_word(lines):
    body = ""
    for text, listed, cell in lines:
        one = paragraph(text.replace("&", "and").replace("<", " "), listed)
        body += f"<w:tbl><w:tr><w:tc>{one}</w:tc><w:tc>{one}</w:tc></w:tr></w:tbl>" if cell else one
    every_word_is_in_its_place(read_word_file(word_file(body)))


PIECES = some.builds(Piece, some.integers(0, 2), some.integers(0, 14), some.integers(0, 14))
SOURCE = Source(SourceKind.TEXT, (Block("one two three"), Block("• (a) four"), Block("five: six, 7")))


@some.composite
def parts(draw):
    """A part as a rule might make it, right or wrong."""
    pieces = tuple(draw(some.lists(PIECES, max_size=3)))
    text = " ".join(text_of(SOURCE, piece) for piece in pieces) + draw(some.sampled_from(["", "", " more"]))
    return draw(
        some.sampled_from(
            [
                Paragraph(text, pieces, answers=draw(some.sampled_from([None, 0]))),
                Line(Place.TITLE, text, pieces),
                Document(text, "", pieces),
                Resolution("", (Limb("", Verb.OTHER, text, pieces),), pieces),
            ]
        )
    )


@given(some.lists(parts(), max_size=6), some.integers(0, 3), some.integers(0, 3))
def test_whatever_the_rules_find_each_word_is_in_one_part(found, first, length):
    found = [Paragraph("", ()), *found]
    blocks = range(first, min(first + length, 3))
    kept = with_all_words(SOURCE, blocks, found)
    words = [word for block in SOURCE.blocks[blocks.start : blocks.stop] for word in words_in(block.text)]
    assert [word for part in kept for text in texts_of(part) for word in words_in(text)] == words
    told = [part for part in kept if isinstance(part, Paragraph)]
    assert all(one.answers is None or told[one.answers] in found for one in told)


def test_a_part_that_stands_in_its_place_is_kept_and_what_is_left_out_stands_around_it():
    part = Resolution("", (Limb("", Verb.OTHER, "two", (Piece(0, 4, 7),)),), (Piece(0, 4, 7),))
    kept = with_all_words(SOURCE, range(2), [part])
    assert kept[1] is part
    assert [text for one in kept for text in texts_of(one) if text] == ["one", "two", "three", "• (a) four"]


def test_an_answer_still_points_at_its_question_when_something_was_put_back():
    question = Paragraph("two", (Piece(0, 4, 7),))
    answer = Paragraph("three", (Piece(0, 8, 13),), answers=0)
    kept = with_all_words(SOURCE, range(1), [question, answer])
    assert [one.answers for one in kept if isinstance(one, Paragraph)] == [None, None, 1]
