"""What people change of themselves."""

from django.db import transaction

from accounts.models import User
from accounts.signin.attempts.actions import note
from accounts.trail.parts import Change


@transaction.atomic
def change_name(*, name: str, by: User, address: str) -> None:
    before = by.name
    if name != before:
        User.objects.filter(pk=by.pk).update(name=name)
        note(what="changed their name", person=by, by=by, address=address, name=Change(before, name))
