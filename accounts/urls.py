from django.urls import path

from accounts import views

app_name = "accounts"

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/remove/", views.person_remove, name="person_remove"),
    path("audit/", views.audit, name="audit"),
]
