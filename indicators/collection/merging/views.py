"""The page on which one of the council's own indicators goes into another: chosen first, then seen, then done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.models import Council
from accounts.pages import attempt, form_page
from indicators.asking.pages import risks_of
from indicators.catalogue.pages import back_to, defines, definition_url, find_indicator, title_of
from indicators.catalogue.policies import why_not_own
from indicators.collection.merging.actions import merge_indicators
from indicators.collection.merging.forms import MergeForm
from indicators.collection.merging.policies import unlike, why_not_merge
from indicators.collection.merging.querysets import Going, Moving, going_with, moving_figures
from indicators.models import Indicator
from indicators.terms.wording import all_words, count_words

MOST_NAMED = 12
NONE_ALIKE = (
    "None of your own indicators is counted as this one is: only two with the same unit, direction, basis and "
    "frequency can become one."
)


@defines
def indicator_merge(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    """The first button shows what would happen, the second does it."""
    gone, history = find_indicator(council, code)
    if refusal := why_not_own(gone, council):
        messages.info(request, refusal)
        return HttpResponseRedirect(definition_url(request, gone))
    others = Indicator.objects.filter(council=council, last_day=None).exclude(pk=gone.pk).order_by("title")
    alike = [each for each in others if not unlike(gone, each)]
    if not alike:
        messages.info(request, NONE_ALIKE)
        return HttpResponseRedirect(definition_url(request, gone))
    form = MergeForm(request.POST or None, others=alike, risks=risks_of(request))
    happens: list[str] = []
    if request.method == "POST" and form.is_valid():
        kept, reason = form.indicator, form.cleaned_data["reason"]
        if refusal := why_not_merge(gone, kept, council, reason):
            form.refuse(refusal)
        elif "sure" not in request.POST:
            going = going_with(council, gone, kept)
            happens = what_happens(gone, kept, moving_figures(council, gone, kept), going)
        elif attempt(
            request,
            form,
            lambda: merge_indicators(council=council, gone=gone, kept=kept, reason=reason, by=request.user),
            f"“{title_of(gone, history)}” is part of “{kept.title}” now.",
        ):
            return HttpResponseRedirect(reverse("indicators:definition", args=[council.slug, kept.code]))
    return form_page(
        request,
        "indicators/collection/merging.html",
        heading=f"Merge “{title_of(gone, history)}” into another",
        back=back_to(request, gone, history),
        form=form,
        submit="Show what would happen",
        happens=happens,
    )


def what_happens(gone: Indicator, kept: Indicator, moving: Moving, going: Going) -> list[str]:
    """A sentence for each thing that becomes otherwise, and for each that does not."""
    many = len(moving.rows)
    verb = "goes" if many == 1 else "go"
    said = [f"{count_words(many, 'figures')} of “{gone.title}” {verb} to “{kept.title}”."]
    if moving.differing:
        named = ", ".join(each.label for each in moving.differing[:MOST_NAMED])
        more = f" and {len(moving.differing) - MOST_NAMED} more" if len(moving.differing) > MOST_NAMED else ""
        said.append(f"Both have a figure, and another one, for {named}{more}: that of “{kept.title}” stands.")
    if moving.left:
        verb = "stays" if moving.left == 1 else "stay"
        figures = count_words(moving.left, "figures")
        said.append(f"{figures} of bands or groups that “{kept.title}” does not have {verb} behind.")
    return [
        *said,
        f"“{kept.title}” takes its place in the collection calendar and on scorecards.",
        *what_goes(kept, going),
        f"Commentary goes with its figure; the versions of the words of “{gone.title}” stay with it.",
        "What is published stays as it is. This cannot be taken back.",
    ]


def what_goes(kept: Indicator, going: Going) -> list[str]:
    """ "2 targets and 1 event go with them." and what stays because the one kept has its own."""
    said = []
    if counts := going.counts:
        alone = len(counts) == 1 and counts[0].startswith("1 ")
        said.append(f"{all_words(counts)} {'goes' if alone else 'go'} with them.")
    for name in going.standing:
        verb = "stands" if name == "owner" else "stand"
        said.append(f"“{kept.title}” has its own {name}, which {verb}.")
    said.append("Requests for a measure that it answered lead to the other one.")
    return said
