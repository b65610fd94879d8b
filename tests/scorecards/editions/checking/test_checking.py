"""Before a draft is published: what is missing, who can mend it, reasons, and what changes for readers."""

import re
from datetime import date

import pytest
from django.test import Client

from accounts.models import AuditEntry
from accounts.policies import NotAllowed
from accounts.roles import Role
from scorecards.editions.checking.actions import give_reason
from scorecards.editions.checking.policies import DraftNow
from scorecards.editions.set_times.actions import publish_now
from scorecards.editions.taking_down.actions import take_down
from scorecards.models import Edition, Summary
from tests.drafts import WAITS, made_ready, name_of
from tests.factories import (
    CalendarSectionFactory,
    CollectedIndicatorFactory,
    IndicatorFactory,
    PublishedFigureFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.queries import assert_same_queries
from tests.scorecards.editions.test_scorecards import Q2, World, correct, newest

pytestmark = pytest.mark.django_db
REASON = "One team is missing from it."


def signed_in(world: World, role: Role, **person) -> Client:
    client = Client()
    client.force_login(user_with_role(world.council, role, **person))
    return client


def states(world: World) -> dict[str, str]:
    return {line.key: line.state for line in DraftNow(world.scorecard, Q2).lines}


def main_of(text: str, base: str) -> str:
    """What stands below the heading, with the address of the page itself taken out."""
    main = re.search(r"<main.*?</main>", text, re.DOTALL)[0]
    return main[main.index("</div>", main.index("</h1>")) :].replace(base, "BASE/")


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
    named = {"line": "owner", "text": f"{WAITS} Kayleigh asked for it."}
    answer = approver.post(f"{world.base}draft/checklist/", named)
    assert "“Kayleigh” looks like" in answer.text and 'name="as_it_stands"' in answer.text
    assert states(world)["owner"] == "Say why", "nothing is kept before somebody says that the words stay"
    approver.post(f"{world.base}draft/checklist/", {**named, "as_it_stands": "on"})
    for line in ("figures", "item"):
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


def test_words_that_say_a_corrected_figure_as_it_was_are_shown_until_somebody_says_why():
    world = World(1, public=True)
    correct(newest(world), 60)  # a share that no other quarter has
    world.publish()
    was = world_display(world)
    place = {"council": world.council, "frequency": Q2.frequency, "start": Q2.start}
    Summary.objects.create(scorecard=world.scorecard, text=f"This quarter {was} did.", **place)
    assert states(world)["quoted"] == "Done"
    correct(newest(world), 90)
    line = next(each for each in DraftNow(world.scorecard, Q2).lines if each.key == "quoted")
    assert line.state == "Say why"
    assert [thing.words for thing in line.things] == [
        f"the headline says {was}; Measure number 0 is {world_display(world)} now"
    ]
    Summary.objects.create(scorecard=world.scorecard, text=f"It was 10{was} once.", **place)
    assert states(world)["quoted"] == "Done"


def world_display(world: World) -> str:
    return DraftNow(world.scorecard, Q2).payload["sections"][0]["rows"][0]["latest"]["display"]


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
    later = f'Published later and withdrawn: <a href="{world.base}edition-2/">edition 2</a>.'
    assert later in " ".join(Client().get(f"{world.base}edition-1/").text.split())
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
