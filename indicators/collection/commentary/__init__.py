"""Commentary: what officers say of one figure, written beside it and kept in versions."""
