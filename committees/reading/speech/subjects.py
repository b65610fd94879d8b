"""Who a sentence says it is about: persons, posts, the chair, members, young people, a meeting. Pure."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from committees.reading.result import SpeakerKind
from committees.reading.speech.phrases import (
    REPRESENTING,
    group_end,
    is_initials,
    is_post,
    kind_of_phrase,
    name_end,
    of_whom,
    post_end,
    said,
    without_article,
)
from committees.reading.speech.tokens import MOST_KEPT, Tokens, tokens_of
from committees.reading.speech.vocabulary import (
    ARTICLES,
    BEFORE_CHAIR,
    BEGIN_MANY,
    CHAIRS,
    COLLECTIVES,
    MEMBER_TITLES,
    MEMBERS,
    ORGANISATIONS,
    PLURAL_TITLES,
    POSTS,
    PRONOUNS,
)

_NO_PERSON = ORGANISATIONS | POSTS | CHAIRS | COLLECTIVES
MOST_NAMED = 80


class Subject(NamedTuple):
    """Words `start` to `end` of a sentence. `name` as it is to be shown; "" for a pronoun and for a meeting as a whole.
    `people` are surnames, for the list of who is who."""

    start: int
    end: int
    name: str
    kind: SpeakerKind
    pronoun: bool = False
    collective: bool = False
    post: str = ""


def subject_at(tokens: Tokens, at: int) -> Subject | None:
    """The person or people that are named from this word on, in the likeliest way to read it."""
    return next(subjects_at(tokens, at), None)


def subjects_at(tokens: Tokens, at: int) -> Iterator[Subject]:
    """Every way to read it: "The Committee" and "The Committee Manager"."""
    if not tokens[at].begins:
        return
    for read in (_pronoun, _titled, _chair, _group, _post, _named, _child, _initials):
        if found := read(tokens, at):
            yield found


def named(text: str) -> tuple[str, SpeakerKind]:
    """Who a name alone is; a single word that is no post is nobody, it may be a child's first name."""
    tokens = tokens_of(text, 0, len(text))
    subject = subject_at(tokens, 0) if tokens else None
    return (subject.name, subject.kind) if subject and subject.name else ("", SpeakerKind.NONE)


@lru_cache(MOST_KEPT)
def alone(text: str) -> Subject | None:
    """Whoever a text names that says nothing else."""
    tokens = tokens_of(text, 0, len(text))
    found = (one for one in subjects_at(tokens, 0) if one.end == len(tokens)) if tokens else iter(())
    return next((one for one in found if not one.pronoun), None)


def _pronoun(tokens: Tokens, at: int) -> Subject | None:
    if tokens[at].low in PRONOUNS:
        return Subject(at, at + 1, "", SpeakerKind.NONE, pronoun=True)
    return None


def _titled(tokens: Tokens, at: int) -> Subject | None:
    """ "Councillors A, B and C", "Cllr K Surname", "Mrs O'Neill", and a post after the name."""
    first = at + 1 if tokens[at].low in ("the", "y") and at + 1 < len(tokens) else at
    if not tokens[first].title:
        return None
    member = tokens[first].low.rstrip(".") in MEMBER_TITLES
    plural = tokens[first].low.rstrip(".") in PLURAL_TITLES
    end = name_end(tokens, first + 1)
    if end == first + 1:
        return None
    # No list of people is longer; a page of names is not gone through again and again
    while end < first + MOST_NAMED and (more := _next_of_list(tokens, end, plural)) > end:
        end = more
    # In Welsh the article is a part of the title
    name = said(tokens, at if tokens[at].low == "y" else first, end)
    kind = SpeakerKind.MEMBER if member else SpeakerKind.NONE
    of, whom = (end, "") if member else _spoken_for(tokens, end)
    if whom:
        # "Mrs Example of the Fostering Forum"
        return Subject(at, of, name, kind_of_phrase(whom) or kind, post=whom)
    return _with_post(tokens, Subject(at, end, name, kind), member)


def _spoken_for(tokens: Tokens, end: int) -> tuple[int, str]:
    """Whom somebody speaks for, and where that ends: "of the Fostering Forum"; "" for nobody."""
    of = of_whom(tokens, end)
    stands = of > end and tokens[end].low in ("of", "from", "representing")
    return (of, said(tokens, end + 1, of)) if stands else (end, "")


def _next_of_list(tokens: Tokens, end: int, plural: bool) -> int:
    """Another name after a comma or "and"; `end` if there is none."""
    if end >= len(tokens):
        return end
    joined = tokens[end].low in ("and", "&", "a")
    at = end + 1 if joined else end
    if (not joined and not tokens[end - 1].comma) or at >= len(tokens):
        return end
    if tokens[at].title:
        after = name_end(tokens, at + 1)
        return after if after > at + 1 else end
    if not plural:
        return end
    after = name_end(tokens, at)
    return after if after > at and not any(token.low in POSTS for token in tokens[at:after]) else end


def _with_post(tokens: Tokens, subject: Subject, member: bool) -> Subject:
    """A post after a name and a comma: "Bayna Brown, Strategic Manager,"; or in brackets."""
    end = subject.end
    if end >= len(tokens) or not (tokens[end - 1].comma or tokens[end].text.startswith("(")):
        return subject
    if tokens[end].text.startswith("("):
        return _with_brackets(tokens, subject, member)
    post = post_end(tokens, end)
    if post <= end and kind_of_phrase(said(tokens, end, group_end(tokens, end))):
        # "Mrs Example, co-optee,"
        post = group_end(tokens, end)
    if post <= end or tokens[end].low in ("officers", "members", "staff"):
        return subject
    words = said(tokens, end, post)
    article = tokens[end].low in ARTICLES
    # "from Councillor X, the Head of Service advised": somebody else begins to speak
    if article and (not tokens[post - 1].comma or (member and kind_of_phrase(words) is SpeakerKind.OFFICER)):
        return subject
    kind = subject.kind if member else kind_of_phrase(words) or SpeakerKind.OFFICER
    return Subject(subject.start, post, subject.name, kind, post=words)


def _with_brackets(tokens: Tokens, subject: Subject, member: bool) -> Subject:
    """ "Saskia Example (Chair)", "Mrs Example (co-opted member)"."""
    end = subject.end
    while end < min(subject.end + 10, len(tokens)) and ")" not in tokens[end].text:
        end += 1
    if end >= len(tokens) or ")" not in tokens[end].text:
        return subject
    words = said(tokens, subject.end, end + 1)
    kind = kind_of_phrase(words)
    if kind is None or (member and kind is not SpeakerKind.CHAIR):
        return subject
    return Subject(subject.start, end + 1, subject.name, kind, post=words)


def _chair(tokens: Tokens, at: int) -> Subject | None:
    first = at + 1 if tokens[at].low in ARTICLES and at + 1 < len(tokens) else at
    end = first
    while end < len(tokens) and (tokens[end].low in BEFORE_CHAIR or tokens[end].low == "deputy"):
        end += 1
    if end >= len(tokens) or tokens[end].low not in CHAIRS or (first == at and not tokens[at].capital):
        return None
    end += 1
    of = of_whom(tokens, end)
    # "the Chair of the Children in Care Council" chairs something else, but speaks as a chair all the same
    elsewhere = (
        of > end and tokens[end].low == "of" and tokens[of - 1].low not in COLLECTIVES - {"forum", "council"}
    )
    name = said(tokens, first, of if elsewhere else end)
    if end < len(tokens) and tokens[end - 1].comma and tokens[end].title:
        of = max(of, name_end(tokens, end + 1))
    elif of < len(tokens) and tokens[of].title:
        of = name_end(tokens, of + 1)
    return Subject(at, of, name, SpeakerKind.CHAIR)


def _first(tokens: Tokens, at: int) -> int | None:
    """Past an article; None where no phrase begins."""
    first = at + 1 if tokens[at].low in ARTICLES and at + 1 < len(tokens) else at
    if first == at and not tokens[at].capital and tokens[at].low not in BEGIN_MANY:
        return None
    return first


def _group(tokens: Tokens, at: int) -> Subject | None:
    """Members, young people, the public, or a meeting as a whole."""
    first = _first(tokens, at)
    if first is None:
        return None
    if [token.low for token in tokens[first : first + 2]] == ["number", "of"]:
        first += 2
    plain = group_end(tokens, first) if first < len(tokens) else first
    if plain == first + 1 and tokens[first].low == "youth" and post_end(tokens, first) > plain:
        return None
    if plain > first:
        at = first if tokens[plain - 1].low in REPRESENTING else at
        end = of_whom(tokens, plain)
        name = said(tokens, at, end)
        kind = kind_of_phrase(name)
        low = tokens[plain - 1].low
        collective = low in COLLECTIVES and kind is None
        if kind is None and low in MEMBERS:
            kind = SpeakerKind.MEMBER
        if (
            kind is SpeakerKind.MEMBER
            and end < len(tokens)
            and end == plain
            and (named := _named(tokens, end))
        ):
            return Subject(at, named.end, said(tokens, at, named.end), kind)
        if kind or collective:
            return Subject(at, end, name, kind or SpeakerKind.NONE, collective=collective)
    return None


def _post(tokens: Tokens, at: int) -> Subject | None:
    """A post: "the Head of Service", "The Strategic Manager, Performance and Information Management"."""
    first = _first(tokens, at)
    end = post_end(tokens, first) if first is not None else at
    if first is None or end <= first or not is_post(tokens, first, end):
        return None
    if tokens[end - 1].low in ("representative", "representatives"):
        end = of_whom(tokens, end)
    words = said(tokens, first, end)
    return Subject(at, end, words, kind_of_phrase(words) or SpeakerKind.OFFICER)


def _named(tokens: Tokens, at: int) -> Subject | None:
    """ "Bayna Brown, Strategic Manager," or "J Wilson". A first name alone is nobody: it may be a child's."""
    end = name_end(tokens, at)
    if end - at < 2 or any(token.low in _NO_PERSON for token in tokens[at:end]):
        return None
    first = end
    while end < at + MOST_NAMED and (more := _and_name(tokens, end)) > end:
        end = more
    subject = Subject(at, end, said(tokens, at, end), SpeakerKind.NONE)
    with_post = (
        _with_post(tokens, Subject(at, first, subject.name, subject.kind), False) if end == first else subject
    )
    if with_post.post:
        return with_post
    of, whom = _spoken_for(tokens, end)
    if whom:
        kind = kind_of_phrase(whom) or SpeakerKind.NONE
        # Young people are shown by what they speak for, never by name
        name = without_article(whom) if kind is SpeakerKind.YOUNG_PERSON else subject.name
        return Subject(at, of, name, kind, post=whom)
    return subject


def _child(tokens: Tokens, at: int) -> Subject | None:
    """A first name with what it speaks for: "Ella, a care leaver," is a care leaver."""
    if at + 1 >= len(tokens) or not tokens[at].name or tokens[at].low in _NO_PERSON:
        return None
    if tokens[at].comma:
        group = _group(tokens, at + 1)
        if group and group.kind is SpeakerKind.YOUNG_PERSON:
            return Subject(at, group.end, group.name, group.kind)
    of, whom = _spoken_for(tokens, at + 1)
    if kind_of_phrase(whom) is SpeakerKind.YOUNG_PERSON:
        return Subject(at, of, without_article(whom), SpeakerKind.YOUNG_PERSON)
    return None


def _initials(tokens: Tokens, at: int) -> Subject | None:
    """At the beginning of a sentence, behind a comma, and of whom a question came: "a question from PN, HT said"."""
    asker = bool(at) and tokens[at - 1].low in ("from", "by")
    begins = not at or tokens[at - 1].comma
    if not is_initials(tokens[at].core) or not (asker or (begins and not tokens[at].comma)):
        return None
    return Subject(at, at + 1, tokens[at].core, SpeakerKind.NONE)


def _and_name(tokens: Tokens, end: int) -> int:
    if end < len(tokens) and (tokens[end].low == "and" or tokens[end - 1].comma):
        at = end + 1 if tokens[end].low == "and" else end
        after = name_end(tokens, at)
        if after - at >= 2 and not any(token.low in _NO_PERSON for token in tokens[at:after]):
            return after
    return end
