from django.urls import path

from accounts.background import views as background_views
from accounts.council_settings import views as settings_views
from accounts.people import views as people_views
from accounts.people.groups import views as groups_views
from accounts.people.invitations import views as invitation_views
from accounts.people.leavers import views as leavers_views
from accounts.people.sign_in import views as sign_in_views
from accounts.trail import views as trail_views

app_name = "accounts"

urlpatterns = [
    path("people/", people_views.people, name="people"),
    path("people/<int:pk>/", people_views.person, name="person"),
    path("people/<int:pk>/remove/", people_views.person_remove, name="person_remove"),
    path("people/<int:pk>/second-factor/", sign_in_views.second_factor, name="person_second_factor"),
    path("people/<int:pk>/sessions/end/", sign_in_views.sessions_end, name="person_sessions_end"),
    path("people/invitations/<int:pk>/", invitation_views.invitation, name="invitation"),
    path("settings/", settings_views.council_settings, name="council_settings"),
    path("settings/background/", background_views.background, name="background"),
    path("people/groups/", groups_views.groups, name="groups"),
    path("people/groups/<int:pk>/remove/", groups_views.group_remove, name="group_remove"),
    path("people/leavers/", leavers_views.leavers, name="leavers"),
    path("people/leavers/<int:pk>/revoke/", leavers_views.directory_revoke, name="directory_revoke"),
    path("audit/", trail_views.audit, name="audit"),
]
