"""The list of a council's collection calendar."""

from datetime import date

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from accounts.models import Council
from accounts.tables import KEEP, WIDE
from indicators.collection.sections.periods_within import due_on
from indicators.terms.due_dates import weekday_words
from indicators.terms.periods import Frequency, Period
from indicators.terms.wording import count_words


class CalendarTable(tables.Table):
    """Of sections from `calendar_of`."""

    title = tables.Column("Section", orderable=False)
    due = tables.Column("Due", accessor="days_after", orderable=False, attrs=WIDE)
    owners = tables.Column("Owners", empty_values=(), orderable=False, attrs=WIDE)
    indicators = tables.Column("Indicators", empty_values=(), orderable=False)
    first_period = tables.Column("From", orderable=False, attrs=KEEP)
    change = tables.Column("Change", accessor="slug", orderable=False)

    class Meta:
        caption = "Sections of the calendar"
        row_header = "title"
        empty_text = "No section is set up yet."

    def __init__(self, *args, council: Council, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.council, self.today = council, today

    def render_due(self, record):
        now = Period.of(self.today, Frequency(record.frequency))
        day = due_on(now, record.days_after)
        return format_html(
            '{} after the {} ends<span class="sub">{}: {}</span>',
            count_words(record.days_after, "days"),
            record.frequency,
            now.label,
            weekday_words(day),
        )

    def render_owners(self, record):
        return ", ".join(str(owner) for owner in record.owners.all()) or "Every performance officer"

    def render_indicators(self, record):
        return len(record.entries.all())

    def render_first_period(self, record):
        return Period(record.first_period, Frequency(record.frequency)).label

    def render_change(self, record):
        url = reverse("indicators:collection_edit", args=[self.council.slug, record.slug])
        return format_html('<a href="{}">Change<span class="vh"> {}</span></a>', url, record.title)
