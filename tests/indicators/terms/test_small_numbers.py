"""Editors of minutes are warned where the words count so few children that one could be recognised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.terms import small_numbers as counts
from indicators.terms.small_numbers import small_numbers


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It was 3 children", 3),
        ("It was three children.", 3),
        ("Only one child had been missing more than twice.", 1),
        ("Two of the 40 looked-after children had moved out of the borough.", 2),
        ("There were 5 unaccompanied asylum-seeking young people in the quarter.", 5),
        ("4 care leavers were in custody.", 4),
        ("Two brothers had been placed apart.", 2),
        ("FIVE BABIES had come into care.", 5),
        ("The number was two girls and\nno boys.", 2),
        ("1-2 children had moved.", 2),
        ("1–2 children had moved.", 2),
        ("2 or 3 children had moved.", 3),
        ("Two to three young people had left.", 3),
        ("Two (2) children had moved.", 2),
        ("Two (2) of the children had moved.", 2),
        ("2x care leavers were homeless.", 2),
        ("3 x young people were in custody.", 3),
        ("Both children had been found.", 2),
        ("Both of the young people were in custody.", 2),
        ("Both looked-after boys had moved.", 2),
        ("The twins had been placed apart.", 2),
        ("A pair of twins had come into care.", 2),
        ("Triplets had come into care.", 3),
        ("A sibling pair waits for adoption.", 2),
        ("A pair of siblings waits for adoption.", 2),
        ("A sibling group of three was split.", 3),
        ("A brother and sister were placed apart.", 2),
        ("Four UASC had arrived.", 4),
        ("There were 3 LAC missing.", 3),
        ("2 CLA were out of school.", 2),
        ("A couple of children had moved.", 2),
        ("A handful of care leavers were homeless.", 5),
        ("A single child was missing.", 1),
        ("The only child in a secure home had left.", 1),
        ("Two 16-year-olds were in a bed and breakfast.", 2),
        ("Three 17 year olds lived alone.", 3),
        ("Three under-fives had come into care.", 3),
        ("Two newborns were removed.", 2),
        ("Children: 3", 3),
        ("Care leavers in custody = no; young people (2)", 2),
        ("The number of children in secure homes was two.", 2),
        ("The number of care leavers in custody fell to 3.", 3),
        ("Six moved, two of whom were in custody.", 2),
        ("Her two daughters came into care.", 2),
        ("A boy had been found in Leeds.", 1),
        ("A little girl had come into care.", 1),
        ("3 (three) young people had moved.", 3),
        ("Three (of 40) children moved.", 3),
        ("2/40 children moved.", 2),
        ("4 out of the 52 eligible care leavers replied.", 4),
        ("Of the seven children, two were excluded.", 2),
        ("Between one and three care leavers were homeless.", 3),
        ("The other two young people had left.", 2),
        ("Neither child had a school place.", 2),
        ("Neither of the children had been told.", 2),
        ("Her brothers, both under five, were adopted.", 2),
        ("His two half-brothers were adopted.", 2),
        ("Two grandchildren lived with her.", 2),
        ("Her twin boys came into care.", 2),
        ("A brother and his sister moved.", 2),
        ("A trio of brothers was split.", 3),
        ("Quadruplets came into care.", 4),
        ("Two teenage mothers were in care.", 2),
        ("Two females were in custody.", 2),
        ("The only child placed in secure accommodation had left.", 1),
        ("One child’s placement had ended.", 1),
        ("Young people in custody (3)", 3),
        ("Children missing overnight: 2", 2),
    ],
)
def test_a_small_count_of_children_is_warned_of(text, count):
    assert [found.count for found in small_numbers(text, 5)] == [count]


@pytest.mark.parametrize(
    "text",
    [
        "Three children's homes were inspected.",
        "Two children’s homes and four children's social workers.",
        "Three LAC reviews were late and two CLA nurses were away.",
        "Both parents agreed, and both officers.",
        "Young people (16 to 25), children (0-4) and children (5-9).",
        "Children – 3% of them.",
        "4-12 children in each home.",
        "Ages 16-17: young people.",
        "A couple of meetings were held.",
        "It was 6 children.",
        "There were 563 children in care, 1,003 children in need and 2.5 children for each worker.",
        "One in five children had moved.",
        "3% of children and 4 per cent of care leavers.",
        "Three or more homes in 12 months.",
        "Fewer than 5 children had done so.",
        "At quarter 3 children were seen sooner.",
        "Children aged 4 children's services had met.",
        "Item 5 children in care.",
        "£5 a child.",
        "2018/19 children in need.",
        "Two officers had met the children.",
        "Four visits a year to each child.",
        "47 of 563 children.",
        "Two thirds of children, one third of boys and two hundred and six girls.",
        "Thirty two children and one hundred babies.",
        "Two children’s social workers, two children's rights officers and two young people's representatives.",
        "Two pupil referral units, three care leaver hubs and two sibling assessments.",
        "One child protection plan, a single child-friendly form and the only children’s home in the county.",
        "One of the ways children are heard, and one way to help children.",
        "Two workshops for children, and one teacher and the children.",
        "Four youth workers met young people; one officer for every 15 children.",
        "Both boards met children. Both young people and staff were pleased.",
        "Priority 2 children and young people.",
        "Two children in care councils met, with 5 children per worker.",
        "Brother and sister placements are sought.",
        "Nobody counted anything.",
        "",
    ],
)
def test_shares_ages_bounds_and_numbered_things_are_not_counts_of_children(text):
    assert small_numbers(text, 5) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Roedd un plentyn ar goll.", 1),
        ("Symudodd dau blentyn.", 2),
        ("Y ddau blentyn", 2),
        ("Tri phlentyn a thair merch", 3),
        ("i dri o blant", 3),
        ("tri o'r 40 o blant", 3),
        ("tair chwaer", 3),
        ("dair o ferched", 3),
        ("dwy ferch", 2),
        ("y ddwy chwaer", 2),
        ("pedwar o blant", 4),
        ("pedair merch", 4),
        ("i bedair o ferched", 4),
        ("pum plentyn", 5),
        ("pump o bobl ifanc", 5),
        ("2 blentyn", 2),
        ("3 o blant", 3),
        ("Rhwng un a thri o blant", 3),
        ("dau berson ifanc", 2),
        ("y gefeilliaid", 2),
        ("cwpl o blant", 2),
        ("llond llaw o bobl ifanc", 5),
    ],
)
def test_a_small_count_of_children_in_welsh_is_warned_of(text, count):
    assert {found.count for found in small_numbers(text, 5)} == {count}


@pytest.mark.parametrize(
    "text",
    [
        "tri chartref plant a 3 chartref plant",
        "tri gweithiwr cymdeithasol plant, dau wasanaeth plant ac un o’r gwasanaethau plant",
        "chwe phlentyn a 6 o blant, 20 o blant a 3% o blant",
        "dau ddeg o blant, dau ddeg tri o blant, un ar ddeg o blant a chant a dau o blant",
        "un o bob pump o blant, un plentyn ym mhob deg a dwy ran o dair o blant",
        "llai na phump o blant, mwy na thri o blant ac o leiaf tri o blant",
        "Eitem 3 Plant sy'n derbyn gofal",
    ],
)
def test_welsh_homes_shares_bounds_and_larger_numbers_are_no_small_counts_of_children(text):
    assert small_numbers(text, 5) == []


@pytest.mark.parametrize(
    "words",
    [
        "Half a dozen young people",
        "half-a-dozen children",
        "half a dozen of the children",
        "hanner dwsin o blant",
    ],
)
def test_half_a_dozen_children_are_six(words):
    """A council that shows five as few may print six, so its editors are not asked about it."""
    text = f"{words} had left."
    assert small_numbers(text, 5) == []
    assert [(each.count, "about 6" in each.message) for each in small_numbers(text, 6)] == [(6, True)]


def test_half_a_dozen_of_other_things_is_no_count_of_children():
    assert small_numbers("Half a dozen children's homes and half a dozen visits to children.", 10) == []


def test_looking_for_counts_takes_steps_in_proportion_to_the_text(monkeypatch):
    """A text of 200 pages, each line with a count: what stands before each is looked at a few words far."""
    looked = []
    monkeypatch.setattr(
        counts, "_before", lambda *args, before=counts._before: looked.append(before(*args)) or looked[-1]
    )
    assert len(small_numbers("One child was missing. " * 400, 5)) == 400
    assert sum(map(len, looked)) <= 400 * counts.FAR


def test_every_count_in_a_text_is_told_in_order_with_its_own_words():
    found = small_numbers("One child was missing. Later, 3 young people were.", 5)
    assert [(each.count, each.quoted) for each in found] == [
        (1, "One child"),
        (3, "3 young people"),
    ]
    assert "“3 young people” gives a count of 3" in found[1].message


def test_the_council_sets_where_small_ends():
    assert small_numbers("9 children", 10) and not small_numbers("9 children", 5)


@given(st.integers(1, 5), st.sampled_from(["children", "young people", "care leavers", "babies"]))
def test_a_plain_count_is_never_missed(count, noun):
    found = small_numbers(f"The officer replied that {count} {noun} had moved.", 5)
    assert [each.count for each in found] == [count]


@given(st.text())
def test_no_text_is_too_strange_to_read(text):
    assert all(1 <= found.count <= 5 for found in small_numbers(text, 5))
