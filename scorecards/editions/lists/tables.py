"""Lists of scorecards, editions and measures."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.timezone import localtime

from accounts.tables import KEEP, WIDE
from indicators.terms.periods import day_words
from scorecards.editions.addresses import edition_url


class EditionTable(tables.Table):
    scorecard = tables.Column("Scorecard", accessor="scorecard__title", order_by=("scorecard__title",))
    period = tables.Column("Period", accessor="start", attrs=KEEP)
    number = tables.Column("Edition")
    published_at = tables.Column("Published", attrs=KEEP)
    correction = tables.Column("What it corrects", default="–", orderable=False, attrs=WIDE)

    class Meta:
        caption = "Published scorecards, newest period first"
        row_header = "scorecard"
        empty_text = "Nothing is published yet."

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = council

    def render_scorecard(self, record):
        url = edition_url(record, self.council.slug)
        return format_html(
            '<a href="{}">{}</a>', url, f"{record.scorecard.title}, {record.period.in_sentence}"
        )

    def render_period(self, record):
        return record.period.long

    def render_published_at(self, record):
        return day_words(localtime(record.published_at))


class MeasureTable(tables.Table):
    title = tables.Column("Measure", accessor="title")
    meaning = tables.Column("What it is", orderable=False, attrs=WIDE)
    direction = tables.Column("Better is", attrs=KEEP)
    theme = tables.Column("About")
    compared = tables.Column("Beside others", orderable=False, default="–", attrs=KEEP)

    class Meta:
        caption = "Measures this council reports"
        row_header = "title"
        empty_text = "No scorecard has measures yet."

    def render_title(self, record, value):
        link = format_html('<a href="{}">{}</a>', record["url"], value)
        return (
            format_html('{}<span class="sub">{}</span>', link, record["retired"])
            if record["retired"]
            else link
        )

    def render_compared(self, record, value):
        return format_html(
            '<a href="{}">All councils<span class="vh">: {}</span></a>', value, record["title"]
        )
