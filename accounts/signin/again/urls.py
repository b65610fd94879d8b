from django.urls import path

from accounts.signin.again import views

urlpatterns = [
    path("", views.sign_in_again, name="sign_in_again"),
    path("go-on/", views.go_on, name="sign_in_go_on"),
    path("password/", views.again_with_password, name="account_reauthenticate"),
]
