"""Indicators of a council's own: onto a scorecard, split, retired, and two made one."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.roles import Role
from indicators.catalogue.own.actions import Kind, add_groups
from indicators.catalogue.querysets import breaks_of, targets_of
from indicators.collection.cells.querysets import section_places
from indicators.collection.merging.policies import why_not_merge
from indicators.models import Category, Figure, Indicator
from indicators.terms.written_periods import parse_period
from scorecards.assembly.querysets.entries import entries_of
from scorecards.definitions.council_file import ScorecardDefinition, SectionDefinition
from scorecards.definitions.versions.actions import create_scorecard
from scorecards.models import Scorecard, ScorecardEdit
from tests.factories import (
    CalendarSectionFactory,
    CollectedIndicatorFactory,
    ContextEventFactory,
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    MeasureOwnerFactory,
    MeasureRequestFactory,
    RequestStepFactory,
    SeriesBreakFactory,
    TargetFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db
Q3, Q4, NEXT = (parse_period(text) for text in ("2025/26 Q3", "2025/26 Q4", "2026/27 Q1"))


@pytest.fixture
def council():
    return CouncilFactory(slug="county-example")


@pytest.fixture
def office(council, client):
    client.force_login(user_with_role(council, Role.PERFORMANCE_OFFICER))

    def url(name, *arguments):
        return reverse(f"indicators:{name}", args=[council.slug, *arguments])

    return url


def own(council, code, **more):
    return IndicatorFactory(council=council, code=code, title=code.title(), **more)


def panel(council, *codes):
    section = SectionDefinition("voice", "Do they have a say?", "Voice", "", codes)
    definition = ScorecardDefinition("panel", "Panel", "Children", "", (section,))
    return create_scorecard(council=council, definition=definition, by=None)


def shown(scorecard, period):
    return [each.indicator.code for each in entries_of(Scorecard.objects.get(pk=scorecard.pk), period)]


def test_a_new_indicator_goes_straight_into_a_section_and_is_split_into_bands(client, council, office):
    panel(council, IndicatorFactory(code="advocacy").code)
    words = {"title": "Visits by the forum", "meaning": "How often the forum visits.", "numerator": "Visits"}
    facts = {
        "unit": "count",
        "polarity": "high",
        "basis": "point in time",
        "frequency": "quarter",
        "decimals": 0,
    }
    more = {"source": "Participation team", "people": "visits", "theme": "voice", "place": "panel/voice"}
    page = client.post(office("definition_new"), {**words, **facts, **more}, follow=True)
    assert page.redirect_chain, page.context["form"].errors
    assert "/scorecards/edit/panel/" in page.redirect_chain[-1][0]
    edit = ScorecardEdit.objects.get()
    assert edit.definition["sections"][0]["indicators"] == ["advocacy", "visits-by-the-forum"]
    bands = {"title": "Young people there", "kind": "band", "labels": "0 to 4\r\n5 to 9\r\n10 or more"}
    new = office("groups_new", "visits-by-the-forum")
    refused = client.post(new, {**bands, "beyond": "10"}).content.decode()
    assert "Write one of the names above, letter for letter." in refused
    client.post(new, {**bands, "beyond": "5 to 9", "threshold": "Room for 4"})
    found = Category.objects.filter(indicator__code="visits-by-the-forum")
    assert [(each.label, each.emphasised) for each in found] == [
        ("0 to 4", False),
        ("5 to 9", True),
        ("10 or more", True),
    ]


def test_our_own_indicators_are_in_our_file_and_another_council_can_begin_with_it(council, tmp_path):
    IndicatorFactory(code="advocacy")
    visits = own(council, "visits", theme="voice", formal_title="Visits made", denominator="", unit="count")
    add_groups(
        council=council,
        indicator=visits,
        title="Size",
        code="size",
        kind="band",
        labels=[Kind("few", "Up to 4"), Kind("many", "5 or more")],
        beyond="5 or more",
        by=None,
    )
    panel(council, "visits")
    kept, other = tmp_path / "kept.toml", tmp_path / "other.toml"
    call_command("define_scorecards", kept, council=council.slug, export=True)
    said = StringIO()
    call_command("define_scorecards", kept, council=council.slug, stdout=said)
    assert "Everything stands as the file has it already." in said.getvalue()
    empty = CouncilFactory(slug="otherton")
    text = kept.read_text().replace(council.gss_code, empty.gss_code)
    other.write_text(text)
    call_command("define_scorecards", other, council="otherton", stdout=said)
    assert "added the indicator “Visits”" in said.getvalue()
    call_command("define_scorecards", kept := tmp_path / "again.toml", council="otherton", export=True)
    assert kept.read_text() == text
    other.write_text(text.replace('title = "Visits"', 'title = "Calls"'))
    with pytest.raises(CommandError, match="“Visits” stands otherwise here than in the file: title"):
        call_command("define_scorecards", other, council="otherton")


def test_a_retired_indicator_ends_with_its_period_everywhere_and_can_be_taken_up_again(
    client, council, office, tmp_path
):
    indicator = own(council, "visits")
    FigureFactory(council=council, indicator=indicator, frequency=Q4.frequency, start=Q4.start)
    scorecard = panel(council, "visits", IndicatorFactory(code="advocacy").code)
    collection = CalendarSectionFactory(council=council, slug="voice")
    CollectedIndicatorFactory(collection=collection, indicator=indicator)
    retire = office("indicator_retire", "visits")
    said = {"last": Q3.code, "reason": "The forum closed."}
    assert "There is a figure for quarter 4 2025/26." in client.post(retire, said).content.decode()
    client.post(retire, {**said, "last": Q4.code})
    assert shown(scorecard, Q4) == ["visits", "advocacy"] and shown(scorecard, NEXT) == ["advocacy"]
    assert section_places(collection, Q4) and not section_places(collection, NEXT)
    assert "Retired, last period quarter 4 2025/26" in client.get(office("definitions")).content.decode()
    file = tmp_path / "figures.csv"
    file.write_text("indicator,period,value\nvisits,2026/27 Q1,7\n")
    with pytest.raises(CommandError, match="retired: its last period ended on 31 March 2026"):
        call_command("import_figures", file, council=council.slug)
    client.post(office("indicator_take_up", "visits"))
    assert shown(scorecard, NEXT) == ["visits", "advocacy"] and section_places(collection, NEXT)


def test_two_indicators_of_our_own_become_one_with_all_their_figures(client, council, office):
    gone, kept = own(council, "forum"), own(council, "visits")
    for indicator, period, value in ((gone, Q3, 5), (gone, Q4, 6), (kept, Q4, 7)):
        FigureFactory(
            council=council, indicator=indicator, frequency=period.frequency, start=period.start, value=value
        )
    scorecard = panel(council, "forum")
    TargetFactory(council=council, indicator=gone, starts=Q3.start, value=4)
    SeriesBreakFactory(council=council, indicator=gone, starts=Q4.start, label="New forum")
    event = ContextEventFactory(council=council)
    event.indicators.add(gone)
    owner = MeasureOwnerFactory(council=council, indicator=gone)
    asked = RequestStepFactory(
        request=MeasureRequestFactory(council=council), kind="added", indicator=gone, reason=""
    ).request
    collected = CollectedIndicatorFactory(
        collection=CalendarSectionFactory(council=council, slug="voice"), indicator=gone
    )
    merge = office("indicator_merge", "forum")
    said = {"kept": "visits", "reason": "Counted twice."}
    page = client.post(merge, said).content.decode()
    assert "1 figure of “Forum” goes to “Visits”" in page and "for Quarter 4 2025/26" in page
    assert "1 target, 1 break, 1 event and 1 owner go with them." in page
    assert Indicator.objects.get(code="forum").merged_into is None, "seen before it is done"
    client.post(merge, {**said, "sure": "yes"})
    current = Figure.objects.current().filter(indicator=kept).order_by("start")
    assert list(current.values_list("value", flat=True)) == [5, 7]
    assert shown(scorecard, NEXT) == ["visits"]
    collected.refresh_from_db()
    assert collected.indicator == kept
    assert Indicator.objects.get(code="forum").merged_into == kept
    assert [each.value for each in targets_of(council, kept)] == [4]
    assert [each.label for each in breaks_of(council, kept)] == ["New forum"]
    owner.refresh_from_db()
    assert owner.indicator == kept and kept in event.indicators.all()
    newest = asked.steps.last()
    assert newest.indicator == kept and newest.reason == "“Forum” became part of it."
    own(council, "audits", frequency="month")
    page = client.get(office("indicator_merge", "audits"), follow=True).content.decode()
    assert "None of your own indicators is counted as this one is" in page
    refused = why_not_merge(Indicator.objects.get(code="audits"), kept, council, "Twice.")
    assert refused.startswith("They are not counted alike: how often.")
