"""By which model a page's similar councils are similar, said in one way on every page of national figures. Pure."""


def model_words(model: str, *, named_by_scorecard: bool) -> str:
    """ "Similar councils are those of model 2025, the one in use here."; "" where none is known.

    The rule is in docs/methods.md: a page of a scorecard or edition keeps to the model that one names; a page of
    national figures that belongs to none, and a scorecard that names none, use the one in use for all.
    """
    if not model:
        return ""
    why = (
        "which this scorecard keeps to: other pages may use a newer one"
        if named_by_scorecard
        else "the one in use here"
    )
    return f"Similar councils are those of model {model}, {why}."
