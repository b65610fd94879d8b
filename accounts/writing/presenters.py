"""Who changed what somebody was writing on, in words; and what the script of a form is told."""

from collections.abc import Sequence
from datetime import datetime

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime

from accounts.models import SentForm, User
from accounts.writing.adapters import typing_key
from accounts.writing.marks import Difference, Mark
from accounts.writing.markup import Form
from accounts.writing.names import own
from accounts.writing.sent import Field, fields_of


def clock(moment: datetime) -> str:
    """ "14:02"; with the day where it is another one than today."""
    here = localtime(moment)
    return date_format(here, "H:i" if here.date() == localdate() else "H:i, j F Y")


def who_changed(change: SentForm | None, reader: User, since: datetime) -> str:
    """As far as it is known: a thing may also have changed by another page, a file or another system."""
    if change is None:
        return f"This has changed since you opened it at {clock(since)}, by another page or file."
    if change.person_id == reader.pk:
        return (
            f"You changed this yourself at {clock(change.at)}, in another window, while you had it open here."
        )
    return f"{change.person} changed this at {clock(change.at)}, while you had it open."


def present_differences(form: Form, found: Sequence[Difference]) -> list[dict[str, str | bool]]:
    return [
        {
            "name": each.name,
            "label": form.label(each.name),
            "now": form.words_of(each.name, each.now),
            "typed": form.words_of(each.name, each.typed),
            "both": each.both,
        }
        for each in found
    ]


def present_words(sent: QueryDict) -> list[Field]:
    """What was written, without what is only chosen: words have spaces between them."""
    return [each for each in fields_of(sent.lists()) if not own(each.name) and " " in each.value.strip()]


def for_the_script(mark: Mark, *, typed: bool) -> dict[str, str | None]:
    """What static/writing.js needs; `typed` says that the form holds what somebody typed, and not what stands."""
    said: dict[str, str | None] = {
        "data-kept": f"{mark.page} {mark.action} {mark.number}",
        "data-kept-by": str(mark.person),
        "data-kept-once": mark.writing,
        "data-kept-with": typing_key(mark.person),
    }
    return {**said, "data-kept-typed": None} if typed else said
