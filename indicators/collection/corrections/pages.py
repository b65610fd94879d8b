"""The forms of a correction: of the figure itself, of what stands beside it, and of what parts are out of together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.http import Http404, QueryDict

from accounts.models import Council
from indicators.amounts.amounts import Amounts
from indicators.amounts.cells import CellKey, Typed, cell_name, read_key
from indicators.amounts.numbers import Number
from indicators.amounts.recorded import typed_of_figure
from indicators.amounts.typed import read_typed
from indicators.collection.cells.querysets import typed_of
from indicators.collection.corrections.forms import CorrectionForm, PartForm, SharedForm
from indicators.collection.corrections.querysets import category_of, entries_beside, family_of, indicator_of
from indicators.collection.corrections.wholes import whole_after, whole_words
from indicators.models import Breakdown, Category, Indicator
from indicators.terms.risky_words import LooksFor
from indicators.terms.wording import amount_words

LOOK_AGAIN = (
    "By the total as you typed it, the parts of “{title}” are out of {after}{words}, no longer {before}. That is "
    "filled in below: correct the parts that change with it, then keep the correction."
)
_FIELDS = ("numerator", "denominator", "value", "symbol", "status", "note", "reason")


@dataclass(frozen=True)
class CorrectedCell:
    """A cell of the council that is known, whatever stands in it."""

    key: CellKey
    indicator: Indicator
    category: Category | None

    @property
    def title(self) -> str:
        return cell_name(self.indicator.title, self.category.label if self.category else "")


@dataclass(frozen=True)
class Beside:
    """The forms beside the figure's own. `shared` are by breakdown: what its parts are all out of is typed once."""

    parts: Mapping[CellKey, PartForm]
    shared: Mapping[int, SharedForm]

    def is_valid(self) -> bool:
        """Every form is asked, so that each says what is wrong in it."""
        answers = [form.is_valid() for form in (*self.shared.values(), *self.parts.values())]
        return all(answers)


def corrected_cell_at(council: Council, key_text: str) -> CorrectedCell:
    """Raises Http404 for what is no cell of the council."""
    try:
        key = read_key(key_text)
    except ValueError:
        raise Http404("There is no such figure.") from None
    indicator, category = indicator_of(council, key), category_of(council, key)
    if indicator is None or (key.category is not None and category is None):
        raise Http404("There is no such figure.")
    return CorrectedCell(key, indicator, category)


def form_for(
    posted: Mapping[str, str] | None, place: CorrectedCell, stands: Typed, risks: LooksFor
) -> CorrectionForm:
    """A part is told in its breakdown's own terms: the total's words count other children."""
    indicator, category = place.indicator, place.category
    counted, out_of = indicator.numerator, indicator.denominator
    if category is not None:
        counted = f"{category.breakdown.title}: {category.label}"
        out_of = out_of and f"What the parts of “{category.breakdown.title}” are out of"
    return CorrectionForm(
        posted,
        counted=counted,
        out_of=out_of,
        initial={name: getattr(stands, name) for name in _FIELDS},
        shown=stands.digest,
        risks=risks,
    )


def forms_beside(
    posted: Mapping[str, str] | None, council: Council, place: CorrectedCell, stands: Typed
) -> Beside:
    """A form for each figure that stands beside this one: they change together, or no longer add up. Two queries."""
    entries, unit = entries_beside(council, place.key), place.indicator.measured_unit
    family = [
        (figure.category, typed_of_figure(Amounts.of(figure), unit), entries.get(figure.category_id))
        for figure in family_of(council, place.key)
    ]
    standing = [(category, recorded, typed_of(e) if e else recorded) for category, recorded, e in family]
    shared = _shared_forms(posted, place, stands, [(one, now) for one, _, now in standing if one])
    parts = {
        place.key._replace(category=category.pk if category else None): PartForm(
            posted,
            prefix=f"p{category.pk if category else 0}",
            name=category.label if category else "The total",
            recorded=recorded,
            stands=now,
            out_of=place.indicator.denominator,
            shared=shared.get(category.breakdown_id) if category else None,
        )
        for category, recorded, now in standing
    }
    return Beside(parts, shared)


def _shared_forms(
    posted: Mapping[str, str] | None,
    place: CorrectedCell,
    total: Typed,
    parts: list[tuple[Category, Typed]],
) -> dict[int, SharedForm]:
    """For each breakdown of the total of which several parts are all out of one number."""
    breakdowns: dict[Breakdown, list[str]] = {}
    for category, now in parts if place.category is None and place.indicator.denominator else ():
        breakdowns.setdefault(category.breakdown, []).append(now.denominator)
    found = {}
    for breakdown, denominators in breakdowns.items():
        number = read_typed(denominators[0])
        if len(denominators) > 1 and len(set(denominators)) == 1 and isinstance(number, Number):
            words = whole_words(number.value, total, place.indicator.measured_unit)
            found[breakdown.pk] = SharedForm(
                posted,
                prefix=f"w{breakdown.pk}",
                title=breakdown.title,
                parts=len(denominators),
                stands=denominators[0],
                words=f"As it stands: {amount_words(number.value)}{words}. Typed once for all of them.",
            )
    return found


class Offer(NamedTuple):
    """What was posted, with the numbers that follow from the corrected total filled in, and what is said of them."""

    posted: QueryDict
    said: list[str]


def offer_of(
    sent: QueryDict, place: CorrectedCell, before: Typed, after: Typed, beside: Beside
) -> Offer | None:
    """None where nothing follows, where something else was typed, or where it was offered already."""
    posted, said = sent.copy(), []
    for form in beside.shared.values():
        number = read_typed(form.stands)
        if not isinstance(number, Number) or form.cleaned_data["offered"] or form.has_own:
            continue
        whole = whole_after(number.value, before, after, place.indicator.measured_unit)
        if whole is None or whole.number == number.value:
            continue
        posted[f"{form.prefix}-denominator"] = posted[f"{form.prefix}-offered"] = f"{whole.number:g}"
        words = f" ({whole.words})" if whole.words else ""
        said.append(
            LOOK_AGAIN.format(
                title=form.title,
                after=amount_words(whole.number),
                words=words,
                before=amount_words(number.value),
            )
        )
    return Offer(posted, said) if said else None
