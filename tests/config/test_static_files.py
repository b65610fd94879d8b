"""Static files in production: under names that change with what is in them, so that browsers keep them for good."""

import re
import runpy
import secrets
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from tests.paths import PROJECT

FOLDER = PROJECT / "static"
MODULES = {f"entry/{path.name}" for path in (FOLDER / "entry").glob("*.js")}
IMPORT = re.compile(r"""\bfrom\s*["']([^"']+)["']""")


@pytest.fixture
def collected(settings, tmp_path, monkeypatch) -> Path:
    """What production's `collectstatic` lays in its folder; without Plotly, which takes half a minute to compress."""
    monkeypatch.setenv("INSECURE_LOCAL", "false")
    monkeypatch.setenv("SECRET_KEY", secrets.token_urlsafe(48))
    production = runpy.run_path(str(PROJECT / "config" / "settings.py"))
    settings.STORAGES = {**settings.STORAGES, "staticfiles": production["STORAGES"]["staticfiles"]}
    settings.STATICFILES_DIRS = [FOLDER]
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_a_script_asks_for_its_modules_by_the_names_that_change_with_them(collected):
    names = staticfiles_storage.hashed_files
    asked = {names["entry/main.js"]}
    for name in MODULES:
        script = collected / names[name]
        asked |= {f"entry/{Path(each).name}" for each in IMPORT.findall(script.read_text("utf-8"))}
    assert asked == {names[name] for name in MODULES}
    assert not asked & MODULES, "none is asked for by a name that stays the same"
