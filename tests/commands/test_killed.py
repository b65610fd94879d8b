"""A process killed in the middle of its work leaves the database as it was, and nothing locked."""

import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import connection

from indicators.actions import SourceFacts, record_figures
from indicators.intake.rows import FigureRow
from indicators.models import Commentary, Figure
from tests.killed import MIDDLES
from tests.paths import PROJECT
from tests.sections import QUARTER, Section, share

pytestmark = pytest.mark.django_db(transaction=True)


def database_url() -> str:
    """The address of the database the tests run on."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    user = ":".join(quote(settings[part], safe="") for part in ("USER", "PASSWORD") if settings[part])
    return f"postgresql://{user}@/{settings['NAME']}?host={quote(settings['HOST'])}&port={settings['PORT'] or 5432}"


def killed(action: str, *numbers: object) -> None:
    """Have the action killed at every place in its middle."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.killed", action, *map(str, numbers)],
        cwd=PROJECT,
        env={**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    ended = done.stdout.splitlines()
    assert ended == [f"-9 {middle}" for middle in MIDDLES[action]], done.stdout + done.stderr


def everything() -> dict[str, list]:
    """Every row of every table that an action may write to."""
    models = [*apps.get_app_config("indicators").get_models(), apps.get_model("accounts", "AuditEntry")]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_an_approval_killed_in_the_middle_leaves_nothing_half_done():
    section = Section(3).approved()
    section.type({key: share("9", reason="Recounted", commentary="Up by one.") for key in section.keys})
    section.submit()
    before = everything()
    killed("approve", section.submission.pk, section.head.pk)
    assert everything() == before
    assert section.approve().changed == 3 and Commentary.objects.count() == 3


@pytest.mark.parametrize("action", ["save", "correct"])
def test_a_save_killed_in_the_middle_leaves_nothing_half_done(action):
    section = Section(3)
    if action == "correct":
        section.approved()
    else:
        section.type({key: share() for key in section.keys[:2]})
    shown = section.shown()
    before = everything()
    cells = [f"{key.indicator}={shown[key]}" for key in section.keys]
    killed(action, section.collection.pk, QUARTER.code, section.officer.pk, *cells)
    assert everything() == before
    assert section.type({section.keys[1]: share("7", reason="Recounted")}, shown=shown).saved


def test_an_import_killed_in_the_middle_leaves_nothing_half_done():
    section = Section(15)
    rows = [FigureRow(0, key.indicator, None, QUARTER, 8.0, 100.0, 8.0) for key in section.keys]
    record_figures(council=section.council, rows=rows, source=SourceFacts(), by=None)
    before = everything()
    killed("import", section.collection.pk, QUARTER.code, *(key.indicator for key in section.keys))
    assert everything() == before
    record_figures(council=section.council, rows=rows, source=SourceFacts(), by=None)
    assert Figure.objects.count() == 15
