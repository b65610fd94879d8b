"""The words of a quarter: the headline and the answers are written here, what is said of figures is read here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.terms.periods import Period
from scorecards.assembly.querysets.entries import entries_in_words_of
from scorecards.assembly.querysets.scorecards import assemble
from scorecards.assembly.scorecard import ScorecardEntry
from scorecards.editions.drafts.pages import DraftSource, draft_at
from scorecards.words.actions import save_text
from scorecards.words.forms import TextForm
from scorecards.words.presenters import Desk
from scorecards.words.querysets import cells_of, said_about, texts_of
from scorecards.words.written import ANSWER, HEADLINE, Text, Words, WordsPlace, place_of

WRITERS = frozenset({Permission.ENTER_FIGURES, Permission.APPROVE_FIGURES})


@for_council(Permission.VIEW_DRAFTS)
def words(request: HttpRequest, council: Council, scorecard_slug: str, period: Period) -> HttpResponse:
    """Write the headline or an answer, one at a time; read the commentary, and go where it is written."""
    source = draft_at(request, council, scorecard_slug, period)
    entries = entries_in_words_of(source.scorecard, period)
    sections = {entry.section_id: entry.section_slug for entry in entries}
    texts = texts_of(source.scorecard, period, sections)
    place = _open_place(request, texts, sections)
    form = _form(request, place, texts, entries) if place else None
    if request.method == "POST" and form and place:
        if not WRITERS & request.permissions:
            raise PermissionDenied("Your role does not let you write the words of a scorecard.")
        if form.is_valid() and _saved(source, sections, place, form):
            return HttpResponseRedirect(f"{request.path}?write=none#{place.slug}")
    return _page(source, entries, texts, place, form)


def _open_place(request: HttpRequest, texts: Words, sections: dict[int, str]) -> WordsPlace | None:
    """The text that is open: the one that was asked for, or the headline as long as nobody wrote it."""
    slug = request.POST.get("write") or request.GET.get("write", "")
    if not WRITERS & request.permissions or slug == "none":
        return None
    place = place_of(slug) if slug else WordsPlace(HEADLINE)
    if not slug:
        return None if texts.get(place, Text()).text else place
    if place != WordsPlace(HEADLINE) and place not in {
        WordsPlace(ANSWER, each) for each in sections.values()
    }:
        raise Http404("The scorecard has no such section.")
    return place


def _form(request: HttpRequest, place: WordsPlace, texts: Words, entries: list[ScorecardEntry]) -> TextForm:
    questions = {entry.section_slug: entry.question for entry in entries}
    posted = request.POST if request.method == "POST" else None
    stands = texts.get(place, Text())
    return TextForm(posted, place=place, stands=stands, question=questions.get(place.name, ""))


def _saved(source: DraftSource, sections: dict[int, str], place: WordsPlace, form: TextForm) -> bool:
    """Whether it was done; otherwise the form says why not."""
    try:
        changed = save_text(
            scorecard=source.scorecard,
            period=source.period,
            sections=sections,
            place=place,
            text=form.cleaned_data["text"],
            seen=form.cleaned_data["seen"],
            by=source.request.user,
        )
    except NotAllowed as problem:
        form.refuse(str(problem), "text")
        form.show_again(form.initial["seen"])
        return False
    what = "the headline" if place.kind == HEADLINE else "the answer"
    if not changed:
        messages.info(source.request, "Nothing was changed, so nothing was saved.")
    elif form.cleaned_data["text"]:
        messages.success(source.request, f"Saved: {what}.")
    else:
        messages.success(source.request, f"Taken back: {what}. The page says what the rule says.")
    return True


def _page(
    source: DraftSource,
    entries: list[ScorecardEntry],
    texts: Words,
    place: WordsPlace | None,
    form: TextForm | None,
) -> HttpResponse:
    payload = assemble(scorecard=source.scorecard, period=source.period, suppress=True, detail=False)
    cells = cells_of(entries, payload, source.period)
    stands, on_its_way = said_about(source.council.pk, cells)
    context = {
        "heading": f"Words for {source.period.label}",
        "back": (f"Draft of {source.period.label}", source.base),
        "scorecard": source.scorecard,
        "so_far": source.editions_so_far,
        "form": form,
        "desk": Desk(source.council, payload, texts, cells, stands, on_its_way, place, form),
        "may_write": bool(WRITERS & source.request.permissions),
    }
    return render(source.request, "scorecards/words/words.html", context)
