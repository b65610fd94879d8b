"""For every check: cells that it speaks about, and some as near to them as may be that it lets pass."""

from dataclasses import replace
from datetime import date

from indicators.amounts.cells import Typed
from indicators.checks.entry_rules import LONGEST
from indicators.terms.series import Break
from indicators.terms.vocabulary import Unit
from tests.figures import recorded
from tests.indicators.checks.checked_cells import (
    AVERAGE,
    COUNT,
    MONEY,
    NOW,
    RATE,
    SHARE,
    TO_DATE,
    cell,
    parts,
)

# Twenty quarters around 80%, as a steady service has them; the usual range is about 76% to 84%.
STEADY = [(480 + move, 600) for move in (0, 8, -4, 6, -8, 2, 9, -3, 5, -6, 1, 7, -5, 4, -2, 8, -7, 3, 0, 6)]
PROVISIONAL = recorded(NOW, 480, 600, 80.0, status="provisional")
APPROVED = recorded(NOW, 480, 600, 80.0)
DISTRIBUTION = [(66, 200), (30, 200), (68, 200), (36, 200)]

OTHER = replace(SHARE, id=2, code="reviews-on-time")

EXAMPLES = {
    "not-a-number": (
        [[cell(SHARE, "4a", "600")], [cell(SHARE, "=1+1", "600")], [cell(SHARE, "1012,345", "2000")]],
        [[cell(SHARE, "1,012", "2 000")]],
    ),
    "wrong-type": (
        [
            [cell(COUNT, "4.5")],
            [cell(COUNT, "-4")],
            [cell(SHARE, "-4", "60")],
            [cell(SHARE, "79%", "100")],
            [cell(COUNT, "£4")],
            [cell(AVERAGE, value="4%")],
        ],
        [
            [cell(COUNT, "4.0")],
            [cell(MONEY, "-4")],
            [cell(SHARE, value="79%")],
            [cell(MONEY, value="£4")],
            [cell(AVERAGE, "4.5", "2")],
        ],
    ),
    "numerator-above-denominator": (
        [[cell(SHARE, "652", "566")]],
        [[cell(SHARE, "566", "566")], [cell(RATE, "652", "566")]],
    ),
    "share-above-100": (
        [[cell(SHARE, value="100.1")]],
        [[cell(SHARE, value="100")], [cell(RATE, value="100.1")]],
    ),
    "cannot-be-worked-out": (
        [
            [cell(SHARE, "5")],
            [cell(SHARE, "0", "0")],
            [cell(AVERAGE, "5", "0")],
            [cell(SHARE, "", "0", "5")],
        ],
        [
            [cell(SHARE, "0", "5")],
            [cell(COUNT, "5")],
            [cell(SHARE, "", "5", "80")],
            [cell(SHARE, "", "5", symbol="c")],
        ],
    ),
    "value-disagrees": (
        [
            [cell(SHARE, "47", "563", "9")],
            [cell(SHARE, "47", "563", "8.34")],
            [cell(SHARE, "79", "100", "0.79")],
        ],
        [
            [cell(SHARE, "47", "563", "8")],
            [cell(SHARE, "47", "563", "8,3")],
            [cell(SHARE, "47", "563", "8.35%")],
            [cell(SHARE, "1", "200", "0.5")],
        ],
    ),
    "unknown-word": (
        [[cell(SHARE, symbol="q")], [cell(SHARE, "1", "2", status="nearly")]],
        [[cell(SHARE, symbol="z")]],
    ),
    "number-beside-symbol": (
        [[cell(SHARE, "5", symbol="c")], [cell(SHARE, "", "", "5", symbol="z")]],
        [[cell(SHARE, "", "12", symbol="c")]],
    ),
    "not-entered": (
        [[cell(SHARE)], [cell(SHARE, note="Later")], [cell(SHARE, "", "5")]],
        [[cell(SHARE, symbol="c")], [cell(SHARE, now=APPROVED)]],
    ),
    "promised-without-period": (
        [
            [cell(SHARE, symbol="p")],
            [cell(SHARE, symbol="p", note="soon")],
            [cell(SHARE, symbol="p", note="expected Quarter 4 2025/26")],
            [cell(SHARE, symbol="p", note="expected Quarter 1 2025/26")],
        ],
        [
            [cell(SHARE, symbol="p", note="Counted from June; expected Quarter 1 2026/27")],
            [cell(SHARE, symbol="p", note="expected 2026/27")],
        ],
    ),
    "not-available-without-reason": (
        [[cell(SHARE, symbol="x")], [cell(SHARE, symbol="x", note="  ")]],
        [[cell(SHARE, symbol="x", note="The system was changed")]],
    ),
    "some-bands-missing": (
        [
            parts(cell(SHARE, "104", "200"), "band", *DISTRIBUTION[:3], ()),
            parts(cell(COUNT, "10"), "breakdown", (10,), ()),
        ],
        [
            parts(cell(SHARE, "104", "200"), "band", (), (), (), ()),
            parts(cell(COUNT, "10"), "breakdown", (10,), Typed(symbol="z")),
        ],
    ),
    "bands-do-not-add-up": (
        [parts(cell(SHARE, "104", "200"), "band", *DISTRIBUTION[:3], (35, 200))],
        [
            parts(cell(SHARE, "104", "200"), "band", *DISTRIBUTION),
            parts(cell(SHARE, "104", "200"), "breakdown", *DISTRIBUTION[:3], (35, 200)),
        ],
    ),
    "correction-without-reason": (
        [
            [cell(SHARE, "481", "600", now=APPROVED)],
            [cell(SHARE, symbol="c", now=APPROVED)],
            [cell(SHARE, "480", "600", note="New", now=APPROVED)],
        ],
        [
            [cell(SHARE, "481", "600", now=APPROVED, reason="A late return")],
            [cell(SHARE, "480", "600", now=APPROVED)],
            [cell(SHARE, "480", "600", "80%", now=APPROVED)],
        ],
    ),
    "text-too-long": (
        [
            [cell(SHARE, "1", "2", **{column: "a " * longest})]
            for column, longest in LONGEST.items()
            if column not in ("numerator", "denominator", "value")
        ],
        [
            [
                cell(
                    SHARE,
                    "1",
                    "2",
                    note="a" * 500,
                    answer="a" * 500,
                    reason="aa " * 100,
                    commentary="a" * 3000,
                )
            ]
        ],
    ),
    "zero-where-never-one": (
        [[cell(COUNT, "0", past=[20, 25, 22, 24])], [cell(SHARE, "0", "600", past=STEADY)]],
        [
            [cell(COUNT, "0", past=[20, 25, 22])],
            [cell(COUNT, "0", past=[20, 25, 0, 24, 26])],
            [cell(COUNT, "0", past=[1, 2, 2, 1, 3])],
            [cell(COUNT, "1", past=[20, 25, 22, 24])],
        ],
    ),
    "outside-limits": (
        [
            [cell(SHARE, "420", "600", past=STEADY)],
            [cell(SHARE, "540", "600", past=STEADY)],
            [cell(SHARE, "420", "600", past=STEADY[:10])],
            [cell(TO_DATE, "420", "600", past=STEADY)],
            [cell(SHARE, "80", "200", past=[(200, 200)] * 12)],
        ],
        [
            [cell(SHARE, "485", "600", past=STEADY)],
            [cell(SHARE, "485", "600", past=STEADY[:10])],
            [cell(TO_DATE, "485", "600", past=STEADY)],
            [cell(SHARE, "420", "600", past=STEADY[:3])],
            [cell(SHARE, "4", "5", past=[(3, 5), (2, 5)] * 6)],
            [cell(SHARE, "420", "600", past=STEADY, breaks=[Break(date(2026, 2, 1), "A new system")])],
            [cell(SHARE, "420", "600", past=STEADY, breaks=[Break(date(2025, 7, 1), "A new system")])],
        ],
    ),
    "jump-in-points": (
        [[cell(SHARE, "480", "600", past=[(400, 600)])], [cell(SHARE, value="80", past=[(400, 600)])]],
        [
            [cell(SHARE, "430", "600", past=[(400, 600)])],
            [cell(SHARE, "8", "10", past=[(6, 10)])],
            [cell(SHARE, "480", "600")],
            [cell(SHARE, "480", "600", past=[(400, 600)], breaks=[Break(date(2026, 1, 1), "A new system")])],
        ],
    ),
    "jump-in-per-cent": (
        [
            [cell(COUNT, "700", past=[500])],
            [cell(AVERAGE, value="25", past=[18])],
            [cell(RATE, "700", "60000", past=[(500, 60000)])],
        ],
        [
            [cell(COUNT, "600", past=[500])],
            [cell(COUNT, "9", past=[5])],
            [cell(RATE, "9", "60000", past=[(5, 60000)])],
            [cell(AVERAGE, value="20", past=[18])],
        ],
    ),
    "differs-from-sum": (
        [
            parts(cell(SHARE, "104", "200"), "breakdown", (34, 52), (26, 44), (23, 40), (15, 44), (5, 20)),
            parts(cell(COUNT, "100"), "breakdown", (60,), (41,)),
        ],
        [
            parts(cell(SHARE, "104", "200"), "breakdown", (34, 52), (26, 44), (23, 40), (15, 44), (6, 20)),
            parts(cell(COUNT, "100"), "breakdown", (60,), (40,)),
        ],
    ),
    "same-as-last": (
        [[cell(SHARE, "47", "563", past=[(47, 563)])]],
        [
            [cell(SHARE, "47", "564", past=[(47, 563)])],
            [cell(SHARE, "3", "4", past=[(3, 4)])],
            [cell(COUNT, "47", past=[47])],
        ],
    ),
    "falls-within-year": (
        [
            [cell(TO_DATE, "30", "560", past=[(31, 550)])],
            [cell(TO_DATE, "32", "540", past=[(31, 550)])],
            [cell(replace(TO_DATE, unit=Unit.COUNT), "30", past=[31])],
        ],
        [[cell(TO_DATE, "31", "550", past=[(31, 550)])], [cell(SHARE, "30", "560", past=[(31, 550)])]],
    ),
    "looks-like-fraction": (
        [
            [cell(SHARE, value="0.79")],
            [cell(SHARE, value="0,79")],
            [cell(SHARE, value="1", past=[(400, 600)])],
        ],
        [
            [cell(SHARE, value="79")],
            [cell(SHARE, value="0")],
            [cell(SHARE, value="0.79", past=[(5, 600), (4, 600)])],
            [cell(AVERAGE, value="0.79")],
        ],
    ),
    "unusual-denominator": (
        [
            [cell(RATE, "60000", "566", past=[(560, 60000)] * 3)],
            [cell(SHARE, "47", "5630", past=[(47, 563), (45, 560), (50, 566)])],
            [cell(SHARE, "47", "56", past=[(47, 563), (45, 560), (50, 566)])],
        ],
        [
            [cell(SHARE, "47", "700", past=[(47, 563), (45, 560), (50, 566)])],
            [cell(SHARE, "47", "5630", past=[(47, 563), (45, 560)])],
            [cell(SHARE, "2", "9", past=[(1, 4), (1, 5), (2, 4)])],
        ],
    ),
    "far-from-provisional": (
        [[cell(SHARE, "400", "600", now=PROVISIONAL, reason="Late returns")]],
        [
            [cell(SHARE, "470", "600", now=PROVISIONAL, reason="Late returns")],
            [cell(SHARE, "400", "600", now=PROVISIONAL, status="provisional", reason="Came late")],
            [cell(SHARE, "400", "600", now=APPROVED, reason="Came late")],
        ],
    ),
    "another-total": (
        [[cell(SHARE, "5", "216", past=[(4, 566)]), cell(OTHER, "5", "210", past=[(6, 566)])]],
        [
            [cell(SHARE, "5", "210", past=[(4, 566)]), cell(OTHER, "5", "210", past=[(6, 566)])],
            [cell(SHARE, "5", "216", past=[(4, 566)]), cell(OTHER, "5", "210", past=[(6, 210)])],
        ],
    ),
    "few-children-in-words": (
        [
            [cell(SHARE, "1", "2", commentary="Three children moved.")],
            [cell(SHARE, "1", "2", note="2 care leavers are missing")],
            [cell(SHARE, now=APPROVED, commentary="Two children moved.")],
        ],
        [
            [cell(SHARE, "1", "2", commentary="A small number of children moved in three homes.")],
            [cell(SHARE, "1", "2", commentary="Nine children moved.")],
        ],
    ),
}
