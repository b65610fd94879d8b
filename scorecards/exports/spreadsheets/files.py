"""Writes the tables of a scorecard as CSV, XLSX and ODS; the same payload always gives the same bytes. Pure."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile, ZipInfo

import pandas as pd
from odf.dc import Title
from odf.namespaces import nsdict
from odf.style import Style
from odf.table import Table, TableColumn

from indicators.files.written_workbooks import PLAIN_TEXT, column_style
from indicators.terms.safe_cells import safe_text
from scorecards.exports.spreadsheets.areas import areas_frame
from scorecards.exports.spreadsheets.frames import (
    about_frame,
    comparisons_frame,
    edition_words,
    figures_frame,
)
from scorecards.exports.spreadsheets.judged import judged_frame
from scorecards.exports.spreadsheets.parts import bands_frame, years_frame
from scorecards.payload import Payload

FIRST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
WIDEST = 60  # characters

Frames = dict[str, pd.DataFrame]


def write(payload: Payload, kind: str, *, fingerprint: str = "") -> bytes:
    """The figures as "csv" (these alone), or "xlsx" or "ods" (with what is said of them, and a sheet about the file).

    `fingerprint` is the edition's SHA-256. Raises ValueError for any other kind.
    """
    if kind == "csv":
        return write_csv(figures_frame(payload))
    frames = {
        "Figures": figures_frame(payload),
        "Targets and verdicts": judged_frame(payload),
        "Bands and kinds": bands_frame(payload),
        "Comparisons": comparisons_frame(payload),
        "Comparisons by year": years_frame(payload),
        "Areas by year": areas_frame(payload),
        "About": about_frame(payload, fingerprint),
    }
    if kind == "xlsx":
        return write_xlsx(frames, title_of(payload), made_at(payload))
    if kind == "ods":
        return write_ods(frames, title_of(payload))
    raise ValueError(f"There is no spreadsheet of the kind {kind!r}.")


def write_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a byte order mark, by which Excel knows it; lines end as RFC 4180 says."""
    text: str = frame.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def write_xlsx(frames: Frames, title: str, made: datetime) -> bytes:
    out = BytesIO()
    with pd.ExcelWriter(out, engine="xlsxwriter", engine_kwargs={"options": PLAIN_TEXT}) as writer:
        for name, frame in frames.items():
            frame.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
            sheet: Any = writer.sheets[name]
            sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)
            for column, width in enumerate(widths_of(frame)):
                sheet.set_column(column, column, width)
        book: Any = writer.book
        book.set_properties({"title": safe_text(title), "created": made})
    return out.getvalue()


def write_ods(frames: Frames, title: str) -> bytes:
    out = BytesIO()
    with pd.ExcelWriter(out, engine="odf") as writer:
        book: Any = writer.book
        declare_namespaces(book)
        book.meta.addElement(Title(text=safe_text(title)))
        styles = width_styles(book)
        for name, frame in frames.items():
            book.spreadsheet.addElement(sheet_of(name, widths_of(frame), styles))
            frame.to_excel(writer, sheet_name=name, index=False)
    return with_fixed_dates(out.getvalue())


def declare_namespaces(book: Any) -> None:
    """All that odfpy knows. It declares those that any file of this process used: the second file differed."""
    for namespace in nsdict:
        book.spreadsheet.get_nsprefix(namespace)


def sheet_of(name: str, widths: list[int], styles: dict[int, Style]) -> Table:
    """An empty sheet of ODS with its columns, which stand before the rows and take their width from a style."""
    sheet = Table(name=name)
    for width in widths:
        sheet.addElement(TableColumn(stylename=styles[width]))
    return sheet


def width_styles(book: Any) -> dict[int, Style]:
    """A style for each width that a column may have."""
    return {width: column_style(book, f"width{width}", width) for width in range(WIDEST + 1)}


def with_fixed_dates(archive: bytes) -> bytes:
    """The same archive without the time at which it was packed."""
    out = BytesIO()
    with ZipFile(BytesIO(archive)) as packed, ZipFile(out, "w") as again:
        for entry in packed.infolist():
            fixed = ZipInfo(entry.filename, FIRST_ZIP_DATE)
            fixed.compress_type = entry.compress_type
            fixed.external_attr = entry.external_attr
            again.writestr(fixed, packed.read(entry))
    return out.getvalue()


def widths_of(frame: pd.DataFrame) -> list[int]:
    """Of each column, in characters."""
    return [
        min(max([len(str(column)), *(len(str(value)) for value in frame[column])]) + 2, WIDEST)
        for column in frame.columns
    ]


def title_of(payload: Payload) -> str:
    return ", ".join((payload["scorecard"]["title"], payload["period"]["label"], edition_words(payload)))


def made_at(payload: Payload) -> datetime:
    """The day of publication; of a draft, the last day of its period."""
    day = date.fromisoformat(payload["edition"]["published"] or payload["period"]["end"])
    return datetime.combine(day, time(), UTC)
