"""What kind of people spoke is told by the words that minutes have for them, or by the sentence that tells it."""

import pytest

from committees.reading.speech.spoken import kind_of_speaker


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("The Chair", "chair"),
        ("Cllr Ash", "member"),
        ("Councillor Bo Ash", "member"),
        ("Y Cynghorydd Ash", "member"),
        ("A member", "member"),
        ("Group Leader", "member"),
        ("A care-experienced young person", "young_person"),
        ("A care leaver", "young_person"),
        *((each, "member") for each in ("Vice-Chair", "The Vice Chair", "Deputy Chair", "Depute Convener")),
        *((each, "member") for each in ("Yr Is-gadeirydd", "Member for Abbey ward", "Member for Parks")),
        *((each, "chair") for each in ("Convener", "The Presiding Officer", "Y Cadeirydd")),
        ("Head of Transport", "officer"),
        ("Director of Children’s Services", "officer"),
        ("Performance Manager", "officer"),
        ("Democratic Services Officer", "officer"),
        ("Principal Social Worker", "officer"),
        ("A health visitor", "officer"),
        ("The foster carers’ representative", "coopted"),
        ("A visitor", "public"),
        ("A visitor from Leeds", "public"),
        ("A member of the public", "public"),
        ("Mrs Ash", ""),
        ("Ash", ""),
        ("The Committee", ""),
    ],
)
def test_a_speaker_is_what_the_words_say(speaker, kind):
    assert kind_of_speaker(speaker, "asked why.", "question") == kind


@pytest.mark.parametrize(
    ("said", "text", "kind"),
    [
        ("question", "A care-experienced young person asked why rooms are shared.", "young_person"),
        ("question", "The Chair asked: why?", "chair"),
        ("question", "A visitor: why are buses late?", "public"),
        ("answer", "The Head of Transport replied that they are not.", "officer"),
        ("answer", "In response to Councillor Ash, the Head of Transport said that buses run.", "officer"),
        ("statement", "The Chair thanked carers.", "chair"),
        ("question", "Why were young people not asked?", ""),
        ("question", "Were care leavers told?", ""),
        ("question", "Care leavers without a flat: how many?", ""),
        ("statement", "Young people placed far away were seen monthly.", ""),
        ("statement", "Councillor Ash was thanked.", ""),
        ("statement", "The target of 85% for referrals had been missed.", ""),
        ("answer", "He replied that it was so.", ""),
        ("procedure", "The Chair took this item first.", ""),
    ],
)
def test_without_a_name_apart_it_is_whom_a_sentence_begins_with_that_says_so(said, text, kind):
    assert kind_of_speaker("", text, said) == kind
