"""Finding areas by any code a file may give."""

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
