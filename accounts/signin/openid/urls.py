"""Signing in with a council's account. The first two have the names by which django-allauth knows them."""

from django.urls import path

from accounts.signin.openid import views

urlpatterns = [
    path("with/<slug:provider_id>/", views.begin, name="openid_connect_login"),
    path("with/<slug:provider_id>/back/", views.back, name="openid_connect_callback"),
    path("with/<slug:provider_id>/signed-out/", views.signed_out, name="openid_signed_out"),
    path("with/<slug:provider_id>/sign-out/", views.sign_out_there, name="openid_sign_out"),
]
