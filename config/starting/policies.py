"""Does the state of things allow it? Each function gives the reason why not, or "" where it does."""

from accounts.background.querysets import OPEN
from accounts.models import Council, Job
from committees.models import Committee
from config.definition_file.council_file import CouncilDefinition
from config.starting.jobs import load_shipped_figures
from indicators.benchmarks.policies import why_not_by_page
from scorecards.models import Framework, Scorecard

LETTER_CAME = "had a test letter come"
TEST_LETTER = "A test letter of the corporate parenting scorecard"
LOADING_TITLE = "Loading the national figures that came with the software"


def why_not_take(council: Council, wanted: CouncilDefinition) -> str:
    """A starter writes over nothing that the council has."""
    slugs = [each.slug for each in wanted.scorecards]
    found = Scorecard.objects.filter(council=council, slug__in=slugs).first()
    if found is not None:
        return f"You have the scorecard of the {found.committee_name} already. Change that one."
    if Committee.objects.filter(council=council, slug__in=slugs).exists():
        return "You have a committee at this starter’s address already, without a scorecard. Choose another starter."
    frameworks = [each.slug for each in wanted.frameworks]
    if Framework.objects.filter(council=council, slug__in=frameworks).exists():
        return "You have a framework at this starter’s address already. Choose another starter."
    return ""


def why_not_load() -> str:
    """All councils of a service share the national figures."""
    if Job.objects.filter(path=load_shipped_figures.path, state__in=OPEN).exists():
        return "They are being loaded already."
    return why_not_by_page()
