"""A process killed in the middle of its work leaves the database as it was, and nothing locked."""

import os
import subprocess
import sys
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from indicators.figures.actions import SourceFacts, record_figures
from indicators.intake.uploads import jobs
from indicators.intake.uploads.actions import take_turn
from indicators.intake.uploads.checking.actions import check_file
from indicators.intake.uploads.querysets import State
from indicators.intake.uploads.saving.actions import begin_saving
from indicators.models import Commentary, Entry, Figure, Upload
from tests.figures import reported
from tests.killed import MIDDLES
from tests.paths import PROJECT
from tests.sections import QUARTER, Percentages, share
from tests.uploads import Desk, csv_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


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
    section = Percentages(3).approved()
    section.save({key: share("9", reason="Recounted", commentary="Up by one.") for key in section.keys})
    section.submit()
    before = everything()
    killed("approve", section.submission.pk, section.approver.pk)
    assert everything() == before
    assert section.approve().changed == 3 and Commentary.objects.count() == 3


@pytest.mark.parametrize("action", ["save", "correct"])
def test_a_save_killed_in_the_middle_leaves_nothing_half_done(action):
    section = Percentages(3)
    if action == "correct":
        section.approved()
    else:
        section.save({key: share() for key in section.keys[:2]})
    shown = section.shown()
    before = everything()
    cells = [f"{key.indicator}={shown[key]}" for key in section.keys]
    killed(action, section.collection.pk, QUARTER.code, section.officer.pk, *cells)
    assert everything() == before
    assert section.save({section.keys[1]: share("7", reason="Recounted")}, shown=shown).saved


def test_an_import_killed_in_the_middle_leaves_nothing_half_done():
    section = Percentages(15)
    rows = [reported(key, 8.0, 100.0, 8.0) for key in section.keys]
    record_figures(council=section.council, rows=rows, source=SourceFacts(), by=None)
    before = everything()
    killed("import", section.collection.pk, QUARTER.code, *(key.indicator for key in section.keys))
    assert everything() == before
    record_figures(council=section.council, rows=rows, source=SourceFacts(), by=None)
    assert Figure.objects.count() == 15


def test_a_file_whose_saving_is_killed_in_the_middle_is_saved_by_trying_again():
    section = Percentages(3)
    desk = Desk(section.council, section.officer)
    desk.bring(
        csv_of(
            *(f"{one.code},2018/19 Q{quarter},,8,100,,,," for one in section.indicators for quarter in (2, 3))
        )
    )
    turn = begin_saving(upload=desk.pending, reason="", by=section.officer)
    before = everything()
    killed("upload", turn.upload, turn.worker, section.officer.pk)
    assert everything() == before
    Upload.objects.update(heartbeat=timezone.now() - timedelta(minutes=4))
    assert "The saving stopped" in desk.open().text
    jobs.save(take_turn(upload=desk.pending, state=State.SAVING, by=section.officer), 6, section.officer)
    assert Entry.objects.count() == 6 and "saved as drafts" in desk.open().text


def test_a_file_whose_check_is_killed_in_the_middle_is_checked_by_trying_again():
    section = Percentages(3)
    desk = Desk(section.council, section.officer)
    desk.bring(csv_of(*(f"{one.code},2018/19 Q2,,8,100,,,," for one in section.indicators)))
    turn = take_turn(
        upload=desk.pending, state=State.CHECKING, from_states=[State.CHECKED], by=section.officer
    )
    before = everything()
    killed("check", turn.upload, turn.worker, section.officer.pk)
    assert everything() == before
    check_file(turn=turn, by=section.officer)
    assert desk.open().kinds() == {"New": ("3", "3")}


def test_a_large_file_is_checked_and_saved_by_threads_with_connections_of_their_own(monkeypatch):
    monkeypatch.setattr(jobs, "LARGE_FILE", 10)
    monkeypatch.setattr(jobs, "LARGE_SAVING", 0)
    threads = []
    start = jobs.start
    monkeypatch.setattr(jobs, "start", lambda task, name: threads.append(start(task, name)))
    section = Percentages(3)
    desk = Desk(section.council, section.officer)
    desk.bring(csv_of(*(f"{one.code},2018/19 Q2,,8,100,,,," for one in section.indicators)))
    threads.pop().join(timeout=60)
    desk.open().press("save")
    threads.pop().join(timeout=60)
    assert "saved as drafts" in desk.open().text and Entry.objects.count() == 3
