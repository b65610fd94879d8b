"""A comparison as plain data for its template: the form, a chart with its table for each measure, what changed."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from django.urls import reverse
from django.utils.html import format_html_join

from accounts.models import Council
from indicators.catalogue.forms import theme_words
from indicators.terms.periods import day_words
from indicators.terms.wording import count_words
from scorecards.charts.lines import lines_chart
from scorecards.comparing.compare import words
from scorecards.comparing.compare.changes import Changed, changes_of
from scorecards.comparing.compare.choice import ChosenArea, Offered
from scorecards.comparing.compare.drawings import axis_words, content_of
from scorecards.comparing.compare.loaded import some_years_alone
from scorecards.comparing.compare.pages import Comparison
from scorecards.comparing.compare.panels import Line, Panel
from scorecards.comparing.compare.sources import source_words
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

OPTION = '<option value="{}"{}>{}</option>'
TICK = '<label><input type="checkbox" name="a" value="{}"{}> {}</label>'


def compare_context(found: Comparison, council: Council, measured: set[str]) -> dict:
    """All that the page shows. `measured` are the codes of measures that have a page of their own."""
    base = reverse("scorecards:compare", args=[council.slug])
    panels = [
        panel_shown(panel, found, base, number, measured, council)
        for number, panel in enumerate(found.panels, 1)
    ]
    several = len(panels) > 1
    changes = [changes_of(*each) for each in zip(found.panels, found.loaded, strict=True)]
    both = list(zip(found.panels, changes, strict=True))
    return {
        "heading": words.title(found.panels),
        "courses": [words.course(*each) for each in both if each[0].lines][:2],
        "problems": found.problems,
        "some_years": [said for panel in found.panels for said in some_years_alone(panel)],
        "form": form_shown(found),
        "base": base,
        "link": f"{base}?{found.query}" if found.query else base,
        "caution": words.CAUTION if several else "",
        "each_counts": words.what_each_counts(found.panels) if several else [],
        "panels": panels,
        "changed": changed_shown(found, changes),
        "middle": words.middle_words(found.panels, found.offered.comparators.model),
        "asks": [question for each in both if (question := words.ask(*each))][:2],
        "figures_url": f"{base}figures.csv?{found.query}",
    }


def panel_shown(
    panel: Panel, found: Comparison, base: str, number: int, measured: set[str], council: Council
) -> dict:
    """The chart with its words, and the table beside it."""
    facts = panel.facts
    content = content_of(panel)
    wide, narrow = lines_chart(content), lines_chart(content, "narrow")
    at, query = f"{base}chart-{number}", found.query
    covers, unit = words.covers(panel), words.unit_words(facts.unit, facts.title)
    return {
        "title": facts.title,
        "url": reverse("scorecards:measure", args=[council.slug, facts.code])
        if facts.code in measured
        else "",
        "code": facts.code,
        "compared": not panel.refused,
        "covers": f"{covers[:1].upper()}{covers[1:]}." if covers else "",
        "way": words.way_words(facts.polarity),
        "axis": axis_words(content),
        "wide": drawn(wide.svg),
        "narrow": drawn(narrow.svg),
        "alt": wide.alt,
        "caption": ", ".join(filter(None, (facts.title, unit, covers))),
        "heads": [_column(line.area) for line in panel.lines],
        "rows": list(table_rows(panel)) if any(line.cells for line in panel.lines) else [],
        "notes": notes_of(panel, council),
        "files": chart_files(facts.title, at, query=query, csv=f"{base}figures.csv?{query}")
        if wide.svg
        else None,
    }


def notes_of(panel: Panel, council: Council) -> list[str]:
    """What is to be known of the chart and its figures, below it."""
    breaks = dict.fromkeys(one for line in panel.lines for one in line.breaks)
    notes = (
        words.refusal(panel),
        words.left_to_the_table(panel),
        *(f"Ours, from {day_words(one.start)}: {one.label.rstrip('.')}." for one in breaks),
        words.joint_words(panel),
        words.not_loaded(panel),
        source_words(panel, council.illustrative),
    )
    return [note for note in notes if note]


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


def changed_shown(found: Comparison, changes: Sequence[Sequence[Changed]]) -> dict:
    """One row for each area, one column for each measure; an area that a measure leaves out is said to be so."""
    columns, heads = [], []
    for panel, each in zip(found.panels, changes, strict=True):
        years = words.compared_years(each)
        heads.append(words.changed_heading(panel, years))
        columns.append(
            {
                line.area: words.what_changed(line, change, panel, years)
                for line, change in zip(panel.lines, each, strict=True)
            }
        )
    rows = [
        {
            "name": area.name,
            "own": area.kind == "own",
            "cells": [_cell(column.get(area)) for column in columns],
        }
        for area in found.chosen.areas
    ]
    return {"heads": heads, "rows": rows}


def _cell(changed: tuple[str, str] | None) -> dict:
    said, verdict = changed or ("", "Not compared")
    return {"said": said, "verdict": verdict, "real": "more than chance" in verdict.lower()}


def form_shown(found: Comparison) -> dict:
    """The form as it stands for what is shown: every choice the council has."""
    offered, chosen = found.offered, found.chosen
    codes = [facts.code for facts in chosen.measures]
    least, most = found.known or (0, -1)
    return {
        "first": measure_options(offered, codes[0] if codes else ""),
        "second": measure_options(offered, codes[1] if len(codes) > 1 else ""),
        "more": [(facts.code, facts.title) for facts in chosen.measures[2:]],
        "years": [(year_slug(year), year_words(year)) for year in range(least, most + 1)],
        "from": year_slug(found.state.first) if found.state.first else "",
        "to": year_slug(found.state.last) if found.state.last else "",
        "most_areas": MOST_AREAS,
        "most_drawn": MOST_DRAWN,
        "chosen": ", ".join(_listed(area) for area in chosen.areas),
        **areas_shown(offered, {area.key for area in chosen.areas}),
    }


def measure_options(offered: Offered, chosen: str) -> str:
    """The options of a list of measures, by theme; made here, as a template takes ten times as long for hundreds."""
    listed = sorted(offered.measures.values(), key=lambda one: theme_words(one.theme))
    return format_html_join(
        "",
        '<optgroup label="{}">{}</optgroup>',
        (
            (
                theme,
                format_html_join(
                    "", OPTION, ((one.code, _mark(one.code == chosen, "selected"), one.title) for one in each)
                ),
            )
            for theme, each in groupby(listed, key=lambda one: theme_words(one.theme))
        ),
    )


def ticks(places: Iterable[tuple[str, str]], ticked: Collection[str]) -> str:
    """A box to tick for each place, by key and name."""
    return format_html_join("", TICK, ((key, _mark(key in ticked, "checked"), name) for key, name in places))


def _mark(on: bool, word: str) -> str:
    return f" {word}" if on else ""


def areas_shown(offered: Offered, ticked: set[str]) -> dict:
    """`main` are those that each council has its own of, `similar` its neighbours, `regions` all others by region."""
    own = offered.own_code
    main = [area for key in (own, SIMILAR, REGION, *LONDON, COUNTRY) if key and (area := offered.area(key))]
    near = [area.code for area in offered.comparators.neighbours if area.code in offered.places]
    others = [place for place in councils_of(offered.places.values()) if place.code not in {own, *near}]
    others.sort(key=lambda place: place.region)
    by_region = [(region, list(each)) for region, each in groupby(others, key=lambda place: place.region)]
    wider = [place for place in offered.places.values() if place.kind == "region" and place.code in ticked]
    return {
        "main": ticks([*((area.key, area.name) for area in main), *map(_named, wider)], ticked),
        "similar": ticks([_named(offered.places[code]) for code in near], ticked),
        "regions": [
            {
                "name": region or "No region",
                "count": count_words(len(each), "councils"),
                "ticked": sum(place.code in ticked for place in each),
                "places": ticks(map(_named, each), ticked),
            }
            for region, each in by_region
        ],
    }


def _named(place: Place) -> tuple[str, str]:
    return place.code, f"{place.name} (to {day_words(place.ended)})" if place.ended else place.name


def _listed(area: ChosenArea) -> str:
    return area.name if area.id is not None else area.in_sentence
