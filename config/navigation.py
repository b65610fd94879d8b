"""The links at the top of every page: what this visitor may open in this council."""

from django.urls import reverse

from accounts.roles import Permission

MEASURE_PAGES = {"measures", "measure", "indicator", "draft_indicator"}


def navigation(request):
    """Template context: `nav` as a list of {"label", "url", "current"}; empty outside a council."""
    council = getattr(request, "council", None)
    if council is None:
        return {"nav": []}
    granted = request.permissions
    places = [
        ("Home", "council_home", Permission.VIEW_PUBLISHED),
        ("Scorecards", "scorecards:list", Permission.VIEW_PUBLISHED),
        ("Measures", "scorecards:measures", Permission.VIEW_PUBLISHED),
        ("Meetings", "committees:meetings", Permission.VIEW_MEETINGS),
        ("Enter figures", "indicators:import", Permission.ENTER_FIGURES),
        ("People", "accounts:people", Permission.MANAGE_PEOPLE),
        ("Audit trail", "accounts:audit", Permission.VIEW_AUDIT),
    ]
    name_here = request.resolver_match.view_name if request.resolver_match else ""
    here = section_of(name_here)
    links = [
        {"label": label, "url": reverse(name, args=[council.slug]), "current": section_of(name) == here}
        for label, name, needed in places
        if needed in granted
    ]
    return {"nav": links, "council": council}


def section_of(view_name: str) -> str:
    """The link a page belongs under: pages of one measure under Measures, other pages of an app under its own."""
    app, _, page = view_name.rpartition(":")
    if app == "scorecards":
        return "measures" if page in MEASURE_PAGES else app
    return view_name if app == "accounts" or not app else app
