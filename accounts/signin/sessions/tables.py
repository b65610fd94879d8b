"""Where somebody is signed in, as a list."""

import django_tables2 as tables
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from accounts.signin.attempts.adapters import UNKNOWN
from accounts.signin.sessions.browsers import browser_in_words
from accounts.tables import KEEP


class SessionTable(tables.Table):
    browser = tables.Column("Browser", accessor="user_agent", orderable=False)
    ip = tables.Column("Address", orderable=False, attrs=KEEP)
    created_at = tables.Column("Signed in", orderable=False, attrs=KEEP)
    last_seen_at = tables.Column("Last used", orderable=False, attrs=KEEP)
    end = tables.Column("End", accessor="pk", orderable=False)

    class Meta:
        caption = "Where you are signed in"
        row_header = "browser"
        empty_text = "Nowhere."

    def __init__(self, *args, current: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.current = current

    def render_browser(self, record):
        words = browser_in_words(record.user_agent)
        return f"{words} (here)" if record.session_key == self.current else words

    def render_ip(self, value):
        return "Not known" if value == UNKNOWN else value

    def render_created_at(self, value):
        return date_format(localtime(value), "j F Y H:i")

    def render_last_seen_at(self, value):
        return date_format(localtime(value), "j F Y H:i")

    def render_end(self, record):
        if record.session_key == self.current:
            return "–"
        words = browser_in_words(record.user_agent)
        return format_html(
            '<button class="button quiet" name="end" value="{}">End it<span class="vh">: {}</span></button>',
            record.pk,
            words,
        )
