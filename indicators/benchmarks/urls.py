"""Addresses of national figures, below /national-figures/ of a council, in the namespace of indicators.urls."""

from django.urls import path

from indicators.benchmarks.again import views as again_views
from indicators.benchmarks.bringing import views as bringing_views
from indicators.benchmarks.loaded import views as loaded_views
from indicators.benchmarks.own import views as own_views

urlpatterns = [
    path("", loaded_views.national, name="national"),
    path("neighbours/", loaded_views.national_neighbours, name="national_neighbours"),
    path("bring/", bringing_views.national_bring, name="national_bring"),
    path("again/", again_views.national_again, name="national_again"),
    path("files/<uuid:file_id>/", bringing_views.national_file, name="national_file"),
    path("files/<uuid:file_id>/map/", own_views.national_map, name="national_map"),
    path("mappings/<slug:mapping>/", own_views.national_mapping, name="national_mapping"),
    path("mappings/<slug:mapping>/open/", own_views.national_mapping_open, name="national_mapping_open"),
    path(
        "mappings/<slug:mapping>/remove/", own_views.national_mapping_remove, name="national_mapping_remove"
    ),
    path("mappings/<slug:mapping>.toml", own_views.national_mapping_file, name="national_mapping_file"),
    path("datasets/<slug:dataset>/", loaded_views.national_dataset, name="national_dataset"),
    path("datasets/<slug:dataset>/use/", loaded_views.national_use, name="national_use"),
]
