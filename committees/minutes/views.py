"""Minutes of an item: paragraphs written, changed, moved and taken away, and the resolution with its limbs."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from accounts.pages import attempt, form_page, only_sent
from accounts.policies import NotAllowed
from committees.addresses import item_address, item_url
from committees.minutes import actions
from committees.minutes.forms import LimbFormSet, MentionFormSet, ParagraphForm, ResolutionForm, limbs_to_edit
from committees.minutes.resolutions import actions as resolutions
from committees.minutes.speech import split_speech
from committees.models import AgendaItem, MinutesParagraph, Resolution
from committees.pages import back_to_item, edits, find_item
from committees.policies import why_not_edit
from committees.querysets import indicators_for
from indicators.catalogue.pages import warn_of_small_numbers
from indicators.terms.small_numbers import small_numbers


@edits
def minutes(request, council, committee, day, number):
    """Every paragraph in order, with what can be done to it and what to look at again."""
    found = find_item(council, committee, day, number)
    paragraphs = list(found.paragraphs.select_related("answers").prefetch_related("mentions__indicator"))
    rows = [paragraph_row(each, place, paragraphs, council) for place, each in enumerate(paragraphs)]
    context = {
        "item": found,
        "back": back_to_item(request, found),
        "rows": rows,
        "frozen": why_not_edit(found.meeting),
    }
    return render(request, "committees/minutes/minutes.html", context)


def paragraph_row(paragraph: MinutesParagraph, place: int, everything: list, council) -> dict:
    speaker, text = split_speech(paragraph.speaker, paragraph.text)
    return {
        "paragraph": paragraph,
        "number": place + 1,
        "speaker": speaker,
        "text": text,
        "first": place == 0,
        "last": place == len(everything) - 1,
        "mentions": [mention.indicator.title for mention in paragraph.mentions.all()],
        "warnings": [found.message for found in small_numbers(paragraph.text, council.disclosure_threshold)],
    }


@edits
def paragraph_new(request, council, committee, day, number):
    found = find_item(council, committee, day, number)
    initial = {"kind": request.GET.get("kind"), "answers": request.GET.get("answers")}
    return paragraph_page(request, found, None, initial, "Add a paragraph of minutes")


@edits
def paragraph_edit(request, council, committee, day, number, pk):
    found = find_item(council, committee, day, number)
    paragraph = find_paragraph(found, pk)
    initial = {name: getattr(paragraph, name) for name in ("kind", "speaker", "text", "answers")}
    return paragraph_page(request, found, paragraph, initial, "Change a paragraph of minutes")


def find_paragraph(item: AgendaItem, pk: int) -> MinutesParagraph:
    """Raises Http404."""
    paragraph = item.paragraphs.filter(pk=pk).first()
    if paragraph is None:
        raise Http404("There is no such paragraph in these minutes.")
    paragraph.item = item
    return paragraph


def paragraph_page(request, item, paragraph, initial, heading):
    form = ParagraphForm(request.POST or None, item=item, paragraph=paragraph, initial=initial)
    said = paragraph.mentions.all() if paragraph else []
    mentions = MentionFormSet(
        request.POST or None,
        prefix="mention",
        initial=[{"indicator": each.indicator_id, "value": each.value_reported} for each in said],
        form_kwargs={"indicators": list(indicators_for(request.council))},
    )
    if request.method == "POST" and form.is_valid() and mentions.is_valid():
        values = {**form.cleaned_data, "mentions": [each.mention for each in mentions if each.mention]}
        saved = attempt(
            request, form, lambda: save_paragraph(item, paragraph, values, request.user), "Saved."
        )
        if saved:
            warn_of_small_numbers(request, [values["text"]])
            return HttpResponseRedirect(minutes_url(item, request.council.slug))
    return form_page(
        request,
        "committees/minutes/paragraph_form.html",
        heading=heading,
        back=("Minutes of this item", minutes_url(item, request.council.slug)),
        form=form,
        formset=mentions,
        paragraph=paragraph,
        delete_url=paragraph_url("paragraph_delete", item, paragraph, request.council.slug),
        reply_count=paragraph.replies.count() if paragraph else 0,
    )


def save_paragraph(
    item: AgendaItem, paragraph: MinutesParagraph | None, values: dict, by
) -> MinutesParagraph:
    if paragraph is None:
        return actions.add_paragraph(item=item, by=by, **values)
    return actions.edit_paragraph(paragraph=paragraph, by=by, **values)


def minutes_url(item: AgendaItem, council_slug: str) -> str:
    return reverse("committees:minutes", args=item_address(item, council_slug))


def paragraph_url(name: str, item: AgendaItem, paragraph: MinutesParagraph | None, council_slug: str) -> str:
    if paragraph is None:
        return ""
    return reverse(f"committees:{name}", args=[*item_address(item, council_slug), paragraph.pk])


@edits
@only_sent
def paragraph_move(request, council, committee, day, number, pk):
    found = find_item(council, committee, day, number)
    up = request.POST.get("direction") == "up"
    return done_to_paragraph(
        request,
        found,
        pk,
        lambda each: actions.move_paragraph(paragraph=each, up=up, by=request.user),
        "The paragraph is moved.",
    )


@edits
@only_sent
def paragraph_delete(request, council, committee, day, number, pk):
    found = find_item(council, committee, day, number)
    return done_to_paragraph(
        request,
        found,
        pk,
        lambda each: actions.delete_paragraph(paragraph=each, by=request.user),
        "The paragraph is taken away.",
    )


def done_to_paragraph(request, item, pk, action, done):
    try:
        action(find_paragraph(item, pk))
        messages.success(request, done)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(minutes_url(item, request.council.slug))


@edits
def resolution_edit(request, council, committee, day, number):
    """One text for each limb; a limb left empty goes. Saving with all the spare ones filled offers more."""
    found = find_item(council, committee, day, number)
    resolution = Resolution.objects.filter(item=found, order=1).first()
    initial = {"preamble": f"that {found.meeting.committee.short_name}:", "vote": ""}
    if resolution:
        initial = {"preamble": resolution.preamble, "vote": resolution.vote}
    form = ResolutionForm(request.POST or None, initial=initial)
    limbs = LimbFormSet(request.POST or None, initial=limbs_to_edit(found), prefix="limb")
    if request.method == "POST" and form.is_valid() and limbs.is_valid():
        words = [each.words for each in limbs if each.words]
        values = {**form.cleaned_data, "limbs": words, "by": request.user}
        saved = attempt(
            request,
            form,
            lambda: resolutions.set_resolution(item=found, **values),
            "The resolution is saved.",
        )
        if saved:
            warn_of_small_numbers(request, [each.text for each in words])
            return HttpResponseRedirect(after_resolution(request, found))
    return form_page(
        request,
        "committees/minutes/resolution_form.html",
        heading="Resolution",
        back=back_to_item(request, found),
        form=form,
        formset=limbs,
        delete_url=reverse("committees:resolution_delete", args=item_address(found, council.slug))
        if resolution
        else "",
    )


@edits
@only_sent
def resolution_delete(request, council, committee, day, number):
    found = find_item(council, committee, day, number)
    try:
        resolutions.delete_resolution(item=found, by=request.user)
        messages.success(request, "The resolution is taken away.")
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(f"{item_url(found, council.slug)}#decision")


def after_resolution(request, item: AgendaItem) -> str:
    """Back to the item, or to the form with more empty limbs where the officer asked for them."""
    if "more" in request.POST:
        return reverse("committees:resolution_edit", args=item_address(item, request.council.slug))
    return f"{item_url(item, request.council.slug)}#decision"
