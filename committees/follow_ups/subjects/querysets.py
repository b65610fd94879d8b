"""Which passages of minutes are about an indicator: one rule for its page, the search, the tracker and items' pages.

What an item resolved is about every measure that the item is about. Minutes do not say of a resolution which of several
it is for, and members look for it at each of them; beside it stands how many they are. And a resolution is about the
measure of an action that carries it out, where that came of a question about it or waits for its figure.
"""

from django.db.models import Q, QuerySet

from committees.models import Action, AgendaItem, IndicatorMention, Limb, MinutesParagraph, Resolution
from indicators.models import Indicator


def items_about(indicator: int) -> QuerySet:
    """The keys of items."""
    return AgendaItem.indicators.through.objects.filter(indicator=indicator).values("agendaitem")


def paragraphs_about(indicator: int) -> QuerySet:
    """The keys of those that speak of it, or are the question or an answer of one that does."""
    mentions = IndicatorMention.objects.filter(indicator=indicator).order_by()
    replies = MinutesParagraph.objects.filter(answers__in=mentions.values("paragraph")).order_by()
    answered = mentions.filter(paragraph__answers__isnull=False)
    # As one list of keys: by "or" a database goes through every paragraph there is
    return mentions.values("paragraph").union(replies.values("pk"), answered.values("paragraph__answers"))


def actions_about(indicator: int) -> Q:
    """Its item is about it, or it came of what was said of it, or waits for its figure."""
    return _named(indicator) | Q(item__in=items_about(indicator))


def limbs_about(indicator: int) -> Q:
    """Its item is about it, or an action that came of what was said of it, or waits for its figure, carries it out."""
    at_items = Limb.objects.filter(resolution__item__in=items_about(indicator)).order_by()
    return Q(
        pk__in=at_items.values("pk").union(named_actions(indicator).filter(limb__isnull=False).values("limb"))
    )


def named_actions(indicator: int) -> QuerySet[Action]:
    """Those that are about it wherever they stand."""
    return Action.objects.filter(_named(indicator)).order_by()


def _named(indicator: int) -> Q:
    return Q(awaits_indicator=indicator) | Q(paragraph__in=paragraphs_about(indicator))


def measures_carried_out(item: AgendaItem) -> QuerySet[Indicator]:
    """The measures that a resolution of the item is about by an action that carries it out, as `limbs_about` has it of
    one of them: carried, whatever the item is about."""
    actions = item.actions.filter(limb__resolution__outcome=Resolution.Outcome.CARRIED).order_by()
    asked = MinutesParagraph.objects.filter(actions__in=actions).order_by()
    spoken = (
        Q(paragraph__in=asked) | Q(paragraph__answers__in=asked) | Q(paragraph__in=asked.values("answers"))
    )
    mentioned = IndicatorMention.objects.filter(spoken, paragraph__item=item).order_by().values("indicator")
    awaited = actions.filter(awaits_indicator__isnull=False).values("awaits_indicator")
    return Indicator.objects.filter(Q(pk__in=mentioned) | Q(pk__in=awaited))
