"""Rows that have the words of a search: by an index of words on PostgreSQL, by reading them on SQLite.

PostgreSQL finds a word in all its forms ("moving" finds "moved"), in indexes that a migration makes
(`0016_words_of_minutes`) over the fields of `SEARCHED`, in their order. SQLite, on which a council tries the product
out, reads the rows for words that begin so, as the search over all pages does.
"""

from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchVector
from django.db import connection
from django.db.models import Exists, F, Func, Model, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, Replace

from accounts.querysets import holding
from committees.models import Action, Limb, MinutesCorrection, MinutesParagraph, Recommendation
from committees.people.names import ROLE
from indicators.terms.searching import BEGINS, ENDS, Wanted

ENGLISH = "english"
# Signs of printers, which a database of the locale C takes for letters, and plain ones, letter by letter
PRINTED, PLAIN = "‘’“”…–—", "''\"\".--"
# By model the fields that are searched, the one that is quoted first.
SEARCHED: dict[type[Model], tuple[str, ...]] = {
    MinutesParagraph: ("text", "speaker"),
    Limb: ("text",),
    Action: ("title", "owner"),
    Recommendation: ("text", "to_body", "response_words"),
}
NAMED = Q(attendance__person__name__gt="")  # of a paragraph: who spoke has a name


def with_words(rows: QuerySet, wanted: Wanted, style: str = "") -> QuerySet:
    """Those of the rows that have every word, each by one of its names; all where no word is looked for.

    `style` is how the council shows members' names: where it shows roles alone, nobody is found by a name.
    """
    if not wanted.words:
        return rows
    found = _with_words(rows, wanted, SEARCHED[rows.model])
    if rows.model is MinutesParagraph:
        found = _not_by_name(found, wanted) if style == ROLE else found
        corrected = _corrected(wanted).values("paragraph")
    elif rows.model is Limb:
        corrected = _corrected_limbs(wanted).values("pk")
    else:
        return found
    # As one list of keys: by "or" a database goes through every paragraph there is
    return rows.filter(pk__in=found.order_by().values("pk").union(corrected))


def _corrected(wanted: Wanted) -> QuerySet:
    """What was put right in paragraphs that have the words then, wherever they are; whoever spoke is left out."""
    bare = Replace(F("paragraph__text"), F("paragraph__speaker"), Value(" "), output_field=TextField())
    words = Concat(bare, Value(" "), F("text"), output_field=TextField())
    rows = (
        MinutesCorrection.objects.filter(former=None, paragraph__isnull=False).order_by().alias(words=words)
    )
    return _with_words(rows, wanted, ("words",))


def _corrected_limbs(wanted: Wanted) -> QuerySet:
    """Limbs in whose words something was put right, where these have the words then."""
    words = Concat(OuterRef("text"), Value(" "), F("text"), output_field=TextField())
    of_item = MinutesCorrection.objects.filter(
        former=None, paragraph=None, item=OuterRef("resolution__item")
    ).exclude(was="")
    stands = of_item.order_by().alias(words=words).filter(words__contains=F("was"))
    return Limb.objects.order_by().filter(Exists(_with_words(stands, wanted, ("words",))))


def _not_by_name(rows: QuerySet, wanted: Wanted) -> QuerySet:
    """Paragraphs of somebody with a name that have the words also without it."""
    bare = Replace(F("text"), F("speaker"), Value(" "), output_field=TextField())
    if connection.vendor == "postgresql":
        without = SearchVector(_plain(bare), config=ENGLISH)
        return rows.alias(bare=without).filter(~NAMED | Q(bare=_query(wanted)))
    anywhere = (_anywhere(each.pattern, ("bare",)) for each in wanted.patterns)
    return rows.alias(bare=bare).filter(~NAMED | reduce(and_, anywhere, holding(wanted.words, "bare")))


def _with_words(rows: QuerySet, wanted: Wanted, fields: tuple[str, ...]) -> QuerySet:
    if connection.vendor != "postgresql":
        return rows.filter(
            holding(wanted.words, *fields), *(_anywhere(each.pattern, fields) for each in wanted.patterns)
        )
    found = rows.alias(searched=SearchVector(*map(_plain, fields), config=ENGLISH)).filter(
        searched=_query(wanted)
    )
    return found.filter(*(_as_written(names, fields) for names in wanted.words))


def with_marks(rows: QuerySet, wanted: Wanted) -> QuerySet:
    """Each row with `signed`: the quoted text with signs around the words found, or "" where the words themselves
    tell them."""
    if connection.vendor != "postgresql" or not wanted.words:
        return rows.annotate(signed=Value("", output_field=TextField()))
    signs = {"start_sel": BEGINS, "stop_sel": ENDS, "highlight_all": True}
    quoted = SEARCHED[rows.model][0]
    return rows.annotate(signed=SearchHeadline(_plain(quoted), _query(wanted), config=ENGLISH, **signs))


def _plain(field: str | Func) -> Func:
    text = F(field) if isinstance(field, str) else field
    return Func(text, Value(PRINTED), Value(PLAIN), function="TRANSLATE", output_field=TextField())


def _phrase(name: str) -> SearchQuery:
    plain = name.translate(str.maketrans(PRINTED, PLAIN))
    return SearchQuery(plain, search_type="phrase", config=ENGLISH)


def _query(wanted: Wanted) -> SearchQuery:
    """Words that stand in every text, such as "would", PostgreSQL leaves out by itself."""
    alike = (reduce(or_, (_phrase(name) for name in names)) for names in wanted.words)
    return reduce(and_, alike)


def _as_written(names: tuple[str, ...], fields: tuple[str, ...]) -> Q:
    """A short form in capitals is found in capitals alone: SEND is not "send"."""
    short = [name for name in names if len(names) > 1 and name.isupper()]
    if not short:
        return Q()
    others = [_phrase(name) for name in names if name not in short]
    found = Q(searched=reduce(or_, others)) if others else Q()
    return reduce(or_, (Q(**{f"{field}__contains": name}) for name in short for field in fields), found)


def _anywhere(pattern: str, fields: tuple[str, ...]) -> Q:
    return reduce(or_, (Q(**{f"{field}__iregex": pattern}) for field in fields), Q())
