"""Words with capital letters that stand together, with what is around them. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.terms.names.vocabulary import first_names, is_ordinary, vocabulary, words_and_names
from indicators.terms.names.welsh import is_welsh

WORD = re.compile(r"[^\W\d_]+(?:[’'‘-][^\W\d_]+)*")
OWN = ("’s", "'s", "‘s")
# Behind these a sentence begins, or a point of a list: its first word has a capital letter whatever it is
STOP = re.compile(r"[.!?:;\n•·*|“\"]|\s[-–—]\s")
LONGEST_SHORT_FORM = 3  # letters: "AMY", "SEN"
ARTICLES = frozenset(("the", "a", "an", "this", "these", "those", "each", "every", "its", "our", "their"))


@dataclass(frozen=True)
class Token:
    """`word` without the sign of a genitive; `gap` is what stands before it; `small` its word in small letters."""

    word: str
    small: str
    start: int
    end: int
    gap: str
    owns: bool

    @property
    def capital(self) -> bool:
        """As a name is written: not an abbreviation, which has two capital letters, unless it is a first name."""
        word = self.word
        if word.isupper() and len(word) > LONGEST_SHORT_FORM:
            return self.small in first_names()
        return word[:1].isupper() and not word[1:2].isupper() and any(letter.islower() for letter in word)

    @property
    def strange(self) -> bool:
        """Whether it is no word of English and no place."""
        said = vocabulary()
        placed = self.small in said.places or self.small in said.months
        return (
            self.capital
            and not placed
            and self.small not in words_and_names()
            and not is_ordinary(self.small)
            and not is_welsh(self.small)
        )

    @property
    def initial(self) -> bool:
        return len(self.word) == 1 and self.word.isupper()


@dataclass(frozen=True)
class Run:
    """The tokens from `first` to before `last` of a text; `begins`: at the beginning of a sentence."""

    tokens: Sequence[Token]
    first: int
    last: int
    begins: bool

    def before(self, steps: int = 1) -> str:
        """The word before, "" where something else than a space or a comma lies between."""
        place = self.first - steps
        gaps = [self.tokens[each].gap for each in range(max(place + 1, 0), self.first + 1)]
        return self.tokens[place].small if place >= 0 and not any(map(STOP.search, gaps)) else ""

    def behind(self, steps: int = 1) -> str:
        """The word behind, "" where the sentence ends before it."""
        place = self.last + steps - 1
        if place >= len(self.tokens):
            return ""
        gaps = [self.tokens[each].gap for each in range(self.last, place + 1)]
        return "" if any(map(STOP.search, gaps)) else self.tokens[place].small

    @property
    def quoted(self) -> bool:
        """Whether it stands alone in quotation marks."""
        after = self.tokens[self.last].gap if self.last < len(self.tokens) else ""
        return self.tokens[self.first].gap.endswith(("“", '"', "‘")) and after.startswith(("”", '"', "’"))

    @property
    def says_when(self) -> bool:
        """Whether a month at its beginning is one: "In May", "on 4 June", "the April"."""
        dated = self.has_article or self.before() in vocabulary().time_follows
        return dated or any(map(str.isdigit, self.tokens[self.first].gap))

    @property
    def has_article(self) -> bool:
        return self.before() in ARTICLES


def tokens_of(text: str) -> list[Token]:
    found, end = [], 0
    for match in WORD.finditer(text):
        owns = match[0].endswith(OWN)
        word = match[0][:-2] if owns else match[0]
        found.append(
            Token(
                word,
                word.lower().replace("’", "'"),
                match.start(),
                match.end(),
                text[end : match.start()],
                owns,
            )
        )
        end = match.end()
    return found


def runs_of(tokens: Sequence[Token]) -> Iterator[Run]:
    """In order. A genitive ends a run; an initial or a particle ("van") may stand inside one."""
    place = 0
    while place < len(tokens):
        if not (tokens[place].capital or tokens[place].initial):
            place += 1
            continue
        last = _end(tokens, place)
        if any(token.capital for token in tokens[place:last]):
            yield Run(tokens, place, last, _begins(tokens, place))
        place = last


def _end(tokens: Sequence[Token], place: int) -> int:
    last = place + 1
    while last < len(tokens) and not tokens[last - 1].owns:
        joined = tokens[last].gap == " " or (
            (tokens[last - 1].initial or _titled(tokens[last - 1])) and tokens[last].gap == ". "
        )
        particle = tokens[last].small in vocabulary().particles and last + 1 < len(tokens)
        inside = particle and tokens[last + 1].gap == " " and tokens[last + 1].capital
        if not joined or not (tokens[last].capital or tokens[last].initial or inside):
            break
        last += 1
    return last


def _titled(token: Token) -> bool:
    return token.small in vocabulary().titles


def _begins(tokens: Sequence[Token], place: int) -> bool:
    gap = tokens[place].gap
    if place == 0 or STOP.search(gap):
        return True
    before = tokens[place - 1]
    # "(a) Kayden": the first word of a point of a list
    opens = place == 1 or STOP.search(before.gap) or before.gap.endswith("(")
    return gap.startswith(")") and len(before.word) <= 4 and bool(opens)
