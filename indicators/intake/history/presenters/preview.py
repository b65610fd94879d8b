"""What the figures of a file would do, kind by kind, in words."""

from indicators.intake.bringing.presenters import WORDS as OF_FILES
from indicators.intake.bringing.presenters import KindWords, Words
from indicators.terms.row_kinds import Kind

WORDS: Words = {
    **OF_FILES,
    Kind.CORRECTION: KindWords(
        "Another figure stands",
        "What stands stays unless you tick the file’s figure. It then takes its place, with the reason you give.",
        "close",
    ),
    Kind.ADDED: KindWords("New", "Nothing stands recorded here yet.", "met"),
    Kind.UNCHANGED: KindWords("The same", "The file says what stands recorded.", "none"),
}
