"""Addresses on which figures come in, below a council's."""

from django.urls import include, path

from indicators.collection.approval import views as approval_views
from indicators.collection.calendar import views as calendar_views
from indicators.collection.check_settings import views as check_views
from indicators.collection.commentary import views as commentary_views
from indicators.collection.corrections import views as correction_views
from indicators.collection.entry import views as entry_views
from indicators.collection.merging import views as merging_views
from indicators.collection.pasting import views as pasting_views
from indicators.intake.history import views as history_views
from indicators.intake.history.approving import views as history_approval_views
from indicators.intake.history.previewing import views as history_preview_views
from indicators.intake.history.remembering import views as history_words_views
from indicators.intake.systems import views as systems_views
from indicators.intake.templates import views as template_views
from indicators.intake.uploads import views as upload_views
from indicators.intake.uploads.refused import views as refused_views
from indicators.worklist import views as worklist_views
from indicators.worklist.feed import views as feed_views
from indicators.worklist.lists import views as work_views

app_name = "indicators"

urlpatterns = [
    path("definitions/", include("indicators.catalogue.urls")),
    path("definitions/<slug:code>/merge/", merging_views.indicator_merge, name="indicator_merge"),
    path("national-figures/", include("indicators.benchmarks.urls")),
    path("work/", work_views.work, name="work"),
    path("figures/", worklist_views.worklist, name="worklist"),
    path("figures/calendar/", calendar_views.calendar, name="calendar"),
    path("figures/calendar/new/", calendar_views.collection_new, name="collection_new"),
    path(
        "figures/calendar/<slug:collection_slug>/edit/",
        calendar_views.collection_edit,
        name="collection_edit",
    ),
    path(
        "figures/calendar/<slug:collection_slug>/delete/",
        calendar_views.collection_delete,
        name="collection_delete",
    ),
    path("figures/checks/", check_views.checks, name="checks"),
    path("figures/checks/settings/", check_views.check_settings_page, name="check_settings"),
    path("systems/", systems_views.systems, name="systems"),
    path("systems/new/", systems_views.system_new, name="system_new"),
    path("systems/<int:pk>/", systems_views.system, name="system"),
    path("systems/<int:pk>/revoke/", systems_views.system_revoke, name="system_revoke"),
    path("figures/feed/", feed_views.feed, name="feed"),
    path("figures/feed/revoke/", feed_views.feed_revoke, name="feed_revoke"),
    path("figures/upload/", upload_views.upload_figures, name="upload"),
    path("figures/upload/<uuid:upload_id>/", upload_views.upload_choice, name="upload_choice"),
    path(
        "figures/upload/<uuid:upload_id>/refused.<slug:kind>",
        refused_views.refused_file,
        name="upload_refused",
    ),
    path("figures/uploads/", upload_views.uploads, name="uploads"),
    path("figures/history/", history_views.history, name="history"),
    path("figures/history/bring/", history_views.history_bring, name="history_bring"),
    path("figures/history/words/", history_words_views.history_words, name="history_words"),
    path("figures/history/<uuid:history_id>/", history_views.history_file, name="history_file"),
    path(
        "figures/history/<uuid:history_id>/preview/",
        history_preview_views.history_preview,
        name="history_preview",
    ),
    path(
        "figures/history/<uuid:history_id>/approval/",
        history_approval_views.history_approval,
        name="history_approval",
    ),
    path("figures/cell/<str:key>/", correction_views.cell, name="cell"),
    path("figures/cell/<str:key>/commentary/", commentary_views.commentary, name="commentary"),
    path("figures/cell/<str:key>/correct/", correction_views.correct, name="correct"),
    path("figures/<period:period>/<slug:collection_slug>/", entry_views.entry, name="entry"),
    path(
        "figures/<period:period>/<slug:collection_slug>/save/",
        entry_views.entry_save,
        name="entry_save",
    ),
    path(
        "figures/<period:period>/<slug:collection_slug>/paste/",
        pasting_views.entry_paste,
        name="entry_paste",
    ),
    path(
        "figures/<period:period>/<slug:collection_slug>/template.<slug:kind>",
        template_views.template_workbook,
        name="template_workbook",
    ),
    path("figures/<period:period>/", worklist_views.worklist_period, name="worklist_period"),
    path(
        "figures/<period:period>/<slug:collection_slug>/approval/",
        approval_views.approval,
        name="approval",
    ),
]
