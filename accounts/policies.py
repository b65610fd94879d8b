"""Does the state allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from accounts.models import Membership, User
from accounts.roles import Role

P = ParamSpec("P")
R = TypeVar("R")


class NotAllowed(Exception):
    """Raised by an action that the state does not allow; the message is for the person who tried."""


AT_ONCE = "Somebody else saved the same at the same moment. Look at what is there now, then try again."


def demand(why_not: str) -> None:
    """Raise NotAllowed with the reason, where there is one."""
    if why_not:
        raise NotAllowed(why_not)


def inside_atomic(step: Callable[P, R]) -> Callable[P, R]:
    """For a step that several actions share: it belongs inside the transaction of the one that takes it.

    It raises TransactionManagementError outside of one. A savepoint of its own would cost a query a step.
    """

    @wraps(step)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        if not transaction.get_connection().in_atomic_block:
            raise transaction.TransactionManagementError(f"{step.__name__} belongs inside a transaction.")
        return step(*args, **kwargs)

    return checked


def why_not_take_role(membership: Membership, by: User | None) -> str:
    """An administrator does not shut the door behind themselves: another administrator has to do it.

    What a group gives, the group takes.
    """
    if membership.from_groups:
        return (
            "This role comes from a group of the council’s accounts. Have the person taken out of the group, or change "
            "what the group gives under Roles from groups."
        )
    own = by is not None and membership.user_id == by.pk
    if own and membership.role == Role.ADMINISTRATOR:
        return (
            "You cannot give up your own administrator role. Ask another administrator to take it from you."
        )
    return ""


def why_not_give_role(user: User, council, role: str) -> str:
    if role not in {known.value for known in Role}:
        return "There is no such role. Choose one of the list."
    if Membership.objects.filter(user=user, council=council, role=role).exists():
        return f"{user.email} has this role already."
    return ""
