"""What pages of national figures draw, kept while all it is drawn from stays as it is.

Drawing 153 councils twice, and their table, costs many times what reading them does. So the figures are read at every
visit, and what was drawn from the very same figures, words and code is shown again. Nothing has to be invalidated.
"""

from collections.abc import Callable, Hashable

from scorecards.editions.caches import kept_drawing


def kept_main(name: str, drawn_from: Hashable, draw: Callable[[], str]) -> str:
    """The main part of that name, as a template drew it. `drawn_from` must hold all that it follows from.

    Of this process alone: Python's hashes of texts differ from one process to the next.
    """
    return kept_drawing(f"{name}:{hash(drawn_from)}", draw)
