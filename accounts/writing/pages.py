"""A page asked for anew while a form is on its way, its form with what was typed, and what was kept of one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.contrib.messages.storage.base import BaseStorage
from django.core.exceptions import PermissionDenied
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import resolve
from django.utils.crypto import get_random_string

from accounts.writing.actions import keep, let_go
from accounts.writing.adapters import (
    Kept,
    browser_key,
    files_in,
    kept_from,
    know_browser,
    mark_of,
    sent_mark,
)
from accounts.writing.filling import Change, changed, filled, with_attributes
from accounts.writing.marks import Difference, Mark, differences, digests
from accounts.writing.markup import Form, best_match, forms_in
from accounts.writing.names import MARK
from accounts.writing.presenters import clock, present_differences, present_words
from accounts.writing.querysets import kept_with
from accounts.writing.registries import address_now

FORM_ID = "form-again"
PUT_OFF = "form_put_off"  # in the session the mark of the form that waits for a fresh sign-in
SIGN_IN = "What you sent is kept: when you are signed in, it is in the form again."
WENT = "What you opened at {} is at another address by now: this one. Nothing that you sent is done yet."
OPEN = "What you typed is kept: it is in the form again when you open it."


class Told(BaseStorage):
    """Messages of a page that is part of another answer: those that wait for the person stay unread."""

    def _get(self, *args, **kwargs):
        return [], True

    def _store(self, messages, response, *args, **kwargs):
        return []


def as_shown(request: HttpRequest, page: str, told: str = "") -> str | None:
    """The HTML that this person would get there now, with that warning at its top; None where they would get none."""
    path, _, question = page.partition("?")
    inner = urlsplit(path).path.removeprefix(request.META.get("SCRIPT_NAME", "").rstrip("/"))
    environ = {**request.META, "REQUEST_METHOD": "GET", "CONTENT_LENGTH": "0", "wsgi.input": BytesIO()}
    environ |= {"PATH_INFO": unquote_to_bytes(inner).decode("iso-8859-1"), "QUERY_STRING": question}
    environ.pop("HTTP_IF_NONE_MATCH", None)
    asked = WSGIRequest(environ)
    asked.session, asked.user, asked._messages = request.session, request.user, Told(asked)
    if told:
        messages.warning(asked, told)
    get_token(request)
    try:
        found = asked.resolver_match = resolve(asked.path_info)
        response = found.func(asked, *found.args, **found.kwargs)
    except (Http404, PermissionDenied):
        return None
    return response.content.decode() if response.status_code == 200 and is_page(response) else None


def is_page(response: HttpResponse) -> bool:
    return not response.streaming and response.get("Content-Type", "").startswith("text/html")


def form_of(html: str, mark: Mark, sent: QueryDict) -> Form | None:
    """The form of the page that was sent with these fields."""
    return best_match(forms_in(html), mark.action, mark.number, dict(sent.lists()))


def differs_since(request: HttpRequest, mark: Mark, form: Form) -> list[Difference]:
    """What the form shows now otherwise than when its page was opened, beside what is sent."""
    return differences(mark.shown, form.shown(), dict(request.POST.lists()), form.with_fields)


def again_page(
    request: HttpRequest, mark: Mark, said: str, found: Sequence[Difference]
) -> HttpResponse | None:
    """The page as it is now, its form with what was typed, and above it what stands beside what was typed.

    What only others changed is left as they wrote it. None where the page or its form is gone.
    """
    html = as_shown(request, mark.page, said)
    form = html and form_of(html, mark, request.POST)
    if not html or not form:
        return None
    request.form_shown = digests(form.shown())
    theirs = {each.name for each in found if not each.both}
    typed = {name: request.POST.getlist(name) for name in form.shown() if name not in theirs}
    form_id = form.attributes.get("id") or FORM_ID
    context = {
        "said": said,
        "rows": present_differences(form, found),
        "form_id": form_id,
        "files": files_in(request),
    }
    notice = render_to_string("accounts/writing/changed.html", context)
    changes = [
        Change(form.start, form.start, notice),
        with_attributes(form, {"id": form_id}),
        *filled(form, typed),
    ]
    return HttpResponse(changed(html, changes), status=409)


def of_another_person(request: HttpRequest, mark: Mark) -> HttpResponse:
    """Who opened the page is not who sends it: for them it is kept, and to this person nothing of it is shown."""
    response = render(request, "accounts/writing/other_person.html", status=403)
    keep_sent(request, response, mark)
    return response


def after_refusal(request: HttpRequest) -> HttpResponse | None:
    """Where a form's token is not that of the browser's sign-in, as after signing in anew in another window.

    Its mark says that it was made for this person; they send it again from a page with the right token. None for what
    no page of ours has made.
    """
    mark = sent_mark(request)
    if mark is None:
        return None
    if not request.user.is_authenticated:
        response = redirect_to_login(mark.page)
    elif mark.person != request.user.pk:
        return of_another_person(request, mark)
    else:
        response = HttpResponseRedirect(mark.page)
    keep_sent(request, response, mark)
    return response


def keep_sent(
    request: HttpRequest, response: HttpResponse, mark: Mark, *, refused: bool = False, tells: bool = True
) -> bool:
    """Until that person is back at the page, in this browser, if it fits. Another page that it leads to `tells` so."""
    key, kept = browser_key(request) or get_random_string(43), kept_from(request, mark, refused=refused)
    if not keep(kept=kept, mark=mark.once, page=mark.page, browser=key, by=mark.person):
        return False
    know_browser(response, key)
    if tells and isinstance(response, HttpResponseRedirect) and response.url != mark.page:
        messages.info(request, OPEN if refused else SIGN_IN)
    return True


def went_elsewhere(request: HttpRequest, mark: Mark) -> HttpResponse | None:
    """Where what the page was of is at another address by now, what was typed waits there to be sent again: at the old
    one something else may stand. So it does where a page held open still sends to the old one what was led on already.
    Raises Http404 where it is gone."""
    if not mark.about:
        return None
    page, action = address_now(mark.about, mark.page), mark.action and address_now(mark.about, mark.action)
    if not page:
        raise Http404("What this page was for is gone. Nothing was saved.")
    if page == mark.page and unquote(urlsplit(urljoin(page, action)).path) == request.path:
        return None
    request.form_mark = replace(mark, page=page, action=action)
    messages.warning(request, WENT.format(clock(datetime.fromtimestamp(mark.at, UTC))))
    response = HttpResponseRedirect(page)
    response.led_on = True
    return response


def put_off(request: HttpRequest) -> tuple[str, QueryDict | None] | None:
    """The form that waits until this person has signed in afresh: its address, and its fields with its mark.

    None in their place where they were too many to keep; None where nothing waits.
    """
    mark = mark_of(request.session.get(PUT_OFF, ""))
    if mark is None or mark.person != request.user.pk:
        return None
    kept = kept_with(mark.once, mark.person, browser_key(request))
    if kept is None:
        return mark.page, None
    fields = kept.post()
    fields[MARK] = kept.mark
    return mark.action or mark.page, fields


def take_kept(request: HttpRequest) -> QueryDict | None:
    """For a page that types in by itself what was kept."""
    kept: Kept | None = getattr(request, "kept_form", None)
    request.kept_taken = kept is not None
    return kept.post() if kept else None


def with_kept(request: HttpRequest, html: str, kept: Kept) -> tuple[str, Form | None]:
    """The page with what was kept typed in, and the form that has it; or with its words to be copied.

    What was confirmed is to be confirmed anew. Where that was something else than the page shows now, only words come
    back: what was to be done with the other thing is over, and where nothing else was sent nothing is said.
    """
    mark, post = mark_of(kept.mark), kept.post()
    here = mark and mark.about == getattr(request, "page_about", mark.about)
    form = form_of(html, mark, post) if mark and here else None
    context: dict = {
        "refused": kept.refused,
        "at": clock(datetime.fromtimestamp(kept.at, UTC)),
        "files": kept.files,
    }
    context |= {"once": mark.once if mark else "", "token": get_token(request), "kept": kept.mark}
    if form is None:
        bare = over(request, html, mark) if mark and not present_words(post) else anew(request, html)
        return with_words(bare, post, context), None
    typed = {name: post.getlist(name) for name in [*form.shown(), *post]}
    if form.shows_other_than(typed):
        words = {each.name for each in present_words(post)}
        typed = {name: texts for name, texts in typed.items() if name in words}
        if mark and not typed:
            return over(request, html, mark), None
    context["typed"] = any(control.typed for control in form.controls)
    notice = render_to_string("accounts/writing/kept.html", context)
    typing = () if getattr(request, "kept_taken", False) else filled(form, typed, hidden=True)
    return changed(html, [Change(form.start, form.start, notice), *typing]), form


def over(request: HttpRequest, html: str, mark: Mark) -> str:
    """The page without a word of what was kept, which is let go."""
    let_go(mark=mark.once, by=request.user)
    return anew(request, html)


def anew(request: HttpRequest, html: str) -> str:
    """The page without what it says of a form that has what was typed: there is none."""
    return as_shown(request, request.get_full_path()) or html


def with_words(html: str, sent: QueryDict, context: dict | None = None) -> str:
    """The page with every longer text that was typed, to be copied: there is no form any more that it would fit."""
    rows = present_words(sent)
    if not rows:
        return html
    shown = render_to_string("accounts/writing/words.html", {**(context or {}), "rows": rows})
    before, end, after = html.rpartition("</main>")
    return f"{before}{shown}{end}{after}" if end else html
