"""What the page of national frameworks says of the published measures together. Pure."""

from indicators.terms.nouns import agree


def matched_words(matched: int, measures: int) -> str:
    """ "27 of 45 published measures have a place"."""
    if not measures:
        return "No measure is published yet"
    if measures == 1:
        return (
            "The one published measure has a place" if matched else "The one published measure has no place"
        )
    if not matched:
        return f"None of {measures} published measures has a place"
    return f"{matched} of {measures} published measures {agree(matched, 'has', 'have')} a place"
