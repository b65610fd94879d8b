"""Figures of a council's own file: checked as rows of any file, told by their cells, kept as they were proposed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.known_indicators import Catalogue, KnownIndicator
from indicators.catalogue.versions.words import Words
from indicators.intake.history.doubts import NotExpected, expected_note, to_remember, words_said
from indicators.intake.history.presenters.sheet import sheet_and_row
from indicators.intake.history.proposed import settled_figures, tally
from indicators.intake.history.settled import Settled, check_settled
from indicators.intake.history.stored import (
    read_columns,
    read_proposal,
    read_rows,
    stored_columns,
    stored_proposal,
    stored_rows,
)
from indicators.intake.landing import Home, Incoming, Known, Outcome, SectionPeriod
from indicators.intake.whole_landing import land_whole
from indicators.layouts.proposals import (
    CellShown,
    Choice,
    ColumnShown,
    Doubt,
    DoubtKind,
    Fate,
    LeftOut,
    Proposal,
    ProposedFigure,
    RowShown,
)
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Basis, Polarity, Unit
from indicators.terms.written_periods import parse_period

Q1 = parse_period("2015/16 Q1")
TODAY = date(2026, 6, 30)


def facts(code: str = "stable") -> IndicatorFacts:
    return IndicatorFacts(
        *(1, code, Words("Stable homes"), Unit.PERCENT, 0, Polarity.HIGH, Basis.PERIOD, Frequency.QUARTER),
        *("children", True, "", "", date(2025, 1, 1)),
    )


def check(*figures: Settled):
    return check_settled(figures, Catalogue([KnownIndicator(facts(), ("Stable homes",))]))


def settled(cell: str = "Board!D8", period: str = "2015/16 Q1", **amounts) -> Settled:
    return Settled(1, cell, "Stable", "stable", period, **amounts)


def test_a_figure_is_read_with_the_cell_it_stands_in():
    (one,) = check(settled(value=84.10000000000001))
    assert not one.faults
    assert one.figure == ReportedFigure(CellKey(1, None, Q1), Amounts(None, None, 84.1), cell="Board!D8")


def test_what_is_wrong_is_told_by_the_cell_it_was_read_from():
    people = {"numerator_cell": "Board!B8", "denominator_cell": "Board!C8"}
    (above,) = check(settled(numerator=205.0, denominator=201.0, **people))
    assert above.figure is None and above.faults[0].column == "Board!B8" and above.faults[0].remedy
    _, again = check(settled(value=8.0), settled("Board!D9", value=8.0))
    assert again.faults[0].problem.startswith("Cell Board!D8 already gives")
    (share,) = check(settled(value=0.84))
    assert share.faults[0].column == "Board!D8"


def known(recorded: Typed | None = None, typed: Typed | None = None, waits: bool = False) -> Known:
    home = Home(7, "Homes", Frequency.QUARTER, parse_period("2025/26 Q1"), Frequency.QUARTER, Unit.PERCENT, 0)
    key = CellKey(1, None, Q1)
    return Known(
        TODAY,
        homes={1: home},
        recorded={} if recorded is None else {key: recorded},
        typed={} if typed is None else {key: typed},
        waiting=frozenset({SectionPeriod(7, Q1)} if waits else ()),
    )


def landed(known: Known, period: Period = Q1, says=frozenset(), **amounts) -> Outcome:
    figure = ReportedFigure(CellKey(1, None, period), Amounts(**amounts))
    return land_whole(Incoming(figure, says), known, Unit.PERCENT).outcome


def test_history_lands_wherever_nothing_is_on_its_way():
    assert landed(known(), value=8.0) is Outcome.NEW
    assert landed(Known(TODAY), parse_period("1999/00"), value=8.0) is Outcome.NEW
    assert landed(known(), parse_period("2030/31 Q1"), value=8.0) is Outcome.REFUSED
    assert landed(known(waits=True), value=8.0) is Outcome.LEFT
    assert landed(known(typed=Typed(value="9")), value=8.0) is Outcome.LEFT


def test_a_bare_value_that_is_what_stands_rounded_changes_nothing():
    stands = Typed(numerator="28", denominator="290")
    assert landed(known(stands), value=9.7) is Outcome.SAME
    assert landed(known(stands), value=9.655172413793103) is Outcome.SAME
    assert landed(known(stands), value=9.8) is Outcome.CORRECTION
    assert landed(known(stands), numerator=29.0, denominator=290.0, value=10.0) is Outcome.CORRECTION
    assert landed(known(stands), value=9.7, says={"note"}, note="Counted again") is Outcome.CORRECTION


WORDS = st.text("aB 1%!:'&<", max_size=8)
NUMBERS = st.none() | st.floats(-1e6, 1e6)
FIGURES = st.builds(
    ProposedFigure,
    *(st.none() | WORDS, WORDS, WORDS, WORDS, st.none() | WORDS, NUMBERS, NUMBERS, NUMBERS),
    *(WORDS, WORDS, st.sampled_from(["final", "provisional"]), WORDS, WORDS, WORDS),
    doubts=st.lists(WORDS, max_size=2).map(tuple),
)
DOUBTS = st.builds(
    Doubt,
    *(WORDS, st.sampled_from(DoubtKind), WORDS, WORDS, WORDS),
    choices=st.lists(st.builds(Choice, WORDS, WORDS, WORDS, st.booleans()), max_size=2).map(tuple),
    waits=st.lists(FIGURES, max_size=2).map(tuple),
    settled=WORDS,
    cells=st.lists(WORDS, max_size=2).map(tuple),
)
PROPOSALS = st.builds(
    Proposal,
    rows=st.lists(FIGURES, max_size=4).map(tuple),
    left_out=st.lists(st.builds(LeftOut, WORDS, WORDS, WORDS, st.integers(0, 9)), max_size=2).map(tuple),
    doubts=st.lists(DOUBTS, max_size=3).map(tuple),
    layout=WORDS,
)
CELLS = st.builds(CellShown, WORDS, WORDS, st.sampled_from(Fate), WORDS, WORDS, WORDS)
ROWS = st.builds(
    RowShown,
    *(st.integers(1, 99), st.lists(CELLS, max_size=3).map(tuple), WORDS, st.none() | WORDS),
    *(st.booleans(), WORDS),
)


@settings(max_examples=25)
@given(PROPOSALS, st.lists(ROWS, max_size=3).map(tuple), st.builds(ColumnShown, WORDS, WORDS, st.booleans()))
def test_what_is_kept_of_a_file_is_what_was_proposed_and_every_figure_is_counted_once(proposal, rows, column):
    assert read_proposal(stored_proposal(proposal)) == proposal
    assert read_rows(stored_rows(rows)) == rows and read_columns(stored_columns([column])) == (column,)
    counts = tally(proposal, {})
    waits = sum(len(doubt.waits) for doubt in proposal.doubts if not doubt.settled)
    assert sum(counts[:4]) == len(proposal.rows) + waits
    assert len(settled_figures(proposal, {})) == counts.come_in + counts.no_figure


def test_a_cell_names_its_sheet_and_row():
    assert sheet_and_row("Q1 2022-23!F5:F30") == ("Q1 2022-23", 5)
    assert sheet_and_row("H24") == ("", 24) and sheet_and_row("") == ("", 1)


def test_an_answer_that_names_no_measure_is_not_remembered_as_one_that_leaves_out():
    row = ProposedFigure(None, "Ours", "2015/16 Q1", "Board!C5", value=1.0, doubts=("label:Board!A5",))
    doubt = Doubt("label:Board!A5", DoubtKind.LABEL, "Board!A5", "No measure.", label="Ours")
    proposal = Proposal((row,), doubts=(doubt,))
    assert words_said(doubt, "none", proposal) is None
    assert words_said(doubt, "leave-out", proposal) == ("Ours", "")
    assert not to_remember({doubt.key: {"answer": "none"}}, proposal)


def test_what_is_not_yet_available_waits_until_somebody_says_when_it_is_expected():
    row = ProposedFigure(
        "stable", "Stable", "2015/16 Q1", "Board!C5", symbol="p", doubts=("symbol:Board!C5",)
    )
    doubt = Doubt("symbol:Board!C5", DoubtKind.SYMBOL, "Board!C5", "Says tbc.", settled="take")
    proposal = Proposal((row,), doubts=(doubt,))
    assert tally(proposal, {}).waiting == 1 and not settled_figures(proposal, {})
    for typed in ("", "soon", "2015/16 Q1", "expected 2014/15 Q4", "expected 2015/16 Q2 " + "x" * 120):
        with pytest.raises(NotExpected, match="Quarter"):
            expected_note(doubt, "take", typed, proposal)
    assert expected_note(doubt, "symbol:x", "", proposal) == ""
    note = expected_note(doubt, "take", "2015/16 Q3", proposal)
    assert note == "expected Quarter 3 2015/16"
    assert settled_figures(proposal, {doubt.key: note})[0].note == note
