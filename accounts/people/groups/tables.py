"""Lists of what groups give, and of who would change."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from accounts.models import Council
from accounts.tables import KEEP, WIDE


class GroupTable(tables.Table):
    """Of rows from `rules_of`."""

    group = tables.Column("Group", empty_values=(), orderable=False, attrs=WIDE)
    role = tables.Column("Gives", orderable=False, attrs=KEEP)
    change = tables.Column("Change", accessor="pk", orderable=False, attrs=KEEP)

    class Meta:
        caption = "What groups give"
        row_header = "group"
        empty_text = "No group gives a role yet."

    def __init__(self, *args, council: Council, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = council

    def render_group(self, record):
        if not record.name:
            return format_html("<code>{}</code>", record.group)
        return format_html('{}<span class="sub"><code>{}</code></span>', record.name, record.group)

    def render_role(self, value):
        return value.capitalize()

    def render_change(self, record):
        address = reverse("accounts:group_remove", args=[self.council.slug, record.pk])
        return format_html('<a href="{}">Remove<span class="vh"> {}</span></a>', address, record)


class PreviewTable(tables.Table):
    """Of rows from `preview`."""

    person = tables.Column("Person", orderable=False, attrs=WIDE)
    gets = tables.Column("Gets", orderable=False, empty_values=())
    loses = tables.Column("Loses", orderable=False, empty_values=())

    class Meta:
        caption = "Who would change"
        row_header = "person"
        empty_text = "Nobody who has signed in with the council’s account would change."

    def render_gets(self, value):
        return value or "–"

    def render_loses(self, value):
        return value or "–"
