"""Numbers as every file has them: rounded as on the page, whole ones whole. Pure."""

from indicators.terms.wording import round_half_away
from scorecards.assembly.shown import decimals_of_number
from scorecards.payload import CellShown

LARGEST_WHOLE = 10**15  # beyond it spreadsheets no longer keep every digit
DECIMALS_KEPT = 6  # of a mean: enough to follow the sum, without the noise of binary fractions


def whole(value: float | None) -> float | None:
    """A whole number as an int, so that files say 20 and not 20.0."""
    return int(value) if value is not None and value == round(value) and abs(value) < LARGEST_WHOLE else value


def kept(value: float | None) -> float | None:
    """A number that was worked out, without the noise of its last binary digits."""
    return None if value is None else whole(round(value, DECIMALS_KEPT))


def rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else whole(float(round_half_away(value, decimals)))


def numbers_of(cell: CellShown, decimals: int) -> dict[str, float | None]:
    """Rounded as on the page: more decimals of a share could tell the size of the group behind it."""
    decimals = max(decimals, decimals_of_number(cell["display"]))
    return {
        "Value": rounded(cell["value"], decimals),
        "Numerator": whole(cell["numerator"]),
        "Denominator": whole(cell["denominator"]),
    }


def share_shown(share: float | None) -> float | None:
    """In whole per cents as on the page: more could tell how many stand behind it."""
    return rounded(share, 0)
