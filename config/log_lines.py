"""One line of the log for each thing that happened, whatever stands in it. Pure."""

import logging
import re

# What ends a line for some program that reads logs, and what moves a terminal's cursor
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


class OneLine(logging.Formatter):
    """Tracebacks stay as they are, below their line."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        return in_one_line(super().formatMessage(record))


def in_one_line(text: str) -> str:
    """With the code in place of each such character, so that nobody writes a line of the log by what they send."""
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
