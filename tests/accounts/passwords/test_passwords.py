"""Long and not guessable is enough; common, repeated and own words are refused."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.signin.passwords.strength import LONGEST, why_not
from tests.factories import CouncilFactory


@pytest.mark.parametrize(
    "password",
    [
        "123456789012",
        "aaaaaaaaaaaa",
        "Password1234",
        "qwertyuiop12",
        "letmeinletmein",
        "Summer2026!!",
        "a" * 128,
        "scorecardscorecard",
        "corporateparenting",
        "correct horse battery",
        "CorrectHorseBatteryStaple",
        "coffee train fish",
        "applenemobiro",
        "childrenincare2026",
        "Officer scorecard 2026!",
        "County council head of service",
        "Winter2026!!Winter2027",
    ],
)
def test_what_is_easy_to_guess_is_refused_with_advice(password):
    assert "easy to guess" in why_not(password) and "three or four words" in why_not(password)


@pytest.mark.parametrize(
    "password",
    [
        "purple monkey dishwasher",
        "zahlreiche wörter hier",
        "Ω≈ç√∫˜µ≤≥÷ äöü",
        "tulip anchor gravel " * 6 + "8.charac",
    ],
)
def test_words_spaces_and_any_letters_are_taken_as_they_are(password):
    assert why_not(password) == ""
    user = User()
    user.set_password(password)
    assert user.check_password(password) and not user.check_password(password[:-1]), "nothing is cut off"


def test_the_length_is_told():
    assert why_not("wide gravel") == "The password has 11 characters. It needs 12 or more."
    assert why_not("x" * 129) == "The password has 129 characters. It may have 128 at most."


@pytest.mark.django_db
def test_own_words_do_not_make_a_password():
    CouncilFactory(name="Qorvath Metropolitan Borough Council")
    person = User(email="zqorvath.brintleweck@exampleton.example", name="Head of service")
    with pytest.raises(ValidationError):
        validate_password("zqorvathbrintleweck", person)
    assert why_not("zqorvathbrintleweck") == ""
    for password in ("Summer2026Qorvath!", "qorvath council brintleweck scorecard"):
        with pytest.raises(ValidationError, match="easy to guess"):
            validate_password(password, person)
    validate_password("council purple elephants dance", person)


@given(st.text(min_size=12, max_size=LONGEST))
def test_any_text_gets_an_answer(password):
    assert isinstance(why_not(password), str)
