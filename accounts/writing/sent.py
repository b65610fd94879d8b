"""What was typed into a form that could not be saved, as a form that can be sent again. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONG = (
    30  # characters, from which on words are shown to be read and copied; digests and tokens have no spaces
)
# Nothing of a sign-in comes back in a page: passwords, codes.
NOT_SENT_BACK = "/account/"


@dataclass(frozen=True)
class Field:
    """`label` is the field's own name as words: the labels of the page are not known here."""

    name: str
    value: str

    @property
    def label(self) -> str:
        return self.name.replace("-", " ").replace("_", " ").strip().capitalize() or "Text"

    @property
    def long(self) -> bool:
        return "\n" in self.value or (len(self.value) >= LONG and " " in self.value)


def fields_of(posted: Iterable[tuple[str, Sequence[str]]]) -> list[Field]:
    """Every value in its order, without passwords."""
    return [Field(name, value) for name, values in posted if "password" not in name for value in values]


def has_words(fields: Iterable[Field]) -> bool:
    return any(field.long for field in fields)
