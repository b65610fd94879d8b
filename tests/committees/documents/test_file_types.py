"""A file is what its content says it is, whatever it is called; what is not on the list is refused with a reason."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.documents.file_types import (
    LARGEST,
    UnfitFile,
    check_size,
    describe_size,
    recognise,
    safe_name,
)


def package(*names, mimetype=""):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "content")
    return stream.getvalue()


OFFICE = "[Content_Types].xml"
GOOD = [
    (b"%PDF-1.7\n...", "report.pdf", "pdf"),
    (b"%PDF-1.7\n...", "photo.png", "pdf"),
    (b"\x89PNG\r\n\x1a\n...", "chart", "png"),
    (b"\xff\xd8\xff\xe0...", "photo.jpeg", "jpg"),
    (package(OFFICE, "word/document.xml"), "a.docx", "docx"),
    (package(OFFICE, "xl/workbook.xml"), "a.docx", "xlsx"),
    (package("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "a.odt", "odt"),
    (package("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "a.ods", "ods"),
    (b"a,b\n1,2\n", "figures.csv", "csv"),
    ("£5 – naïve\n".encode(), "notes.txt", "txt"),
    ("£5 a week\n".encode("cp1252"), "notes.txt", "txt"),
]


@pytest.mark.parametrize(("content", "name", "extension"), GOOD)
def test_what_a_file_is_comes_from_its_content(content, name, extension):
    assert recognise(io.BytesIO(content), name).extension == extension


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"MZ\x90\x00\x03", "cannot be kept"),
        (b"\x7fELF\x02\x01\x01\x00", "cannot be kept"),
        (b"GIF89a\x01\x00", "cannot be kept"),
        (package("evil.exe"), "ZIP archive of another kind"),
        (package(OFFICE, "word/document.xml", "word/vbaProject.bin"), "macros"),
        (b"PK\x03\x04 cut off", "damaged"),
    ],
)
def test_other_files_are_refused_with_a_reason(content, reason):
    with pytest.raises(UnfitFile, match=reason):
        recognise(io.BytesIO(content), "report.pdf")


def test_an_empty_or_too_large_file_is_refused_in_words():
    with pytest.raises(UnfitFile, match="empty"):
        check_size(0)
    with pytest.raises(UnfitFile, match=r"The file is 200 MB\. The limit is 25 MB"):
        check_size(200 * 1024 * 1024)
    check_size(LARGEST)


@given(st.binary(max_size=2000), st.text(max_size=30))
def test_any_bytes_are_either_recognised_or_refused(content, name):
    try:
        recognise(io.BytesIO(content), name)
    except UnfitFile as fault:
        assert str(fault)


@given(st.text(max_size=200))
def test_a_name_offered_for_download_is_never_a_path_and_keeps_the_true_extension(name):
    offered = safe_name(name, recognise(io.BytesIO(b"%PDF-1.7"), name))
    assert (
        offered.endswith(".pdf") and not set(offered) & set('/\\:"\r\n\x00') and not offered.startswith(".")
    )


def test_names_and_sizes_read_well():
    pdf = recognise(io.BytesIO(b"%PDF-1.7"), "x")
    assert safe_name("../../etc/Cover report (final).docx", pdf) == "Cover report (final).pdf"
    assert [describe_size(size) for size in (1, 215_000, 1_258_291, 26_214_400)] == [
        "1 KB",
        "210 KB",
        "1.2 MB",
        "25 MB",
    ]
