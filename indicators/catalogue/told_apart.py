"""Measures in a list to choose from. Pure."""

from collections import Counter
from collections.abc import Mapping


def told_apart(titles: Mapping[str, str]) -> dict[str, str]:
    """By code what each is called there: its title, with the code where another has the same title."""
    alike = Counter(title.casefold() for title in titles.values())
    return {
        code: f"{title} ({code})" if alike[title.casefold()] > 1 else title for code, title in titles.items()
    }
