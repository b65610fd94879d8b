"""The child process that sets one PDF and ends: `python worker.py LAYOUT DATE < document.json > pdf`.

The typesetter keeps what it has laid out for the next run, so a process that set many documents would grow to some
hundred megabytes. One short process a document gives all of it back, and a document that goes wrong takes nothing
else with it. The row headers are tagged by the next process, so that the two never need their memory together.
Neither imports anything of the project, which keeps their start short. What goes wrong is said in one line on
standard error, with exit status 1.
"""

import os
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path

import font_source_sans_pro
import typst

ROOT = Path(__file__).parents[3]  # what layouts import from begins here
FONTS = Path(font_source_sans_pro.__file__).parent / "files"
STANDARDS: list["typst.PDFStandard"] = ["ua-1", "a-2a"]
MEMORY_LIMIT = 2 * 1024**3  # of address space, of which threads reserve much and use little
SECONDS_OF_WORK = 60
UNRESTED = "did not converge"  # as the typesetter warns


class LayoutError(Exception):
    """The document could not be set; the message says why."""


def typeset(layout: Path, document: str, made: datetime) -> bytes:
    """The document (JSON, as that layout reads it) as a PDF of both standards, its row headers not yet tagged.

    Raises LayoutError for every error, and for every warning: an unknown font, for one, is only a warning. A layout
    that does not come to rest is set again as one that does not look where its parts came to stand.
    """
    try:
        return _set(layout, {"document": document}, made)
    except LayoutError as error:
        if UNRESTED not in str(error):
            raise
    return _set(layout, {"document": document, "steady": "yes"}, made)


def _set(layout: Path, inputs: dict[str, str], made: datetime) -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
    compiler = typst.Compiler(layout, root=ROOT, font_paths=fonts, sys_inputs=inputs)
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=STANDARDS, timestamp=made)
    except typst.TypstError as error:
        raise LayoutError(" ".join([error.message, *error.hints])) from error
    if warnings:
        raise LayoutError(" ".join(warning.message for warning in warnings))
    if not isinstance(pdf, bytes):
        raise LayoutError("The typesetter gave no single file.")
    return pdf


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_OF_WORK, SECONDS_OF_WORK))
    layout, made = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]).replace(tzinfo=UTC)
    try:
        pdf = typeset(layout, sys.stdin.buffer.read().decode("utf-8"), made)
    except (LayoutError, MemoryError) as error:
        sys.stderr.write(str(error) or "the memory set for it was not enough")
        return 1
    sys.stdout.buffer.write(pdf)
    sys.stdout.buffer.flush()
    # Nothing is left to do: taking the interpreter down in order would only cost time.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
