"""Names for the templates and code that make pages, appendices and spreadsheets, from their content.

What was made from an edition is kept under such a name, and made again when the name changes.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

APP = Path(__file__).parent
TEMPLATES = Path(settings.BASE_DIR) / "templates"
WORDS = [f"../indicators/{name}.py" for name in ("calendar", "vocabulary", "wording")]
SHARED = ["charts/*.py", "payload.py", *WORDS]


@cache
def page_version() -> str:
    """Of the kept parts of pages."""
    return digest(
        [*files(TEMPLATES, "scorecards/*.html", "components/*.html"), *files(APP, "presenters*.py", *SHARED)]
    )


@cache
def site_version() -> str:
    """Of whole pages: the kept parts with all that may stand around them."""
    return digest(
        [
            *files(TEMPLATES, "**/*.html"),
            *files(APP, "*.py", *SHARED),
            *files(TEMPLATES.parent, "config/*.py"),
        ]
    )


@cache
def appendix_version() -> str:
    """Of kept appendices."""
    return digest(files(APP, "appendix/**/*.py", "appendix/**/*.typ", "appendix/*.txt", *SHARED))


@cache
def spreadsheet_version() -> str:
    """Of kept files for spreadsheets."""
    return digest(files(APP, "spreadsheet*.py", "../indicators/safe_cells.py", *SHARED))


def files(folder: Path, *patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in folder.glob(pattern))


def digest(paths: list[Path]) -> str:
    content = hashlib.sha256()
    for path in paths:
        content.update(path.read_bytes())
    return content.hexdigest()[:16]
