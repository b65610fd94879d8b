"""Where actions are."""

from django.urls import reverse

from committees.models import Action


def action_url(action: Action, council_slug: str) -> str:
    """The page with everything that happened to it."""
    return reverse("committees:action", args=[council_slug, action.pk])
