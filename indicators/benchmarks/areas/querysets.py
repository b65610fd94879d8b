"""Finding areas by any code a file may give."""

from indicators.benchmarks.cells import AreaCode, Level
from indicators.benchmarks.gathering import KnownArea
from indicators.models import Area, AreaAlias


def areas_by_code() -> dict[str, int]:
    """Every GSS code, 3-digit code and alias, with the area's primary key. Two queries.

    An area that is live wins where an abolished one had the same 3-digit code.
    """
    codes: dict[str, int] = dict(AreaAlias.objects.values_list("code", "area_id"))
    for key, gss_code, code3 in Area.objects.order_by("live", "pk").values_list("pk", "gss_code", "code3"):
        codes[gss_code] = key
        if code3:
            codes[code3] = key
    return codes


class AreaIndex:
    """All real areas by GSS code, 3-digit code and alias. Two queries, whatever is looked up."""

    def __init__(self):
        self.by_gss: dict[str, KnownArea] = {}
        self.by_code3: dict[str, KnownArea] = {}
        self.by_alias: dict[str, KnownArea] = {}
        by_key: dict[int, KnownArea] = {}
        rows = Area.objects.filter(illustrative=False).values_list("pk", "gss_code", "code3", "name", "live")
        for key, gss, code3, name, live in rows:
            area = by_key[key] = self.by_gss[gss] = KnownArea(key, name, live)
            if code3 and (live or code3 not in self.by_code3):
                self.by_code3[code3] = area
        for alias, key in AreaAlias.objects.values_list("code", "area_id"):
            if key in by_key:
                self.by_alias[alias] = by_key[key]

    def __len__(self) -> int:
        return len(self.by_gss)

    def find(self, level: Level, code: AreaCode) -> KnownArea | None:
        """By GSS code, by a former code, then by the 3-digit code, which stays when a council is recoded.

        A council that still exists wins over an abolished one: some kept their 3-digit code under a new GSS code.
        """
        found = [self.by_gss.get(code.gss), self.by_alias.get(code.gss)]
        if level is Level.LOCAL_AUTHORITY:
            found += [self.by_code3.get(code.code3), self.by_alias.get(code.code3)]
        known = [area for area in found if area]
        return next((area for area in known if area.live), known[0] if known else None)
