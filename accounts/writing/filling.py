"""The same page with something else typed into a form: changes of its text, by where they stand in it. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from accounts.writing.lengths import told_length
from accounts.writing.markup import CHOSEN, Attributes, Control, Form, Option
from accounts.writing.names import MARK

NOT_FILLED = {"csrfmiddlewaretoken", MARK}


@dataclass(frozen=True)
class Change:
    start: int
    end: int
    text: str


def changed(page: str, changes: Iterable[Change]) -> str:
    parts, at = [], 0
    for each in sorted(changes, key=lambda one: (one.start, one.end)):
        parts += [page[at : each.start], each.text]
        at = each.end
    return "".join([*parts, page[at:]])


def filled(form: Form, values: Mapping[str, Sequence[str]], *, hidden: bool = False) -> Iterator[Change]:
    """The changes that type these values in, by name; fields that are not named stay as they are, and so do those that
    confirm what the page shows.

    With `hidden` also what the page itself put into the form, such as which state of a thing it showed.
    """
    left = {name: list(texts) for name, texts in values.items()}
    for control in form.controls:
        wanted = control.typed or (hidden and control.kind == "hidden" and control.name not in NOT_FILLED)
        if control.name not in left or not wanted or control.confirms:
            continue
        if control.kind in CHOSEN:
            yield _tag(
                "input", control, _marked(control.attributes, "checked", control.value in left[control.name])
            )
        elif control.kind == "select":
            yield from _options(control, left[control.name])
        elif left[control.name]:
            text = left[control.name].pop(0)
            yield _written(control, text)
            yield from _lengths(form, control, text)


def _lengths(form: Form, control: Control, text: str) -> Iterator[Change]:
    """What the page tells of a text is of the one that is typed in."""
    asked = control.attributes.get("data-words") or ""
    for place in form.told:
        if asked.isdecimal() and place.of == control.attributes.get("id"):
            yield Change(place.start, place.end, told_length(text, int(asked)))


def _written(control: Control, text: str) -> Change:
    if control.kind == "textarea":
        tag = _opening("textarea", control.attributes)
        return Change(control.start, control.end, f"{tag}\n{escape(text)}</textarea>")
    return _tag("input", control, {**control.attributes, "value": text})


def _options(control: Control, values: list[str]) -> Iterator[Change]:
    for option in control.options:
        yield _tag("option", option, _marked(option.attributes, "selected", option.value in values))


def _marked(attributes: Attributes, name: str, yes: bool) -> Attributes:
    rest = {key: value for key, value in attributes.items() if key != name}
    return {**rest, name: None} if yes else rest


def _tag(tag: str, of: Control | Option, attributes: Attributes) -> Change:
    return Change(of.start, of.end, _opening(tag, attributes))


def _opening(tag: str, attributes: Attributes) -> str:
    return f"<{tag}{''.join(_attribute(*each) for each in attributes.items())}>"


def _attribute(name: str, value: str | None) -> str:
    return f" {name}" if value is None else f' {name}="{escape(value)}"'


def with_attributes(form: Form, attributes: Attributes) -> Change:
    return Change(form.start, form.opened, _opening("form", {**form.attributes, **attributes}))
