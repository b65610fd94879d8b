"""A council's background work, as a list."""

import django_tables2 as tables
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime

from accounts.background.presenters import state_words, what_can_be_done
from accounts.tables import KEEP, WIDE


class JobTable(tables.Table):
    title = tables.Column("What", orderable=False, attrs=WIDE)
    at = tables.Column("Asked for", orderable=False, attrs=KEEP)
    by = tables.Column("By", orderable=False, empty_values=())
    state = tables.Column("How it stands", orderable=False, attrs=WIDE)
    does = tables.Column("Do", accessor="pk", orderable=False, attrs=KEEP)

    class Meta:
        caption = "What is open first, then what failed, then the rest; of each the newest first"
        row_header = "title"
        empty_text = "Nothing was done in the background in the last month, and nothing waits."

    def render_at(self, value):
        return date_format(localtime(value), "j F Y H:i")

    def render_by(self, record):
        return str(record.by) if record.by else "The system"

    def render_state(self, record):
        word, why = state_words(record)
        sub = format_html('<span class="sub">{}</span>', why) if why else ""
        return format_html("<b>{}</b>{}", word, sub)

    def render_does(self, record):
        button = '<button class="button quiet" name="{}" value="{}">{}<span class="vh">: {}</span></button> '
        offered = ((name, record.pk, words, record.title) for name, words in what_can_be_done(record))
        return format_html_join("", button, offered) or "–"
