"""Lists of the worklist."""

import django_tables2 as tables
from django.utils.html import format_html, format_html_join

from accounts.tables import WIDE


class WorklistTable(tables.Table):
    """Of `worklist_presenters.Row`."""

    title = tables.Column("Section", orderable=False)
    due = tables.Column("Due", orderable=False, empty_values=())
    entered = tables.Column("Entered", orderable=False)
    state = tables.Column("State", orderable=False)
    whom = tables.Column("Who waits for whom", orderable=False, empty_values=(), attrs=WIDE)
    act = tables.Column("What to do", orderable=False, attrs=WIDE)

    class Meta:
        caption = "Sections of this period"
        row_header = "title"
        attrs = {"id": "worklist"}

    def render_title(self, record):
        below = [words for words in (record.owners, record.sent) if words]
        lines = format_html_join("", '<span class="sub">{}</span>', ((words,) for words in below))
        return format_html("{}{}", record.title, lines)

    def render_due(self, record):
        if not record.due:
            return "–"
        return format_html('<span class="{}">{}</span>', "late" if record.late else "", record.due)

    def render_entered(self, record):
        waiting = format_html_join(
            "",
            '<span class="state {}"><i class="mk {}"></i>{}</span>',
            ((k, k, w) for k, w in record.waiting),
        )
        return format_html(
            '<progress max="{}" value="{}" aria-hidden="true"></progress><span class="sub">{} of {}</span>{}',
            record.total or 1,
            record.entered,
            record.entered,
            record.total,
            format_html('<span class="waiting">{}</span>', waiting) if record.waiting else "",
        )

    def render_state(self, record):
        return format_html(
            '<span class="state {}"><i class="mk {}"></i>{}</span>', record.look, record.mark, record.state
        )

    def render_whom(self, record):
        remarks = format_html('<span class="sub">“{}”</span>', record.remarks) if record.remarks else ""
        return format_html("{}{}", record.whom, remarks)

    def render_act(self, record):
        return format_html(
            '<a href="{}">{}<span class="vh">: {}</span></a>', record.url, record.act, record.title
        )


class PromiseTable(tables.Table):
    title = tables.Column("Indicator", orderable=False)
    period = tables.Column("Figure of", orderable=False)
    expected = tables.Column("Expected", orderable=False)
    note = tables.Column("What was said", orderable=False, attrs=WIDE)
    url = tables.Column("What to do", orderable=False, default="Comes in a file")

    class Meta:
        caption = "Figures that were promised"
        row_header = "title"

    def render_url(self, record):
        name = f"{record['title']}, {record['period']}"
        return format_html(
            '<a href="{}">{}<span class="vh">: {}</span></a>', record["url"], record["act"], name
        )


class ReviewTable(tables.Table):
    title = tables.Column("Measure", orderable=False)
    due = tables.Column("Review", orderable=False)
    owner = tables.Column("Owner", orderable=False)
    url = tables.Column("What to do", orderable=False, default="Its owner looks at it")

    class Meta:
        caption = "Reviews that are overdue"
        row_header = "title"

    def render_due(self, value):
        return format_html('<span class="late">{}</span>', value)

    def render_url(self, record):
        return format_html(
            '<a href="{}">Look at the definition<span class="vh">: {}</span></a>',
            record["url"],
            record["title"],
        )
