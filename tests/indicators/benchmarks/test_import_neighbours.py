"""manage.py import_neighbours: areas, their codes, and a version of the statistical neighbours."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail.parts import read_detail
from indicators.benchmarks.areas.querysets import areas_by_code
from indicators.models import Area, Neighbour, NeighbourModel
from tests.factories import CouncilFactory, user_with_role
from tests.paths import SHARED_DATA, needs_shared_data

pytestmark = pytest.mark.django_db
HEADINGS = "old_la_code,la_name,region_ind,region_name,SN_1,SN_1P,SN_2,SN_2P\n"
DURHAM = HEADINGS + "840,County Durham,1,North East,393,Very close ,359,Close \n"


@pytest.fixture
def file(tmp_path):
    def write(text, name="neighbours.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def run(path, **options) -> str:
    out = StringIO()
    call_command("import_neighbours", str(path), model=options.pop("model", "2025"), stdout=out, **options)
    return out.getvalue()


def test_it_makes_areas_regions_and_neighbours(file):
    officer = user_with_role(CouncilFactory(), Role.PERFORMANCE_OFFICER)
    with pytest.raises(CommandError, match=r"may not take in national figures .* in any council here"):
        run(file(DURHAM), by=user_with_role(CouncilFactory(), Role.MEMBER).email)
    assert "imported, 1 councils with 2 neighbours" in run(file(DURHAM), by=officer.email)
    durham = Area.objects.get(gss_code="E06000047")
    assert (durham.code3, durham.region.name, durham.region.region.gss_code) == (
        "840",
        "North East",
        "E92000001",
    )
    neighbours = Neighbour.objects.filter(model__label="2025", area=durham).order_by("position")
    assert [(each.neighbour.name, each.closeness) for each in neighbours] == [
        ("South Tyneside", "Very close"),
        ("Wigan", "Close"),
    ]
    entry = AuditEntry.objects.get(verb="imported neighbours")
    assert entry.by == officer and read_detail(entry.detail)["neighbours"].value == 2


def test_recoded_councils_are_found_by_every_code_they_had(file):
    run(file(DURHAM))
    areas = areas_by_code()
    for codes in (
        ("E08000016", "E08000038", "370"),
        ("E08000019", "E08000039", "373"),
        ("E10000023", "E06000065", "815"),
        ("E10000027", "E06000066", "933"),
    ):
        assert len({areas[code] for code in codes}) == 1


def test_the_same_file_again_changes_nothing(file):
    run(file(DURHAM))
    before = (NeighbourModel.objects.get().imported_at, AuditEntry.objects.count(), Area.objects.count())
    assert "unchanged" in run(file(DURHAM))
    assert (
        NeighbourModel.objects.get().imported_at,
        AuditEntry.objects.count(),
        Area.objects.count(),
    ) == before


def test_another_file_under_the_same_label_needs_replace(file):
    run(file(DURHAM))
    other = file(DURHAM.replace("393", "394"), "corrected.csv")
    with pytest.raises(CommandError, match="--replace: published scorecards keep"):
        run(other)
    assert Neighbour.objects.filter(neighbour__code3="393").exists()
    assert "replaced" in run(other, replace=True)
    assert sorted(Neighbour.objects.values_list("neighbour__code3", flat=True)) == ["359", "394"]


def test_an_unknown_council_is_named_and_nothing_is_saved(file):
    with pytest.raises(CommandError, match="row 2, column SN_1: No council has this code"):
        run(file(DURHAM.replace("393", "399")))
    assert (
        not Area.objects.exists() and not NeighbourModel.objects.exists() and not AuditEntry.objects.exists()
    )


@pytest.mark.parametrize("options", [{"model": ""}, {"model": "x" * 21}, {"by": "nobody@exampleton.example"}])
def test_wrong_options_are_refused(file, options):
    with pytest.raises(CommandError):
        run(file(DURHAM), **options)


def test_a_missing_file_is_said_plainly(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        run(tmp_path / "none.csv")


@needs_shared_data
def test_the_published_models_of_2025_and_2021():
    folder = SHARED_DATA / "neighbours"
    assert "153 councils with 1,530 neighbours" in run(folder / "sn_model_2025_wide.csv")
    run(folder / "New_Statistical_Neighbour_Groupings_April_2021.csv", model="2021")
    durham = Neighbour.objects.filter(model__label="2025", area__gss_code="E06000047").order_by("position")
    assert len(durham) == 10
    assert Area.objects.filter(kind=Area.Kind.LOCAL_AUTHORITY, ended=None).count() == 153
    assert Neighbour.objects.filter(model__label="2021").values("area").distinct().count() == 156
