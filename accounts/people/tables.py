"""Lists of people and of the audit trail."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from accounts.tables import KEEP, WIDE

# How a cell stands: on one line where there is room; or, on phones, over the whole width.


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

    def render_role(self, record):
        if record.from_groups:
            return format_html('{}<span class="sub">from a group</span>', record.role.capitalize())
        return record.role.capitalize()

    def render_signed_in(self, value):
        return date_format(localtime(value), "j F Y") if value else "Not yet"

    def render_change(self, record):
        url = reverse("accounts:person", args=[self.council.slug, record.pk])
        return format_html(
            '<a href="{}">Change<span class="vh"> {}, {}</span></a>', url, record.user, record.role
        )
