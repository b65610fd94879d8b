"""Finding areas by any code a file may give."""

from datetime import date

from django.db.models import F

from indicators.benchmarks.cells import AreaCode, Level
from indicators.benchmarks.gathering import KnownArea
from indicators.models import Area, AreaAlias, Neighbour
from indicators.terms.periods import Period

# The model that somebody chose, then that of the latest year, then the one that came last.
NEWEST_MODEL_FIRST = ("-chosen", "-year", "-imported_at", "-pk")


def areas_by_code() -> dict[str, int]:
    """Every GSS code, 3-digit code and alias, with the area's primary key. Two queries.

    An area that is still there wins where an abolished one had the same 3-digit code.
    """
    codes: dict[str, int] = dict(AreaAlias.objects.values_list("code", "area_id"))
    rows = Area.objects.order_by(F("ended").asc(nulls_last=True), "pk")
    for key, gss_code, code3 in rows.values_list("pk", "gss_code", "code3"):
        codes[gss_code] = key
        if code3:
            codes[code3] = key
    return codes


def neighbours_by_model(gss_code: str) -> dict[str, list[Area]]:
    """By label of each model that knows the council, the newest first: its neighbours, nearest first. One query."""
    links = Neighbour.objects.filter(area__gss_code=gss_code).select_related("model", "neighbour")
    found: dict[str, list[Area]] = {}
    newest_first = [f"-model__{name.removeprefix('-')}" for name in NEWEST_MODEL_FIRST]
    for link in links.order_by(*newest_first, "position"):
        found.setdefault(link.model.label, []).append(link.neighbour)
    return found


def council_areas() -> set[int]:
    """The primary keys of all real councils, those abolished too. One query."""
    kinds = Area.objects.filter(kind=Area.Kind.LOCAL_AUTHORITY, illustrative=False)
    return set(kinds.values_list("pk", flat=True))


class AreaIndex:
    """All real areas by GSS code, 3-digit code and alias. Two queries, whatever is looked up."""

    def __init__(self):
        self.by_code: dict[str, list[KnownArea]] = {}
        by_key: dict[int, KnownArea] = {}
        rows = Area.objects.filter(illustrative=False)
        for key, gss, code3, *facts in rows.values_list(
            "pk", "gss_code", "code3", "name", "started", "ended"
        ):
            area = by_key[key] = KnownArea(key, *facts)
            for code in {gss, code3} - {""}:
                self.by_code.setdefault(code, []).append(area)
        for alias, key in AreaAlias.objects.values_list("code", "area_id"):
            if key in by_key:
                self.by_code.setdefault(alias, []).append(by_key[key])
        self.number = len(by_key)

    def __len__(self) -> int:
        return self.number

    def find(self, level: Level, code: AreaCode, period: Period) -> KnownArea | None:
        """By GSS code or a former one, then by the 3-digit code, which stays when a council is recoded.

        Of several the one that was there in the period, then one that still is.
        """
        known = [*self.by_code.get(code.gss, ())]
        if level is Level.LOCAL_AUTHORITY:
            known += self.by_code.get(code.code3, ())
        return max(known, key=lambda area: (area.there_in(period), area.ended or date.max), default=None)
