"""What meetings said and resolved about a measure: listed, and marked on its trend chart and in its table. Pure.

A published chart is kept as it was drawn; minutes are published later. What was said is therefore put in when the page
is read, into the places that the kept page has for it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from indicators.terms.periods import Period, day_words
from scorecards.charts import DRAWN_HERE, Disc, Drawing, Lane, discs_for, draw_discs, lane_of, trend
from scorecards.editions.measures.chart_files import MeasureChart, marked_line
from scorecards.editions.measures.since import SinceShown, since_shown
from scorecards.payload import Discussed, RowShown, Said

IN_THE_TABLE = re.compile(r"<!--said in ([\w-]+)-->")
LABELLED = 'aria-label="'
LATER = "After its last point"
MOST_SINCE = 3  # the last resolutions that are looked back on
KINDS = {"questions": ("question", "answer"), "resolutions": ("resolution",), "actions": ("action",)}
NAMES = {"question": "question", "resolution": "resolution", "action": "action"}


@dataclass(frozen=True)
class Met:
    """One item of a meeting. `letter` is that of its mark, "" where the chart does not reach its day; `later`: it came
    after the chart ends."""

    letter: str
    square: bool
    later: bool
    day: date
    when: str
    meeting: str
    url: str
    what: str  # "resolution 7(b), question, action"
    said: list[Said]


@dataclass(frozen=True)
class SinceMet:
    """What the measure did since something was resolved there."""

    met: Met
    resolved: list[Said]
    since: SinceShown


def marked(discussed: Sequence[Discussed], lane: Lane | None) -> list[Disc]:
    return discs_for(days_of(discussed), lane) if lane else []


def days_of(discussed: Sequence[Discussed]) -> dict[date, bool]:
    """By day of a meeting whether something was resolved there."""
    days: dict[date, bool] = {}
    for one in discussed:
        day = date.fromisoformat(one["date"])
        days[day] = days.get(day, False) or bool(resolutions_in(one))
    return days


def resolutions_in(one: Discussed) -> list[Said]:
    """What was carried: what was lost or withdrawn was not resolved."""
    return [said for said in one["said"] if said["kind"] == "resolution" and not said["state"]]


def listed(discussed: Sequence[Discussed], lane: Lane | None, only: str = "") -> list[Met]:
    """As they come, each with its mark's letter. `only`: "questions", "resolutions", "actions"; else everything."""
    discs = {disc.day: disc for disc in marked(discussed, lane)}
    kinds = KINDS.get(only)
    found = []
    for one in discussed:
        said = [each for each in one["said"] if kinds is None or each["kind"] in kinds]
        if said or kinds is None:
            found.append(_met(one, said, discs.get(date.fromisoformat(one["date"])), lane))
    return found


def met_on_chart(discussed: Sequence[Discussed], lane: Lane | None) -> list[Met]:
    """Those with a mark, and those that came after the chart's end, oldest first."""
    return [one for one in listed(discussed, lane)[::-1] if one.letter or one.later] if lane else []


def _met(one: Discussed, said: list[Said], disc: Disc | None, lane: Lane | None) -> Met:
    day = date.fromisoformat(one["date"])
    return Met(
        letter=disc.letter if disc else "",
        square=disc.resolved if disc else False,
        later=lane is not None and day.toordinal() > lane["last"],
        day=day,
        when=day_words(day),
        meeting=f"{one['meeting']}, {one['item'].lower()}{shared_words(one)}",
        url=one["url"],
        what=what_words(one["said"]),
        said=said,
    )


def shared_words(one: Discussed) -> str:
    """What was resolved at an item about several measures need not be about this one alone."""
    return f", about {one['measures']} measures" if one.get("measures", 1) > 1 else ""


def what_words(said: Sequence[Said]) -> str:
    """ "resolutions 7(b) and 7(c), question, action": each once, a decision first."""
    labels = dict.fromkeys(each["label"].lower() for each in said if each["kind"] == "resolution")
    numbers = [
        number for name, _, number in (label.partition(" ") for label in labels) if name == "resolution"
    ]
    if all(numbers) and len(numbers) == len(labels) > 1:
        labels = {f"resolutions {', '.join(numbers[:-1])} and {numbers[-1]}": None}
    others = [NAMES[kind] for kind in ("question", "action") if any(one["kind"] == kind for one in said)]
    return ", ".join([*labels, *others])


def counted(discussed: Sequence[Discussed]) -> str:
    """ "4 meetings, 3 questions, 2 resolutions, 3 actions"."""
    said: list[str] = [each["kind"] for one in discussed for each in one["said"]]
    counts = [(len({(one["date"], one["meeting"]) for one in discussed}), "meeting")]
    counts += [(said.count(kind), name) for kind, name in NAMES.items()]
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)


def since_each(row: RowShown, found: Sequence[Met], discussed: Sequence[Discussed]) -> list[SinceMet]:
    """What the measure did since each of the last resolutions, newest first."""
    shown: list[SinceMet] = []
    for met, one in zip(found, discussed, strict=True):
        resolved = resolutions_in(one)
        since = since_shown(row, met.day) if resolved and len(shown) < MOST_SINCE else None
        if since:
            shown.append(SinceMet(met, resolved, since))
    return shown


def trend_with(
    row: RowShown, own_name: str, chart: MeasureChart, discussed: Sequence[Discussed]
) -> MeasureChart:
    """The trend as a file, picture or figures, with the meetings that are known by now."""
    lane = lane_of(row, medium="print")
    shown = met_on_chart(discussed, lane)
    if lane is None or not shown:
        return chart
    marks = tuple(f"{one.letter or LATER}: {one.when}, {one.what}" for one in shown)
    discs = draw_discs(marked(discussed, lane), lane, "print")
    lines = [
        marked_line("Meeting", one.day.isoformat(), one.letter, f"{one.meeting}: {one.what}") for one in shown
    ]

    def drawing() -> Drawing:
        drawn = trend(row, own_name, medium="print", lane=True)
        return Drawing(drawn.svg.replace(DRAWN_HERE, discs), drawn.alt)

    return chart._replace(drawing=drawing, marks=marks + chart.marks, lines=lambda: [*chart.lines(), *lines])


def with_marks(html: str, lanes: Sequence[Lane], discussed: Sequence[Discussed]) -> str:
    """The page's main part with marks in its drawings, which keep their places in the order of `lanes`, in the words
    that stand for them, and in the table behind them."""
    words = alt_words(discussed, lanes[0]) if lanes else ""
    for lane in lanes:
        before, _, after = html.partition(DRAWN_HERE)
        if words:
            head, labelled, rest = before.rpartition(LABELLED)
            alt, _, rest = rest.partition('"')
            before = f'{head}{labelled}{alt} {escape(words)}"{rest}'
        html = before + draw_discs(marked(discussed, lane), lane) + after
    in_table = table_words(discussed, lanes[0]) if lanes else {}
    html = IN_THE_TABLE.sub(lambda place: _in_period(in_table, place[1]), html)
    return html.replace(DRAWN_HERE, "")


def alt_words(discussed: Sequence[Discussed], lane: Lane) -> str:
    """ "Marked: A, 10 December 2024, resolution 7(b); B, ...": what a listener has in place of the letters."""
    said = [f"{letter}, {words}" for letter, words in _by_letter(discussed, lane).values()]
    return f"Marked: {'; '.join(said)}." if said else ""


def table_words(discussed: Sequence[Discussed], lane: Lane) -> dict[date, str]:
    """By day, also those without a mark: a row may begin before the first point that is drawn."""
    plain = {day: f"{day_words(day)}, {what_words(_said_on(day, discussed))}" for day in days_of(discussed)}
    lettered = _by_letter(discussed, lane).items()
    found = plain | {day: f"{letter}: {words}" for day, (letter, words) in lettered}
    return dict(sorted(found.items()))


def _by_letter(discussed: Sequence[Discussed], lane: Lane) -> dict[date, tuple[str, str]]:
    """By day, oldest first: the letter of its mark, and day and what in words."""
    said = {disc: _said_on(disc.day, discussed) for disc in marked(discussed, lane)}
    return {
        disc.day: (disc.letter, f"{day_words(disc.day)}, {what_words(each)}") for disc, each in said.items()
    }


def _said_on(day: date, discussed: Sequence[Discussed]) -> list[Said]:
    return [each for one in discussed if one["date"] == day.isoformat() for each in one["said"]]


def _in_period(words: dict[date, str], code: str) -> str:
    period = Period.from_code(code)
    within = [said for day, said in words.items() if period.start <= day <= period.end]
    return "".join(f'<span class="sub">{escape(said)}</span>' for said in within)
