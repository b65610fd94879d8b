"""Addresses for directories, below /scim/. They lie outside any council: the token says which one it is."""

from django.urls import path

from accounts.people.leavers.scim import views

urlpatterns = [
    path("v2/Users", views.users, name="scim_users"),
    path("v2/Users/<str:person>", views.user, name="scim_user"),
    path("v2/ServiceProviderConfig", views.provider_configuration, name="scim_configuration"),
    path("<path:rest>", views.nothing, name="scim_nothing"),
]
