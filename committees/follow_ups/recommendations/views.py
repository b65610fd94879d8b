"""The forms of democratic services for a recommendation and for its response."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from accounts.models import Council
from accounts.pages import attempt, form_page
from committees.addresses import item_url
from committees.follow_ups.recommendations import actions
from committees.follow_ups.recommendations.forms import RecommendationForm, ResponseForm
from committees.models import AgendaItem, Recommendation
from committees.pages import back_to_item, edits, find_item
from committees.people.pages import risks_of

FIELDS = ("limb", "text", "to_body", "due_on")
ANSWER = ("response", "response_words", "responded_on")


@edits
def recommendation_new(request: HttpRequest, council: Council, committee, day, number) -> HttpResponse:
    item = find_item(request, committee, day, number)
    form = RecommendationForm(
        request.POST or None, item=item, initial={"to_body": "Cabinet"}, risks=risks_of(request)
    )

    def write(values: dict) -> None:
        actions.recommend(item=item, **values)

    return answer(request, item, form, write, "Note a recommendation", "The recommendation is noted.")


@edits
def recommendation_edit(request: HttpRequest, council: Council, committee, day, number, pk) -> HttpResponse:
    item = find_item(request, committee, day, number)
    found = find_recommendation(item, pk)
    initial = {name: getattr(found, name) for name in FIELDS}
    form = RecommendationForm(request.POST or None, item=item, initial=initial, risks=risks_of(request))

    def write(values: dict) -> None:
        actions.change_recommendation(recommendation=found, **values)

    return answer(request, item, form, write, "Change the recommendation", "It is changed.")


@edits
def recommendation_response(
    request: HttpRequest, council: Council, committee, day, number, pk
) -> HttpResponse:
    item = find_item(request, committee, day, number)
    found = find_recommendation(item, pk)
    form = ResponseForm(
        request.POST or None, initial={name: getattr(found, name) for name in ANSWER}, risks=risks_of(request)
    )

    def write(values: dict) -> None:
        actions.note_response(recommendation=found, **values)

    heading = f"Response of {found.to_body}"
    return answer(request, item, form, write, heading, "It is saved.", found.text)


def find_recommendation(item: AgendaItem, pk: int) -> Recommendation:
    """Raises Http404."""
    found = item.recommendations.filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such recommendation at this item.")
    found.item = item
    return found


def answer(
    request: HttpRequest, item: AgendaItem, form, write, heading: str, done: str, intro: str = ""
) -> HttpResponse:
    """The form, or what was sent written and the reader back at the item."""
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "by": request.user}
        if attempt(request, form, lambda: write(values), done):
            return HttpResponseRedirect(f"{item_url(item, request.council.slug)}#recommendations")
    return form_page(request, heading=heading, back=back_to_item(request, item), form=form, intro=intro)
