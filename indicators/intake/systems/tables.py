"""The list of the systems that may send figures."""

from datetime import datetime

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime

from accounts.models import Council
from accounts.tables import KEEP, WIDE, when_and_who
from indicators.terms.ago import ago_words

NAMED = 3


class SystemTable(tables.Table):
    """Of systems from `systems_of`."""

    name = tables.Column("System", orderable=False)
    indicators = tables.Column("May send", empty_values=(), orderable=False, attrs=WIDE)
    token = tables.Column("Token begins", accessor="token_start", orderable=False, attrs=KEEP)
    added = tables.Column("Added", accessor="created_at", orderable=False, attrs=WIDE)
    sent = tables.Column("Last sent", accessor="last_sent_at", empty_values=(), orderable=False, attrs=KEEP)
    change = tables.Column("Change", accessor="pk", orderable=False, attrs=WIDE)

    class Meta:
        caption = "Systems that may send figures"
        row_header = "name"
        empty_text = "No system may send figures yet."

    def __init__(self, *args, council: Council, now: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.council, self.now = council, now

    def render_indicators(self, record):
        titles = [indicator.title for indicator in record.indicators.all()]
        more = f" and {len(titles) - NAMED} more" if len(titles) > NAMED else ""
        return ", ".join(titles[:NAMED]) + more

    def render_token(self, value):
        return format_html("<code>{}…</code>", value)

    def render_added(self, record):
        return when_and_who(record.created_at, record.created_by)

    def render_sent(self, value):
        return ago_words(localtime(value), self.now) if value else "Never"

    def render_change(self, record):
        if record.revoked_at is not None:
            return f"Revoked {when_and_who(record.revoked_at, record.revoked_by)}"
        place = [self.council.slug, record.pk]
        change = reverse("indicators:system", args=place)
        revoke = reverse("indicators:system_revoke", args=place)
        return format_html(
            '<a href="{}">Change<span class="vh"> what {} may send</span></a>, '
            '<a href="{}">revoke<span class="vh"> the token of {}</span></a>',
            *(change, record.name, revoke, record.name),
        )
