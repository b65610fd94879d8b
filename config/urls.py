"""Every address of the site. Nouns and periods that a person can read and shorten; verbs last, by POST."""

from django.urls import include, path

from accounts.people.invitations.views import open_invitation
from config import views
from config.definition_file.views import definition_file
from config.search.views import search
from config.starting import views as starting_views
from config.words.views import words
from indicators.intake.systems.api.views import nothing
from indicators.worklist.feed.views import calendar_feed

urlpatterns = [
    path("", views.home, name="home"),
    path("health/", views.health, name="health"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("methods/", views.methods, name="methods"),
    path("account/invitation/<str:token>/", open_invitation, name="invitation"),
    path("account/", include("accounts.signin.urls")),
    path("api/", include("indicators.intake.systems.api.urls")),
    path("scim/", include("accounts.people.leavers.scim.urls")),
    # Below the addresses of every app: whatever else begins with /api/ leads no program to a page for people
    path("api/<path:rest>", nothing, name="api_nothing"),
    path("calendar/<str:token>.ics", calendar_feed, name="calendar_feed"),
    path("<slug:council_slug>/", views.council_home, name="council_home"),
    path("<slug:council_slug>/brand-<str:colour>.css", views.brand, name="brand"),
    path("<slug:council_slug>/getting-started/", starting_views.getting_started, name="getting_started"),
    path(
        "<slug:council_slug>/getting-started/people/",
        starting_views.add_person,
        name="getting_started_person",
    ),
    path("<slug:council_slug>/getting-started/starters/<slug:name>/", starting_views.starter, name="starter"),
    path("<slug:council_slug>/search/", search, name="search"),
    path("<slug:council_slug>/words/", words, name="words"),
    path("<slug:council_slug>/scorecards/definitions.toml", definition_file, name="definition_file"),
    path("<slug:council_slug>/", include("accounts.urls")),
    path("<slug:council_slug>/", include("indicators.urls")),
    path("<slug:council_slug>/", include("committees.urls")),
    path("<slug:council_slug>/", include("scorecards.urls")),
]

handler400 = "config.views.bad_request"
handler403 = "config.views.forbidden"
handler404 = "config.views.not_found"
handler500 = "config.views.server_error"
