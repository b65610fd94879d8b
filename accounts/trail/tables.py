"""The audit trail as a list."""

from collections.abc import Mapping

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from accounts.querysets import TRIED
from accounts.tables import KEEP, WIDE
from accounts.trail.called import named
from accounts.trail.parts import CLOSED, WITHIN, Change, Detail, Public, parts_shown, read_detail, thing_of

# What an entry's subject is called, in the order of what says most.
NAMED_BY = ("email", "title", "name", "number", "text", "meeting", "file", "person", "system", "measure")


LONGEST_NAME = 80


class AuditTable(tables.Table):
    at = tables.Column("When", orderable=False)
    by = tables.Column("Who", orderable=False, empty_values=(), attrs=KEEP)
    verb = tables.Column("What they did", orderable=False)
    subject = tables.Column("To what", orderable=False, attrs=WIDE)
    detail = tables.Column("Before and after", orderable=False, empty_values=(), attrs=WIDE)

    class Meta:
        attrs = {"id": "audit"}
        caption = "Audit trail, newest first"
        row_header = "at"
        empty_text = "Nothing in the trail matches."

    def render_at(self, value):
        return date_format(localtime(value), "j F Y H:i")

    def render_by(self, value, record):
        nobody = "Somebody" if record.verb.startswith(TRIED) else "The system"
        return str(value) if value else nobody

    def render_subject(self, record):
        subject = named(record.subject, record.subject_key)
        name = "" if self.is_closed(record) else name_in(read_detail(record.detail))
        return format_html('{}<span class="sub">{}</span>', subject, name) if name else subject

    def __init__(self, *args, may_read_drafts: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_read_drafts = may_read_drafts
        self.closed: set[str] = set()

    def is_closed(self, record) -> bool:
        return thing_of(record.subject, record.subject_key, record.detail) in self.closed

    def render_detail(self, value, record):
        if self.is_closed(record):
            return CLOSED
        if not value or value.keys() == {WITHIN}:
            return "–"
        shown = parts_shown(read_detail(value), may_read_drafts=self.may_read_drafts)
        return render_to_string("accounts/trail_detail.html", {"parts": shown})


def name_in(detail: Mapping[str, Detail]) -> str:
    """What the subject was called, after the change or before it; "" where the entry does not say it to all."""
    public = {name: part.value for name, part in detail.items() if isinstance(part, Public)}
    changes = [part for part in detail.values() if isinstance(part, Change)]
    for values in (public, *(side for change in changes for side in (change.after, change.before))):
        if isinstance(values, dict):
            names = (values.get(key) for key in NAMED_BY)
            if name := next((each for each in names if each and isinstance(each, str)), ""):
                return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
    return ""
