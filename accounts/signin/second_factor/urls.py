"""The second factor, under django-allauth's own names, which its views lead to."""

from django.urls import path

from accounts.signin.second_factor import views

urlpatterns = [
    path("", views.index, name="mfa_index"),
    path("sign-in/", views.SignInWithFactor.as_view(), name="mfa_authenticate"),
    path("again/", views.AgainWithCode.as_view(), name="mfa_reauthenticate"),
    path("again/passkey/", views.AgainWithPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("app/", views.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("app/remove/", views.TakeAppOff.as_view(), name="mfa_deactivate_totp"),
    path("passkeys/add/", views.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove/", views.TakePasskeyOff.as_view(), name="mfa_remove_webauthn"),
    path("codes/", views.ShowCodes.as_view(), name="mfa_view_recovery_codes"),
    path("codes/renew/", views.RenewCodes.as_view(), name="mfa_generate_recovery_codes"),
]
