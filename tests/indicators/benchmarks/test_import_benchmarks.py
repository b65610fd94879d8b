"""`manage.py import_benchmarks` stores every release whole or not at all, and keeps each beside the one before."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry
from accounts.trail.parts import read_detail
from indicators.benchmarks.actions import import_releases
from indicators.benchmarks.keeping import actions as keeping
from indicators.benchmarks.mapping_files import known_datasets
from indicators.models import Area, Indicator, PublishedFigure, Release
from tests.paths import PROJECT
from tests.published import catalogue_once

pytestmark = pytest.mark.django_db

HEADER = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name,category,CPP_start,CPP_subsequent,CPP_subsequent_percent"
)
PLAN = "Child Protection Plans which are a second or subsequent plan"
WORKFORCE = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name,inpost_fte,leavers_fte,turnover_rate_fte,agency_fte,agency_rate_fte,"
    "vacancy_fte,vacancy_rate_fte,case_holders_fte,cases,caseload_fte"
)


def row(place: str, *cells: object, year: int = 2025, level: str = "Local authority") -> str:
    region = "," if level == "National" else "E12000001,North East"
    start = f"{year},Reporting year,{level},E92000001,England,{region}"
    return ",".join([start, place, PLAN, *map(str, cells)])


DURHAM = "840,E06000047,County Durham"
ENGLAND = row(",,", 61840, 15130, 24.5, level="National")
OURS = row(DURHAM, 700, 140, 20)


@pytest.fixture(scope="module")
def shipped(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), catalogue_once():
        yield


@pytest.fixture
def ready(shipped, db):
    """Areas and indicators are known."""


@pytest.fixture
def plans(tmp_path):
    """Writes a file of repeat plans and gives its path."""

    def write(*rows: str, name: str = "d3.csv"):
        path = tmp_path / name
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        return path

    return write


def run(*paths, release="2025", **options) -> str:
    out = StringIO()
    call_command("import_benchmarks", *map(str, paths), release=release, stdout=out, **options)
    return out.getvalue()


def refused(*paths, **options) -> str:
    """The message of a refusal; the database is as before."""
    before = list(PublishedFigure.objects.values_list()), list(Release.objects.values_list())
    with pytest.raises(CommandError) as error:
        run(*paths, **options)
    assert (list(PublishedFigure.objects.values_list()), list(Release.objects.values_list())) == before
    return str(error.value)


def value_of(
    gss: str, label: str = "2025", code: str = "repeat-child-protection-plans"
) -> float | str | None:
    figure = PublishedFigure.objects.get(area__gss_code=gss, release__label=label, indicator__code=code)
    return figure.symbol or figure.value


def test_a_file_is_stored_with_its_parts_and_the_trail_says_so(ready, plans):
    out = run(plans(ENGLAND, row(DURHAM, 700, 140, 20)))
    figure = PublishedFigure.objects.get(area__gss_code="E06000047")
    assert (figure.value, figure.numerator, figure.denominator, figure.symbol) == (20, 140, 700, "")
    assert figure.period.label == "2024/25"
    assert value_of("E92000001") == 24.5
    assert "2 rows read, 2 figures stored: repeat-child-protection-plans 2" in out
    entry = AuditEntry.objects.get(verb="stored a national release")
    detail = read_detail(entry.detail)
    assert detail["figures"].value == 2
    assert len(detail["sha256"].value) == 64


def test_symbols_keep_their_reason_and_are_counted(ready, plans):
    regions = [area.gss_code for area in Area.objects.filter(kind=Area.Kind.REGION).order_by("gss_code")]
    symbols = ["c", "z", "x", "u", "low", "k", ":", "~"]
    rows = [
        f"2025,Reporting year,Regional,E92000001,England,{gss},A region,,,,{PLAN},1,1,{symbol}"
        for gss, symbol in zip(regions, symbols, strict=False)
    ]
    out = run(plans(OURS, *rows))
    assert [value_of(gss) for gss in regions[: len(symbols)]] == ["c", "z", "x", "u", "low", "k", "x", "x"]
    assert PublishedFigure.objects.filter(value__isnull=False).count() == 1
    assert "3 x (not available)" in out
    assert '":" 1, "~" 1' in out


def test_the_same_file_again_changes_nothing(ready, plans):
    path = plans(OURS)
    run(path)
    before = list(PublishedFigure.objects.values_list()), AuditEntry.objects.count()
    assert "The same file is stored already: nothing to do." in run(path)
    assert (list(PublishedFigure.objects.values_list()), AuditEntry.objects.count()) == before


def test_another_file_of_the_release_is_refused_until_replaced(ready, plans):
    run(plans(ENGLAND, row(DURHAM, 700, 140, 20), name="first.csv"))
    second = plans(row(DURHAM, 700, 147, 21), name="second.csv")
    message = refused(second)
    assert "stored as release 2025 (first.csv" in message
    assert "Add --replace" in message
    assert "figures replaced" in run(second, replace=True)
    assert value_of("E06000047") == 21
    assert PublishedFigure.objects.count() == 1
    assert Release.objects.get().file_name == "second.csv"
    entry = AuditEntry.objects.get(verb="replaced a national release")
    assert read_detail(entry.detail)["before"].value["file"] == "first.csv"


def test_restated_figures_are_kept_release_by_release(ready, plans):
    run(plans(row(DURHAM, 700, 140, 20), name="old.csv"), release="2025")
    out = run(plans(row(DURHAM, 700, 147, 21), name="new.csv"), release="2025 revised")
    assert (value_of("E06000047", "2025"), value_of("E06000047", "2025 revised")) == (20, 21)
    assert "Beside release 2025: 1 figure of the same years says otherwise" in out


def test_columns_that_a_release_renamed_are_told_before_it_is_taken_in(ready, tmp_path):
    start = HEADER.rpartition(",category")[0]
    files = {
        "old.csv": "Referrals,Re_referrals,Re_referrals_percent",
        "new.csv": "referral_count,rereferral_count,rereferral_percent",
    }
    for name, columns in files.items():
        text = f"{start},{columns}\n2025,Reporting year,Local authority,E92000001,England,,,{DURHAM},500,100,20\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    run(tmp_path / "old.csv", release="2024")
    out = run(tmp_path / "new.csv", release="2025", dry_run=True)
    assert (
        "called otherwise in release 2024: referral_count (there Referrals), rereferral_count (there" in out
    )
    assert "Beside release 2024: 0 figures of the same years say otherwise" in out


def test_a_dry_run_says_what_would_be_and_stores_nothing(ready, plans):
    out = run(plans(OURS), dry_run=True)
    assert "1 figures would be stored" in out
    assert not Release.objects.exists()


def test_all_files_or_none(ready, plans, tmp_path):
    unknown = tmp_path / "shoes.csv"
    unknown.write_text("time_period,time_identifier,geographic_level,country_code,size\n", encoding="utf-8")
    message = refused(plans(OURS), unknown, plans(row(DURHAM, 1, 1, "many"), name="bad.csv"))
    assert "shoes.csv: The file's columns are those of no dataset known here" in message
    assert 'bad.csv: Row 2, CPP_subsequent_percent: "many" is neither a number' in message


def test_a_failure_while_storing_leaves_nothing_behind(ready, plans, monkeypatch):
    def fail(*args, **fields):
        raise RuntimeError

    monkeypatch.setattr(keeping, "record", fail)
    with pytest.raises(RuntimeError):
        import_releases(paths=[plans(OURS)], label="2025")
    assert not Release.objects.exists()
    assert not PublishedFigure.objects.exists()


def test_two_files_of_one_dataset_in_one_go_are_refused(ready, plans):
    message = refused(plans(OURS), plans(row(DURHAM, 1, 1, 1), name="other.csv"))
    assert "other.csv: is the same dataset as d3.csv" in message


def test_recoded_councils_are_found_by_their_former_code_or_their_3_digit_code(ready, plans):
    run(
        plans(
            row("370,E08000016,Barnsley", 10, 1, 10),  # a former code
            row("373,E08999999,Sheffield", 10, 2, 20),  # a code to come
            row(",E10000023,North Yorkshire", 10, 3, 30),
            row("933,,Somerset", 10, 4, 40),
        )
    )
    found = {code: value_of(code) for code in ("E08000038", "E08000039", "E06000065", "E06000066")}
    assert found == {"E08000038": 10, "E08000039": 20, "E06000065": 30, "E06000066": 40}


def test_councils_are_left_out_and_counted_for_the_years_after_their_end(ready, plans):
    out = run(
        plans(
            row("837,E06000028,Bournemouth", "z", "z", "z"),
            row("909,E10000006,Cumbria", 9, 1, 11),
            row("909,E10000006,Cumbria", 9, 1, 11, year=2023),
        )
    )
    figure = PublishedFigure.objects.get()
    assert (figure.area.name, figure.period.label) == ("Cumbria", "2022/23")
    assert "councils in years when they were no more: Bournemouth 1, Cumbria 1" in out


def test_councils_that_are_not_known_and_places_that_are_none_are_left_out_and_counted(ready, plans):
    out = run(plans(OURS, row("999,E06999999,Exampleton", 10, 1, 10), row("x,x,Not available", 10, 1, 10)))
    assert PublishedFigure.objects.get().area.name == "County Durham"
    assert "places that are no council: Not available 1" in out
    assert "areas not known here (a file of councils adds a new one): Exampleton" in out


def test_a_made_up_council_of_the_demonstration_never_gets_published_figures(ready, plans):
    Area.objects.create(
        gss_code="E06999999",
        code3="999",
        name="Exampleton",
        kind=Area.Kind.LOCAL_AUTHORITY,
        illustrative=True,
    )
    assert "no row is about an area known here" in refused(plans(row("999,E06999999,Exampleton", 10, 1, 10)))


def test_a_national_file_never_passes_as_that_of_the_councils(ready, plans):
    run(plans(ENGLAND, OURS))
    for options in ({"replace": True}, {"release": "2026"}):
        message = refused(plans(ENGLAND, name="national.csv"), **options)
        assert "the file has no council" in message
        assert "such as d3_cpps_subsequent_plan" in message


def test_a_joint_return_is_a_figure_of_both_councils_marked_as_one(ready, tmp_path):
    path = tmp_path / "workforce.csv"
    start = "2025,Reporting year,Local authority,E92000001,England,E13000002,Outer London"
    joint = "314 / 318,E09000021 / E09000027,Kingston upon Thames / Richmond upon Thames"
    path.write_text(
        f"{WORKFORCE}\n{start},{joint},137.4,38.5,28,24,14.9,24,14.9,80,1200,15\n", encoding="utf-8"
    )
    run(path)
    rows = PublishedFigure.objects.filter(indicator__code="caseload-average").order_by("area__gss_code")
    assert [(one.area.gss_code, one.value, one.joint_return) for one in rows] == [
        ("E09000021", 15, "314 / 318"),
        ("E09000027", 15, "314 / 318"),
    ]
    assert rows[0].period.label == "Quarter 2 2025/26"  # the return is counted on 30 September
    assert (rows[0].numerator, rows[0].denominator) == (1200, 80)


def test_an_indicator_none_of_whose_rows_is_there_is_pointed_out(ready, tmp_path):
    path = tmp_path / "health.csv"
    start = HEADER.rpartition(",category")[0]
    path.write_text(
        f"{start},characteristic,breakdown,children_count,children_percent\n"
        f"2025,Reporting year,Local authority,E92000001,England,,,{DURHAM},Scores,SDQ average score,14.6,z\n",
        encoding="utf-8",
    )
    out = run(path)
    assert value_of("E06000047", code="sdq-average") == 14.6
    assert (
        "Take care: no row is " in out
        and "annual-health-assessments, " in out
        and "Were their labels renamed?" in out
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04" + b"\x00" * 5000, "a spreadsheet (XLSX, ODS) or zip file"),
        (b"\x00\x01\x02" * 5000, "not text"),
        (HEADER.encode() + b"\n2025,Bront\xeb", "Row 2 is not UTF-8"),
        (b"x" * 10_000_000, "longer than 64 kB"),
        (HEADER.encode() + b"\n", "no row is one of its indicators. Read: it has no rows"),
    ],
)
def test_what_is_no_dataset_is_refused_in_words_and_nothing_is_stored(ready, tmp_path, content, says):
    path = tmp_path / "upload.csv"
    path.write_bytes(content)
    message = refused(path)
    assert message.startswith("Nothing was stored.\nupload.csv: ")
    assert says in message


def test_a_missing_file_or_a_folder_is_refused(ready, tmp_path):
    assert "the file cannot be read (No such file" in refused(tmp_path / "none.csv")
    assert "is not a file" in refused(tmp_path)


def test_the_release_needs_a_name_that_can_be_shown(ready, plans):
    assert "such as 2025" in refused(plans(OURS), release="<b>")


def test_without_areas_the_command_says_what_to_run_first(ready, plans):
    Area.objects.update(illustrative=True)
    assert "manage.py import_neighbours FILE --model YEAR" in refused(plans(OURS))


def test_without_the_catalogue_the_command_says_what_to_run_first(ready, plans):
    Indicator.objects.all().delete()
    assert "manage.py sync_catalogue" in refused(plans(OURS))


def test_reading_takes_the_same_queries_whatever_the_number_of_rows(
    ready, plans, django_assert_max_num_queries
):
    councils = Area.objects.filter(kind=Area.Kind.LOCAL_AUTHORITY, ended=None)
    rows = [
        row(f"{one.code3},{one.gss_code},Council", 10, 2, 20, year=year)
        for one in councils
        for year in (2023, 2024)
    ]
    path = plans(*rows)
    with django_assert_max_num_queries(30):
        import_releases(paths=[path], label="2025")
    assert PublishedFigure.objects.count() == len(rows) == 306


def test_every_known_dataset_is_described():
    documentation = (PROJECT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for dataset in known_datasets():
        assert dataset.key in documentation
        assert dataset.file in documentation
