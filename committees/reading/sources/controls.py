"""Signs without a shape that come along with copied text: nothing can show them, and no Word document or database of
ours may hold them. Pure."""

import re

# Word's own for a line, a page, and a hyphen that does not break
_BREAKS = dict.fromkeys("\x0b\x0c\x1c\x1d\x85\u2028\u2029", "\n") | {"\x1e": "-"}
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# Those that turn what is read into another order than what is written
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def without_controls(text: str) -> str:
    """As long as it was, so that places in it stay: a space, a new line or a hyphen stands for each."""
    if text.isascii() and text.isprintable():
        return text
    return _TURNING.sub(" ", _CONTROLS.sub(lambda found: _BREAKS.get(found[0], " "), text))


def controls_in(text: str) -> int:
    return sum(found[0] not in _BREAKS for found in _CONTROLS.finditer(text))
