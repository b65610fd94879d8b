"""What people change of themselves."""

from django.db import transaction

from accounts.models import User
from accounts.signin.attempts.actions import note
from accounts.trail.parts import Change


@transaction.atomic
def change_account(*, name: str, papers_by_mail: bool, by: User, address: str) -> None:
    before = by.name
    User.objects.filter(pk=by.pk).update(name=name, papers_by_mail=papers_by_mail)
    if name != before:
        note(what="changed their name", person=by, by=by, address=address, name=Change(before, name))
