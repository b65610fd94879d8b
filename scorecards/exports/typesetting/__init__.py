"""Setting an accessible PDF, PDF/UA-1 and PDF/A-2a: what the appendix and the papers of meetings share.

foundation.typ   paper, type, heads and feet, for every layout to import
text.py          which characters the typeface has, and what stands for the others
worker.py        the child process that sets one PDF and ends
tags.py          row headers, which the layout language cannot tag
render.py        one call for all of it
"""

from scorecards.exports.typesetting.render import RenderError, typeset
from scorecards.exports.typesetting.text import Cleaner

__all__ = ["Cleaner", "RenderError", "typeset"]
