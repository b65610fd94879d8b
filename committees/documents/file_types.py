"""What kind of file somebody uploaded, told from its content and never from its name. Pure."""

import re
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

LARGEST = 25 * 1024 * 1024  # bytes
OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
TEXT_SAMPLE = 64 * 1024


# What a browser would run or draw as a page, had it the chance: no document of a meeting is written in it
MARKUP = re.compile(
    rb"<\s*(?:!doctype|html|head|body|script|style|svg|iframe|object|embed|form|base|meta|link|math|xsl:)[\s/>:]"
    rb"|<\?(?:xml|php)\b|\bjavascript:",
    re.IGNORECASE,
)
SCRIPT = re.compile(rb"\s*(?:#!|<\?|@echo\b|<%)", re.IGNORECASE)
TAG_FIRST = re.compile(rb"\s*<[a-z!?/]", re.IGNORECASE)  # any other HTML, or XML
PAGE_NAMES = (".htm", ".html", ".xhtml", ".mht", ".mhtml", ".xml", ".svg")
HEAD_OF_A_PDF = 1024  # further in, a PDF may hold the markup of its own description


class UnfitFile(Exception):
    """Raised where a file may not be kept; the message says why and what to do."""


@dataclass(frozen=True)
class FileType:
    extension: str
    mime_type: str
    name: str  # as a reader says it: "PDF", "Word"


PDF = FileType("pdf", "application/pdf", "PDF")
DOCX = FileType("docx", f"{OFFICE}.wordprocessingml.document", "Word")
XLSX = FileType("xlsx", f"{OFFICE}.spreadsheetml.sheet", "Excel")
ODT = FileType("odt", f"{OPEN_DOCUMENT}.text", "OpenDocument text")
ODS = FileType("ods", f"{OPEN_DOCUMENT}.spreadsheet", "OpenDocument spreadsheet")
CSV = FileType("csv", "text/csv", "CSV")
TXT = FileType("txt", "text/plain", "Text")
PNG = FileType("png", "image/png", "PNG")
JPEG = FileType("jpg", "image/jpeg", "JPEG")
KINDS = (PDF, DOCX, XLSX, ODT, ODS, CSV, PNG, JPEG, TXT)
ACCEPTED = "PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt, .ods), CSV, PNG, JPEG or plain text"
NO_PAGES = (
    "The file holds a web page or a script, or is XML, which is not kept here. Print it to a PDF, or use Word, Excel, "
    "OpenDocument, CSV, PNG, JPEG or plain text."
)
BY_MIME = {kind.mime_type: kind for kind in KINDS}


def check_size(size: int) -> None:
    """Raise UnfitFile where a file is empty or larger than 25 MB."""
    if size == 0:
        raise UnfitFile("The file is empty. Choose another.")
    if size > LARGEST:
        raise UnfitFile(f"The file is {describe_size(size)}. The limit is {describe_size(LARGEST)}.")


def recognise(stream: BinaryIO, name: str) -> FileType:
    """The type of the file in `stream`, read from its start. `name` tells CSV from other plain text, and
    that somebody means a web page, which would come back as something else.

    Raises UnfitFile for anything not on the list, and for office files that carry macros.
    """
    stream.seek(0)
    head = stream.read(TEXT_SAMPLE)
    stream.seek(0)
    if _is_page(head[:HEAD_OF_A_PDF] if head.startswith(b"%PDF-") else head):
        raise UnfitFile(NO_PAGES)
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"PK\x03\x04"):
        return _recognise_package(stream)
    if TAG_FIRST.match(head.removeprefix(b"\xef\xbb\xbf")) or name.lower().endswith(PAGE_NAMES):
        raise UnfitFile(NO_PAGES)
    if _is_text(head):
        return CSV if name.lower().endswith(".csv") else TXT
    raise UnfitFile(f"This kind of file cannot be kept here. Use {ACCEPTED}.")


def _is_page(head: bytes) -> bool:
    """Whether it begins as a script, or holds tags of a page: also behind the first bytes of a picture or a PDF."""
    if head.startswith(b"PK\x03\x04"):
        return False  # what is inside is compressed, and told by its own parts
    return bool(MARKUP.search(head) or SCRIPT.match(head.removeprefix(b"\xef\xbb\xbf")))


def _recognise_package(stream: BinaryIO) -> FileType:
    try:
        with zipfile.ZipFile(stream) as package:
            names = set(package.namelist())
            declared = _declared_type(package)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as fault:
        raise UnfitFile("The file is damaged: it could not be opened. Save it again and retry.") from fault
    finally:
        stream.seek(0)
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
        raise UnfitFile("The file carries macros. Save it without them and retry.")
    if declared in {ODT.mime_type, ODS.mime_type}:
        return BY_MIME[declared]
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return DOCX
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return XLSX
    raise UnfitFile(f"This is a ZIP archive of another kind. Use {ACCEPTED}.")


def _declared_type(package: zipfile.ZipFile) -> str:
    """What an OpenDocument file says it is; never more than a hundred bytes are read."""
    try:
        with package.open("mimetype") as entry:
            return entry.read(100).decode("ascii", errors="replace").strip()
    except KeyError:
        return ""


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    try:
        text = head.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # A sample may end in the middle of a letter; anything earlier is another encoding
        whole = len(head) == TEXT_SAMPLE and fault.start >= len(head) - 3
        text = head[: fault.start].decode("utf-8-sig") if whole else head.decode("cp1252", errors="replace")
    return "\ufffd" not in text and not re.search(r"[\x01-\x08\x0e-\x1f]", text)


def safe_name(name: str, kind: FileType) -> str:
    """A file name to offer on download: letters, digits, spaces, dots and dashes, with the extension of its content."""
    stem = name.replace("\\", "/").rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    stem = re.sub(r"[^\w .()-]+", "-", stem).strip(" .-")[:100]
    return f"{stem or 'document'}.{kind.extension}"


def describe_size(size: int) -> str:
    """As a reader says it: "640 KB", "1.2 MB"."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    megabytes = size / 1024 / 1024
    return f"{megabytes:.0f} MB" if megabytes >= 10 or megabytes == int(megabytes) else f"{megabytes:.1f} MB"


def kind_name(mime_type: str) -> str:
    kind = BY_MIME.get(mime_type)
    return kind.name if kind else ""
