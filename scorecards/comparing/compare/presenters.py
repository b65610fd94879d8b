"""A comparison as plain data for its template: the form, a chart with its table for each measure, what changed."""

from itertools import groupby

from django.urls import reverse

from accounts.models import Council
from indicators.catalogue.forms import theme_words
from indicators.terms.periods import day_words
from scorecards.comparing.compare import words
from scorecards.comparing.compare.choice import ChosenArea, Offered
from scorecards.comparing.compare.drawings import axis_words, draw
from scorecards.comparing.compare.pages import Comparison
from scorecards.comparing.compare.panels import Line, Panel
from scorecards.comparing.compare.state import (
    COUNTRY,
    LONDON,
    MOST_AREAS,
    MOST_DRAWN,
    REGION,
    SIMILAR,
    year_slug,
    year_words,
)
from scorecards.comparing.places import Place, councils_of
from scorecards.editions.presenters import drawn
from scorecards.exports.pictures import chart_files


def compare_context(found: Comparison, council: Council, measured: set[str]) -> dict:
    """All that the page shows. `measured` are the codes of measures that have a page of their own."""
    base = reverse("scorecards:compare", args=[council.slug])
    panels = [
        panel_shown(panel, found, base, number, measured, council)
        for number, panel in enumerate(found.panels, 1)
    ]
    several = len(panels) > 1
    return {
        "heading": words.title(found.panels),
        "courses": [words.course(panel) for panel in found.panels if panel.lines][:2],
        "problems": found.problems,
        "form": form_shown(found),
        "base": base,
        "link": f"{base}?{found.query}" if found.query else base,
        "caution": words.CAUTION if several else "",
        "each_counts": words.what_each_counts(found.panels) if several else [],
        "panels": panels,
        "changed": changed_shown(found),
        "middle": words.middle_words(found.panels, found.offered.comparators.model),
        "asks": [question for panel in found.panels if (question := words.ask(panel))][:2],
        "figures_url": f"{base}figures.csv?{found.query}",
    }


def panel_shown(
    panel: Panel, found: Comparison, base: str, number: int, measured: set[str], council: Council
) -> dict:
    facts = panel.facts
    wide, narrow = draw(panel), draw(panel, "narrow")
    at, query = f"{base}chart-{number}", found.query
    files = chart_files(facts.title, at, query=query, csv=f"{base}figures.csv?{query}")
    notes = (
        words.refusal(panel),
        words.left_to_the_table(panel),
        *(f"Ours, from {day_words(one.start)}: {one.label}." for line in panel.lines for one in line.breaks),
        words.joint_words(panel),
        words.source_words(panel, council.illustrative),
    )
    covers, unit = words.covers(panel), words.unit_words(facts.unit, facts.title)
    return {
        "title": facts.title,
        "url": reverse("scorecards:measure", args=[council.slug, facts.code])
        if facts.code in measured
        else "",
        "covers": f"{covers[:1].upper()}{covers[1:]}." if covers else "",
        "way": words.way_words(facts.polarity),
        "axis": axis_words(panel),
        "wide": drawn(wide.svg),
        "narrow": drawn(narrow.svg),
        "alt": wide.alt,
        "caption": ", ".join(filter(None, (facts.title, unit, covers))),
        "heads": [_column(line.area) for line in panel.lines],
        "rows": list(table_rows(panel)) if any(line.cells for line in panel.lines) else [],
        "notes": [note for note in notes if note],
        "files": files if wide.svg else None,
    }


def table_rows(panel: Panel):
    """A row for each year, and one that says where our figures are counted anew."""
    told: set = set()
    for year in panel.years:
        new = [
            one
            for line in panel.lines
            for one in line.breaks
            if one not in told and year in line.cells and line.side(year, one) >= 0
        ]
        if new:
            told |= set(new)
            yield {"break": "Ours counted differently below"}
        cells = [
            {
                "words": words.cell_words(line.cells.get(year), panel.facts.unit, panel.facts.decimals),
                "own": _own(line),
            }
            for line in panel.lines
        ]
        yield {"year": year_words(year), "cells": cells}


def _own(line: Line) -> bool:
    return line.area.kind == "own"


def _column(area: ChosenArea) -> str:
    return {"own": "Ours", "middle": "Similar middle"}.get(area.kind, area.name)


def changed_shown(found: Comparison) -> dict:
    """One row for each area, one column for each measure; an area that a measure leaves out is said to be so."""
    rows = []
    for area in found.chosen.areas:
        cells = []
        for panel in found.panels:
            line = next((one for one in panel.lines if one.area == area), None)
            said, verdict = words.what_changed(line, panel) if line else ("", "Not shown: counts")
            cells.append({"said": said, "verdict": verdict, "real": verdict == "More than chance"})
        rows.append({"name": area.name, "own": area.kind == "own", "cells": cells})
    return {"heads": [words.changed_heading(panel) for panel in found.panels], "rows": rows}


def form_shown(found: Comparison) -> dict:
    """The form as it stands for what is shown: every choice the council has."""
    offered, chosen = found.offered, found.chosen
    codes = [facts.code for facts in chosen.measures]
    least, most = found.known or (0, -1)
    return {
        "groups": measure_groups(offered),
        "first": codes[0] if codes else "",
        "second": codes[1] if len(codes) > 1 else "",
        "more": [(facts.code, facts.title) for facts in chosen.measures[2:]],
        "years": [(year_slug(year), year_words(year)) for year in range(least, most + 1)],
        "from": year_slug(found.state.first) if found.state.first else "",
        "to": year_slug(found.state.last) if found.state.last else "",
        "most_areas": MOST_AREAS,
        "most_drawn": MOST_DRAWN,
        "chosen": ", ".join(_listed(area) for area in chosen.areas),
        **areas_shown(offered, {area.key for area in chosen.areas}),
    }


def measure_groups(offered: Offered) -> list[tuple[str, list[tuple[str, str]]]]:
    """Code and title by theme, themes and titles in their order."""
    listed = sorted(offered.measures.values(), key=lambda each: theme_words(each[1]))
    return [
        (theme, [(facts.code, facts.title) for facts, _ in each])
        for theme, each in groupby(listed, key=lambda each: theme_words(each[1]))
    ]


def areas_shown(offered: Offered, ticked: set[str]) -> dict:
    """`main` are those that each council has its own of, `similar` its neighbours, `regions` all others by region."""
    own = offered.own_code
    main = [area for key in (own, SIMILAR, REGION, *LONDON, COUNTRY) if key and (area := offered.area(key))]
    near = [area.code for area in offered.comparators.neighbours]
    others = [place for place in councils_of(offered.places.values()) if place.code not in {own, *near}]
    others.sort(key=lambda place: place.region)
    regions = [
        (region or "No region", [_tick(place, ticked) for place in each])
        for region, each in groupby(others, key=lambda place: place.region)
    ]
    wider = [place for place in offered.places.values() if place.kind == "region" and place.code in ticked]
    return {
        "main": [(area.key, area.name, area.key in ticked) for area in main]
        + [_tick(place, ticked) for place in wider],
        "similar": [_tick(offered.places[code], ticked) for code in near if code in offered.places],
        "regions": regions,
    }


def _tick(place: Place, ticked: set[str]) -> tuple[str, str, bool]:
    ended = f" (to {day_words(place.ended)})" if place.ended else ""
    return place.code, f"{place.name}{ended}", place.code in ticked


def _listed(area: ChosenArea) -> str:
    return area.name if area.id is not None else area.in_sentence
