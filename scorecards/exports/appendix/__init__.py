"""The scorecard as an accessible PDF: PDF/UA-1 and PDF/A-2a, made from the payload alone.

lengths.py    the short version of four pages, the whole, chosen sections; each in large print too
carried.py    the agenda item that an edition is before
document.py   the payload in the words and the order of the appendix
text.py       which characters the typeface has, and what stands for the others
layout/       how it is set, in the layout language
worker.py     the child process that sets one PDF and ends
tags.py       row headers, which the layout language cannot tag
render.py     one call for all of it
"""

from scorecards.exports.appendix.carried import Carried
from scorecards.exports.appendix.lengths import BY_SLUG, LENGTHS, SHORT, WHOLE, Length
from scorecards.exports.appendix.render import RenderError, TooLong, pages_of, render_appendix

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
