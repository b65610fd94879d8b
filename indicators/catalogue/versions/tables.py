"""The list of a council's indicators."""

import django_tables2 as tables
from django.utils.html import format_html

from accounts.tables import KEEP, WIDE


class DefinitionTable(tables.Table):
    """Rows are dictionaries of presenters.present_list."""

    title = tables.Column("Indicator")
    theme = tables.Column("Theme", order_by=("theme", "title"), attrs=KEEP)
    owner = tables.Column("Owner", default="–", attrs=WIDE)
    target = tables.Column("Target now", orderable=False, attrs=WIDE)
    changed = tables.Column("Last change", accessor="changed_on", attrs=WIDE)
    reviewed = tables.Column("Reviewed", accessor="reviewed_on", attrs=KEEP)

    class Meta:
        caption = "Indicators"
        row_header = "title"
        empty_text = "No indicator has these words."

    def render_title(self, record):
        return format_html(
            '<a href="{}">{}</a><span class="sub">{}</span>', record["url"], record["title"], record["whose"]
        )

    def render_changed(self, record):
        return record["changed"]

    def render_reviewed(self, record):
        return record["reviewed"]
