"""Users, councils, memberships and what gives them, the audit trail, and the work that goes on behind pages."""

from accounts.models.access import Departure, Directory, GroupRole, Invitation
from accounts.models.jobs import Job, Worker
from accounts.models.people import (
    AppendOnly,
    AppendOnlyQuerySet,
    AuditEntry,
    Council,
    CouncilOf,
    CouncilQuerySet,
    Membership,
    User,
    UserManager,
)
from accounts.models.visits import Visit
from accounts.models.writing import KeptForm, SentForm

__all__ = [
    "AppendOnly",
    "AppendOnlyQuerySet",
    "AuditEntry",
    "Council",
    "CouncilOf",
    "CouncilQuerySet",
    "Departure",
    "Directory",
    "GroupRole",
    "Invitation",
    "Job",
    "KeptForm",
    "Membership",
    "SentForm",
    "User",
    "UserManager",
    "Visit",
    "Worker",
]
