"""Pages on which a council sets up and changes its scorecards."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from accounts.models import Council
from accounts.policies import NotAllowed
from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.definitions.stored_form import from_stored_form
from scorecards.editor import registries, steps
from scorecards.editor.actions import ChangedMeanwhile, edit_scorecard, use_changes
from scorecards.editor.asked import Asked, asked_by_button
from scorecards.editor.forms import new_section_slug
from scorecards.editor.pages import NEW_SECTION, EditorPage, conflict, editor_page, sets_up
from scorecards.editor.querysets import frameworks_of, scorecards_of, section_slugs
from scorecards.editor.tokens import token_from


@sets_up
def scorecard_editor(request: HttpRequest, council: Council) -> HttpResponse:
    """Every scorecard and framework of the council, to be changed."""
    context = {
        "scorecards": scorecards_of(council),
        "frameworks": frameworks_of(council),
        "file_url": registries.file_address(council),
    }
    return render(request, "scorecards/editor/list.html", context)


@sets_up
def scorecard_edit(request: HttpRequest, council: Council, scorecard_slug: str) -> HttpResponse:
    page = editor_page(request, council, scorecard_slug)
    if request.method != "POST":
        return page.response()
    shown = token_from(request.POST.get("shown", ""))
    if shown != page.editing.token:
        return conflict(page)
    if request.POST.get("step") == "use":
        return take_effect(page)
    asked = read_step(page)
    return take_step(page, asked) if asked else page.response()


def take_step(page: EditorPage, asked: Asked) -> HttpResponse:
    request = page.request
    shown = token_from(request.POST.get("shown", ""))
    try:
        edit = edit_scorecard(
            scorecard=page.scorecard, step=asked.step, said=asked.said, shown=shown, by=request.user
        )
    except ChangedMeanwhile:  # between reading and locking
        return conflict(editor_page(request, page.council, page.scorecard.slug))
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(page.place_url(page.opened))
    done = f"{asked.said[:1].upper()}{asked.said[1:]}." if edit else "Nothing differs from what stood here."
    messages.success(request, done)
    anchor = f"m-{asked.measure}" if asked.measure else f"s-{asked.section}" if asked.section else ""
    after = from_stored_form(edit.definition) if edit else page.editing.after
    opened = section_of(after, asked.measure) or asked.section or page.opened
    return HttpResponseRedirect(page.place_url(opened, anchor=anchor))


def section_of(card: ScorecardDefinition, code: str) -> str:
    return next((each.slug for each in card.sections if code in each.indicators), "")


def take_effect(page: EditorPage) -> HttpResponse:
    """Make the next version of what was changed."""
    request, form = page.request, page.use_form(page.request.POST)
    if form.is_valid():
        shown = token_from(request.POST.get("shown", ""))
        try:
            version = use_changes(scorecard=page.scorecard, starts=form.period, shown=shown, by=request.user)
        except ChangedMeanwhile:
            return conflict(editor_page(request, page.council, page.scorecard.slug))
        except NotAllowed as refusal:
            form.refuse(str(refusal))
        else:
            since = f"from {form.period.in_sentence}" if form.period else "in all quarters"
            done = f"Version {version.number} is in use {since}. Editions keep the version that they were made with."
            messages.success(request, done)
            return HttpResponseRedirect(page.url)
    page.faulty["use_form"] = form
    return page.response(form=form)


def read_step(page: EditorPage) -> Asked | None:
    """What the button or the form asks for; None where the form is faulty, which then stands on the page."""
    value = page.request.POST.get("step", "")
    if asked := asked_by_button(value, page.editing.before, page.editing.after, page.titles):
        return asked
    read = FORMS.get(value)
    if read is None or (value != NEW_SECTION and not page.opened):
        raise Http404("The editor has no such button.")
    return read(page)


def _read_words(page: EditorPage) -> Asked | None:
    form, slug = page.section_form(page.request.POST), page.opened
    if not form.is_valid():
        page.faulty["section_form"] = page.faulty["form"] = form
        return None
    return Asked(
        lambda card: steps.change_section(card, slug, *form.words),
        f"changed the words of the section “{form.words[0]}”",
        section=slug,
    )


def _read_new_section(page: EditorPage) -> Asked | None:
    form = page.new_form(page.request.POST)
    if not form.is_valid():
        page.opened = NEW_SECTION
        page.faulty["new_form"] = page.faulty["form"] = form
        return None
    question, short_title, line = form.words
    standing = {each.slug for each in page.editing.after.sections}
    slug = new_section_slug(question, standing | section_slugs(page.scorecard))

    def step(card: ScorecardDefinition) -> ScorecardDefinition:
        added = steps.add_section(card, slug, question, short_title)
        return steps.change_section(added, slug, question, short_title, line)

    return Asked(step, f"added the section “{question}”", section=slug)


def _read_measure(page: EditorPage) -> Asked | None:
    code = page.measure
    if not code:
        raise Http404("The scorecard has no such measure.")
    form = page.measure_form(code, page.request.POST)
    if not form.is_valid():
        page.faulty["measure_form"] = page.faulty["form"] = form
        return None
    (slug, place), first, last = form.wanted_place, form.cleaned_data["first"], form.cleaned_data["last"]

    def step(card: ScorecardDefinition) -> ScorecardDefinition:
        return steps.show_measure(steps.place_measure(card, code, slug, place), code, first, last)

    return Asked(step, f"changed the place or the quarters of {page.titles.get(code, code)}", slug, code)


def _read_added(page: EditorPage) -> Asked | None:
    form, slug = page.add_form(page.request.POST), page.opened
    if not form.is_valid():
        page.faulty["add_form"] = page.faulty["form"] = form
        return None
    code = form.cleaned_data["code"]
    return Asked(
        lambda card: steps.add_measure(card, slug, code), f"added {page.titles.get(code, code)}", slug, code
    )


FORMS: dict[str, Callable[[EditorPage], Asked | None]] = {
    "words": _read_words,
    NEW_SECTION: _read_new_section,
    "measure": _read_measure,
    "add": _read_added,
}
