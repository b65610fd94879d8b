"""What the views of rooms share about people: who may be named in words that others read."""

from functools import partial

from django.http import HttpRequest

from committees.people.querysets import names_told
from indicators.asking import pages
from indicators.terms.risky_words import LooksFor


def risks_of(request: HttpRequest) -> LooksFor:
    """For forms whose words others read: what of a text could say too much of a child. Those of the committees may be
    named."""
    return pages.risks_of(request, partial(names_told, request.council))
