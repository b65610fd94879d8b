"""Writes: councils, people and their roles."""

from django.db import transaction

from accounts.models import Council, Membership, User
from accounts.policies import demand, why_not_give_role, why_not_take_role
from accounts.roles import Role
from accounts.trail import actions as audit
from accounts.trail.parts import Change, Detail, Public


@transaction.atomic
def create_council(
    *, name: str, short_name: str, slug: str, gss_code: str, public_access: bool = False, by: User | None
) -> Council:
    """Raises ValidationError where a field cannot be used or is taken."""
    council = Council(
        name=name, short_name=short_name, slug=slug, gss_code=gss_code, public_access=public_access
    )
    council.full_clean()
    council.save()
    made = Change({}, {"name": name, "GSS code": gss_code, "public access": public_access})
    audit.record(by=by, council=council, verb="set up a council", subject=council, detail={"changed": made})
    return council


@transaction.atomic
def add_person(
    *, council: Council, email: str, role: str, name: str = "", by: User | None
) -> tuple[Membership, bool]:
    """Give a person a role, making the user where nobody signs in with that address yet.

    Returns the membership, and whether the user is new: a new one has no password and needs a link to set it.
    Raises NotAllowed where the role does not exist or the person has it.
    """
    email = email.strip().lower()
    user = User.objects.filter(email__iexact=email).first()
    is_new = user is None
    if user is None:
        user = User.objects.create_user(email=email, password=None, name=name.strip())
    demand(why_not_give_role(user, council, role))
    membership = Membership.objects.create(user=user, council=council, role=role)
    _record(membership, "gave a role", {"changed": Change(None, role), "new person": Public(is_new)}, by)
    return membership, is_new


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User | None) -> Membership:
    """Raises NotAllowed for one's own administrator role, or a role the person has."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.role == role:
        return membership
    demand(why_not_take_role(membership, by))
    demand(why_not_give_role(membership.user, membership.council, role))
    before, membership.role = membership.role, Role(role).value
    membership.save()
    _record(membership, "changed a role", {"changed": Change(before, role)}, by)
    return membership


@transaction.atomic
def remove_person(*, membership: Membership, by: User | None) -> None:
    """Take the role away; the user and what they did stay. Raises NotAllowed for one's own administrator role."""
    demand(why_not_take_role(membership, by))
    _record(membership, "took a role away", {"changed": Change(membership.role, None)}, by)
    membership.delete()


def _record(membership: Membership, verb: str, detail: dict[str, Detail], by: User | None) -> None:
    detail = {"person": Public(membership.user.email), **detail}
    audit.record(by=by, council=membership.council, verb=verb, subject=membership, detail=detail)
