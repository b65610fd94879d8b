"""The forms of a page as its HTML has them, and what they show. Pure.

Read from the finished page, because that is what a person saw and what their browser sends back, whatever made it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from accounts.writing.names import CONFIRMS, LET_GO, OWN_FIELDS

Attributes = dict[str, str | None]
FREE_TEXT = {"textarea", "text", "email", "url", "tel"}
# Of which a person types or chooses nothing; `password` marks forms that are never kept
NOT_TYPED = {"hidden", "submit", "button", "image", "reset", "file", "password"}
CHOSEN = {"checkbox", "radio"}
GOES_WITH = "data-goes-with"  # on a field that says something of another: that one's name
STATES = {"seen", "shown"}  # hidden fields that say which state the page showed, and not of what
LENGTH_OF = "data-words-of"  # where the length of a field's text is told: its id


@dataclass
class Option:
    start: int
    end: int
    attributes: Attributes
    words: str = ""

    @property
    def value(self) -> str:
        value = self.attributes.get("value")
        return " ".join(self.words.split()) if value is None else value


@dataclass
class Control:
    """A field in the page's text: from `start` to `end` is its tag, and of a textarea or list all of it.

    `kind` is the input's type, or "textarea" or "select"; `legend` is that of the group that it stands in.
    """

    kind: str
    start: int
    end: int
    attributes: Attributes
    text: str = ""
    options: list[Option] = field(default_factory=list)
    legend: str = ""

    @property
    def name(self) -> str:
        return self.attributes.get("name") or ""

    @property
    def typed(self) -> bool:
        return self.kind not in NOT_TYPED

    @property
    def confirms(self) -> bool:
        """Whether it confirms what the page showed, so that nobody but the person fills it in."""
        return CONFIRMS in self.attributes

    @property
    def value(self) -> str:
        default = "on" if self.kind in CHOSEN else ""
        return self.text if self.kind == "textarea" else self.attributes.get("value") or default

    def shown(self) -> list[str]:
        """What a browser sends of it, where nothing was typed or chosen."""
        if self.kind == "select":
            chosen = [each.value for each in self.options if "selected" in each.attributes]
            first = [] if "multiple" in self.attributes else [each.value for each in self.options[:1]]
            return chosen or first
        if self.kind in CHOSEN:
            return [self.value] if "checked" in self.attributes else []
        return [self.value]


@dataclass
class Told:
    """Where the page tells how long the text of a field is, by its id."""

    of: str
    start: int
    end: int = 0


@dataclass
class Form:
    """From `start` to `opened` is its first tag; `number` is its place among the forms with the same `action`."""

    start: int
    opened: int
    attributes: Attributes
    number: int
    end: int = 0
    controls: list[Control] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    @property
    def action(self) -> str:
        """The path alone; "" for the page's own address."""
        return re.split(r"[?#]", self.attributes.get("action") or "")[0]

    @property
    def secret(self) -> bool:
        """Whether somebody shows with it who they are."""
        codes = ("one-time-code", "current-password", "new-password")
        return any(
            each.kind == "password" or each.attributes.get("autocomplete") in codes for each in self.controls
        )

    @property
    def has_free_text(self) -> bool:
        return any(each.kind in FREE_TEXT for each in self.controls)

    @property
    def names(self) -> set[str]:
        return {each.name for each in self.controls}

    @property
    def hidden(self) -> dict[str, str]:
        """What the page itself puts into it, but for the token."""
        hidden = (each for each in self.controls if each.kind == "hidden" and each.name not in OWN_FIELDS)
        return {each.name: each.value for each in hidden}

    @property
    def with_fields(self) -> dict[str, str]:
        """Of each field that goes with another, that one."""
        return {
            each.name: each.attributes.get(GOES_WITH) or ""
            for each in self.controls
            if GOES_WITH in each.attributes
        }

    @property
    def files(self) -> list[Control]:
        return [each for each in self.controls if each.kind == "file"]

    def shown(self) -> dict[str, list[str]]:
        """What it shows in each field that somebody fills in."""
        found: dict[str, list[str]] = {}
        for control in self.controls:
            if control.typed:
                found.setdefault(control.name, []).extend(control.shown())
        return found

    def shows_other_than(self, sent: Mapping[str, Sequence[str]]) -> bool:
        """Whether what was confirmed when these fields were sent was something else than the page shows now."""
        hidden = (each for each in self.controls if each.confirms and each.kind == "hidden")
        return any([each.value] != list(sent[each.name]) for each in hidden if each.name in sent)

    def label(self, name: str) -> str:
        """The words at a field, after those of its group; a name as words where it has none."""
        own = [each for each in self.controls if each.name == name]
        for control in own:
            words = control.attributes.get("aria-label") or self.labels.get(
                control.attributes.get("id") or "", ""
            )
            words = words.removesuffix("(optional)").strip()
            if control.legend and (not words or (control.kind in CHOSEN and len(own) > 1)):
                return control.legend
            if words:
                return f"{control.legend}: {words}" if control.legend else words
        return name.replace("-", " ").replace("_", " ").strip().capitalize()

    def words_of(self, name: str, values: Sequence[str]) -> str:
        """Values as somebody reads them: the words of what is chosen, and else the text."""
        offered = {
            option.value: " ".join(option.words.split())
            for control in self.controls
            if control.name == name
            for option in control.options
        }
        chosen = {
            each.value: self.labels.get(each.attributes.get("id") or "", each.value)
            for each in self.controls
            if each.name == name and each.kind in CHOSEN
        }
        known = {**offered, **chosen}
        return ", ".join(known.get(each, each) for each in values).strip()


def forms_in(page: str) -> list[Form]:
    """Those that are sent by POST, with the token of our own; without the one that only lets go of what was kept."""
    forms: list[Form] = []
    for found in re.finditer(r"<form\b.*?</form>", page, re.DOTALL | re.IGNORECASE):
        if "csrfmiddlewaretoken" in found.group() and LET_GO not in found.group():
            reader = _Reader(found.group(), found.start())
            if reader.form:
                reader.form.number = sum(each.action == reader.form.action for each in forms)
                forms.append(reader.form)
    return forms


class _Reader(HTMLParser):
    """Reads one form, which begins at `offset` of its page."""

    def __init__(self, text: str, offset: int):
        super().__init__(convert_charrefs=True)
        self.lines = [offset]
        self.lines += [offset + place.end() for place in re.finditer("\n", text)]
        self.form: Form | None = None
        self.control: Control | None = None
        self.option: Option | None = None
        self.label: str | None = None
        self.legends: list[str] = []
        self.in_legend = False
        self.feed(text)
        self.close()

    def place(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found, start = dict(attrs), self.place()
        end = start + len(self.get_starttag_text() or "")
        if tag == "form" and self.form is None:
            self.form = Form(start, end, found, 0)
        elif tag in ("input", "textarea", "select") and self.form:
            self._control(tag, found, start, end)
        elif tag == "option" and self.control:
            self.option = Option(start, end, found)
            self.control.options.append(self.option)
        elif tag == "label":
            self.label = found.get("for")
        elif tag == "fieldset":
            self.legends.append("")
        elif tag == "legend":
            self.in_legend = True
        elif self.form and (of := found.get(LENGTH_OF)):
            self.form.told.append(Told(of, end))

    handle_startendtag = handle_starttag

    def _control(self, tag: str, found: Attributes, start: int, end: int) -> None:
        kind = (found.get("type") or "text").lower() if tag == "input" else tag
        legend = next((each for each in reversed(self.legends) if each), "")
        control = Control(kind, start, end, found, legend=legend.removesuffix("(optional)").strip())
        if self.form and found.get("name") and "disabled" not in found:
            self.form.controls.append(control)
        if tag != "input":
            self.control = control

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.form:
            self.form.end = self.place()
        elif tag in ("textarea", "select") and self.control:
            self.control.end = self.place() + len(f"</{tag}>")
            # Browsers take the first line break of a textarea for layout
            self.control.text = re.sub(r"\A\r?\n", "", self.control.text)
            self.control = self.option = None
        elif tag == "option":
            self.option = None
        elif tag == "label":
            self.label = None
        elif tag == "fieldset" and self.legends:
            self.legends.pop()
        elif tag == "legend":
            self.in_legend = False
        elif self.form and self.form.told and not self.form.told[-1].end:
            self.form.told[-1].end = self.place()

    def handle_data(self, data: str) -> None:
        if self.option:
            self.option.words += data
        elif self.control and self.control.kind == "textarea":
            self.control.text += data
        elif self.in_legend and self.legends:
            self.legends[-1] = " ".join(f"{self.legends[-1]} {data}".split())
        elif self.label and self.form:
            before = self.form.labels.get(self.label, "")
            self.form.labels[self.label] = " ".join(f"{before} {data}".split())


def best_match(
    forms: Sequence[Form], action: str, number: int, sent: Mapping[str, Sequence[str]]
) -> Form | None:
    """The form among these that was sent: of those to that address the one with the most of its fields. Others like it
    may have come or gone since: of several for different things it is the one of the same thing, or none."""
    there = [each for each in forms if each.action == action]
    fitting = max((len(each.names & sent.keys()) for each in there), default=0)
    alike = [each for each in there if len(each.names & sent.keys()) == fitting]
    said = [each.hidden for each in alike]
    telling = {name for one in said for name in one if len({each.get(name) for each in said}) > 1} - STATES
    same = [
        each
        for each in alike
        if all(each.hidden.get(name, "") in sent.get(name, ()) for name in telling & sent.keys())
    ]
    return max(same, key=lambda each: each.number == number, default=None)
