"""The links at the top of every page: what this visitor may open in this council."""

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import ResolverMatch, reverse

from accounts.roles import WITH_WORK, Permission

MEASURE_PAGES = {"measures", "national_frameworks", "measure", "indicator", "draft_indicator", "all_councils"}
COMPARE_PAGES = {"compare", "similar_councils"}
Granted = frozenset[Permission]


class Link(NamedTuple):
    """`section` is what the pages below it have in common, as `section_of` says it."""

    label: str
    name: str
    section: str


def navigation(request):
    """Template context: `nav` as a list of {"label", "url", "current"}; empty outside a council."""
    council = getattr(request, "council", None)
    if council is None:
        return {"nav": []}
    here = section_of(request.resolver_match) if request.resolver_match else ""
    links = [
        {"label": link.label, "url": reverse(link.name, args=[council.slug]), "current": link.section == here}
        for link in links_of(request.permissions)
    ]
    return {"nav": links, "council": council}


def links_of(granted: Granted) -> Iterator[Link]:
    """In their order on the page."""
    if Permission.VIEW_PUBLISHED in granted:
        yield Link("Home", "council_home", "home")
    if WITH_WORK & granted:
        yield Link("Your work", "indicators:work", "work")
    if Permission.VIEW_PUBLISHED in granted:
        yield Link("Scorecards", "scorecards:list", "scorecards")
        yield Link("Measures", "scorecards:measures", "measures")
        yield Link("Compare", "scorecards:compare", "compare")
        yield Link("Search", "search", "search")
    if Permission.VIEW_MEETINGS in granted:
        yield Link("Meetings", "committees:meetings", "committees")
    yield from figures_of(granted)
    if Permission.EDIT_DEFINITIONS in granted:
        yield Link("Definitions", "indicators:definitions", "definitions")
    if Permission.MANAGE_BENCHMARKS in granted:
        yield Link("National figures", "indicators:national", "national-figures")
    if Permission.MANAGE_SYSTEMS in granted:
        yield Link("Systems", "indicators:systems", "systems")
    if Permission.MANAGE_PEOPLE in granted:
        yield Link("People", "accounts:people", "people")
    if Permission.SET_COUNCIL in granted:
        yield Link("Settings", "accounts:council_settings", "settings")
    if Permission.VIEW_AUDIT in granted:
        yield Link("Audit trail", "accounts:audit", "audit")


def figures_of(granted: Granted) -> Iterator[Link]:
    """The worklist, in the words of what this person does there; who only sets the calendar goes to the calendar."""
    enters, approves = Permission.ENTER_FIGURES in granted, Permission.APPROVE_FIGURES in granted
    if enters or approves:
        label = "Figures" if enters and approves else "Enter figures" if enters else "Approve figures"
        yield Link(label, "indicators:worklist", "figures")
    elif Permission.SET_COLLECTION in granted:
        yield Link("Collection calendar", "indicators:calendar", "figures")


def section_of(match: ResolverMatch) -> str:
    """The link a page belongs under.

    Pages of one measure stand under Measures, other pages of scorecards and committees under their app's own link,
    pages about people and figures under the first word of their address, such as people, figures or
    national-figures.
    """
    app, _, page = match.view_name.rpartition(":")
    if app == "scorecards":
        return "compare" if page in COMPARE_PAGES else "measures" if page in MEASURE_PAGES else app
    if app in {"accounts", "indicators"}:
        below_council = match.route.partition("/")[2]
        return below_council.partition("/")[0]
    return app or {"council_home": "home"}.get(match.view_name, match.view_name)
