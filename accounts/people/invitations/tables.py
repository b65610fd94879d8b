"""The list of invitations."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from accounts.models import Council
from accounts.people.invitations.querysets import state_now
from accounts.people.invitations.states import State
from accounts.tables import KEEP, WIDE


class InvitationTable(tables.Table):
    """Of rows from `invitations_of`."""

    email = tables.Column("Invited", orderable=False, attrs=WIDE)
    role = tables.Column("Role", orderable=False, attrs=KEEP)
    sent = tables.Column("Offered", accessor="sent_at", orderable=False, attrs=KEEP)
    state = tables.Column("State", empty_values=(), orderable=False)
    change = tables.Column("Change", accessor="pk", orderable=False)

    class Meta:
        caption = "Invitations"
        row_header = "email"

    def __init__(self, *args, council: Council, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = council

    def render_role(self, value):
        return value.capitalize()

    def render_sent(self, value):
        return date_format(localtime(value), "j F Y")

    def render_state(self, record):
        return state_words(record)

    def render_change(self, record):
        if state_now(record) in {State.USED, State.WITHDRAWN}:
            return "–"
        address = reverse("accounts:invitation", args=[self.council.slug, record.pk])
        return format_html(
            '<a href="{}">Offer again or withdraw<span class="vh">: {}, {}</span></a>',
            *(address, record.email, record.role),
        )


def state_words(invitation) -> str:
    days = {
        State.OPEN: ("Open until", invitation.good_until),
        State.USED: ("Used on", invitation.taken_at),
        State.EXPIRED: ("Ran out on", invitation.good_until),
        State.WITHDRAWN: ("Withdrawn on", invitation.withdrawn_at),
    }
    words, day = days[state_now(invitation)]
    return f"{words} {date_format(localtime(day), 'j F Y')}"
