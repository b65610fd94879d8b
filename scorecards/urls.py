"""Addresses of scorecards, below a council's: /exampleton/corporate-parenting-panel/2018-19/q2/edition-1/."""

from django.urls import include, path

from scorecards.briefings.months import views as month_views
from scorecards.briefings.taking_down import views as briefing_down_views
from scorecards.briefings.weekly import views as weekly_views
from scorecards.comparing.all_councils import views as all_councils_views
from scorecards.comparing.compare import views as compare_views
from scorecards.comparing.heat_table import views as heat_views
from scorecards.comparing.similar_councils import views as similar_views
from scorecards.editions.checking import views as checking_views
from scorecards.editions.drafts import views as draft_views
from scorecards.editions.lists import views as list_views
from scorecards.editions.previews import views as preview_views
from scorecards.editions.published import views as edition_views
from scorecards.editions.publishing import views as publishing_views
from scorecards.editions.taking_down import views as taking_down_views
from scorecards.evidence import views as evidence_views
from scorecards.overviews.coverage import views as coverage_views
from scorecards.overviews.frameworks import views as frameworks_views
from scorecards.overviews.matrix import views as matrix_views
from scorecards.words import views as words_views

app_name = "scorecards"

edition_patterns = [
    path("", edition_views.edition, name="edition"),
    path("take-down/", taking_down_views.take_down, name="take_down"),
    path("put-back/", taking_down_views.put_back, name="put_back"),
    path("changes/", edition_views.changes, name="changes"),
    path("attention/", edition_views.attention, name="attention"),
    path("change-and-target/", matrix_views.matrix, name="matrix"),
    path("evidence/", coverage_views.coverage, name="coverage"),
    path("open/", edition_views.opened, name="opened"),
    path("figures/", edition_views.figures, name="figures"),
    path("appendix/", edition_views.print_versions, name="print_versions"),
    path("appendix.pdf", edition_views.appendix, name="appendix"),
    path("appendix-<slug:length>.pdf", edition_views.appendix, name="appendix_length"),
    path("figures.<slug:kind>", edition_views.spreadsheet, name="spreadsheet"),
    path("measures/<slug:code>/", edition_views.indicator, name="indicator"),
    path("measures/<slug:code>/history/", edition_views.history, name="history"),
    path("measures/<slug:code>/explore.json", edition_views.explore, name="explore"),
    path("measures/<slug:code>/<slug:picture>.<slug:form>", edition_views.chart, name="chart"),
]

as_public_patterns = [
    path("", preview_views.scorecard, name="as_public"),
    path("changes/", preview_views.changes, name="as_public_changes"),
    path("attention/", preview_views.attention, name="as_public_attention"),
    path("change-and-target/", matrix_views.as_public_matrix, name="as_public_matrix"),
    path("evidence/", coverage_views.as_public_coverage, name="as_public_coverage"),
    path("open/", preview_views.opened, name="as_public_opened"),
    path("figures/", preview_views.figures, name="as_public_figures"),
    path("appendix/", preview_views.print_versions, name="as_public_print_versions"),
    path("appendix.pdf", preview_views.appendix, name="as_public_appendix"),
    path("appendix-<slug:length>.pdf", preview_views.appendix, name="as_public_appendix_length"),
    path("figures.<slug:kind>", preview_views.spreadsheet, name="as_public_spreadsheet"),
    path("measures/<slug:code>/", preview_views.indicator, name="as_public_indicator"),
    path("measures/<slug:code>/explore.json", preview_views.explore, name="as_public_explore"),
    path("measures/<slug:code>/<slug:picture>.<slug:form>", preview_views.chart, name="as_public_chart"),
]

draft_patterns = [
    path("", draft_views.draft, name="draft"),
    path("attention/", draft_views.attention, name="draft_attention"),
    path("change-and-target/", matrix_views.draft_matrix, name="draft_matrix"),
    path("evidence/", coverage_views.draft_coverage, name="draft_coverage"),
    path("open/", draft_views.opened, name="draft_opened"),
    path("figures/", draft_views.figures, name="draft_figures"),
    path("appendix/", draft_views.print_versions, name="draft_print_versions"),
    path("appendix.pdf", draft_views.appendix, name="draft_appendix"),
    path("appendix-<slug:length>.pdf", draft_views.appendix, name="draft_appendix_length"),
    path("figures.<slug:kind>", draft_views.spreadsheet, name="draft_spreadsheet"),
    path("words/", words_views.words, name="words"),
    path("checklist/", checking_views.checklist_page, name="checklist"),
    path("publish/", publishing_views.publish, name="publish"),
    path("as-public/", include(as_public_patterns)),
    path("measures/<slug:code>/", draft_views.indicator, name="draft_indicator"),
    path("measures/<slug:code>/explore.json", draft_views.explore, name="draft_explore"),
    path("measures/<slug:code>/<slug:picture>.<slug:form>", draft_views.chart, name="draft_chart"),
]

briefing_patterns = [
    path("", month_views.briefing, name="briefing"),
    path("number-<int:number>/", month_views.briefing, name="briefing_number"),
    path("number-<int:number>/take-down/", briefing_down_views.take_down, name="briefing_take_down"),
    path("number-<int:number>/put-back/", briefing_down_views.put_back, name="briefing_put_back"),
    path("draft/", month_views.briefing_draft, name="briefing_draft"),
    path("publish/", month_views.briefing_publish, name="briefing_publish"),
]

compare_patterns = [
    path("", compare_views.compare, name="compare"),
    path("figures.csv", compare_views.figures, name="compare_figures"),
    path("chart-<int:number>.<slug:kind>", compare_views.chart, name="compare_chart"),
]

urlpatterns = [
    path("compare/", include(compare_patterns)),
    path("scorecards/", list_views.scorecards, name="list"),
    path("scorecards/", include("scorecards.editor.urls")),
    path("weekly/", weekly_views.weekly, name="weekly"),
    path("frameworks/", frameworks_views.national_frameworks_page, name="national_frameworks"),
    path("evidence/", evidence_views.evidence, name="evidence"),
    path("evidence/new/", evidence_views.evidence_new, name="evidence_new"),
    path("evidence/<int:pk>/correct/", evidence_views.evidence_correct, name="evidence_correct"),
    path("evidence/<int:pk>/withdraw/", evidence_views.evidence_withdraw, name="evidence_withdraw"),
    path("measures/", list_views.measures, name="measures"),
    path("measures/<slug:code>/", list_views.measure, name="measure"),
    path("measures/<slug:code>/councils/", all_councils_views.page, name="all_councils"),
    path(
        "measures/<slug:code>/councils/figures.csv", all_councils_views.figures, name="all_councils_figures"
    ),
    path(
        "measures/<slug:code>/councils/<slug:chart>.<slug:kind>",
        all_councils_views.picture,
        name="all_councils_picture",
    ),
    path("similar-councils/", similar_views.page, name="similar_councils"),
    path("<slug:scorecard_slug>/", list_views.latest, name="latest"),
    path("<slug:scorecard_slug>/heat-table/", heat_views.page, name="heat"),
    path("<slug:scorecard_slug>/heat-table/figures.<slug:kind>", heat_views.figures, name="heat_figures"),
    path("<slug:scorecard_slug>/editions/", list_views.editions, name="editions"),
    path("<slug:scorecard_slug>/briefings/", month_views.briefings, name="briefings"),
    path("<slug:scorecard_slug>/briefings/<scorecard_period:period>/", include(briefing_patterns)),
    path("<slug:scorecard_slug>/<scorecard_period:period>/", edition_views.quarter, name="quarter"),
    path("<slug:scorecard_slug>/<scorecard_period:period>/edition-<int:number>/", include(edition_patterns)),
    path("<slug:scorecard_slug>/<scorecard_period:period>/draft/", include(draft_patterns)),
]
