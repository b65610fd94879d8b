"""Which form of an answer goes on with what was sent. Pure."""

from collections.abc import Sequence, Set

from accounts.writing.markup import Form


def goes_on_with(forms: Sequence[Form], action: str, number: int, typed: Set[str]) -> Form | None:
    """The form of an answer that has what was typed into the one sent: the same again, or the next step of it.

    A next step may be sent elsewhere and show nothing to fill in. None where no form has any of the fields.
    """
    shared = [(len(typed & {one.name for one in each.controls}), each) for each in forms]
    found = [(many, each.action == action, each.number == number, each) for many, each in shared if many]
    return max(found, key=lambda each: each[:3])[3] if found else None
