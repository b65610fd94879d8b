"""What a council has set, and what a change would reach."""

from django.conf import settings

from accounts.council_settings.registries import Published, published_by
from accounts.council_settings.rules import Rules, effects
from accounts.models import Council


def rules_of(council: Council) -> Rules:
    return Rules(council.public_access, council.disclosure_threshold, council.smallest_denominator)


def effects_on(council: Council, after: Rules) -> list[str]:
    there = [each for each in published_by(council) if each.number]
    counts = {each: counted(each) for each in there}
    frozen = [words for each, words in counts.items() if each.frozen]
    return effects(rules_of(council), after, list(counts.values()), frozen, settings.VISITORS_ASK_EVERY)


def counted(published: Published) -> str:
    return f"{published.number} {published.one if published.number == 1 else published.several}"
