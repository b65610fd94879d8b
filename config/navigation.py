"""The links at the top of every page: what this visitor may open in this council."""

from django.urls import reverse

from accounts.roles import Permission


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
    match = request.resolver_match
    section = match.view_name.split(":")[0] if match else ""
    links = []
    for label, name, needed in places:
        if needed in granted:
            url = reverse(name, args=[council.slug])
            here = match.view_name == name if match else False
            same_app = (
                ":" in name and name.split(":")[0] == section and section in {"committees", "scorecards"}
            )
            links.append({"label": label, "url": url, "current": here or same_app})
    return {"nav": links, "council": council}
