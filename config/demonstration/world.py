"""The numbers of the fictional council, quarter by quarter. Pure and the same every time.

Nothing is drawn at random: a quarter strays from its level by a number worked out from its name. Numbers that hang
together do so here: those who left care are those who came, less the rise of all in care.
"""

import hashlib
from collections.abc import Mapping

from config.demonstration.levels import Level
from config.demonstration.shares import FAMILIES_FIRST, SHARES, TEAMS, shared_out

FIRST_POPULATION, QUARTERLY_GROWTH = 88_600, 75
NOTHING_MOVES: Mapping[str, int] = {}
Pair = tuple[int, int]

# A count or a share that is one or more parts of another count.
PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "own-foster-carers": ("children-looked-after", ("own-foster", "relatives-or-friends")),
    "foster-care-share": ("children-looked-after", ("own-foster", "relatives-or-friends", "agency-foster")),
    "childrens-homes-share": ("children-looked-after", ("childrens-home",)),
    "children-adopted": ("children-leaving-care", ("adopted",)),
    "special-guardianship": ("children-leaving-care", ("special-guardian",)),
}
# The numerator of a share or rate is another indicator's count: at the quarter, or of the last four together.
COUNTED_ELSEWHERE = {
    "referrals-rate": "year:referrals",
    "children-looked-after-rate": "children-looked-after",
    "child-protection-rate": "child-protection-plans",
    "adopted-share": "year:children-adopted",
    "special-guardianship-share": "year:special-guardianship",
}


def chance(*name: object) -> float:
    """From -1 to 1, more often near 0, the same for the same name on every machine."""
    digest = hashlib.sha256("|".join(str(part) for part in name).encode()).digest()
    first, second = (int.from_bytes(digest[place : place + 6], "big") / 2**48 for place in (0, 6))
    return first + second - 1


class World:
    """One council's numbers. Quarters are numbered as in `levels`; earlier ones can be asked for too.

    `later` is, for each measure whose season does not move with its numbers, by how many quarters these move.
    """

    def __init__(
        self, levels: Mapping[str, Level], name: str = "exampleton", later: Mapping[str, int] = NOTHING_MOVES
    ) -> None:
        self.levels = levels
        self.name = name
        self.later = later
        self._counts: dict[tuple[str, int], int] = {}

    def level(self, code: str, moment: int, stray: object = None) -> float:
        """The level with its noise, never below 0. `stray` names a moment that is not a quarter, such as a week."""
        line = self.levels[code]
        name = moment if stray is None else stray
        return max(0.0, line.at(moment, self.later.get(code, 0)) + line.noise * chance(self.name, code, name))

    def count(self, code: str, quarter: int) -> int:
        """How many in the quarter, a whole number."""
        key = (code, quarter)
        if key not in self._counts:
            self._counts[key] = self._count(code, quarter)
        return self._counts[key]

    def _count(self, code: str, quarter: int) -> int:
        if code == "children-leaving-care":
            rise = self.count("children-looked-after", quarter) - self.count(
                "children-looked-after", quarter - 1
            )
            return self.count("children-starting-care", quarter) - rise
        if code in PARTS:
            whole, parts = PARTS[code]
            split = self.split(whole, quarter)
            return sum(split[part] for part in parts)
        return round(self.level(code, quarter))

    def split(self, code: str, quarter: int) -> dict[str, int]:
        """A count shared out over its categories: whole numbers that add up to it."""
        whole = self.count(code, quarter)
        return shared_out(whole, self.weights(code, quarter))

    def weights(self, code: str, quarter: int) -> dict[str, float]:
        shares = SHARES[code]
        return {
            category: share.at(quarter) * (1 + 0.08 * chance(self.name, code, category, quarter))
            for category, share in shares.items()
        }

    def year(self, code: str, quarter: int) -> int:
        """The last four quarters together."""
        return sum(self.count(code, earlier) for earlier in range(quarter - 3, quarter + 1))

    def population(self, quarter: int) -> int:
        """Children aged 0 to 17, as estimated for the middle of the year before."""
        return FIRST_POPULATION + QUARTERLY_GROWTH * 4 * ((quarter + 3) // 4)

    def pair(self, code: str, quarter: int, scale: float = 100) -> Pair:
        """Numerator and denominator; the level is that share of the denominator times `scale`."""
        if code == "families-first-caseloads":
            teams = self.teams(quarter)
            numerators, denominators = zip(*(teams[team] for team in FAMILIES_FIRST), strict=True)
            return sum(numerators), sum(denominators)
        denominator = self.denominator(code, quarter)
        if code in COUNTED_ELSEWHERE:
            return self._counted(COUNTED_ELSEWHERE[code], quarter), denominator
        if code in PARTS:
            return self.count(code, quarter), denominator
        numerator = round(self.level(code, quarter) * denominator / scale)
        return (min(numerator, denominator) if scale == 100 else numerator), denominator

    def teams(self, quarter: int) -> dict[str, tuple[int, int]]:
        """Each team's social workers with 25 or more cases, and all of them; together they are the council's."""
        busy, workers = self.pair("caseload-25-or-more", quarter)
        everyone = shared_out(int(workers), {code: team.part for code, team in TEAMS.items()})
        weights = {
            code: everyone[code] * team.busy * (1 + 0.1 * chance(self.name, code, quarter))
            for code, team in TEAMS.items()
        }
        many = shared_out(int(busy), weights)
        return {code: (min(many[code], everyone[code]), everyone[code]) for code in TEAMS}

    def denominator(self, code: str, quarter: int) -> int:
        out_of = self.levels[code].out_of
        if out_of == "population":
            return self.population(quarter)
        if out_of[0].isdigit():
            first, last = (float(part) for part in out_of.split())
            middle = first + (last - first) * quarter / 19
            return round(middle + (last - first) * 0.5 * chance(self.name, code, "out of", quarter))
        source, _, part = out_of.partition("*")
        return round(self._counted(source, quarter) * float(part or 1))

    def _counted(self, source: str, quarter: int) -> int:
        kind, _, code = source.rpartition(":")
        if kind == "year":
            return self.year(code, quarter)
        if code in PARTS or not self.levels[code].out_of:
            return self.count(code, quarter)
        return self.pair(code, quarter)[0]
