"""Addresses on which figures come in, below a council's."""

from django.urls import path

from indicators import views
from indicators.collection import calendar_views, feed_views

app_name = "indicators"

urlpatterns = [
    path("figures/calendar/", calendar_views.calendar, name="calendar"),
    path("figures/calendar/new/", calendar_views.collection_new, name="collection_new"),
    path(
        "figures/calendar/<slug:collection_slug>/edit/", calendar_views.collection_edit, name="collection_edit"
    ),
    path(
        "figures/calendar/<slug:collection_slug>/delete/",
        calendar_views.collection_delete,
        name="collection_delete",
    ),
    path("figures/feed/", feed_views.feed, name="feed"),
    path("figures/feed/revoke/", feed_views.feed_revoke, name="feed_revoke"),
    path("figures/import/", views.import_figures, name="import"),
    path("figures/import/<uuid:pending_id>/", views.import_confirm, name="import_confirm"),
    path("figures/imports/", views.imports, name="imports"),
]
