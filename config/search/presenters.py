"""What a search finds, group by group, with the words found marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.timezone import localdate

from accounts.models import Council, User
from accounts.roles import Permission
from committees.discussion.searching.querysets import (
    find_actions,
    find_items,
    find_minutes,
    find_recommendations,
    find_resolutions,
)
from committees.models import Reader
from committees.querysets import reader_for
from committees.requests.querysets import find_requests
from config.words.presenters import measure_links
from indicators.catalogue.addresses import term_url
from indicators.catalogue.querysets import glossary, present_words
from indicators.models import GlossaryTerm
from indicators.terms.searching import Found, Wanted, nearest_titles, wanted
from scorecards.editions.addresses import all_councils_url
from scorecards.editions.searching.querysets import (
    MOST_READ,
    find_drafted_words,
    find_measures,
    find_published_evidence,
    find_published_words,
    measures_read,
    national_measures,
)

FIRST_SHOWN, MOST_SHOWN = 5, 100
SHORT_TEXT = 400  # letters, up to which a text is shown whole


@dataclass(frozen=True)
class Group:
    """`name` stands in addresses; `noun` is what many of them are called. `found` are all, up to MOST_READ."""

    name: str
    heading: str
    noun: str
    found: Sequence[Found]


@dataclass(frozen=True)
class Search:
    """What one visitor looks for, and as far as what they may read. `only` is the one group shown in full, or ""."""

    council: Council
    user: User | AnonymousUser
    permissions: frozenset[Permission]
    text: str
    only: str = ""

    @property
    def drafts(self) -> bool:
        return Permission.VIEW_DRAFTS in self.permissions

    @cached_property
    def reader(self) -> Reader:
        return reader_for(self.council, self.user, self.permissions)

    def context(self) -> dict:
        """For the template, in a fixed number of queries."""
        terms = glossary()
        asked = wanted(self.text, [(term.term, *term.also) for term in terms])
        if not asked.words:
            return {"text": asked.text, "searched": False}
        groups = [group for group in self.groups(asked, terms) if group.found]
        shown = [group for group in groups if not self.only or group.name == self.only]
        return {
            "text": asked.text,
            "searched": True,
            "also": [name for names in asked.words for name in names[1:]],
            "total": sum(len(group.found) for group in groups),
            "groups": [self.present_group(group, asked) for group in shown],
            "narrowed": bool(self.only),
            "near": [] if groups else self.near(asked, terms),
            "alone": [] if groups or len(asked.words) == 1 else [names[0] for names in asked.words],
        }

    def groups(self, asked: Wanted, terms: Sequence[GlossaryTerm]) -> Iterator[Group]:
        """In their order on the page."""
        council, drafts = self.council, self.drafts
        yield from self.groups_of_measures(asked)
        yield Group("words", "Words used", "words used", find_terms(council, asked, terms))
        said = find_published_words(council, asked)
        yield Group("said", "What officers say, as published", "published texts of officers", said)
        evidence = find_published_evidence(council, asked)
        yield Group("evidence", "Evidence, as published", "published pieces of evidence", evidence)
        if drafts:
            written = find_drafted_words(council, asked)
            heading = "What officers have written, published or not"
            yield Group("written", heading, "texts that officers have written", written)
        if Permission.REQUEST_MEASURES in self.permissions:
            found = find_requests(council, asked, self.reader)
            yield Group("requests", "Requests for a measure", "requests for a measure", found)
        if Permission.VIEW_MEETINGS in self.permissions:
            yield from self.groups_of_meetings(asked)

    def groups_of_measures(self, asked: Wanted) -> Iterator[Group]:
        """Those of the reader's list, and those with national figures alone, with our words for all in one query."""
        slug = self.council.slug
        listed = measures_read(self.council, drafts=self.drafts)
        national = national_measures(self.council, listed)
        words = present_words(self.council, [*listed.values(), *national], localdate())
        found = find_measures(
            asked, listed.values(), words, lambda code: reverse("scorecards:measure", args=[slug, code])
        )
        yield Group("measures", "Measures", "measures", found)
        found = find_measures(asked, national, words, partial(all_councils_url, slug))
        yield Group(
            "national", "More measures with national figures", "measures with national figures", found
        )

    def groups_of_meetings(self, asked: Wanted) -> Iterator[Group]:
        council, reader = self.council, self.reader
        minutes = find_minutes(council, asked, reader)
        yield Group("minutes", "What was said at meetings", "passages of minutes", minutes)
        resolutions = find_resolutions(council, asked, reader)
        yield Group("resolutions", "What was resolved", "resolutions", resolutions)
        recommended = find_recommendations(council, asked, reader)
        yield Group("recommendations", "Recommendations and responses", "recommendations", recommended)
        yield Group("actions", "Actions", "actions", find_actions(council, asked, reader))
        yield Group("items", "Agenda items", "agenda items", find_items(council, asked, reader))

    def present_group(self, group: Group, asked: Wanted) -> dict:
        most = MOST_SHOWN if self.only else FIRST_SHOWN
        there = len(group.found)
        return {
            "name": group.name,
            "heading": group.heading,
            "count": f"{there} or more" if there >= MOST_READ else str(there),
            "results": [present_result(one, asked) for one in group.found[:most]],
            "shown": min(most, there),
            "cut": there > most,
            "noun": group.noun,
            "more": f"?{urlencode({'q': asked.text, 'in': group.name})}",
        }

    def near(self, asked: Wanted, terms: Sequence[GlossaryTerm]) -> list[dict[str, str]]:
        """Measures and words that are written nearly like what was looked for, as links."""
        links = {one["title"]: one["url"] for one in measure_links(self.council, drafts=self.drafts).values()}
        links |= {term.term: term_url(self.council.slug, term.term) for term in terms}
        return [{"title": title, "url": links[title]} for title in nearest_titles(asked.text, sorted(links))]


def find_terms(council: Council, asked: Wanted, terms: Sequence[GlossaryTerm]) -> list[Found]:
    """Words of the glossary, those first that are called so or answer what members asked."""
    found = []
    for term in terms:
        names = " ".join((term.term, *term.also, term.asked))
        if asked.stands_in(names, term.definition):
            answers = f"{term.asked} {term.definition}" if asked.stands_in(term.asked) else term.definition
            found.append(
                (not asked.stands_in(names), Found(term.term, term_url(council.slug, term.term), answers))
            )
    return [one for _, one in sorted(found, key=lambda each: each[0])]


def present_result(one: Found, asked: Wanted) -> dict:
    return {
        "title": marked(asked, one.title, whole=True),
        "url": one.url,
        "text": marked(asked, one.text, whole=len(one.text) <= SHORT_TEXT),
        "note": marked(asked, one.note, whole=True),
        "where": one.where,
    }


def marked(asked: Wanted, text: str, *, whole: bool = False) -> str:
    """The text, or the part of it around what was found, escaped and with every word found marked."""
    pieces = asked.pieces(text, whole=whole)
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", one.text) if one.marked else one.text,) for one in pieces)
    )
