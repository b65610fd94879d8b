"""The name of the code that draws pages, appendices and spreadsheets, worked out from all of the application's files.

What was made from an edition is kept under this name, and made again when the name changes.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

NOT_SOURCE = "__pycache__"


@cache
def renderer_name() -> str:
    """Sixteen hexadecimal digits, of every source file's name and content. Read once a process (some 3 MB)."""
    content = hashlib.sha256()
    for path in source_files(Path(settings.BASE_DIR)):
        content.update(path.relative_to(settings.BASE_DIR).as_posix().encode())
        content.update(hashlib.sha256(path.read_bytes()).digest())
    return content.hexdigest()[:16]


def source_files(project: Path) -> Iterator[Path]:
    """Every file of the project's apps, templates, styles and scripts, in one order on every machine; and its packages.

    Whole folders and nothing chosen: a list of the files that draw would one day miss one, and a page drawn by older
    code would then be served for good. A page made again for nothing costs some milliseconds.
    """
    ours = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == project]
    for folder in sorted([*ours, project / "templates", project / "static"]):
        yield from (
            path for path in sorted(folder.rglob("*")) if path.is_file() and NOT_SOURCE not in path.parts
        )
    yield project / "requirements.txt"
