"""Writes: people who left a council, and the directories that tell of it."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, Departure, Directory, Invitation, User
from accounts.people.leavers.policies import why_not_leave, why_not_name, why_not_revoke
from accounts.people.leavers.querysets import has_roles
from accounts.people.leavers.registries import leavings
from accounts.policies import demand
from accounts.querysets import lock
from accounts.signin.sessions.actions import end_sessions
from accounts.tokens import DIRECTORY, hash_of, new_token, start_of
from accounts.trail.actions import record
from accounts.trail.parts import Change, Public


@transaction.atomic
def leave(*, user: User, council: Council, told_by: str, by: User | None) -> None:
    """Take every role at the council and what hangs on it, and close the account of who has no role elsewhere.

    Sessions of a closed account end at once; at the council nothing opens from now on in any case, because roles are
    asked at every page. `told_by` says in the trail what named the person. Raises NotAllowed for the last
    administrator and the break-glass account.
    """
    lock(council)
    user = User.objects.select_for_update().get(pk=user.pk)
    demand(why_not_leave(user, council))
    roles = []
    for held in user.memberships.filter(council=council):
        roles.append(held.role)
        held.delete()
    waiting = Invitation.objects.filter(
        council=council, email__iexact=user.email, taken_at=None, withdrawn_at=None
    )
    waiting.update(withdrawn_at=timezone.now())
    for leaving in leavings():
        leaving(user=user, council=council, by=by)
    closed = not has_roles(user)
    if closed:
        user.is_active = False
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        end_sessions(person=user, by=by, address="")
    now = {"at": timezone.now(), "back_at": None}
    Departure.objects.update_or_create(council=council, user=user, defaults=now)
    if roles:
        detail = {
            "person": Public(user.email),
            "told by": Public(told_by),
            "changed": Change(sorted(roles), None),
        }
        record(by=by, council=council, verb="let a leaver go", subject=user, detail=detail)


@transaction.atomic
def come_back(*, user: User, council: Council, told_by: str, by: User | None) -> None:
    """The directory has somebody again: their account may be opened, and they have no role until they get one."""
    gone = Departure.objects.filter(council=council, user=user, back_at=None)
    if not gone.update(back_at=timezone.now()):
        return
    User.objects.filter(pk=user.pk).update(is_active=True)
    detail = {"person": Public(user.email), "told by": Public(told_by)}
    record(by=by, council=council, verb="had a leaver back", subject=user, detail=detail)


@transaction.atomic
def forget(*, user: User, council: Council, told_by: str, by: User | None) -> None:
    """Let somebody go, and tell the directory nothing of them any more. Raises NotAllowed."""
    leave(user=user, council=council, told_by=told_by, by=by)
    Departure.objects.filter(council=council, user=user).delete()


@transaction.atomic
def add_directory(*, council: Council, name: str, by: User | None) -> tuple[Directory, str]:
    """The directory and its token, which is nowhere kept: whoever asked sees it this once. Raises NotAllowed."""
    lock(council)
    demand(why_not_name(council, name))
    token = new_token(DIRECTORY)
    directory = Directory.objects.create(
        council=council, name=name, token_hash=hash_of(token), token_start=start_of(token), created_by=by
    )
    detail = {"name": Public(name)}
    record(by=by, council=council, verb="let a directory tell of leavers", subject=directory, detail=detail)
    return directory, token


@transaction.atomic
def revoke_directory(*, directory: Directory, by: User | None) -> None:
    """Its token opens nothing any more. Raises NotAllowed."""
    directory = Directory.objects.select_for_update().get(pk=directory.pk)
    demand(why_not_revoke(directory))
    directory.revoked_at, directory.revoked_by = timezone.now(), by
    directory.save()
    detail = {"name": Public(directory.name)}
    record(
        by=by, council=directory.council, verb="revoked a directory's token", subject=directory, detail=detail
    )


@transaction.atomic
def note_asked(*, directory: Directory, by: User | None) -> None:
    """When the directory last asked."""
    Directory.objects.filter(pk=directory.pk).update(last_used_at=timezone.now())
