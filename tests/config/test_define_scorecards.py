"""`manage.py define_scorecards` sets up what a council's committees read, from one file, as often as it changes."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import get_resolver

from accounts.models import AuditEntry, Council
from accounts.roles import Role
from accounts.trail.parts import read_detail
from committees.models import Committee
from config.definition_file.council_file import read_definition
from indicators.models import ContextEvent, Indicator, SeriesBreak, Target
from indicators.terms.written_periods import parse_period
from scorecards.assembly.querysets.entries import entries_of
from scorecards.definitions.actions import define_scorecards
from scorecards.definitions.council_file import TAKEN_ADDRESSES
from scorecards.editions.actions import publish_edition
from scorecards.editor.actions import edit_scorecard, use_changes
from scorecards.editor.steps import add_measure
from scorecards.editor.tokens import Token
from scorecards.models import Framework, KeyLineOfEnquiry, Scorecard, Section, Summary
from scorecards.payload import hash_of
from tests.factories import (
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    SummaryFactory,
    user_with_role,
)
from tests.paths import PROJECT
from tests.shipped import shipped

pytestmark = pytest.mark.django_db

FILE = """
[council]
gss_code = "E06000047"

[[framework]]
slug = "questions"
name = "Key lines of enquiry"
description = "What the Panel wants to know."

  [[framework.line]]
  code = "homes"
  question = "Do children live in stable homes?"
  evidence = "Visits by members."
  [[framework.line]]
  code = "health"
  question = "Are children healthy?"

[[scorecard]]
slug = "panel"
committee = "Corporate Parenting Panel"
short_name = "the Panel"
title = "Children in care"
framework = "questions"

  [[scorecard.section]]
  slug = "homes"
  question = "Do children live in stable homes?"
  short_title = "Homes"
  line = "homes"
  indicators = ["moves", "distance"]
  [[scorecard.section]]
  slug = "health"
  question = "Are children healthy?"
  short_title = "Health"
  line = "health"
  indicators = ["dental-checks"]

[[target]]
indicator = "moves"
value = 9
tolerance = 1.5
starts = 2018-04-01
set_by = "the Panel in March 2018"
[[target]]
indicator = "dental-checks"
value = 85
starts = 2018-04-01

[[break]]
indicator = "distance"
starts = 2018-07-01
label = "Counted anew from July 2018"
[[break]]
starts = 2017-04-01
label = "New case system"
reason = "Everything was counted again."

[[event]]
on = 2018-05-01
label = "One front door"
[[event]]
on = 2018-06-01
label = "Stability meetings began"
indicators = ["moves"]
"""
HEALTH = FILE[FILE.index('  [[scorecard.section]]\n  slug = "health"') : FILE.index("[[target]]")]
HEALTH_LINE = FILE[FILE.index('  [[framework.line]]\n  code = "health"') : FILE.index("[[scorecard]]")]


@pytest.fixture
def council():
    for code in ("moves", "distance", "dental-checks"):
        IndicatorFactory(code=code)
    return CouncilFactory(gss_code="E06000047", slug="county-example")


@pytest.fixture
def define(council, tmp_path):
    """`define(text)` runs the command on a file that holds it."""

    def run(text=FILE, *more):
        file = tmp_path / "scorecards.toml"
        file.write_text(text, encoding="utf-8")
        out = StringIO()
        call_command("define_scorecards", str(file), "--council", "E06000047", *more, stdout=out)
        return out.getvalue()

    return run


def sections():
    """Each section of the scorecard with its indicators, in order."""
    return [
        (section.slug, [entry.indicator.code for entry in section.entries.all()])
        for section in Section.objects.filter(scorecard__slug="panel")
    ]


def counts():
    kinds = (Framework, KeyLineOfEnquiry, Scorecard, Section, Committee, Target, SeriesBreak, ContextEvent)
    return [kind.objects.count() for kind in (*kinds, AuditEntry)]


def test_everything_in_the_file_is_set_up_and_told(council, define):
    said = define()
    assert "added the framework questions, 2 lines of enquiry" in said
    assert "added the scorecard panel: 2 sections, 3 indicators" in said
    assert "added the committee panel" in said
    assert "added the target moves from 2018-04-01" in said
    assert "added the break all indicators from 2017-04-01" in said
    assert "added the event 2018-06-01, Stability meetings began" in said
    assert sections() == [("homes", ["moves", "distance"]), ("health", ["dental-checks"])]
    section = Section.objects.get(slug="homes")
    assert section.line.evidence_note == "Visits by members."
    committee = Committee.objects.get()
    assert (committee.short_name, committee.scorecard.slug) == ("the Panel", "panel")
    target = Target.objects.get(indicator__code="moves")
    assert (target.value, target.tolerance, target.set_by) == (9, 1.5, "the Panel in March 2018")
    assert Target.objects.get(indicator__code="dental-checks").tolerance == 3
    assert SeriesBreak.objects.get(indicator=None).reason == "Everything was counted again."
    assert ContextEvent.objects.get(indicators__code="moves").on.isoformat() == "2018-06-01"
    for kind in (Framework, Scorecard, Committee, Target, SeriesBreak, ContextEvent):
        assert set(kind.objects.values_list("council", flat=True)) == {council.pk}


def test_the_same_file_again_changes_nothing(define):
    define()
    before = counts()
    assert define() == "Everything stands as the file has it already.\n"
    assert counts() == before


def test_a_trial_run_says_the_same_and_saves_nothing(define):
    before = counts()
    trial = define(FILE, "--dry-run")
    assert counts() == before
    assert trial == define() + "Nothing was saved: this was a trial run.\n"


def test_the_audit_trail_names_who_did_it_with_before_and_after(define):
    define()
    council = Council.objects.get()
    user_with_role(council, Role.PERFORMANCE_OFFICER, email="officer@example.gov.uk")
    for role, may_not in ((Role.APPROVER, "set up scorecards"), (Role.ADMINISTRATOR, "edit definitions")):
        with pytest.raises(CommandError, match=f"may not {may_not}"):
            define(FILE, "--by", user_with_role(council, role).email)
    define(
        FILE.replace('title = "Children in care"', 'title = "Our children"'), "--by", "officer@example.gov.uk"
    )
    entry = AuditEntry.objects.get(verb="defined a scorecard", by__email="officer@example.gov.uk")
    changed = read_detail(entry.detail)["changed"]
    assert changed.before["title"] == "Children in care"
    assert changed.after["title"] == "Our children"
    assert AuditEntry.objects.filter(by__isnull=False).count() == 1


def test_sections_and_indicators_come_in_the_order_of_the_changed_file(define):
    define()
    kept = Section.objects.get(slug="homes").pk
    swapped = FILE.replace(HEALTH, "").replace(
        "  [[scorecard.section]]", f"{HEALTH}  [[scorecard.section]]", 1
    )
    said = define(swapped.replace('["moves", "distance"]', '["distance", "moves"]'))
    assert "in the scorecard panel: changed the section homes: indicators" in said
    assert "in the scorecard panel: put sections in another order: health, homes" in said
    assert sections() == [("health", ["dental-checks"]), ("homes", ["distance", "moves"])]
    assert Section.objects.get(slug="homes").pk == kept


def test_a_section_that_is_taken_out_goes_but_the_words_written_for_it_stay(define):
    define()
    scorecard = Scorecard.objects.get()
    words = SummaryFactory(scorecard=scorecard, section=Section.objects.get(slug="health"))
    without = FILE.replace(HEALTH, "")
    said = define(without)
    assert "in the scorecard panel: removed the section health" in said
    assert "kept the words that were written for the section health" in said
    assert sections() == [("homes", ["moves", "distance"]), ("health", [])]
    assert Summary.objects.get(pk=words.pk).section.slug == "health"
    assert define(without) == "Everything stands as the file has it already.\n"
    assert "added the section health" in define()
    assert dict(sections())["health"] == ["dental-checks"]


def test_a_section_that_is_taken_out_shows_nothing_and_comes_back_as_it_was(define):
    define()
    define(FILE.replace(HEALTH, ""))
    assert sections() == [("homes", ["moves", "distance"]), ("health", [])]


def test_a_line_of_enquiry_goes_unless_another_scorecard_answers_it(council, define):
    define()
    other = Scorecard.objects.create(
        council=council,
        slug="other",
        committee_name="Other",
        title="Other",
        framework=Framework.objects.get(),
    )
    line = KeyLineOfEnquiry.objects.get(code="health")
    section = Section.objects.create(
        scorecard=other, order=1, slug="all", question="All?", short_title="All", line=line
    )
    without = FILE.replace(HEALTH_LINE, "").replace('  line = "health"\n', "")
    with pytest.raises(
        CommandError, match=r"the section “.*” of the scorecard “.*” answers it.*Nothing was saved"
    ):
        define(without)
    assert Section.objects.get(slug="health").line == line
    section.delete()
    assert "removed the line of enquiry health" in define(without)
    assert list(KeyLineOfEnquiry.objects.values_list("code", flat=True)) == ["homes"]


def test_a_kind_in_the_file_is_stored_as_the_file_has_it(define):
    define()
    later = FILE.replace("2018-06-01", "2018-06-04").replace("value = 9", "value = 8")
    said = define(later)
    assert "changed the target moves from 2018-04-01: value" in said
    assert "removed the event 2018-06-01, Stability meetings began" in said
    assert ContextEvent.objects.count() == 2
    assert Target.objects.get(indicator__code="moves").value == 8


def test_what_the_file_does_not_speak_of_stays(define):
    define()
    before = counts()
    only_targets = FILE[FILE.index("[[target]]") : FILE.index("[[break]]")]
    assert "already" in define(only_targets)
    assert counts() == before


def test_another_slug_makes_another_scorecard_and_the_first_is_left_and_named(define):
    define()
    said = define(FILE.replace('slug = "panel"', 'slug = "the-panel"'))
    assert "added the scorecard the-panel" in said
    assert "left the scorecard panel as it is: the file does not name it" in said
    assert sections() == [("homes", ["moves", "distance"]), ("health", ["dental-checks"])]


def test_another_council_keeps_its_own(define, council):
    other = CouncilFactory()
    define_scorecards(council=other, frameworks=[], scorecards=[], by=None)
    theirs = Target.objects.create(
        council=other, indicator=Indicator.objects.get(code="moves"), starts="2015-04-01", value=1
    )
    define()
    assert Target.objects.filter(pk=theirs.pk).exists()
    assert Scorecard.objects.get().council == council


def test_an_indicator_of_the_councils_own_takes_the_catalogues_place(define, council):
    define()
    own = IndicatorFactory(code="moves", council=council)
    said = define()
    assert "changed the section homes: indicators" in said and "added the target moves" in said
    assert Section.objects.get(slug="homes").entries.first().indicator == own
    assert Target.objects.get(indicator__code="moves").indicator == own
    assert "already" in define()


def test_an_edition_stays_as_it_was_published(define, council):
    define()
    FigureFactory(council=council, indicator=Indicator.objects.get(code="moves"))
    edition = publish_edition(scorecard=Scorecard.objects.get(), period=parse_period("2018/19 Q2"), by=None)
    define(FILE.replace(HEALTH, "").replace("value = 9", "value = 2"))
    edition.refresh_from_db()
    assert hash_of(edition.payload) == edition.sha256
    assert [section["slug"] for section in edition.payload["sections"]] == ["homes", "health"]


FAULTS = [
    (
        'slug = "panel"',
        'slug = "measures"',
        'scorecard 1, slug: "measures" is an address of the site itself.',
    ),
    ('slug = "panel"', 'slug = "The Panel"', 'scorecard 1, slug: is "The Panel". Use lower-case letters,'),
    (
        'title = "Children',
        'titel = "Children',
        'scorecard 1, titel: is not a known key. Did you mean "title"?',
    ),
    ('title = "Children in care"\n', "", "scorecard 1, title: is missing. Add it as text in quotes."),
    ('framework = "questions"', 'framework = "question"', 'in this file. Did you mean "questions"?'),
    (
        'line = "health"',
        'line = "helth"',
        "scorecard 1, section 2, line: the scorecard's framework has no line",
    ),
    (
        '"distance"]',
        '"distanse"]',
        'scorecard 1, section 1, indicators: there is no indicator "distanse". Did you',
    ),
    ('"distance"]', '"moves"]', '"moves" is there twice in this scorecard.'),
    ('["dental-checks"]', "[]", "scorecard 1, section 2, indicators: is empty. Name at least one."),
    ('["dental-checks"]', "[7]", "section 2, indicators: holds something that is not text."),
    (
        'slug = "health"',
        'slug = "homes"',
        'scorecard 1, section, slug: "homes" is there twice in this scorecard.',
    ),
    (
        'code = "health"',
        'code = "homes"',
        'framework 1, line, code: "homes" is there twice in this framework.',
    ),
    ("tolerance = 1.5", "tolerance = -1", "target 1, tolerance: is -1. Write 0 or more."),
    ("value = 9\n", 'value = "9%"\n', "target 1, value: is '9%'. Write a number."),
    ("value = 9\n", f"value = {'9' * 400}\n", "target 1, value: is 99999999999999999999. Write a number up"),
    ("value = 9\n", f"value = {'9' * 5000}\n", "scorecards.toml, file: cannot be read as TOML"),
    ("value = 9\n", f"value = {'[' * 9999}\n", "scorecards.toml, file: cannot be read as TOML"),
    ("value = 9\n", "value = nan\n", "target 1, value: is nan. Write a number up to 1,000,000,000."),
    (
        "starts = 2018-04-01",
        'starts = "1 April 2018"',
        "target 1, starts: is '1 April 2018'. Write a date without",
    ),
    ("starts = 2018-04-01", "starts = 1918-04-01", "Write a date from 1990 to 2100."),
    ("starts = 2018-04-01", "starts = 2018-04-31", "cannot be read as TOML"),
    (
        'indicator = "dental-checks"',
        'indicator = "moves"',
        '"moves from 2018-04-01" is there twice in this file.',
    ),
    (
        'label = "One front door"',
        f'label = "{"x" * 161}"',
        "event 1, label: has 161 letters. Shorten it to 160.",
    ),
    ("[[event]]", "[[evnt]]", 'evnt: is not a known table. Did you mean "event"?'),
    ("[[event]]\non = 2018-05-01", "[event]\non = 2018-05-01", "cannot be read as TOML"),
    ('gss_code = "E06000047"', 'gss_code = "E06000001"', "is of the council E06000001, not of E06000047."),
]


@pytest.mark.parametrize(("old", "new", "fault"), FAULTS, ids=[fault for *_, fault in FAULTS])
def test_a_fault_names_table_key_and_remedy_and_nothing_is_saved(define, old, new, fault):
    assert old in FILE
    before = counts()
    with pytest.raises(CommandError) as refused:
        define(FILE.replace(old, new, 1))
    assert fault in str(refused.value)
    assert "Nothing was saved." in str(refused.value)
    assert counts() == before


def test_all_faults_are_told_together(define):
    with pytest.raises(CommandError) as refused:
        define(FILE.replace('slug = "health"', 'slug = "Health"').replace("value = 85", "value = true"))
    assert "2 faults" in str(refused.value)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe", b"council = ", b'framework = "all"', b"[[scorecard]]"]
)
def test_a_file_that_is_something_else_is_refused(define, council, tmp_path, content):
    file = tmp_path / "other.toml"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=r"other\.toml was not used"):
        call_command("define_scorecards", str(file), "--council", "E06000047")


def test_a_missing_file_and_a_missing_catalogue_are_told(council, tmp_path):
    with pytest.raises(CommandError, match="there is no such file"):
        call_command("define_scorecards", str(tmp_path / "none.toml"), "--council", "E06000047")
    Indicator.objects.all().delete()
    with pytest.raises(CommandError, match=r"Run manage\.py sync_catalogue first"):
        call_command("define_scorecards", str(tmp_path / "none.toml"), "--council", "E06000047")


def test_no_scorecard_can_take_an_address_of_the_site():
    """A council's addresses come before its scorecards', so a scorecard of that name could not be opened."""
    first_parts = set()
    for entry in get_resolver().url_patterns:
        if not str(entry.pattern).startswith("<slug:council_slug>/"):
            continue
        itself = str(entry.pattern).removeprefix("<slug:council_slug>/")
        inner = (str(each.pattern) for each in getattr(entry, "url_patterns", []))
        first_parts |= {address.partition("/")[0] for address in (itself, *inner)}
    assert {part for part in first_parts if part and "<" not in part} == TAKEN_ADDRESSES


def test_what_stands_is_written_out_and_read_back_to_nothing_changed(council, define, tmp_path):
    define()
    out = tmp_path / "out.toml"
    call_command("define_scorecards", str(out), "--council", "E06000047", "--export", stdout=StringIO())
    before = counts()
    assert define(out.read_text(encoding="utf-8")) == "Everything stands as the file has it already.\n"
    assert counts() == before
    with pytest.raises(CommandError, match="is there already"):
        call_command("define_scorecards", str(out), "--council", "E06000047", "--export")


def test_a_file_takes_away_what_pages_set_only_where_it_is_told_to(council, define):
    define()
    IndicatorFactory(code="visits")
    scorecard = Scorecard.objects.get()
    edit_scorecard(
        scorecard=scorecard,
        step=lambda card: add_measure(card, "health", "visits"),
        said="added visits",
        shown=Token(1, 0),
        by=None,
    )
    use_changes(scorecard=scorecard, starts=None, shown=Token(1, 1), by=None)
    with pytest.raises(CommandError, match=r"the measure visits of the scorecard panel would go.*--replace"):
        define()
    assert dict(sections())["health"] == ["dental-checks", "visits"]
    define(
        FILE.replace("value = 9", "value = 8").replace(
            FILE[FILE.index("[[framework]]") : FILE.index("[[target]]")], ""
        )
    )
    said = define(FILE.replace("value = 9", "value = 8"), "--replace", "--from", "2026/27 Q1")
    assert "changed the section health: indicators" in said
    assert dict(sections())["health"] == ["dental-checks"]
    assert [each.number for each in scorecard.versions.all()] == [1, 2, 3]
    earlier = entries_of(Scorecard.objects.get(), parse_period("2025/26 Q4"))
    assert "visits" in [each.indicator.code for each in earlier]


def test_the_files_of_the_demonstration_are_of_this_form():
    codes = shipped().keys()
    for file in (PROJECT / "config" / "demonstration").glob("*/council.toml"):
        assert read_definition(file, codes).scorecards
