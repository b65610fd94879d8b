"""The scorecard as an accessible PDF: PDF/UA-1 and PDF/A-2a, made from the payload alone.

lengths.py    the short version of four pages, the whole, chosen sections; each in large print too
carried.py    the agenda item that an edition is before
document.py   the payload in the words and the order of the appendix
layout/       how it is set, in the layout language, on the foundation of `typesetting`
render.py     one call for all of it
"""

from scorecards.exports.appendix.carried import Carried
from scorecards.exports.appendix.lengths import BY_SLUG, LENGTHS, SHORT, WHOLE, Length
from scorecards.exports.appendix.render import TooLong, pages_of, render_appendix
from scorecards.exports.typesetting import RenderError

__all__ = [
    "BY_SLUG",
    "LENGTHS",
    "SHORT",
    "WHOLE",
    "Carried",
    "Length",
    "RenderError",
    "TooLong",
    "pages_of",
    "render_appendix",
]
