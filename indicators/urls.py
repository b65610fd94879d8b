"""Addresses on which figures come in, below a council's."""

from django.urls import path

from indicators import views

app_name = "indicators"

urlpatterns = [
    path("figures/import/", views.import_figures, name="import"),
    path("figures/import/<uuid:pending_id>/", views.import_confirm, name="import_confirm"),
    path("figures/imports/", views.imports, name="imports"),
]
