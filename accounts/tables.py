"""Lists of people and of the audit trail."""

import json

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime


class PeopleTable(tables.Table):
    person = tables.Column("Person", accessor="user", order_by=("user__name", "user__email"))
    email = tables.Column("E-mail address", accessor="user__email")
    role = tables.Column("Role")
    signed_in = tables.Column("Last signed in", accessor="user__last_login", empty_values=())
    change = tables.Column("Change", accessor="pk", orderable=False)

    class Meta:
        caption = "People of this council"
        row_header = "person"
        empty_text = "Nobody has a role in this council yet."

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = council

    def render_role(self, value):
        return value.capitalize()

    def render_signed_in(self, value):
        return f"{localtime(value):%-d %B %Y}" if value else "Not yet"

    def render_change(self, record):
        url = reverse("accounts:person", args=[self.council.slug, record.pk])
        return format_html(
            '<a href="{}">Change<span class="vh"> {}, {}</span></a>', url, record.user, record.role
        )


class AuditTable(tables.Table):
    at = tables.Column("When", orderable=False)
    by = tables.Column("Who", orderable=False, empty_values=())
    verb = tables.Column("What they did", orderable=False)
    subject = tables.Column("To what", orderable=False)
    detail = tables.Column("Before and after", orderable=False, empty_values=())

    class Meta:
        caption = "Audit trail, newest first"
        row_header = "at"
        empty_text = "Nothing in the trail matches."

    def render_at(self, value):
        return f"{localtime(value):%-d %B %Y %H:%M}"

    def render_by(self, value):
        return str(value) if value else "The system"

    def render_subject(self, record):
        return f"{record.subject} {record.subject_key}".strip()

    def render_detail(self, value):
        if not value:
            return "–"
        lines = format_html_join(
            "", "<dt>{}</dt><dd>{}</dd>", ((name, in_words(entry)) for name, entry in value.items())
        )
        return format_html('<details><summary>Show</summary><dl class="trail">{}</dl></details>', lines)


def in_words(entry: object) -> str:
    """A value of an entry's detail on one line; anything nested as JSON."""
    if entry is None or entry == {}:
        return "–"
    if isinstance(entry, dict):
        return "; ".join(f"{name}: {in_words(value)}" for name, value in entry.items())
    return entry if isinstance(entry, str) else json.dumps(entry, ensure_ascii=False)
