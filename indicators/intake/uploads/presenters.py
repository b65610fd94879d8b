"""Plain data for the pages of files: what each row would do, with its tick, page by page."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime

from accounts.models import Council
from indicators.intake.bringing.querysets import has_stopped
from indicators.intake.uploads.querysets import State
from indicators.models import Upload
from indicators.terms.periods import day_words
from indicators.terms.wording import count_words
from indicators.terms.written_periods import period_from_slugs


def sections_of(upload: Upload, council: Council) -> list[dict]:
    """What was kept, section by section, with the address where it is submitted."""
    return [{**one, "url": _section_url(council, one), "words": _kept_words(one)} for one in upload.result]


def _section_url(council: Council, one: dict) -> str:
    period = period_from_slugs(one["year"], one["part"])
    return reverse("indicators:entry", args=[council.slug, period, one["slug"]])


def _kept_words(one: dict) -> str:
    parts = [
        count_words(one["added"], "new figures") if one["added"] else "",
        f"{one['changed']:,} changed" if one["changed"] else "",
        count_words(one["corrected"], "corrections of approved figures", "correction of an approved figure")
        if one["corrected"]
        else "",
        f"commentary on {count_words(one.get('words', 0), 'figures that stand', 'figure that stands')}"
        if one.get("words")
        else "",
    ]
    return ", ".join(filter(None, parts))


def waiting_lines(uploads: Iterable[Upload], council: Council) -> list[dict]:
    """The officer's uploads that wait, with what each waits for."""
    return [
        {
            "name": one.file_name,
            "url": reverse("indicators:upload_choice", args=[council.slug, one.pk]),
            "when": when_words(one.at),
            "state": state_words(one),
        }
        for one in uploads
    ]


def when_words(at: datetime) -> str:
    return f"{day_words(localtime(at))}, {localtime(at):%H:%M}"


def state_words(upload: Upload) -> str:
    if has_stopped(upload):
        return "Stopped: try again"
    progress = upload.job.progress if upload.job else ""
    return {
        State.CHECKING: progress or "Being checked",
        State.CHECKED: "Checked: choose what to save",
        State.SAVING: progress or "Being saved",
    }.get(State(upload.state), "")
