"""Signing in and out, and forgotten passwords: django-allauth's views under its own names, and no others of it.

Nobody signs up: people are added by their council's administrator.
"""

from allauth.account import views
from django.urls import include, path, re_path

from accounts.signin.account.views import account
from accounts.signin.pages import for_passwords
from accounts.signin.sessions.views import sessions
from accounts.signin.views import ForgottenPassword

urlpatterns = [
    path("", account, name="account"),
    path("sessions/", sessions, name="account_sessions"),
    path("second-factor/", include("accounts.signin.second_factor.urls")),
    path("again/", include("accounts.signin.again.urls")),
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("", include("accounts.signin.openid.urls")),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("password/change/", for_passwords(views.password_change), name="account_change_password"),
    path("password/set/", for_passwords(views.password_set), name="account_set_password"),
    path("password/reset/", ForgottenPassword.as_view(), name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
