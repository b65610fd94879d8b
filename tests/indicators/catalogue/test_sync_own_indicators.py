"""`manage.py sync_catalogue --council --folder` gives a council indicators of its own, in the catalogue's form."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail.parts import read_detail
from indicators.catalogue.querysets import council_catalogue, council_indicators, facts_of
from indicators.catalogue.questions import questions_from
from indicators.catalogue.shipped import FOLDER
from indicators.catalogue.shipped.actions import sync_catalogue
from indicators.models import Category, Indicator
from indicators.terms.periods import Frequency, Period
from scorecards.assembly.querysets.scorecards import assemble
from tests.factories import (
    CouncilFactory,
    FigureFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.published import catalogue_once

pytestmark = pytest.mark.django_db

Q2 = Period(date(2018, 7, 1), Frequency.QUARTER)


@pytest.fixture
def folder(tmp_path):
    return tmp_path


@pytest.fixture(scope="module")
def shipped(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), catalogue_once():
        yield


@pytest.fixture
def council(shipped, db):
    return CouncilFactory(gss_code="E06000047")


def write(folder, code="forum-visits", like="advocacy", **changed):
    """A file of our own, like one of the catalogue."""
    text = (FOLDER / "indicators" / f"{like}.toml").read_text(encoding="utf-8")
    values = {"code": f'"{code}"', "title": '"Visits by the forum"', "related": '["advocacy"]', **changed}
    head, breakdowns, rest = text.partition("[[breakdown]]")
    lines = [line for line in head.splitlines() if line.partition(" = ")[0] not in values]
    lines = [*(f"{key} = {value}" for key, value in values.items()), *lines, breakdowns + rest]
    (folder / f"{code}.toml").write_text("\n".join(lines), encoding="utf-8")


def run(folder, *more):
    out = StringIO()
    call_command("sync_catalogue", "--council", "E06000047", "--folder", str(folder), *more, stdout=out)
    return out.getvalue()


def test_a_file_of_our_own_may_have_one_question_alone(council, folder):
    write(folder)
    path = folder / "forum-visits.toml"
    head = path.read_text(encoding="utf-8").partition("[questions]")[0]
    path.write_text(f'{head}question = "Who visits?"\n', encoding="utf-8")
    run(folder)
    own = Indicator.objects.get(code="forum-visits")
    assert (own.question, own.questions, own.linked_questions) == ("Who visits?", {}, [])
    assert facts_of(own).questions == questions_from("Who visits?", {}, [])


def test_an_indicator_of_the_councils_own_is_stored_for_it_alone(council, folder):
    write(folder)
    assert "added forum-visits" in run(folder)
    own = Indicator.objects.get(code="forum-visits")
    assert (own.council, own.title) == (council, "Visits by the forum")
    assert [term.term for term in own.terms.all()] == ["Advocate"]
    assert [other.code for other in own.related.all()] == ["advocacy"]
    assert council_catalogue(council).find("forum-visits")
    assert not council_catalogue(CouncilFactory()).find("forum-visits")


def test_a_definition_may_say_that_its_percentage_may_pass_100_and_what_those_counted_have_in_common(
    council, folder
):
    write(folder, "suspensions", "suspensions", may_exceed_100="true", numerator_people='"suspended"')
    run(folder)
    own = Indicator.objects.get(code="suspensions", council=council)
    assert (own.may_exceed_100, own.numerator_people) == (True, "suspended")
    shared = Indicator.objects.get(code="suspensions", council=None)
    assert (shared.may_exceed_100, shared.numerator_people) == (False, "suspended at least once")
    found = council_catalogue(council).find("suspensions")
    assert found and found.facts.may_exceed_100


def test_a_definition_may_say_of_what_it_is_a_sample_and_that_it_is_best_within_a_range(council, folder):
    write(
        *(folder, "forum-visits", "case-file-audits-good"),
        sampled_from='"files of the forum"',
        population="312",
        polarity='"range"',
    )
    path = folder / "forum-visits.toml"
    path.write_text(path.read_text(encoding="utf-8").partition("[questions]")[0] + 'question = "Why?"\n')
    run(folder)
    found = council_catalogue(council).find("forum-visits").facts
    assert (found.sampled_from, found.population, found.is_sample) == ("files of the forum", 312, True)
    assert found.polarity == "range"


def test_the_files_may_lie_in_a_folder_named_indicators(council, folder):
    (folder / "indicators").mkdir()
    write(folder / "indicators")
    assert "added forum-visits" in run(folder)


def test_the_same_files_again_change_nothing_and_a_changed_one_updates(council, folder):
    write(folder)
    run(folder)
    entries = AuditEntry.objects.count()
    assert run(folder) == "The catalogue was up to date already.\n"
    assert AuditEntry.objects.count() == entries
    write(folder, title='"Seen by the forum"')
    assert "updated forum-visits: title" in run(folder)
    assert Indicator.objects.get(code="forum-visits").title == "Seen by the forum"


def test_the_audit_trail_of_the_council_says_who_and_what(council, folder):
    officer = user_with_role(council, Role.PERFORMANCE_OFFICER, email="officer@example.gov.uk")
    write(folder)
    member = user_with_role(council, Role.MEMBER)
    with pytest.raises(CommandError, match="may not edit definitions, targets, breaks and events at"):
        run(folder, "--by", member.email)
    run(folder, "--by", "officer@example.gov.uk")
    entry = AuditEntry.objects.get(council=council)
    assert (entry.by, read_detail(entry.detail)["added"].value) == (officer, ["forum-visits"])


def test_a_code_of_the_catalogue_stands_in_for_it_and_it_is_said(council, folder):
    shared = Indicator.objects.get(code="contacts")
    FigureFactory(council=council, indicator=shared)
    write(folder, "contacts", "contacts", related="[]", title='"Our contacts"')
    said = run(folder)
    assert "contacts stands in for the catalogue's here, without its national figures." in said
    assert "Figures recorded before stay with that one: 1." in said
    assert council_indicators(council).get(code="contacts").title == "Our contacts"
    assert council_indicators(CouncilFactory()).get(code="contacts") == shared
    title = shared.title
    shared.refresh_from_db()
    assert shared.title == title


def test_bands_of_its_own_come_with_it(council, folder):
    write(folder, "our-caseloads", "caseload-25-or-more", related="[]")
    run(folder)
    assert Category.objects.filter(indicator__code="our-caseloads").count() == 4


def test_the_next_sync_of_the_catalogue_leaves_own_indicators_and_their_links_alone(council, folder):
    write(folder)
    run(folder)
    assert not sync_catalogue().changed
    assert Indicator.objects.get(code="forum-visits").related.count() == 1


def test_another_council_does_not_see_it_among_related_measures(council, folder):
    write(folder)
    run(folder)
    assert related_to_advocacy(council) == ["Visits by the forum", *related_to_advocacy(CouncilFactory())]
    assert "Visits by the forum" not in related_to_advocacy(CouncilFactory())


def related_to_advocacy(council):
    section = SectionFactory(scorecard=ScorecardFactory(council=council))
    SectionIndicatorFactory(section=section, indicator=Indicator.objects.get(code="advocacy"))
    payload = assemble(scorecard=section.scorecard, period=Q2, suppress=True)
    titles = [each["title"] for each in payload["sections"][0]["rows"][0]["related"]]
    return sorted(titles, key=lambda title: (title != "Visits by the forum", title))


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"unit": '"number"'}, 'forum-visits.toml, unit: is "number". Write one of'),
        ({"related": '["advocasy"]'}, 'related: there is no indicator "advocasy". Did you mean "advocacy"?'),
        ({"glossary": '["Advocat"]'}, '"Advocat" is not in the glossary. Did you mean "Advocate"?'),
        ({"may_exceed_100": "true"}, "may_exceed_100: is for percentages, and this is a count. Take it out."),
        (
            {"optimum": "20", "optimum_label": '"Optimum"'},
            "optimum: is for averages, and this is a count. Take it out.",
        ),
        ({"optimum": "20"}, "optimum: and optimum_label go together. Write both or neither."),
        (
            {"sampled_from": '"visits"'},
            "sampled_from: is for a percentage of those looked at, and this is none.",
        ),
        ({"population": "40"}, "population: says how many there are, and not of what. Add sampled_from."),
        (
            {"population": "9999999999"},
            "population: is 9999999999. Write how many there are, or leave it out.",
        ),
        ({"unit": '"percent of another number"'}, 'unit: is "percent of another number". Write one of'),
        ({"numerator_people": "1"}, "numerator_people: is 1. Write text in quotes."),
        ({"title": f'"{"x" * 121}"'}, "title: has 121 letters. Shorten it to 120."),
    ],
)
def test_a_fault_names_file_key_and_remedy_and_stores_nothing(council, folder, changed, fault):
    write(folder, **changed)
    with pytest.raises(CommandError) as refused:
        run(folder)
    assert fault in str(refused.value)
    assert not Indicator.objects.filter(council=council).exists()


def test_the_glossary_belongs_to_all_councils(council, folder):
    write(folder)
    (folder / "glossary.toml").write_text('[[term]]\nterm = "Placement"\ndefinition = "Something else."')
    with pytest.raises(CommandError, match="all councils share the glossary"):
        run(folder)


def test_an_empty_folder_a_missing_one_and_half_of_the_options_are_told(council, folder):
    with pytest.raises(CommandError, match="there is no indicator"):
        run(folder)
    with pytest.raises(CommandError, match="There is no folder"):
        run(folder / "none")
    with pytest.raises(CommandError, match="Give --council and --folder together"):
        call_command("sync_catalogue", "--council", "E06000047")
