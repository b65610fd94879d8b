"""Setting a target by page and by file: both edges of a range, and what looks odd is asked about once."""

import pytest
from django.utils import timezone
from lxml import html

from accounts.roles import Role
from config.definition_file.actions import define_council
from config.definition_file.council_file import read_definition
from indicators.models import Target
from indicators.terms.periods import Frequency, Period
from tests.factories import (
    CouncilFactory,
    FigureFactory,
    IndicatorFactory,
    SeriesBreakFactory,
    TargetFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db

NOW = Period.of(timezone.localdate(), Frequency.QUARTER)
NEW = "/exampleton/definitions/vacancies/targets/new/"


@pytest.fixture
def council():
    return CouncilFactory(slug="exampleton")


@pytest.fixture(autouse=True)
def officer(council, client):
    client.force_login(user_with_role(council, Role.PERFORMANCE_OFFICER))


@pytest.fixture
def vacancies():
    return IndicatorFactory(code="vacancies", title="Vacant posts", polarity="range")


def text_of(answer):
    return " ".join(" ".join(html.fromstring(answer.content).itertext()).split())


def form_in(answer):
    form = next(
        each for each in html.fromstring(answer.content).forms if each.method == "POST" and not each.action
    )
    return {name: value.strip() for name, value in form.form_values()}


def send(client, address=NEW, **typed):
    return client.post(address, form_in(client.get(address)) | typed, follow=True)


def edges(**typed):
    return {"value": "5", "upper": "10%", "starts": NOW.start.isoformat()} | typed


def test_a_range_is_asked_for_both_its_edges(client, vacancies):
    said = text_of(client.get(NEW))
    assert "Lower edge (percent)" in said and "Upper edge (percent)" in said
    assert "5% to 10%" in text_of(send(client, **edges()))
    target = Target.objects.get()
    assert (target.value, target.upper) == (5, 10)
    again = form_in(client.get(f"/exampleton/definitions/vacancies/targets/{target.pk}/"))
    assert (again["value"], again["upper"]) == ("5", "10")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"value": ""}, "Enter the lower edge."),
        ({"upper": ""}, "Enter the upper edge."),
        ({"upper": "5"}, "Write more than the lower edge, 5."),
    ],
)
def test_a_range_without_two_edges_is_told_in_words(client, vacancies, typed, told):
    assert told in text_of(send(client, **edges(**typed)))
    assert not Target.objects.exists()


def test_any_other_target_is_one_number(client):
    IndicatorFactory(code="vacancies", polarity="low")
    assert "edge" not in text_of(client.get(NEW))


def test_an_unreachable_target_is_asked_about_and_can_be_set_all_the_same(client):
    IndicatorFactory(code="vacancies", polarity="high")
    asked = send(client, value="104", starts=NOW.start.isoformat())
    assert "No figure can be above 100%, which is all of them" in text_of(asked)
    assert not Target.objects.exists()
    client.post(NEW, form_in(asked))
    assert Target.objects.get().value == 104


def test_another_odd_number_is_asked_about_anew(client):
    IndicatorFactory(code="vacancies", polarity="high")
    asked = form_in(send(client, value="104", starts=NOW.start.isoformat()))
    assert "“120% or more”" in text_of(client.post(NEW, asked | {"value": "120"}))
    assert not Target.objects.exists()
    client.post(NEW, asked | {"value": "95"})
    assert Target.objects.get().value == 95


def test_a_target_met_by_every_figure_of_three_years(client, council, vacancies):
    for steps, value in enumerate((6, 7, 9, 8), 1):
        FigureFactory(council=council, indicator=vacancies, start=NOW.shift(-steps).start, value=value)
    FigureFactory(council=council, indicator=vacancies, start=NOW.shift(-13).start, value=60)
    since = NOW.shift(-4).label
    said = text_of(send(client, **edges()))
    assert f"Every figure since {since} met this: a target that is always met tells members nothing." in said
    assert "The 4 figures run from 6% to 9%." in said


def test_figures_before_a_break_are_not_asked_about(client, council, vacancies):
    for steps in range(1, 5):
        FigureFactory(council=council, indicator=vacancies, start=NOW.shift(-steps).start, value=7)
    SeriesBreakFactory(council=council, starts=NOW.shift(-2).start)
    send(client, **edges())
    assert Target.objects.count() == 1


def file_of(tmp_path, target):
    path = tmp_path / "council.toml"
    path.write_text(f"[[target]]\nindicator = 'vacancies'\nstarts = {NOW.start}\n{target}")
    return path


def define(tmp_path, council, target):
    return define_council(
        council=council, definition=read_definition(file_of(tmp_path, target), {"vacancies"}), by=None
    )


def test_a_file_takes_both_edges_and_prints_the_same_question(council, vacancies, tmp_path):
    for steps, value in enumerate((6, 7, 9, 8), 1):
        FigureFactory(council=council, indicator=vacancies, start=NOW.shift(-steps).start, value=value)
    added, question = define(tmp_path, council, "lower = 5\nupper = 10")
    assert added == f"added the target vacancies from {NOW.start}"
    assert question.startswith(
        f"look again at the target vacancies from {NOW.start}: Every figure since {NOW.shift(-4).label} met this"
    )
    target = Target.objects.get()
    assert (target.value, target.upper) == (5, 10)
    assert define(tmp_path, council, "lower = 5\nupper = 10") == [], "a question is asked once"


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ("lower = 5", "lower: and upper go together: a range has two edges. Write both."),
        ("lower = 10\nupper = 5", "upper: is 5, not above lower, 10."),
        ("value = 5\nupper = 10", "value: and the edges of a range do not go together. Keep one of them."),
        ("", "value: is missing. Add it as a number; of a range write lower and upper."),
    ],
)
def test_a_file_with_half_a_range_is_told_in_words(tmp_path, target, fault):
    with pytest.raises(ValueError, match="target 1, ") as refused:
        read_definition(file_of(tmp_path, target), {"vacancies"})
    assert fault in str(refused.value)


def test_a_range_belongs_to_an_indicator_that_is_best_within_one(council, tmp_path):
    IndicatorFactory(code="vacancies", title="Vacant posts", polarity="low")
    with pytest.raises(Exception, match="“Vacant posts” is not best within a range"):
        define(tmp_path, council, "lower = 5\nupper = 10")


def test_the_form_to_change_a_target_keeps_its_other_edge(client, council, vacancies):
    target = TargetFactory(council=council, indicator=vacancies, value=5, upper=10, starts=NOW.start)
    address = f"/exampleton/definitions/vacancies/targets/{target.pk}/"
    send(client, address, value="4")
    target.refresh_from_db()
    assert (target.value, target.upper) == (4, 10)
