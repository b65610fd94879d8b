"""Every shipped indicator has the questions its figures may call for, and each stands on its own situation alone."""

from itertools import chain

import pytest

from indicators.catalogue.questions import Movement, Situation
from indicators.catalogue.shipped import FOLDER, CatalogueError, read_catalogue
from indicators.terms.vocabulary import COMPARABLE_UNITS, Polarity, Unit
from tests.shipped import shipped

CATALOGUE = shipped()
EVERY = CATALOGUE.values()
SHARES = [each for each in EVERY if each.unit is Unit.PERCENT]
SAID_OF_A_YEAR = ("a year ago", "a year before", "the year before", "this time last year")
LINKS = [(definition, row) for definition in EVERY for row in definition.linked_questions]

# What members asked of two measures at once, by the row of the requirements.
ASKED_TOGETHER = {
    "R3": ("children-looked-after", "contacts", "rising", "steady"),
    "R34": ("child-protection-plans", "contacts", "falling", "falling"),
    "R34, care": ("child-protection-plans", "children-looked-after", "falling", "falling"),
}


def questions_of(definition):
    yield from definition.questions.values()
    yield definition.question
    yield from (row["question"] for row in definition.linked_questions)


def needed_by(definition) -> set[str]:
    needed = {"rising", "falling"}
    if definition.polarity is not Polarity.NONE:
        needed.add("missed")
        if definition.published_source and definition.unit in COMPARABLE_UNITS:
            needed.add("worse_than_others")
    return needed


def test_every_measure_has_what_its_figures_may_call_for():
    for definition in EVERY:
        assert needed_by(definition) <= definition.questions.keys(), definition.code
        assert definition.question and Situation.ALWAYS not in definition.questions, definition.code
        asked = list(questions_of(definition))
        assert all(question.endswith("?") and len(question) <= 250 for question in asked), asked
        assert len(set(asked)) == len(asked), asked


def test_a_question_says_the_situation_it_is_for():
    for definition in EVERY:
        said = definition.questions
        for way in ("rising", "falling"):
            assert any(words in said[way] for words in SAID_OF_A_YEAR), said[way]
        if "missed" in said:
            assert said["missed"].startswith("The target") and "missed" in said["missed"], said["missed"]
        if "worse_than_others" in said:
            worse = said["worse_than_others"]
            assert "like ours" in worse and "clearly" in worse, worse
        if "denominator_moved" in said:
            assert "not clearly moved" in said["denominator_moved"], said["denominator_moved"]
        always = definition.question
        assert not any(words in always for words in (*SAID_OF_A_YEAR, "missed", "like ours", "clearly")), (
            always
        )


def test_a_share_is_not_taken_for_a_number():
    """A smaller share of more children can be more children: "fewer" would be denied by the number beside it."""
    for definition in SHARES:
        for way in ("rising", "falling"):
            assert not definition.questions[way].startswith(("More ", "Fewer ")), definition.questions[way]


def test_members_words_are_used():
    for question in chain.from_iterable(map(questions_of, EVERY)):
        assert "placement" not in question.lower() and "indicator" not in question.lower(), question


def test_what_members_asked_of_two_measures_is_asked_when_it_is_so():
    pairs = {(definition.code, row["with"], row["this"], row["other"]) for definition, row in LINKS}
    assert set(ASKED_TOGETHER.values()) <= pairs
    assert len(LINKS) >= 12
    assert len(pairs) == len(LINKS)


def test_linked_measures_are_related_so_that_the_page_leads_to_the_other():
    for definition, row in LINKS:
        other = CATALOGUE[row["with"]]
        assert other.code in definition.related or definition.code in other.related, (
            definition.code,
            other.code,
        )
        assert other.frequency is definition.frequency, (definition.code, other.code)
        assert row["this"] != Movement.STEADY or row["other"] != Movement.STEADY


def faults_of(tmp_path, old, new, code="contacts"):
    (tmp_path / "indicators").mkdir()
    for name in ("contacts", "referrals", "dental-checks"):
        text = (FOLDER / "indicators" / f"{name}.toml").read_text(encoding="utf-8").partition("[[linked]]")[0]
        lines = ["related = []", *(line for line in text.splitlines() if not line.startswith("related = "))]
        text = "\n".join(lines) + "\n"
        if name == "contacts":
            text += '[[linked]]\nwith = "referrals"\nthis = "rising"\nother = "steady"\nquestion = "Why?"\n'
        if name == code:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / "indicators" / f"{name}.toml").write_text(text, encoding="utf-8")
    (tmp_path / "glossary.toml").write_bytes((FOLDER / "glossary.toml").read_bytes())
    with pytest.raises(CatalogueError) as error:
        read_catalogue(tmp_path)
    return "\n".join(error.value.faults)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "rising =",
            "risen =",
            'contacts.toml, questions, risen: is not a known key. Did you mean "rising"?',
        ),
        ("rising =", "missed =", "questions, missed: no way is good here, so it is never so. Take it out."),
        (
            "rising =",
            "denominator_moved =",
            "questions, denominator_moved: is for shares alone. Take it out.",
        ),
        ("[questions]", "[[questions]]", "questions: is not a table. Start it with [questions]."),
        ("always =", "hidden =", "question: is missing. Add always under [questions], as text in quotes."),
        (
            "[questions]",
            'question = "Why?"\n[questions]',
            "question: is under [questions] as always, too. Keep one.",
        ),
        ('always = "', f'always = "{"x" * 250}', "questions, always: has"),
        ('with = "referrals"', 'with = "referals"', 'no indicator "referals". Did you mean "referrals"?'),
        ('with = "referrals"', 'with = "contacts"', "an indicator is not linked with itself. Take it out."),
        (
            'this = "rising"',
            'this = "up"',
            'linked 1, this: is "up". Write one of "rising", "falling", "steady".',
        ),
        ("[[linked]]", "[linked]", "linked: is not a table. Start each with [[linked]]."),
        ('other = "steady"\n', "", "linked 1, other: is missing."),
    ],
)
def test_a_fault_in_the_questions_is_told_with_its_remedy(tmp_path, old, new, fault):
    assert fault in faults_of(tmp_path, old, new)


# The same people by another name.
ALSO_CALLED = {"young people": "care leavers", "mothers": "women"}


def test_a_share_is_told_of_what_it_is_out_of():
    """Attendance was "out of children" and counted half days; conferences were counted by the child."""
    for definition in SHARES:
        whole = definition.denominator.lower()
        known = (definition.people.split()[-1], ALSO_CALLED.get(definition.people, definition.people))
        assert any(words in whole for words in known), (definition.people, definition.denominator)


def test_calls_episodes_and_reviews_are_not_called_people():
    """One neighbour may ring three times, and one child may be missing ten times."""
    for code in ("contacts", "return-interviews-offered", "missing-episodes"):
        for question in questions_of(CATALOGUE[code]):
            assert "people got in touch" not in question and "share of children are offered" not in question
    assert "going missing" not in CATALOGUE["return-interviews-offered"].title


def test_no_other_score_is_called_what_needs_attention():
    for definition in EVERY:
        said = " ".join([definition.meaning, *(str(each) for each in definition.breakdowns)])
        assert "needs attention" not in said, definition.code
