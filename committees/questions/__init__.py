"""Questions that members put to an item before its meeting, what officers answer, and both carried into the minutes."""
