"""The shipped catalogue as a council's files may name it, without a database."""

from dataclasses import fields
from functools import cache

from indicators.catalogue.facts import IndicatorFacts, Words
from indicators.catalogue.known_indicators import Catalogue, KnownIndicator, category_names
from tests.shipped import shipped

_TAKEN = {field.name for field in fields(IndicatorFacts)} - {"id", "words", "questions", "reviewed", "own"}


@cache
def shipped_catalogue() -> Catalogue:
    known = []
    for number, one in enumerate(shipped().values(), 1):
        said = {name: getattr(one, name) for name in _TAKEN if hasattr(one, name)}
        facts = IndicatorFacts(number, words=Words(one.title), reviewed=one.last_reviewed, **said)
        groups = [each for breakdown in one.breakdowns for each in breakdown.categories]
        keys = category_names((place, each.code, each.label) for place, each in enumerate(groups, 1))
        titles = (one.title, one.formal_title, one.title)
        known.append(KnownIndicator(facts, titles, keys, {each.code: each.label for each in groups}))
    return Catalogue(known)
