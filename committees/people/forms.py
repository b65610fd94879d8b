"""Forms of democratic services for committees, people, their places on committees, and the rules of meetings."""

from django import forms
from django.utils.text import slugify

from accounts.forms import DayField, PlainForm
from accounts.models import Council
from committees.models import Committee, CommitteeMembership, MeetingRules, Person
from committees.people.querysets import accounts_of, people_of
from indicators.asking.forms import RiskyWordsForm
from scorecards.models import Scorecard

NO_NAMES_OF = "Never a child, a family or an officer below head of service."


class PersonForm(RiskyWordsForm):
    NOT_ASKED = frozenset({"name"})  # whose it may be the field says

    kind = forms.ChoiceField(
        label="Who they are",
        choices=Person.Kind.choices,
        initial=Person.Kind.MEMBER,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        max_length=120,
        required=False,
        help_text=f"As minutes write it: Councillor A. Surname. {NO_NAMES_OF} Empty: the role stands for it.",
    )
    role = forms.CharField(
        max_length=160,
        required=False,
        help_text="An officer’s post, or who a co-opted member speaks for: Foster carers’ representative.",
    )
    user = forms.ModelChoiceField(
        None,
        required=False,
        label="Their account here",
        empty_label="None",
        help_text="With it they see their committee’s private papers and what they asked.",
    )

    def __init__(self, *args, council: Council, person: Person | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.council, self.person = council, person
        self.fields["user"].queryset = accounts_of(council)
        self.fields["user"].label_from_instance = lambda user: user.email

    def clean(self):
        values = self.cleaned_data
        if not values.get("name") and not values.get("role"):
            self.add_error("name", "Write a name, or a role that stands for it.")
        if values.get("kind") == Person.Kind.YOUNG_PERSON and values.get("name"):
            self.add_error(
                "name", "Leave the name empty: young people are shown by what they represent, never by name."
            )
        others = people_of(self.council).filter(user=values.get("user")) if values.get("user") else None
        if others is not None and others.exclude(pk=self.person.pk if self.person else None).exists():
            self.add_error("user", "Another person has that account already. Choose another, or none.")


class MembershipForm(PlainForm):
    capacity = forms.ChoiceField(
        label="In what capacity",
        choices=CommitteeMembership.Capacity.choices,
        initial=CommitteeMembership.Capacity.MEMBER,
        help_text="The chair, the vice-chair and members vote and count for the quorum.",
    )
    starts = DayField(label="First day", required=False, help_text="Leave empty if it was long ago.")
    ends = DayField(label="Last day", required=False, help_text="Leave empty while it lasts.")


class NewMemberForm(MembershipForm):
    person = forms.ModelChoiceField(
        None,
        required=False,
        label="Somebody who is on another committee",
        empty_label="Somebody new, whom I write below",
    )
    field_order = ("person",)

    def __init__(self, *args, council: Council, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_of(council)


class CommitteeForm(RiskyWordsForm):
    """Of a new committee, or of one that is there: that one keeps its address."""

    name = forms.CharField(max_length=160, help_text="As on its agenda: Corporate Parenting Panel.")
    short_name = forms.CharField(max_length=60, help_text="As its minutes say it: the Panel.")
    scorecard = forms.ModelChoiceField(
        Scorecard.objects.none(), required=False, help_text="The one this committee reads each quarter."
    )
    quorum = forms.IntegerField(
        required=False, min_value=1, max_value=200, help_text="How many voting members must be there."
    )
    terms = forms.CharField(
        required=False,
        max_length=20_000,
        label="Terms of reference",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="What the committee is for, how members are appointed, who may substitute. Read by everyone.",
    )

    def __init__(self, *args, council: Council, new: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.council, self.new = council, new
        self.fields["scorecard"].queryset = Scorecard.objects.filter(council=council)

    def clean(self):
        if not self.new:
            return
        scorecard = self.cleaned_data.get("scorecard")
        slug = scorecard.slug if scorecard else slugify(self.cleaned_data.get("name", ""))[:80]
        if self.cleaned_data.get("name") and not slug:
            self.add_error("name", "Use some letters or digits in the name: the address is made from them.")
        elif Committee.objects.filter(council=self.council, slug=slug).exists():
            self.add_error("name", "There is a committee at this address already. Choose another name.")
        self.cleaned_data["slug"] = slug


class RulesForm(RiskyWordsForm):
    regime = forms.ChoiceField(
        label="The law your meetings sit under",
        help_text="What is published by then keeps the law that it was published under.",
        required=False,
        choices=[("", "As the council’s GSS code says"), *MeetingRules.Regime.choices],
    )
    names = forms.ChoiceField(
        label="How minutes show a member", choices=MeetingRules.Names.choices, widget=forms.RadioSelect
    )
    arising_item = forms.BooleanField(
        required=False,
        label="Put “Actions and matters arising” on the agenda of each meeting that is planned",
        help_text="Actions and recommendations of earlier meetings stand at it by themselves. Special and informal "
        "meetings do not get it; from any agenda the item can be taken away.",
    )
    question_days = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=20,
        label="Clear days before a meeting by which questions in advance must be in",
        help_text="Left empty, members can put them until the meeting.",
    )
    contact = forms.CharField(
        required=False,
        max_length=200,
        label="Where to ask for papers in another format",
        help_text="A telephone number or an e-mail address of democratic services. Shown wherever papers are.",
    )
