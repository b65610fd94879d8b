"""Pages on which a council sets up and changes its scorecards."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from accounts.models import Council
from accounts.policies import NotAllowed
from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.editor import registries, steps
from scorecards.editor.actions import ChangedMeanwhile, edit_scorecard, use_changes
from scorecards.editor.asked import Asked, asked_by_button
from scorecards.editor.forms import new_section_slug
from scorecards.editor.pages import NEW_SECTION, EditorPage, conflict, editor_page, sets_up
from scorecards.editor.querysets import (
    frameworks_of,
    indicators_of,
    read_editing,
    scorecards_of,
    section_slugs,
)
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
    """All that is open is one form: whatever button is pressed, what was typed in its section is kept first."""
    page = editor_page(request, council, scorecard_slug)
    if request.method != "POST":
        return page.response()
    asked = [*read_typed(page), *read_button(page)]
    if page.faulty:
        return page.response()
    if not asked and request.POST.get("step", "").partition(":")[0] not in WITHOUT_STEP:
        raise Http404("The editor has no such button.")
    try:
        done = take_steps(page, asked)
    except ChangedMeanwhile:
        return conflict(editor_page(request, council, scorecard_slug))
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(page.place_url(page.opened))
    return after_steps(page, asked, done)


def take_steps(page: EditorPage, asked: Sequence[Asked]) -> list[str]:
    """Take them one after the other, all or none; what was done, in sentences. Raises as `edit_scorecard` does."""
    shown = token_from(page.request.POST.get("shown", ""))
    if shown != page.editing.token and page.request.POST.get("step") == "use":
        raise ChangedMeanwhile([], [])  # nobody uses what they have not seen
    done = []
    with transaction.atomic():
        for each in asked:
            edit = edit_scorecard(
                scorecard=page.scorecard,
                step=each.step,
                said=each.said,
                shown=shown,
                within=each.section if each.stays else "",
                by=page.request.user,
            )
            if edit is not None:
                shown = read_editing(page.scorecard, indicators_of(page.council)).token
                done.append(f"{each.said[:1].upper()}{each.said[1:]}.")
    return done


def after_steps(page: EditorPage, asked: Sequence[Asked], done: Sequence[str]) -> HttpResponse:
    """Where the person goes on, with what was done."""
    request, council, slug = page.request, page.council, page.scorecard.slug
    kind, _, name = request.POST.get("step", "").partition(":")
    fresh = editor_page(request, council, slug)
    if kind == "use":
        return take_effect(fresh)
    for each in done:
        messages.success(request, each)
    if kind == "open":
        anchor = "new" if name == NEW_SECTION else f"s-{name}" if name else ""
        return HttpResponseRedirect(fresh.place_url(name, anchor=anchor))
    if kind == "show":
        section = section_of(fresh.editing.after, name)
        return HttpResponseRedirect(fresh.place_url(section, name, anchor=f"m-{name}"))
    if not done:
        messages.success(request, "Nothing differs from what stood here.")
    if page.opened == NEW_SECTION and kind != NEW_SECTION and request.POST.get("question"):
        fresh.faulty["new_form"] = fresh.new_form(
            initial=request.POST.dict()
        )  # half typed, and not to be lost
        return fresh.response()
    last = asked[-1] if asked else None
    measure, section = (last.measure, last.section) if last else ("", "")
    opened = section_of(fresh.editing.after, measure) or section or page.opened
    anchor = f"m-{measure}" if measure else f"s-{section}" if section else ""
    return HttpResponseRedirect(fresh.place_url(opened, anchor=anchor))


def section_of(card: ScorecardDefinition, code: str) -> str:
    return next((each.slug for each in card.sections if code in each.indicators), "")


def take_effect(page: EditorPage) -> HttpResponse:
    """Make the next version of what was changed."""
    request, form = page.request, page.use_form(page.request.POST)
    if form.is_valid():
        try:
            version = use_changes(
                scorecard=page.scorecard, starts=form.period, shown=page.editing.token, by=request.user
            )
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


def read_typed(page: EditorPage) -> list[Asked]:
    """What was typed in the open section and differs from what stands there; a faulty form then stands on the page."""
    post, found = page.request.POST, []
    step = post.get("step", "").partition(":")[0]
    if page.opened and page.opened != NEW_SECTION and "question" in post and step != "section-off":
        found.append(_read_words(page))
    if page.measure and "place" in post and step != "measure-off":
        found.append(_read_measure(page))
    standing = page.editing.after
    return [each for each in found if each is not None and _differs(each, standing)]


def _differs(asked: Asked, standing: ScorecardDefinition) -> bool:
    try:
        return asked.step(standing) != standing
    except steps.StepRefused:  # which is told when it is taken
        return True


def read_button(page: EditorPage) -> list[Asked]:
    """What the button itself asks for, beyond keeping what was typed."""
    value = page.request.POST.get("step", "")
    if asked := asked_by_button(value, page.editing.before, page.editing.after, page.titles):
        return [asked]
    read = FORMS.get(value)
    found = read(page) if read is not None and (value == NEW_SECTION or page.opened) else None
    return [found] if found else []


def _read_words(page: EditorPage) -> Asked | None:
    form, slug = page.section_form(page.request.POST), page.opened
    if not form.is_valid():
        page.faulty["section_form"] = page.faulty["form"] = form
        return None
    return Asked(
        lambda card: steps.change_section(card, slug, *form.words),
        f"changed the words of the section “{form.words[0]}”",
        section=slug,
        stays=True,
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


FORMS: dict[str, Callable[[EditorPage], Asked | None]] = {NEW_SECTION: _read_new_section, "add": _read_added}
# Buttons that take no step of their own: they keep what was typed, and show another part
WITHOUT_STEP = {"words", "measure", "use", "open", "show", NEW_SECTION, "add"}
