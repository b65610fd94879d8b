"""Whether the state of this service lets somebody change the national figures on a page."""

from django.conf import settings

from accounts.models import Council

BY_OPERATORS = (
    "The councils of this service share its national figures, so whoever runs the service changes them, or lets "
    "officers do so on this page."
)


def why_not_by_page() -> str:
    """ "" where it does: there is one council only, or the operator has said so (decision 20)."""
    if settings.NATIONAL_FIGURES_BY_PAGE or Council.objects.count() <= 1:
        return ""
    return BY_OPERATORS
