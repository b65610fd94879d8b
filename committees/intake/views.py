"""Minutes that exist: brought in by file or paste, confirmed item by item, and seen beside their source."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Council
from accounts.pages import attempt
from committees.addresses import item_address, meeting_url
from committees.intake import actions
from committees.intake.actions import Answer
from committees.intake.facts import There, names_body
from committees.intake.forms import BringForm, ReviewForm
from committees.intake.planning import SETTLED
from committees.intake.policies import why_not_answer
from committees.intake.presenters import Part, made_of
from committees.intake.querysets import (
    answered_in,
    committees_and_meetings,
    made_from,
    names_of_measures,
    new_attendance,
    sources_of,
)
from committees.intake.review.presenters import Review, review_of, type_into
from committees.minutes.editor.forms import reasons_in
from committees.models import MinutesSource
from committees.pages import back_to_meeting, back_to_meetings, edits, without_committee
from committees.policies import why_not_edit
from committees.querysets import indicators_for


@edits
def sources(request, council):
    """A file or a text to read, and what was brought in before."""
    committees, meetings = committees_and_meetings(council)
    names = names_of_measures(council) if request.method == "POST" else []
    form = BringForm(
        request.POST or None,
        request.FILES or None,
        initial={"where": f"meeting-{request.GET.get('meeting', '')}"},
        committees=committees,
        meetings=meetings,
        names=names,
    )
    if request.method == "POST" and form.is_valid():
        brought: list[MinutesSource] = []
        if attempt(request, form, lambda: brought.append(bring(request, form)), "It was read."):
            for words in told_of(brought[0], form):
                messages.warning(request, words)
            return HttpResponseRedirect(source_url(brought[0], council.slug))
    context = {
        "form": form,
        "back": back_to_meetings(request),
        "rows": [(each, source_url(each, council.slug)) for each in sources_of(council)[:50]],
        **without_committee(council),
    }
    return render(request, "committees/intake/sources.html", context)


def bring(request: HttpRequest, form: BringForm) -> MinutesSource:
    values = form.cleaned_data
    return actions.bring_in(
        committee=values["committee"],
        reading=values["reading"],
        content=values["content"],
        name=values["name"],
        day=values["meeting_day"],
        by=request.user,
    ).source


def told_of(source: MinutesSource, form: BringForm) -> Iterator[str]:
    """What a person should look at before anything else."""
    body = form.cleaned_data["committee"].name
    if not names_body(form.cleaned_data["reading"], body):
        yield f"It does not name the {body} where it begins: look whether these are its minutes."
    if any(said.get("state") in SETTLED for said in answered_in(source).values()):
        yield "It was read in before. What was confirmed of it, and what was left out, is as it was."


def source_url(kept: MinutesSource, council_slug: str) -> str:
    return reverse("committees:source", args=[council_slug, kept.pk])


def find_source(council: Council, pk: int) -> MinutesSource:
    found = sources_of(council).filter(pk=pk).first()
    if found is None:
        raise Http404("There are no such minutes that were brought in.")
    return found


@edits
def source(request, council, pk):
    """Each item beside its source, to be confirmed as it stands or as it is corrected here."""
    found = find_source(council, pk)
    review = review_of(found, council)
    form = ReviewForm(
        request.POST or None,
        parts=review.open_parts,
        agenda=review.agenda,
    )
    if request.method == "POST" and form.is_valid():
        at: list[str] = []
        if attempt(request, form, lambda: at.append(answer(request, found, review, form)), "Saved."):
            return HttpResponseRedirect(f"{source_url(found, council.slug)}{at[0]}")
    return render(request, "committees/intake/source.html", page_of(request, found, review, form))


def answer(request: HttpRequest, source: MinutesSource, review: Review, form: ReviewForm) -> str:
    """Do what the button that was pressed says; gives where on the page to go on."""
    post = request.POST
    if "facts" in post:
        facts = source.read["facts"]["there"]
        there = [There(*each) for number, each in enumerate(facts) if str(number) in post.getlist("there")]
        actions.take_facts(source=source, about=post.getlist("about"), there=there, by=request.user)
        keep_typed(request, source, form, review.open_parts)
        return "#facts"
    if "aside" in post:
        actions.set_aside(source=source, by=request.user)
        return ""
    places = [each.place for each in review.open_parts]
    chosen = post.get("confirm", post.get("leave", ""))
    wanted = places if chosen == "all" else [each for each in places if str(each) == chosen]
    if "leave" in post:
        for place in wanted:
            actions.leave_item(source=source, place=place, by=request.user)
    else:
        answers = [answer_of(request, form, place) for place in wanted]
        actions.confirm_items(source=source, answers=answers, by=request.user)
    keep_typed(request, source, form, [each for each in review.open_parts if each.place not in wanted])
    following = [each for each in places if each not in wanted]
    coming = next((each for each in following if wanted and each > wanted[-1]), next(iter(following), None))
    return f"#part-{coming}" if coming is not None else ""


def keep_typed(request: HttpRequest, source: MinutesSource, form: ReviewForm, left: Sequence[Part]) -> None:
    """What was typed into the parts that are `left` to confirm is there again when the page is."""
    said = {each.place: form.typed_into(each, reasons_in(request.POST, f"-{each.place}")) for each in left}
    actions.keep_typed(source=source, typed={place: typed for place, typed in said.items() if typed})


def answer_of(request: HttpRequest, form: ReviewForm, place: int) -> Answer:
    text = form.text_of(place)
    kept = reasons_in(request.POST, f"-{place}")
    keys = request.POST.getlist(f"mention-{place}")
    ticked = [(*key.rpartition(":"), form.stated(f"{place}:{key}")) for key in keys]
    codes = {code for code, *_ in ticked}
    measures = {each.code: each for each in indicators_for(request.council).filter(code__in=codes)}
    mentions = [
        (measures[code], int(at), said) for code, _, at, said in ticked if code in measures and at.isdecimal()
    ]
    return Answer(place, form.item_of(place), text, kept, mentions)


def page_of(request: HttpRequest, source: MinutesSource, review: Review, form: ReviewForm) -> dict[str, Any]:
    meeting, council = source.meeting, request.council
    frozen = why_not_answer(source) or (why_not_edit(meeting) if meeting else "")
    for part in review.parts:
        if part.open:
            for each in part.mentions:
                key = f"{part.place}:{each.key}"
                each.said, each.ticked = form.fields_of(key), form.has_ticked(key, each.ticked)
            part.field, part.choice = form[f"text-{part.place}"], form[f"item-{part.place}"]
            if form.is_bound:
                typed = str(part.field.value() or "").replace("\r\n", "\n")
                type_into(review, part, typed, reasons_in(request.POST, f"-{part.place}"))
        if part.target is not None:
            part.url = reverse("committees:minutes", args=item_address(part.target, council.slug))
    return {
        "source": source,
        "form": form,
        "review": review,
        "back": back_to_meeting(request, meeting) if meeting else back_to_meetings(request),
        "meeting_url": meeting_url(meeting, council.slug) if meeting else "",
        "sides_url": reverse("committees:source_sides", args=[council.slug, source.pk]),
        "facts": {} if frozen else facts_of(source),
        "frozen": frozen,
        "transcript": source.kind == MinutesSource.Kind.TRANSCRIPT,
    }


def facts_of(source: MinutesSource) -> Mapping[str, Any]:
    """What the file says of the meeting that the meeting does not say yet."""
    facts, meeting = source.read.get("facts", {}), source.meeting
    if not facts:
        return {}
    there = [There(*each) for each in facts["there"]]
    new = {each.said: " or ".join(each.could_be) for each in new_attendance(meeting, there)}
    return {
        "time": facts["time"] if facts["time"] and meeting.time is None else "",
        "place": facts["place"] if facts["place"] != meeting.location else "",
        "there": [(number, each, new[each]) for number, each in enumerate(there) if each in new],
    }


@edits
def source_sides(request, council, pk) -> HttpResponse:
    """The whole source, and what was made of each line of it."""
    found = find_source(council, pk)
    paragraphs, resolutions = made_from(found)
    review = review_of(found, council)
    context = {
        "source": found,
        "lines": made_of(found, paragraphs, resolutions),
        "review": review,
        "back": ("Check what was read", source_url(found, council.slug)),
    }
    return render(request, "committees/intake/sides.html", context)
