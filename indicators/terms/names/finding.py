"""Names in what is written that are nobody's who may be named: whoever writes is warned. Pure, and in time in
proportion to the text.

Children are called by their first names, by their families' and by words that are names too, in every language. No list
has them all, so it goes the other way round: a word with a capital letter that English does not write with a small one,
and that is no place, body or office, is taken for a name. Words that are both ("Grace", "Will", "Devon") count where
the words around them speak of a person.
"""

import re
from collections.abc import Iterable, Sequence

from indicators.terms.names.runs import Run, Token, runs_of, tokens_of
from indicators.terms.names.told import is_told_of, stands_for_a_person
from indicators.terms.names.vocabulary import (
    first_names,
    is_ordinary,
    surnames,
    surnames_and_things,
    vocabulary,
    words_and_names,
)
from indicators.terms.names.welsh import is_welsh, is_welsh_before, welsh_first_names

ENOUGH = 12  # words from which on it can be told whether a text is in English


def loose_names(text: str, known: Iterable[str] = ()) -> list[str]:
    """The words of each, in order, once. `known` are names of those who may be named, and of bodies: their words are
    passed over where they stand so, and their last word behind a title."""
    known = {name.strip() for name in known if name.strip()}
    families = {name.split()[-1].lower() for name in known}
    tokens = tokens_of(_masked(text, known))
    english = _is_english(tokens)
    found = dict.fromkeys(
        words for run in runs_of(tokens) if (words := _name_in(run, text, families, english))
    )
    parts = {part for words in found if " " in words for part in words.split()}
    return [words for words in found if words not in parts]


def names_for_roles(text: str, known: Iterable[str] = ()) -> list[str]:
    """Of words that are to be a role, not a sentence: they are looked at as they would stand in one, where a word with
    a capital letter ("Tom", "Grace") does not merely begin."""
    return loose_names(f"and {text} said", known)


def _masked(text: str, known: Iterable[str]) -> str:
    """The text with the known names blotted out, in one pass."""
    names = sorted(known, key=len, reverse=True)
    if not names:
        return text
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)"
    return re.sub(pattern, lambda match: "_" * len(match[0]), text, flags=re.IGNORECASE)


def _is_english(tokens: Sequence[Token]) -> bool:
    """In another language every word would be strange, so names are then found by titles, ages and kin alone."""
    small = [token.small for token in tokens if token.word[0].islower()]
    return len(small) < ENOUGH or 2 * sum(map(is_ordinary, small)) > len(small)


def _name_in(run: Run, text: str, families: set[str], english: bool) -> str:
    """The words of the run that are a name, "" where none are."""
    tokens = list(run.tokens[run.first : run.last])
    titled = next((place for place, each in enumerate(tokens) if each.small in vocabulary().titles), None)
    if titled is not None:
        rest = [each for each in tokens[titled:] if each.small not in vocabulary().titles and each.capital]
        somebody = rest and rest[-1].small not in families and not all(map(_is_office, rest))
        return _words(tokens[titled:], text) if somebody else ""
    kept = _without_front(tokens, dated=run.says_when)
    fronted = len(kept) < len(tokens)
    inner = Run(run.tokens, run.last - len(kept), run.last, run.begins and not fronted)
    if len(kept) == 1 and is_welsh_before(kept[0].small, inner.behind()):
        return ""
    if _is_body(kept, inner, text, fronted) or (kept[0].initial and kept[-1].small in families):
        return ""
    named = _is_name(kept, inner, text) if english else _is_name_elsewhere(kept, inner, text)
    return _words(kept, text) if named else ""


def _words(tokens: Sequence[Token], text: str) -> str:
    return text[tokens[0].start : tokens[-1].end - 2 * tokens[-1].owns]


def _without_front(tokens: list[Token], dated: bool) -> list[Token]:
    """Without ordinary words and offices before the name: "Chair", "When", "Baby"; and without the month where it is
    one."""
    place = 1 if dated and len(tokens) > 1 and tokens[0].small in vocabulary().months else 0
    while place < len(tokens) - 1 and _says_nothing(tokens[place]):
        place += 1
    return tokens[place:]


def _says_nothing(token: Token) -> bool:
    said = vocabulary()
    if token.initial or token.small in words_and_names() or token.small in said.places | said.months:
        return False
    return _is_office(token) or is_ordinary(token.small) or is_welsh(token.small)


def _is_office(token: Token) -> bool:
    return token.small in vocabulary().offices


def _is_body(tokens: Sequence[Token], run: Run, text: str, fronted: bool) -> bool:
    """A body or a thing: "Okehampton House", "Kooth Online". A name may end in such a word where it is a surname, too
    ("Stephen Grant"), and begin with one ("Bill Cole"). Where all its words are both ("Mark Street"), the words around
    it say which."""
    last = tokens[-1]
    if len(tokens) == 1 and fronted:
        return _is_office(last)  # "Pupil Premium Grant"
    if len(tokens) == 1 or (last.small in surnames() and tokens[0].small in first_names()):
        return _is_office(last) and last.small not in surnames()
    if last.small in surnames_and_things() and _is_called_so(tokens[0], run):
        return not is_told_of(run, text)
    if any(map(_is_office, tokens[1:])):
        return True
    return _says_nothing(last) and last.small not in surnames()


def _is_name(tokens: Sequence[Token], run: Run, text: str) -> bool:
    said = vocabulary()
    if len(tokens) > 1 and _has_a_post(run):
        return False
    if any(token.strange for token in tokens):
        return stands_for_a_person(run, text)
    first, last = tokens[0].small, tokens[-1].small
    if all(each.small in said.places or each.small in said.months for each in tokens):
        strictly = first not in said.places_and_names
        return len(tokens) == 1 and is_told_of(run, text, strictly=strictly)
    if len(tokens) > 1:
        family = last in surnames() or last in said.given or last in surnames_and_things()
        called = _is_called_so(tokens[0], run) or (tokens[0].initial and tokens[1].gap == ". ")
        return family and called and last not in said.places
    return first in words_and_names() and _is_meant_as_a_name(tokens[0], run, text)


def _is_name_elsewhere(tokens: Sequence[Token], run: Run, text: str) -> bool:
    """Of a text in another language: by what is said around it, or by a first name that Wales knows."""
    called = tokens[0].small in welsh_first_names() and not (len(tokens) > 1 and _has_a_post(run))
    return called or is_told_of(run, text, strictly=True)


def _is_called_so(token: Token, run: Run) -> bool:
    """Whether the word before a surname is a first name: "June Carter", but not behind "In" or "The"."""
    if token.small in vocabulary().months:
        return not run.says_when
    return any(
        token.small in names for names in (words_and_names(), first_names(), vocabulary().places_and_names)
    )


def _has_a_post(run: Run) -> bool:
    """An officer with their post, from head of service up: "Lara Rowe, Head of Service"."""
    if run.last >= len(run.tokens) or run.tokens[run.last].gap.strip() not in (",", "(", "–", "-"):
        return False
    return run.tokens[run.last].capital and run.tokens[run.last].small in vocabulary().posts


def _is_meant_as_a_name(token: Token, run: Run, text: str) -> bool:
    """Of one word that is a name and something else."""
    if is_told_of(run, text):
        return True
    named = token.small in vocabulary().given
    near = run.behind() in vocabulary().helping or token.owns or _in_a_row(run) or run.quoted
    if run.has_article and run.behind() in vocabulary().behind_the:
        return True
    if run.begins:
        return named and near
    return not run.has_article and (named or near)


def _in_a_row(run: Run) -> bool:
    """Beside another word that may be a name: "Rose and Ivy"."""
    if run.behind() != "and" or run.last + 1 >= len(run.tokens):
        return False
    other = run.tokens[run.last + 1]
    return other.capital and (other.small in vocabulary().given or other.strange)
