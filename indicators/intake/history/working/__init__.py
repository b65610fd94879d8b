"""The jobs of a file of history, begun."""
