"""May an administrator of this council do that?"""

from accounts.models import Council, Membership, User


def why_not_reset(person: User, council: Council, by: User) -> str:
    """Somebody with a place in another council too is not this one's alone to let in by a password only.

    That they have one is not this council's to know: they are answered as the break-glass account is.
    """
    if person.pk == by.pk:
        return "This is your own. Change it under My account."
    if person.break_glass or Membership.objects.filter(user=person).exclude(council=council).exists():
        return f"The second factor of {person.email} is taken off by whoever operates this service: ask them."
    return ""
