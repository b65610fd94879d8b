"""Lists of signs that are asked first, before a rule is tried, hold a sign of all that the rule can find. No rule is
silently missed because a list was not told of it, and no list has a sign that no rule needs."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis import strategies as some

from committees.reading import doubts
from committees.reading.outcomes import action_marks, asked_of, labels, promises, verbs
from committees.reading.speech import before, questions, utterances
from committees.reading.speech import verbs as vocabulary_of_verbs
from committees.reading.speech.tokens import tokens_of
from committees.reading.structure import marked
from tests.committees.reading.test_in_proportion import patterns_of

REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
# Stands before the first letter of a text
START = "^"
# A letter that may be small or a capital, moved to where no letters are
ANY_CASE = 0xE000
MOST_LETTERS = 4


def rules_of(*functions: Callable, but: Iterable[re.Pattern] = ()) -> list[re.Pattern]:
    """Every pattern that these functions name, but those that they ask when a rule has been found."""
    values = [each.__globals__.get(name) for each in functions for name in each.__code__.co_names]
    return [one for one in patterns_of(values) if one not in but]


@cache
def parsed(rule: re.Pattern) -> list:
    return list(parser.parse(rule.pattern, rule.flags & ~re.UNICODE))


def letter(code: int, any_case: bool) -> str:
    low = chr(code).lower()
    return chr(ANY_CASE + ord(low)) if any_case and low.isalpha() else chr(code)


def folded(text: str) -> str:
    return "".join(chr(ord(one) - ANY_CASE) if ord(one) >= ANY_CASE else one.lower() for one in text)


class Signs:
    """`anywhere`: stand in the text as it is; `low`: in the text in small letters; `begins`: so it begins."""

    def __init__(self, anywhere: Iterable[str] = (), low: Iterable[str] = (), begins: Iterable[str] = ()):
        self.anywhere = frozenset(anywhere)
        self.low = frozenset([*low, *(START + one for one in begins)])

    def each(self) -> Iterator[tuple[str, "Signs"]]:
        """Every sign, and the others."""
        for one in self.anywhere:
            yield one, self._as(self.anywhere - {one}, self.low)
        for one in self.low:
            yield one, self._as(self.anywhere, self.low - {one})

    def _as(self, anywhere: frozenset[str], low: frozenset[str]) -> "Signs":
        others = Signs(anywhere)
        others.low = low
        return others

    def kept(self, ways: Iterable[str]) -> set[str]:
        """Ends of what has no sign so far, from where one may have begun."""
        return {self._end(way) for way in ways if not self._signed(way)}

    def _signed(self, way: str) -> bool:
        low = folded(way)
        return any(one in way for one in self.anywhere) or any(one in low for one in self.low)

    def _end(self, way: str) -> str:
        ends = (way[at:] for at in range(len(way)))
        may = (end for end in ends if self._begun(self.anywhere, end) or self._begun(self.low, folded(end)))
        return next(may, "")

    @staticmethod
    def _begun(signs: Iterable[str], end: str) -> bool:
        return any(one.startswith(end) for one in signs)

    def missing(self, rule: re.Pattern) -> set[str]:
        """Ends of texts that a rule finds and that have no sign."""
        return self.after(parsed(rule), {START}, bool(rule.flags & re.IGNORECASE))

    def after(self, items, ways: set[str], any_case: bool) -> set[str]:
        for kind, value in items:
            ways = self.kept(self._step(kind, value, ways, any_case))
        return ways

    def _step(self, kind, value, ways: set[str], any_case: bool) -> set[str]:
        if kind is op.LITERAL:
            return {way + letter(value, any_case) for way in ways}
        if kind is op.SUBPATTERN:
            return self.after(value[3], ways, any_case or bool(value[1] & re.IGNORECASE))
        if kind is op.ATOMIC_GROUP:
            return self.after(value, ways, any_case)
        if kind is op.BRANCH:
            return set().union(*(self.after(branch, ways, any_case) for branch in value[1]))
        if kind is op.GROUPREF_EXISTS:
            return self.after(value[1], ways, any_case) | self.after(value[2] or [], ways, any_case)
        if kind in REPEATS:
            least, most, body = value
            once = self.after(body, ways, any_case)
            more = {""} if most > 1 and once and once != {START} else set()
            return once | more | (ways if not least else set())
        if kind is op.ASSERT:
            # What stands before or after is of the text, too
            return ways if self.after(value[1], {""}, any_case) else set()
        if kind in (op.AT, op.ASSERT_NOT):
            return ways
        return self._any_of(kind, value, ways, any_case)

    def _any_of(self, kind, value, ways: set[str], any_case: bool) -> set[str]:
        """One of several characters. Spaces before the first letter are no beginning."""
        space = kind is op.IN and value == [(op.CATEGORY, op.CATEGORY_SPACE)]
        if kind is op.IN and len(value) <= MOST_LETTERS and all(each[0] is op.LITERAL for each in value):
            return {way + letter(code, any_case) for way in ways for _, code in value}
        return {START if space and way == START else "" for way in ways}


LOUD = Signs(labels._STRONG, begins=labels._STRONG_BEGINS)
LISTS = {
    "outcomes": (
        Signs(low=labels._SIGNS),
        rules_of(labels.strong_label, labels.weak_label, labels.weak_whole, labels.minutes_agreed),
    ),
    "outcomes that nothing else can be": (LOUD, rules_of(labels.strong_label)),
    "verbs": (Signs(begins=verbs._BEGINNINGS), [verbs._VERB]),
    "what is asked of somebody": (
        Signs(asked_of.ASKED),
        rules_of(asked_of.asked_of, promises.request_in, but=(asked_of._DEED, promises._COURTESY)),
    ),
    "promises": (Signs(promises._PROMISES), rules_of(promises._promise)),
    "what was agreed": (Signs(low=promises._AGREES), [promises._AGREED_THAT, promises._SUGGESTED]),
    "named votes": (Signs(doubts._SIGNS), [doubts._NAMED]),
    "marks of actions": (Signs(action_marks._MARKS, action_marks._LOW_MARKS), rules_of(action_marks.mark_in)),
    "names before what is said": (Signs(before._SIGNS), rules_of(before.name_before)),
    "questions that are mentioned": (Signs(begins=questions._OPENING), [questions._OPENINGS]),
    "questions within": (Signs(questions._QUESTION), rules_of(questions.asked_within)),
    "numbers after titles": (Signs(marked._SIGNS), rules_of(marked.told_by_signs)),
}


@pytest.mark.parametrize("name", LISTS)
def test_every_rule_that_is_asked_only_where_a_sign_stands_has_one(name):
    signs, rules = LISTS[name]
    assert rules
    assert not {rule.pattern: ways for rule in rules if (ways := signs.missing(rule))}


@pytest.mark.parametrize("name", LISTS)
def test_no_list_has_a_sign_that_no_rule_needs(name):
    signs, rules = LISTS[name]
    for sign, others in signs.each():
        likeliest_first = sorted(rules, key=lambda rule: sign.strip(START) not in rule.pattern.lower())
        assert any(map(others.missing, likeliest_first)), f"{sign} is in no rule that has no other sign"


@pytest.mark.parametrize(
    ("signs", "rule", "held"),
    [
        (Signs({"noted"}), r"(?:duly )?noted\b", True),
        (Signs({"noted"}), r"(?:duly )?noted|agreed", False),
        (Signs({"noted"}), r"(?i:noted)", False),
        (Signs(low={"noted"}), r"(?i:NOTED)|[Nn]oted", True),
        (Signs({"noted"}), r"(?:noted)?\.", False),
        (Signs({"ted t"}), r"noted\s+the", False),
        (Signs(begins={"noted"}), r"\s*Noted", True),
        (Signs(begins={"noted"}), r".{0,9}noted", False),
        (Signs({"AP"}), r"(?=AP).{2}", True),
        (Signs({"AP"}), r"(?!AP).{2}", False),
    ],
)
def test_a_rule_without_its_sign_is_told(signs, rule, held):
    assert (not signs.missing(re.compile(rule))) is held


WORDS = sorted(
    {word for each in vars(vocabulary_of_verbs).values() if isinstance(each, frozenset) for word in each}
)
NAMES = [
    "The Chair",
    "Members",
    "Cllr Sample,",
    "It was",
    "It is",
    "she",
    "by the Head of Care",
    "Holwyd gan",
    "that",
]
HELPERS = [
    "was",
    "were",
    "would",
    "will",
    "did not",
    "went through",
    "took members",
    "had",
    "cyflwynwyd",
    "to",
    "like",
]


@given(
    some.lists(some.sampled_from(NAMES) | some.sampled_from(HELPERS) | some.sampled_from(WORDS), max_size=8)
)
def test_nobody_who_speaks_is_missed_because_a_word_was_not_asked(told):
    text = " ".join(told)
    tokens = tokens_of(text, 0, len(text))
    each = (utterances.utterance_at(tokens, at) for at in range(len(tokens)))
    assert utterances.utterance_in(tokens) == next(filter(None, each), None)
