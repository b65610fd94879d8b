"""Lists of people and of the audit trail."""

from collections.abc import Mapping

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from accounts.trail import Change, Detail, Public, parts, read

# How a cell stands: on one line where there is room; or, on phones, over the whole width.
KEEP, WIDE = {"td": {"class": "keep"}}, {"td": {"class": "wide"}}
# What an entry's subject is called, in the order of what says most.
NAMED_BY = ("email", "title", "name", "number", "text")
LONGEST_NAME = 80


class PeopleTable(tables.Table):
    person = tables.Column("Person", accessor="user", order_by=("user__name", "user__email"))
    email = tables.Column("E-mail address", accessor="user__email", attrs=WIDE)
    role = tables.Column("Role", attrs=KEEP)
    signed_in = tables.Column("Last signed in", accessor="user__last_login", empty_values=(), attrs=KEEP)
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
        return date_format(localtime(value), "j F Y") if value else "Not yet"

    def render_change(self, record):
        url = reverse("accounts:person", args=[self.council.slug, record.pk])
        return format_html(
            '<a href="{}">Change<span class="vh"> {}, {}</span></a>', url, record.user, record.role
        )


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

    def render_by(self, value):
        return str(value) if value else "The system"

    def render_subject(self, record):
        subject, name = f"{record.subject} {record.subject_key}".strip(), name_in(read(record.detail))
        return format_html('{}<span class="sub">{}</span>', subject, name) if name else subject

    def __init__(self, *args, may_read_drafts: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_read_drafts = may_read_drafts

    def render_detail(self, value):
        if not value:
            return "–"
        shown = parts(read(value), may_read_drafts=self.may_read_drafts)
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
