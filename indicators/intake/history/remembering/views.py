"""The page of what is remembered of a council's own files: its words and its layouts, each to be forgotten."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.intake.history.querysets import own_layouts_of, own_words_of
from indicators.intake.history.remembering.actions import forget_layout, forget_words

LONGEST_KEY = 18


@for_council(Permission.ENTER_FIGURES)
def history_words(request: HttpRequest, council: Council) -> HttpResponse:
    words, layouts = own_words_of(council), own_layouts_of(council)
    if request.method == "POST":
        if found := words.filter(pk=_key(request, "words")).first():
            forget_words(words=found, by=request.user)
            messages.success(request, f"“{found.written}” is forgotten: the next file asks again.")
        elif found := layouts.filter(pk=_key(request, "layout")).first():
            forget_layout(layout=found, by=request.user)
            messages.success(request, f"The layout of {found.file_name} is forgotten.")
        return redirect("indicators:history_words", council.slug)
    context = {"words": words, "layouts": layouts}
    return render(request, "indicators/intake/history/words.html", context)


def _key(request: HttpRequest, name: str) -> int:
    """A primary key that a button sent; 0, which is nobody's, for anything else."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY else 0
