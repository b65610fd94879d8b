"""Rows that have the words of a search: by an index of words on PostgreSQL, by reading them on SQLite.

PostgreSQL finds a word in all its forms ("moving" finds "moved"), in indexes that a migration makes
(`0016_words_of_minutes`) over the fields of `SEARCHED`, in their order. SQLite, on which a council tries the product
out, reads the rows for words that begin so, as the search over all pages does.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchVector
from django.db import connection
from django.db.models import Exists, F, Func, Model, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, Replace, StrIndex
from django.db.models.lookups import GreaterThan

from accounts.composing.querysets import Fixed
from accounts.querysets import holding
from committees.models import Action, Limb, MinutesCorrection, MinutesParagraph, Recommendation
from committees.people.names import ROLE
from indicators.terms.searching import BEGINS, ENDS, Wanted

ENGLISH = "english"
# Signs of printers, which a database of the locale C takes for letters, and plain ones, letter by letter
PRINTED, PLAIN = "‘’“”…–—", "''\"\".--"
AS_PLAIN = str.maketrans(PRINTED, PLAIN)
# By model the fields that are searched, the one that is quoted first.
SEARCHED: dict[type[Model], tuple[str, ...]] = {
    MinutesParagraph: ("text", "speaker"),
    Limb: ("text",),
    Action: ("title", "owner"),
    Recommendation: ("text", "to_body", "response_words"),
}
Words = Wanted | Sequence  # as a query takes what `words_to_ask` made
NAMED = Q(attendance__person__name__gt="")  # of a paragraph: who spoke has a name


def words_to_ask(wanted: Wanted) -> Fixed | Sequence:
    """As a query that is composed once takes them: of each word the names that are found in any form, and the short
    forms in capitals, which are found in capitals alone, as SEND is not "send".

    SQLite is asked with patterns that are made of the words: there a search is composed anew.
    """
    if connection.vendor != "postgresql":
        return Fixed(wanted) if wanted.words else ()
    plain = [[name.translate(AS_PLAIN) for name in names] for names in wanted.words]
    short = [{name for name in names if len(names) > 1 and name.isupper()} for names in plain]
    return [
        [[n for n in names if n not in caps], sorted(caps)] for names, caps in zip(plain, short, strict=True)
    ]


def with_words(rows: QuerySet, words: Words, style: str = "") -> QuerySet:
    """Those of the rows that have every word, each by one of its names; all where no word is looked for.

    `style` is how the council shows members' names: where it shows roles alone, nobody is found by a name.
    """
    if not words:
        return rows
    found = _with_words(rows, words, SEARCHED[rows.model])
    if rows.model is MinutesParagraph:
        found = _not_by_name(found, words) if style == ROLE else found
        corrected = _corrected(words).values("paragraph")
    elif rows.model is Limb:
        corrected = _corrected_limbs(words).values("pk")
    else:
        return found
    # As one list of keys: by "or" a database goes through every paragraph there is
    return rows.filter(pk__in=found.order_by().values("pk").union(corrected))


def _corrected(words: Words) -> QuerySet:
    """What was put right in paragraphs that have the words then, wherever they are; whoever spoke is left out."""
    bare = Replace(F("paragraph__text"), F("paragraph__speaker"), Value(" "), output_field=TextField())
    then = Concat(bare, Value(" "), F("text"), output_field=TextField())
    rows = MinutesCorrection.objects.filter(former=None, paragraph__isnull=False)
    return _with_words(rows.order_by().alias(then=then), words, ("then",))


def _corrected_limbs(words: Words) -> QuerySet:
    """Limbs in whose words something was put right, where these have the words then."""
    one_line = Replace(OuterRef("text"), Value("\n"), Value(" "), output_field=TextField())
    then = Concat(one_line, Value(" "), F("text"), output_field=TextField())
    of_item = MinutesCorrection.objects.filter(
        former=None, paragraph=None, item=OuterRef("resolution__item")
    ).exclude(was="")
    stands = of_item.order_by().alias(then=then).filter(then__contains=F("was"))
    return Limb.objects.order_by().filter(Exists(_with_words(stands, words, ("then",))))


def _not_by_name(rows: QuerySet, words: Words) -> QuerySet:
    """Paragraphs of somebody with a name that have the words also without it."""
    bare = Replace(F("text"), F("speaker"), Value(" "), output_field=TextField())
    if isinstance(words, Wanted):
        return rows.alias(bare=bare).filter(~NAMED | _as_patterns(words, ("bare",)))
    without = SearchVector(_plain(bare), config=ENGLISH)
    return rows.alias(bare=without).filter(~NAMED | Q(bare=_query(words)))


def _with_words(rows: QuerySet, words: Words, fields: tuple[str, ...]) -> QuerySet:
    if isinstance(words, Wanted):
        return rows.filter(_as_patterns(words, fields))
    found = rows.alias(searched=SearchVector(*map(_plain, fields), config=ENGLISH))
    capitals = (_in_capitals(short, others, fields) for others, short in words if short)
    return found.filter(*capitals, searched=_query(words))


def with_marks(rows: QuerySet, wanted: Wanted) -> QuerySet:
    """Each row with `signed`: the quoted text with signs around the words found, or "" where the words themselves
    tell them."""
    if connection.vendor != "postgresql" or not wanted.words:
        return rows.annotate(signed=Value("", output_field=TextField()))
    signs = {"start_sel": BEGINS, "stop_sel": ENDS, "highlight_all": True}
    quoted, query = _plain(SEARCHED[rows.model][0]), _query(words_to_ask(wanted))
    return rows.annotate(signed=SearchHeadline(quoted, query, config=ENGLISH, **signs))


def _plain(field: str | Func) -> Func:
    text = F(field) if isinstance(field, str) else field
    return Func(text, Value(PRINTED), Value(PLAIN), function="TRANSLATE", output_field=TextField())


def _phrases(names: Iterable[str]) -> SearchQuery:
    """Any of them."""
    return reduce(or_, (SearchQuery(name, search_type="phrase", config=ENGLISH) for name in names))


def _query(words: Words) -> SearchQuery:
    """Words that stand in every text, such as "would", PostgreSQL leaves out by itself."""
    return reduce(and_, (_phrases((*others, *short)) for others, short in words))


def _in_capitals(short: Sequence[str], others: Sequence[str], fields: tuple[str, ...]) -> Q:
    written = (GreaterThan(StrIndex(_plain(field), Value(name)), 0) for name in short for field in fields)
    return reduce(or_, map(Q, written), Q(searched=_phrases(others)) if others else Q())


def _as_patterns(wanted: Wanted, fields: tuple[str, ...]) -> Q:
    anywhere = (
        reduce(or_, (Q(**{f"{field}__iregex": each.pattern}) for field in fields)) for each in wanted.patterns
    )
    return reduce(and_, anywhere, holding(wanted.words, *fields))
