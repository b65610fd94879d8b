"""The scorecard as an accessible PDF: PDF/UA-1 and PDF/A-2a, made from the payload alone.

document.py   the payload in the words and the order of the appendix
text.py       which characters the typeface has, and what stands for the others
layout/       how it is set, in the layout language
worker.py     the child process that sets one PDF and ends
tags.py       row headers, which the layout language cannot tag
render.py     one call for all of it
"""

from scorecards.exports.appendix.render import RenderError, render_appendix

__all__ = ["RenderError", "render_appendix"]
