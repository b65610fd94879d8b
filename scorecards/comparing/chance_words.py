"""What many tests at once would find by chance alone, told on the page that makes them. Pure."""

from indicators.terms.wording import count_words
from scorecards.statistics.against import SIGNIFICANCE

MEANING = "once in 20 times, were nothing different (p < 0.05)"


def by_chance(tests: int, what: str = "councils") -> str:
    """ "Each test may err: of 149 councils no different from ours about 7 would seem clearly so by chance alone."

    Of too few to expect one, what is expected of a hundred. "" where nothing is tested.
    """
    if not tests:
        return ""
    many = tests if tests * SIGNIFICANCE >= 1 else 100
    about = round(many * SIGNIFICANCE)
    said = f"of {count_words(many, what)} no different from ours about {about} would seem clearly so"
    return f"Each test may err: {said} by chance alone."
