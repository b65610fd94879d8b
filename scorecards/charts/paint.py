"""The colours of the charts, for the screen and for paper."""

from dataclasses import dataclass, replace
from typing import Literal

Medium = Literal["screen", "print"]

# Set in the drawings themselves only on paper: on the screen the page's stylesheet sets the system's own letters.
PRINT_FONT = "Source Sans Pro"


@dataclass(frozen=True)
class Paint:
    """One colour for each thing drawn. Contrast on white is at least 3:1 for all that carries meaning."""

    ink: str = "#1b2126"
    ink_2: str = "#48525a"
    line: str = "#6b757d"
    rule: str = "#d4dade"
    paper: str = "#fff"
    blue: str = "#12436d"  # our council
    blue_tint: str = "#e4ecf3"
    blue_half: str = "#7f9dba"  # bands between the optimum and those that are emphasised
    orange_ink: str = "#a53c00"  # a missed target
    plum: str = "#801650"  # target
    teal: str = "#1d857c"  # England
    teal_ink: str = "#136b64"
    range: str = "#e3e8ec"  # our usual range
    band: str = "#eaedef"  # half of the statistical neighbours
    band_edge: str = "#8b959c"
    leader: str = "#8b959c"


SCREEN = Paint()
# Darker, so that concern stays strongest and lines stay visible when printed in grey.
PRINT = replace(SCREEN, ink_2="#333", line="#555", orange_ink="#5c2100", leader="#777", band_edge="#777")


def paint_for(medium: Medium) -> Paint:
    return PRINT if medium == "print" else SCREEN
