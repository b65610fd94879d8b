"""What stands in a council, in the form of its file. A fixed number of queries."""

from accounts.models import Council
from committees.definitions.council_file import CommitteeDefinition
from committees.models import Committee
from config.definition_file.council_file import CouncilDefinition
from indicators.catalogue.dated.definitions import SeriesDefinitions
from indicators.catalogue.dated.querysets import StoredSeries
from indicators.catalogue.own.defined.querysets import stored_own
from indicators.catalogue.querysets import council_indicators
from indicators.collection.calendar.querysets import calendar_of, definition_of
from scorecards.definitions.querysets import standing_scorecards, stored_frameworks
from scorecards.models import DefinitionFile


def standing_definition(council: Council) -> CouncilDefinition:
    """All of it. A committee is in it where a file could name it: by its scorecard's address and its full name."""
    indicators = {each.code: each for each in council_indicators(council)}
    cards = standing_scorecards(council, indicators)
    series = StoredSeries(council, indicators, plain=True)
    return CouncilDefinition(
        gss_code=council.gss_code,
        frameworks=tuple(stored_frameworks(council).values()),
        scorecards=tuple(cards.values()),
        committees=tuple(
            CommitteeDefinition(each.slug, each.name, each.short_name)
            for each in Committee.objects.filter(council=council, scorecard__isnull=False).select_related(
                "scorecard"
            )
            if each.scorecard.slug == each.slug
            and each.slug in cards
            and cards[each.slug].committee == each.name
        ),
        collections=tuple(definition_of(each) for each in calendar_of(council)),
        indicators=tuple(stored_own(council).values()),
        series=SeriesDefinitions(
            targets=tuple(each for each, _ in series.targets()),
            breaks=tuple(each for each, _ in series.breaks()),
            events=tuple(each for each, _ in series.events()),
        ),
    )


def committees_standing(council: Council) -> tuple[CommitteeDefinition, ...]:
    """All of them, also those that a file could not name. One query."""
    found = Committee.objects.filter(council=council)
    return tuple(CommitteeDefinition(each.slug, each.name, each.short_name) for each in found)


def last_file(council: Council) -> dict[str, dict]:
    """What the last file said, part by part; nothing before the first. One query."""
    found = DefinitionFile.objects.filter(council=council).first()
    return found.content if found else {}
