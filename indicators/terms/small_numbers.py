"""Words that count children so few that a child can be told. It warns an editor and blocks nothing. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.terms import small_numbers_in_welsh as welsh

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
# Officers' short forms stand for one as for many; before another noun for the kind of that: "three LAC reviews"
MANY = (
    r"(?:grand)?children|young\s+(?:people|persons|women|men|adults)|care[\s-]leavers|care[\s-]experienced"
    r"|babies|newborns|infants|toddlers|boys|girls|females|males|teenagers|adolescents|pupils|students"
    r"|(?:(?:half|step|foster)-?)?(?:siblings|brothers|sisters|sons|daughters)|(?:young|teenage)\s+(?:mother|father|parent)s"
    r"|unaccompanied\s+minors|asylum[\s-]seekers|under[\s-](?:fives|ones|\d{1,2}s)|\d{1,2}[\s-]year[\s-]olds"
    r"|(?:UASC|LAC|CLA|CIC|CYP|YP)(?!\s+(?:review|plan|nurse|team|meeting|visit|panel|polic|assessment|health|officer)\w*)"
)
ONE = (
    r"(?:grand)?child|young\s+(?:person|woman|man|adult)|care[\s-]leaver|baby|newborn|infant|toddler|boy|girl|teenager"
    r"|adolescent|pupil|student|(?:(?:half|step|foster)-?)?(?:sibling|brother|sister|son|daughter)"
    r"|(?:young|teenage)\s+(?:mother|father|parent)|unaccompanied\s+minor|asylum[\s-]seeker|\d{1,2}[\s-]year[\s-]old"
)
CHILDREN = rf"(?:{MANY}|{ONE})"
# Not children: what belongs to them or is called after them ("three children's homes"), and what is counted for each
THEIRS = (
    r"\b(?!-\w|\s+(?:per|and\s+(?:carers?|staff|famil\w+|parents?))\b"
    r"|(?:[’']s?)?\s+(?:homes?|services?|social|centres?|guardians?|teams?|panels?|workers?|boards?|trusts?|hospitals?"
    r"|councils?|in\s+care\s+councils?|rights|representatives?|ambassadors?|hubs?|forums?|groups?|placements\s+are"
    r"|protection|friendly|premium|referral)\b)"
)
# Words that may stand between the number and the children: "three of the 40 looked-after children". None of them leads
# on to another thing ("one way to help children"), or is one ("two workers", "two thirds")
BETWEEN = (
    r"(?:(?!(?:to|for|and|or|by|with|why|how|when|than|that|met|third|half|quarter|fifth|tenth|hundred|thousand|dozen)\b"
    r"|(?!these\b|those\b|was\b)[\w-]+(?<![su])s\s)[\w’'-]+\s+){0,5}?"
)
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(WORDS)})"
NO_SHARE = r"(?![\d%]|[.,]\d|\s?%|\s*(?:per\s+cent|percent)\b|[-–/]\d)"
ALONE = r"(?<![\w.,£/–-])"
COUNT = re.compile(
    rf"{ALONE}(?:{NUMBER}\s*(?:-|–|\bto\b|\bor\b)\s*|between\s+{NUMBER}\s+and\s+)?(?P<number>{NUMBER}){NO_SHARE}"
    rf"(?:\s*\((?:{NUMBER}|(?:out\s+)?of\s[^()]{{1,12}})\)|\s?x\b)?"
    rf"(?P<rest>\s+{BETWEEN}(?:{MANY}|(?P<one>{ONE})){THEIRS})",
    re.IGNORECASE,
)
# Words that are a count themselves, and a number behind the children
THESE = r"(?:\s+of)?\s+(?:the\s+|these\s+|those\s+|our\s+)?"
OF_WORDS = {
    1: rf"(?:a|one|the)\s+(?:single|sole|lone)\s+{BETWEEN}{CHILDREN}{THEIRS}|the\s+only\s+{CHILDREN}{THEIRS}"
    r"|an?\s+(?:(?:little|young|small|baby|teenage)\s+)?(?:boy|girl|newborn)\b",
    2: rf"both{THESE}{BETWEEN}(?:{MANY}){THEIRS}(?!\s+and\b)|neither{THESE}{BETWEEN}{CHILDREN}{THEIRS}"
    rf"|(?:couple|pair)\s+of\s+{BETWEEN}(?:{MANY}){THEIRS}|[cg]wpl\s+{welsh.OF_MANY}|(?:{MANY}),\s+both\b|sibling\s+pairs?|twins|g?efeilliaid|twin\s+(?:{MANY})"
    rf"|(?:brother\s+and\s+(?:\w+\s+)?sister|sister\s+and\s+(?:\w+\s+)?brother){THEIRS}(?!\s+placements?\b)",
    3: rf"triplets|tripledi|trio\s+of\s+{BETWEEN}(?:{MANY})",
    4: r"quadruplets",
    # As many as a hand has fingers
    5: rf"(?:a|the)\s+handful\s+of\s+{BETWEEN}(?:{MANY}){THEIRS}|llond\s+llaw\s+{welsh.OF_MANY}",
    # It means six: a council that shows five as few shows six
    6: rf"half(?:\s+|-)a(?:\s+|-)dozen\s+{BETWEEN}(?:{MANY}){THEIRS}|hanner\s+dwsin\s+{welsh.OF_MANY}",
}
LOOSE = re.compile(r"half|hanner|llond|(?:a|the)\s+handful", re.IGNORECASE)
COUNTED_WORDS = {count: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for count, words in OF_WORDS.items()}
BEHIND = (
    re.compile(
        rf"\b{CHILDREN}\s*(?:\(|:|=|\s[-–]\s)\s*(?P<number>{NUMBER})\b{NO_SHARE}(?!\s*(?:to|or)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{CHILDREN}\s+(?:in|missing|out\s+of|without|at)\b[^\S\n]?[\w -]{{0,30}}?(?:\s?\(|:\s?|\s[-–]\s)"
        rf"(?P<number>{NUMBER})(?=\)|[.,;]?(?:\s*\n|\s*$))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bnumber\s+of\s+{BETWEEN}{CHILDREN}\b(?:\s+[\w-]+){{0,6}}?\s+(?:was|were|is|to)\s+"
        rf"(?P<number>{NUMBER})\b{NO_SHARE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bof\s+(?:all\s+)?(?:the|these|those|our)\s+{BETWEEN}{CHILDREN},?\s+(?:only\s+|just\s+)?"
        rf"(?P<number>{NUMBER})\s+(?:was|were|is|are|had|has|have|did)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\bsibling\s+groups?\s+of\s+(?P<number>{NUMBER})\b", re.IGNORECASE),
    re.compile(rf"{ALONE}(?P<number>{NUMBER})\s+of\s+whom\b", re.IGNORECASE),
    re.compile(rf"{ALONE}(?P<number>\d{{1,2}})/\d{{2,3}}\s+{BETWEEN}(?:{MANY}){THEIRS}", re.IGNORECASE),
)
# Not a count: the name of a thing, a bound, an age, or the end of a larger number.
NOT_A_COUNT_BEFORE = re.compile(
    r"\b(?:quarter|q|item|page|appendix|section|part|grade|year|stage|band|tier|level|paragraph|measure|number|no\.?"
    r"|priority|objective|outcome|recommendation|target|theme|standard|step|aged?|week|day|phase|schedule|table|figure"
    r"|chapter|volume|edition|fewer\s+than|less\s+than|under|below|more\s+than|over|at\s+least|least|between|up\s+to"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred(?:\s+and)?)\s*$",
    re.IGNORECASE,
)
NOT_A_COUNT_AFTER = re.compile(
    r"\s+(?:in\s+(?:\d|every|a\b|one|two|three|four|five|six|seven|eight|nine|ten)|or\s+(?:more|fewer|less)|"
    r"(?:day|week|month|year|mile|hour|minute|home|placement|place|bed|meeting|quarter|question|officer|councillor"
    r"|member|council|carer|worker|team|visit|school|plan|report|measure|point|service|area|part|priorit|action)\w*|to\s+one\b)",
    re.IGNORECASE,
)
FAR = 40  # characters that are looked at before a number


@dataclass(frozen=True)
class SmallNumber:
    count: int
    quoted: str  # the words of the text that give it

    @property
    def message(self) -> str:
        about = "about " if LOOSE.match(self.quoted) else ""
        return (
            f"“{self.quoted}” gives a count of {about}{self.count}. A number this small can point at a child. "
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
        count = _number(match["number"])
        kind_of_thing = match["one"] and count > 1  # "two pupil referral units"
        another = kind_of_thing or NOT_A_COUNT_AFTER.match(match["rest"])
        if not another and not NOT_A_COUNT_BEFORE.search(_before(text, match)):
            yield (*match.span(), count, match[0])
    for match in welsh.COUNT.finditer(text):
        if not welsh.NOT_A_COUNT_BEFORE.search(_before(text, match)):
            yield (*match.span(), _number(match["number"]), match[0])
    for count, words in COUNTED_WORDS.items():
        for match in words.finditer(text):
            yield (*match.span(), count, match[0])
    for behind in BEHIND:
        for match in behind.finditer(text):
            yield (*match.span(), _number(match["number"]), match[0])


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - FAR) : match.start()]


def _number(word: str) -> int:
    return (WORDS | welsh.WORDS).get(word.lower()) or int(word)
