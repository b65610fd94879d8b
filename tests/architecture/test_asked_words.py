"""Words that others read are looked through for children before they are kept: by every form that takes any."""

import importlib
import inspect
import re

from accounts.forms import PlainForm
from indicators.asking.forms import RiskyWordsForm, is_text
from tests.paths import PROJECT

# Forms that do not ask, and why: by the ending of their module and their name
SEARCH = "looks for words and keeps none"
BESIDE = "warned of beside the words, and once more before anybody publishes them"
OFFICERS = "officers who enter and approve the figures read it, and nobody else"
READING = "says how a file is read, in the file’s own words"
NUMBER = "a number"
UNASKED = {
    "discussion.passages.forms.PassagesForm": SEARCH,
    "tracker.forms.TrackerForm": SEARCH,
    "committees.intake.forms.BringForm": BESIDE,
    "committees.intake.forms.ReviewForm": BESIDE,
    "minutes.editor.forms.MinutesForm": BESIDE,
    "collection.commentary.forms.CommentaryForm": BESIDE,
    "scorecards.words.forms.TextForm": BESIDE,
    "benchmarks.own.forms.IndicatorForm": READING,
    "benchmarks.own.forms.TextForm": READING,
    "collection.approval.forms.SeenForm": OFFICERS,
    "collection.approval.forms.DecisionForm": OFFICERS,  # commentary in it is warned of beside its field
    "collection.corrections.forms.SharedForm": NUMBER,
    "collection.corrections.forms.PartForm": NUMBER,
    "indicators.intake.bringing.forms.ReasonForm": OFFICERS,
    "indicators.intake.history.forms.SendForm": OFFICERS,
    "indicators.intake.history.forms.RemarksForm": OFFICERS,
    "indicators.intake.history.forms.AnswerForm": READING,
    "indicators.intake.history.forms.LineForm": READING,
    "indicators.intake.history.forms.NameForm": READING,
}
# Fields that a form which asks leaves alone
LEFT_ALONE = {
    "CorrectionForm": {"was"},  # words of the minutes as published, copied to find them
    "PersonForm": {"name"},  # of somebody on the committee, whom minutes name
}


MADE_OF_WORDS = re.compile(r"\b(?:Char|Text|Typed|Commentary|Reason)Field\((?![^()]*HiddenInput)")


def takes_words(form: type[PlainForm]) -> bool:
    """By its fields, or those that it adds where it is made."""
    added = (inspect.getsource(each) for each in vars(form).values() if inspect.isfunction(each))
    return any(map(is_text, form.base_fields.values())) or any(map(MADE_OF_WORDS.search, added))


def forms_with_words() -> dict[str, type[PlainForm]]:
    found = {}
    for app in ("committees", "indicators", "scorecards"):
        for path in sorted((PROJECT / app).rglob("forms.py")):
            module = importlib.import_module(".".join(path.relative_to(PROJECT).with_suffix("").parts))
            for name, each in vars(module).items():
                own = isinstance(each, type) and each.__module__ == module.__name__
                if own and issubclass(each, PlainForm) and takes_words(each):
                    found[f"{module.__name__}.{name}"] = each
    return found


def test_every_form_that_takes_words_asks_of_those_that_could_tell_of_a_child():
    silent = {name for name, each in forms_with_words().items() if not issubclass(each, RiskyWordsForm)}
    assert {name for name in silent if not name.endswith(tuple(UNASKED))} == set()
    assert {each for each in UNASKED if not any(name.endswith(each) for name in silent)} == set()


def test_a_form_that_asks_leaves_no_field_out_but_those_with_a_reason():
    asking = [each for each in forms_with_words().values() if issubclass(each, RiskyWordsForm)]
    assert {each.__name__: set(each.NOT_ASKED) for each in asking if each.NOT_ASKED} == LEFT_ALONE
