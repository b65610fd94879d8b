"""Addresses on which scorecards are set up, below a council's /scorecards/. They belong to scorecards.urls."""

from django.urls import include, path

from scorecards.editor import views
from scorecards.editor.details import views as details_views
from scorecards.editor.frameworks import views as framework_views
from scorecards.editor.new import views as new_views
from scorecards.editor.previews import views as preview_views
from scorecards.editor.versions import views as version_views

preview_patterns = [
    path("", preview_views.preview, name="preview"),
    path("attention/", preview_views.attention, name="preview_attention"),
    path("change-and-target/", preview_views.matrix, name="preview_matrix"),
    path("evidence/", preview_views.coverage, name="preview_coverage"),
    path("open/", preview_views.opened, name="preview_opened"),
    path("figures/", preview_views.figures, name="preview_figures"),
    path("appendix/", preview_views.print_versions, name="preview_print_versions"),
    path("appendix.pdf", preview_views.appendix, name="preview_appendix"),
    path("appendix-<slug:length>.pdf", preview_views.appendix, name="preview_appendix_length"),
    path("figures.<slug:kind>", preview_views.spreadsheet, name="preview_spreadsheet"),
    path("measures/<slug:code>/", preview_views.indicator, name="preview_indicator"),
    path("measures/<slug:code>/explore.json", preview_views.explore, name="preview_explore"),
    path("measures/<slug:code>/<slug:picture>.<slug:form>", preview_views.chart, name="preview_chart"),
]

urlpatterns = [
    path("edit/", views.scorecard_editor, name="scorecard_editor"),
    path("new/", new_views.scorecard_new, name="scorecard_new"),
    path("new-framework/", framework_views.framework_new, name="framework_new"),
    path("framework/<slug:framework_slug>/", framework_views.framework_edit, name="framework_edit"),
    path("edit/<slug:scorecard_slug>/", views.scorecard_edit, name="scorecard_edit"),
    path("edit/<slug:scorecard_slug>/details/", details_views.scorecard_details, name="scorecard_details"),
    path(
        "edit/<slug:scorecard_slug>/version-<int:number>/",
        version_views.scorecard_version,
        name="scorecard_version",
    ),
    path("edit/<slug:scorecard_slug>/preview/", preview_views.preview_newest, name="preview_newest"),
    path("edit/<slug:scorecard_slug>/preview/<scorecard_period:period>/", include(preview_patterns)),
]
