"""`manage.py sync_catalogue` brings the stored catalogue into step with the shipped files."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry, Council
from accounts.trail.parts import read_detail
from indicators.catalogue.querysets import facts_of
from indicators.catalogue.questions import LinkedQuestion, Movement, Situation
from indicators.catalogue.shipped import FOLDER, CatalogueError, read_catalogue, read_glossary
from indicators.catalogue.shipped.actions import sync_catalogue
from indicators.models import Breakdown, Category, GlossaryTerm, Indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    """A catalogue of two indicators that a test may change."""
    (tmp_path / "indicators").mkdir()
    for code in ("caseload-25-or-more", "contacts"):
        text = (FOLDER / "indicators" / f"{code}.toml").read_text(encoding="utf-8")
        text = text.partition("[[linked]]")[0]  # it names indicators that are not here
        lines = [line for line in text.splitlines() if not line.startswith("related = ")]
        other = '["contacts"]' if code != "contacts" else "[]"
        lines.insert(1, f"related = {other}")
        (tmp_path / "indicators" / f"{code}.toml").write_text("\n".join(lines), encoding="utf-8")
    shutil.copy(FOLDER / "glossary.toml", tmp_path)
    return tmp_path


def change(files, code, old, new):
    path = files / "indicators" / f"{code}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run():
    out = StringIO()
    call_command("sync_catalogue", stdout=out)
    return out.getvalue()


def test_the_shipped_catalogue_is_stored_without_a_council():
    said = run()
    definitions = read_catalogue(FOLDER)
    assert f"Indicators: {len(definitions)} added, 0 updated." in said
    assert Indicator.objects.filter(council=None).count() == len(definitions)
    assert GlossaryTerm.objects.count() == len(read_glossary(FOLDER))
    indicator = Indicator.objects.get(code="placements-3-or-more")
    assert indicator.title == "Three or more homes in 12 months"
    assert indicator.polarity == "low"
    assert "Placement" in indicator.terms.values_list("term", flat=True)


def test_questions_are_stored_by_situation_and_with_other_measures():
    sync_catalogue()
    plans = Indicator.objects.get(code="child-protection-plans")
    assert plans.question.startswith("What do children on a plan say")
    assert plans.questions["rising"].startswith("More children are on plans than a year ago")
    asked = facts_of(plans).questions
    assert asked.by_situation[Situation.ALWAYS] == plans.question
    pair = LinkedQuestion(
        "contacts",
        Movement.FALLING,
        Movement.FALLING,
        "Both contacts and plans are lower than a year ago: are fewer children in danger, or do we hear of fewer?",
    )
    assert pair in asked.linked


@pytest.mark.slow
def test_a_second_run_changes_nothing_and_says_so():
    run()
    entries = AuditEntry.objects.count()
    assert "The catalogue was up to date already." in run()
    assert AuditEntry.objects.count() == entries == 1


def test_bands_keep_their_order_threshold_and_emphasis():
    sync_catalogue()
    cases = Breakdown.objects.get(indicator__code="caseload-25-or-more", code="cases-held")
    assert cases.threshold == "Optimum caseload: 20"
    rows = list(cases.categories.values_list("label", "emphasised"))
    assert rows == [("Under 20", False), ("20 to 24", False), ("25 to 29", True), ("30 or more", True)]


def test_being_related_holds_both_ways(files):
    sync_catalogue(folder=files)
    contacts = Indicator.objects.get(code="contacts")
    assert [other.code for other in contacts.related.all()] == ["caseload-25-or-more"]


def test_a_changed_file_updates_the_row_and_the_audit_says_which_fields(files):
    sync_catalogue(folder=files)
    change(files, "contacts", 'people = "contacts"', 'people = "calls"')
    change(files, "caseload-25-or-more", 'label = "Under 20"', 'label = "Fewer than 20"')
    report = sync_catalogue(folder=files)
    assert report.updated == {"contacts": ["people"], "caseload-25-or-more": ["category under-20"]}
    assert Indicator.objects.get(code="contacts").people == "calls"
    assert Category.objects.get(code="under-20").label == "Fewer than 20"
    assert read_detail(AuditEntry.objects.latest("id").detail)["updated"].value == report.updated


def test_a_changed_term_is_updated(files):
    sync_catalogue(folder=files)
    path = files / "glossary.toml"
    text = path.read_text(encoding="utf-8").replace("Monday to Friday", "Mondays to Fridays")
    path.write_text(text, encoding="utf-8")
    assert sync_catalogue(folder=files).terms_updated == ["Working day"]
    assert "Mondays" in GlossaryTerm.objects.get(term="Working day").definition


def test_what_the_files_no_longer_have_is_kept_and_told(files):
    sync_catalogue(folder=files)
    change(files, "caseload-25-or-more", '  { code = "20-24", label = "20 to 24" },\n', "")
    change(files, "caseload-25-or-more", 'related = ["contacts"]', "related = []")
    (files / "indicators" / "contacts.toml").unlink()
    report = sync_catalogue(folder=files)
    assert report.kept == ["contacts", "caseload-25-or-more, 20-24"]
    assert Indicator.objects.filter(code="contacts").exists()
    assert Category.objects.filter(code="20-24").exists()


def test_a_councils_own_indicators_and_teams_are_left_alone(files):
    sync_catalogue(folder=files)
    council = Council.objects.create(
        name="Exampleton", short_name="Exampleton", slug="exampleton", gss_code="X06000001"
    )
    shared = Indicator.objects.get(code="contacts")
    values = {
        name: getattr(shared, name)
        for name in ("unit", "polarity", "basis", "frequency", "source", "last_reviewed")
    }
    own = Indicator.objects.create(council=council, code="contacts", title="Our contacts", **values)
    team = Breakdown.objects.get(code="team")
    Category.objects.create(
        indicator=team.indicator, breakdown=team, council=council, code="north", label="North"
    )
    assert not sync_catalogue(folder=files).changed
    own.refresh_from_db()
    assert own.title == "Our contacts"
    assert Category.objects.filter(code="north", council=council).exists()


def test_a_faulty_catalogue_stores_nothing(files):
    change(files, "contacts", 'unit = "count"', 'unit = "number"')
    with pytest.raises(CatalogueError, match=r"contacts\.toml, unit"):
        sync_catalogue(folder=files)
    assert not Indicator.objects.exists() and not AuditEntry.objects.exists()


def test_the_command_tells_the_fault_and_stores_nothing(files, monkeypatch):
    change(files, "contacts", 'unit = "count"', 'unit = "number"')
    monkeypatch.setattr(
        "indicators.catalogue.shipped.actions.read_catalogue", lambda _: read_catalogue(files)
    )
    with pytest.raises(CommandError, match=r"The catalogue was not stored.\ncontacts.toml, unit"):
        run()
    assert not Indicator.objects.exists()
