"""Words that others read are looked through for children before they are kept: by every form that takes any."""

import importlib

from accounts.forms import PlainForm
from indicators.catalogue.forms import RiskyWordsForm, is_text
from tests.paths import PROJECT

# Forms that do not ask, and why: by the ending of their module and their name
SEARCH = "looks for words and keeps none"
TRAIL = "kept in the audit trail, which officers read"
SECOND = "another person approves it, with warnings beside the words or from the rules of figures"
SET_UP = "names and questions that a council sets before there is a figure"
OWN_WAY = "warns in its own way before the words are out"
UNASKED = {
    "discussion.passages.forms.PassagesForm": SEARCH,
    "tracker.forms.TrackerForm": SEARCH,
    "committees.intake.forms.BringForm": OWN_WAY,  # each item is reviewed, with warnings, before it stands
    "minutes.editor.forms.MinutesForm": OWN_WAY,  # beside each paragraph, before minutes are published
    "agreement.forms.ReopenForm": TRAIL,
    "people.forms.RulesForm": "a telephone number or an address",
    "benchmarks.loaded.forms.ChoiceForm": "why a release of national figures is used, which names no child",
    "benchmarks.own.forms.NameForm": SET_UP,
    "benchmarks.own.forms.IndicatorForm": SET_UP,
    "benchmarks.own.forms.TextForm": SET_UP,
    "benchmarks.own.forms.RemoveForm": TRAIL,
    "catalogue.own.forms.CategoryForm": SET_UP,
    "catalogue.own.groups.forms.GroupsForm": SET_UP,
    "catalogue.own.retiring.forms.RetireForm": TRAIL,
    "collection.approval.forms.SeenForm": "officers of one section read it",
    "collection.approval.forms.DecisionForm": "officers of one section read it",
    "collection.calendar.forms.CollectionForm": SET_UP,
    "collection.commentary.forms.CommentaryForm": SECOND,
    "collection.corrections.forms.CorrectionForm": SECOND,
    "collection.corrections.forms.SharedForm": "a number",
    "collection.corrections.forms.PartForm": "a number",
    "collection.merging.forms.MergeForm": TRAIL,
    "indicators.intake.bringing.forms.ReasonForm": TRAIL,
    "indicators.intake.history.forms.AnswerForm": SECOND,
    "indicators.intake.history.forms.LineForm": SECOND,
    "indicators.intake.history.forms.NameForm": SECOND,
    "indicators.intake.history.forms.SendForm": SECOND,
    "indicators.intake.history.forms.RemarksForm": "officers of one section read it",
    "indicators.intake.systems.forms.SystemForm": SET_UP,
    "editions.checking.forms.LineForm": "officers read it on the checklist",
    "editions.drafts.forms.CorrectionForm": OWN_WAY,
    "scorecards.editor.forms.SectionForm": SET_UP,
    "scorecards.editor.forms.DetailsForm": SET_UP,
    "scorecards.editor.forms.NewScorecardForm": SET_UP,
    "editor.frameworks.forms.FrameworkForm": SET_UP,
    "editor.frameworks.forms.LineForm": SET_UP,
    "scorecards.evidence.forms.EvidenceForm": OWN_WAY,  # asks once before it saves
    "scorecards.evidence.forms.WithdrawForm": "officers read it",
}
# Fields that a form which asks leaves alone
LEFT_ALONE = {
    "CorrectionForm": {"was"},  # words of the minutes as published, copied to find them
    "PersonForm": {"name"},  # of somebody on the committee, whom minutes name
}


def forms_with_words() -> dict[str, type[PlainForm]]:
    found = {}
    for app in ("committees", "indicators", "scorecards"):
        for path in sorted((PROJECT / app).rglob("forms.py")):
            module = importlib.import_module(".".join(path.relative_to(PROJECT).with_suffix("").parts))
            for name, each in vars(module).items():
                own = isinstance(each, type) and each.__module__ == module.__name__
                if own and issubclass(each, PlainForm) and any(map(is_text, each.base_fields.values())):
                    found[f"{module.__name__}.{name}"] = each
    return found


def test_every_form_that_takes_words_asks_of_those_that_could_tell_of_a_child():
    silent = {name for name, each in forms_with_words().items() if not issubclass(each, RiskyWordsForm)}
    assert {name for name in silent if not name.endswith(tuple(UNASKED))} == set()
    assert {each for each in UNASKED if not any(name.endswith(each) for name in silent)} == set()


def test_a_form_that_asks_leaves_no_field_out_but_those_with_a_reason():
    asking = [each for each in forms_with_words().values() if issubclass(each, RiskyWordsForm)]
    assert {each.__name__: set(each.NOT_ASKED) for each in asking if each.NOT_ASKED} == LEFT_ALONE
