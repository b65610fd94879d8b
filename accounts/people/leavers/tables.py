"""The list of the directories that tell of leavers."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from accounts.models import Council
from accounts.tables import KEEP, WIDE, when_and_who


class DirectoryTable(tables.Table):
    """Of rows from `directories_of`."""

    name = tables.Column("Directory", orderable=False)
    token = tables.Column("Token begins", accessor="token_start", orderable=False, attrs=KEEP)
    added = tables.Column("Added", accessor="created_at", orderable=False, attrs=WIDE)
    used = tables.Column("Last asked", accessor="last_used_at", empty_values=(), orderable=False, attrs=KEEP)
    change = tables.Column("Change", accessor="pk", orderable=False, attrs=WIDE)

    class Meta:
        caption = "Directories that tell of leavers"
        row_header = "name"
        empty_text = "No directory tells of leavers yet."

    def __init__(self, *args, council: Council, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = council

    def render_token(self, value):
        return format_html("<code>{}…</code>", value)

    def render_added(self, record):
        return when_and_who(record.created_at, record.created_by)

    def render_used(self, value):
        return date_format(localtime(value), "j F Y H:i") if value else "Never"

    def render_change(self, record):
        if record.revoked_at is not None:
            return f"Revoked {when_and_who(record.revoked_at, record.revoked_by)}"
        address = reverse("accounts:directory_revoke", args=[self.council.slug, record.pk])
        return format_html('<a href="{}">Revoke<span class="vh"> the token of {}</span></a>', address, record)
