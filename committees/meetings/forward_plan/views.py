"""A committee's page: its meetings to come and those that were, and who is on it."""

from django.shortcuts import render

from committees.exemption.querysets import regime_of
from committees.meetings.forward_plan.presenters import present_plan_row
from committees.meetings.forward_plan.querysets import items_with_scorecards, meetings_ahead, meetings_before
from committees.models import Committee, Reader
from committees.pages import may_edit, reader_of, reads
from committees.people.presenters import present_members
from committees.people.querysets import memberships_of, names_style
from committees.people.views import find_committee


@reads
def committee(request, council, committee):
    found, reader, editor = find_committee(council, committee), reader_of(request), may_edit(request)
    groups = present_members(memberships_of(found), reader.today, names_style(council), may_edit=editor)
    context = {"committee": found, "groups": groups, "may_edit": editor} | plan_of(found, council, reader)
    return render(request, "committees/meetings/forward_plan/committee.html", context)


def plan_of(committee: Committee, council, reader: Reader) -> dict:
    """Rows of the meetings to come, the next one first, and of the last ones, the newest first."""
    ahead, before = meetings_ahead(committee, reader), meetings_before(committee, reader)
    items, regime = items_with_scorecards([*ahead, *before], reader), regime_of(council)

    def rows(meetings) -> list[dict]:
        return [
            present_plan_row(each, items[each.pk], regime, reader.today, council.slug) for each in meetings
        ]

    return {"ahead": rows(ahead), "before": rows(before)}
