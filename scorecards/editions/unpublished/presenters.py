"""Drafts to check and publish, on the list of everybody whom their checklists ask."""

from accounts.models import Council
from accounts.roles import Permission
from indicators.terms.nouns import agree
from indicators.terms.wording import count_words
from indicators.worklist.work.registries import Asked, Found, Person
from indicators.worklist.work.things import Kind, Thing, Urgency
from scorecards.editions.addresses import scorecard_url
from scorecards.editions.checking.asked import is_asked
from scorecards.editions.unpublished.querysets import Unpublished, unpublished


def checklists_to_do(asked: Asked) -> Found:
    """Two queries beside those of figures, however many drafts, people and councils there are.

    What is missing on each is told on its checklist: that takes assembling the scorecard.
    """
    mended = [
        (council, person)
        for council, people in asked.groups.items()
        for person in people
        if is_asked(person.permissions)
    ]
    drafts = unpublished({council.pk for council, _ in mended}, asked)
    return {
        (council.pk, person.user.pk): [
            checklist_thing(council, each, person) for each in drafts.get(council.pk, ())
        ]
        for council, person in mended
    }


def checklist_thing(council: Council, draft: Unpublished, person: Person) -> Thing:
    publishes = person.may(Permission.PUBLISH_EDITIONS)
    return Thing(
        kind=Kind.CHECKLIST,
        what="Checklist",
        title=draft.scorecard.title,
        url=scorecard_url("scorecards:checklist", draft.scorecard, draft.period, council.slug),
        act="See what is missing" if draft.waiting or not publishes else "Check and publish",
        urgency=Urgency.LATER if draft.waiting else Urgency.WEEK,
        when=figures_words(draft),
        detail=draft.period.in_sentence,
        waits="Members and readers",
        mark="none" if draft.waiting else "close",
    )


def figures_words(draft: Unpublished) -> str:
    if not draft.collected:
        return "Its figures are recorded"
    if not draft.waiting:
        return "Every section of figures is done"
    waiting = count_words(draft.waiting, "sections")
    return f"{waiting} of figures {agree(draft.waiting, 'is', 'are')} not approved"
