"""Bringing minutes in by page: a file or a text, and what a person says to each item that was read."""

from collections.abc import Sequence

from django import forms
from django.utils.timezone import localdate

from accounts.forms import DayField, PlainForm, SentFileField
from committees.intake.facts import facts_of
from committees.intake.policies import NO_DAY, why_not_this_day, why_not_yet
from committees.intake.presenters import Part
from committees.intake.typed import Typed, plain
from committees.minutes.editor.reasons import Reasons
from committees.minutes.notes.forms import SaidForm, TypedField
from committees.models import AgendaItem, Committee, Meeting
from committees.presenters import meeting_words
from committees.reading.reading import read_minutes
from committees.reading.sources.refusals import LARGEST_SOURCE, MinutesRefused, too_large

PASTED = "Pasted text"
NEW = "new"
LONGEST = 400_000  # characters of one item, as in the editor


class BringForm(PlainForm):
    where = forms.ChoiceField(
        label="Whose minutes they are",
        help_text="Of a committee: the file says the day, and the meeting is made if need be.",
    )
    file = SentFileField(
        required=False,
        help_text="A page or XML of Modern.gov, Word (.docx), plain text or a transcript (.vtt). At most 10 MB.",
    )
    text = TypedField(
        required=False,
        label="Or paste the text",
        max_length=2_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    day = DayField(
        required=False,
        label="Day of the meeting",
        help_text="Only if the file does not say it or says another. With a meeting chosen above, give its day.",
    )

    def __init__(
        self, *args, committees: Sequence[Committee], meetings: Sequence[Meeting], names: Sequence, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.committees = {f"committee-{each.pk}": each for each in committees}
        self.meetings = {f"meeting-{each.pk}": each for each in meetings}
        self.names = names
        of_committees = [(key, f"{each.name}: as the file says") for key, each in self.committees.items()]
        of_meetings = [(key, meeting_words(each)) for key, each in self.meetings.items()]
        self.fields["where"].choices = [
            ("", "Choose"), ("A committee", of_committees), ("A meeting", of_meetings)
        ]  # fmt: skip
        self.fields["file"].unless = "or paste the text below"

    def clean(self):
        values = self.cleaned_data
        file, text = values.get("file"), values.get("text", "")
        if self.errors:
            return
        if bool(file) == bool(text.strip()):
            both = "Choose a file or paste a text, not both." if file else "Choose a file, or paste a text."
            self.add_error("file", both)
            return
        if file and file.size > LARGEST_SOURCE:
            self.add_error("file", str(too_large()))
            return
        values["content"] = file.read() if file else text.encode()
        values["name"] = file.name if file else PASTED
        try:
            values["reading"] = read_minutes(values["content"], self.names)
        except MinutesRefused as refused:
            self.add_error("file" if file else "text", str(refused))
            return
        self._settle_day(values)

    def _settle_day(self, values: dict) -> None:
        meeting = self.meetings.get(values["where"])
        said, typed = facts_of(values["reading"]).day, values.get("day")
        values["committee"] = meeting.committee if meeting else self.committees[values["where"]]
        if meeting and (why_not := why_not_this_day(meeting, typed or said)):
            self.add_error("day", why_not)
        elif not meeting and not (typed or said):
            self.add_error("day", NO_DAY)
        else:
            values["meeting_day"] = day = meeting.date if meeting else typed or said
            if why_not := why_not_yet(day, localdate()):
                self.add_error("day", why_not)


class ReviewForm(SaidForm):
    """The text of each item that is not confirmed, which item of the agenda it is, and the measures it speaks of."""

    def __init__(
        self,
        *args,
        parts: Sequence[Part],
        agenda: Sequence[AgendaItem],
        **kwargs,
    ):
        typed = {name: text for part in parts if part.typed for name, text in part.typed.fields.items()}
        kwargs["initial"] = typed
        offered = {
            f"{part.place}:{each.key}": (each.title, each.stated) for part in parts for each in part.mentions
        }
        super().__init__(*args, offered=offered, **kwargs)
        self.places = [part.place for part in parts]
        self.agenda = {str(each.pk): each for each in agenda}
        choices = [(key, f"{each.number}. {each.title}") for key, each in self.agenda.items()]
        for part in parts:
            place, text = part.place, part.text
            self.fields[f"text-{place}"] = TypedField(
                required=False,
                label="Minutes",
                max_length=LONGEST,
                strip=False,
                initial=text,
                widget=forms.Textarea(
                    attrs={"rows": min(24, max(4, len(text) // 70 + text.count("\n") + 1))}
                ),
            )
            self.fields[f"text-{place}"].unless = "nothing is minuted where it is empty"
            self.fields[f"item-{place}"] = forms.ChoiceField(
                label="Item of the agenda",
                choices=[(NEW, "Add it to the agenda"), *choices],
                initial=str(part.target.pk) if part.target else NEW,
            )

    def ticked(self) -> set[str]:
        return {f"{place}:{key}" for place in self.places for key in self.data.getlist(f"mention-{place}")}

    def typed_into(self, part: Part, kept: Reasons) -> Typed | None:
        """What was changed in a part; None where nothing was. `kept` are the reasons that were given in it."""
        place, before = part.place, part.typed
        names = [f"item-{place}", *(name for name in self.fields if f"-{place}:" in name)]
        fields = {name: str(self.cleaned_data.get(name, "")) for name in names if name in self.data}
        text, over = plain(self.text_of(place)), before.over if before else part.text
        ticked = sorted(self.ticked() & {f"{place}:{each.key}" for each in part.mentions})
        changed = any(
            said != str(self.get_initial_for_field(self.fields[name], name)) for name, said in fields.items()
        )
        if (
            before
            or changed
            or ticked
            or any(why for _, told in kept for why in told.values())
            or text != plain(over)
        ):
            return Typed(text, over, fields, ticked, kept)
        return None

    def text_of(self, place: int) -> str:
        return self.cleaned_data[f"text-{place}"]

    def item_of(self, place: int) -> AgendaItem | None:
        return self.agenda.get(self.cleaned_data[f"item-{place}"])
