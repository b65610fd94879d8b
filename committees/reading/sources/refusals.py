"""Why something cannot be read as minutes, and what helps. Pure."""


class MinutesRefused(ValueError):
    """Its message is a sentence or two: what is wrong, and how to put it right."""


LARGEST_SOURCE = 10 * 1024 * 1024


def too_large() -> MinutesRefused:
    return MinutesRefused(
        "This file is larger than 10 MB: far more than minutes. Save the text alone and use that."
    )
