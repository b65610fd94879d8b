"""Around every page: forms get their mark, and a form that is sent is done once, by whoever it was shown to, and not
over what others wrote meanwhile. What cannot be taken is kept.

Decided here once for all forms, by what their pages show and send, so that no view has to do anything for it
(docs/adr/0036).
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html import escape

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from accounts.models import SentForm
from accounts.writing.actions import CUT_OFF, ask_once, begin_sending, end_sending, let_go
from accounts.writing.adapters import (
    Kept,
    browser_key,
    content_of,
    mark_of,
    new_once,
    place_of,
    say_done,
    sent_mark,
    signed,
)
from accounts.writing.filling import Change, changed, with_attributes
from accounts.writing.marks import Mark, digests, typed_anew, typed_names
from accounts.writing.markup import Form, forms_in
from accounts.writing.names import CHOICE, LET_GO, MARK, THEIRS
from accounts.writing.pages import (
    PUT_OFF,
    again_page,
    as_shown,
    differs_since,
    form_of,
    is_page,
    keep_sent,
    of_another_person,
    went_elsewhere,
    with_kept,
    with_words,
)
from accounts.writing.presenters import clock, for_the_script, present_words, who_changed
from accounts.writing.querysets import kept_for, last_change, same_before, wrote_since
from accounts.writing.steps import goes_on_with

ONCE = "That was sent twice. It was done once."
SHOWN_ONCE = "That was done already, at {}. What the page showed then is not shown again."
SAME = "You sent the very same at {}, and that was done. Send it again only if it is to be done twice."
AT_IT = "What you sent is still being done. Look here again in a minute, before you send it once more."
BACK = "What you typed is in the form again, and is not saved yet."
# Answers after which there is no form any more that what was typed would stand in
GONE = {400, 403, 404, 405, 410}
# A form says so that compares what was typed with what stands by itself, more finely
OF_ITS_OWN = "data-own-conflicts"
# And one that looks for something, and is sent by POST so that its words stand in no address
ONLY_ASKS = "data-only-asks"


class WritingKept:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        mark: Mark | None = getattr(request, "form_mark", None)
        if mark and request.method == "POST":
            response = after_sending(request, response, mark)
        return shown_page(request, response)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if request.method == "POST":
            # What other systems send is no form, and its body is theirs to read
            return None if getattr(view, "csrf_exempt", False) else before_sending(request)
        if browser_key(request) and request.user.is_authenticated:
            request.kept_form = kept_for(request.user.pk, browser_key(request), request.get_full_path())
            if request.kept_form:
                messages.warning(request, BACK)
        return None


# ---------- a form arrives ----------


def before_sending(request: HttpRequest) -> HttpResponse | None:
    """An answer in place of the page's own; None where the form is to be done now."""
    mark = sent_mark(request)
    if mark is None:
        return None
    request.form_mark, request.form_page = mark, mark.page
    if not request.user.is_authenticated:
        return None
    if mark.person != request.user.pk:
        return of_another_person(request, mark)
    if LET_GO in request.POST:
        return gone(request, mark)
    turn = place_of(f"{request.path} {mark.number}") if mark.shown else ""
    begun = begin_sending(
        mark=mark.once, address=request.path, turn=turn, content=content_of(request), by=request.user
    )
    if begun.row is None:
        return sent_before(request, mark, begun.earlier)
    if asked := sent_the_same(request, mark, begun.row):
        return asked
    request.form_row = begun.row
    if moved := went_elsewhere(request, mark):
        return moved
    return changed_meanwhile(request, mark) if mark.shown else None


def gone(request: HttpRequest, mark: Mark) -> HttpResponse:
    """What a person lets go is let go here and in their browser."""
    let_go(mark=mark.once, by=request.user)
    messages.success(request, "What you typed is let go.")
    response = HttpResponseRedirect(mark.page)
    say_done(request, response, mark)
    return response


def sent_the_same(request: HttpRequest, mark: Mark, row: SentForm) -> HttpResponse | None:
    """Going back opens the page anew, with what the browser remembers: sent again it would be done twice, unasked.

    A page that leads back to itself shows what was done, so nobody sends it again for want of knowing.
    """
    if not mark.shown or request.FILES or not typed_anew(mark.shown, dict(request.POST.lists())):
        return None
    earlier = same_before(row)
    if earlier and earlier.answer.partition("#")[0] == mark.page:
        return None
    page = earlier and again_page(request, mark, SAME.format(clock(earlier.at)), [])
    if earlier and page:
        ask_once(row=row, earlier=earlier, by=request.user)
        # These words are saved: the browser keeps them no longer as if they were not
        request.form_typed, request.form_since = False, ""
        say_done(request, page, mark)
        return page
    return None


def changed_meanwhile(request: HttpRequest, mark: Mark) -> HttpResponse | None:
    """Looks at the page as it is now, and asks where it shows something else than the person saw."""
    html = as_shown(request, mark.page)
    form = html and form_of(html, mark, request.POST)
    if not form:
        return None  # the page itself says why it cannot be done
    now = form.shown()
    request.form_shown = digests(now)
    if found := differs_since(request, mark, form):
        since = datetime.fromtimestamp(mark.at, UTC)
        said = who_changed(last_change(request.path, since, mark.once), request.user, since)
        return again_page(request, mark, said, found)
    take_theirs(request, now)
    return None


def take_theirs(request: HttpRequest, now: Mapping[str, Sequence[str]]) -> None:
    """Where the person chose what stands, that is what they send."""
    names = [name.removeprefix(CHOICE) for name, value in request.POST.items() if value == THEIRS]
    chosen = {name: list(now[name]) for name in names if name in now and CHOICE + name in request.POST}
    if chosen:
        post = request.POST.copy()
        for name, values in chosen.items():
            post.setlist(name, values)
        request.POST = post


def sent_before(request: HttpRequest, mark: Mark, earlier: SentForm | None) -> HttpResponse:
    """One form is done once. Where it comes back with other words, the person decides what is to become of them."""
    if earlier is None:
        said = "Somebody else is saving this right now. Look at what stands here, then send yours."
    elif earlier.content == content_of(request) and earlier.done:
        messages.info(request, ONCE if earlier.answer else SHOWN_ONCE.format(clock(earlier.at)))
        return HttpResponseRedirect(earlier.answer or mark.page)
    elif earlier.done:
        request.form_since = ""  # what it says now is not what was done
        said = f"You sent this form at {clock(earlier.at)}, and that was done. What it says now is something else."
    elif timezone.now() - earlier.at < CUT_OFF:
        messages.info(request, AT_IT)
        response = HttpResponseRedirect(mark.page)
        keep_sent(request, response, mark)  # it may have been cut off: then nothing else has these words
        return response
    else:
        said = f"You sent this form at {clock(earlier.at)}, and it cannot be told whether that was done."
    html = as_shown(request, mark.page)
    form = html and form_of(html, mark, request.POST)
    found = differs_since(request, mark, form) if form else []
    page = again_page(
        request, mark, f"{said} Nothing is lost: look, then send it if it is still to be done.", found
    )
    return page or HttpResponseRedirect(mark.page)


# ---------- its answer leaves ----------


def after_sending(request: HttpRequest, response: HttpResponse, mark: Mark) -> HttpResponse:
    row: SentForm | None = getattr(request, "form_row", None)
    turned_away, led_on = getattr(response, "turned_away", False), getattr(response, "led_on", False)
    put_off = getattr(response, "put_off", False)
    done = row is not None and not turned_away and not led_on and was_done(request, response, row)
    if row is not None:
        answer = response.url if done and isinstance(response, HttpResponseRedirect) else ""
        kept = bool(browser_key(request))  # otherwise nothing was
        end_sending(row=row, done=done, answer=answer, kept=kept, by=row.person)
    if done:
        say_done(request, response, mark)
        request.form_mark = None  # a form that its page shows now is not what was sent
        request.session.pop(PUT_OFF, None)
    elif row is not None and put_off:
        keep_sent(request, response, mark, tells=False)
        request.session[PUT_OFF] = request.POST[MARK]
    elif turned_away or (led_on and mark.shown) or (row is not None and refused_elsewhere(request, response)):
        keep_sent(request, response, mark, refused=not turned_away)
    elif response.status_code in GONE and is_page(response) and mark.person == request.user.pk:
        response.content = with_words(response.content.decode(), request.POST)
    return response


def refused_elsewhere(request: HttpRequest, response: HttpResponse) -> bool:
    """Where another page says why not, what was typed would be gone: it is typed in again there."""
    return isinstance(response, HttpResponseRedirect) and bool(present_words(request.POST))


def was_done(request: HttpRequest, response: HttpResponse, row: SentForm) -> bool:
    """Pages lead on after what they have done; who is told that it cannot be done may try again."""
    if response.status_code >= 400 or getattr(response, "put_off", False):
        return False
    waiting = getattr(request, "_messages", None)
    faults = [each for each in getattr(waiting, "_queued_messages", ()) if each.level >= messages.ERROR]
    if isinstance(response, HttpResponseRedirect) and not faults:
        return True
    return wrote_since(row.person, row.at)


# ---------- a page leaves ----------


def shown_page(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """With what was kept typed in, and a mark in each of its forms."""
    if not is_page(response) or not request.session.accessed or not request.user.is_authenticated:
        return response
    content = response.content
    kept: Kept | None = getattr(request, "kept_form", None)
    if not kept and content.count(b'method="post"') < 2:  # one of them signs out
        return response
    html, form = content.decode(), None
    if kept:
        html, form = with_kept(request, html, kept)
    response.content = changed(html, _marked(request, forms_in(html), (form, kept.mark) if form else None))
    return response


def _marked(request: HttpRequest, forms: Sequence[Form], kept: tuple[Form, str] | None) -> Iterator[Change]:
    """`kept` is the form that what was kept is typed into, with the mark that it was sent with."""
    page = getattr(request, "form_page", request.get_full_path())
    sent: Mark | None = getattr(request, "form_mark", None)
    about = getattr(request, "page_about", sent.about if sent else "")
    typed = typed_names(sent.shown, request.POST) if sent else set()
    again = goes_on_with(forms, sent.action, sent.number, typed) if sent else None
    since = getattr(request, "form_since", sent.writing) if sent else ""
    for form in forms:
        if not_marked(form, page):
            continue
        compared = OF_ITS_OWN not in form.attributes
        shown = digests(form.shown()) if compared else ""
        if sent and form is again and compared:  # it shows what was typed, and not what stands
            shown = getattr(request, "form_shown", sent.shown)
        mark = Mark(
            new_once(), request.user.pk, page, form.action, form.number, int(time.time()), shown, "", about
        )
        if form is again and typed <= {control.name for control in form.controls}:
            mark = replace(mark, since=since)
        text = signed(mark)
        if kept and (form.action, form.number) == (kept[0].action, kept[0].number):
            again, text = form, kept[1]
            mark = mark_of(text) or mark
        yield Change(form.opened, form.opened, f'<input type="hidden" name="{MARK}" value="{escape(text)}">')
        if form.has_free_text and compared:
            typed_in = form is again and getattr(request, "form_typed", True)
            yield with_attributes(form, for_the_script(mark, typed=typed_in))


def not_marked(form: Form, page: str) -> bool:
    """Signing in and out and searching, where nothing is written; and a form that has its mark."""
    account = reverse("account")
    signing_in = page.startswith(account) and page != account
    marked = any(control.name == MARK for control in form.controls)
    signs_out = form.action == reverse("account_logout")
    return form.secret or signing_in or signs_out or marked or ONLY_ASKS in form.attributes
