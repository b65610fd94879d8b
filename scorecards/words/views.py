"""The words of a quarter, written beside what its figures say by rule."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.terms.small_numbers import small_numbers
from scorecards.assembly.assembling import assemble
from scorecards.assembly.querysets import entries_in_words_of
from scorecards.editions.drafts.views import Draft, draft_at
from scorecards.words.actions import save_words
from scorecards.words.forms import WordsForm
from scorecards.words.querysets import earlier_authors, words_of
from scorecards.words.written import Words, counted


@for_council(Permission.ENTER_FIGURES)
def words(request, council, scorecard_slug: str, year: str, part: str) -> HttpResponse:
    here = draft_at(request, council, scorecard_slug, year, part)
    entries = entries_in_words_of(here.scorecard, here.period)
    current = words_of(here.scorecard, here.period, entries)
    authors = earlier_authors(here.scorecard, here.period, entries)
    form = WordsForm(request.POST or None, entries=entries, current=current, authors=authors)
    if request.method == "POST" and form.is_valid():
        saved = save_words(scorecard=here.scorecard, period=here.period, words=form.words, by=request.user)
        tell(request, saved)
        return HttpResponseRedirect(request.path)
    form.suggest(assemble(scorecard=here.scorecard, period=here.period, suppress=True, detail=False))
    return words_page(here, form, warnings_of(current, form, council.disclosure_threshold))


def words_page(here: Draft, form: WordsForm, warnings: list[dict[str, str]]) -> HttpResponse:
    context = {
        "heading": f"Words for {here.period.label}",
        "back": (f"Draft of {here.period.label}", here.base),
        "scorecard": here.scorecard,
        "so_far": here.scorecard.editions_so_far,
        "form": form,
        "submit": "Save the words",
        "warnings": warnings,
    }
    return render(here.request, "scorecards/words.html", context)


def tell(request: HttpRequest, saved: Words) -> None:
    if saved:
        messages.success(request, f"Saved: {counted(list(saved))}.")
    else:
        messages.info(request, "Nothing was changed, so nothing was saved.")


def warnings_of(words: Words, form: WordsForm, threshold: int) -> list[dict[str, str]]:
    """Where the words that stand count so few children that one could be recognised, each with its field."""
    return [
        {"what": form.subject(place), "field": form[form.name_of(place)].auto_id, "message": found.message}
        for place, written in words.items()
        for found in small_numbers(written.text, threshold)
    ]
