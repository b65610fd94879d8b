"""One child, two children: what an indicator counts, in the singular and the plural. Pure."""

# Heads of what the catalogue counts; a test holds that none of its nouns is missing. What a council's own indicators
# count is worked out by the rules below where it is not here.
SINGULARS: dict[str, str] = {
    "assessments": "assessment",
    "beds": "bed",
    "child": "child",
    "children": "child",
    "contacts": "contact",
    "councillors": "councillor",
    "days": "day",
    "enquiries": "enquiry",
    "episodes": "episode",
    "families": "family",
    "files": "file",
    "households": "household",
    "men": "man",
    "mothers": "mother",
    "moves": "move",
    "people": "person",
    "places": "place",
    "plans": "plan",
    "posts": "post",
    "referrals": "referral",
    "reviews": "review",
    "sessions": "session",
    "visits": "visit",
    "women": "woman",
    "workers": "worker",
}
_WITH_ARTICLE = ("North ", "East ", "South ", "West ")  # as England's regions are called
_TAKE_ES = ("ches", "shes", "sses", "xes", "zes")
# What follows the noun: "children of school age", "visits to homes".
_AFTER = frozenset({"at", "for", "from", "in", "of", "on", "to", "under", "who", "whose", "with"})


def singular_of(plural: str) -> str:
    """ "young woman" for "young women", "child or young person" for "children and young people"."""
    return " or ".join(_one(part) for part in plural.split(" and "))


def _one(plural: str) -> str:
    words = plural.split(" ")
    end = next((place for place, word in enumerate(words) if place and word in _AFTER), len(words))
    return " ".join([*words[: end - 1], _singular_word(words[end - 1]), *words[end:]])


def _singular_word(word: str) -> str:
    lower = word.lower()
    if lower in SINGULARS:
        found = SINGULARS[lower]
        return found.capitalize() if word[:1].isupper() else found
    if lower.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if lower.endswith(_TAKE_ES):
        return word[:-2]
    return word[:-1] if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else word


def area_in_sentence(name: str) -> str:
    """The region or country within a sentence: "the North East", "England", "the illustrative nation"."""
    if name.startswith("Illustrative "):
        return f"the {name[:1].lower()}{name[1:]}"
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


def agree(number: float, one: str, many: str) -> str:
    """The word that goes with the number: `agree(1, "is", "are")`."""
    return one if number == 1 else many
