"""What a figure did after a day on which something was resolved about it, by the verdict's rules. Pure.

Figures of time that lies wholly after that day are set beside those of time wholly before it; the period it fell in is
neither. It is said what came after and never why: what followed a resolution need not have come of it.
"""

from collections.abc import Sequence
from datetime import date
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
    """All of a series that decides: oldest first, as published; `edges` only of a target that is a range."""

    series: Sequence[Observation]
    basis: Basis
    unit: Unit
    decimals: int
    polarity: Polarity
    breaks: Sequence[Break] = ()
    edges: Edges | None = None

    def words(self, value: float) -> str:
        return display_value(value, self.unit, self.decimals)

    def change_of(self, series: Sequence[Observation]) -> RealChange:
        starts = [one.start for one in self.breaks]
        return real_change(
            series, self.basis, unit=self.unit, polarity=self.polarity, breaks=starts, target=self.edges
        )


class Since(NamedTuple):
    """`before` is the last period wholly before the day, None where the series begins later; `after` are those wholly
    after it. `word` stands first, `sentence` says what it rests on, `caution` what to take care with, or "".
    """

    code: SinceCode
    word: str
    sentence: str
    caution: str
    before: Period | None
    after: tuple[Period, ...]


def since(judged: Judged, day: date) -> Since:
    """What the series did after `day`. Raises ValueError for an empty series."""
    if not judged.series:
        raise ValueError("A series has at least one period")
    before = [one for one in judged.series if one.period.end < day]
    after = [one for one in judged.series if counted_from(one.period, judged.basis) > day]
    code, word, sentence = _told(judged, before, after, day)
    return Since(
        code=code,
        word=word,
        sentence=sentence,
        caution=_caution(judged.basis, after[-1].period, day) if after else "",
        before=before[-1].period if before else None,
        after=tuple(one.period for one in after),
    )


def _told(
    judged: Judged, before: Sequence[Observation], after: Sequence[Observation], day: date
) -> tuple[SinceCode, str, str]:
    if not after:
        return "early", _too_early(judged), _first_to_come(judged, day)
    why = _untestable(judged, before, after[-1])
    if why:
        return "untested", "Not tested", f"{_sentence(why)}."
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
        return "these figures begin after the meeting"
    parted = break_between(judged.breaks, before[-1].period, latest.period, judged.basis)
    if parted:
        return f"figures before the meeting cannot be compared with those after it: {parted.label}"
    return ""


def _by_chart(
    judged: Judged, before: Sequence[Observation], latest: Observation
) -> tuple[SinceCode, str, str] | None:
    """The latest beside the usual range of those before, where there are enough; None where no chart decides."""
    if judged.basis is not Basis.PERIOD or len(before) < FEWEST:
        return None
    change = judged.change_of([*before, latest])
    if change.rule not in ("process chart", "steady baseline") or change.verdict == "not tested":
        return None
    said = _of_chart if change.rule == "process chart" else _of_steady
    sentence = f"{said(judged, change, latest)}{_although(judged, change, before, latest)}."
    return change.verdict, _BY_CHART[change.verdict], sentence


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


def _by_year(
    judged: Judged, before: Sequence[Observation], after: Sequence[Observation]
) -> tuple[SinceCode, str, str]:
    """The newest figure whose own period of a year earlier lies before the meeting, beside that one."""
    chosen = [one for one in after if one.period.year_before() <= before[-1].period]
    tested = chosen[-1] if chosen else None
    if tested is None:
        return "untested", "Not tested", "No period after the meeting has one a year earlier before it."
    change = judged.change_of([one for one in judged.series if one.period <= tested.period])
    if change.verdict == "not tested" or change.rule != "year on year":
        why = change.why if change.verdict == "not tested" else "the figures do not keep to one level"
        return "untested", "Not tested", f"{_sentence(why)}."
    return change.verdict, _BY_YEAR[change.verdict], _of_year(judged, change, tested, after[-1], before)


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
    same = round_half_away(tested.value, judged.decimals) == round_half_away(change.against, judged.decimals)
    way = "higher" if tested.value > change.against else "lower"
    chance = "by more than chance explains" if change.direction else "but chance may explain it"
    said = "the same as a year earlier" if same and not change.direction else f"{way} than a year earlier"
    ending = f" ({then})" if same and not change.direction else f" ({then}), {chance}"
    last = "" if tested is latest else " That is the last period with one a year earlier before the meeting."
    return f"{named}, {said}{ending}{_although(judged, change, before, tested)}.{last}"


def _although(judged: Judged, change: RealChange, before: Sequence[Observation], tested: Observation) -> str:
    """A change one way while the figure stands the other way from the last before the meeting is not left to puzzle."""
    then = before[-1]
    if not change.direction or then.value is None or then.hidden or tested.value is None:
        return ""
    now_shown, then_shown = (round_half_away(one, judged.decimals) for one in (tested.value, then.value))
    if (now_shown - then_shown) * change.direction >= 0:
        return ""
    way = "higher" if now_shown > then_shown else "lower"
    return (
        f", though {way} than in {then.period.in_sentence}, before the meeting ({judged.words(then.value)})"
    )


def _caution(basis: Basis, latest: Period, day: date) -> str:
    """Where the latest figure also counts days before the meeting."""
    if basis is Basis.ROLLING and latest.year_before().end < day:
        return "The latest figure counts twelve months, some of them before the meeting."
    if basis is Basis.YEAR_TO_DATE and date(latest.financial_year, 4, 1) <= day:
        return "The latest figure counts from April, which was before the meeting."
    return ""


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
