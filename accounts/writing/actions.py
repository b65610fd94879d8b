"""A form begins to be done, once; what could not be taken is kept. None of it changes anything that a council reads,
so it is not in the trail: what the form itself does is.
"""

import time
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import KeptForm, SentForm, User
from accounts.writing.adapters import KEPT_FOR, SENT_FOR, Kept, place_of, sealed

LARGEST = 400_000  # characters of what is kept of one form, encrypted
MOST_KEPT = 20  # forms of one person; of more the oldest go
# A form that is not done after so long was cut off: a worker is killed before
CUT_OFF = timedelta(seconds=90)
LOOKS, BETWEEN = 50, 0.1  # how often, and in what seconds, somebody waits for who is before them


@dataclass(frozen=True)
class Begun:
    """`row` is ours to do; or, with `earlier`, what was sent before with the same mark. Neither: others are at it."""

    row: SentForm | None = None
    earlier: SentForm | None = None


def begin_sending(*, mark: str, address: str, turn: str, content: str, by: User) -> Begun:
    """Take the form's mark, and the turn of its address, "" for forms that wait for nobody. A unique row decides.

    Waits a few seconds for whoever is before.
    """
    begun = Begun()
    for look in range(LOOKS):
        if look:
            time.sleep(BETWEEN)
        begun = _begin(mark, address, turn, content, by)
        if begun.row or (begun.earlier and begun.earlier.done):
            return begun
    return begun


def _begin(mark: str, address: str, turn: str, content: str, by: User) -> Begun:
    place = place_of(address)
    try:
        with transaction.atomic():
            row = SentForm.objects.create(
                mark=mark, turn=turn or None, person=by, place=place, content=content
            )
            return Begun(row)
    except IntegrityError:
        old = timezone.now() - CUT_OFF
        earlier = SentForm.objects.filter(mark=mark).first()
        if earlier is None:  # it is the turn that is taken
            SentForm.objects.filter(turn=turn, at__lt=old).update(turn=None)
        return Begun(earlier=earlier)


@transaction.atomic(savepoint=False)
def end_sending(*, row: SentForm, done: bool, answer: str, kept: bool, by: User) -> None:
    """What did nothing, as where the form was faulty, may be sent again; what was done lets go of what was `kept`."""
    if not done:
        SentForm.objects.filter(pk=row.pk).delete()
        return
    SentForm.objects.filter(pk=row.pk).update(done=True, turn=None, answer=answer)
    if kept:
        KeptForm.objects.filter(mark=row.mark, person=by).delete()


@transaction.atomic
def ask_once(*, row: SentForm, earlier: SentForm, by: User) -> None:
    """`row` is not done before the person has said that what `earlier` did is to be done twice; nobody asks again."""
    SentForm.objects.filter(pk=row.pk).delete()
    SentForm.objects.filter(pk=earlier.pk, person=by).update(content="")


@transaction.atomic
def keep(*, kept: Kept, mark: str, page: str, browser: str, by: int) -> bool:
    """Whether it fits. Only whoever was given a page has its mark, so strangers fill no database with this."""
    fields = sealed(kept, browser)
    if len(fields) > LARGEST:
        return False
    held = {"person_id": by, "browser": place_of(browser), "page": place_of(page), "fields": fields}
    KeptForm.objects.update_or_create(mark=mark, defaults={**held, "at": timezone.now()})
    older = KeptForm.objects.filter(person_id=by).order_by("-at").values_list("pk", flat=True)[MOST_KEPT:]
    if too_many := list(older):
        KeptForm.objects.filter(pk__in=too_many).delete()
    return True


@transaction.atomic
def let_go(*, mark: str, by: User) -> None:
    KeptForm.objects.filter(mark=mark, person=by).delete()


def forget_old_forms() -> None:
    """Of forms that were sent, their marks after a week; of those that wait, all after a day."""
    now = timezone.now()
    SentForm.objects.filter(at__lt=now - timedelta(seconds=SENT_FOR)).delete()
    KeptForm.objects.filter(at__lt=now - timedelta(seconds=KEPT_FOR)).delete()
