"""Addresses for other systems, below /api/. They lie outside any council: the token says which one it is."""

from django.urls import path

from indicators.intake.systems.api import views as api_views

urlpatterns = [
    path("", api_views.page, name="api"),
    path("openapi.json", api_views.description_file, name="api_description"),
    path("figures/", api_views.figures, name="api_figures"),
]
