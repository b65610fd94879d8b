"""Pages for the council's own frameworks. National ones are shipped with the application, and nobody changes them."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Council
from accounts.pages import attempt, form_page
from accounts.policies import NotAllowed
from indicators.asking.pages import risks_of
from indicators.terms.risky_words import LooksFor
from scorecards.definitions.council_file import FrameworkDefinition
from scorecards.definitions.frameworks.querysets import framework_versions
from scorecards.definitions.querysets import stored_frameworks
from scorecards.editor.forms import new_section_slug
from scorecards.editor.frameworks import lines
from scorecards.editor.frameworks.actions import (
    FrameworkChangedMeanwhile,
    Step,
    create_framework,
    digest_of,
    edit_framework,
)
from scorecards.editor.frameworks.forms import FrameworkForm, LineForm
from scorecards.editor.frameworks.presenters import present_framework_versions
from scorecards.editor.pages import sets_up

NEW = "new"
MOST_SHOWN = 20  # of its versions, newest first


@sets_up
def framework_new(request: HttpRequest, council: Council) -> HttpResponse:
    form = FrameworkForm(request.POST or None, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        wanted = FrameworkDefinition(
            form.slug, form.cleaned_data["name"], form.cleaned_data["description"], ()
        )
        if attempt(
            request,
            form,
            lambda: create_framework(council=council, framework=wanted, by=request.user),
            "The framework is set up. Add its key lines of enquiry.",
        ):
            url = reverse("scorecards:framework_edit", args=[council.slug, wanted.slug])
            return HttpResponseRedirect(url)
    return form_page(
        request,
        heading="Set up a framework of our own",
        back=("Set up scorecards", reverse("scorecards:scorecard_editor", args=[council.slug])),
        form=form,
        submit="Set it up",
        intro="A framework is a set of key lines of enquiry, each a question that sections of a scorecard answer.",
    )


@sets_up
def framework_edit(request: HttpRequest, council: Council, framework_slug: str) -> HttpResponse:
    """One line open at a time; each button and form is a step that is kept at once."""
    framework = stored_frameworks(council).get(framework_slug)
    if framework is None:
        raise Http404("The council has no framework of that name.")
    opened = (request.POST if request.method == "POST" else request.GET).get("line", "")
    sent = request.POST if request.POST.get("step") == "line" else None
    form = line_form(framework, opened, sent, risks_of(request))
    refused = ""
    if request.method == "POST" and (asked := step_of(request, framework, opened, form)):
        step, said = asked
        try:
            changed = edit_framework(
                council=council,
                slug=framework_slug,
                step=step,
                said=said,
                shown=request.POST.get("shown", ""),
                by=request.user,
            )
        except FrameworkChangedMeanwhile as refusal:
            refused = str(refusal)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.path)
        else:
            messages.success(request, f"{said}." if changed else "Nothing differs from what stood.")
            return HttpResponseRedirect(request.path)
    context = {
        "framework": framework,
        "shown": digest_of(framework),
        "opened": opened,
        "form": form,
        "refused": refused,
        "versions": present_framework_versions(framework_versions(council.pk, framework_slug)[:MOST_SHOWN]),
        "lines": [
            {"line": each, "first": place == 0, "last": place == len(framework.lines) - 1}
            for place, each in enumerate(framework.lines)
        ],
    }
    return render(request, "scorecards/editor/framework.html", context, status=409 if refused else 200)


def line_form(framework: FrameworkDefinition, opened: str, data, risks: LooksFor) -> LineForm | None:
    """Of the line that is open, or of a new one; None where none is."""
    if opened == NEW:
        return LineForm(data, risks=risks)
    line = next((each for each in framework.lines if each.code == opened), None)
    if line is None:
        return LineForm(data, risks=risks) if data else None
    return LineForm(data, initial={"question": line.question, "evidence": line.evidence}, risks=risks)


def step_of(
    request: HttpRequest, framework: FrameworkDefinition, opened: str, form: LineForm | None
) -> tuple[Step, str] | None:
    """What the button asks for, and how it is told.

    None where the form is faulty, which then stands on the page. Raises Http404 for what no button sends.
    """
    kind, _, code = request.POST.get("step", "").partition(":")
    if kind == "line" and form is not None:
        if not form.is_valid():
            return None
        question, evidence = form.words
        if opened != NEW:
            changed = partial(lines.change_line, code=opened, question=question, evidence=evidence)
            return changed, f"Changed the words of “{question}”"
        code = new_section_slug(question, [each.code for each in framework.lines])
        added = partial(lines.add_line, code=code, question=question, evidence=evidence)
        return added, f"Added “{question}”"
    asked = {each.code: each.question for each in framework.lines}.get(code, "a line that is gone")
    steps: dict[str, tuple[Step, str]] = {
        "up": (partial(lines.move_line, code=code, by=-1), f"Moved “{asked}” up"),
        "down": (partial(lines.move_line, code=code, by=1), f"Moved “{asked}” down"),
        "off": (partial(lines.remove_line, code=code), f"Took “{asked}” off"),
    }
    if kind not in steps:
        raise Http404("The page has no such button.")
    return steps[kind]
