"""The glossary as readers look things up in it: by letter, each word with the measures that use it."""

from itertools import groupby

from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localdate

from accounts.models import Council
from indicators.catalogue.querysets import glossary, indicators_by_term, present_words
from indicators.models import GlossaryTerm
from scorecards.editions.querysets import entries_read


def present_glossary(council: Council, *, drafts: bool) -> dict:
    """Everything the page shows, in four queries. `drafts`: the measures of scorecards that are not published, too."""
    links = measure_links(council, drafts=drafts)
    by_term = indicators_by_term(links)
    terms = [present_term(term, [links[key] for key in by_term.get(term.pk, ())]) for term in glossary()]
    letters = groupby(terms, key=lambda term: term["term"][0].upper())
    return {
        "letters": [{"letter": letter, "terms": list(group)} for letter, group in letters],
        "asked": [term for term in terms if term["asked"]],
        "total": len(terms),
    }


def measure_links(council: Council, *, drafts: bool) -> dict[int, dict[str, str]]:
    """By primary key each measure that the reader's lists have, as a link. Two queries."""
    indicators = {entry.indicator_id: entry.indicator for entry in entries_read(council, drafts=drafts)}
    words = present_words(council, indicators.values(), localdate())
    return {
        key: {
            "title": words[key].title,
            "url": reverse("scorecards:measure", args=[council.slug, indicator.code]),
        }
        for key, indicator in indicators.items()
    }


def present_term(term: GlossaryTerm, measures: list[dict[str, str]]) -> dict:
    return {
        "term": term.term,
        "anchor": slugify(term.term),
        "definition": term.definition,
        "also": term.also,
        "asked": term.asked,
        "measures": sorted(measures, key=lambda one: one["title"].casefold()),
    }
