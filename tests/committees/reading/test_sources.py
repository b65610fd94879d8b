"""Kinds of files are told by content, read whole, and cannot do harm."""

import json
import zipfile
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command

from committees.reading.as_json import as_data
from committees.reading.kept import words_kept
from committees.reading.reading import read_minutes
from committees.reading.references.documents import safe_url
from committees.reading.sources.blocks import SourceKind
from committees.reading.sources.kinds import read_source
from committees.reading.sources.refusals import MinutesRefused
from committees.reading.sources.word_files import read_word_file

PAGE = """<div class="mgContent"><table class="mgItemTable"><tr><td class="mgItemNumberCell"><p>4.</p></td><td>
<p class="mgAiTitleTxt"><a href="mgAi.aspx?ID=1">Scorecard</a></p><div class="mgWordPara"><p>To consider it.</p></div>
<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p class="MsoListParagraph"
style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·&nbsp;&nbsp;</span>Cllr A Example asked
why.</p><p>RESOLVED:</p>%s</div><p class="mgSubItemTitleTxt">Supporting documents:</p>
<ul class="mgBulletList"><li><a href="%s">Cover report</a></li></ul></td></tr></table></div>"""
LIMBS = (
    "<table><tr><td>1.</td><td>That the report be noted; and</td></tr>"
    "<tr><td>2.</td><td>That it be sent on.</td></tr></table>",
    "<ol><li>That the report be noted; and</li><li>That it be sent on.</li></ol>",
    "<p>1.&nbsp;&nbsp; That the report be noted; and<br>2.&nbsp;&nbsp; That it be sent on.</p>",
)
WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>%s</w:body></w:document>"
)
NUMBERS = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum
w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="(%1)"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def word_file(body: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body if "<!" in body else WORD % body)
        archive.writestr("word/numbering.xml", NUMBERS)
    return file.getvalue()


def paragraph(text: str, listed: bool = False) -> str:
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>' if listed else ""
    return f"<w:p>{number}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_points_of_lists_are_limbs_and_orders_below_bold_headings():
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>%s</w:t></w:r></w:p>"
    body = bold % "Placements" + paragraph("Agreed:")
    body += paragraph("Note the report", listed=True) + paragraph(
        "Ask for another report in May", listed=True
    )
    body += bold % "Health" + paragraph("Actions:") + paragraph("1. Clerk to invite the dentist")
    body += (
        paragraph("2. Clerk to book a room") + bold % "Visits" + paragraph("None.") + bold % "Other Business"
    )
    first, second, _, _ = as_data(read_minutes(word_file(body + paragraph("None."))))["items"]
    (resolution,) = first["resolutions"]
    assert [(limb["label"], limb["verb"]) for limb in resolution["limbs"]] == [
        ("(a)", "noted"),
        ("(b)", "requested"),
    ]
    assert (second["title"], [one["owner"] for one in second["actions"]]) == (
        "Health",
        ["Clerk", "Clerk"],
    )


@pytest.mark.parametrize("limbs", LIMBS, ids=["table", "list", "lines"])
def test_a_page_of_modern_gov(limbs):
    reading = read_minutes((PAGE % (limbs, "documents/s1/Cover report.pdf")).encode())
    (item,) = as_data(reading)["items"]
    assert reading.source.kind is SourceKind.MODERN_GOV
    assert words_kept(reading.source, reading).all
    assert (item["number"], item["title"]) == ("4.", "Scorecard")
    assert item["paragraphs"][0]["speaker"] == "Cllr A Example"
    texts = [limb["text"] for limb in item["resolutions"][0]["limbs"]]
    assert texts == ["That the report be noted; and", "That it be sent on."]
    assert item["documents"] == [{"title": "Cover report", "url": "documents/s1/Cover%20report.pdf"}]
    assert reading.where(reading.items[0].resolutions[0].pieces)[0].startswith("/html/body/")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JAVASCRIPT:x",
        "data:text/html,x",
        "//elsewhere.example/x",
        "vbscript:x",
        "\\\\x\\y",
        "java\tscript:x",
    ],
)
def test_addresses_that_could_do_harm_are_left_out(url):
    assert safe_url(url) == ""
    assert safe_url("https://council.example/a b") == "https://council.example/a%20b"


def test_markup_that_could_do_harm_is_text_or_nothing():
    page = PAGE % (
        "<p onclick=x>That &lt;script&gt;alert(1)&lt;/script&gt; be noted.</p><script>evil()</script><style>x{}</style>"
        "<iframe src='file:///etc/passwd'>inside</iframe><img src=x onerror=evil()><p>That"
        + "<b>" * 3000
        + "deep",
        "javascript:evil()",
    )
    reading = read_minutes(page)
    said = json.dumps(as_data(reading))
    assert "evil" not in said and "passwd" not in said
    assert "<script>alert(1)</script> be noted" in said, "what is written is kept as text"
    assert words_kept(reading.source, reading).all


def test_xml_follows_no_entity():
    bomb = '<?xml version="1.0"?><!DOCTYPE meeting [<!ENTITY a SYSTEM "file:///etc/passwd">]><meeting>&a;</meeting>'
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(MinutesRefused, match="document type"):
            read_minutes(bomb.encode(encoding))
    with pytest.raises(MinutesRefused, match="line 1"):
        read_minutes(b"<meeting><agendaitems>")
    with pytest.raises(MinutesRefused, match="no agenda item"):
        read_minutes(b"<meeting></meeting>")


def test_a_word_document_with_the_numbers_that_word_shows():
    body = "".join(
        [
            *(
                paragraph("Agenda item"),
                paragraph("Scorecard"),
                paragraph("Minutes:"),
                paragraph("RESOLVED: That"),
            ),
            *(
                paragraph("the report be noted;", listed=True),
                paragraph("the plan be approved.", listed=True),
            ),
        ]
    )
    reading = read_minutes(word_file(body))
    limbs = as_data(reading)["items"][0]["resolutions"][0]["limbs"]
    assert reading.source.kind is SourceKind.DOCX
    assert [(limb["label"], limb["verb"]) for limb in limbs] == [("(a)", "noted"), ("(b)", "approved")]
    assert reading.where(reading.items[0].resolutions[0].pieces) == (
        "paragraph 4",
        "paragraph 5",
        "paragraph 6",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (word_file("<w:p/>" * 4_000_000), "far larger"),
        (word_file('<!DOCTYPE x [<!ENTITY a "b">]>' + WORD % "&a;"), "entities"),
        (word_file(paragraph("text"))[:-60], "damaged"),
        (word_file("<w:p>"), "damaged"),
        (b"PK\x05\x06" + bytes(18), "no Word document"),
    ],
    ids=["bomb", "entities", "cut off", "broken", "empty"],
)
def test_a_word_document_that_is_none_or_too_much_is_refused_with_a_reason(content, said):
    with pytest.raises(MinutesRefused, match=said):
        read_word_file(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 x", "PDF"),
        (b"\xd0\xcf\x11\xe0x", "old Word"),
        (b"a\0b" * 500, "not text"),
        (bytes(10_485_761), "10 MB"),
    ],
)
def test_other_files_are_refused_with_a_way_out(content, said):
    with pytest.raises(MinutesRefused, match=said):
        read_source(content)


def test_a_transcript_is_kept_by_its_voices_and_times():
    spoken = "WEBVTT\n\nNOTE nothing\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Cllr A Example>Why is <i>that</i>?\n\n"
    reading = read_minutes(spoken + "00:01:05.000 --> 00:01:07.000\nBecause of consent.")
    (item,) = as_data(reading, places=True)["items"]
    assert reading.source.kind is SourceKind.WEBVTT
    assert [one["text"] for one in item["paragraphs"]] == [
        "Cllr A Example: Why is that?",
        "Because of consent.",
    ]
    assert item["paragraphs"][0]["speaker"] == "Cllr A Example"
    assert item["paragraphs"][1]["source"] == ["00:01:05.000 to 00:01:07.000"]
    assert not item["resolutions"]


def test_lines_that_were_wrapped_by_hand_are_joined_in_any_encoding():
    text = (
        "The Head of Care explained that visits had been late because staff had\n"
        "been away for long periods, and that agency staff – now in place – would\n"
        "put it right by the end of the year.\n\nCouncillor Sample thanked her."
    )
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        blocks = read_source(text.encode(encoding)).blocks
        assert [block.text.split()[-1] for block in blocks] == ["year.", "her."]


def test_the_work_grows_with_the_text_and_no_faster():
    """Counted in blocks looked at, not in seconds."""
    once = after = 0
    for times in (1, 40):
        reading = read_minutes(
            "Agenda item\n\nScorecard\n\nMinutes:\n\n"
            + "Councillor A asked why. It was explained.\n\n" * times
        )
        count = sum(len(item.parts) for item in reading.items)
        once, after = (count, after) if times == 1 else (once, count)
    assert after - once == 39 * 2


def test_the_command_prints_what_it_read_and_stores_nothing(tmp_path):
    file = tmp_path / "minutes.whatever"
    file.write_text(
        "Agenda item\n\nScorecard\n\nMinutes:\n\nCouncillor A Sample asked why.\n\nRESOLVED: That it be noted."
    )
    out, told = StringIO(), StringIO()
    call_command("import_minutes", file, "--json", stdout=out, stderr=told)
    (item,) = json.loads(out.getvalue())["items"]
    assert list(item) == [
        *("number", "title", "introduction", "paragraphs", "resolutions", "actions", "documents", "mentions"),
    ]
    assert list(item["paragraphs"][0]) == ["kind", "text", "speaker", "speaker_kind", "answers"]
    assert item["resolutions"][0]["limbs"] == [{"label": "", "verb": "noted", "text": "That it be noted."}]
    assert "words kept" in told.getvalue()
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_minutes", tmp_path / "nothing", "--json")
