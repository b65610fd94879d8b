"""How the fictional council's counts are shared out over bands and kinds. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import floor


@dataclass(frozen=True)
class Share:
    """A category's weight in the first quarter and in the last; the weights of a split need not add up to 1."""

    first: float
    last: float

    def at(self, quarter: int) -> float:
        return self.first + (self.last - self.first) * quarter / 19


def shared_out(whole: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Whole numbers in proportion to the weights that add up to `whole`: largest remainders get what is left."""
    total = sum(weights.values())
    exact = {name: whole * weight / total for name, weight in weights.items()}
    parts = {name: floor(part) for name, part in exact.items()}
    left = whole - sum(parts.values())
    for name in sorted(exact, key=lambda name: (parts[name] - exact[name], name))[:left]:
        parts[name] += 1
    return parts


def _shares(**weights: tuple[float, float]) -> dict[str, Share]:
    return {name.replace("_", "-"): Share(*pair) for name, pair in weights.items()}


# Why a visit was missed is told alike for children in care and children on a plan.
_MISSED_VISITS = _shares(
    nobody_in=(38, 34),
    refused=(22, 24),
    worker_absent=(14, 20),
    not_planned=(16, 14),
    visit_recorded_late=(10, 8),
)
_CASES = {"under-20": Share(44, 33), "20-24": Share(22, 15)}
_MANY_CASES = {"25-29": Share(22, 34), "30-or-more": Share(12, 18)}

SHARES: dict[str, dict[str, Share]] = {
    "referrals": _shares(
        neglect=(33, 29),
        emotional_abuse=(18, 27),
        physical_abuse=(13, 12),
        sexual_abuse=(6, 5),
        domestic_abuse=(22, 20),
        other_worry=(8, 7),
    ),
    "children-looked-after": _shares(
        own_foster=(37, 31),
        relatives_or_friends=(12, 12),
        agency_foster=(27, 29),
        childrens_home=(9, 13),
        supported_accommodation=(5, 6.5),
        with_parents=(5, 4),
        placed_for_adoption=(3.5, 3),
        other_home=(1.5, 1.5),
    ),
    "children-leaving-care": _shares(
        home_to_parents=(26, 27),
        adopted=(12, 11),
        special_guardian=(17, 18),
        independent_living=(38, 38),
        other_leaving=(7, 6),
    ),
    "children-starting-care": _shares(
        age_under_1=(19, 17),
        age_1_to_4=(17, 15),
        age_5_to_9=(17, 16),
        age_10_to_15=(27, 27),
        age_16_or_over=(20, 25),
    ),
    "child-protection-plans": _shares(
        plan_neglect=(46, 41),
        plan_emotional_abuse=(31, 39),
        plan_physical_abuse=(9, 8),
        plan_sexual_abuse=(6, 5),
        plan_multiple=(8, 7),
    ),
    "initial-assessments-10-days": _shares(
        no_access=(30, 34),
        family_asked=(17, 15),
        waiting_for_partner=(18, 16),
        no_worker_free=(20, 25),
        recorded_late=(15, 10),
    ),
    "looked-after-visits-on-time": _MISSED_VISITS,
    "child-protection-visits-on-time": _MISSED_VISITS,
    "missing-from-care": _shares(once=(54, 52), twice=(21, 21), three_or_more=(25, 27)),
    "sdq-completed": {
        "score-0-13": Share(47, 49),
        "score-14-16": Share(18, 18),
        "score-17-40": Share(35, 33),
    },
    "independent-visitors": _shares(
        unaccompanied=(5, 9), others_under_10=(26, 22), others_10_to_15=(42, 40), others_16_or_over=(27, 29)
    ),
}

# Splits whose parts must add up to the numerator on the one side and the rest on the other.
TWO_SIDED: dict[str, tuple[dict[str, Share], dict[str, Share]]] = {
    "caseload-25-or-more": (_MANY_CASES, _CASES),
    "families-first-caseloads": (_MANY_CASES, _CASES),
    "case-file-audits-good": (
        _shares(outstanding=(6, 9), good=(42, 48)),
        _shares(requires_improvement=(40, 35), inadequate=(12, 8)),
    ),
}

# Splits of the rest, the denominator less the numerator: the reasons for those that were late.
OF_THE_REST = frozenset(
    {"initial-assessments-10-days", "looked-after-visits-on-time", "child-protection-visits-on-time"}
)


@dataclass(frozen=True)
class Group:
    """Some of all people of a measure: their `part` of all, and by how much their own share is more or less."""

    part: Share
    level: float


# Groups that are each a share of their own people. Some are small, so that readers see how their numbers are hidden.
GROUPS: dict[str, dict[str, Group]] = {
    "care-leavers-eet-19-21": {"female": Group(Share(44, 45), 1.12), "male": Group(Share(56, 55), 0.9)},
    "placements-3-or-more": {
        "asian": Group(Share(5, 7), 1.0),
        "black": Group(Share(6, 7), 1.25),
        "mixed": Group(Share(10, 11), 1.2),
        "white": Group(Share(76, 71), 0.95),
        "other-ethnic-group": Group(Share(3, 4), 0.8),
    },
}


def in_groups(code: str, counted: int, everyone: int, quarter: int) -> Iterator[tuple[str, int, int]]:
    """Each group with its number and its people; together they are the council's."""
    groups = GROUPS[code]
    people = shared_out(everyone, {name: group.part.at(quarter) for name, group in groups.items()})
    number = shared_out(counted, {name: people[name] * group.level for name, group in groups.items()})
    for name in groups:
        yield name, min(number[name], people[name]), people[name]


@dataclass(frozen=True)
class Team:
    """`part` is its share of all social workers, `busy` how many more or fewer of its own hold many cases."""

    label: str
    part: float
    busy: float


TEAMS = {
    "assessment": Team("Assessment", 0.26, 1.25),
    "families-first-north": Team("Families First North", 0.22, 1.1),
    "families-first-south": Team("Families First South", 0.2, 1.05),
    "children-in-care": Team("Children in care", 0.22, 0.75),
    "care-leavers": Team("Care leavers", 0.1, 0.6),
}
FAMILIES_FIRST = ("families-first-north", "families-first-south")

# Groups and teams that the council chose for itself, with their labels, by indicator and breakdown.
OWN_CATEGORIES: dict[tuple[str, str], dict[str, str]] = {
    ("caseload-25-or-more", "team"): {code: team.label for code, team in TEAMS.items()},
    ("care-leavers-eet-19-21", "sex"): {"female": "Young women", "male": "Young men"},
    ("placements-3-or-more", "ethnic-group"): {
        "asian": "Asian",
        "black": "Black",
        "mixed": "Mixed",
        "white": "White",
        "other-ethnic-group": "Any other",
    },
    ("independent-visitors", "who-has-one"): {
        "unaccompanied": "Unaccompanied children",
        "others-under-10": "Others aged under 10",
        "others-10-to-15": "Others aged 10 to 15",
        "others-16-or-over": "Others aged 16 or over",
    },
}
