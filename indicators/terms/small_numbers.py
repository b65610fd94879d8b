"""Words that count children so few that a child can be told. It warns an editor and blocks nothing. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
CHILDREN = (
    r"child(?:ren)?|young\s+(?:people|persons?|wom[ae]n|m[ae]n|adults?)|care[\s-]leavers?|care[\s-]experienced"
    r"|bab(?:y|ies)|newborns?|infants?|toddlers?|boys?|girls?|teenagers?|adolescents?|siblings?|brothers?|sisters?"
    r"|sons?|daughters?|pupils?|students?|unaccompanied\s+minors?|asylum[\s-]seekers?|under[\s-](?:fives|ones|\d{1,2}s)"
    # As officers shorten it; before another noun it is the kind of that: "three LAC reviews"
    r"|(?:UASC|LAC|CLA|CIC|CYP|YP)(?!\s+(?:review|plan|nurse|team|meeting|visit|panel|polic|assessment|health|officer)\w*)"
)
# Not children: what belongs to them, such as "three children's homes"
THEIRS = (
    r"(?![’']s?\s+(?:homes?|services?|social|centres?|guardians?|teams?|panels?|workers?|boards?|trusts?"
    r"|hospitals?)\b)"
)
# Words that may stand between the number and the children: "three of the 40 looked-after children"
BETWEEN = r"(?:[\w’'-]+\s+){0,4}?"
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(WORDS)})"
NO_SHARE = r"(?![\d%]|[.,]\d|\s?%|\s*(?:per\s+cent|percent)\b|[-–/]\d)"
COUNT = re.compile(
    rf"(?<![\w.,£/–-])(?:{NUMBER}\s*(?:-|–|\bto\b|\bor\b)\s*)?(?P<number>{NUMBER}){NO_SHARE}"
    rf"(?:\s*\(\d{{1,2}}\)|\s?x\b)?"
    rf"(?P<rest>\s+{BETWEEN}(?:{CHILDREN}|\d{{1,2}}[\s-]year[\s-]olds?)\b{THEIRS})",
    re.IGNORECASE,
)
# Words that are a count themselves, and a number behind the children
OF_TWO = re.compile(
    rf"\b(?:both(?:\s+of)?\s+(?:the\s+|these\s+|those\s+)?{BETWEEN}(?:{CHILDREN})\b{THEIRS}"
    rf"|(?:couple|pair)\s+of\s+{BETWEEN}(?:{CHILDREN})\b{THEIRS}|sibling\s+pairs?|brother\s+and\s+sister|twins)\b",
    re.IGNORECASE,
)
OF_ONE = re.compile(
    rf"\b(?:(?:a|one|the)\s+(?:single|sole|lone)\s+{BETWEEN}(?:{CHILDREN})\b{THEIRS}|the\s+only\s+(?:{CHILDREN})\b"
    r"|an?\s+(?:boy|girl|newborn)\b)",
    re.IGNORECASE,
)
OF_THREE = re.compile(r"\btriplets\b", re.IGNORECASE)
BEHIND = (
    re.compile(
        rf"\b(?:{CHILDREN})\s*(?:\(|:|=|\s[-–]\s)\s*(?P<number>{NUMBER})\b{NO_SHARE}(?!\s*(?:to|or)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bnumber\s+of\s+{BETWEEN}(?:{CHILDREN})\b(?:\s+[\w-]+){{0,6}}?\s+(?:was|were|is|to)\s+"
        rf"(?P<number>{NUMBER})\b{NO_SHARE}",
        re.IGNORECASE,
    ),
    re.compile(rf"\bsibling\s+groups?\s+of\s+(?P<number>{NUMBER})\b", re.IGNORECASE),
    re.compile(rf"(?<![\w.,£/–-])(?P<number>{NUMBER})\s+of\s+whom\b", re.IGNORECASE),
)
# Not a count: the name of a thing, a bound, or an age.
NOT_A_COUNT_BEFORE = re.compile(
    r"\b(?:quarter|q|item|page|appendix|section|part|grade|year|stage|band|tier|level|paragraph|measure|number|no\.?"
    r"|aged?|week|day|phase|schedule|table|figure|chapter|volume|edition|fewer\s+than|less\s+than|under|below"
    r"|more\s+than|over|at\s+least|least|between|up\s+to)\s*$",
    re.IGNORECASE,
)
NOT_A_COUNT_AFTER = re.compile(
    r"^\s+(?:in\s+(?:\d|every|a\b|one|two|three|four|five|six|seven|eight|nine|ten)|or\s+(?:more|fewer|less)|"
    r"(?:day|week|month|year|mile|hour|minute|home|placement|place|bed|meeting|quarter|question|officer|councillor"
    r"|member|council|carer|worker|team|visit|school|plan|report|measure|point|service|area|part|priorit|action)\w*|to\s+one\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SmallNumber:
    count: int
    quoted: str  # the words of the text that give it

    @property
    def message(self) -> str:
        return (
            f"“{self.quoted}” gives a count of {self.count}. A number this small can point at a child. "
            "Consider “a small number of”, and check what the published figures show."
        )


def small_numbers(text: str, threshold: int) -> list[SmallNumber]:
    """Counts of children from 1 to `threshold` in `text`, in order. Rates, ages, bounds and numbered things are not.

    Of a range ("1-2 children") the larger counts.
    """
    found: dict[int, SmallNumber] = {}
    ends = 0
    for start, end, count, quoted in sorted(_counts(text)):
        if start >= ends and 1 <= count <= threshold:
            found[start] = SmallNumber(count, " ".join(quoted.split()))
            ends = end
    return list(found.values())


def _counts(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Where each begins and ends, how many, and the words."""
    for match in COUNT.finditer(text):
        before, rest = text[: match.start()], match["rest"]
        if not NOT_A_COUNT_BEFORE.search(before) and not NOT_A_COUNT_AFTER.search(rest):
            yield (*match.span(), _number(match["number"]), match[0])
    for count, words in ((1, OF_ONE), (2, OF_TWO), (3, OF_THREE)):
        for match in words.finditer(text):
            yield (*match.span(), count, match[0])
    for behind in BEHIND:
        for match in behind.finditer(text):
            yield (*match.span(), _number(match["number"]), match[0])


def _number(word: str) -> int:
    return WORDS[word.lower()] if word.lower() in WORDS else int(word)
