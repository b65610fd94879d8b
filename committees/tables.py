"""Lists of meetings and actions."""

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html

from committees.models import Meeting
from committees.presenters import meeting_url, present_action
from indicators.terms.periods import day_words
from scorecards.editions.presenters import mark_svg


class MeetingTable(tables.Table):
    date = tables.Column("Meeting")
    committee = tables.Column("Committee", accessor="committee__name", order_by=("committee__name", "-date"))
    item_count = tables.Column("Items")
    minutes_state = tables.Column("Minutes")

    class Meta:
        caption = "Meetings"
        row_header = "date"
        empty_text = "No meetings yet."

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = council

    def render_date(self, record):
        return format_html(
            '<a href="{}">{}</a>', meeting_url(record, self.council.slug), day_words(record.date)
        )

    def render_minutes_state(self, record):
        return Meeting.MinutesState(record.minutes_state).label


class ActionTable(tables.Table):
    """Open actions; `record` comes from querysets.actions_of."""

    title = tables.Column("Action")
    owner = tables.Column("Owner")
    due = tables.Column(
        "Due", accessor="due_meeting__date", order_by=("due_meeting__date", "id"), empty_values=()
    )
    state = tables.Column("State", orderable=False)
    meeting = tables.Column("Asked for at", accessor="item__meeting__date")

    class Meta:
        caption = "Actions"
        row_header = "title"
        empty_text = "No open actions."

    def __init__(self, *args, council, may_edit=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.council, self.may_edit = council, may_edit
        self.today = timezone.localdate()

    def shown(self, record) -> dict:
        return present_action(record, self.today, self.council.slug)

    def render_title(self, record):
        shown = self.shown(record)
        link = format_html('<a href="{}">{}</a>', shown["url"], record.title)
        if not self.may_edit:
            return link
        change = format_html(
            '<a href="{}">Change<span class="vh"> the action: {}</span></a>', shown["edit_url"], record.title
        )
        return format_html('{} <span class="sub">{}</span>', link, change)

    def render_due(self, record):
        shown = self.shown(record)
        if not shown["due_note"]:
            return shown["due"]
        return format_html('{}<span class="sub">{}</span>', shown["due"], shown["due_note"])

    def render_state(self, record):
        shown = self.shown(record)
        return format_html(
            '<span class="state {}">{}{}</span>', shown["kind"], mark_svg(shown["mark"]), shown["state"]
        )

    def render_meeting(self, record):
        shown = self.shown(record)
        return f"{shown['meeting']}, {shown['item']}"
