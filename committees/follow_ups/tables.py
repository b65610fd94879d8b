"""The list of actions."""

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html

from committees.follow_ups.presenters import present_action
from scorecards.editions.presenters import mark_svg


class ActionTable(tables.Table):
    """Open actions; `record` comes from querysets.actions_of."""

    title = tables.Column("Action")
    owner = tables.Column("Owner")
    due = tables.Column(
        "Due", accessor="due_meeting__date", order_by=("due_meeting__date", "due_on", "id"), empty_values=()
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
