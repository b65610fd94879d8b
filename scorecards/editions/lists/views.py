"""Lists: scorecards and their editions, measures, and addresses that lead to the newest of them."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from accounts.tables import arrange
from indicators.catalogue.own.retiring.last_periods import retired_words
from indicators.catalogue.querysets import present_words
from indicators.catalogue.versions.words import Words
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.wording import direction_words
from scorecards.editions.addresses import all_councils_url, draft_url, edition_url, measure_url
from scorecards.editions.lists.tables import EditionTable, MeasureTable
from scorecards.editions.querysets import (
    entries_read,
    newest_numbers,
    newest_period,
    newest_with,
    published_editions,
    with_national_figures,
)
from scorecards.editions.taking_down.pages import raise_gone, says_gone
from scorecards.editions.taking_down.presenters import withdrawn_line
from scorecards.editions.taking_down.querysets import of_scorecard, taken_down, with_measure
from scorecards.models import Briefing, Scorecard, SectionIndicator
from scorecards.payload import rows_of
from scorecards.statistics.comparison import why_not_compared

NEWEST_FIRST = ("-start", "-published_at", "-number")
EDITIONS_SEARCHED = 4  # before the database is asked to look through all of them

reads = for_council(Permission.VIEW_PUBLISHED)


@reads
def scorecards(request: HttpRequest, council: Council) -> HttpResponse:
    """What was published, newest first; for officers the drafts too."""
    table = EditionTable(published_editions(council).order_by(*NEWEST_FIRST), council=council)
    arrange(request, table, per_page=20)
    return render(
        request,
        "scorecards/editions/lists/list.html",
        {
            "table": table,
            "drafts": drafts_for(request, council),
            "briefed": briefed(council),
            "may_set_up": Permission.SET_SCORECARDS in request.permissions,
        },
    )


def briefed(council: Council) -> QuerySet[Scorecard]:
    """The scorecards of which a month's briefing is published."""
    published = Briefing.objects.for_council(council).filter(scorecard=OuterRef("pk"))
    return Scorecard.objects.filter(Exists(published), council=council)


def drafts_for(request: HttpRequest, council: Council) -> list[dict]:
    """For officers: the newest quarter with figures, and the one before it, for each scorecard.

    Where an edition stands already, its draft is there to be corrected: `so_far` says which one it would follow.
    """
    if Permission.VIEW_DRAFTS not in request.permissions:
        return []
    period = newest_period(council)
    if period is None:
        return []
    periods = (period, period.previous())
    so_far = newest_numbers(council, periods)
    return [
        {
            "title": f"{scorecard.title}, {one.in_sentence}",
            "url": draft_url(scorecard, one, council.slug),
            "so_far": so_far.get((scorecard.pk, one.start), 0),
        }
        for scorecard in Scorecard.objects.filter(council=council)
        for one in periods
    ]


@reads
def editions(request: HttpRequest, council: Council, scorecard_slug: str) -> HttpResponse:
    """Every edition of one committee's scorecard."""
    scorecard = get_object_or_404(Scorecard, council=council, slug=scorecard_slug)
    table = EditionTable(
        published_editions(council).filter(scorecard=scorecard).order_by(*NEWEST_FIRST), council=council
    )
    arrange(request, table, per_page=20)
    context = {"table": table, "scorecard": scorecard, "down": down_for(request, scorecard)}
    return render(request, "scorecards/editions/lists/editions.html", context)


def down_for(request: HttpRequest, scorecard: Scorecard) -> list[dict]:
    """What was taken down, so that nobody misses a number without a word; a link for those who may put it back."""
    may_put_back = Permission.PUBLISH_EDITIONS in request.permissions
    return [
        withdrawn_line(
            each,
            f"{each.edition.period.label}, edition {each.edition.number}",
            edition_url(each.edition, request.council.slug) if may_put_back else "",
        )
        for each in taken_down(request.council, of_scorecard(request.council, scorecard.slug))
    ]


@reads
@says_gone
def latest(request: HttpRequest, council: Council, scorecard_slug: str) -> HttpResponse:
    """The newest edition of a committee's scorecard."""
    newest = published_editions(council).filter(scorecard__slug=scorecard_slug).first()
    if newest is None:
        raise_gone(council, of_scorecard(council, scorecard_slug))
        raise Http404("Nothing is published for this committee yet.")
    return HttpResponseRedirect(edition_url(newest, council.slug))


@reads
def measures(request: HttpRequest, council: Council) -> HttpResponse:
    """Every measure on a published scorecard, and for officers on any, with its plain meaning."""
    entries = entries_read(council, drafts=Permission.VIEW_DRAFTS in request.permissions)
    words = present_words(council, [entry.indicator for entry in entries], localdate())
    national = with_national_figures(council, words)
    rows = {
        entry.indicator.code: measure_row(
            entry, council, words[entry.indicator_id], compared=entry.indicator_id in national
        )
        for entry in entries
    }
    table = MeasureTable(list(rows.values()), order_by=request.GET.get("sort", "title"))
    arrange(request, table)
    return render(request, "scorecards/editions/lists/measures.html", {"table": table})


def measure_row(entry: SectionIndicator, council: Council, words: Words, *, compared: bool) -> dict:
    """`compared`: whether there are councils' national figures, as there are of no measure of the council's own."""
    indicator = entry.indicator
    compared = compared and not why_not_compared(Unit(indicator.unit))
    return {
        "compared": all_councils_url(council.slug, indicator.code) if compared else "",
        "title": words.title,
        "url": reverse("scorecards:measure", args=[council.slug, indicator.code]),
        "meaning": words.meaning,
        "retired": retired_words(indicator.last_day, Frequency(indicator.frequency)),
        "direction": direction_words(Polarity(indicator.polarity)),
        "theme": entry.section.short_title,
    }


@reads
@says_gone
def measure(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    """The measure in the newest edition that has it; for officers otherwise in the newest draft.

    Before the first edition that has it, readers find what it will say.
    """
    drafts = Permission.VIEW_DRAFTS in request.permissions
    entries = [each for each in entries_read(council, drafts=drafts) if each.indicator.code == code]
    ids = {each.section.scorecard_id for each in entries}
    for edition in published_editions(council).filter(scorecard__in=ids)[:EDITIONS_SEARCHED]:
        if any(row["code"] == code for row in rows_of(edition.payload)):
            return HttpResponseRedirect(measure_url(edition_url(edition, council.slug), code))
    # Retired, taken off the scorecard, or part of another since: what was published of it stays
    if (edition := newest_with(council, code)) is not None:
        return HttpResponseRedirect(measure_url(edition_url(edition, council.slug), code))
    if entries and drafts and (period := newest_period(council)):
        scorecard = Scorecard.objects.filter(pk__in=ids).first()
        return HttpResponseRedirect(measure_url(draft_url(scorecard, period, council.slug), code))
    raise_gone(council, with_measure(council, code))
    if not entries:
        raise Http404("No scorecard that is published has this measure.")
    words = present_words(council, [entries[0].indicator], localdate())[entries[0].indicator_id]
    context = {"words": words, "question": entries[0].section.question}
    return render(request, "scorecards/editions/lists/not_reported.html", context)
