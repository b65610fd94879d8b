"""A process killed in the middle of its work leaves the database as it was, and nothing locked."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.background.actions import take_up_again
from accounts.models import AuditEntry, Job, Worker
from committees.documents.actions import add_document
from committees.models import Document
from indicators.figures.actions import SourceFacts, record_figures
from indicators.intake.uploads import actions
from indicators.models import Commentary, Entry, Figure
from scorecards.models import Edition, SetTime
from tests.figures import reported
from tests.jobs import living_worker, taken, work_off
from tests.killed import MIDDLES
from tests.meetings import PDF, Town, pdf
from tests.paths import PROJECT
from tests.scorecards.editions.set_times.test_set_times import Desk as DeskOfApprover
from tests.scorecards.editions.test_scorecards import Q2, World
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


@pytest.fixture(scope="module")
def waiting(django_db_setup) -> Iterator[subprocess.Popen]:
    """The process that starts those that are killed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.killed"],
        cwd=PROJECT,
        env={**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "config.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process
        process.stdin.close()


@pytest.fixture
def killed(waiting, settings) -> Callable[..., None]:
    """`killed(action, *numbers)`: have the action killed at every place in its middle."""

    def ask(action: str, *numbers: object) -> None:
        asked = {"action": action, "numbers": list(map(str, numbers)), "media": str(settings.MEDIA_ROOT)}
        waiting.stdin.write(f"{json.dumps(asked)}\n")
        waiting.stdin.flush()
        said = list(takewhile(str.strip, iter(waiting.stdout.readline, None)))
        assert said == [f"-9 {middle}\n" for middle in MIDDLES[action]], "".join(said)

    return ask


def everything() -> dict[str, list]:
    """Every row of every table that an action may write to."""
    rooms = ("indicators", "scorecards", "committees")
    models = [model for room in rooms for model in apps.get_app_config(room).get_models()] + [AuditEntry]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_an_approval_killed_in_the_middle_leaves_nothing_half_done(killed):
    section = Percentages(3).approved()
    section.save({key: share("9", reason="Counted again", commentary="Up by one.") for key in section.keys})
    section.submit()
    before = everything()
    killed("approve", section.submission.pk, section.approver.pk)
    assert everything() == before
    assert section.approve().changed == 3 and Commentary.objects.count() == 3


@pytest.mark.parametrize("action", ["save", "correct"])
def test_a_save_killed_in_the_middle_leaves_nothing_half_done(killed, action):
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
    assert section.save({section.keys[1]: share("7", reason="Counted again")}, shown=shown).saved


def test_an_import_killed_in_the_middle_leaves_nothing_half_done(killed):
    section = Percentages(15)
    rows = [reported(key, 8.0, 100.0, 8.0) for key in section.keys]
    record_figures(council=section.council, rows=rows, source=SourceFacts(), by=None)
    before = everything()
    killed("import", section.collection.pk, QUARTER.code, *(key.indicator for key in section.keys))
    assert everything() == before
    record_figures(council=section.council, rows=rows, source=SourceFacts(), by=None)
    assert Figure.objects.count() == 15


def test_a_publishing_killed_in_the_middle_publishes_nothing(killed):
    world = World()
    before = everything()
    killed("publish", world.scorecard.pk, Q2.code)
    assert everything() == before
    assert world.publish().number == 1


def test_a_document_killed_in_the_middle_is_not_attached_and_its_file_is_in_nobodys_way(
    killed, settings, tmp_path
):
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "accounts.files.storages.WholeFiles"}}
    settings.MEDIA_ROOT = tmp_path
    town = Town()
    before = everything()
    killed("attach", town.item.pk)
    assert everything() == before
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(left) == len(
        MIDDLES["attach"]
    )  # whole files without a row: the day's cleaning takes them in a week
    add_document(item=town.item, title="Survey", file=pdf(), published_on=date(2025, 11, 7), by=None)
    document = Document.objects.get()
    path = Path(document.file.path)
    assert path.read_bytes() == PDF and path not in left


@pytest.fixture
def at_desk(monkeypatch):
    """A file of three rows whose check and saving are a worker's."""
    monkeypatch.setattr(actions, "LARGE_FILE", 10)
    monkeypatch.setattr(actions, "LARGE_SAVING", 0)
    section = Percentages(3)
    desk = Desk(section.council, section.officer)
    desk.bring(csv_of(*(f"{one.code},2018/19 Q2,,8,100,,,," for one in section.indicators)))
    return desk


def killed_and_taken_up(killed: Callable[..., None], desk: Desk, action: str) -> None:
    """A worker takes the job and is killed at every place in its middle; another one finds out and does it."""
    dead, living = living_worker(), living_worker()
    taken(dead)
    before = everything()
    killed(action, desk.pending.job_id)
    assert everything() == before
    silenced(dead)
    assert take_up_again() == 1
    work_off(living)


def silenced(worker: Worker) -> None:
    """It was killed a while ago."""
    long_ago = timezone.now() - timedelta(minutes=5)
    Worker.objects.filter(pk=worker.pk).update(heartbeat=long_ago)
    Job.objects.update(at=long_ago)


def test_a_check_and_a_saving_whose_workers_are_killed_are_done_by_others(killed, at_desk):
    killed_and_taken_up(killed, at_desk, "check")
    assert at_desk.open().kinds() == {"New": ("3", "3")}
    at_desk.press("save")
    killed_and_taken_up(killed, at_desk, "upload")
    assert Entry.objects.count() == 3 and "saved as drafts" in at_desk.open().text
    assert AuditEntry.objects.filter(verb="saved a file's figures").count() == 1


def test_a_draft_whose_workers_are_killed_while_they_publish_it_is_published_once(killed):
    desk = DeskOfApprover()
    desk.set()
    SetTime.objects.update(at=timezone.now())
    DBTaskResult.objects.update(run_after=timezone.now())
    dead, living = living_worker(), living_worker()
    taken(dead)
    before = everything()
    killed("keep", SetTime.objects.get().job_id)
    assert everything() == before and not Edition.objects.exists()
    silenced(dead)
    assert take_up_again() == 1
    work_off(living)
    work_off(living)
    assert not SetTime.objects.get().problem
    assert Edition.objects.get().number == 1 and SetTime.objects.get().state == SetTime.State.PUBLISHED


def test_the_worker_itself_does_what_waits_and_ends(at_desk):
    """The command, in a process of its own, with its pulse."""
    done = subprocess.run(
        [sys.executable, "manage.py", "work", "--until-done"],
        cwd=PROJECT,
        env={**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert at_desk.open().kinds() == {"New": ("3", "3")} and not Worker.objects.exists()
