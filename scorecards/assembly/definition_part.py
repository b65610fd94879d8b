"""What a row says of its definition: the words its figure was reported under, and where they changed. Pure."""

from dataclasses import replace
from datetime import date

from indicators.benchmarks.counted import published_words
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.shipped.frameworks import national_frameworks
from indicators.catalogue.versions.words import (
    LABELS,
    DefinitionChange,
    Stretch,
    chain_of,
    changes_between,
    in_force,
    period_words,
    words_by_label,
)
from indicators.terms.nouns import area_in_sentence
from indicators.terms.periods import Frequency, Period
from indicators.terms.wording import direction_words, display_value
from scorecards.assembly.inputs import AreaName, IndicatorInputs
from scorecards.payload import DefinitionChanged, DefinitionPart, FrameworkPlace

YEARS = 5  # as many as the charts show


def in_words_of(inputs: IndicatorInputs, latest: Period) -> IndicatorInputs:
    """The inputs with the words in force for the row's latest figure; the same where nobody changed any."""
    stretch = in_force(chain_of(inputs.versions), latest.start)
    return replace(inputs, definition=defined(inputs.definition, stretch)) if stretch else inputs


def defined(definition: IndicatorFacts, stretch: Stretch) -> IndicatorFacts:
    words, version = stretch.words, stretch.version
    rewritten = not version.shared and version.number > 1
    reviewed = max(version.created, definition.reviewed) if rewritten else definition.reviewed
    return replace(definition, words=words, reviewed=reviewed)


def definition_part(
    inputs: IndicatorInputs, number: str, latest: Period, scorecard: Period, country: AreaName | None
) -> DefinitionPart:
    """`inputs` as `in_words_of` gives them. What changed and who owns it are only there where there is any."""
    definition, words = inputs.definition, inputs.definition.words
    part: DefinitionPart = {
        "number": number,
        "code": definition.code,
        "title": words.title,
        "meaning": words.meaning,
        "why": words.why_it_matters,
        "numerator_label": words.numerator,
        "denominator_label": words.denominator,
        "unit": definition.unit.value,
        "decimals": definition.decimals,
        "polarity": definition.polarity.value,
        "direction": direction_words(definition.polarity),
        "basis": definition.basis.value,
        "source": sources(inputs, country),
        "take_care": words.take_care,
        "reviewed": definition.reviewed.isoformat(),
        "terms": [{"term": term, "definition": words} for term, words in inputs.terms],
        "related": [{"code": code, "title": title} for code, title in inputs.related],
        "question": definition.question,
        "frameworks": framework_places(definition),
    }
    if definition.optimum is not None:
        number = display_value(
            definition.optimum, definition.unit, 0 if definition.optimum.is_integer() else 1
        )
        part["optimum"] = {"value": definition.optimum, "words": f"{definition.optimum_label}: {number}"}
    if inputs.published:
        newest = max(cell.period for cell in inputs.published)
        part["national_counts"] = published_words(definition.code, definition.basis, newest)
    if words.owner:
        part["owner"] = words.owner
    if changes := changes_of(inputs, scorecard):
        part["definition_changes"] = changes
    if said := reported_under(inputs, latest):
        part["reported_under"] = said
    return part


def framework_places(definition: IndicatorFacts) -> list[FrameworkPlace]:
    """None of a council's own: the same code need not be the same measure."""
    if definition.own:
        return []
    return [
        {
            "framework": tag.framework.title,
            "place": tag.place.title,
            "metric": tag.metric,
            "differs": tag.differs,
            "source": tag.source.title,
            "address": tag.source.address,
        }
        for tag in national_frameworks().of(definition.code)
    ]


def sources(inputs: IndicatorInputs, country: AreaName | None) -> str:
    """Where the figures come from. Those of made-up areas come from no release, whatever the indicator's source is."""
    definition = inputs.definition
    if not definition.published_source or not inputs.published:
        return definition.words.source
    if country and country.made_up:
        return f"{definition.words.source}. Similar councils and {area_in_sentence(country.name)}: made up"
    return f"{definition.words.source}. Similar councils and England: {definition.published_source}"


def changes_of(inputs: IndicatorInputs, scorecard: Period) -> list[DefinitionChanged]:
    """Where the definition became another one in the years that charts show, newest first."""
    first = date(scorecard.start.year - YEARS, scorecard.start.month, 1)
    found = changes_between(chain_of(inputs.versions), first, scorecard.end)
    return [shown_change(change, inputs.definition.frequency) for change in reversed(found)]


def shown_change(change: DefinitionChange, frequency: Frequency) -> DefinitionChanged:
    names = [name for name in change.after.differing(change.before) if name != "owner"]
    earlier = words_by_label(change.before, names)
    return {
        "starts": change.starts.isoformat(),
        "period": period_words(change.starts, frequency),
        "reason": change.reason,
        "earlier": [
            {"term": label, "definition": earlier[label] or "Nothing was said"}
            for label in LABELS.values()
            if label in earlier
        ],
    }


def reported_under(inputs: IndicatorInputs, latest: Period) -> str:
    """A sentence where the latest figure was reported under another definition than the one shown; "" otherwise."""
    stretch = in_force(chain_of(inputs.versions), latest.start)
    figure = next((one for one in inputs.figures if one.period == latest), None)
    if stretch is None or figure is None or figure.amounts.value is None:
        return ""
    starts = {version.key: version.starts for version in inputs.versions}
    under = starts.get(figure.definition) if figure.definition is not None else None
    if under == stretch.starts:
        return ""
    which = "an earlier" if (under or date.min) < (stretch.starts or date.min) else "a later"
    return f"The figure of {latest.short} was reported under {which} definition"
