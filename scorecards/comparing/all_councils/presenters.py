"""From all councils of a measure to what their page prints."""

from collections.abc import Sequence

from django.urls import reverse

from accounts.models import Council
from indicators.amounts.amounts import Amounts
from indicators.terms.periods import Period
from indicators.terms.wording import amount_words, mid_sentence, shown_words
from scorecards.assembly.comparison import compared_period
from scorecards.charts.councils import CountryLine, Dot
from scorecards.charts.funnel_plot import Limits, funnel_plot
from scorecards.charts.layout import Form
from scorecards.charts.paint import Medium
from scorecards.charts.ranked import ranges_cut, ranked
from scorecards.charts.svg import Drawing
from scorecards.comparing.all_councils import funnel_words, telling
from scorecards.comparing.all_councils.councils import AllCouncils, Return
from scorecards.comparing.chance_words import by_chance
from scorecards.editions.presenters import drawn
from scorecards.exports.pictures import Caption, captioned, chart_files
from scorecards.exports.pictures.links import ChartFiles

DECIMALS_KEPT = 4  # of a likely range: enough to follow it, without the noise of binary fractions


def present_councils(found: AllCouncils, council: Council) -> dict:
    """The context of the page's main part."""
    return {
        "found": found,
        "council": council,
        "measure": found.definition,
        "own_name": council.short_name or council.name,
        "period": compared_period(found.period),
        "title": telling.title_of(found),
        "own": telling.own_words(found),
        "direction": telling.direction(found),
        "against": telling.against_areas(found),
        "councils": telling.councils_words(found),
        "judged": telling.judged(found),
        "tested": found.tested,
        "intervals": any(one.interval for one in found.with_figure),
        "show_people": any(one.beside.people for one in found.with_figure),
        "kinds": {one.kind for one in found.with_figure},
        "similar": [
            present_return(one, found) for one in found.with_figure if one.kind in ("own", "similar")
        ],
        "everyone": [present_return(one, found) for one in (*found.with_figure, *found.without)],
        **present_order(found, council),
        "no_funnel": funnel_words.why_no_funnel(found),
        **(present_funnel(found, council) if found.funnel else {}),
    }


def present_order(found: AllCouncils, council: Council) -> dict:
    dots, country = dots_of(found), country_line(found)
    return {
        "place": telling.place_words(found),
        "order_heading": telling.order_heading(found),
        "order_note": telling.order_note(found),
        "by_chance": by_chance(sum(found.tally.values()) - found.tally["not tested"]),
        "cut": telling.cut_words(ranges_cut(dots, found.definition.unit, country)) if dots else "",
        "order_wide": drawn(order_drawing(found).svg),
        "order_narrow": drawn(order_drawing(found, "narrow").svg),
        "order_files": files_of("ranked", found, council),
    }


def present_funnel(found: AllCouncils, council: Council) -> dict:
    return {
        "funnel_files": files_of("funnel", found, council),
        "funnel_heading": funnel_words.funnel_heading(found),
        "funnel_note": funnel_words.funnel_note(found),
        "funnel_wide": drawn(funnel_drawing(found).svg),
        "funnel_narrow": drawn(funnel_drawing(found, "narrow").svg),
    }


def present_return(one: Return, found: AllCouncils) -> dict:
    has_figure = one.amounts.value is not None
    part, whole = one.beside.people or (None, None)
    return {
        "name": one.name,
        "own": one.kind == "own",
        "kind": one.kind,
        "place": one.place or "–",
        "figure": telling.display(found, one.value)
        if has_figure
        else shown_words("", one.amounts.symbol) or "–",
        "range": telling.range_words(one, found),
        "part": amount_words(part) if part is not None else "–",
        "whole": amount_words(whole) if whole is not None else "–",
        "standing": telling.standing_to_us(one, found),
        "position": telling.position_words(one) or "–",
    }


# Drawings


def dots_of(found: AllCouncils) -> list[Dot]:
    return [
        Dot(
            name=one.name,
            value=one.value,
            display=telling.display(found, one.value),
            kind=one.kind,
            low=one.interval.lower if one.interval else None,
            high=one.interval.upper if one.interval else None,
            counted=one.beside.people,
            outlying=one.outlying,
        )
        for one in found.with_figure
    ]


def country_line(found: AllCouncils) -> CountryLine | None:
    name, amounts = found.country
    return (
        None
        if amounts.value is None
        else CountryLine(name, amounts.value, telling.display(found, amounts.value))
    )


def order_drawing(found: AllCouncils, form: Form = "wide", medium: Medium = "screen") -> Drawing:
    alt = telling.order_alt(found) if found.with_figure else ""
    return ranked(dots_of(found), found.definition.unit, country_line(found), alt, form, medium)


def funnel_drawing(found: AllCouncils, form: Form = "wide", medium: Medium = "screen") -> Drawing:
    """Empty where there is no funnel."""
    funnel, country = found.funnel, country_line(found)
    if funnel is None or country is None:
        return Drawing("", funnel_words.why_no_funnel(found))
    limits = Limits(funnel.inner, funnel.outer, funnel.multiplier)
    people, alt = funnel_words.funnel_people(found), funnel_words.funnel_alt(found)
    return funnel_plot(dots_of(found), found.definition.unit, country, limits, people, alt, form, medium)


def years_shown(years: Sequence[Period], chosen: Period) -> list[dict]:
    return [{"label": compared_period(year), "code": year.code, "current": year == chosen} for year in years]


# Files


CHARTS = {"ranked": "councils in order", "funnel": "funnel"}


def files_of(chart: str, found: AllCouncils, council: Council) -> ChartFiles:
    at, query = [council.slug, found.definition.code], f"year={found.period.code}"
    page, figures = (
        reverse(f"scorecards:{name}", args=at) for name in ("all_councils", "all_councils_figures")
    )
    return chart_files(CHARTS[chart], f"{page}{chart}", query=query, csv=f"{figures}?{query}")


def picture_of(chart: str, found: AllCouncils, council: Council) -> Drawing:
    """The drawing with what must not be lost beside it: the measure, whose it is, when, and whence."""
    drawing = (order_drawing if chart == "ranked" else funnel_drawing)(found, "wide", "print")
    if not drawing.svg:
        return drawing
    say = telling.title_of(found) if chart == "ranked" else funnel_words.funnel_heading(found)
    caption = Caption(
        title=f"{found.definition.title}: {mid_sentence(say)}",
        about=(
            f"{council.name}. {telling.own_words(found)}. {telling.direction(found)}.",
            telling.marks_words(found),
        ),
        source=(f"{found.definition.published_source or 'National figures'}, release {found.release}.",),
        illustrative=council.illustrative,
    )
    return captioned(drawing, caption)


def lines_of(found: AllCouncils) -> list[list[str | float | None]]:
    """The table of all councils as a file has it, with a heading; at its end the region and the country."""
    heading: list[str | float | None] = [
        *(
            "Measure",
            "Year",
            "Release",
            "Council",
            "Kind",
            "Value",
            "Why no value",
            "Numerator",
            "Denominator",
        ),
        *("Likely range from", "Likely range to", "Place from the best", "Beside ours", "Funnel"),
    ]
    about = [found.definition.title, compared_period(found.period), found.release]
    everyone = (*found.with_figure, *found.without)
    lines = [[*about, one.name, KINDS[one.kind], *numbers_of(one, found)] for one in everyone]
    areas = [
        [*about, name, "Not a council", *numbers_of_area(amounts), *[None] * 5]
        for name, amounts in (found.region, found.country)
        if name
    ]
    return [heading, *lines, *areas]


def numbers_of(one: Return, found: AllCouncils) -> list[str | float | None]:
    low, high = (one.interval.lower, one.interval.upper) if one.interval else (None, None)
    value, why, *people = numbers_of_area(one.amounts)
    ranges = (None if end is None else round(end, DECIMALS_KEPT) for end in (low, high))
    judged = (one.place, telling.standing_to_us(one, found), telling.position_words(one))
    return [value, why, *people, *ranges, *judged]


def numbers_of_area(amounts: Amounts) -> list[str | float | None]:
    why = "" if amounts.value is not None else shown_words("", amounts.symbol)
    return [amounts.value, why, amounts.numerator, amounts.denominator]


KINDS = {"own": "Ours", "similar": "Similar council", "region": "Same region", "other": "Other"}
