"""May an administrator of this council do that?"""

from accounts.models import Council, Membership, User


def why_not_reset(person: User, council: Council, by: User) -> str:
    """Somebody with a place in another council too is not this one's alone to let in by a password only."""
    if person.pk == by.pk:
        return "This is your own. Change it under My account."
    if Membership.objects.filter(user=person).exclude(council=council).exists():
        return (
            f"{person.email} has a role in another council too, whose figures a password alone would then open. "
            "Ask whoever operates this service."
        )
    return ""
