"""An agenda item as its readers see it."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render

from accounts.roles import Permission
from committees.addresses import item_url, meeting_url
from committees.documents.presenters import present_document
from committees.exemption.presenters import exempt_item
from committees.follow_ups.presenters import present_action
from committees.follow_ups.querysets import actions_of
from committees.follow_ups.recommendations.presenters import heading_of, present_recommendation
from committees.follow_ups.recommendations.querysets import recommendations_at
from committees.follow_ups.subjects.querysets import measures_carried_out
from committees.items.afterwards import Afterwards
from committees.items.arising.presenters import present_arising
from committees.items.presenters import (
    Tense,
    has_decided,
    links_to_measures,
    present_about,
    present_briefing,
    present_figures,
    present_history,
    present_taken_down,
    present_without_edition,
    report_of,
    since_of,
    tense_of,
)
from committees.items.querysets import newest_edition, newest_of
from committees.meetings.agreement.presenters import at_the_end, present_agreed
from committees.meetings.agreement.querysets import (
    agreed_at,
    agreed_of,
    drafts_to_record,
    with_corrections,
)
from committees.meetings.drafts.querysets import agreeing_next, drafts_before
from committees.meetings.policies import was_shown
from committees.meetings.presenters import agenda_flags, awaits_figures, figures_words, minutes_words
from committees.meetings.standing.presenters import cancelled_words, present_left, unheld_words
from committees.meetings.standing.querysets import left_before
from committees.meetings.standing.views import or_where_it_went
from committees.minutes.notes.querysets import their_mentions
from committees.minutes.presenters import limb_origins, pair_minutes, present_resolutions, words_shown
from committees.models import Action, AgendaItem, Limb, Reader
from committees.models.visibility import minutes_are_out
from committees.pages import find_item, reader_of, reads
from committees.people.querysets import names_style, where_to_ask
from committees.policies import why_not_edit
from committees.presenters import is_held, tally_words
from committees.querysets import item_once_at
from committees.questions.views import put_in_advance
from committees.requests.presenters import RequestShown, present_request
from committees.requests.querysets import first_reports, requests_at
from scorecards.briefings.taking_down.querysets import taking_down_of as briefing_taken_down
from scorecards.editions.taking_down.querysets import taking_down_of
from scorecards.models import Briefing


@reads
@or_where_it_went
def item(request, council, committee, day, number):
    reader, found = reader_of(request), find_item(request, committee, day, number)
    if not reader.lists_item(found):
        raise Http404("This agenda is not published yet.")
    if not reader.sees_item(found):
        return closed_item(request, found, reader)
    figures = figures_of(found, council, reader)
    context = {
        "item": found,
        "meeting": found.meeting,
        "meeting_url": meeting_url(found.meeting, council.slug),
        "held": is_held(found.meeting, reader.today),
        "unheld": unheld_words(found.meeting, reader.today),
        "minutes": minutes_words(found.meeting, agreeing_next(found.meeting, reader.today), reader.today),
        **place_of(found, council, reader),
        "may_delete": not was_shown(found.meeting, reader.today),
        **figures,
        "to_come": to_come_words(found, reader.today),
        "briefing": briefing_of(found, council),
        "documents": documents_of(found, council, reader),
        "ask": where_to_ask(council),
        "may_edit": reader.edits,
        "frozen": bool(why_not_edit(found.meeting)),
        "show_minutes": reader.sees_minutes_of(found),
        "exempt": exempt_item(found, reader),
        **agreement_of(found, council, reader),
        **report_of(found),
        **put_in_advance(found, request),
    }
    context["arising"] = present_arising(found, council, reader)
    if context["show_minutes"]:
        context |= minutes_told(found, request, reader, context)
    return render(request, "committees/items/item.html", context)


def minutes_told(item: AgendaItem, request, reader: Reader, context: dict) -> dict:
    """What the page says where minutes are shown, of which `context` has the figures and where they were agreed."""
    figures, council = context["figures"], request.council
    measured = None if figures and "down" in figures else item.edition
    above = context["arising"]["keys"] if context["arising"] else set()
    told = discussion_of(item, council, reader, links_to_measures(measured, council.slug), above)
    told["ends"] = at_the_end(context["agreement"], item, words_shown(told))
    if minutes_are_out(item.meeting):
        own = since_of(figures, context["about"]) if told["decided"] else []
        told["since"] = [*own, *since_carried_out(item, council, reader, {one.title for one in own})]
    # Who edits sees minutes before there are any: of a meeting to come "Nothing is minuted" says nothing
    some = any(told[each] for each in ("resolutions", "actions", "recommendations", "said", "ends"))
    return told | {
        "requests": asked_at(item, council, reader),
        "may_ask": Permission.REQUEST_MEASURES in request.permissions,
        "show_minutes": context["held"] or some,
    }


def agreement_of(item: AgendaItem, council, reader: Reader) -> dict:
    """Where its minutes were agreed, and whose minutes are agreed or to be agreed at it."""
    agreed = agreed_of(item.meeting, reader)
    return {
        "agreed": present_agreed(agreed, council.slug, item),
        "agreement": agreed,
        "to_record": drafts_to_record(item, reader),
        "to_agree": drafts_before([item], reader.today).get(item.pk, []),
        "agreed_here": [
            present_agreed(each, council.slug) for each in agreed_at([item], reader).get(item.pk, [])
        ],
    }


def place_of(item: AgendaItem, council, reader: Reader) -> dict:
    """How it stands on its agenda, and what stood at its address before."""
    return {
        "cancelled": cancelled_words(item.meeting),
        "left": present_left(left_before(item.meeting, reader), council.slug),
        "flags": agenda_flags(item, council.slug),
        "once_here": once_here(item, council, reader),
    }


def once_here(item: AgendaItem, council, reader: Reader) -> dict:
    """Another item of this agenda that readers found under this number before; {} where there is none."""
    other = item_once_at(council, item.meeting.committee.slug, item.meeting.date, item.number)
    if other is None:
        return {}
    other.veil(reader)
    return {
        "was": item.number,
        "number": other.number,
        "title": other.title,
        "url": item_url(other, council.slug),
    }


def closed_item(request, item: AgendaItem, reader: Reader) -> HttpResponse:
    """All that everyone reads of an exempt item: its public title, the paragraph and the reason."""
    item.veil(reader)
    context = {
        "item": item,
        "meeting": item.meeting,
        "meeting_url": meeting_url(item.meeting, request.council.slug),
        "exempt": exempt_item(item, reader),
        **place_of(item, request.council, reader),
        "signed_in": request.user.is_authenticated,
    }
    return render(request, "committees/items/closed_item.html", context)


def asked_at(item: AgendaItem, council, reader: Reader) -> list[RequestShown]:
    """Measures that were asked for at the item, with what became of each."""
    found = list(requests_at(item, reader))
    editions = first_reports(council, found)
    return [present_request(each, editions.get(each.pk), council.slug) for each in found]


def figures_of(item: AgendaItem, council, reader: Reader) -> dict:
    """`figures` of its edition, or else of the measures it is about; `about` are those without a figure to show."""
    if item.edition is None:
        return measures_of(item, council, reader)
    tense = tense_of(item, reader.today)
    if down := taking_down_of(item.edition):
        return {"figures": present_taken_down(item.edition, down, item.meeting.date, tense), "about": []}
    codes = set(item.indicators.values_list("code", flat=True))
    newest, taken = newest_edition(item.edition), taken_on(item, reader)
    shown = present_figures(item.edition, newest, codes, council.slug, tense=tense, taken=taken)
    return {"figures": shown, "about": []}


def to_come_words(item: AgendaItem, today: date) -> str:
    """Of the scorecard that it is to carry; "" where it carries it, or awaits none."""
    return figures_words(item, today, 0)[0] if awaits_figures(item, today) else ""


def taken_on(item: AgendaItem, reader: Reader) -> date | None:
    """The day of its meeting, where the item was taken there."""
    return item.meeting.date if tense_of(item, reader.today) == Tense.TAKEN else None


def measures_of(item: AgendaItem, council, reader: Reader) -> dict:
    """Of an item without an edition the measures it is about, as its agenda counts them: what was published of them by
    its meeting, and since. One of a scorecard that is to come shows none yet."""
    titles = dict(item.indicators.order_by("title").values_list("code", "title"))
    committee, tense, taken = item.meeting.committee, tense_of(item, reader.today), taken_on(item, reader)
    shows = titles and tense != Tense.OFF and not awaits_figures(item, reader.today)
    figures = None
    if then := newest_of(committee, by=taken) if shows else None:
        newest = newest_edition(then) if taken else then
        figures = present_without_edition(then, newest, {*titles}, council.slug, tense=tense, taken=taken)
    for row in figures["rows"] if figures else ():
        titles.pop(row["code"])
    newest = newest_of(committee) if titles else None
    return {"figures": figures, "about": present_about(titles, newest, council.slug, taken=taken)}


def since_carried_out(item: AgendaItem, council, reader: Reader, told: Collection[str]) -> list[Afterwards]:
    """What those measures did since that its resolutions are about by an action alone, but those `told` by title."""
    named = measures_carried_out(item).order_by("title").values_list("code", "title")
    titles = {code: title for code, title in named if title not in told}
    newest, taken = newest_of(item.meeting.committee) if titles else None, taken_on(item, reader)
    found = since_of(None, present_about(titles, newest, council.slug, taken=taken))
    return [each for each in found if each.title not in told]


def briefing_of(item: AgendaItem, council) -> dict | None:
    """The month's briefing that the item carries, or that it was taken down."""
    if not item.briefing_id:
        return None
    found = Briefing.objects.for_council(council).select_related("scorecard").defer("payload")
    carried = found.get(pk=item.briefing_id)
    return present_briefing(carried, briefing_taken_down(carried), council.slug)


def documents_of(item: AgendaItem, council, reader: Reader) -> list[dict]:
    documents = list(item.documents.all())
    for document in documents:
        document.item = item
    return [present_document(each, council.slug, reader) for each in documents]


def discussion_of(
    item: AgendaItem, council, reader: Reader, measures: dict[str, str], above: Collection[int]
) -> dict:
    """What was resolved, what is to be done, what was said; `measures` are addresses by code. The actions closed at the
    item are told, too, but those that stand `above` (by key) with what earlier meetings left."""
    resolutions = list(
        with_corrections(item.resolutions)
        .select_related(
            "mover__person", "mover__substitute_for", "seconder__person", "seconder__substitute_for"
        )
        .prefetch_related("named_votes__attendance__person", "named_votes__attendance__substitute_for")
    )
    limbs = list(Limb.objects.filter(resolution__in=resolutions).select_related("resolution"))
    origins = limb_origins(item.number, limbs)
    came_of = Q(item=item) | (Q(closed_by=item) & ~Q(pk__in=above))
    actions = list(actions_of(council, reader).filter(came_of).order_by("due_meeting__date", "id"))
    shown = [present_action(each, reader.today, council.slug, origins=origins, here=item) for each in actions]
    recommended = list(recommendations_at(item, reader))
    spoken = with_corrections(item.paragraphs.all()).select_related(
        "attendance__person", "attendance__substitute_for"
    )
    paragraphs, style = list(spoken.prefetch_related(their_mentions())), names_style(council)
    return {
        "resolutions": present_resolutions(resolutions, limbs, item, style),
        "decided": has_decided(resolutions, limbs),
        "actions": shown,
        "actions_told": actions_told(item, actions, above),
        "recommendations": [
            present_recommendation(each, reader.today, council.slug, origins) for each in recommended
        ],
        "recommended": heading_of(recommended),
        "late": sum(action["kind"] == "late" for action in shown),
        "said": pair_minutes(paragraphs, measures, style),
        "questions": sum(paragraph.kind == paragraph.Kind.QUESTION for paragraph in paragraphs),
        "history": present_history(item, actions, reader.today),
    }


def actions_told(item: AgendaItem, actions: Sequence[Action], above: Collection[int]) -> str:
    """How many came of it, and how many it closed, also of those that stand `above`."""
    new = sum(each.item_id == item.pk for each in actions)
    closed = Action.objects.filter(closed_by=item, pk__in=above).count() if above else 0
    return tally_words(new, closed + len(actions) - new)
