"""A draft is published by itself at a set time, as it was seen then and once; or it is told why it was not."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate
from django_tasks_db.models import DBTaskResult

from accounts.background.actions import MOST_STOPS, cancel, take_up_again
from accounts.models import AuditEntry, Job, Membership, Worker
from accounts.policies import NotAllowed
from accounts.roles import PERMISSIONS, Permission, Role
from indicators.models import Figure
from indicators.worklist.lists.presenters import work_of
from indicators.worklist.lists.registries import Person
from indicators.worklist.lists.things import HEADINGS, Thing, Urgency
from scorecards.editions.set_times.actions import cancel_time, publish_now, set_time
from scorecards.models import Edition, SetTime
from tests.drafts import made_ready, name_of
from tests.factories import (
    IndicatorFactory,
    InvitationFactory,
    ScorecardFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.jobs import living_worker, taken, work_off
from tests.meetings import publish, row
from tests.queries import assert_same_queries, queries_of
from tests.scorecards.editions.test_scorecards import Q2, World, correct

pytestmark = pytest.mark.django_db
State = SetTime.State


class Desk(World):
    """With an approver who sets times, and a performance officer who reads drafts."""

    def __init__(self):
        super().__init__(size=1)
        self.approver = user_with_role(self.council, Role.APPROVER, name="Head of Service")
        self.clients = Client(), Client()
        self.clients[0].force_login(self.approver)
        self.clients[1].force_login(user_with_role(self.council, Role.PERFORMANCE_OFFICER))
        self.page = f"{self.base}draft/publish/"
        made_ready(self.scorecard, Q2)

    @property
    def tomorrow(self):
        return timezone.localtime() + timedelta(days=1)

    def send(self, **changes):
        """The page's form as it comes, with a time of tomorrow; then what is changed."""
        form = self.clients[0].get(self.page).context["form"]
        hidden = {name: form[name].value() or "" for name in ("digest", "shown")}
        day = self.tomorrow.date().isoformat()
        data = {"when": "at", "day": day, "time": "09:00", "read": "on", **hidden, **changes}
        return self.clients[0].post(self.page, data, follow=True)

    def set(self, **changes) -> SetTime:
        wanted = {"at": self.tomorrow, "digest": name_of(self.scorecard, Q2), "by": self.approver}
        return set_time(scorecard=self.scorecard, period=Q2, shown="", **{**wanted, **changes})

    def press(self, shown: dict, **changes):
        """The button for publishing now, as the page with this form offered it."""
        data = {"when": "now", "read": "on", **shown, **changes}
        return self.clients[0].post(self.page, data, follow=True)

    def opened(self, answer=None) -> dict:
        """What the page that was opened, or answered, sends along."""
        form = (answer or self.clients[0].get(self.page)).context["form"]
        return {name: form[name].value() or "" for name in ("digest", "shown")}

    def come(self, ago: timedelta = timedelta(0)) -> None:
        """The time has come, so long ago; a worker does what is due."""
        SetTime.objects.waiting().update(at=timezone.now() - ago)
        DBTaskResult.objects.update(run_after=timezone.now())
        work_off()

    def read(self) -> list[str]:
        """The draft and the home page, as the performance officer reads them."""
        return [self.clients[1].get(path).text for path in (f"{self.base}draft/", f"/{self.council.slug}/")]


@pytest.fixture
def desk():
    return Desk()


def verbs() -> list[str]:
    return list(AuditEntry.objects.filter(subject="set time").order_by("pk").values_list("verb", flat=True))


@pytest.mark.slow
def test_a_draft_is_published_at_the_time_that_was_set_and_everybody_who_reads_it_knew(desk):
    living_worker()
    told = "To be published on"
    answer = desk.send()
    assert "on the checklist" not in answer.text
    assert f"{told} {desk.tomorrow.day} " in answer.text and "at 09:00" in answer.text
    draft, home = desk.read()
    assert told in draft and "Set by Head of Service" in draft and "to be published on" in home
    assert work_off() == 0 and not Edition.objects.exists(), "not yet"
    SetTime.objects.update(at=desk.tomorrow)
    DBTaskResult.objects.update(run_after=timezone.now())
    work_off()
    assert not Edition.objects.exists(), "put into the queue too early, it waits for its time"
    desk.come()
    edition = Edition.objects.get()
    assert edition.published_by == desk.approver and SetTime.objects.get().edition == edition
    assert verbs() == ["set a time for publishing", "published at the set time"] and not mail.outbox
    assert not any("o be published on" in page for page in desk.read())


def test_who_sets_a_time_is_told_what_is_missing_now_and_so_is_who_reads_the_draft(desk):
    silent = IndicatorFactory()  # no figure, no owner
    SectionIndicatorFactory(section=desk.section, indicator=silent, order=9)
    answer = desk.send()
    words = f'<a href="{desk.base}draft/checklist/">on the checklist 2 things need a reason</a>.'
    assert words in answer.text and words in desk.read()[0]
    assert words in desk.clients[0].get(desk.page).text


def changed_figure(desk: Desk) -> timedelta:
    correct(Figure.objects.filter(start=Q2.start).current().get(), 25)
    return timedelta(0)


def role_taken(desk: Desk) -> timedelta:
    Membership.objects.filter(user=desk.approver).delete()
    return timedelta(0)


def no_worker_on_that_day(desk: Desk) -> timedelta:
    return timedelta(days=1)


def cancelled_elsewhere(desk: Desk) -> timedelta:
    cancel(job=Job.objects.get(), by=None)
    return timedelta(0)


def killed_again_and_again(desk: Desk) -> timedelta:
    DBTaskResult.objects.update(run_after=timezone.now())
    for _ in range(MOST_STOPS):
        taken(living_worker())
        long_ago = timezone.now() - timedelta(minutes=5)
        Worker.objects.update(heartbeat=long_ago)
        Job.objects.update(at=long_ago)
        take_up_again()
    return timedelta(0)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (changed_figure, "not any more what it was when the time was set"),
        (role_taken, "may not publish an edition of a scorecard at"),
        (no_worker_on_that_day, "No worker was running at that time"),
        (cancelled_elsewhere, "cancelled under Settings, Background work"),
        (killed_again_and_again, f"stopped {MOST_STOPS} times"),
    ],
)
def test_nothing_is_published_if_one_thing_is_not_as_it_was_and_who_set_it_is_told_why(desk, spoil, words):
    other = user_with_role(desk.council, Role.APPROVER, name="Deputy")
    desk.set()
    desk.come(ago=spoil(desk))
    work_off()  # the letters
    assert not Edition.objects.exists() and SetTime.objects.get().state == State.FAILED
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted([desk.approver.email, other.email])
    for letter in mail.outbox:
        assert "ublished: " in letter.subject and words in letter.body
        setter = "you" if letter.to == [desk.approver.email] else "Head of Service"
        assert f"as {setter} had set it" in letter.body
    early = timezone.now() < SetTime.objects.get().at
    draft, home = desk.read()
    said = "Will not be published on" if early else "Not published on"
    assert said in draft and words in draft and said[1:] in home
    if spoil is not cancelled_elsewhere:
        with pytest.raises(CommandError, match="Failed since yesterday: 1"):
            call_command("background_work", stdout=StringIO())
    assert verbs()[-1] == "could not publish at the set time"
    publish_now(scorecard=desk.scorecard, period=Q2, by=None, digest=name_of(desk.scorecard, Q2), shown="")
    assert not any(said[1:] in page for page in desk.read()), "told until it is published"


def test_a_time_is_changed_cancelled_and_over_when_somebody_publishes(desk):
    desk.set()
    later = desk.tomorrow + timedelta(days=1)
    desk.send(day=later.date().isoformat(), time="10:15")
    assert [each.state for each in SetTime.objects.order_by("pk")] == [State.CANCELLED, State.WAITING]
    assert "at 10:15" in desk.read()[0]
    waiting = {"do": "cancel", "shown": str(SetTime.objects.waiting().get().pk)}
    assert "It is cancelled" in desk.clients[0].post(desk.page, waiting, follow=True).text
    assert "No time is set any more" in desk.clients[0].post(desk.page, {"do": "cancel"}, follow=True).text
    desk.set()
    desk.press(desk.opened())
    desk.come()
    assert Edition.objects.get().number == 1 and not mail.outbox
    assert verbs() == [
        "set a time for publishing",
        "changed the time for publishing",
        "cancelled the time for publishing",
        "set a time for publishing",
        "published before the set time",
    ]
    with pytest.raises(NotAllowed, match="No time is set any more"):
        cancel_time(scorecard=desk.scorecard, period=Q2, by=None, shown="")


def test_nobody_publishes_what_they_have_not_been_shown(desk):
    desk.publish()
    changed_figure(desk)
    made_ready(desk.scorecard, Q2, corrects="One figure was wrong.")
    opened = desk.opened()
    changed_figure(desk)
    answer = desk.press(opened)
    assert "The draft has changed since it was read" in answer.text
    assert not answer.context["form"]["read"].value(), "what stands now is to be read"
    assert "There is a problem" in desk.press({"digest": "", "shown": ""}).text
    assert Edition.objects.count() == 1
    again = desk.opened(answer)
    assert "Edition 2 is published" in desk.press(again).text
    assert "changed since it was read" in desk.press(again).text and Edition.objects.count() == 2


def test_nobody_replaces_cancels_or_overtakes_a_time_that_they_have_not_seen(desk):
    deputy = user_with_role(desk.council, Role.APPROVER, name="Deputy")
    before, stale = desk.opened(), desk.clients[0].get(desk.page).context["form"]["shown"].value() or ""
    theirs = desk.set(by=deputy)
    untouched = "Deputy has set another time since you opened this page. It was left as it is."
    answer = desk.send(shown=stale)
    assert untouched in answer.text and answer.context["form"]["shown"].value() == str(theirs.pk)
    assert untouched in desk.clients[0].post(desk.page, {"do": "cancel", "shown": "1x"}, follow=True).text
    assert untouched in desk.press(before).text
    assert SetTime.objects.get().state == State.WAITING and not mail.outbox

    desk.send()  # having seen it
    assert SetTime.objects.waiting().get().set_by == desk.approver
    work_off()
    (letter,) = mail.outbox
    assert letter.to == [deputy.email] and "Head of Service has set another time: " in letter.body
    shown = str(SetTime.objects.waiting().get().pk)
    cancel_time(scorecard=desk.scorecard, period=Q2, by=deputy, shown=shown)
    desk.set(by=deputy)
    desk.press(desk.opened())
    work_off()
    bodies = [(each.to[0], each.body) for each in mail.outbox[1:]]
    assert [to for to, _ in bodies] == [desk.approver.email, deputy.email]
    assert "Deputy has cancelled that time" in bodies[0][1]
    assert "Head of Service has published it already, as edition 1" in bodies[1][1]


def test_the_same_time_set_again_changes_nothing_and_somebody_else_may_take_it_over(desk):
    desk.send()
    assert "You have set this time already" in desk.send().text
    assert verbs() == ["set a time for publishing"]
    first = SetTime.objects.get()
    other = user_with_role(desk.council, Role.APPROVER)
    taken_over = set_time(
        scorecard=desk.scorecard, period=Q2, at=first.at, digest=first.digest, shown=str(first.pk), by=other
    )
    assert SetTime.objects.waiting().get() == taken_over


def test_before_the_time_it_is_said_that_nothing_would_be_published_as_things_stand(desk):
    living_worker()
    desk.set()
    changed_figure(desk)
    draft, home = desk.read()
    assert "Set for " in draft and "but the draft has changed since the time was set" in draft
    assert "if nothing is missing then and it is still the same" in home, "true whether or not it has changed"
    assert "no worker" not in home
    role_taken(desk)
    for page in desk.read():
        assert "but who set it may not publish here" in page


def test_what_is_sent_wrongly_is_told_and_what_was_not_read_is_not_set(desk):
    for changes, words in (
        ({"day": "2020-01-01"}, "That time is over"),
        ({"day": "2095-01-01"}, "within a year from now"),
        ({"time": "25:99"}, "Enter a time by the 24-hour clock"),
        ({"day": "2027-03-28", "time": "01:30"}, "There is no 01:30 on that night"),
        ({"read": ""}, "then tick that you have"),
        ({"when": ""}, "Choose when it is published"),
        ({"day": "", "time": "\x00"}, "Enter the day"),
    ):
        assert words in desk.send(**changes).text
    answer = desk.send(digest="of another draft")
    assert "The draft has changed since it was read" in answer.text
    form = answer.context["form"]
    assert form["digest"].value() == name_of(desk.scorecard, Q2) and not form["read"].value()
    assert not SetTime.objects.exists() and not Job.objects.exists()


def test_without_a_worker_the_page_says_so_before_at_and_after_the_time(desk):
    desk.set()
    draft, home = desk.read()
    assert "but no worker is running now" in draft and "but no worker is running now" in home
    SetTime.objects.update(at=timezone.now())
    assert "Late: to be published on" in desk.read()[0]
    SetTime.objects.update(at=timezone.now() - timedelta(days=1))
    draft, home = desk.read()
    assert "Not published on" in draft and "No worker ran for the rest of that day" in draft
    assert "not published on" in home


def test_the_list_of_work_says_when_a_draft_is_to_be_published_and_that_it_was_not(desk):
    """Its day and hour, as a thing that waits for nobody; its failure for now, on the list and in the letter of who set
    it and of all who may publish."""

    def listed(role: Role = Role.APPROVER) -> Thing:
        work = work_of(desk.council, [Person(desk.approver, PERMISSIONS[role])], localdate())
        (found,) = (each for each in work[desk.approver].things if Q2.in_sentence in each.name)
        return found

    living_worker()
    desk.set(at=desk.tomorrow + timedelta(days=3))
    waits = listed()
    same = "if nothing is missing then and it is still the same"
    assert re.fullmatch(rf"To be published on \d+ \w+ \d{{4}} at \d\d:\d\d, {same}", waits.when)
    assert (waits.urgency, waits.act, waits.told) == (Urgency.LATER, "See the checklist", "")
    SetTime.objects.update(at=desk.tomorrow)
    assert listed().told == "to be published" and listed().in_letter.endswith(same)
    correct(Figure.objects.filter(start=Q2.start).current().get(), 25)
    desk.come()
    failed = listed()
    assert failed.when.startswith("Not published on ") and "not any more what it was" in failed.said
    assert (failed.urgency, failed.act) == (Urgency.NOW, "Check and publish")
    assert HEADINGS[failed.told].startswith("A set time for publishing that was not kept")
    assert listed(Role.PERFORMANCE_OFFICER).urgency is Urgency.NOW, "who set it, whatever they may by now"
    SetTime.objects.update(set_by=None)
    officer = listed(Role.PERFORMANCE_OFFICER)
    assert (officer.urgency, officer.act, officer.told) == (Urgency.WEEK, "See the checklist", "")
    desk.set()
    assert listed().when.startswith("To be published on ")


def test_the_home_page_costs_the_same_however_many_wait(desk):
    desk.set()

    def grow():
        for step in (1, 2):
            made = SetTime.objects.get(start=Q2.start)
            made.pk, made.start = None, Q2.shift(-step).start
            made.save(force_insert=True)

    assert_same_queries(desk.clients[1], f"/{desk.council.slug}/", grow)


@pytest.mark.parametrize("published", [False, True])
def test_home_asks_at_most_20_questions_with_a_time_that_waits_whatever_the_role(desk, published):
    """Before the first edition with the steps that lead there, after it with what needs attention."""
    if published:
        publish(desk.council, desk.scorecard, [row("far", "Far")], start=Q2.shift(-4).start)
    desk.set()
    home = f"/{desk.council.slug}/"
    for roles in [*([role] for role in Role), list(Role)]:
        client = Client()
        client.force_login(user_with_role(desk.council, *roles))
        assert ("Getting started" in client.get(home).text) is (not published and starts(roles))
        asked = queries_of(client, home)
        assert len(asked) <= 20, "\n".join([f"{roles}: {len(asked)}", *asked])


def starts(roles: list[Role]) -> bool:
    return any(Permission.SET_UP in PERMISSIONS[role] for role in roles)


def test_home_with_the_steps_asks_as_much_for_two_rows_as_for_twenty(desk):
    client = Client()
    client.force_login(user_with_role(desk.council, *Role))
    desk.set()
    InvitationFactory(council=desk.council)
    desk.add_indicator(1)

    def grow() -> None:
        for n in range(2, 20):
            desk.add_indicator(n)
            InvitationFactory(council=desk.council)
            user_with_role(desk.council, Role.PERFORMANCE_OFFICER)
            ScorecardFactory(council=desk.council)

    assert_same_queries(client, f"/{desk.council.slug}/", grow, most=20)


def test_a_command_publishes_sets_and_cancels_and_its_exit_code_says_what_became_of_it(desk):
    def run(**more) -> str:
        said = StringIO()
        named = {"council": desk.council.slug, "committee": "panel", "period": "2018/19 Q2"}
        call_command("publish_scorecard", **{**named, **more}, stdout=said)
        return said.getvalue()

    at, seen = f"{desk.tomorrow:%Y-%m-%d} 09:00", name_of(desk.scorecard, Q2)
    said = run(at=at, dry_run=True)
    assert "trial run" in said and f"--seen {seen}" in said
    assert not SetTime.objects.exists() and not Job.objects.exists()
    assert "at 09:00, if it is still the same then" in run(at=at, by=desk.approver.email, seen=seen)
    assert SetTime.objects.get().set_by == desk.approver
    assert "by itself any more" in run(cancel=True)
    assert "trial run" in run(dry_run=True) and not Edition.objects.exists()
    with pytest.raises(CommandError, match="The draft has changed since it was read"):
        run(seen="of another draft")
    member = user_with_role(desk.council, Role.MEMBER).email
    for more in ({"seen": seen}, {"dry_run": True}):
        with pytest.raises(CommandError, match="may not publish an edition of a scorecard at"):
            run(by=member, **more)
    assert "edition 1 is published" in run(seen=seen)
    changed_figure(desk)
    said = run(
        correction="One figure was wrong.", dry_run=True, because=["owner=It waits.", "item=It waits."]
    )
    assert "What changes for readers (changes): " in said and "-> 8% (25 of 300 children)" in said
    for code, more in (
        (1, {"seen": seen}),
        (1, {"cancel": True}),
        (1, {"at": "2020-01-01 09:00", "correction": "One figure was wrong.", "dry_run": True}),
        (1, {"correction": "x", "dry_run": True}),
        (
            1,
            {
                "correction": "One figure was wrong.",
                "at": at,
                "by": member,
                "seen": seen,
            },
        ),
        (2, {}),
        (2, {"at": at, "seen": " "}),
        (2, {"at": "tomorrow"}),
        (2, {"at": "2027-03-28 01:30"}),
        (2, {"period": "never"}),
        (2, {"committee": "nobody"}),
        (2, {"because": ["owner"], "seen": seen}),
    ):
        with pytest.raises(CommandError) as refused:
            run(**more)
        assert refused.value.returncode == code, more
    assert Edition.objects.count() == 1
