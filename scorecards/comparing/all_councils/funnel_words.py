"""What is said of the funnel, and how "clearly worse than England" and "not unusual" are both true. Pure."""

from math import sqrt

from indicators.terms.nouns import agree
from indicators.terms.wording import count_words, display_number
from scorecards.comparing.all_councils.councils import FEW_IN_A_FUNNEL, FEWEST_IN_A_FUNNEL, AllCouncils
from scorecards.comparing.all_councils.telling import OPPOSITE, area, capital, position_words
from scorecards.statistics.funnel import ACTION


def why_no_funnel(found: AllCouncils) -> str:
    """Why there is no funnel, in one sentence; "" where there is one, or where the order has said it."""
    if found.funnel or not any(one.interval for one in found.with_figure):
        return ""
    counted = sum(one.beside.people is not None for one in found.with_figure)
    if counted < FEWEST_IN_A_FUNNEL:
        return (
            f"There is no funnel: how far councils differ from one another cannot be told from fewer than "
            f"{FEWEST_IN_A_FUNNEL}, and {counted} {agree(counted, 'comes', 'come')} with numbers of people."
        )
    return f"There is no funnel: {area(found)} has no figure for its middle."


def funnel_heading(found: AllCouncils) -> str:
    """How ours lies in the funnel, beside how it stands to the country."""
    own = found.own_figure
    country = area(found)
    if own is None or own.position is None:
        return "How far councils may differ by chance"
    against, usual = found.against_country, own.position == "Not significant"
    if against in OPPOSITE:
        start = f"Ours is clearly {against} than {country}"
        return f"{start}, yet not unusual for its size" if usual else f"{start}, and unusual for its size"
    if usual:
        return f"Ours is level with {country}, and not unusual for its size"
    return f"Ours is level with {country}, though unusual for its size"


def funnel_note(found: AllCouncils) -> str:
    """What the limits are, and how both can be true."""
    said = [
        "Of few people chance moves a figure further, so the limits open to the left like a funnel.",
        spread_words(found),
        both_true(found),
        outside_words(found),
        few_words(found),
    ]
    return " ".join(one for one in said if one)


def spread_words(found: AllCouncils) -> str:
    funnel = found.funnel
    if funnel is None:
        return ""
    wider = display_number(sqrt(funnel.spread), 1)
    if wider == "1.0":
        return "Councils differ from one another no more than chance alone would make them."
    return (
        f"Councils differ from one another by more than chance: the limits allow for that, and are {wider} times "
        "as wide as chance alone would make them."
    )


def both_true(found: AllCouncils) -> str:
    """Why "clearly worse than England" and "not unusual" do not contradict each other."""
    own, country = found.own_figure, area(found)
    if own is None or own.position is None:
        return ""
    against, usual = found.against_country, own.position == "Not significant"
    if against in OPPOSITE and usual:
        return (
            f"Both are true of ours: set beside {country} alone it is clearly {against}, and set beside how far "
            "councils usually differ it is within the inner limits."
        )
    if against in OPPOSITE:
        which = "outer" if own.outlying else "inner"
        return f"Ours is clearly {against} than {country}, and beyond the {which} limits too."
    if not usual:
        return f"The likely range of ours holds {country}’s figure, and yet ours is just beyond the limits."
    return ""


def outside_words(found: AllCouncils) -> str:
    outside, councils = found.outside, found.funnel.councils if found.funnel else 0
    if not outside:
        return "No council is beyond the outer limits."
    usual = (1 - ACTION) * councils
    expected = display_number(usual, 1 if usual >= 0.1 else 2)
    return (
        f"{outside} of {count_words(councils, 'councils')} {agree(outside, 'is', 'are')} beyond the outer limits, "
        f"where about {expected} of {councils} would be expected."
    )


def few_words(found: AllCouncils) -> str:
    """A caution where few councils tell how far councils differ."""
    if found.funnel is None or found.funnel.councils >= FEW_IN_A_FUNNEL:
        return ""
    return f"With {found.funnel.councils} councils the limits themselves are rough."


def funnel_people(found: AllCouncils) -> str:
    """What the foot of the funnel counts."""
    denominator = found.definition.words.denominator
    return denominator or capital(found.definition.people)


def funnel_alt(found: AllCouncils) -> str:
    own = found.own_figure
    councils = found.funnel.councils if found.funnel else 0
    start = f"Funnel of {count_words(councils, 'councils')} by the number of people behind their figures."
    where = ""
    if own and own.position:
        where = f" Ours lies {position_words(own)}."
    return f"{start}{where} {outside_words(found)}"
