"""Where somebody is signed in."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import User


def sessions_of(person: User) -> QuerySet[UserSession]:
    """Those that still go on, the newest first. What ends a session leaves its row here."""
    now = timezone.now()
    going_on = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=now)
    return UserSession.objects.filter(Exists(going_on), user=person).order_by("-created_at", "-pk")
