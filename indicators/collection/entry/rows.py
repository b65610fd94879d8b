"""One row of an entry page in words: what was typed, its result, its past, and what the checks say of it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import Typed
from indicators.amounts.changes import figure_words
from indicators.amounts.derivation import stands_alone
from indicators.amounts.typed import numbers_of, worked_out
from indicators.checks import CHECKS
from indicators.checks.facts import CheckedCell, Finding, Severity
from indicators.collection.entry.shapes import GridRow, Message, State, Versions, Written
from indicators.terms.periods import Period
from indicators.terms.targets import TargetInForce, target_now
from indicators.terms.vocabulary import COUNTS, SYMBOL_MEANINGS, FigureStatus, Symbol, Unit
from indicators.terms.wording import amount_words, behind_words, direction_words, display_value, mid_sentence

NOTHING = "–"
YOU = "You, in another window,"
_SHORT_REASONS: dict[str, str] = {
    Symbol.CONFIDENTIAL: "Hidden",
    Symbol.NOT_APPLICABLE: "Not applicable",
    Symbol.NOT_AVAILABLE: "Not available",
    Symbol.UNRELIABLE: "Too unreliable",
    Symbol.LOW: "Rounds to 0",
    Symbol.LOW_OBSOLETE: "Rounds to 0",
    Symbol.PROMISED: "Not yet available",
}
_NUMBERS = frozenset({"numerator", "denominator", "value"})
_OF_FAMILIES = frozenset(check.code for check in CHECKS if check.of_family is not None)


@dataclass(frozen=True)
class RowFacts:
    """What a row is made of beside its cell."""

    section_period: Period
    number: int
    total: int  # the number of the indicator's own row
    ref: str
    digest: str
    locked: bool
    corrects: bool
    answered: bool
    findings: Sequence[Finding] = ()
    faults: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""
    target: TargetInForce | None = None
    versions: Versions | None = None
    breakdown: str = ""
    unsaved: bool = False
    small: int = 0  # counts of children from 1 to this are hidden when published
    shared_total: str = ""
    words_before: str = ""
    said: Written = field(default_factory=Written)


def entry_row(cell: CheckedCell, facts: RowFacts) -> GridRow:
    indicator, typed = cell.indicator, cell.typed
    out_of = bool(indicator.words.denominator) and indicator.unit not in COUNTS
    value = worked_out(typed, indicator.unit)
    own = "" if cell.key.period == facts.section_period else cell.key.period.label
    messages = _messages(cell, facts)
    return GridRow(
        number=str(facts.number),
        key=str(cell.key),
        digest=facts.digest,
        ref=facts.ref,
        title=cell.category.label if cell.category else indicator.title,
        sub=_sub(cell, facts),
        name=cell.name,
        named_by=_named_by(cell, facts),
        period=own,
        is_category=cell.category is not None,
        is_locked=facts.locked,
        typed=typed,
        result=NOTHING
        if _is_wrong(facts)
        else figure_words(value, typed.symbol, indicator.unit, indicator.decimals),
        previous=_recorded(cell.previous, cell),
        year_before=_recorded(cell.year_before, cell),
        target=_target(cell, facts),
        state=_state(cell, facts),
        messages=messages,
        has_denominator=out_of or bool(typed.denominator) or not stands_alone(indicator.unit),
        has_value=indicator.unit not in COUNTS or bool(typed.value),
        value_beside=_only_results(cell),
        has_reason=facts.corrects or bool(typed.reason),
        asks=bool(typed.answer) or any(each.kind in {"query", "answered"} for each in messages),
        no_denominator="A count" if indicator.unit in COUNTS else "No denominator",
        recorded=people(typed, indicator.unit),
        versions=facts.versions,
        breakdown=facts.breakdown,
        is_unsaved=facts.unsaved,
        last_numerator=_behind(cell.previous, "numerator"),
        last_denominator=_behind(cell.previous, "denominator"),
        total=facts.shared_total,
        words_before=facts.words_before,
        said=facts.said,
        definition=_definition(cell),
    )


def _is_wrong(facts: RowFacts) -> bool:
    """Whether an error stands at the numbers themselves: what would come of them is no result."""
    return any(
        each.severity is Severity.ERROR and each.column in _NUMBERS and each.check not in _OF_FAMILIES
        for each in facts.findings
    )


def _only_results(cell: CheckedCell) -> bool:
    """Whether this figure, or the one before it, came without the numbers behind it."""
    typed, before = cell.typed, cell.previous
    if typed.value and not typed.numerator:
        return True
    return before is not None and before.amounts.value is not None and before.amounts.numerator is None


def _named_by(cell: CheckedCell, facts: RowFacts) -> str:
    titles = [f"h{facts.number}"] if cell.category is None else [f"h{facts.total}", f"h{facts.number}"]
    period = "q" if cell.key.period == facts.section_period else f"q{facts.number}"
    return " ".join([*titles, period])


def _sub(cell: CheckedCell, facts: RowFacts) -> str:
    """The direction in words and the target; nothing for a category, which stands below both."""
    if cell.category is not None:
        return ""
    target = _target(cell, facts)
    words = direction_words(cell.indicator.polarity)
    return words if target == NOTHING else f"{words}, target {target}"


def _definition(cell: CheckedCell) -> str:
    """Who is counted, out of whom."""
    words = cell.indicator.words
    counted = words.numerator
    if words.denominator:
        counted += f", out of {mid_sentence(words.denominator)}"
    return f"{counted[:1].upper()}{counted[1:]}." if cell.category is None and counted else ""


def _behind(figure: ReportedFigure | None, column: str) -> str:
    """A number of the period before: "47"; "" where it had none."""
    number = None if figure is None else getattr(figure.amounts, column)
    return "" if number is None else amount_words(number)


def _recorded(recorded: ReportedFigure | None, cell: CheckedCell) -> str:
    if recorded is None:
        return NOTHING
    return short_words(recorded.amounts.value, recorded.amounts.symbol, cell)


def short_words(value: float | None, symbol: str, cell: CheckedCell) -> str:
    """A figure in a narrow column: the number with its unit, or in a word or two why there is none."""
    if value is None:
        return _SHORT_REASONS.get(symbol, symbol) or NOTHING
    return display_value(value, cell.indicator.unit, cell.indicator.decimals)


def _target(cell: CheckedCell, facts: RowFacts) -> str:
    if facts.target is None or cell.category is not None:
        return NOTHING
    indicator = cell.indicator
    return target_now(facts.target, indicator.unit, indicator.decimals, indicator.polarity)


def people(typed: Typed, unit: Unit) -> str:
    """ "47 of 563" or "132 against 104" behind a figure; "" where only one of the two is known."""
    given = numbers_of(typed, unit).given
    if given.numerator is None or given.denominator is None:
        return ""
    return behind_words(given.numerator.value, given.denominator.value, unit)


def typed_words(typed: Typed) -> str:
    """What was typed, in one line, for choosing between two versions: "45 of 566, provisional, note: counted late"."""
    if typed.blank:
        return "Nothing"
    numbers = " of ".join(filter(None, (typed.numerator, typed.denominator)))
    parts = [
        numbers,
        f"result {typed.value}" if typed.value else "",
        SYMBOL_MEANINGS.get(typed.symbol, typed.symbol),
        "provisional" if typed.status == FigureStatus.PROVISIONAL else "",
        *(
            f"{label}: {text}"
            for label, text in (
                ("note", typed.note),
                ("answer", typed.answer),
                ("commentary", typed.commentary),
                ("reason", typed.reason),
            )
            if text
        ),
    ]
    return ", ".join(filter(None, parts))


def _messages(cell: CheckedCell, facts: RowFacts) -> list[Message]:
    found = [Message("error", words, column) for column, words in facts.faults.items()]
    for finding in facts.findings:
        error = finding.severity is Severity.ERROR
        kind = "error" if error else "answered" if facts.answered else "query"
        found.append(Message(kind, finding.words, finding.column))
    if facts.remark:
        found.insert(0, Message("remark", facts.remark))
    if small := _small_number(cell, facts.small):
        found.append(Message("small", small, "numerator"))
    return found


def _small_number(cell: CheckedCell, threshold: int) -> str:
    numerator = numbers_of(cell.typed, cell.indicator.unit).given.numerator
    if not cell.indicator.counts_children or numerator is None or not 1 <= numerator.value <= threshold:
        return ""
    return "Few children: hidden when published."


def _state(cell: CheckedCell, facts: RowFacts) -> State:
    typed = cell.typed
    queries = any(finding.severity is Severity.QUERY for finding in facts.findings)
    if facts.versions is not None:
        whose = "you in another window" if facts.versions.who == YOU else "somebody else"
        return State("error", "late", "error", f"Saved by {whose} too: choose")
    if facts.faults or any(finding.severity is Severity.ERROR for finding in facts.findings):
        return State("error", "late", "error", "Error: fix before you submit")
    if queries and not facts.answered:
        return State("query", "query", "query", "Query: needs an answer")
    if facts.locked:
        return State("locked", "done", "tick", "Recorded")
    if not typed.says_figure:
        return State("empty", "todo", "none", "Not entered yet")
    if queries:
        return State("answered", "done", "tick", "Query answered")
    if facts.corrects:
        return State("ok", "done", "tick", "Correction")
    return State("ok", "done", "tick", "No figure, with reason" if typed.symbol else "Entered")


def versions_of(mine: Typed, theirs: Typed, who: str, at: datetime) -> Versions:
    """Texts that are the same in both are left out of the words; the numbers always stand."""
    texts = ("note", "answer", "commentary", "reason")
    same = {name: "" for name in texts if getattr(mine, name) == getattr(theirs, name)}
    return Versions(
        theirs=typed_words(replace(theirs, **same)),
        mine=typed_words(replace(mine, **same)),
        who=who,
        at=at,
        digest=theirs.digest,
        typed=theirs,
    )
