"""Before a draft is published: what is missing, who can mend it, reasons, a preview, and what changes."""

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader

from accounts.models import AuditEntry, Job
from accounts.policies import NotAllowed
from accounts.roles import PERMISSIONS, Role
from indicators.models import Commentary, Submission
from indicators.worklist.lists.registries import Asked, Person
from scorecards.editions.checking.actions import check_draft, give_reason
from scorecards.editions.checking.policies import DraftNow
from scorecards.editions.corrected.querysets import corrected_since
from scorecards.editions.set_times.actions import publish_now, set_time
from scorecards.editions.taking_down.actions import put_back, take_down
from scorecards.editions.unpublished.presenters import checklists_to_do
from scorecards.models import DraftStep, Edition, Section, SetTime, Summary
from scorecards.urls import as_public_patterns
from tests.drafts import WAITS, made_ready, name_of
from tests.entries import QUARTER
from tests.factories import (
    CalendarSectionFactory,
    CollectedIndicatorFactory,
    EvidenceFactory,
    IndicatorFactory,
    KeyLineOfEnquiryFactory,
    PublishedFigureFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.jobs import work_off
from tests.journeys.two_people import PLACEMENTS, TwoPeople
from tests.queries import assert_same_queries
from tests.scorecards.editions.test_scorecards import Q2, World, correct, newest

pytestmark = pytest.mark.django_db
REASON = "One team is missing from it."
PLACE = {"committee": "panel", "period": Q2.label}


def signed_in(world: World, role: Role, **person) -> Client:
    client = Client()
    client.force_login(user_with_role(world.council, role, **person))
    return client


def states(world: World) -> dict[str, str]:
    return {line.key: line.state for line in DraftNow(world.scorecard, Q2).lines}


def test_the_checklist_says_what_is_missing_who_can_mend_it_and_takes_a_reason_for_what_can_wait():
    world = World(5)
    world.report(world.indicators[0], Q2.next(), 1, 2)
    silent = IndicatorFactory(code="silent", title="Nobody counted this")
    SectionIndicatorFactory(section=world.section, indicator=silent, order=9)
    correct(newest(world, 1), 150)  # far beyond its target
    approver = signed_in(world, Role.APPROVER, name="Head of Service")
    officer = signed_in(world, Role.PERFORMANCE_OFFICER, name="Performance Manager")
    found = states(world)
    assert found["comment"] == "Missing"
    words = officer.get(f"{world.base}draft/words/").text
    assert "1 figure needs attention without a comment that stands" in words, (
        "as many as the checklist counts"
    )
    assert {found[key] for key in ("figures", "owner", "item")} == {"Say why"}
    page = officer.get(f"{world.base}draft/checklist/").text
    assert "Measure number 1" in page and "Performance officer: Performance Manager" in page
    assert "Why can" not in page and "why can it wait" not in page, "reasons are for who publishes"
    assert officer.post(f"{world.base}draft/checklist/", {"line": "owner", "text": WAITS}).status_code == 403
    assert "optional" not in approver.get(f"{world.base}draft/checklist/").text
    answer = approver.post(f"{world.base}draft/checklist/", {"line": "owner", "text": " "})
    assert "an empty field says nothing" in answer.text and "optional" not in answer.text
    answer = approver.post(f"{world.base}draft/checklist/", {"line": "comment", "text": WAITS})
    assert "cannot be left open with a reason" in answer.text
    for line in ("figures", "owner", "item"):
        approver.post(f"{world.base}draft/checklist/", {"line": line, "text": WAITS})
    found = states(world)
    assert {found[key] for key in ("figures", "owner", "item")} == {"Reason given"}
    another = IndicatorFactory(code="another", title="Nobody counts this either")
    SectionIndicatorFactory(section=world.section, indicator=another, order=10)
    assert states(world)["figures"] == "Say why", "what opens later is asked anew"

    page = approver.get(f"{world.base}draft/publish/").text
    assert "I have read the preview<" in " ".join(page.split()).replace(" <", "<"), (
        "there is no list of changes yet"
    )
    name = name_of(world.scorecard, Q2)
    with pytest.raises(
        NotAllowed, match=r"The checklist is not done\. Comment .+ \(missing\): Measure number 1"
    ):
        publish_now(scorecard=world.scorecard, period=Q2, by=None, digest=name, shown="")
    seen = made_ready(world.scorecard, Q2)
    edition = publish_now(scorecard=world.scorecard, period=Q2, by=None, digest=seen, shown="")
    url = f"{world.base}edition-{edition.number}/"
    assert WAITS in officer.get(url).text and WAITS not in signed_in(world, Role.MEMBER).get(url).text
    assert [entry.verb for entry in AuditEntry.objects.order_by("pk")][-2:] == [
        "checked a draft",
        "published an edition",
    ]


def test_the_checklist_asks_as_much_for_five_measures_as_for_a_hundred():
    """Nothing of the calendar's section is approved."""
    world = World(5)
    client = signed_in(world, Role.APPROVER)
    collection = CalendarSectionFactory(council=world.council, first_period=date(2010, 4, 1))
    without = SectionIndicatorFactory(section=world.section, indicator__code="without", order=90)
    CollectedIndicatorFactory(collection=collection, indicator=without.indicator)

    def grow():
        for n in range(5, 30):
            world.add_indicator(n)

    page = f"{world.base}draft/checklist/"
    client.get(page)
    assert "1 section not approved" in client.get(page).text
    assert_same_queries(client, page, grow, most=20)


def test_the_checklist_of_a_first_edition_names_a_national_year_long_past_as_publishing_does():
    world = World(1)
    old = IndicatorFactory(code="old", title="Counted long ago")
    SectionIndicatorFactory(section=world.section, indicator=old, order=9)
    world.report(old, Q2, 20, 300)
    for area in world.areas:
        PublishedFigureFactory(release=world.release, indicator=old, area=area, start=date(2013, 4, 1))
    page = signed_in(world, Role.APPROVER).get(f"{world.base}draft/checklist/").text
    assert "Counted long ago, 2013/14" in page
    assert states(world)["beside"] == "Say why"


def test_what_an_edition_corrects_is_looked_through_for_children_as_all_written_words_are():
    world = World(1)
    world.publish()
    correct(newest(world), 21)
    text = "Sarah Jones, one of 2 children, is counted now."
    give_reason(scorecard=world.scorecard, period=Q2, line="corrects", text=text, by=None)
    assert states(world)["disclosure"] == "Say why"
    page = signed_in(world, Role.APPROVER).get(f"{world.base}draft/checklist/").text
    assert "what this edition corrects" in page


def main_of(text: str, base: str) -> str:
    """What stands below the heading, with the address of the page itself taken out."""
    main = re.search(r"<main.*?</main>", text, re.DOTALL)[0]
    return main[main.index("</div>", main.index("</h1>")) :].replace(base, "BASE/")


def previewed(*codes: str) -> list[str]:
    """Every page of the preview, as its addresses end: those of files apart."""
    routes = [str(each.pattern) for each in as_public_patterns]
    pages = [route for route in routes if route == "" or route.endswith("/")]
    return [
        page.replace("<slug:code>", code) for page in pages for code in (codes if "<" in page else codes[:1])
    ]


def test_what_was_previewed_is_word_for_word_and_number_for_number_what_the_public_gets():
    world = World(3, public=True)
    small = IndicatorFactory(code="small", title="A rare thing")
    SectionIndicatorFactory(section=world.section, indicator=small, order=50)
    world.report(small, Q2, 3, 217)
    line = KeyLineOfEnquiryFactory(framework__council=world.council, code="homes")
    Section.objects.update(line=line)
    world.scorecard.framework = line.framework
    world.scorecard.save()
    EvidenceFactory(council=world.council, line=line, on=Q2.start, title="Audit of homes")
    seen = made_ready(world.scorecard, Q2)
    approver, preview = signed_in(world, Role.APPROVER), f"{world.base}draft/as-public/"
    assert "3 of 217" in approver.get(f"{world.base}draft/").text
    pages = previewed("small", "measure-0")
    before = {page: approver.get(f"{preview}{page}").text for page in pages}
    csv = approver.get(f"{preview}figures.csv").content
    assert all("Preview, not published." in text and "217" not in text for text in before.values())
    assert "Audit of homes" in before["evidence/"] and "appendix-short.pdf" in before["appendix/"]
    heat = re.search(r'href="([^"]+)">Against similar councils<', before[""])[1]
    assert preview in approver.get(heat).text, "and back to the preview"
    publish_now(scorecard=world.scorecard, period=Q2, by=None, digest=seen, shown="")
    base = f"{world.base}edition-1/"
    for page in pages:
        was, now = main_of(before[page], preview), main_of(Client().get(f"{base}{page}").text, base)
        assert was == now, page
    published = Client().get(f"{base}figures.csv").text
    edition = re.search(r"Edition 1[^,]*", published)[0]
    assert csv.decode().replace('"Draft, not published"', edition) == published


def words_of_pdf(content: bytes) -> list[str]:
    """Of every page, without what stands behind them."""
    pages = PdfReader(BytesIO(content)).pages
    return [" ".join(page.extract_text().replace("Preview, not published", " ").split()) for page in pages]


@pytest.mark.slow
def test_the_print_version_that_was_previewed_says_what_the_published_one_says():
    """Its edition, the box of what it corrects, its fingerprint: page by page."""
    world = World(2, public=True)
    world.publish()
    correct(newest(world), 90)
    seen = made_ready(world.scorecard, Q2, corrects="It was counted again.")
    approver = signed_in(world, Role.APPROVER)
    answer = approver.get(f"{world.base}draft/as-public/appendix-short.pdf")
    assert "preview" in answer["Content-Disposition"]
    marked = PdfReader(BytesIO(answer.content))
    assert marked.metadata.title.startswith("Preview, not published: ")
    assert all("Preview, not published" in page.extract_text() for page in marked.pages)
    previewed_words = words_of_pdf(answer.content)
    assert "Edition 2, published" in previewed_words[0] and "Correction. It was counted" in previewed_words[0]
    publish_now(scorecard=world.scorecard, period=Q2, by=None, digest=seen, shown="")
    published = Client().get(f"{world.base}edition-2/appendix-short.pdf").content
    assert words_of_pdf(published) == previewed_words


def test_what_changes_is_told_and_an_edition_that_changes_nothing_is_refused():
    world = World(2, public=True)
    small = IndicatorFactory(code="small", title="A rare thing")
    SectionIndicatorFactory(section=world.section, indicator=small, order=50)
    hidden = world.report(small, Q2, 3, 217)
    world.publish()
    approver = signed_in(world, Role.APPROVER)

    def refused() -> str:
        """Who begins a correction, and who publishes without saying what it corrects."""
        place = {"scorecard": world.scorecard, "period": Q2, "by": None}
        with pytest.raises(NotAllowed) as begun:
            give_reason(**place, line="corrects", text="It was counted again.")
        with pytest.raises(NotAllowed) as problem:
            publish_now(**place, digest=made_ready(world.scorecard, Q2), shown="")
        assert str(begun.value).rstrip(".") in str(problem.value)
        return str(problem.value)

    assert "Nothing has changed since edition 1" in refused()
    correct(hidden, 4)
    assert "Only a number that is hidden in both has changed" in refused()
    assert (
        "Changed, and hidden in both. Readers see no change."
        in approver.get(f"{world.base}draft/publish/").text
    )
    correct(newest(world), 90)
    seen = made_ready(world.scorecard, Q2, corrects="It was counted again.")
    page = approver.get(f"{world.base}draft/publish/").text
    assert "I have read the preview and the list of changes" in page
    assert "20 of 300 children" in page and "90 of 300 children" in page
    publish_now(scorecard=world.scorecard, period=Q2, by=None, digest=seen, shown="")
    told = Client().get(f"{world.base}edition-2/changes/").text
    assert "90 of 300 children" in told and "A rare thing" not in told
    listed = told.count('<th role="rowheader"')
    assert f"{listed} changes in 1 measure and the whole scorecard; 2 measures stay as they were." in told
    take_down(edition=Edition.objects.get(number=1), reason=REASON, by=None)
    told = Client().get(f"{world.base}edition-2/changes/").text
    assert "has been withdrawn, so what it said is not told here" in told and "20 of 300" not in told


def test_after_a_withdrawal_readers_compare_with_what_stands_and_are_told_what_was_withdrawn():
    world = World(1, public=True)
    world.publish()
    correct(newest(world), 90)
    world.publish(correction="It was counted again.")
    take_down(edition=Edition.objects.get(number=2), reason=REASON, by=None)
    place = {"scorecard": world.scorecard, "period": Q2, "by": None}

    def why_not() -> str:
        return DraftNow(world.scorecard, Q2).why_not_another

    assert "the same as edition 2, which was withdrawn" in why_not()
    correct(newest(world), 80)
    assert why_not() == ""
    approver, draft = signed_in(world, Role.APPROVER), f"{world.base}draft/"
    page = approver.get(f"{draft}publish/").text
    assert "What changes since edition 1" in page and "20 of 300 children" in page and "90 of 300" not in page
    assert "edition 1</a>" in approver.get(draft).text, "which is what is published"
    seen = made_ready(world.scorecard, Q2, corrects="Ten late forms are counted.")
    preview = approver.get(f"{draft}as-public/changes/").text
    publish_now(**place, digest=seen, shown="")
    gone = f'Published before this edition and withdrawn: <a href="{world.base}edition-2/">edition 2</a>.'
    for path in ("", "changes/"):
        assert gone in " ".join(Client().get(f"{world.base}edition-3/{path}").text.split())
    told = Client().get(f"{world.base}edition-3/changes/").text
    assert "Since edition 1" in told and "20 of 300" in told and "90 of 300" not in told
    assert main_of(preview, f"{draft}as-public/") == main_of(told, f"{world.base}edition-3/")
    assert REASON in Client().get(f"{world.base}edition-2/").text


def come(ago: timedelta = timedelta(0)) -> None:
    SetTime.objects.waiting().update(at=timezone.now() - ago)
    DBTaskResult.objects.update(run_after=timezone.now())
    work_off()


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
    assert asked() == [] and corrected_since(Edition.objects.get(number=2)) == [], "it is what was published"
    correct(world.report(hidden.indicator, Q2.previous(), 4, 217), 3)
    correct(hidden, 4)
    assert asked() == [] and corrected_since(Edition.objects.get(number=2)) == [], "readers see neither"
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
    assert "edition" not in first, "nothing stands: the draft is awaited as any"


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
