"""Plain data for the page of what is loaded."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.timezone import localtime

from accounts.models import AuditEntry, Council, User
from accounts.trail.parts import Public, read_detail
from indicators.benchmarks.loaded.ages import age_words, is_old
from indicators.benchmarks.loaded.querysets import Held, Loaded
from indicators.benchmarks.mapping import DatasetMapping
from indicators.catalogue.forms import theme_words
from indicators.models import NeighbourModel, Release
from indicators.terms.periods import day_words
from indicators.terms.wording import count_words

SEVERAL = "Several topics"
SOMEBODY_ELSE = "an officer of another council"


@dataclass(frozen=True)
class DatasetLine:
    """A dataset as it is used: `notes` say why this release, in words; `topic` is its first indicator's."""

    topic: str
    title: str
    url: str
    release: str
    notes: Sequence[str]
    latest: str
    age: str
    holds: str
    imported: str


def dataset_lines(
    loaded: Iterable[Loaded],
    datasets: Mapping[str, DatasetMapping],
    council: Council,
    people: Collection[int],
    today: date,
    themes: Mapping[str, str],
) -> list[DatasetLine]:
    """In the order of topics. `themes` has those of indicators by their codes."""
    lines = []
    for used, newest, releases in loaded:
        mapping = datasets.get(used.dataset)
        lines.append(
            DatasetLine(
                topic=topic_of(mapping, themes),
                title=mapping.title if mapping else used.dataset.capitalize(),
                url="" if used.illustrative else _url(council, used.dataset),
                release=used.label,
                notes=[*notes_of(used, newest), *([f"{releases} releases"] if releases > 1 else [])],
                latest=day_words(used.last_day) if used.last_day else "–",
                age=age_words(used.last_day, today) if used.last_day else "",
                holds=holds_words(used),
                imported=imported_words(used.imported_at, used.brought_by, people),
            )
        )
    return sorted(lines, key=lambda line: (line.topic, line.title))


def topic_of(mapping: DatasetMapping | None, themes: Mapping[str, str]) -> str:
    if mapping is None or mapping.secondary:
        return SEVERAL if mapping else theme_words("")
    return theme_words(next((themes[one.code] for one in mapping.indicators if themes.get(one.code)), ""))


def until_words(lines: Sequence[DatasetLine]) -> str:
    """ "until 31 March 2025", the last day of all of them, or that they have several."""
    days = {line.latest for line in lines}
    return f"until {days.pop()}" if len(days) == 1 and "–" not in days else "until different days"


def _url(council: Council, dataset: str) -> str:
    return reverse("indicators:national_dataset", args=[council.slug, dataset])


def notes_of(used: Release, newest: Release) -> list[str]:
    notes = []
    if used.illustrative:
        notes.append("made up")
    if used.chosen:
        notes.append(f"chosen{f': {used.chosen_why}' if used.chosen_why else ''}")
    if used.pk != newest.pk:
        notes.append(f"{newest.label} is newer")
    if used.secondary:
        notes.append("repeats other publications, so it only fills what they lack")
    return notes


def holds_words(release: Release) -> str:
    if not release.indicators_held:
        return "–"
    if not release.councils_held:
        return f"{count_words(release.indicators_held, 'indicators')}; no councils, England alone"
    councils = count_words(release.councils_held, "councils")
    held = f"{count_words(release.indicators_held, 'indicators')}; {councils} in its latest year"
    return held if release.rows_kept or release.illustrative else f"taken from its file: {held}"


def file_words(release: Release) -> str:
    """Whether its file can be read again; only figures of it may have been taken in, from wherever it is kept."""
    return "kept as it came" if release.rows_kept else "not kept here, only figures taken from it"


def imported_words(at: datetime, by: User | None, people: Collection[int]) -> str:
    """With a name where an officer did it; the page says once who did all else."""
    return f"{day_words(localtime(at))}, by {who(by, people)}" if by else day_words(localtime(at))


def who(by: User | None, people: Collection[int]) -> str:
    """People of other councils go unnamed; "" for whoever runs the service, as the page says once."""
    return "" if by is None else str(by) if by.pk in people else SOMEBODY_ELSE


@dataclass(frozen=True)
class ModelLine:
    label: str
    year: str
    councils: str
    imported: str
    used: bool
    notes: str


def model_lines(models: Iterable[NeighbourModel], used: str, people: Collection[int]) -> list[ModelLine]:
    return [
        ModelLine(
            label=one.label,
            year=str(one.year) if one.year else "–",
            councils=count_words(one.councils, "councils"),
            imported=imported_words(one.imported_at, one.brought_by, people),
            used=one.label == used,
            notes=f"chosen{f': {one.chosen_why}' if one.chosen_why else ''}" if one.chosen else "",
        )
        for one in models
    ]


@dataclass(frozen=True)
class Gap:
    """An indicator of the council's scorecards, and what is known of why it has no current national figure."""

    title: str
    code: str
    why: str


def gaps(held: Iterable[Held], datasets: Iterable[DatasetMapping], today: date) -> dict[str, list[Gap]]:
    """ "old", "not loaded" and "no source": nothing is said of what the Department may have published."""
    by_code: dict[str, list[str]] = {}
    for dataset in datasets:
        for one in dataset.indicators:
            by_code.setdefault(one.code, []).append(f"{dataset.title} ({dataset.file})")
    found: dict[str, list[Gap]] = {"old": [], "not_loaded": [], "no_source": []}
    for indicator, last_day in held:
        gap = _gap(last_day, by_code.get(indicator.code, []), today)
        if gap:
            kind, why = gap
            found[kind].append(Gap(indicator.title, indicator.code, why))
    return found


def _gap(last_day: date | None, sources: Sequence[str], today: date) -> tuple[str, str] | None:
    if last_day is not None:
        old = f"latest year ended on {day_words(last_day)}, {age_words(last_day, today)}"
        return ("old", old) if is_old(last_day, today) else None
    return ("not_loaded", " or ".join(dict.fromkeys(sources))) if sources else ("no_source", "")


@dataclass(frozen=True)
class ChangeLine:
    when: str
    who: str
    what: str
    why: str


def change_lines(entries: Iterable[AuditEntry], people: Collection[int]) -> list[ChangeLine]:
    """Of the trail only what may be read by all."""
    lines = []
    for entry in entries:
        said = {
            name: str(part.value)
            for name, part in read_detail(entry.detail).items()
            if isinstance(part, Public)
        }
        key = said.get("label") or said.get("title") or entry.subject_key
        lines.append(
            ChangeLine(
                when=day_words(localtime(entry.at)),
                who=who(entry.by, people),
                what=capfirst(f"{entry.verb}: {key}" if key else entry.verb),
                why=said.get("reason", ""),
            )
        )
    return lines
