"""The list of meetings."""

import django_tables2 as tables
from django.utils.html import format_html

from committees.addresses import meeting_url
from committees.meetings.presenters import minutes_standing, no_minutes
from committees.meetings.standing.presenters import list_words
from committees.models import Meeting
from indicators.terms.periods import day_words


class MeetingTable(tables.Table):
    date = tables.Column("Meeting")
    committee = tables.Column("Committee", accessor="committee__name", order_by=("committee__name", "-date"))
    state = tables.Column("State", orderable=False)
    item_count = tables.Column("Items")
    minutes_state = tables.Column("Minutes")

    class Meta:
        caption = "Meetings"
        row_header = "date"
        empty_text = "No meetings yet."

    def __init__(self, *args, council, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.council, self.today = council, today

    def render_date(self, record):
        url, note = meeting_url(record, self.council.slug), record.note
        more = format_html('<span class="sub">{}</span>', note) if note else ""
        return format_html('<a href="{}">{}</a>{}', url, day_words(record.date), more)

    def render_state(self, record):
        if record.unconfirmed:
            return "Read in, confirmed by nobody yet"
        word, more = list_words(record, self.today)
        more = more or ("Private" if record.kind == Meeting.Kind.PRIVATE else "")
        return format_html('{}<span class="sub">{}</span>', word, more) if more else word

    def render_item_count(self, value):
        return value or "–"

    def render_minutes_state(self, record):
        return minutes_standing(record) or no_minutes(record, self.today) or "–"
