"""Which entries of the trail to show."""

from django import forms
from django.apps import apps

from accounts.forms import DayField, PlainForm
from accounts.querysets import SIGN_IN
from accounts.trail.called import CALLED, PARTS, called


def kinds_of_things() -> list[tuple[str, str]]:
    """Everything that can be the subject of an audit entry, from the models themselves; and signing in."""
    names = {SIGN_IN, *CALLED} | {
        str(model._meta.verbose_name)
        for model in apps.get_models()
        if not model.__module__.startswith(("django", "allauth."))
    }
    shown = [(name, capitalised(called(name))) for name in names - PARTS]
    return [("", "Everything"), *sorted(shown, key=lambda each: each[1])]


def capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


class AuditFilterForm(PlainForm):
    """Which entries; what is looked for of a person may be an e-mail address, so it stands in no address of a page."""

    subject = forms.ChoiceField(label="Kind of thing", required=False)
    person = forms.CharField(max_length=120, required=False, help_text="Part of a name or an e-mail address.")
    since = DayField(label="From", required=False)
    until = DayField(label="To", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["subject"].choices = kinds_of_things()

    def clean(self):
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day is before the first. Swap them.")
