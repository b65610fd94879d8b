"""Once a day actions are set beside what is published."""

from committees.follow_ups.awaited.actions import close_by_figure, open_as_withdrawn
from committees.follow_ups.awaited.querysets import (
    awaiting,
    closed_by_figures,
    edition_with_figure,
    is_readable,
)


def settle_awaited() -> None:
    """First those whose edition was withdrawn are opened: a corrected one may close them again."""
    for action in closed_by_figures():
        if not is_readable(action.closed_by_edition):
            open_as_withdrawn(action=action, by=None)
    for action in awaiting():
        if edition := edition_with_figure(action):
            close_by_figure(action=action, edition=edition, by=None)
