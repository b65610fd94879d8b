"""Lists of officers' pages."""

import django_tables2 as tables
from django.utils.timezone import localtime

from accounts.tables import KEEP, WIDE
from indicators.models import Source
from indicators.terms.periods import day_words


class ImportTable(tables.Table):
    at = tables.Column("When", initial_sort_descending=True)
    file_name = tables.Column("From", empty_values=())
    added = tables.Column("Added", attrs={"td": {"class": "n"}})
    changed = tables.Column("Revised", attrs={"td": {"class": "n"}})
    reason = tables.Column("Why revised", orderable=False, default="–", attrs=WIDE)
    by = tables.Column("By", orderable=False, empty_values=(), attrs=KEEP)

    class Meta:
        model = Source
        fields = ("at", "file_name", "added", "changed", "reason", "by")
        order_by = ("-at",)
        caption = "Where figures came from"
        row_header = "at"
        empty_text = "No figures have been recorded yet."

    def render_at(self, value):
        return f"{day_words(localtime(value))}, {localtime(value):%H:%M}"

    def render_file_name(self, record):
        if record.system:
            return f"Sent by {record.system}"
        if record.submission:
            return f"Typed in: {record.submission.collection.title}, {record.submission.period.label}"
        return record.file_name or {"typed": "Typed in", "computed": "Worked out"}.get(record.kind, "A file")

    def render_added(self, value):
        return f"{value:,}"

    def render_changed(self, value):
        return f"{value:,}"

    def render_by(self, record):
        return str(record.by) if record.by else "The system"
