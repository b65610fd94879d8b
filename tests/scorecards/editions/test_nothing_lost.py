"""At every step on the way to an edition, and away from one: a sign-in that runs out and a restart lose nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.models import SentForm
from accounts.roles import Role
from accounts.writing.actions import CUT_OFF
from accounts.writing.markup import Form, forms_in
from scorecards.editions.set_times.actions import publish_now
from scorecards.editions.taking_down.actions import take_down
from scorecards.models import DraftStep, Edition, SetTime, TakingDown
from tests.drafts import made_ready
from tests.factories import user_with_role
from tests.scorecards.editions.test_scorecards import Q2, World, correct, newest

pytestmark = pytest.mark.django_db
REASON = "One team is missing from it."
DAY = (localdate() + timedelta(days=3)).isoformat()


class Head(World):
    """Of service: at one step of publishing, in one browser."""

    def __init__(self):
        super().__init__(1)
        self.sits_down("Head of Service")

    def sits_down(self, name: str) -> None:
        """A person, in a browser of their own."""
        self.person, self.client = user_with_role(self.council, Role.APPROVER, name=name), Client()
        self.back()

    def back(self) -> None:
        """Signed in anew, in the same browser."""
        self.client.force_login(self.person)

    def published(self) -> Edition:
        seen = made_ready(self.scorecard, Q2)
        return publish_now(scorecard=self.scorecard, period=Q2, by=None, digest=seen, shown="")

    def form(self, step: "Step", answer: HttpResponse | None = None) -> Form:
        """Of the step, as the page or the answer has it."""
        found = forms_in((answer or self.client.get(f"{self.base}{step.page}")).text)
        return next(each for each in found if step.is_in(each))

    def send(self, step: "Step", form: Form, typed: dict[str, str]) -> HttpResponse:
        hidden = {each.name: each.value for each in form.controls if each.kind == "hidden"}
        return self.client.post(f"{self.base}{step.page}", {**hidden, **typed})


class Step:
    def __init__(self, page: str, typed: dict[str, str], done: Callable[[], int], *, line: str = ""):
        self.page, self.typed, self.done, self.line = page, typed, done, line

    def is_in(self, form: Form) -> bool:
        named = {each.name: each.value for each in form.controls}
        return set(self.typed) <= set(named) and (not self.line or named.get("line") == self.line)

    def stands_in(self, form: Form) -> bool:
        """All but that it was read, which is to be ticked anew."""
        shown = form.shown()
        own = {name: [value] for name, value in self.typed.items() if name != "read"}
        return not shown.get("read") and {name: shown.get(name) for name in own} == own


def reasons(line: str) -> int:
    return DraftStep.objects.filter(line=line, text=REASON).count()


AT = {"when": "at", "day": DAY, "time": "09:00", "read": "on"}
STEPS = {
    "a reason on the checklist": Step(
        "draft/checklist/", {"text": REASON}, lambda: reasons("item"), line="item"
    ),
    "what a correction corrects": Step(
        "draft/checklist/", {"text": REASON}, lambda: reasons("corrects"), line="corrects"
    ),
    "that it was checked": Step(
        "draft/publish/",
        {"when": "checked", "read": "on"},
        lambda: DraftStep.objects.filter(kind="checked").count(),
    ),
    "a time": Step("draft/publish/", AT, SetTime.objects.waiting().count),
    "publishing": Step("draft/publish/", {"when": "now", "read": "on"}, Edition.objects.count),
    "withdrawing": Step("edition-1/take-down/", {"reason": REASON}, TakingDown.objects.count),
    "putting back": Step(
        "edition-1/put-back/",
        {"reason": REASON},
        lambda: TakingDown.objects.exclude(put_back_at=None).count(),
    ),
}


def at_the_step(name: str) -> Head:
    head = Head()
    if name in ("what a correction corrects", "withdrawing", "putting back"):
        edition = head.published()
        correct(newest(head), 90)
        if name == "putting back":
            take_down(edition=edition, reason="A figure is wrong in it.", by=None)
    elif name in ("that it was checked", "publishing"):
        made_ready(head.scorecard, Q2)
    return head


@contextmanager
def stopped_in_the_middle() -> Iterator[None]:
    """The server goes down while the step is written."""

    def stop(execute, sql, params, many, context):
        if sql.startswith('INSERT INTO "accounts_auditentry"'):
            raise SystemExit
        return execute(sql, params, many, context)

    with connection.execute_wrapper(stop):
        yield


@pytest.mark.parametrize("name", STEPS)
def test_a_sign_in_that_ran_out_brings_back_what_was_typed_and_it_is_done_once(name):
    head, step = at_the_step(name), STEPS[name]
    form = head.form(step)
    Session.objects.all().delete()
    assert "/account/login/" in head.send(step, form, step.typed).url and step.done() == 0
    head.back()
    form = head.form(step)
    assert step.stands_in(form), "what was typed is in the form again"
    assert head.send(step, form, step.typed).status_code == 302 and step.done() == 1
    head.send(step, form, step.typed)
    assert step.done() == 1


@pytest.mark.parametrize("name", STEPS)
def test_a_restart_in_the_middle_leaves_no_half_and_what_was_typed_is_sent_again(name, monkeypatch):
    monkeypatch.setattr("accounts.writing.actions.BETWEEN", 0)  # nobody is before it who could end
    head, step = at_the_step(name), STEPS[name]
    form = head.form(step)
    with stopped_in_the_middle(), pytest.raises(SystemExit):
        head.send(step, form, step.typed)
    assert step.done() == 0, "all or nothing"
    head.send(step, form, step.typed)  # the browser's own way of loading the page again
    form = head.form(step)
    assert step.stands_in(form) and step.done() == 0, "what was typed is in the form again"
    SentForm.objects.filter(done=False).update(at=timezone.now() - CUT_OFF - timedelta(seconds=1))
    asked = head.send(step, form, step.typed)
    assert asked.status_code == 409 and "cannot be told whether that was done" in asked.text
    form = head.form(step, asked)
    assert step.stands_in(form)
    assert head.send(step, form, step.typed).status_code == 302 and step.done() == 1


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.parametrize("name", ["publishing", "a time", "that it was checked"])
def test_who_has_the_page_open_while_somebody_else_publishes_is_told_and_it_is_done_once(name, signed_in):
    """With a sign-in that has run out, too: what was to be done with edition 1 is not offered for edition 2."""
    head, step = at_the_step("publishing"), STEPS[name]
    form, browser, person = head.form(step), head.client, head.person
    head.sits_down("Deputy")
    publishing = STEPS["publishing"]
    assert head.send(publishing, head.form(publishing), publishing.typed).status_code == 302
    stood = (DraftStep.objects.count(), SetTime.objects.count())
    head.client, head.person = browser, person
    if not signed_in:
        Session.objects.filter(session_key=browser.session.session_key).delete()
    answer = head.send(step, form, step.typed)
    if signed_in:
        assert "edition 1, so there is nothing to publish" in answer.text
    else:
        assert "/account/login/" in answer.url
        head.back()
        answer = browser.get(f"{head.base}{step.page}")
        assert "What you typed is" not in answer.text and "What you sent then is not saved" not in answer.text
    assert "Publish edition 2" in answer.text and not [each for each in forms_in(answer.text) if each.shown()]
    assert Edition.objects.count() == 1 and (DraftStep.objects.count(), SetTime.objects.count()) == stood


def test_the_preview_is_there_again_after_a_sign_in_and_a_restart():
    head = at_the_step("publishing")
    page = f"{head.base}draft/as-public/"
    before = head.client.get(page)
    Session.objects.all().delete()
    away = head.client.get(page)
    assert away.status_code == 302 and away.url.endswith(f"?next={page}")
    head.back()
    assert "20 of 300" in before.text and "20 of 300" in head.client.get(page).text
