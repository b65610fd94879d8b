"""Words that count children so few that a child can be told. It warns an editor and blocks nothing. Pure."""

import re
from dataclasses import dataclass

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
CHILDREN = (
    r"child(?:ren)?|young\s+(?:people|persons?|wom[ae]n|m[ae]n|adults?)|care[\s-]leavers?|care[\s-]experienced"
    r"|bab(?:y|ies)|infants?|toddlers?|boys?|girls?|teenagers?|adolescents?|siblings?|brothers?|sisters?"
    r"|pupils?|students?|unaccompanied\s+minors?|asylum[\s-]seekers?"
)
# Words that may stand between the number and the children: "three of the 40 looked-after children"
BETWEEN = r"(?:[\w’'-]+\s+){0,4}?"
COUNT = re.compile(
    rf"(?<![\w.,£/–-])(?P<number>\d{{1,2}}|{'|'.join(WORDS)})(?![\d%]|[.,]\d|\s?%|\s*(?:per\s+cent|percent)\b|[-–/]\d)"
    rf"(?P<rest>\s+{BETWEEN}(?:{CHILDREN})\b)",
    re.IGNORECASE,
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
    """Counts of children from 1 to `threshold` in `text`, in order. Rates, ages, bounds and numbered things are not."""
    found = []
    for match in COUNT.finditer(text):
        word = match["number"].lower()
        count = WORDS[word] if word in WORDS else int(word)
        is_count = not (
            NOT_A_COUNT_BEFORE.search(text[: match.start()]) or NOT_A_COUNT_AFTER.search(match["rest"])
        )
        if is_count and 1 <= count <= threshold:
            found.append(SmallNumber(count, " ".join(match[0].split())))
    return found
