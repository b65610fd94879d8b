"""Does the state allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from accounts.models import Council
from indicators.models import SendingSystem


def why_not_name(council: Council, name: str) -> str:
    """Names stand in the audit trail and beside figures: two in use may not be mixed up."""
    if SendingSystem.objects.filter(council=council, name__iexact=name, revoked_at=None).exists():
        return "Another system has this name. Choose one that tells them apart, or revoke the other first."
    return ""


def why_not_change(system: SendingSystem) -> str:
    if system.revoked_at is not None:
        return "This system's token is revoked. Add the system again to give it a new one."
    return ""
