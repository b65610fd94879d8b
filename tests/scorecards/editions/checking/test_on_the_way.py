"""Between the checklist and the edition: set times, restarts, withdrawals, and the lists of those who are asked."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate
from django_tasks_db.models import DBTaskResult

from accounts.models import Job
from accounts.policies import NotAllowed
from accounts.roles import PERMISSIONS, Role
from indicators.models import Commentary, Submission
from indicators.worklist.lists.registries import Asked, Person
from scorecards.editions.checking.actions import check_draft, give_reason
from scorecards.editions.checking.policies import DraftNow
from scorecards.editions.corrected.querysets import corrected_since, with_corrected
from scorecards.editions.set_times.actions import publish_now, set_time
from scorecards.editions.taking_down.actions import put_back, take_down
from scorecards.editions.unpublished.presenters import checklists_to_do
from scorecards.models import DraftStep, Edition, SetTime, Summary
from tests.drafts import WAITS, made_ready, name_of
from tests.entries import QUARTER
from tests.factories import (
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.jobs import work_off
from tests.journeys.two_people import PLACEMENTS, TwoPeople
from tests.scorecards.editions.checking.test_checking import REASON, signed_in, states
from tests.scorecards.editions.test_scorecards import Q2, World, correct, newest

pytestmark = pytest.mark.django_db
PLACE = {"committee": "panel", "period": Q2.label}


def come(ago: timedelta = timedelta(0)) -> None:
    SetTime.objects.waiting().update(at=timezone.now() - ago)
    DBTaskResult.objects.update(run_after=timezone.now())
    work_off()


def second() -> Edition:
    return with_corrected(Edition.objects).get(number=2)


@pytest.mark.slow
def test_a_time_is_set_while_something_is_missing_and_nothing_goes_out_that_nobody_has_read():
    world = World(1)
    correct(newest(world), 150)  # far beyond its target
    head = user_with_role(world.council, Role.APPROVER, name="Head of Service")
    place = {"scorecard": world.scorecard, "period": Q2, "by": head}

    def to_come() -> None:
        shown = SetTime.objects.waiting().first()
        set_time(
            **place,
            at=timezone.now() + timedelta(days=1),
            digest=name_of(world.scorecard, Q2),
            shown=str(shown.pk) if shown else "",
        )

    to_come()
    come()
    (letter,) = mail.outbox
    assert "The checklist is not done. Comment for what needs attention (missing)" in letter.body
    assert not Edition.objects.exists() and Job.objects.filter(state="failed").exists()

    to_come()
    made_ready(world.scorecard, Q2)  # with a comment that nobody who publishes has read
    come()
    assert "not any more what it was when the time was set" in mail.outbox[-1].body
    assert not Edition.objects.exists()

    to_come()
    Commentary.objects.create(
        council=world.council,
        indicator=world.indicators[0],
        frequency=Q2.frequency,
        start=Q2.start,
        text="More were late in June.",
        author_role="Head of Service",
    )
    check_draft(**place, digest=name_of(world.scorecard, Q2))
    come()
    assert Edition.objects.get().payload["sections"][0]["rows"][0]["commentary"]["text"].endswith("June.")


def test_an_expired_sign_in_and_a_restart_at_every_step_of_publishing_lose_nothing(monkeypatch):
    world = World(1)
    head = user_with_role(world.council, Role.APPROVER, name="Head of Service")
    checklist, publishing = f"{world.base}draft/checklist/", f"{world.base}draft/publish/"

    def anew() -> Client:
        """Nobody is signed in any more, and whoever comes back has a new session."""
        Session.objects.all().delete()
        client = Client()
        client.force_login(head)
        return client

    def sent(when: str, **more: str) -> dict[str, str]:
        digest = name_of(world.scorecard, Q2)
        return {"when": when, "read": "on", "digest": digest, "shown": shown(), **more}

    def shown() -> str:
        return "".join(str(each.pk) for each in SetTime.objects.waiting())

    expired = anew()
    Session.objects.all().delete()
    for page, asked in ((checklist, {"line": "item", "text": WAITS}), (publishing, sent("now"))):
        assert "/account/login/" in expired.post(page, asked).url
    assert not DraftStep.objects.exists() and not Edition.objects.exists()
    for line in ("owner", "item"):
        anew().post(checklist, {"line": line, "text": WAITS})
    assert anew().get(checklist).text.count(f"Reason: “{WAITS}”") == 2
    anew().post(publishing, sent("checked"))
    assert DraftNow(world.scorecard, Q2).checked and "Head of Service" in anew().get(publishing).text
    day = localdate() + timedelta(days=3)
    anew().post(publishing, sent("at", day=day.isoformat(), time="09:00"))
    assert shown() and "at 09:00" in anew().get(f"{world.base}draft/").text

    def killed(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("scorecards.editions.actions.start_files", killed)
        with pytest.raises(SystemExit):
            anew().post(publishing, sent("now"))
        with pytest.raises(SystemExit):
            call_command(
                "publish_scorecard", **PLACE, council=world.council.slug, seen=name_of(world.scorecard, Q2)
            )
    assert not Edition.objects.exists() and shown(), "no half of an edition, and the time still waits"
    come()
    assert Edition.objects.count() == 1 and not shown()
    correct(newest(world), 90)
    page = anew().get(checklist).text
    assert (
        WAITS in page
        and "These are the words of edition 1. They count for edition 2 once you keep them." in page
    )
    assert "in 1 measure and the whole scorecard; 0 measures stay" in page
    assert states(world)["item"] == "Say why"


def test_what_is_withdrawn_while_a_time_waits_comes_back_corrected_and_twice_is_once():
    world = World(1, public=True)
    first = world.publish()
    correct(newest(world), 90)
    seen = made_ready(world.scorecard, Q2, corrects="It was counted again.")
    place = {"scorecard": world.scorecard, "period": Q2, "by": None}
    set_time(**place, at=timezone.now() + timedelta(days=1), digest=seen, shown="")
    take_down(edition=first, reason=REASON, by=None)
    with pytest.raises(NotAllowed, match="withdrawn already"):
        take_down(edition=first, reason="Somebody else was slower.", by=None)
    gone = Client().get(f"{world.base}edition-1/")
    assert gone.status_code == 410 and "This edition has been withdrawn" in gone.text and REASON in gone.text
    come()
    assert Edition.objects.get(number=2).correction == "It was counted again."
    with pytest.raises(NotAllowed, match="changed since it was read"):
        publish_now(**place, digest=seen, shown="")
    assert Client().get(world.base).url.endswith("edition-2/")
    with pytest.raises(NotAllowed, match="“Checked” is no reason yet"):
        put_back(edition=first, reason="Checked", by=None)
    put_back(edition=first, reason="It was right after all.", by=None)
    assert "read edition 2" in Client().get(f"{world.base}edition-1/").text


def test_the_draft_of_a_correction_is_on_the_list_of_whoever_may_check_or_publish_it():
    """From the moment a figure is corrected, or somebody says what is, until it is published or nothing is left."""
    world = World(1, public=True)
    person = user_with_role(world.council, Role.APPROVER)
    small = SectionIndicatorFactory(section=world.section, indicator__code="small", order=50)
    hidden = world.report(small.indicator, Q2, 3, 217)
    world.publish()

    def asked(role: Role = Role.APPROVER) -> list[str]:
        """As of the middle of the quarter after."""
        today = Q2.end + timedelta(days=20)
        found = checklists_to_do(Asked({world.council: [Person(person, PERMISSIONS[role])]}, today))
        own = found.get((world.council.pk, person.pk), [])
        return [each.words for each in own if Q2.in_sentence in each.words]

    assert asked() == []
    correct(newest(world), 90)
    said = f"{world.scorecard.title}, {Q2.in_sentence}, edition 2: figures were corrected since edition 1"
    assert asked() == asked(Role.PERFORMANCE_OFFICER) == [said]
    assert asked(Role.MEMBER) == asked(Role.DEMOCRATIC_SERVICES) == []
    seen = made_ready(world.scorecard, Q2, corrects="It was counted again.")
    publish_now(scorecard=world.scorecard, period=Q2, by=None, digest=seen, shown="")
    assert asked() == []
    correct(newest(world), 70)
    correct(newest(world), 90)
    assert asked() == [] and corrected_since(second()) == [], "it is what was published"
    correct(world.report(hidden.indicator, Q2.previous(), 4, 217), 3)
    correct(hidden, 4)
    assert asked() == [] and corrected_since(second()) == [], "readers see neither"
    of_period = {"council": world.council, "frequency": Q2.frequency, "start": Q2.start}
    Summary.objects.create(scorecard=world.scorecard, text="More were late in May.", **of_period)
    give_reason(
        scorecard=world.scorecard, period=Q2, line="corrects", text="A word of the headline.", by=None
    )
    (begun,) = asked()
    assert begun.endswith("edition 3: a correction of edition 2 was begun")
    take_down(edition=Edition.objects.get(number=2), reason=REASON, by=None)
    (begun,) = asked()
    assert begun.endswith("edition 3: a correction of edition 1 was begun"), "nothing of it is put right yet"
    correct(newest(world), 80)
    assert asked() == [said.replace("edition 2:", "edition 3:")]
    take_down(edition=Edition.objects.get(number=1), reason=REASON, by=None)
    (first,) = asked()
    assert first.endswith("edition 3: edition 2 was withdrawn"), "nothing stands: the draft is awaited as any"


def test_figures_that_wait_stop_a_correction_that_is_open_is_told_and_home_says_what_can_be_checked():
    people = TwoPeople()
    scorecard = ScorecardFactory(council=people.council, slug="panel")
    SectionIndicatorFactory(section=SectionFactory(scorecard=scorecard), indicator=people.placements)

    def line(key: str):
        return next(each for each in DraftNow(scorecard, QUARTER).lines if each.key == key)

    def at_home(role: Role = Role.APPROVER, after: int = 0) -> list[str]:
        """As of the quarter after, or so many more."""
        today = QUARTER.end + timedelta(days=20 + 91 * after)
        found = checklists_to_do(Asked({people.council: [Person(people.head, PERMISSIONS[role])]}, today))
        own = found.get((people.council.pk, people.head.pk), [])
        return [each.words.removeprefix(f"{scorecard.title}, ") for each in own][:2]

    client = signed_in(people, Role.APPROVER, name="Another approver")
    draft = f"/{people.council.slug}/panel/2025-26/q4/draft/"

    def said() -> bool:
        """Whether the draft's own page counts as many sections that are not approved as its checklist."""
        things = line("approved").things
        page, checklist = client.get(draft).text, client.get(f"{draft}checklist/").text
        assert all(thing.words in checklist for thing in things)
        return bool(things) is ("1 section of figures</a>" in " ".join(page.split()))

    before = "quarter 3 2025/26: every section of figures is done"  # it came by file
    assert line("approved").things[0].words == "Stable homes (not begun)" and said()
    assert (
        at_home()
        == at_home(Role.PERFORMANCE_OFFICER)
        == ["quarter 4 2025/26: 1 section of figures is not approved", before]
    )
    people.submitted()
    waits = line("approved")
    assert (waits.state, waits.things[0].mends) == ("Missing", "approve or return figures") and said()
    people.approve()
    assert line("approved").state == "Done" and line("corrections").state == "Done" and said()
    assert (
        at_home()
        == at_home(Role.PERFORMANCE_OFFICER)
        == ["quarter 4 2025/26: every section of figures is done", before]
    )
    assert at_home(Role.MEMBER) == at_home(Role.ADMINISTRATOR) == []
    assert at_home(after=1) == [
        "quarter 1 2026/27: 1 section of figures is not approved",
        "quarter 4 2025/26: every section of figures is done",
    ], "not the newest quarter alone"
    Submission.objects.update(round=2, state=Submission.State.SUBMITTED)
    assert line("approved").state == "Done" and line("corrections").state == "Say why" and PLACEMENTS
    Submission.objects.update(round=1, state=Submission.State.DRAFT)  # with nothing typed
    assert line("approved").state == "Done" and said(), "what is recorded needs no section"
    with pytest.raises(NotAllowed, match="done by now"):
        give_reason(scorecard=scorecard, period=QUARTER, line="approved", text=WAITS, by=None)
    assert not DraftStep.objects.exists()
