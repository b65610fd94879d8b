"""What the views of the editor share: who may come in, and the page of one scorecard as it stands."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.asking.pages import risks_of
from indicators.terms.periods import Frequency, Period
from scorecards.editor import presenters, registries, steps
from scorecards.editor.asked import asked_by_button
from scorecards.editor.forms import AddForm, MeasureForm, SectionForm, UseForm
from scorecards.editor.querysets import (
    Editing,
    Known,
    edits_since,
    frameworks_of,
    indicators_of,
    known_indicators,
    names_of,
    quarter_after_editions,
    read_editing,
    versions_of,
    versions_since,
)
from scorecards.editor.tokens import token_from
from scorecards.models import Framework, Scorecard

sets_up = for_council(Permission.SET_SCORECARDS)
NEW_SECTION = "new-section"


@dataclass
class EditorPage:
    """One request for the editor of one scorecard. `opened` and `measure` are the section and measure that are open."""

    request: HttpRequest
    council: Council
    scorecard: Scorecard
    known: dict[str, Known]
    editing: Editing
    opened: str
    measure: str
    faulty: dict[str, Form] = field(default_factory=dict)

    @cached_property
    def titles(self) -> dict[str, str]:
        return {code: each.title for code, each in self.known.items()}

    @cached_property
    def lines(self) -> list[tuple[str, str]]:
        """Of the framework that the scorecard is to have: codes with questions."""
        return [
            (each.code, each.question)
            for framework in self.frameworks
            for each in framework.lines.all()
            if framework.slug == self.editing.after.framework
        ]

    @cached_property
    def frameworks(self) -> list[Framework]:
        return list(frameworks_of(self.council).prefetch_related("lines"))

    @property
    def names(self) -> dict[str, str]:
        """What frameworks, by their slugs, and their lines, by their codes, are called."""
        return names_of(self.frameworks)

    @property
    def url(self) -> str:
        return reverse("scorecards:scorecard_edit", args=[self.council.slug, self.scorecard.slug])

    def place_url(self, section: str, measure: str = "", anchor: str = "") -> str:
        """The page with that section open, and that measure."""
        query = {"section": section, "measure": measure}
        shown = urlencode({name: value for name, value in query.items() if value})
        return f"{self.url}{'?' if shown else ''}{shown}{'#' if anchor else ''}{anchor}"

    def response(self, **more) -> HttpResponse:
        return render(self.request, "scorecards/editor/editor.html", {**self.context(), **more})

    def context(self) -> dict:
        editing, card = self.editing, self.editing.after
        changes = presenters.present_changes(editing, self.titles, self.names)
        return {
            "scorecard": self.scorecard,
            "card": card,
            "url": self.url,
            "shown": str(editing.token),
            "heading": presenters.version_heading(editing),
            "said": presenters.card_words(card),
            "sections": presenters.present_sections(
                editing, self.known, self.opened, self.measure, dict(self.lines)
            ),
            "opened": self.opened,
            "measure": self.measure,
            "changes": changes,
            "overtaken": editing.overtaken,
            "edited": self._edited(),
            "versions": presenters.present_versions(list(versions_of(self.scorecard))),
            "coming": (editing.version.number if editing.version else 1) + 1,
            "without_owner": presenters.without_owner(card, self.known),
            "asked_for": self._asked_for(),
            "may_preview": self._may(Permission.VIEW_DRAFTS),
            "may_define": self._may(Permission.EDIT_DEFINITIONS),
            **self._forms(),
        }

    def _asked_for(self) -> list[registries.AskedFor]:
        return registries.asked_for(self.council) if self._may(Permission.REQUEST_MEASURES) else []

    def _may(self, permission: Permission) -> bool:
        return permission in self.request.permissions

    def _edited(self) -> str:
        edit = self.editing.edit
        return presenters.who_words(edit.created_by, edit.created_at) if edit else ""

    def _forms(self) -> dict[str, Form]:
        """Those of what is open, unless a faulty one that was sent stands in its place."""
        found: dict[str, Form] = {}
        if self.opened == NEW_SECTION:
            found["new_form"] = self.new_form()
        elif self.opened:
            found["section_form"] = self.section_form()
            found["add_form"] = self.add_form()
            if self.measure:
                found["measure_form"] = self.measure_form(self.measure)
        found["use_form"] = self.use_form()
        return {**found, **self.faulty}

    def section_form(self, data=None) -> SectionForm:
        section = steps.section_named(self.editing.after, self.opened)
        words = {"question": section.question, "short_title": section.short_title, "line": section.line}
        return SectionForm(data, lines=self.lines, initial=words, risks=risks_of(self.request))

    def new_form(self, data=None, **more) -> SectionForm:
        return SectionForm(data, lines=self.lines, risks=risks_of(self.request), **more)

    def measure_form(self, code: str, data=None) -> MeasureForm:
        return MeasureForm(data, card=self.editing.after, code=code, today=localdate())

    def add_form(self, data=None) -> AddForm:
        return AddForm(data, card=self.editing.after, known=self.known.values())

    def use_form(self, data=None) -> UseForm:
        today = localdate()
        usual = quarter_after_editions(self.scorecard) or Period.of(today, Frequency.QUARTER)
        if self.scorecard.starts and usual.start < self.scorecard.starts:
            usual = Period.of(self.scorecard.starts, Frequency.QUARTER)
        return UseForm(data, current=self.scorecard.starts, usual=usual, today=today)


def editor_page(request: HttpRequest, council: Council, slug: str) -> EditorPage:
    """Raises Http404. What the address or the form says is open is open, as far as it is there."""
    scorecard = get_object_or_404(Scorecard.objects.select_related("framework"), council=council, slug=slug)
    scorecard.council = council
    indicators = indicators_of(council)
    known = known_indicators(council, indicators)
    editing = read_editing(scorecard, indicators)
    sent = request.POST if request.method == "POST" else request.GET
    opened, measure = open_now(editing, sent.get("section", ""), sent.get("measure", ""))
    return EditorPage(request, council, scorecard, known, editing, opened, measure)


def open_now(editing: Editing, section: str, measure: str) -> tuple[str, str]:
    """The section and the measure that are open: a measure opens the section that it stands in now."""
    for each in editing.after.sections:
        if measure in each.indicators:
            return each.slug, measure
    known = {each.slug for each in editing.after.sections} | {NEW_SECTION}
    return (section if section in known else ""), ""


def conflict(page: EditorPage) -> HttpResponse:
    """Others changed the scorecard since the page was shown: what they did, and what was sent, to send again or leave.

    Nothing that was typed is lost: the form goes on as it came, with what the page shows now.
    """
    post = page.request.POST
    shown = token_from(post.get("shown", ""))
    asked = asked_by_button(post.get("step", ""), page.editing.before, page.editing.after, page.titles)
    names = {"question": "Question", "short_title": "Short name", "title": "Title", "committee": "Committee"}
    context = {
        "scorecard": page.scorecard,
        "url": page.request.path,
        "back": page.place_url(page.opened),
        "shown": str(page.editing.token),
        "said": f"{asked.said[:1].upper()}{asked.said[1:]}." if asked else "",
        "typed": [(names[name], post[name]) for name in names if post.get(name)],
        "sent": [
            (name, value)
            for name in post
            if name not in {"csrfmiddlewaretoken", "shown"}
            for value in post.getlist(name)
        ],
        "others": presenters.present_others(
            edits_since(page.scorecard, shown), versions_since(page.scorecard, shown)
        ),
    }
    return render(page.request, "scorecards/editor/conflict.html", context, status=409)
