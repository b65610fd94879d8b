"""The words of a quarter, written beside what its figures say by rule."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.terms.periods import Period
from indicators.terms.small_numbers import small_numbers
from scorecards.assembly.querysets.entries import entries_in_words_of
from scorecards.assembly.querysets.scorecards import assemble
from scorecards.editions.drafts.pages import DraftSource, draft_at
from scorecards.words.actions import save_words
from scorecards.words.forms import WordsForm
from scorecards.words.querysets import earlier_authors, words_of
from scorecards.words.written import Words, counted


@for_council(Permission.ENTER_FIGURES)
def words(request: HttpRequest, council: Council, scorecard_slug: str, period: Period) -> HttpResponse:
    """Write the headline, the answers and the commentary of the period."""
    source = draft_at(request, council, scorecard_slug, period)
    scorecard = source.scorecard
    entries = entries_in_words_of(scorecard, period)
    current = words_of(scorecard, period, entries)
    authors = earlier_authors(scorecard, period, entries)
    form = WordsForm(request.POST or None, entries=entries, current=current, authors=authors)
    if request.method == "POST" and form.is_valid():
        say_what_was_saved(
            request, save_words(scorecard=scorecard, period=period, words=form.words, by=request.user)
        )
        return HttpResponseRedirect(request.path)
    form.suggest(assemble(scorecard=scorecard, period=period, suppress=True, detail=False))
    return words_page(source, form, warnings_of(current, form, council.disclosure_threshold))


def words_page(source: DraftSource, form: WordsForm, warnings: list[dict[str, str]]) -> HttpResponse:
    context = {
        "heading": f"Words for {source.period.label}",
        "back": (f"Draft of {source.period.label}", source.base),
        "scorecard": source.scorecard,
        "so_far": source.editions_so_far,
        "form": form,
        "submit": "Save the words",
        "warnings": warnings,
    }
    return render(source.request, "scorecards/words/words.html", context)


def say_what_was_saved(request: HttpRequest, saved: Words) -> None:
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
