"""What a figure did after a day on which something was resolved about it, by the verdict's rules. Pure.

Figures of time that lies wholly after that day are set beside those of time wholly before it; the period it fell in is
neither. It is said what came after and never why: what followed a resolution need not have come of it.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from indicators.statistics.change_words import MANY, ONE, Shown, range_words, told_range
from indicators.statistics.observations import Observation
from indicators.statistics.process_chart import FEWEST
from indicators.statistics.real_change import RealChange, real_change
from indicators.terms.periods import Period
from indicators.terms.series import Break, break_between, counted_from
from indicators.terms.targets import Edges
from indicators.terms.vocabulary import Basis, Polarity, Unit
from indicators.terms.wording import display_value, round_half_away

SinceCode = Literal["better", "worse", "up", "down", "no change", "untested", "early"]

_BY_CHART = {
    "better": "Better than before it: a real change",
    "worse": "Worse than before it: a real change",
    "up": "Higher than before it: a real change",
    "down": "Lower than before it: a real change",
    "no change": "No real change since",
}
_BY_YEAR = {
    "better": "Better than a year earlier: a real change",
    "worse": "Worse than a year earlier: a real change",
    "up": "Higher than a year earlier: a real change",
    "down": "Lower than a year earlier: a real change",
    "no change": "Level with a year earlier",
}


class Judged(NamedTuple):
    """All of a series that decides: oldest first, as published; `edges` only of a target that is a range. With `finer`
    decimals more than usual the figures are told, where it takes them to see how one stands to its target."""

    series: Sequence[Observation]
    basis: Basis
    unit: Unit
    decimals: int
    polarity: Polarity
    breaks: Sequence[Break] = ()
    edges: Edges | None = None
    finer: int = 0

    def rounded(self, value: float) -> Decimal:
        return round_half_away(value, self.decimals + self.finer)

    def words(self, value: float) -> str:
        """Every figure with the same decimals, so that none is told in two ways."""
        return display_value(value, self.unit, self.decimals + self.finer)

    def change_of(self, series: Sequence[Observation]) -> RealChange:
        starts = [one.start for one in self.breaks]
        return real_change(
            series, self.basis, unit=self.unit, polarity=self.polarity, breaks=starts, target=self.edges
        )


class Since(NamedTuple):
    """`before` is the last period wholly before the day, None where the series begins later; `after` are those wholly
    after it; `tested` is that of the figure which the verdict rests on. `word` stands first, and also alone; `sentence`
    says what it rests on. `caution` is what to take care with of the figure tested, `unlike` of the latest beside the
    last before the meeting; "" where there is nothing.
    """

    code: SinceCode
    word: str
    sentence: str
    caution: str
    unlike: str
    before: Period | None
    after: tuple[Period, ...]
    tested: Period | None


class _Told(NamedTuple):
    """`tested` is the figure that the verdict rests on, None where there is no verdict."""

    code: SinceCode
    word: str
    sentence: str
    tested: Observation | None = None


def since(judged: Judged, day: date) -> Since:
    """What the series did after `day`. Raises ValueError for an empty series."""
    if not judged.series:
        raise ValueError("A series has at least one period")
    before = [one for one in judged.series if one.period.end < day]
    after = [one for one in judged.series if counted_from(one.period, judged.basis) > day]
    told = _told(judged, before, after, day)
    counted = told.tested or (after[-1] if after else None)
    return Since(
        code=told.code,
        word=told.word,
        sentence=told.sentence,
        caution=_caution(judged.basis, counted.period, day) if counted else "",
        unlike=_unlike(judged.basis, before[-1].period, after[-1].period) if before and after else "",
        before=before[-1].period if before else None,
        after=tuple(one.period for one in after),
        tested=told.tested.period if told.tested else None,
    )


def begins_long_after(judged: Judged, day: date) -> bool:
    """Whether all of the series is of more than a year after `day`: what was known then has left it."""
    return counted_from(judged.series[0].period.year_before(), judged.basis) > day


def _told(judged: Judged, before: Sequence[Observation], after: Sequence[Observation], day: date) -> _Told:
    if not after:
        return _Told("early", _too_early(judged), _first_to_come(judged, day))
    why = _untestable(judged, before, after[-1])
    if why:
        return _Told("untested", "Not tested", f"{_sentence(why)}.")
    return _by_chart(judged, before, after[-1]) or _by_year(judged, before, after)


def _too_early(judged: Judged) -> str:
    if judged.basis is Basis.POINT:
        return "Too early to say: not counted since"
    return f"Too early to say: no full {ONE[MANY[judged.series[-1].period.frequency]]} since"


def _first_to_come(judged: Judged, day: date) -> str:
    first = Period.of(day, judged.series[-1].period.frequency)
    while counted_from(first, judged.basis) <= day:
        first = first.next()
    return f"The first figure after the meeting is that of {first.in_sentence}, which these figures do not reach yet."


def _untestable(judged: Judged, before: Sequence[Observation], latest: Observation) -> str:
    """Why no rule can set the latest figure beside those before; "" where one may."""
    if latest.hidden:
        return "the latest number is hidden so no child can be identified"
    if latest.value is None:
        return f"there is no figure for {latest.period.in_sentence}"
    if not before:
        return f"the figures shown begin with {judged.series[0].period.in_sentence}, after the meeting"
    parted = break_between(judged.breaks, before[-1].period, latest.period, judged.basis)
    if parted:
        return f"figures before the meeting cannot be compared with those after it: {parted.label}"
    return ""


def _by_chart(judged: Judged, before: Sequence[Observation], latest: Observation) -> _Told | None:
    """The latest beside the usual range of those before, where there are enough; None where no chart decides."""
    if judged.basis is not Basis.PERIOD or len(before) < FEWEST:
        return None
    change = judged.change_of([*before, latest])
    if change.rule not in ("process chart", "steady baseline") or change.verdict == "not tested":
        return None
    said = _of_chart if change.rule == "process chart" else _of_steady
    sentence = f"{said(judged, change, latest)}{_although(judged, change, before, latest)}."
    return _Told(change.verdict, _BY_CHART[change.verdict], sentence, latest)


def _of_chart(judged: Judged, change: RealChange, latest: Observation) -> str:
    assert change.limits is not None and latest.value is not None  # noqa: S101 - a chart decided
    usual = range_words(*told_range(change, judged.unit), Shown(judged.unit, judged.decimals))
    now = f"The latest figure, {judged.words(latest.value)}, is"
    of_before = f"the usual range of those before the meeting, {usual}"
    if change.limits.lower <= latest.value <= change.limits.upper:
        return f"{now} within {of_before}"
    side = "above" if latest.value > change.limits.upper else "below"
    chance = "" if change.direction else ", but with so few people chance may explain it"
    return f"{now} {side} {of_before}{chance}"


def _of_steady(judged: Judged, change: RealChange, latest: Observation) -> str:
    assert change.against is not None and latest.value is not None  # noqa: S101 - there is a level
    level, now = judged.words(change.against), judged.words(latest.value)
    if change.why == "the same as always":
        return f"The figure is {now}, as it always was before the meeting"
    chance = "by more than chance explains" if change.direction else "which may be chance"
    return f"The figure always was {level} before the meeting and is {now} now, {chance}"


def _by_year(judged: Judged, before: Sequence[Observation], after: Sequence[Observation]) -> _Told:
    """The newest figure whose own period of a year earlier lies before the meeting, beside that one. It is named with
    the verdict where later ones came: that says nothing of them."""
    chosen = [one for one in after if one.period.year_before() <= before[-1].period]
    tested = chosen[-1] if chosen else None
    if tested is None:
        why = "No period after the meeting has one a year earlier before it."
        return _Told("untested", "Not tested", why)
    change = judged.change_of([one for one in judged.series if one.period <= tested.period])
    if change.verdict == "not tested" or change.rule != "year on year":
        why = change.why if change.verdict == "not tested" else "the figures do not keep to one level"
        return _Told("untested", "Not tested", f"{_sentence(why)}.", tested)
    word = _BY_YEAR[change.verdict]
    if tested is not after[-1]:
        word = f"In {tested.period.in_sentence}, {word[:1].lower()}{word[1:]}"
    return _Told(change.verdict, word, _of_year(judged, change, tested, after[-1], before), tested)


def _of_year(
    judged: Judged,
    change: RealChange,
    tested: Observation,
    latest: Observation,
    before: Sequence[Observation],
) -> str:
    assert change.against is not None and tested.value is not None  # noqa: S101 - a year earlier is there
    then, now = judged.words(change.against), judged.words(tested.value)
    named = f"In {tested.period.in_sentence} the figure was {now}"
    same = judged.rounded(tested.value) == judged.rounded(change.against)
    way = "higher" if tested.value > change.against else "lower"
    chance = "by more than chance explains" if change.direction else "but chance may explain it"
    said = "the same as a year earlier" if same and not change.direction else f"{way} than a year earlier"
    ending = f" ({then})" if same and not change.direction else f" ({then}), {chance}"
    last = "" if tested is latest else " That is the last period with one a year earlier before the meeting."
    although = _although(judged, change, before, tested)
    sooner = "" if although else _before_it(judged, change, before[-1], tested)
    return f"{named}, {said}{ending}{although}.{sooner}{last}"


def _before_it(judged: Judged, change: RealChange, met: Observation, tested: Observation) -> str:
    """How much of a year's change was there already: `met` is the last figure before the meeting. A reader of "since"
    would take all of it to have come afterwards."""
    if not change.direction or met.value is None or met.hidden:
        return ""
    if _unlike(judged.basis, met.period, tested.period):
        return ""
    assert change.against is not None and tested.value is not None  # noqa: S101 - as for the sentence before
    sooner, whole = met.value - change.against, tested.value - change.against
    if sooner * whole <= 0 or judged.rounded(met.value) == judged.rounded(change.against):
        return ""
    part = "All" if sooner / whole >= 1 else "Most" if sooner / whole > 1 / 2 else "Part"
    what = "rise" if whole > 0 else "fall"
    return f" {part} of that {what} was before the meeting: it was {judged.words(met.value)} then."


def _although(judged: Judged, change: RealChange, before: Sequence[Observation], tested: Observation) -> str:
    """A change one way while the figure stands the other way from the last before the meeting is not left to puzzle."""
    then = before[-1]
    if not change.direction or then.value is None or then.hidden or tested.value is None:
        return ""
    if _unlike(judged.basis, then.period, tested.period):
        return ""
    now_shown, then_shown = judged.rounded(tested.value), judged.rounded(then.value)
    if (now_shown - then_shown) * change.direction >= 0:
        return ""
    way = "higher" if now_shown > then_shown else "lower"
    return (
        f", though {way} than in {then.period.in_sentence}, before the meeting ({judged.words(then.value)})"
    )


def _caution(basis: Basis, tested: Period, day: date) -> str:
    """Where the figure that is tested, or else the latest, also counts days before the meeting."""
    figure = f"The figure of {tested.in_sentence}"
    if basis is Basis.ROLLING and tested.year_before().end + timedelta(days=1) < day:
        return f"{figure} counts twelve months, which began before the meeting."
    if basis is Basis.YEAR_TO_DATE and date(tested.financial_year, 4, 1) < day:
        return f"{figure} counts from April, which was before the meeting."
    return ""


def _unlike(basis: Basis, before: Period, latest: Period) -> str:
    """Where two figures that stand side by side count from April to different times of the year."""
    same_time = latest
    while same_time > before:
        same_time = same_time.year_before()
    if basis is not Basis.YEAR_TO_DATE or same_time == before:
        return ""
    return (
        f"These figures count from April, so those of {before.in_sentence} and {latest.in_sentence} are of different "
        "parts of a year and say nothing side by side."
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
