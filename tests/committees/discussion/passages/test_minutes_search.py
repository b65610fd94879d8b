"""Minutes are searched over all meetings: quoted, narrowed as a reader wants it, and never more than they see."""

from datetime import date
from importlib import import_module
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import connection
from lxml import html

from accounts.roles import Role
from committees.discussion.fulltext.querysets import SEARCHED, with_words, words_to_ask
from committees.discussion.passages.kinds import VERBS, VERBS_OF, WORDS, Outcome
from committees.follow_ups.recommendations.actions import note_response, recommend
from committees.meetings import actions as meetings
from committees.minutes import actions as minutes
from committees.minutes.editor.actions import set_minutes
from committees.minutes.marks.reading import read_marks
from committees.models import AgendaItem, Attendance, Limb, MinutesParagraph, Resolution
from committees.people.actions import add_membership, add_person, set_rules
from indicators.models import GlossaryTerm
from indicators.terms.searching import wanted
from tests.factories import CommitteeFactory, IndicatorFactory, user_with_role
from tests.meetings import Town
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db
MIGRATION = import_module("committees.migrations.0016_words_of_minutes")
RECOMMENDED = import_module("committees.migrations.0022_words_of_recommendations")
INDEXES = {**MIGRATION.INDEXES, "Recommendation": RECOMMENDED.INDEX}


@pytest.fixture
def town():
    made = Town(public=True)
    made.discuss(made.item)
    return made


def page(client, town: Town, **asked: object):
    response = client.get(town.url(f"meetings/search/?{urlencode(asked)}"))
    assert response.status_code == 200, response.status_code
    return html.fromstring(response.content)


def words(element) -> str:
    return " ".join(element.text_content().split())


def listed(tree) -> list:
    return tree.xpath("//ul[@class='pubs']/li")


def passages(client, town: Town, **asked: object) -> list[str]:
    return [words(each.find("blockquote")) for each in listed(page(client, town, **asked))]


def kinds(client, town: Town, **asked: object) -> list[str]:
    found = [each.find("span") for each in listed(page(client, town, **asked))]
    return [words(each).partition(". ")[0] for each in found]


def say(item: AgendaItem, text: str, **more) -> MinutesParagraph:
    values = {"kind": "statement", "speaker": "", "text": text, "by": None, **more}
    return minutes.add_paragraph(item=item, **values)


def test_a_passage_is_quoted_with_its_speaker_its_meeting_and_the_words_marked(town, client):
    tree = page(client, town, words="children moved")
    (found,) = listed(tree)
    assert words(found.find("blockquote")) == "A member asked why children moved."
    assert [each.text for each in found.iter("mark")] == ["children", "moved"]
    assert words(found.find("span")) == "Question. Corporate Parenting Panel, 18 November 2025, item 6"
    assert "1 passage." in words(tree)
    # and leads to the very paragraph
    question = MinutesParagraph.objects.get(kind="question")
    assert found.find("a").get("href") == f"{town.item_url}#paragraph-{question.pk}"
    item = html.fromstring(client.get(town.item_url).content)
    assert "asked why children moved" in words(item.get_element_by_id(f"paragraph-{question.pk}"))
    answer = MinutesParagraph.objects.get(kind="answer")
    assert "carers had left" in words(item.get_element_by_id(f"paragraph-{answer.pk}"))


def test_every_word_has_to_stand_there_and_only_where_words_begin(town, client):
    assert passages(client, town, words="carers left") == ["Head of Service replied that carers had left."]
    assert passages(client, town, words="carers moved") == []
    assert passages(client, town, words="arers") == []
    assert "Nothing found." in words(page(client, town, words="arers"))


def test_what_it_is_tells_questions_answers_resolutions_by_outcome_and_actions_apart(town, client):
    assert kinds(client, town, what="question") == ["Question"]
    assert kinds(client, town, what="answer") == ["Answer"]
    assert kinds(client, town, what="statement") == []
    assert passages(client, town, what="noted") == ["notes the report;"]
    requested = passages(client, town, what="asked")
    assert "asks for a costed plan, with:" in requested and "20 more places" in requested
    assert passages(client, town, what="recommended") == ["recommends houses to Cabinet."]
    assert len(kinds(client, town, what="resolution")) == Limb.objects.count()
    assert kinds(client, town, what="action") == ["Action"]
    assert passages(client, town, what="action") == ["Costed plan"]
    assert len(passages(client, town, what="asked", words="places")) == 1


def test_each_verb_belongs_to_one_outcome_that_can_be_chosen():
    assert sorted(verb for verbs in VERBS_OF.values() for verb in verbs) == sorted(VERBS)
    assert set(VERBS_OF) == set(Outcome) <= set(WORDS)
    assert len(WORDS) <= 13, "What a councillor chooses from is a handful, not every word that minutes use"


def test_what_was_lost_was_neither_noted_nor_agreed(town, client):
    Resolution.objects.update(outcome="lost")
    assert passages(client, town, what="noted") == passages(client, town, what="asked") == []
    assert set(kinds(client, town, what="lost")) == {"Lost, not resolved"}


TYPED = """? A care-experienced young person asked why rooms are shared.
> @Head of Transport: replied that buses run.
? @A visitor: asked when.
@The Chair: thanked everybody."""


def test_who_spoke_finds_what_was_typed_in_words(town, client):
    """Nobody of them is on the attendance."""
    item = town.add_item(town.meeting, "7")
    set_minutes(item=item, blocks=read_marks(TYPED, []).blocks, by=None)
    for speaker, found in (
        ("young_person", "A care-experienced young person asked why rooms are shared."),
        ("officer", "Head of Transport replied that buses run."),
        ("public", "A visitor asked when."),
        ("chair", "The Chair thanked everybody."),
    ):
        assert found in passages(client, town, speaker=speaker), speaker
    # Who is called otherwise is of another kind
    again = TYPED.replace("@A visitor", "@Councillor Ash")
    set_minutes(item=item, blocks=read_marks(again, []).blocks, by=None)
    assert not passages(client, town, speaker="public")


def test_who_spoke_is_filled_in_for_minutes_that_were_kept_without_it(town, client):
    chair = Attendance.objects.create(meeting=town.meeting, words="Bo", capacity="vice_chair")
    say(town.item, "Bo asked why.", speaker="Bo")
    MinutesParagraph.objects.filter(speaker="Bo").update(attendance=chair)
    MinutesParagraph.objects.update(speaker_kind="")
    assert not passages(client, town, speaker="officer")
    import_module("committees.migrations.0039_answers_noted").fill_in(apps, None)
    assert passages(client, town, speaker="officer") == ["Head of Service replied that carers had left."]
    asked = passages(client, town, speaker="member")
    assert sorted(asked) == ["A member asked why children moved.", "Bo asked why."]


def test_passages_are_narrowed_by_measure_committee_speaker_and_day(town, client):
    other = CommitteeFactory(council=town.council, slug="other")
    spoken_of = IndicatorFactory(title="Spoken of elsewhere")
    town.ask(town.item, "asked about another thing.", spoken_of)
    assert passages(client, town, what="question", measure=town.indicator.pk) == [
        "A member asked why children moved."
    ]
    # the answer belongs to its question
    assert kinds(client, town, what="answer", measure=spoken_of.pk) == ["Answer"]
    assert passages(client, town, what="question", measure=spoken_of.pk) == [
        "A member asked about another thing."
    ]
    assert passages(client, town, words="moved", committee=town.committee.pk)
    assert not passages(client, town, words="moved", committee=other.pk)
    assert kinds(client, town, speaker="officer") == ["Answer", "Answer"]
    assert kinds(client, town, speaker="officer", what="action") == []
    assert passages(client, town, words="moved", since="2025-11-18", until="2025-11-18")
    assert not passages(client, town, words="moved", since="2025-11-19")
    assert not passages(client, town, words="moved", until="2025-11-17")


def test_the_newest_meeting_comes_first_and_then_the_order_of_the_minutes(town, client):
    before = town.add_item(town.add_meeting(date(2025, 9, 2)), "4")
    say(before, "The first of September.")
    say(before, "The second of September.")
    say(town.item, "The one of November, in September’s words.")
    meetings.publish_minutes(meeting=before.meeting, on=date(2025, 9, 9), by=None)
    assert passages(client, town, words="September") == [
        "The one of November, in September’s words.",
        "The first of September.",
        "The second of September.",
    ]


def test_more_than_a_page_goes_on_on_the_next_and_the_address_keeps_what_was_asked(town, client):
    for number in range(27):
        say(town.item, f"Lantern number {number}.")
    tree = page(client, town, words="lantern", what="statement")
    assert len(listed(tree)) == 25 and "27 passages, the newest first." in words(tree)
    (onward,) = tree.xpath("//a[@rel='next']")
    assert onward.get("href") == "?words=lantern&what=statement&page=2"
    rest = passages(client, town, words="lantern", what="statement", page=2)
    assert rest == ["Lantern number 25.", "Lantern number 26."]


def test_what_is_not_out_is_found_by_those_who_write_it_alone(town, client):
    ahead = town.add_item(town.add_meeting(date(2025, 12, 2)), "4")
    say(ahead, "A gazebo was discussed.")
    assert passages(client, town, words="gazebo") == []
    client.force_login(user_with_role(town.council, Role.MEMBER))
    assert passages(client, town, words="gazebo") == []
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    tree = page(client, town, words="gazebo")
    assert "Minutes not published" in words(listed(tree)[0])


def test_exempt_items_and_other_councils_are_not_searched(town, client):
    say(town.item, "A gazebo was discussed.")
    elsewhere = Town(slug="otherton", public=True)
    elsewhere.discuss(elsewhere.item)
    say(elsewhere.item, "A gazebo of theirs.")
    assert passages(client, town, words="gazebo") == ["A gazebo was discussed."]
    AgendaItem.objects.filter(pk=town.item.pk).update(
        exempt_paragraph="3", exempt_reason="Prices are being agreed.", public_title="Contracts"
    )
    assert passages(client, town, words="gazebo") == []
    assert passages(client, town, what="resolution") == passages(client, town, what="action") == []
    # nor does a choice say what was spoken of
    choices = page(client, town).xpath("//select[@name='measure']/option")
    assert [words(each) for each in choices] == ["Any"]


def test_other_names_of_a_word_are_found_and_said(town, client):
    GlossaryTerm.objects.update_or_create(
        term="SEND", defaults={"also": ["special needs"], "definition": "What it means."}
    )
    say(town.item, "Children with special needs were well.")
    say(town.item, "They send a card.")
    tree = page(client, town, words="SEND")
    assert [words(each.find("blockquote")) for each in listed(tree)] == [
        "Children with special needs were well."
    ]
    assert "as well: special needs" in words(tree)


def test_nothing_is_listed_before_anything_was_asked(town, client):
    tree = page(client, town)
    assert not listed(tree) and "Nothing found" not in words(tree)


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"since": "2025-02-30"}, "Enter a day, such as 31/03/2026."),
        (
            {"since": "2025-11-19", "until": "2025-11-18", "words": "moved"},
            "No day is from 19 November 2025 on and before it, so nothing was looked for. Enter 19 November 2025 or a",
        ),
        ({"what": "votes"}, "Choose one of those that are listed."),
        ({"measure": "9" * 30}, "Choose one of those that are listed."),
        ({"words": "x" * 121}, "Shorten it to 120 characters. It has 121."),
    ],
)
def test_what_cannot_be_looked_for_is_said_beside_its_field(town, client, asked, fault):
    tree = page(client, town, **asked)
    assert fault in words(tree)
    for name, typed in asked.items():  # what was typed stays
        if name not in ("what", "measure"):
            assert tree.xpath(f"//main//input[@name='{name}']/@value") == [typed]


@pytest.mark.parametrize(
    "odd", ["a&b | !c:*", "'; drop--", "<script>", "&", "the", "\x00", "\ue000moved\ue001"]
)
def test_odd_words_are_words(town, client, odd):
    page(client, town, words=odd)


def test_markup_in_minutes_is_shown_as_it_was_written(town, client):
    say(town.item, "The <b>gazebo</b> & <script>alert(1)</script> stood.")
    assert passages(client, town, words="gazebo") == ["The <b>gazebo</b> & <script>alert(1)</script> stood."]


@pytest.mark.postgresql_only
def test_every_form_of_a_word_is_found_and_marked(town, client):
    tree = page(client, town, words="moving")
    assert [each.text for each in tree.iter("mark")] == ["moved"]


@pytest.mark.postgresql_only
@pytest.mark.parametrize("model", SEARCHED)
def test_words_are_looked_up_in_an_index_and_not_read_row_by_row(model):
    """The index holds the very expression that is asked for: where a new Django writes it otherwise, it is useless."""
    with connection.schema_editor() as editor:
        MIGRATION.add(apps, editor)
        RECOMMENDED.add(apps, editor)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")  # bitmaps of indexes alone, as where there is much
    plan = with_words(model.objects.order_by(), words_to_ask(wanted("gazebo"))).explain()
    assert INDEXES[model.__name__].name in plan


def someone(town, name: str, role: str):
    """A member of the committee who was at the meeting, and is shown by what the council chose."""
    person = add_person(council=town.council, kind="member", name=name, role=role, by=None)
    add_membership(committee=town.committee, person=person, capacity="member", by=None)
    return Attendance.objects.create(meeting=town.meeting, person=person, capacity="member", status="present")


@pytest.mark.parametrize(
    "text", ["asked where the gazebo was.", "Councillor Ash asked where the gazebo was."]
)
def test_where_roles_alone_are_shown_nobody_is_found_by_a_name(town, client, text):
    row = someone(town, "Councillor Ash", "Member for Abbey ward")
    said = say(town.item, text, kind="question", speaker="Councillor Ash")
    MinutesParagraph.objects.filter(pk=said.pk).update(attendance=row)
    assert len(passages(client, town, words="Ash")) == 1
    set_rules(council=town.council, values={"names": "role"}, by=None)
    assert not passages(client, town, words="Ash") and not passages(client, town, words="Ash gazebo")
    (found,) = passages(client, town, words="gazebo")
    assert "Ash" not in found and "Member for Abbey ward" in found
    assert b"Councillor Ash" not in client.get(town.url("search/?q=Ash")).content
    shown = client.get(town.url("search/?q=gazebo")).content.decode()
    assert "Ash" not in shown and "Question, Member for Abbey ward" in shown


def test_somebody_who_is_no_person_here_is_found_as_they_are_shown(town, client):
    set_rules(council=town.council, values={"names": "role"}, by=None)
    say(town.item, "asked where the gazebo was.", kind="question", speaker="The Youth Worker")
    assert len(passages(client, town, words="Youth gazebo")) == 1


def test_each_part_of_a_resolution_leads_to_its_own_place(town, client):
    (found,) = listed(page(client, town, words="homes", what="asked"))
    url = found.find(".//a").get("href")
    assert "#limb-" in url
    shown = html.fromstring(client.get(url).content)
    assert words(shown.get_element_by_id(url.partition("#")[2])).startswith("two small homes")
    assert f'{url}"' in client.get(town.url("search/?q=small+homes")).content.decode()


def test_recommendations_and_their_responses_are_found(town, client):
    made = recommend(item=town.item, text="Offer the pavilion to carers.", to_body="Cabinet", by=None)
    note_response(
        recommendation=made,
        response="partly",
        response_words="From April, for weekends.",
        responded_on=date(2025, 12, 9),
        by=None,
    )
    assert passages(client, town, words="pavilion", what="recommendation") == [
        "Offer the pavilion to carers."
    ]
    assert passages(client, town, words="weekends") == ["Offer the pavilion to carers."]
    assert kinds(client, town, words="pavilion") == ["Recommendation"]
    told = client.get(town.url("search/?q=pavilion")).content.decode()
    assert "Recommendations and responses" in told


def test_the_page_costs_the_same_number_of_queries_whatever_it_finds(town, client):
    def grow():
        for number in range(20):
            town.ask(town.item, f"asked why children moved {number} times.")

    assert_same_queries(client, town.url("meetings/search/?words=children&what=question"), grow, most=14)
