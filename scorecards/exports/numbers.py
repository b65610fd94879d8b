"""Numbers as every file has them: rounded as on the page, whole ones whole. Pure."""

from indicators.terms.wording import round_half_away
from scorecards.assembly.shown import decimals_of_number
from scorecards.payload import CellShown

LARGEST_WHOLE = 10**15  # beyond it spreadsheets no longer keep every digit
DECIMALS_KEPT = 6  # enough to follow a sum, without the noise of binary fractions


def kept(value: float | None) -> float | None:
    """Without the noise of its last binary digits; a whole number as an int, so that files say 20 and not 20.0."""
    if value is None:
        return None
    value = round(value, DECIMALS_KEPT)
    return int(value) if value == round(value) and abs(value) < LARGEST_WHOLE else value


def rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else kept(float(round_half_away(value, decimals)))


def numbers_of(cell: CellShown, decimals: int) -> dict[str, float | None]:
    """Rounded as on the page: more decimals of a share could tell the size of the group behind it."""
    decimals = max(decimals, decimals_of_number(cell["display"]))
    return {
        "Value": rounded(cell["value"], decimals),
        "Numerator": kept(cell["numerator"]),
        "Denominator": kept(cell["denominator"]),
    }


def share_shown(share: float | None) -> float | None:
    """In whole per cents as on the page: more could tell how many stand behind it."""
    return rounded(share, 0)
