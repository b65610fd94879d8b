"""Officers edit what their council's indicators mean; every version is kept, and figures keep theirs."""

from datetime import date

import pytest
from django.utils import timezone
from lxml import html

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail.parts import read_detail
from indicators.catalogue.querysets import definition_in_force, definitions_of, in_our_words, words_of
from indicators.catalogue.versions.actions import follow_words
from indicators.models import (
    Category,
    ContextEvent,
    Figure,
    Indicator,
    IndicatorDefinition,
    SeriesBreak,
    Target,
)
from indicators.terms.periods import Frequency, Period
from tests.factories import (
    BreakdownFactory,
    CategoryFactory,
    ContextEventFactory,
    CouncilFactory,
    DefinitionFactory,
    FigureFactory,
    IndicatorFactory,
    SeriesBreakFactory,
    TargetFactory,
    user_with_role,
)
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
NOW = Period.of(TODAY, Frequency.QUARTER)
BEFORE = NOW.previous()


@pytest.fixture
def council():
    return CouncilFactory(slug="exampleton")


@pytest.fixture
def indicator():
    return IndicatorFactory(
        code="visits", title="Visits on time", meaning="Children seen on time.", theme="safe"
    )


@pytest.fixture
def officer(council):
    return user_with_role(council, Role.PERFORMANCE_OFFICER, name="The first officer")


@pytest.fixture
def client(client, officer):
    client.force_login(officer)
    return client


def page_of(client, path=""):
    answer = client.get(f"/exampleton/definitions/{path}")
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def text_of(tree):
    return " ".join(" ".join(tree.itertext()).split()).replace(" ,", ",").replace(" .", ".")


def form_in(tree):
    """What the page's form would send if nothing were changed in it."""
    form = next(each for each in tree.forms if each.method == "POST" and not each.action)
    return {name: value.strip() for name, value in form.form_values()}


def filled(client, path):
    return form_in(page_of(client, path))


def send(client, path, **changes):
    return client.post(f"/exampleton/definitions/{path}", filled(client, path) | changes, follow=True)


def change(client, code="visits", **changes):
    usual = {"starts": NOW.start.isoformat(), "reason": "Visits by message no longer count."}
    return send(client, f"{code}/change/", **(usual | changes))


def test_the_first_change_keeps_what_was_said_before_as_version_one(client, council, indicator, officer):
    answer = change(client, meaning="Children seen in person on time.")
    assert "Version 2 of the definition is saved." in text_of(html.fromstring(answer.content))
    first, second = definitions_of(council, indicator)
    assert (first.number, first.starts, first.meaning) == (1, None, "Children seen on time.")
    assert (second.number, second.starts) == (2, NOW.start)
    assert second.meaning == "Children seen in person on time."
    assert (second.reason, second.created_by) == ("Visits by message no longer count.", officer)
    indicator.refresh_from_db()
    assert indicator.meaning == "Children seen on time."  # the catalogue's, for all councils


def test_a_figure_of_an_earlier_period_is_reported_under_the_earlier_words(client, council, indicator):
    change(client, meaning="Children seen in person on time.")
    earlier = definition_in_force(council, [indicator.pk], BEFORE)[indicator.pk]
    later = definition_in_force(council, [indicator.pk], NOW)[indicator.pk]
    assert (earlier.number, later.number) == (1, 2)


def test_an_indicator_nobody_changed_has_no_version(council, indicator):
    assert definition_in_force(council, [indicator.pk], NOW) == {}


def test_another_council_keeps_the_catalogues_words(client, indicator):
    change(client, meaning="Children seen in person on time.")
    assert definition_in_force(CouncilFactory(), [indicator.pk], NOW) == {}


def test_clearer_words_for_the_same_thing_hold_from_the_beginning(client, council, indicator):
    change(client, starts="same", meaning="Children we saw on time.", reason="Plainer words.")
    assert definitions_of(council, indicator)[-1].starts is None
    assert definition_in_force(council, [indicator.pk], BEFORE)[indicator.pk].number == 2


def test_the_audit_trail_has_both_texts(client, council, officer):
    indicator = IndicatorFactory(code="visits", meaning="Children seen on time.")
    change(client, meaning="Children seen in person on time.", owner="Head of Service")
    entry = AuditEntry.objects.get(verb="changed a definition")
    assert (entry.by, entry.council) == (officer, council)
    detail = read_detail(entry.detail)
    assert detail["indicator"].value == indicator.code
    assert detail["changed"].before == {"What it is": "Children seen on time.", "Role or team": ""}
    assert detail["changed"].after["What it is"] == "Children seen in person on time."


def test_a_new_owner_needs_no_period_and_no_reason(client, council, indicator):
    change(client, owner="Head of Service", starts="", reason="")
    assert definitions_of(council, indicator)[-1].owner == "Head of Service"


def test_nothing_changed_stores_nothing(client):
    IndicatorFactory(code="visits")
    answer = change(client)
    assert "Nothing was changed" in text_of(html.fromstring(answer.content))
    assert not IndicatorDefinition.objects.exists()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"meaning": ""}, "Fill in “What it is”."),
        ({"title": "x" * 121}, "Shorten this to 120 characters. It has 121."),
        ({"starts": ""}, "Choose from which period on the new words hold."),
        ({"reason": " "}, "Say in one sentence why the definition changes."),
        ({"denominator": ""}, "Say out of what: a figure is a percentage."),
        ({"starts": "2025-04-02"}, "that are listed."),
        ({"starts": "same", "breaks": "on"}, "A break in the series needs the first period"),
        ({"shown": "x"}, "Enter a valid value"),
    ],
)
def test_a_fault_is_told_in_words_and_nothing_is_saved(client, indicator, changes, told):
    answer = change(client, **({"meaning": "Other words."} | changes))
    assert told in text_of(html.fromstring(answer.content))
    assert not IndicatorDefinition.objects.exists()


def test_figures_that_cannot_be_compared_break_the_series_with_the_same_form(client, council, indicator):
    change(client, meaning="Other words.", breaks="on")
    found = SeriesBreak.objects.get(council=council)
    assert (found.indicator, found.starts) == (indicator, NOW.start)
    assert found.label == f"New definition from {NOW.label}"
    assert found.reason == "Visits by message no longer count."


def test_the_officer_is_told_of_figures_that_were_reported_under_the_words_before(client, council, indicator):
    FigureFactory(council=council, indicator=indicator, start=NOW.start)
    FigureFactory(council=council, indicator=indicator, start=BEFORE.start)
    answer = change(client, meaning="Other words.")
    assert "1 figure of the periods it is for were reported" not in said_by(answer)
    assert "1 figure of the periods it is for was reported under the words before" in said_by(answer)


def said_by(answer):
    return text_of(html.fromstring(answer.content))


def test_two_officers_at_once_the_second_is_told_and_sees_both_texts(client, council, indicator):
    mine = filled(client, "visits/change/")
    change(client, meaning="Their words.", take_care="Their care.", reason="They revised it.")
    answer = client.post(
        "/exampleton/definitions/visits/change/",
        mine | {"meaning": "My words.", "starts": NOW.start.isoformat(), "reason": "I revised it."},
    )
    tree = html.fromstring(answer.content)
    said = text_of(tree)
    assert "What stands here now, and what you typed" in said
    assert "Keep what stands here now Their words." in said
    assert "Send mine, as it stands in the form below My words." in said
    assert len(definitions_of(council, indicator)) == 2
    again = form_in(tree)
    assert (again["meaning"], again["take_care"]) == ("My words.", "Their care.")
    client.post("/exampleton/definitions/visits/change/", again)
    newest = definitions_of(council, indicator)[-1]
    assert (newest.number, newest.meaning, newest.take_care) == (3, "My words.", "Their care.")
    assert [row.meaning for row in definitions_of(council, indicator)][1] == "Their words."


def test_words_cannot_begin_before_those_that_stand(client, council, indicator):
    change(client, meaning="First change.")
    answer = change(client, meaning="Second change.", starts=BEFORE.start.isoformat())
    assert "that are listed." in text_of(html.fromstring(answer.content))
    assert len(definitions_of(council, indicator)) == 2


def test_the_page_says_which_version_how_many_figures_were_reported_under(client, council, indicator):
    FigureFactory(council=council, indicator=indicator, start=BEFORE.start)
    change(client, meaning="Other words.")
    second = definitions_of(council, indicator)[1]
    FigureFactory(council=council, indicator=indicator, start=NOW.start, definition=second)
    said = text_of(page_of(client, "visits/"))
    assert f"Version 2, from {NOW.label}" in said
    assert said.count("1 figure reported under it.") == 2
    assert "Before: Children seen on time. Since: Other words." in said


def catalogue_says(indicator, meaning):
    """What a sync of the catalogue does when its words change."""
    before = words_of(indicator)
    indicator.meaning = meaning
    indicator.save()
    follow_words(indicator=indicator, before=before, starts=NOW.start, reason="Revised in May.", by=None)


def test_a_later_text_of_the_catalogue_changes_nothing_until_an_officer_takes_it(client, council, indicator):
    change(client, meaning="Our words.")
    catalogue_says(indicator, "The catalogue's new words.")
    assert definition_in_force(council, [indicator.pk], NOW)[indicator.pk].meaning == "Our words."
    assert "The catalogue’s text has changed since." in text_of(page_of(client, "visits/"))
    said = text_of(page_of(client, "visits/catalogue/"))
    assert "Ours: Our words. The catalogue’s: The catalogue's new words." in said
    send(client, "visits/catalogue/", answer="take", starts=NOW.start.isoformat())
    assert definitions_of(council, indicator)[-1].meaning == "The catalogue's new words."
    assert "has changed since" not in text_of(page_of(client, "visits/"))


def test_an_officer_may_keep_our_words_and_is_not_asked_again_until_the_next_change(
    client, council, indicator
):
    change(client, meaning="Our words.")
    catalogue_says(indicator, "The catalogue's new words.")
    send(client, "visits/catalogue/", answer="keep")
    assert definition_in_force(council, [indicator.pk], NOW)[indicator.pk].meaning == "Our words."
    assert "has changed since" not in text_of(page_of(client, "visits/"))
    assert AuditEntry.objects.filter(verb="kept our definition").count() == 1
    catalogue_says(indicator, "Newer still.")
    assert "has changed since" in text_of(page_of(client, "visits/"))


def test_taking_over_asks_from_which_period(client, indicator):
    change(client, meaning="Our words.")
    catalogue_says(indicator, "The catalogue's new words.")
    answer = send(client, "visits/catalogue/", answer="take", starts="")
    assert "Choose from which period on" in text_of(html.fromstring(answer.content))


def test_a_councils_first_change_takes_the_catalogues_versions_with_it(client, council, indicator):
    catalogue_says(indicator, "The catalogue's second words.")
    change(client, meaning="Our words.")
    said = [(row.number, row.meaning, row.council) for row in definitions_of(council, indicator)]
    assert said == [
        (1, "Children seen on time.", council),
        (2, "The catalogue's second words.", council),
        (3, "Our words.", council),
    ]


def test_the_list_is_found_by_words_and_says_owner_target_and_last_change(client, council, indicator):
    IndicatorFactory(code="other", title="Something else", meaning="Another thing.")
    TargetFactory(council=council, indicator=indicator, value=95, starts=date(2020, 4, 1))
    change(client, owner="Head of Service", starts="", reason="")
    tree = page_of(client, "?q=seen+HEAD")
    rows = [text_of(row) for row in tree.xpath("//tbody/tr")]
    assert len(rows) == 1 and "Visits on time" in rows[0]
    assert "Head of Service" in rows[0] and "95% or less" in rows[0] and "Our words" in rows[0]
    assert "1 indicator with “seen HEAD”." in text_of(tree)
    assert len(page_of(client).xpath("//tbody/tr")) == 2


def test_the_list_and_a_page_cost_the_same_however_much_there_is(client, council, indicator):
    def grow():
        for one in IndicatorFactory.create_batch(10):
            DefinitionFactory(council=council, indicator=one, number=1)
            TargetFactory(council=council, indicator=one)
        for number in range(1, 6):
            DefinitionFactory(council=council, indicator=indicator, number=number)
            TargetFactory(council=council, indicator=indicator, starts=date(2010 + number, 4, 1))
            ContextEventFactory(council=council).indicators.add(indicator)
            SeriesBreakFactory(council=council, indicator=indicator)

    ContextEventFactory(council=council).indicators.add(indicator)
    assert_same_queries(client, "/exampleton/definitions/", grow)
    assert_same_queries(client, "/exampleton/definitions/visits/", lambda: None)


def test_a_page_of_one_costs_the_same_for_one_event_and_for_many(client, council, indicator):
    ContextEventFactory(council=council).indicators.add(indicator)

    def grow():
        for number in range(1, 6):
            TargetFactory(council=council, indicator=indicator, starts=date(2010 + number, 4, 1))
            ContextEventFactory(council=council).indicators.add(indicator)
            SeriesBreakFactory(council=council, indicator=indicator)

    assert_same_queries(client, "/exampleton/definitions/visits/", grow)


def test_a_target_is_set_changed_and_deleted_and_all_of_it_is_in_the_trail(client, council, indicator):
    send(
        client,
        "visits/targets/new/",
        value="8,5 %",
        tolerance="",
        starts=NOW.start.isoformat(),
        set_by="the Panel",
    )
    target = Target.objects.get(council=council)
    assert (target.value, target.tolerance, target.starts, target.set_by) == (8.5, 3, NOW.start, "the Panel")
    send(client, f"visits/targets/{target.pk}/", value="9")
    target.refresh_from_db()
    assert target.value == 9
    assert "Editions that were published with it keep it." in text_of(
        page_of(client, f"visits/targets/{target.pk}/delete/")
    )
    assert Target.objects.exists()
    send(client, f"visits/targets/{target.pk}/delete/")
    assert not Target.objects.exists()
    trail = list(AuditEntry.objects.filter(subject="target").order_by("pk").values_list("verb", flat=True))
    assert trail == ["set a target", "changed a target", "deleted a target"]
    entry = AuditEntry.objects.get(verb="changed a target")
    changed = read_detail(entry.detail)["changed"]
    assert (changed.before["value"], changed.after["value"]) == (8.5, 9.0)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"value": ""}, "Enter the target."),
        ({"value": "nine"}, "not a number"),
        ({"tolerance": "-1"}, "Write a number of 0 or more."),
        ({"starts": ""}, "Choose the first period."),
        ({"starts": BEFORE.start.isoformat()}, "There is a target from that period already."),
    ],
)
def test_a_target_that_cannot_be_is_told_in_words(client, council, indicator, changes, told):
    TargetFactory(council=council, indicator=indicator, starts=BEFORE.start)
    usual = {"value": "9", "starts": NOW.start.isoformat()}
    answer = send(client, "visits/targets/new/", **(usual | changes))
    assert told in text_of(html.fromstring(answer.content))
    assert Target.objects.count() == 1


def test_an_indicator_for_context_has_no_target(client, council):
    IndicatorFactory(code="contacts", polarity="none")
    answer = client.get("/exampleton/definitions/contacts/targets/new/", follow=True)
    assert "This indicator is for context only" in text_of(html.fromstring(answer.content))


def test_two_officers_changing_one_target_lose_nothing(client, council, indicator):
    target = TargetFactory(council=council, indicator=indicator, starts=NOW.start, value=5)
    mine = filled(client, f"visits/targets/{target.pk}/")
    send(client, f"visits/targets/{target.pk}/", value="6")
    answer = client.post(f"/exampleton/definitions/visits/targets/{target.pk}/", mine | {"value": "7"})
    tree = html.fromstring(answer.content)
    assert "Keep what stands here now 6" in text_of(tree)
    target.refresh_from_db()
    assert target.value == 6
    again = form_in(tree)
    client.post(f"/exampleton/definitions/visits/targets/{target.pk}/", again)
    target.refresh_from_db()
    assert target.value == 7


def test_a_break_may_be_for_one_indicator_or_for_all(client, council, indicator):
    send(
        client,
        "visits/breaks/new/",
        starts="2025-04-01",
        label="New system from April 2025",
        everywhere="all",
    )
    found = SeriesBreak.objects.get()
    assert (found.indicator, found.label) == (None, "New system from April 2025")
    send(client, f"visits/breaks/{found.pk}/", everywhere="one", reason="Another case system.")
    found.refresh_from_db()
    assert (found.indicator, found.reason) == (indicator, "Another case system.")
    send(client, f"visits/breaks/{found.pk}/delete/")
    assert not SeriesBreak.objects.exists()


def test_a_break_without_words_or_of_another_age_is_refused(client, indicator):
    answer = send(client, "visits/breaks/new/", starts="0225-04-01", label="x" * 81)
    said = text_of(html.fromstring(answer.content))
    assert "Enter a day from 1990 on." in said and "Shorten this to 80 characters. It has 81." in said


def test_an_event_stands_on_the_charts_it_names(client, council, indicator):
    other = IndicatorFactory(title="Something else")
    send(
        client,
        "visits/events/new/",
        on="2025-05-01",
        label="A new front door",
        indicators=[indicator.pk, other.pk],
    )
    event = ContextEvent.objects.get()
    assert set(event.indicators.all()) == {indicator, other}
    assert "It is not on this indicator alone" in text_of(
        page_of(client, f"visits/events/{event.pk}/delete/")
    )
    send(client, f"visits/events/{event.pk}/", indicators=[indicator.pk], label="Another front door")
    event.refresh_from_db()
    assert (event.label, list(event.indicators.all())) == ("Another front door", [indicator])
    send(client, f"visits/events/{event.pk}/delete/")
    assert not ContextEvent.objects.exists()


def test_another_councils_rows_are_not_there(client, indicator):
    theirs = TargetFactory(indicator=indicator)
    own = IndicatorFactory(council=CouncilFactory(), code="theirs")
    assert client.get(f"/exampleton/definitions/visits/targets/{theirs.pk}/").status_code == 404
    assert client.post(f"/exampleton/definitions/visits/targets/{theirs.pk}/delete/").status_code == 404
    assert client.get(f"/exampleton/definitions/{own.code}/").status_code == 404


NEW = {
    "title": "Children who chose their key worker",
    "meaning": "The share of children who chose.",
    "numerator": "children who chose",
    "denominator": "all children in our homes",
    "source": "The homes' own register",
    "owner": "Head of Residential Care",
    "unit": "percent",
    "polarity": "high",
    "basis": "point in time",
    "frequency": "quarter",
    "decimals": "0",
    "people": "children",
    "theme": "voice",
}


def test_an_indicator_of_our_own_is_added_with_a_code_from_its_title(client, council):
    send(client, "new/", **NEW)
    own = Indicator.objects.get(council=council)
    assert own.code == "children-who-chose-their-key-worker"
    assert (own.unit, own.polarity, own.theme, own.counts_children) == ("percent", "high", "voice", True)
    first = definitions_of(council, own)[0]
    assert (first.number, first.owner) == (1, "Head of Residential Care")
    change(client, own.code, title="Chose their key worker", starts="same")
    own.refresh_from_db()
    assert (own.title, own.code) == ("Chose their key worker", "children-who-chose-their-key-worker")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": "Visits"}, "There is an indicator “visits” already."),
        ({"title": "New"}, "Use other words"),
        ({"title": "???"}, "Use other words"),
        ({"denominator": ""}, "Say out of what"),
        ({"unit": "count"}, "A count is out of nothing"),
        ({"unit": "average", "may_exceed_100": "on"}, "Only a percentage has 100% to be more than"),
        ({"unit": "average", "sampled_from": "files"}, "Only a percentage of those looked at is a sample"),
        ({"population": "3500"}, "Say above what they are, or leave this empty."),
        ({"sampled_from": "files", "population": "0"}, "Enter 1 or more."),
        ({"unit": "percent of another number"}, "one of those that are listed"),
        ({"unit": ""}, "Choose the unit."),
    ],
)
def test_an_indicator_that_cannot_be_is_told_in_words(client, indicator, changes, told):
    answer = send(client, "new/", **(NEW | changes))
    assert told in text_of(html.fromstring(answer.content))
    assert Indicator.objects.count() == 1


def test_a_percentage_whose_numerator_is_no_part_of_its_denominator_is_defined_as_such(client, council):
    send(client, "new/", **NEW, may_exceed_100="on", numerator_people="who chose")
    own = Indicator.objects.get(council=council)
    assert (own.may_exceed_100, own.numerator_people) == (True, "who chose")
    page = client.get(f"/exampleton/definitions/{own.code}/").content.decode()
    assert "what is counted is no part of it" in page


def test_an_audit_says_of_what_it_is_a_sample(client, council):
    send(client, "new/", **NEW, sampled_from="open case files", population="3500")
    own = Indicator.objects.get(council=council)
    assert (own.sampled_from, own.population) == ("open case files", 3500)
    assert "Some of about 3,500 open case files are looked at" in text_of(page_of(client, f"{own.code}/"))


def test_a_measure_of_our_own_may_be_best_within_a_range_or_go_up_and_down(client, council):
    send(client, "new/", **(NEW | {"polarity": "range", "unit": "pounds over or under", "denominator": ""}))
    own = Indicator.objects.get(council=council)
    said = text_of(page_of(client, f"{own.code}/"))
    assert "Best within a range" in said and "Pounds over or under" in said
    both = {"value": "-50,000", "upper": "20000", "starts": NOW.start.isoformat()}
    assert "−£50,000 to +£20,000" in text_of(
        html.fromstring(send(client, f"{own.code}/targets/new/", **both).content)
    )


def test_teams_of_the_council_are_added_and_renamed(client, council, indicator):
    BreakdownFactory(indicator=indicator, code="team", title="Team", kind="breakdown")
    send(client, "visits/kinds/team/new/", label="North team")
    team = Category.objects.get(council=council)
    assert (team.code, team.label) == ("north-team", "North team")
    answer = send(client, "visits/kinds/team/new/", label="north TEAM")
    assert "There is “North team” already." in text_of(html.fromstring(answer.content))
    send(client, f"visits/kinds/{team.pk}/", label="Northern team")
    team.refresh_from_db()
    assert (team.code, team.label) == ("north-team", "Northern team")
    verbs = AuditEntry.objects.filter(subject="category").values_list("verb", flat=True)
    assert set(verbs) == {"added a category", "renamed a category"}


def test_kinds_that_all_councils_share_stay_as_they_are(client, council, indicator):
    shared = CategoryFactory(breakdown=BreakdownFactory(indicator=indicator, code="bands"))
    answer = client.get("/exampleton/definitions/visits/kinds/bands/new/", follow=True)
    assert "All councils share the kinds" in text_of(html.fromstring(answer.content))
    assert client.get(f"/exampleton/definitions/visits/kinds/{shared.pk}/").status_code == 404


def test_lists_elsewhere_can_ask_for_the_councils_titles(client, council, indicator):
    change(client, title="Seen on time", starts="same")
    assert in_our_words(council, [indicator], TODAY)[0].title == "Seen on time"
    assert in_our_words(CouncilFactory(), Indicator.objects.all(), TODAY)[0].title == "Visits on time"


def test_a_figure_recorded_before_the_first_change_has_no_version_and_keeps_the_first_words(
    council, indicator
):
    figure = FigureFactory(council=council, indicator=indicator, start=BEFORE.start)
    assert Figure.objects.get(pk=figure.pk).definition is None


def test_a_small_number_in_the_words_is_asked_about_before_it_is_saved(client, council, indicator):
    few = {"meaning": "It left out 2 children last year.", "starts": "same"}
    asked = text_of(html.fromstring(change(client, **few).content))
    assert (
        "a count of 2" in asked and "Nothing is saved yet" in asked and not definitions_of(council, indicator)
    )
    change(client, **few, as_it_stands="on")
    assert definitions_of(council, indicator)[-1].meaning == few["meaning"]
