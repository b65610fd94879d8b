"""Addresses of definitions, below a council's /definitions/. They belong to the namespace of indicators.urls."""

from django.urls import path

from indicators.catalogue.dated import views as dated_views
from indicators.catalogue.own import views as own_views
from indicators.catalogue.own.groups import views as group_views
from indicators.catalogue.own.retiring import views as retiring_views
from indicators.catalogue.owners import views as owner_views
from indicators.catalogue.versions import views

urlpatterns = [
    path("", views.definitions, name="definitions"),
    path("new/", own_views.definition_new, name="definition_new"),
    path("owners/", owner_views.owners, name="owners"),
    path("<slug:code>/", views.definition, name="definition"),
    path("<slug:code>/change/", views.definition_change, name="definition_change"),
    path("<slug:code>/catalogue/", views.definition_catalogue, name="definition_catalogue"),
    path("<slug:code>/targets/new/", dated_views.target_new, name="target_new"),
    path("<slug:code>/targets/<int:pk>/", dated_views.target_edit, name="target_edit"),
    path("<slug:code>/targets/<int:pk>/delete/", dated_views.target_delete, name="target_delete"),
    path("<slug:code>/breaks/new/", dated_views.break_new, name="break_new"),
    path("<slug:code>/breaks/<int:pk>/", dated_views.break_edit, name="break_edit"),
    path("<slug:code>/breaks/<int:pk>/delete/", dated_views.break_delete, name="break_delete"),
    path("<slug:code>/events/new/", dated_views.event_new, name="event_new"),
    path("<slug:code>/events/<int:pk>/", dated_views.event_edit, name="event_edit"),
    path("<slug:code>/events/<int:pk>/delete/", dated_views.event_delete, name="event_delete"),
    path("<slug:code>/groups/new/", group_views.groups_new, name="groups_new"),
    path("<slug:code>/retire/", retiring_views.indicator_retire, name="indicator_retire"),
    path("<slug:code>/take-up/", retiring_views.indicator_take_up, name="indicator_take_up"),
    path("<slug:code>/kinds/<int:pk>/", own_views.category_edit, name="category_edit"),
    path("<slug:code>/kinds/<slug:breakdown>/new/", own_views.category_new, name="category_new"),
]
