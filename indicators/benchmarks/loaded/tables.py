"""The lists of datasets and of a dataset's releases."""

from collections.abc import Collection
from datetime import date

import django_tables2 as tables
from django.utils.html import format_html

from accounts.tables import KEEP, WIDE
from indicators.benchmarks.loaded.ages import age_words
from indicators.benchmarks.loaded.presenters import file_words, holds_words, imported_words, notes_of
from indicators.terms.periods import day_words


class DatasetTable(tables.Table):
    """Of DatasetLines."""

    title = tables.Column("Dataset", orderable=False)
    release = tables.Column("Release used", orderable=False, attrs=WIDE)
    latest = tables.Column("Latest year ended", orderable=False, attrs=WIDE)
    holds = tables.Column("Holds", orderable=False, attrs=WIDE)
    imported = tables.Column("Taken in", orderable=False, attrs=WIDE)

    class Meta:
        caption = "Datasets, as they are compared with"
        row_header = "title"
        empty_text = "No national release is loaded yet."

    def render_title(self, record):
        return format_html('<a href="{}">{}</a>', record.url, record.title) if record.url else record.title

    def render_release(self, record):
        return with_notes(record.release, record.notes)

    def render_latest(self, record):
        return with_notes(record.latest, [record.age] if record.age else [])


class ReleaseTable(tables.Table):
    """Of the releases of one dataset, newest first."""

    label = tables.Column("Release", orderable=False)
    last_day = tables.Column("Latest year ended", orderable=False, empty_values=(), attrs=WIDE)
    published_on = tables.Column("Published", orderable=False, empty_values=(), attrs=KEEP)
    holds = tables.Column("Holds", orderable=False, empty_values=(), attrs=WIDE)
    imported = tables.Column("Taken in", accessor="imported_at", orderable=False, attrs=WIDE)
    file_name = tables.Column("File", orderable=False, attrs=WIDE)

    class Meta:
        caption = "Releases, newest first"
        row_header = "label"

    def __init__(self, data, *, people: Collection[int], today: date) -> None:
        super().__init__(data)
        self.newest, self.people, self.today = data[0], people, today

    def render_label(self, record):
        newest = ["newest"] if record.pk == self.newest.pk else []
        return with_notes(record.label, [*newest, *notes_of(record, record)])

    def render_last_day(self, record):
        if record.last_day is None:
            return "–"
        return with_notes(day_words(record.last_day), [age_words(record.last_day, self.today)])

    def render_published_on(self, record):
        return day_words(record.published_on) if record.published_on else "not said"

    def render_holds(self, record):
        return holds_words(record)

    def render_imported(self, record):
        return imported_words(record.imported_at, record.brought_by, self.people)

    def render_file_name(self, record):
        return with_notes(record.file_name, [file_words(record)])


def with_notes(text: str, notes: Collection[str]) -> str:
    return format_html('{}<span class="sub">{}</span>', text, "; ".join(notes)) if notes else text
