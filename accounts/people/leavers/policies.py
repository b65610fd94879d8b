"""Does the state allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from accounts.models import Council, Directory, User
from accounts.people.groups.querysets import administrators


def why_not_leave(user: User, council: Council) -> str:
    """Nobody is shut out by a list: somebody has to be there who lets the next in."""
    if user.break_glass:
        return f"{user.email} is the break-glass account: whoever runs this service withdraws it."
    if administrators(council) == {user.pk}:
        return f"{user.email} is the last administrator of {council.name}. Give somebody else the role first."
    return ""


def why_not_name(council: Council, name: str) -> str:
    if Directory.objects.filter(council=council, name__iexact=name, revoked_at=None).exists():
        return "Another directory has this name. Choose one that tells them apart, or revoke the other first."
    return ""


def why_not_revoke(directory: Directory) -> str:
    return "This token is revoked already." if directory.revoked_at is not None else ""
