"""The words officers write into a quarter: headline, sections' answers, commentary on indicators. Pure."""

from typing import NamedTuple

HEADLINE, ANSWER, COMMENTARY = "headline", "answer", "commentary"
LONGEST = {HEADLINE: 500, ANSWER: 300, COMMENTARY: 1500}
LONGEST_ROLE = 120


class WordsPlace(NamedTuple):
    """Where words stand. `name` is the section's slug, the indicator's code, or "" for the headline."""

    kind: str
    name: str = ""

    @property
    def words(self) -> str:
        return f"{self.kind} {self.name}".strip()


class OfficerWords(NamedTuple):
    """`author` is a role, for commentary only. An empty text takes the words back."""

    text: str = ""
    author: str = ""

    def differs(self, before: "OfficerWords") -> bool:
        """Who would have said nothing does not matter."""
        return self != before if self.text else bool(before.text)


Words = dict[WordsPlace, OfficerWords]


def counted(places: list[WordsPlace]) -> str:
    """ "the headline, 2 answers and 1 commentary"."""
    kinds = [place.kind for place in places]
    parts = ["the headline"] if HEADLINE in kinds else []
    for kind, several in ((ANSWER, "answers"), (COMMENTARY, "commentaries")):
        if many := kinds.count(kind):
            parts.append(f"{many} {kind if many == 1 else several}")
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""
