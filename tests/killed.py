"""Carries out actions several times, each in a process that is killed in the middle.

Of every line {"action", "numbers", "media"} it prints how each process ended. Started by tests as a process of its own,
on their database: one for all, because it takes as long to start as a test does. It keeps no connection itself.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import date

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402

from accounts.background.jobs import carry_out  # noqa: E402
from accounts.models import User  # noqa: E402
from committees.documents.actions import add_document  # noqa: E402
from committees.models import AgendaItem  # noqa: E402
from indicators.amounts.cells import CellKey, Typed  # noqa: E402
from indicators.collection.approval.actions import approve_section  # noqa: E402
from indicators.collection.entry.actions import save_entries  # noqa: E402
from indicators.figures.actions import SourceFacts, record_figures  # noqa: E402
from indicators.models import CalendarSection, Submission  # noqa: E402
from indicators.terms.periods import Period  # noqa: E402
from scorecards.editions.actions import publish_edition  # noqa: E402
from scorecards.models import Scorecard  # noqa: E402
from tests.figures import reported  # noqa: E402
from tests.meetings import pdf  # noqa: E402

# After which statements the process ends, one after the other.
MIDDLES = {
    "approve": [
        'INSERT INTO "indicators_source"',
        'UPDATE "indicators_figure"',
        'INSERT INTO "indicators_figure"',
        'INSERT INTO "indicators_commentary"',
        'DELETE FROM "indicators_entry"',
        'UPDATE "indicators_submission"',
        'INSERT INTO "accounts_auditentry"',
    ],
    "correct": [
        'UPDATE "indicators_submission"',
        'INSERT INTO "indicators_submissionevent"',
        'INSERT INTO "indicators_entry"',
        'INSERT INTO "accounts_auditentry"',
    ],
    "save": [
        'INSERT INTO "indicators_entry"',
        'DELETE FROM "indicators_entry"',
        'INSERT INTO "accounts_auditentry"',
    ],
    "check": [
        'DELETE FROM "indicators_uploadrow"',
        'INSERT INTO "indicators_uploadrow"',
        'UPDATE "indicators_upload"',
    ],
    "upload": [
        'INSERT INTO "indicators_entry"',
        'INSERT INTO "accounts_auditentry"',
        'DELETE FROM "indicators_uploadrow"',
        'UPDATE "indicators_upload"',
    ],
    "publish": [
        'INSERT INTO "scorecards_edition"',
        'INSERT INTO "scorecards_editiontext"',
        'INSERT INTO "accounts_auditentry"',
    ],
    "keep": [
        'INSERT INTO "scorecards_edition"',
        'INSERT INTO "accounts_auditentry"',
        'UPDATE "scorecards_settime"',
        'UPDATE "accounts_job"',
    ],
    "attach": [
        'INSERT INTO "committees_document"',
        'INSERT INTO "accounts_auditentry"',
    ],
    "import": [
        'UPDATE "indicators_figure"',
        'INSERT INTO "indicators_figure"',
        'INSERT INTO "accounts_auditentry"',
    ],
}


def approve(submission: str, user: str) -> None:
    approve_section(submission=Submission.objects.get(pk=submission), by=User.objects.get(pk=user))


def save(collection: str, code: str, user: str, *cells: str) -> None:
    """The first cell is typed away, the others typed anew."""
    correct(collection, code, user, *cells, first=Typed())


def correct(collection: str, code: str, user: str, *cells: str, first: Typed | None = None) -> None:
    """`cells` are an indicator's number and the digest of what was shown: "12=0a1b2c"."""
    period = Period.from_code(code)
    parts = [cell.split("=") for cell in cells]
    shown = {CellKey(int(indicator), None, period): digest for indicator, digest in parts}
    typed = dict.fromkeys(shown, Typed(value="7", reason="Counted again"))
    if first is not None:
        typed[next(iter(typed))] = first
    save_entries(
        collection=CalendarSection.objects.get(pk=collection),
        period=period,
        typed=typed,
        shown=shown,
        by=User.objects.get(pk=user),
    )


def import_(collection: str, code: str, *indicators: str) -> None:
    first = Period.from_code(code)
    rows = [
        reported(CellKey(int(indicator), None, first.shift(-steps)), 5.0, 100.0, 5.0)
        for indicator in indicators
        for steps in range(200)
    ]
    record_figures(
        council=CalendarSection.objects.get(pk=collection).council,
        rows=rows,
        source=SourceFacts(),
        by=None,
        reason="Counted again",
    )


def publish(scorecard: str, code: str) -> None:
    publish_edition(scorecard=Scorecard.objects.get(pk=scorecard), period=Period.from_code(code), by=None)


def attach(item: str) -> None:
    add_document(
        item=AgendaItem.objects.get(pk=item),
        title="Survey",
        file=pdf(),
        published_on=date(2025, 11, 7),
        by=None,
    )


def work(job: str) -> None:
    carry_out.call(job)


ACTIONS: dict[str, Callable[..., None]] = {
    "approve": approve,
    "correct": correct,
    "save": save,
    "import": import_,
    "publish": publish,
    "attach": attach,
    "check": work,
    "keep": work,
    "upload": work,
}


def killed_after(statement: str, act: Callable[[], None]) -> int:
    """The exit code of a process that does this and is killed once the statement was carried out."""

    def kill(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.startswith(statement):
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    child = os.fork()
    if child == 0:
        signal.alarm(120)  # seconds after which what hangs is ended, otherwise than by the kill
        with connection.execute_wrapper(kill):
            act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def answer(action: str, *numbers: str, media: str) -> None:
    """Print how each process ended and at which place, then an empty line."""

    def act() -> None:
        with override_settings(MEDIA_ROOT=media):
            ACTIONS[action](*numbers)

    for middle in MIDDLES[action]:
        print(killed_after(middle, act), middle, flush=True)
    print(flush=True)


if __name__ == "__main__":
    for line in sys.stdin:
        asked = json.loads(line)
        answer(asked["action"], *asked["numbers"], media=asked["media"])
