"""The child process that sets one picture and ends: `python worker.py < drawing.svg > drawing.png`.

A process of its own for the reasons that the appendix has one: the typesetter keeps what it has set, and what goes
wrong takes nothing else with it. It imports nothing of the project. Text that the typeface lacks is set in those that
the typesetter brings, never in the machine's own, so that a drawing gives the same picture everywhere.
"""

import os
import resource
import sys
from pathlib import Path

import font_source_sans_pro
import typst

FONTS = Path(font_source_sans_pro.__file__).parent / "files"
MEMORY_LIMIT = 2 * 1024**3  # of address space, of which threads reserve much and use little
SECONDS_OF_WORK = 20
PIXELS_PER_INCH = 192.0  # of the 96 units of a drawing: each is two pixels
PAGE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_OF_WORK, SECONDS_OF_WORK))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
    given = {"svg": sys.stdin.buffer.read().decode("utf-8")}
    try:
        png = typst.compile(PAGE, font_paths=fonts, sys_inputs=given, format="png", ppi=PIXELS_PER_INCH)
    except (typst.TypstError, MemoryError) as problem:
        sys.stderr.write(str(problem) or "the memory set for it was not enough")
        return 1
    sys.stdout.buffer.write(png)
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing is left to do: taking the interpreter down in order would only cost time


if __name__ == "__main__":
    sys.exit(main())
