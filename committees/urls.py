"""Meetings, their items, what came of them: /exampleton/corporate-parenting-panel/meetings/2018-11-14/item-6/."""

from django.urls import include, path, register_converter

from committees.attendance import views as attendance_views
from committees.converters import (
    DateConverter,
    ItemNumberConverter,
    OpenKindConverter,
    OpenPaperConverter,
    OpenTableConverter,
    PaperConverter,
    PaperFormConverter,
)
from committees.discussion.passages import views as passage_views
from committees.documents import views as document_views
from committees.follow_ups import views as follow_up_views
from committees.follow_ups.history import views as history_views
from committees.follow_ups.recommendations import views as recommendation_views
from committees.follow_ups.settling import views as settling_views
from committees.intake import views as intake_views
from committees.items import views as item_views
from committees.items.agenda import views as agenda_views
from committees.items.editing import views as editing_views
from committees.meetings import views as meeting_views
from committees.meetings.agreement import views as agreement_views
from committees.meetings.feeds import views as feed_views
from committees.meetings.forward_plan import views as forward_plan_views
from committees.meetings.standing import views as standing_views
from committees.minutes import views as minutes_views
from committees.open_data import views as open_data_views
from committees.papers import views as paper_views
from committees.people import views as people_views
from committees.questions import views as question_views
from committees.requests import views as request_views
from committees.tracker import views as tracker_views

app_name = "committees"
register_converter(DateConverter, "isodate")
register_converter(ItemNumberConverter, "itemnumber")
register_converter(PaperConverter, "paper")
register_converter(PaperFormConverter, "paperform")
register_converter(OpenKindConverter, "openkind")
register_converter(OpenTableConverter, "opentable")
register_converter(OpenPaperConverter, "openpaper")

open_data_patterns = [
    path("", open_data_views.system, name="open_data"),
    path("<openkind:kind>/", open_data_views.objects, name="open_list"),
    path("<openkind:kind>/<int:row>/", open_data_views.one, name="open_object"),
    path("meetings/<int:row>/<openpaper:paper>/", open_data_views.file_of_meeting, name="open_meeting_file"),
    path("<opentable:table>.csv", open_data_views.table, name="open_table"),
]

item_patterns = [
    path("", item_views.item, name="item"),
    path("edit/", editing_views.item_edit, name="item_edit"),
    path("place/", agenda_views.item_place, name="item_place"),
    path("delete/", agenda_views.item_delete, name="item_delete"),
    path("report/", editing_views.report_edit, name="report_edit"),
    path("minutes/", minutes_views.minutes, name="minutes"),
    path("minutes/versions/", minutes_views.minutes_versions, name="minutes_versions"),
    path("minutes/versions/<int:pk>/", minutes_views.minutes_restore, name="minutes_restore"),
    path("actions/became/", settling_views.actions_settle, name="actions_settle"),
    path("actions/new/", follow_up_views.action_new, name="action_new"),
    path("actions/<int:pk>/", follow_up_views.action_edit, name="action_edit"),
    path("actions/<int:pk>/close/", follow_up_views.action_close, name="action_close"),
    path("actions/<int:pk>/keep/", follow_up_views.action_keep, name="action_keep"),
    path("actions/<int:pk>/reopen/", follow_up_views.action_reopen, name="action_reopen"),
    path("recommendations/new/", recommendation_views.recommendation_new, name="recommendation_new"),
    path("recommendations/<int:pk>/", recommendation_views.recommendation_edit, name="recommendation_edit"),
    path(
        "recommendations/<int:pk>/response/",
        recommendation_views.recommendation_response,
        name="recommendation_response",
    ),
    path("questions/new/", question_views.question_new, name="question_new"),
    path("questions/<int:pk>/", question_views.question, name="question"),
    path("questions/<int:pk>/withdraw/", question_views.question_withdraw, name="question_withdraw"),
    path("questions/<int:pk>/carry/", question_views.question_carry, name="question_carry"),
    path("requests/new/", request_views.item_request_new, name="item_request_new"),
    path("documents/new/", document_views.document_new, name="document_new"),
    path("documents/<int:pk>/", document_views.document, name="document"),
    path("documents/<int:pk>/withdraw/", document_views.document_withdraw, name="document_withdraw"),
]

meeting_patterns = [
    path("", meeting_views.meeting, name="meeting"),
    path("edit/", meeting_views.meeting_edit, name="meeting_edit"),
    path("move/", standing_views.meeting_move, name="meeting_move"),
    path("cancel/", standing_views.meeting_cancel, name="meeting_cancel"),
    path("put-back/", standing_views.meeting_put_back, name="meeting_put_back"),
    path("delete/", standing_views.meeting_delete, name="meeting_delete"),
    path("publish-minutes/", minutes_views.minutes_publish, name="minutes_publish"),
    path("agree-minutes/", agreement_views.minutes_confirm, name="minutes_confirm"),
    path("reopen-minutes/", agreement_views.minutes_reopen, name="minutes_reopen"),
    path("questions/", question_views.questions, name="questions"),
    path("attendance/", attendance_views.attendance, name="attendance"),
    path("course/", attendance_views.course, name="course"),
    path("papers/<paper:paper>/", paper_views.paper, name="paper"),
    path("papers/<paper:paper>.<paperform:suffix>", paper_views.paper_file, name="paper_file"),
    path("new-item/", editing_views.item_new, name="item_new"),
    path("item-<itemnumber:number>/", include(item_patterns)),
]

urlpatterns = [
    path("meetings/", meeting_views.meetings, name="meetings"),
    path("meetings/search/", passage_views.minutes_search, name="minutes_search"),
    path("meetings/open-data/", include(open_data_patterns)),
    path("meetings/new/", meeting_views.meeting_new, name="meeting_new"),
    path("meetings/new-committee/", people_views.committee_new, name="committee_new"),
    path("meetings/rules/", people_views.meeting_rules, name="meeting_rules"),
    path("meetings/read-in/", intake_views.sources, name="sources"),
    path("meetings/read-in/<int:pk>/", intake_views.source, name="source"),
    path("meetings/read-in/<int:pk>/both-sides/", intake_views.source_sides, name="source_sides"),
    path("meetings/people/<int:pk>/", people_views.name_edit, name="name_edit"),
    path("meetings/committees/<slug:committee>/", forward_plan_views.committee, name="committee"),
    path(
        "meetings/committees/<slug:committee>/calendar.ics",
        feed_views.committee_calendar,
        name="committee_calendar",
    ),
    path("meetings/committees/<slug:committee>/feed.atom", feed_views.committee_feed, name="committee_feed"),
    path("meetings/committees/<slug:committee>/edit/", people_views.committee_edit, name="committee_edit"),
    path("meetings/committees/<slug:committee>/members/new/", people_views.member_new, name="member_new"),
    path(
        "meetings/committees/<slug:committee>/members/<int:pk>/", people_views.member_edit, name="member_edit"
    ),
    path("requests/", request_views.requests, name="requests"),
    path("requests/new/", request_views.request_new, name="request_new"),
    path("requests/<int:pk>/", request_views.request_page, name="request"),
    path("actions/", tracker_views.actions, name="actions"),
    path("actions/recommendations/", tracker_views.recommendations, name="recommendations"),
    path("actions/<int:pk>/", history_views.action, name="action"),
    path("<slug:committee>/meetings/<isodate:day>/", include(meeting_patterns)),
]
