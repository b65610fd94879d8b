"""The council's own indicators in the form of its file. A fixed number of queries."""

from django.db.models import Prefetch

from accounts.models import Council
from indicators.catalogue.own.defined.definitions import KEYS, OPTIONS, OwnDefinition
from indicators.catalogue.querysets import histories, words_of
from indicators.catalogue.shipped.definitions import (
    BreakdownDefinition,
    BreakdownKind,
    CategoryDefinition,
    Theme,
)
from indicators.catalogue.versions.words import NAMES
from indicators.models import Breakdown, Category, Indicator
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Basis, Polarity, Unit

FACTS = tuple(name for name in (*KEYS, *OPTIONS) if name not in {*NAMES, "questions", "breakdown"})
OF_CHOICES = {"theme": Theme, "unit": Unit, "polarity": Polarity, "basis": Basis, "frequency": Frequency}
NO_THEME = "has no theme"


def stored_own(council: Council) -> dict[str, OwnDefinition]:
    """By code, with the words that were said last. One that has no theme, which a file cannot say, is not there."""
    kinds = Category.objects.seen_by(council).order_by("order", "pk")
    splits = Breakdown.objects.prefetch_related(Prefetch("categories", queryset=kinds, to_attr="shown"))
    found = Indicator.objects.filter(council=council).prefetch_related(
        Prefetch("breakdowns", queryset=splits)
    )
    rows = [each for each in found.order_by("code") if each.theme in set(Theme)]
    said = histories(council, [each.pk for each in rows])
    return {each.code: _definition(each, said.get(each.pk, [])) for each in rows}


def _definition(row: Indicator, history: list) -> OwnDefinition:
    words = words_of(history[-1] if history else row)
    facts = {name: getattr(row, name) for name in FACTS}
    facts |= {name: getattr(words, name) for name in NAMES}
    facts |= {name: kind(facts[name]) for name, kind in OF_CHOICES.items()}
    if facts["formal_title"] == facts["title"]:
        facts["formal_title"] = ""
    asked = tuple(sorted((str(name), str(text)) for name, text in row.questions.items()))
    return OwnDefinition(
        **facts, questions=asked, breakdowns=tuple(_breakdown(each) for each in row.breakdowns.all())
    )


def _breakdown(row: Breakdown) -> BreakdownDefinition:
    kinds = tuple(CategoryDefinition(each.code, each.label, each.emphasised) for each in row.shown)
    is_open = len(kinds) < 2  # which a file has to say
    return BreakdownDefinition(row.code, row.title, BreakdownKind(row.kind), is_open, row.threshold, kinds)
