"""What the views of forms that ask share: what in a text is asked about."""

from collections.abc import Callable, Iterable
from functools import cache

from django.http import HttpRequest

from indicators.terms.risky_words import LooksFor, risks_for


def risks_of(request: HttpRequest, names: Callable[[], Iterable[str]] = tuple) -> LooksFor:
    """For forms whose words others read: what of a text could say too much of a child. `names` may be told; they are
    read once, when there is a text."""
    known = cache(names)
    return lambda text, *, role=False: risks_for(request.council, text, known(), role=role)
