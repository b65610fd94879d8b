"""Addresses for other systems. They lie outside any council: the token says which one it is."""

from django.urls import path

from indicators.intake.systems.api import views as api_views

urlpatterns = [
    path("", api_views.page, name="api"),
    path("openapi.json", api_views.description_file, name="api_description"),
    path("figures/", api_views.figures, name="api_figures"),
    # Whatever else begins with /api/ is answered here, so that no program is sent to a page for people
    path("<path:rest>", api_views.nothing, name="api_nothing"),
]
