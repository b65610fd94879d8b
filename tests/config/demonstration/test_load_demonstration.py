"""`manage.py load_demonstration` loads three councils once, and never touches what people have done since."""

import html
import re
from contextlib import contextmanager
from io import StringIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import TestCase
from pypdfium2 import PdfDocument

from accounts.models import AuditEntry, Council, Membership, User
from accounts.roles import Role
from committees.models import Action, AgendaItem, Limb, Meeting, MinutesParagraph
from config.demonstration.loading.demonstration import load_demonstration
from config.demonstration.loading.people import PEOPLE, demonstration_password
from indicators.models import (
    Area,
    Commentary,
    Entry,
    Figure,
    Indicator,
    Neighbour,
    PublishedFigure,
    Release,
    SubmissionEvent,
)
from indicators.terms.written_periods import parse_period
from indicators.worklist.querysets import read_worklist
from scorecards.assembly.querysets.published import NothingToCompare, compare_council
from scorecards.editions.corrected.querysets import corrected_since, with_corrected
from scorecards.exports.appendix import SHORT, render_appendix
from scorecards.exports.appendix.lengths import MOST_PAGES
from scorecards.models import Edition, Framework, Scorecard, Section, Summary
from tests.journeys.demonstration import SqliteCopies, common_folder, loaded_once
from tests.paths import PROJECT
from tests.scorecards.generated.same_words import differences

pytestmark = pytest.mark.slow

PANEL = "corporate-parenting-panel"
REAL, CHANCE = "by more than chance explains", "but chance may explain it"
# Of each figure in the words of the newest year: what bears out what is said of it.
BORNE_OUT = {
    "county-durham": (
        ("children-looked-after", "1,183", ""),
        ("children-looked-after-rate", "118", "Clearly higher than 5"),
        ("children-starting-care", "450", REAL),
        ("children-placed-by-others", "475", ""),
        ("placements-3-or-more", "9%", "Clearly better than 2, level with 8"),
        ("long-term-stability", "70%", "Clearly better than 3, level with 7"),
        ("missing-incidents-each", "7.7", ""),
        ("dental-checks", "94%", REAL),
        ("dental-checks", "94%", "Clearly better than 8"),
        ("wellbeing-concern", "42%", ""),
        ("children-adopted", "47", CHANCE),
        ("special-guardianship-share", "21%", ""),
        ("care-leavers-eet-19-21", "41%", "Clearly worse than 5"),
        ("care-leavers-eet-19-21", "41%", "than England"),
        ("care-leavers-accommodation-19-21", "86%", CHANCE),
        ("caseload-average", "16.9", ""),
        ("social-worker-turnover", "11.1%", CHANCE),
        ("social-worker-agency-rate", "8.9%", ""),
    ),
    "haringey": (
        ("children-looked-after", "325", "from 392 (31 Mar 2021) to 325"),
        ("children-looked-after-rate", "61", "Clearly higher than 7"),
        ("referrals", "3,312", ""),
        ("re-referrals", "19%", ""),
        ("assessments-45-days", "86%", ""),
        ("assessed-emotional-abuse", "10%", REAL),
        ("child-protection-plans", "195", CHANCE),
        ("child-protection-reviews-on-time", "98%", ""),
        ("repeat-child-protection-plans", "25%", CHANCE),
        ("repeat-child-protection-plans", "25%", "Clearly worse than 5"),
        ("placements-3-or-more", "7%", CHANCE),
    ),
}
TITLE = re.compile(r"<(title|h[1-6]|summary|caption)\b.*?</\1>", re.DOTALL)
ANSWER = re.compile(r"^\| (\d+) \|.*\| `([^`]+)` \| “(.+)” \|$", re.MULTILINE)


def run(*arguments):
    out = StringIO()
    call_command("load_demonstration", "--as-written", *arguments, stdout=out)
    return out.getvalue()


def current(council, code, period, category=None):
    period = parse_period(period)
    return Figure.objects.current().get(
        council__slug=council,
        indicator__code=code,
        frequency=period.frequency,
        start=period.start,
        category__code=category,
    )


def counts():
    """How many rows each kind of thing has."""
    kinds = (Council, User, Membership, Figure, Indicator, Area, PublishedFigure, Scorecard, Section, Summary)
    kinds += (Commentary, Edition, Meeting, AgendaItem, MinutesParagraph, Action, AuditEntry)
    return {kind.__name__: kind.objects.count() for kind in kinds}


def how_full(page):
    """How far down the page anything is printed, its foot left out: a share of it."""
    picture = page.render(scale=0.25, grayscale=True).to_pil()
    body = picture.crop((0, 0, picture.width, int(picture.height * 0.935)))
    printed = body.point(lambda grey: 255 if grey < 200 else 0).getbbox()
    return printed[3] / body.height if printed else 0


@pytest.fixture(scope="session")
def loaded(tmp_path_factory):
    """A copy of what the command loaded for the journeys: once for all."""
    common = common_folder(tmp_path_factory)
    copies = SqliteCopies(common, tmp_path_factory.mktemp("loaded"))
    with loaded_once(common, copies) as LoadedDemonstration.said:
        copies.copy_template()
    LoadedDemonstration.database = copies.copy


@contextmanager
def database_at(path):
    """Every query goes to that file."""
    kept = connection.settings_dict["NAME"]
    connect_to(path)
    try:
        yield
    finally:
        connect_to(kept)


def connect_to(path):
    connection.close()
    connection.settings_dict["NAME"] = str(path)
    ContentType.objects.clear_cache()  # their numbers are the other file's


@pytest.mark.one_database
@pytest.mark.usefixtures("loaded")
class LoadedDemonstration(TestCase):
    """One load serves all of these; each test is rolled back.

    That it loads on any database, from the migrations on, is held by the journeys in it.
    """

    @classmethod
    def setUpClass(cls):
        cls.enterClassContext(database_at(cls.database))
        super().setUpClass()

    def test_it_says_what_was_loaded_and_how_to_sign_in(self):
        assert "Loaded Exampleton Borough Council." in self.said
        assert "Loaded Durham County Council." in self.said
        assert "Loaded London Borough of Haringey." in self.said
        assert f'"{demonstration_password()}"' in self.said
        for person in PEOPLE:
            assert person.email in self.said

    def test_there_is_one_sign_in_for_each_role_and_it_works(self):
        council = Council.objects.get(slug="exampleton")
        roles = {person.mailbox: person.role for person in PEOPLE if not person.everywhere}
        assert set(roles.values()) == set(Role)
        for mailbox, role in roles.items():
            user = User.objects.get(email=f"{mailbox}@exampleton.example")
            assert list(user.memberships.values_list("council", "role")) == [(council.pk, role)]
        assert user.check_password(demonstration_password())
        assert not user.is_staff and not user.is_superuser

    def test_only_the_analyst_sees_all_three_councils(self):
        seen = {user.email: user.memberships.count() for user in User.objects.all()}
        assert seen.pop("analyst@exampleton.example") == 3
        assert set(seen.values()) == {1}

    def test_a_second_run_changes_nothing(self):
        before = counts()
        again = run()
        assert counts() == before
        assert "Exampleton Borough Council is there already and was left as it is." in again

    def test_what_people_did_since_stays(self):
        user = User.objects.get(email="officer@exampleton.example")
        user.set_password("a password of my own")
        user.save()
        scorecard = Scorecard.objects.get(council__slug="exampleton", slug="corporate-parenting-panel")
        scorecard.sections.first().entries.all().delete()
        Action.objects.filter(item__meeting__committee__council__slug="exampleton").delete()
        run()
        user.refresh_from_db()
        assert user.check_password("a password of my own")
        assert not scorecard.sections.first().entries.exists()
        assert not Action.objects.filter(item__meeting__committee__council__slug="exampleton").exists()

    def test_it_refuses_a_database_with_other_councils_work(self):
        Council.objects.create(
            name="Realshire", short_name="Realshire", slug="realshire", gss_code="E10000099"
        )
        before = counts()
        with pytest.raises(CommandError, match=r"other councils: Realshire\..*--force-into"):
            run()
        assert counts() == before
        assert "is there already" in run("--force-into")

    def test_the_documents_figures_stand(self):
        assert current("county-durham", "child-protection-plans", "2015/16 Q4").value == 350
        assert current("county-durham", "child-protection-plans", "2016/17 Q4").value == 501
        assert current("county-durham", "families-first-caseloads", "2018/19 Q2", "30-or-more").value == 18
        assert current("county-durham", "case-file-audits-6-or-above", "2018/19 Q2").value == 60
        assert current("county-durham", "care-leavers-to-25", "2018/19 Q2").symbol == "p"
        assert current("haringey", "initial-assessments-10-days", "2013/14 Q3").value == 81

    def test_the_fictional_figures_are_marked_and_have_ten_neighbours(self):
        council = Council.objects.get(slug="exampleton")
        assert council.illustrative
        assert Figure.objects.filter(council=council).count() > 2500
        assert Neighbour.objects.filter(area__gss_code=council.gss_code).count() == 10
        assert not Area.objects.filter(gss_code__startswith="X", illustrative=False).exists()

    def test_real_councils_have_their_real_neighbours_and_every_council_a_rank(self):
        found = compare_council(indicator="placements-3-or-more", council="E06000047", period="2024/25")
        assert (found.comparators.neighbours[0].name, found.comparators.region.name) == (
            "Halton",
            "North East",
        )
        assert (found.found.n, found.release, found.found.own.value) == (10, "2025", 9)
        newest = PublishedFigure.objects.filter(
            indicator__code="placements-3-or-more", start="2024-04-01", area__kind="local authority"
        )
        assert newest.filter(current=True, area__illustrative=False).count() == 153
        release = Release.objects.get(dataset="cla-placement-stability")
        assert (str(release.last_day), release.illustrative) == ("2025-03-31", False)
        assert release.file_name == "la_cla_placement_stability.csv"

    def test_the_newest_year_of_the_real_councils_is_all_as_published(self):
        for slug in ("county-durham", "haringey"):
            edition = Edition.objects.get(council__slug=slug, frequency="financial year")
            rows = [row for section in edition.payload["sections"] for row in section["rows"]]
            notes = {row["code"]: row["latest"]["note"] for row in rows}
            assert all(
                note.startswith(("As published: ", "Never in a national release")) for note in notes.values()
            )
            for row in rows:
                own = row["comparison"]["own"]["value"] if row["comparison"] else row["latest"]["value"]
                assert own == row["latest"]["value"], row["code"]
            assert not edition.payload["council"]["illustrative"]

    def test_the_words_above_the_newest_year_say_what_its_rows_say(self):
        for slug, claims in BORNE_OUT.items():
            edition = Edition.objects.get(council__slug=slug, frequency="financial year")
            words = " ".join(
                [edition.payload["headline"], *(one["answer"] for one in edition.payload["sections"])]
            )
            for code, figure, because in claims:
                row = row_of(edition, code)
                standing = row["comparison"]["sentence"] if row["comparison"] else ""
                said = [row["verdict"]["rule"], row.get("long_run", ""), standing, *row["attention"]]
                assert figure in words and row["latest"]["display"].startswith(figure), code
                assert because in " ".join(said), (code, said)

    def test_earlier_editions_of_the_real_councils_are_as_they_were(self):
        """Published without national figures, and without the measures that joined later."""
        earlier = Edition.objects.filter(council__illustrative=False).exclude(frequency="financial year")
        assert earlier.count() == 3
        for edition in earlier:
            rows = [row for section in edition.payload["sections"] for row in section["rows"]]
            assert not any(row["comparison"] or row["annual"] for row in rows)
            assert "assessed-emotional-abuse" not in {row["code"] for row in rows}
            assert "As published" not in str(edition.payload)

    def test_a_made_up_release_is_never_taken_for_a_real_one(self):
        found = compare_council(indicator="beyond-20-miles", council="X06000001", period="2025")
        assert (found.release, found.found.own.value) == ("illustrative 2025", 20)
        real = compare_council(indicator="beyond-20-miles", council="E06000047", period="2025")
        assert (real.release, real.found.own.value) == ("2025", 12)
        with pytest.raises(NothingToCompare):
            compare_council(indicator="contacts", council="E06000047", period="2025")

    def test_teams_belong_to_the_fictional_council_alone(self):
        figure = current("exampleton", "caseload-25-or-more", "2025/26 Q3", "families-first-north")
        assert figure.category.council.slug == "exampleton"

    def test_a_correction_after_the_meeting_made_a_second_edition(self):
        editions = Edition.objects.filter(
            scorecard__slug=PANEL, council__slug="exampleton", start="2025-07-01"
        )
        first, second = with_corrected(editions).order_by("number")
        shown = [display_of(edition, "dental-checks") for edition in (first, second)]
        assert shown == ["79%", "82%"]
        assert second.correction.startswith("Dental checks in quarter 2 corrected")
        assert (first.published_at.date().isoformat(), second.published_at.date().isoformat()) == (
            "2025-11-07",
            "2025-12-02",
        )
        figure = current("exampleton", "dental-checks", "2025/26 Q2")
        assert round(figure.supersedes.value) == 79 and figure.reason
        assert corrected_since(first) == ["Dental check in the last year"]
        assert corrected_since(second) == [], "it brought the correction itself"

    def test_the_same_figures_serve_several_committees(self):
        shown = {
            row_of(edition, "caseload-25-or-more")["latest"]["display"]
            for edition in Edition.objects.filter(council__slug="exampleton", start="2025-07-01")
        }
        committees = Meeting.objects.filter(items__edition__council__slug="exampleton").values("committee")
        assert (shown, committees.distinct().count()) == ({"50%"}, 2)

    def test_the_latest_quarter_is_a_draft(self):
        assert not Edition.objects.filter(council__slug="exampleton", start="2025-10-01").exists()
        assert current("exampleton", "placements-3-or-more", "2025/26 Q3").numerator == 47

    def test_an_edition_hides_what_could_give_a_child_away(self):
        for edition in Edition.objects.filter(council__slug="exampleton", scorecard__slug=PANEL):
            row = row_of(edition, "permanent-exclusions")
            assert row["latest"]["hidden"] and row["latest"]["value"] is None

    def test_members_saw_the_edition_that_their_minutes_speak_of(self):
        item = AgendaItem.objects.get(meeting__date="2025-11-18", number="6")
        assert (item.edition.number, item.edition.period.label) == (1, "Quarter 2 2025/26")
        assert item.indicators.count() == 4
        limbs = item.resolutions.get().limbs
        assert (limbs.filter(parent=None).count(), limbs.exclude(parent=None).count()) == (4, 2)
        answers = item.paragraphs.filter(kind="answer")
        assert all(answer.answers.kind == "question" for answer in answers)

    def test_actions_are_late_due_and_done(self):
        map_of_homes = Action.objects.get(title="Map of how far from home children live")
        assert (map_of_homes.state, str(map_of_homes.due_meeting.date)) == ("open", "2025-11-18")
        plan = Action.objects.get(title="Costed plan to bring children closer to home")
        assert (plan.state, str(plan.due_meeting.date)) == ("open", "2026-02-24")
        done = Action.objects.get(title="Report on children living more than 20 miles from Exampleton")
        assert (done.state, done.closed_by.number) == ("done", "6")
        limb = Action.objects.get(title="Report on children who moved more than five times").limb
        assert limb.text.startswith("asks for a report on children who have moved")

    def test_minutes_are_agreed_at_a_later_meeting_or_still_a_draft(self):
        states = dict(
            Meeting.objects.filter(committee__council__slug="exampleton", committee__slug=PANEL).values_list(
                "date", "minutes_state"
            )
        )
        assert {str(day): state for day, state in states.items()} == {
            "2024-12-10": "confirmed",
            "2025-02-25": "confirmed",
            "2025-09-02": "confirmed",
            "2025-11-18": "draft",
            "2026-02-24": "none",
        }

    def test_the_april_update_is_due_at_the_april_meeting(self):
        action = Action.objects.get(title__startswith="Update on the work of the senior officers")
        assert action.due_meeting.date.month == 4
        assert action.due_note == "The April meeting, or sooner if it is ready"
        assert action.limb.verb == Limb.Verb.REQUESTED

    def test_the_question_that_is_hard_to_quantify_has_other_evidence(self):
        framework = Framework.objects.get(council__slug="county-durham")
        line = framework.lines.get(code="role")
        assert line.question == "Do members understand their role as corporate parents?"
        assert "survey" in line.evidence_note

    def test_every_line_of_enquiry_has_a_section_but_the_one_that_only_evidence_answers(self):
        for framework in Framework.objects.all():
            lines = set(framework.lines.values_list("code", flat=True))
            sections = Section.objects.filter(scorecard__framework=framework)
            without = lines - set(sections.values_list("line__code", flat=True))
            assert without == ({"role"} if framework.council.slug == "exampleton" else set())

    def test_what_was_published_carries_its_evidence_and_no_small_number_of_children(self):
        edition = Edition.objects.get(
            scorecard__slug="corporate-parenting-panel", start="2025-07-01", number=2
        )
        said = [one for line in edition.payload["lines"] for one in line["evidence"]]
        assert "38 of 51 councillors" in {one["number"] for one in said}
        assert "5 or fewer children and young people" in {one["number"] for one in said}

    def test_a_quarter_is_in_the_middle_of_being_collected(self):
        council = Council.objects.get(slug="exampleton")
        reading = read_worklist(council, parse_period("2025/26 Q4"))
        assert {work.collection.slug: work.progress.value for work in reading.sections} == {
            "safe": "Approved",
            "homes": "Draft",
            "health": "Waits for approval",
            "school": "Returned",
            "perm": "Draft",
            "leavers": "Draft",
            "voice": "Not begun",
            "partners": "Not begun",
        }
        homes = next(work for work in reading.sections if work.collection.slug == "homes")
        assert (homes.entered, homes.total, homes.errors, homes.queries) == (12, 12, 1, 1)
        assert str(homes.due) == "2026-04-17"
        due = [each.title for each in reading.promises if each.is_due(reading.period)]
        assert due == ["Pregnancies under 18"]

    def test_what_was_typed_and_decided_has_the_days_of_the_story(self):
        events = SubmissionEvent.objects.filter(submission__council__slug="exampleton")
        assert sorted({str(event.at.date()) for event in events}) == [
            "2026-04-08",
            "2026-04-09",
            "2026-04-10",
            "2026-04-13",
        ]
        assert {str(each.saved_at.date()) for each in Entry.objects.all()} <= {
            "2026-04-09",
            "2026-04-13",
            "2026-04-14",
        }
        figure = current("exampleton", "repeat-child-protection-plans", "2025/26 Q4")
        assert (figure.created_by.name, figure.source.approved_by.name) == (
            "Performance Manager",
            "Head of Service, Placements",
        )
        assert str(figure.created_at.date()) == "2026-04-10"

    def test_the_audit_trail_tells_of_the_load(self):
        verbs = set(AuditEntry.objects.values_list("verb", flat=True))
        assert {
            "loaded the demonstration",
            "recorded figures",
            "published an edition",
            "gave a role",
        } <= verbs

    def test_the_sources_questions_are_answered_where_it_is_said(self):
        """Each line of docs/sources.md: the page is there for anybody, and says what is quoted, not as a mere title."""
        lines = ANSWER.findall((PROJECT / "docs" / "sources.md").read_text("utf-8"))
        assert {int(number) for number, _, _ in lines} == set(range(1, 37))
        pages = {page: words_on(self.client.get(page), titles=False) for _, page, _ in lines}
        assert not [(page, says) for _, page, says in lines if says not in pages[page]]

    def test_no_printed_page_is_nearly_empty_and_four_are_enough_for_every_agenda(self):
        """A fifth of each page is filled, but of the last. Of each scorecard and kind of period the newest edition."""
        newest = {(each.scorecard_id, each.frequency): each for each in Edition.objects.order_by("pk")}
        for edition in newest.values():
            assert len(PdfDocument(render_appendix(edition.payload, length=SHORT))) <= MOST_PAGES
            filled = [how_full(page) for page in PdfDocument(render_appendix(edition.payload))]
            assert min(filled[:-1]) > 0.2, f"{edition}: {filled}"

    def test_every_place_says_the_same_words_of_an_edition(self):
        edition = Edition.objects.filter(scorecard__council__slug="exampleton").order_by("id").last()
        assert not differences(edition.payload)


def words_on(answer, *, titles=True):
    """What a reader reads of a page, on one line; or that without its titles, which are headings with no figure."""
    assert answer.status_code == 200
    page = answer.content.decode()
    if not titles:
        page = TITLE.sub(lambda found: found[0] if re.search(r">[^<]*\d", found[0]) else " ", page)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def row_of(edition, code):
    rows = [row for section in edition.payload["sections"] for row in section["rows"]]
    return next(row for row in rows if row["code"] == code)


def display_of(edition, code):
    return row_of(edition, code)["latest"]["display"]


@pytest.mark.django_db
def test_a_council_is_loaded_whole_or_not_at_all(monkeypatch):
    def fail(council):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("config.demonstration.loading.demonstration.add_people", fail)
    with pytest.raises(RuntimeError):
        load_demonstration()
    assert not Council.objects.exists() and not Figure.objects.exists()


@pytest.mark.django_db
def test_nobody_can_sign_in_before_it_is_run():
    assert not User.objects.exists()


def test_the_password_differs_between_installations(settings):
    here = demonstration_password()
    settings.SECRET_KEY = "another key altogether, long enough to be one"
    assert demonstration_password() != here
    assert len(here) >= 12
